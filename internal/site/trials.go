package site

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/registry"
	"rettesnor/wizard"
)

// A trial is a case that a rule or an amount is tried on. They stand in
// content/data/trials.yaml: one case, and for each trial what is changed in it
// and what the engine must say. The build fails where it says something else,
// and the rule's page shows them.
//
//	case:
//	  clocks: {ansoegning: "2024-05-01"}
//	  facts: {barn.foedselsdato: "2016-03-04"}
//	trials:
//	  - {of: bl85.alder-ansoegning, set: {barn.foedselsdato: "2006-05-01"}, says: ikke-opfyldt, name: "Barnet fylder 18 samme dag"}
//	  - {of: tabt-arbejdsfortjeneste.brutto, set: {ta.bruttoloen: "30000"}, says: "16216.22"}
type trial struct {
	line           int
	of, says, name string
	set            []trialChange
}

type trialChange struct{ id, value string }

// trials are those that hold, by rule or amount, and the case they change.
type trials struct {
	on wizard.Case
	of map[string][]trial
}

const trialsFile = dataDir + "trials.yaml"

// readTrials gives the case that all of them change, and the trials.
func readTrials(text []byte, out *[]Problem) (base []trialChange, all []trial) {
	r := registry.Reader{File: trialsFile, Out: out}
	n := r.Root(text)
	if n == nil {
		return nil, nil
	}
	r.Mapping(n, registry.Table{
		"case": func(n *yaml.Node) string {
			r.Mapping(n, registry.Table{"clocks": asChanges(&base), "facts": asChanges(&base)})
			return ""
		},
		"trials": func(n *yaml.Node) string {
			r.List(n, func(item *yaml.Node) {
				t := trial{line: item.Line}
				r.Mapping(item, registry.Table{"of": registry.AsText(&t.of), "says": registry.AsText(&t.says), "name": registry.AsText(&t.name), "set": asChanges(&t.set)})
				all = append(all, t)
			})
			return ""
		},
	})
	return base, all
}

func asChanges(to *[]trialChange) registry.Setter {
	return func(n *yaml.Node) string {
		if n.Kind != yaml.MappingNode {
			return "skal være navne og svar, for eksempel {barn.hjemmeboende: nej}"
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i+1].Kind != yaml.ScalarNode {
				return "har et svar, der ikke er en enkelt værdi: " + n.Content[i].Value
			}
			*to = append(*to, trialChange{n.Content[i].Value, n.Content[i+1].Value})
		}
		return ""
	}
}

// applied gives the case with the changes, and what is wrong with them.
func applied(base, set []trialChange) (c wizard.Case, wrong string) {
	all := slices.Clone(base)
	for _, s := range set {
		all = slices.DeleteFunc(all, func(b trialChange) bool { return b.id == s.id })
		if s.value != "" {
			all = append(all, s)
		}
	}
	for _, a := range all {
		if problem := c.Set(a.id, a.value); problem != "" {
			return c, a.id + ": " + problem
		}
	}
	return c, ""
}

// tryRules runs the trials and keeps those that hold for the rules' pages.
func (b *build) tryRules() {
	text, ok := b.content[trialsFile]
	if !ok {
		return
	}
	base, all := readTrials(text, &b.problems)
	b.trials.of = map[string][]trial{}
	var wrong string
	if b.trials.on, wrong = applied(base, nil); wrong != "" {
		b.problems = append(b.problems, Problem{File: trialsFile, Line: 1, Message: "sagen kan ikke bruges: " + wrong})
		return
	}
	for _, t := range all {
		message, hint := b.tried(base, t)
		if message != "" {
			b.problems = append(b.problems, Problem{File: trialsFile, Line: t.line, Message: message, Hint: hint})
			continue
		}
		b.trials.of[t.of] = append(b.trials.of[t.of], t)
	}
}

// tried says what is wrong with a trial, or nothing.
func (b *build) tried(base []trialChange, t trial) (message, hint string) {
	known := append(ruleIDs(), amountIDs()...)
	if !slices.Contains(known, t.of) {
		return "ukendt regel eller beløb: " + t.of, didYouMean(t.of, known)
	}
	c, wrong := applied(base, t.set)
	if wrong != "" {
		return "prøven kan ikke bruges: " + wrong, ""
	}
	said := "intet"
	for _, f := range b.engine.model.Eval(c, nil).Findings {
		if name, ok := strings.CutPrefix(t.of, f.ID+"."); ok {
			if value, ok := amountValue(f, name, ""); ok {
				said = value
			}
		}
		for _, l := range f.Trace {
			if (l.Rule == t.of || slices.Contains(l.Of, t.of)) && l.IsVerdict {
				said = l.Verdict.String()
			}
		}
	}
	if said != t.says {
		return "prøven venter " + t.says + ", men motoren siger " + said, "er reglen eller satsen ændret, så ret prøven; ellers er der en fejl i reglen"
	}
	return "", ""
}

func amountIDs() []string {
	var ids []string
	for _, id := range wizard.FindingIDs() {
		for _, n := range wizard.AmountsOf(id) {
			ids = append(ids, id+"."+n.Name)
		}
	}
	return ids
}

// trialsOf lists the trials of a rule or an amount; fact is what the rule asks
// about, if it asks.
func (b *build) trialsOf(w *prose, id, fact string) {
	all := b.trials.of[id]
	if len(all) == 0 {
		return
	}
	w.WriteString("<details><summary>Prøver</summary>\n")
	var items []string
	for _, t := range all {
		var told []string
		c := b.trials.on
		for _, s := range t.set {
			if s.value == "" {
				told = append(told, wizard.Short(s.id)+": ikke oplyst")
				continue
			}
			if c.Set(s.id, s.value) == "" {
				told = append(told, wizard.Short(s.id)+": "+c.Told(s.id))
			}
		}
		text := strings.Join(told, "; ")
		switch {
		case t.name != "" && text != "":
			text = t.name + " (" + text + ")"
		case t.name != "":
			text = t.name
		case text == "" && b.trials.on.Told(fact) != "":
			text = wizard.Short(fact) + ": " + b.trials.on.Told(fact)
		case text == "":
			text = "Sagen, som den er"
		}
		says := t.says
		if v, ok := wizard.ParseVerdict(says); ok {
			says = v.Words()
		} else {
			says = inKroner(says)
		}
		items = append(items, html.EscapeString(upperFirst(text))+": <strong>"+html.EscapeString(says)+"</strong>")
	}
	w.list(items)
	w.WriteString("</details>\n")
}

// inKroner writes 100.00-200.00 as people read it.
func inKroner(amount string) string {
	lo, hi, ranged := strings.Cut(amount, "-")
	kr := func(s string) string {
		whole, oere, _ := strings.Cut(s, ".")
		n, _ := strconv.ParseInt(whole, 10, 64) // amountValue wrote it
		return thousands(n) + "," + oere + " kr."
	}
	switch {
	case !ranged:
		return kr(lo)
	case hi == "":
		return "mindst " + kr(lo)
	}
	return "mellem " + kr(lo) + " og " + kr(hi)
}
