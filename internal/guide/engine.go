package guide

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard"
)

// engine is the wizard as the site sees it.
type engine struct {
	model     *wizard.Model
	provision func(id string) ProvisionView
	layouts   *site.Templates
}

func newEngine(b *builder) *engine {
	return &engine{model: wizard.New(b.reg.rates, b.reg.words), provision: b.provision, layouts: b.Templates}
}

func (b *builder) provision(id string) ProvisionView {
	v := ProvisionView{ID: id, Name: b.reg.provisionName(id)}
	if p, ok := b.reg.Provisions[id]; ok {
		v.Text, v.URL, v.From = p.Text, b.reg.Sources[p.Source].URL(), b.Words.Date(p.From)
	}
	return v
}

// expectation is what a worked example claims: finding.amount = value, with
// .lo, .hi or .best behind the amount for one end, or finding = verdict.
var expectation = regexp.MustCompile(`^forventer:\s*([a-z0-9-]+)(?:\.([a-z0-9-]+))?(?:\.(lo|hi|best))?\s*=\s*(\S+)\s*$`)

// example evaluates a worked example and prints its sum and its reasons, for
// the findings that it claims something about, or else for all.
func (e *engine) example(ex markdown.Example) (string, []markdown.Problem) {
	var problems []markdown.Problem
	fail := func(line int, message, hint string) {
		problems = append(problems, markdown.Problem{Line: line, Message: message, Hint: hint})
	}
	type claim struct {
		line                         int
		finding, amount, part, value string
	}
	var claims []claim
	src, line := ex.Source, ex.Line
	for {
		first, rest, _ := bytes.Cut(src, []byte("\n"))
		text := strings.TrimSpace(string(first))
		if text != "" && !strings.HasPrefix(text, "forventer:") || len(src) == 0 {
			break
		}
		if text != "" {
			if m := expectation.FindStringSubmatch(text); m != nil {
				claims = append(claims, claim{line, m[1], m[2], m[3], m[4]})
			} else {
				fail(line, "forventningen kan ikke læses: "+text, "skriv for eksempel forventer: tabt-arbejdsfortjeneste.brutto = 19052.43")
			}
		}
		src, line = rest, line+1
	}
	c, found, readable := e.model.ParseCase(src)
	for _, p := range found {
		at, message := line, e.model.Say(p.Msg)
		if p.ID != "" {
			if i := bytes.Index(src, []byte(`"`+p.ID+`"`)); i >= 0 {
				at += bytes.Count(src[:i], []byte("\n"))
			}
			message = p.ID + ": " + message
		}
		fail(at, "eksemplets sag: "+message, "")
	}
	if !readable || len(found) > 0 {
		return "", problems
	}
	result := e.model.Eval(c, nil)
	for _, p := range result.Problems {
		fail(line, "eksemplets sag: "+p.ID+": "+e.model.Say(p.Msg), "")
	}
	findings := map[string]wizard.Finding{}
	for _, f := range result.Findings {
		findings[f.ID] = f
	}
	for _, cl := range claims {
		f, ok := findings[cl.finding]
		if !ok {
			fail(cl.line, "ukendt svar: "+cl.finding, suggest.DidYouMean(cl.finding, keysOf(findings)))
			continue
		}
		got := f.Verdict.String()
		if cl.amount != "" {
			if got, ok = amountValue(f, cl.amount, cl.part); !ok {
				var names []string
				for _, a := range f.Amounts {
					names = append(names, a.Name)
				}
				fail(cl.line, "svaret "+cl.finding+" har ikke beløbet "+cl.amount, "det har: "+strings.Join(names, ", "))
				continue
			}
		}
		if got != cl.value {
			fail(cl.line, fmt.Sprintf("eksemplet forventer %s, men motoren siger %s", cl.value, got), "er reglen eller satsen ændret, så ret teksten og forventningen")
		}
	}
	claimed := map[string]bool{}
	for _, cl := range claims {
		claimed[cl.finding] = true
	}
	if len(claimed) > 0 {
		result.Findings = slices.DeleteFunc(result.Findings, func(f wizard.Finding) bool { return !claimed[f.ID] })
	}
	printed, err := e.layouts.Part("receipts", e.receipts(result))
	if err != nil {
		fail(line, err.Error(), "")
	}
	return printed, problems
}

// amountValue is an amount as an expectation writes it: 19052.43, a range as
// 100.00-200.00, and an end that nothing bounds as 100.00-.
func amountValue(f wizard.Finding, name, part string) (string, bool) {
	for _, a := range f.Amounts {
		if a.Name != name {
			continue
		}
		switch {
		case part == "lo":
			return oere(a.Lo), true
		case part == "hi" && a.HasHi:
			return oere(a.Hi), true
		case part == "best" && a.HasBest:
			return oere(a.Best), true
		case part == "hi" || part == "best":
			return "ingen", true
		case a.IsExact():
			return oere(a.Lo), true
		case a.HasHi:
			return oere(a.Lo) + "-" + oere(a.Hi), true
		}
		return oere(a.Lo) + "-", true
	}
	return "", false
}

func oere(n int64) string {
	return strconv.FormatInt(n/100, 10) + fmt.Sprintf(".%02d", n%100)
}

// receiptView is what a finding of an example comes to, a line a step.
type receiptView struct {
	Verdict, Heading string
	Lines            []receiptLine
	Assumes          []string
}

type receiptLine struct {
	Text, Figure string
	Law          []ProvisionView
}

// receipts are those of an example. A finding about which the case says
// nothing is left out.
func (e *engine) receipts(r wizard.Result) (all []receiptView) {
	withAmounts := slices.ContainsFunc(r.Findings, func(f wizard.Finding) bool { return len(f.Amounts) > 0 })
	for _, f := range r.Findings {
		if withAmounts && len(f.Amounts) == 0 {
			continue
		}
		v := receiptView{Verdict: f.Verdict.String(), Heading: f.Heading, Assumes: f.Assumes()}
		for _, l := range f.Trace {
			if withAmounts && l.Kind == wizard.Reason {
				continue
			}
			line := receiptLine{Text: l.Text, Figure: l.Figure}
			for _, id := range l.Cite {
				line.Law = append(line.Law, e.provision(id))
			}
			v.Lines = append(v.Lines, line)
		}
		all = append(all, v)
	}
	return all
}
