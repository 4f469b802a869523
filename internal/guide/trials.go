package guide

import (
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// trials are those of trials.yaml that hold, by rule or amount, and the case
// they change. The build fails where the engine says something else than one
// of them, and the rule's page shows them.
type trials struct {
	on wizard.Case
	of map[string][]registry.Trial
}

const trialsFile = registry.Dir + "trials.yaml"

// applied gives the case with the changes, and what is wrong with them.
func (e *engine) applied(base, set registry.Answers) (c wizard.Case, wrong string) {
	all := slices.Clone(base)
	for _, s := range set {
		all = slices.DeleteFunc(all, func(b registry.Answer) bool { return b.ID == s.ID })
		if s.Value != "" {
			all = append(all, s)
		}
	}
	for _, a := range all {
		if problem, ok := c.Set(a.ID, a.Value); !ok {
			return c, a.ID + ": " + e.model.Say(problem)
		}
	}
	return c, ""
}

// tryRules runs the trials and keeps those that hold for the rules' pages.
func (b *builder) tryRules() {
	text, ok := b.Content[trialsFile]
	if !ok {
		return
	}
	read := registry.ReadTrials(trialsFile, text, &b.Problems)
	base := slices.Concat(read.Case.Clocks, read.Case.Facts)
	b.trials.of = map[string][]registry.Trial{}
	var wrong string
	if b.trials.on, wrong = b.engine.applied(base, nil); wrong != "" {
		b.Problems = append(b.Problems, site.Problem{File: trialsFile, Line: 1, Message: "sagen kan ikke bruges: " + wrong})
		return
	}
	for _, t := range read.Trials {
		message, hint := b.tried(base, t)
		if message != "" {
			b.Problems = append(b.Problems, site.Problem{File: trialsFile, Line: t.Line, Message: message, Hint: hint})
			continue
		}
		b.trials.of[t.Of] = append(b.trials.of[t.Of], t)
	}
}

// tried says what is wrong with a trial, or nothing.
func (b *builder) tried(base registry.Answers, t registry.Trial) (message, hint string) {
	known := append(ruleIDs(), amountIDs()...)
	if !slices.Contains(known, t.Of) {
		return "ukendt regel eller beløb: " + t.Of, suggest.DidYouMean(t.Of, known)
	}
	c, wrong := b.engine.applied(base, t.Set)
	if wrong != "" {
		return "prøven kan ikke bruges: " + wrong, ""
	}
	said := "intet"
	for _, f := range b.engine.model.Eval(c, nil).Findings {
		if name, ok := strings.CutPrefix(t.Of, f.ID+"."); ok {
			if value, ok := amountValue(f, name, ""); ok {
				said = value
			}
		}
		for _, l := range f.Trace {
			if (l.Rule == t.Of || slices.Contains(l.Of, t.Of)) && l.Kind == wizard.Reason {
				said = l.Verdict.String()
			}
		}
	}
	if said != t.Says {
		return "prøven venter " + t.Says + ", men motoren siger " + said, "er reglen eller satsen ændret, så ret prøven; ellers er der en fejl i reglen"
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

// trialView is a trial: what it changes, and the verdict or the amount that it
// holds the engine to.
type trialView struct{ Text, Verdict, Amount string }

// trialsOf lists the trials of a rule or an amount; fact is what the rule asks
// about, if it asks.
func (b *builder) trialsOf(id, fact string) (all []trialView) {
	for _, t := range b.trials.of[id] {
		v := trialView{Text: danish.UpperFirst(b.trialText(t, fact))}
		if verdict, ok := wizard.ParseVerdict(t.Says); ok {
			v.Verdict = verdict.String()
		} else {
			v.Amount = inKroner(b.Words, t.Says)
		}
		all = append(all, v)
	}
	return all
}

func (b *builder) trialText(t registry.Trial, fact string) string {
	var told []string
	c := b.trials.on
	for _, s := range t.Set {
		if s.Value == "" {
			told = append(told, b.engine.model.Short(s.ID)+": "+b.Words.Say("side.proeve.ikke-oplyst"))
			continue
		}
		if _, ok := c.Set(s.ID, s.Value); !ok {
			continue
		}
		if first, ok := wizard.ParseMonth(s.Value); ok && s.ID == "bevilling" { // no question asks for it
			told = append(told, b.Words.Say("side.proeve.bevilling", words.In("maaned", first)))
			continue
		}
		told = append(told, b.engine.model.Short(s.ID)+": "+b.engine.model.Told(&c, s.ID))
	}
	text := strings.Join(told, "; ")
	switch {
	case t.Name != "" && text != "":
		return t.Name + " (" + text + ")"
	case t.Name != "" || text != "":
		return t.Name + text
	case b.engine.model.Told(&b.trials.on, fact) != "":
		return b.engine.model.Short(fact) + ": " + b.engine.model.Told(&b.trials.on, fact)
	}
	return b.Words.Say("side.proeve.som-den-er")
}

// inKroner writes 100.00-200.00 as people read it.
func inKroner(s *site.Sayings, amount string) string {
	lo, hi, ranged := strings.Cut(amount, "-")
	kr := func(name, s string) words.Arg {
		whole, oere, _ := strings.Cut(s, ".")
		n, _ := strconv.ParseInt(whole+oere, 10, 64) // amountValue wrote it
		return words.Kr(name, n)
	}
	switch {
	case !ranged:
		return s.Say("side.proeve.beloeb", kr("lo", lo))
	case hi == "":
		return s.Say("side.proeve.mindst", kr("lo", lo))
	}
	return s.Say("side.proeve.mellem", kr("lo", lo), kr("hi", hi))
}
