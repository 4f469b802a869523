package wizard

import "strings"

// finding is a question that the model answers, as data: everything about one
// that differs from the others. Each stands in a file of its own, finding_*.go;
// what evaluates, asks, explains and lays out walks the list and knows none of
// them by name, which a test holds.
type finding struct {
	id      string // titel.ID, emne.ID and so on in the catalogue
	rule    *Rule
	notes   []Note
	amounts []Named // in the order of a result; at most one of them leads

	// Answers that are this finding's alone. Who has given one asks about it; a
	// finding that has none is asked about by everybody.
	claims  []Fact
	beside  []Fact // asked for and assumed, though no amount reads it
	assumes []Fact // assumed in the sum, though the rule asks for them anyway
	early   bool   // what its amounts read is missing before a month is given

	training bool     // rests on § 85: on its approval, and on the day it is from
	approved string   // the heading where that is approved; that of the verdict if empty
	texts    []string // longer texts of what is decided, beside those of the verdicts
	granted  []Fact   // above nothing: something is granted, and the heading says so

	parents   bool // each parent of a case has their own
	months    bool // it is told for each month of a period
	household bool // its leading amount stands in for pay that a parent has lost
	alone     bool // may be had where the main finding may not: svar.kun-ID, skridt.soeg-ID

	told teller // of the whole sum; nil: each amount has its line
	sums string // what the ids of such a sum's steps begin with

	steps    bool     // the pages without script lead to it
	outcomes []string // the codes of the OutcomeTypes that it may end in
}

// teller tells a sum that is more than its amounts one by one, and gives the
// amounts that come beside them.
type teller interface {
	tell(t *tracer, w env) []Amount
}

// findings are in the order of a result. The first is the main one: it is what
// the headline of a case answers, and the part of the questions that comes first.
var findings = []finding{hjemmetraeningFinding, tabtFinding, traeningsudgifterFinding, kompensationsydelseFinding}

// mainID names the main finding.
func mainID() string { return findings[0].id }

// findingOf gives a finding by its id, nil for an unknown one.
func findingOf(id string) *finding {
	for i := range findings {
		if findings[i].id == id {
			return &findings[i]
		}
	}
	return nil
}

// Root gives the rule of a finding, nil for an unknown one.
func Root(findingID string) *Rule {
	if f := findingOf(findingID); f != nil {
		return f.rule
	}
	return nil
}

// FindingIDs lists the findings in the order of a result.
func FindingIDs() []string {
	ids := make([]string, len(findings))
	for i := range findings {
		ids[i] = findings[i].id
	}
	return ids
}

// StepFindings lists the findings that the pages without script lead to.
func StepFindings() []string {
	var ids []string
	for i := range findings {
		if findings[i].steps {
			ids = append(ids, findings[i].id)
		}
	}
	return ids
}

// AmountsOf lists a finding's amounts.
func AmountsOf(findingID string) []Named {
	if f := findingOf(findingID); f != nil {
		return f.amounts
	}
	return nil
}

// SumOf gives the finding whose sum is told whole and has a step of this id;
// empty where the id is no such step.
func SumOf(step string) string {
	for i := range findings {
		if f := &findings[i]; f.sums != "" && strings.HasPrefix(step, f.sums) {
			return f.id
		}
	}
	return ""
}

func (f *finding) verdict(v env) Verdict {
	if f.isOutside(v.c) {
		return Mangler
	}
	return f.rule.eval(v)
}

// isOutside reports whether a case is of a day before the law that the finding
// rests on, which is not encoded.
func (f *finding) isOutside(c *Case) bool { return f.training && c.outside() }

// isAsked reports whether the family has asked about a finding.
func (f *finding) isAsked(c *Case) bool {
	for _, fact := range f.claims {
		if c.Answers[fact].State != NotAsked {
			return true
		}
	}
	return len(f.claims) == 0
}

// Named is an amount with its public name (docs/contract.md).
type Named struct {
	Name string
	Expr *Expr
	Unit string
	When *Rule // the amount is left out where this is not met; nil = always
	Told bool  // it has a line of its own in the trace, beloeb.NAME.tekst; the sum of § 87 is told whole
	// Leads marks the amount that the finding is about; at most one does.
	Leads bool
	Bound bool // nobody is paid it: another amount is held against it
}
