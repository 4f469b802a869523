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

// claim is an expectation that was read.
type claim struct {
	line                         int
	finding, amount, part, value string
}

// exampleReader gathers what is wrong with one example.
type exampleReader struct {
	*engine
	problems []markdown.Problem
}

func (r *exampleReader) fail(line int, message, hint string) {
	r.problems = append(r.problems, markdown.Problem{Line: line, Message: message, Hint: hint})
}

// example evaluates a worked example and prints its sum and its reasons, for
// the findings that it claims something about, or else for all.
func (e *engine) example(ex markdown.Example) (string, []markdown.Problem) {
	r := &exampleReader{engine: e}
	claims, file, line := r.claims(ex.Source, ex.Line)
	c, ok := r.parsed(file, line)
	if !ok {
		return "", r.problems
	}
	result := e.model.Eval(c, nil)
	for _, p := range result.Problems {
		r.fail(line, "eksemplets sag: "+p.ID+": "+e.model.Say(p.Msg), "")
	}
	findings, claimed := map[string]wizard.Finding{}, map[string]bool{}
	for _, f := range result.Findings {
		findings[f.ID] = f
	}
	for _, cl := range claims {
		claimed[cl.finding] = true
		r.hold(cl, findings)
	}
	if len(claimed) > 0 {
		result.Findings = slices.DeleteFunc(result.Findings, func(f wizard.Finding) bool { return !claimed[f.ID] })
	}
	printed, err := e.layouts.Part("receipts", e.receipts(result))
	if err != nil {
		r.fail(line, err.Error(), "")
	}
	return printed, r.problems
}

// claims are the expectations that an example begins with, and the case file below
// them with its line.
func (r *exampleReader) claims(src []byte, line int) (claims []claim, file []byte, at int) {
	for len(src) > 0 {
		first, rest, _ := bytes.Cut(src, []byte("\n"))
		text := strings.TrimSpace(string(first))
		if text != "" && !strings.HasPrefix(text, "forventer:") {
			break
		}
		if m := expectation.FindStringSubmatch(text); m != nil {
			claims = append(claims, claim{line, m[1], m[2], m[3], m[4]})
		} else if text != "" {
			r.fail(line, "forventningen kan ikke læses: "+text, "skriv for eksempel forventer: tabt-arbejdsfortjeneste.brutto = 19052.43")
		}
		src, line = rest, line+1
	}
	return claims, src, line
}

// parsed reads the case file; ok is false where it cannot be evaluated.
func (r *exampleReader) parsed(file []byte, line int) (c wizard.Case, ok bool) {
	c, found, readable := r.model.ParseCase(file)
	for _, p := range found {
		at, message := line, r.model.Say(p.Msg)
		if p.ID != "" {
			if i := bytes.Index(file, []byte(`"`+p.ID+`"`)); i >= 0 {
				at += bytes.Count(file[:i], []byte("\n"))
			}
			message = p.ID + ": " + message
		}
		r.fail(at, "eksemplets sag: "+message, "")
	}
	return c, readable && len(found) == 0
}

// hold tells where the engine says something else than a claim.
func (r *exampleReader) hold(cl claim, findings map[string]wizard.Finding) {
	f, ok := findings[cl.finding]
	if !ok {
		r.fail(cl.line, "ukendt svar: "+cl.finding, suggest.DidYouMean(cl.finding, keysOf(findings)))
		return
	}
	got := f.Verdict.String()
	if cl.amount != "" {
		if got, ok = amountValue(f, cl.amount, cl.part); !ok {
			var names []string
			for _, a := range f.Amounts {
				names = append(names, a.Name)
			}
			r.fail(cl.line, "svaret "+cl.finding+" har ikke beløbet "+cl.amount, "det har: "+strings.Join(names, ", "))
			return
		}
	}
	if got != cl.value {
		r.fail(cl.line, fmt.Sprintf("eksemplet forventer %s, men motoren siger %s", cl.value, got), "er reglen eller satsen ændret, så ret teksten og forventningen")
	}
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
