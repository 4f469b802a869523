// Package flowchart draws the questions on the way to a finding, merged as the
// pages without script are: a box for each question with its answers, and a
// line from each answer to the question or the outcome that it leads to.
//
//	chart := flowchart.Of(model, "hjemmetraening", day)
//	svg = chart.AppendSVG(nil, flowchart.Look{Marks: marks})
//
// A box lies below all that lead to it. Lines run beside the boxes and between
// the rows, never behind a box; those that end in the same box run together.
// A line is slack (class slack) where an answer is left open. All numbers are
// pixels, and the same chart gives the same bytes.
package flowchart

import (
	"slices"
	"strings"

	"rettesnor/wizard"
)

// Chart is the way to one finding. Every answer leads to a later box.
type Chart struct {
	Finding, Title string
	Boxes          []Box // the first is where it begins
}

// Box is a question, or an outcome, which has a verdict and no answers.
type Box struct {
	ID      string // finding/step, stable
	Title   string // the question, or the verdict in words
	Text    string // under the title: what decided an outcome
	Outcome bool
	Verdict wizard.Verdict
	Open    bool // reached with an answer left open
	Ways    []Way
	Link    string // where the box leads; may be empty
}

// Way is the answers that lead to the same box.
type Way struct {
	Labels []string
	To     int // number of the box
}

// Of gives the chart of one of wizard.StepFindings on a day.
func Of(m *wizard.Model, finding string, on wizard.Date) Chart {
	chart := Chart{Finding: finding, Title: wizard.FindingTitle(finding)}
	steps, _ := m.StepsOn(finding, on) // none where there are too many, which the caller tells
	for _, s := range steps {
		box := Box{ID: finding + "/" + s.ID, Open: strings.Contains(s.ID, "-uafklaret")}
		if q, ok := wizard.QuestionFor(s.Question); ok {
			box.Title = q.Heading
			box.Ways = ways(q, s.Answers)
		} else {
			box.Outcome, box.Verdict = true, m.Verdict(finding, &s.Case)
			box.Title, box.Open = upperFirst(box.Verdict.Words()), box.Verdict == wizard.Mangler
			if box.Verdict == wizard.IkkeOpfyldt {
				box.Text = decisive(m, finding, &s)
			}
		}
		chart.Boxes = append(chart.Boxes, box)
	}
	return chart
}

// ways gathers the answers by where they lead, in the order of the answers.
func ways(q *wizard.Question, answers []wizard.StepAnswer) []Way {
	var out []Way
	for n, a := range answers {
		label := Answer(q, n, a.Value)
		i := slices.IndexFunc(out, func(w Way) bool { return w.To == a.To })
		if i < 0 {
			out = append(out, Way{[]string{label}, a.To})
			continue
		}
		out[i].Labels = append(out[i].Labels, label)
	}
	return out
}

// Answer is an answer in words. A day is asked for as over or under the age,
// in that order, since the chart has no dates.
func Answer(q *wizard.Question, n int, value string) string {
	if q.Kind == wizard.Day && n < 2 {
		return wizard.AgeText([]string{"Under {alder} år", "{alder} år eller mere"}[n])
	}
	for _, o := range q.Choices {
		if o.ID == value {
			return o.Label
		}
	}
	return "Ved ikke"
}

// decisive is the sentence of the condition that is not met in any case that
// leads to the step.
func decisive(m *wizard.Model, finding string, s *wizard.Step) string {
	for _, f := range m.Eval(s.Case, nil).Findings {
		if f.ID != finding {
			continue
		}
		for _, l := range f.Trace {
			if l.IsVerdict && l.Verdict == wizard.IkkeOpfyldt && !slices.Contains(s.Varies, l.Rule) {
				return l.InGeneral()
			}
		}
	}
	return ""
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] // the verdicts begin with an ASCII letter
}
