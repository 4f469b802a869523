// Package flowchart gives the questions on the way to a finding as a drawing,
// merged as the pages without script are: a box for each question with its
// answers, and a line from each answer to the question or the outcome that it
// leads to. Package draw draws it.
//
//	flow := flowchart.Of(model, "hjemmetraening", day, mark)
//	svg = flow.AppendSVG(nil)
package flowchart

import (
	"slices"

	"rettesnor/internal/danish"
	"rettesnor/internal/draw"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// Of gives the way to one of wizard.StepFindings on a day; mark gives the mark
// of a verdict, which may be empty.
func Of(m *wizard.Model, finding string, on wizard.Date, mark func(wizard.Verdict) string) draw.Flow {
	flow := draw.Flow{ID: finding, Title: m.FindingTitle(finding)}
	steps, _ := m.StepsOn(finding, on) // none where there are too many, which the caller tells
	for _, s := range steps {
		box := draw.FlowBox{ID: finding + "/" + s.ID, Open: s.Open}
		if q, ok := m.QuestionFor(s.Question); ok {
			box.Title = q.Heading
			box.Ways = ways(m, q, s.Answers)
		} else {
			verdict := m.Verdict(finding, &s.Case)
			box.Outcome, box.Mark = true, mark(verdict)
			box.Title, box.Open = danish.UpperFirst(m.VerdictWords(verdict)), verdict == wizard.Mangler
			if verdict == wizard.IkkeOpfyldt {
				box.Text, box.Last = decisive(m, finding, &s), true
			}
		}
		flow.Boxes = append(flow.Boxes, box)
	}
	return flow
}

// ways gathers the answers by where they lead, in the order of the answers.
func ways(m *wizard.Model, q *wizard.Question, answers []wizard.StepAnswer) []draw.FlowWay {
	var out []draw.FlowWay
	for n, a := range answers {
		label := Answer(m, q, n, a.Value)
		i := slices.IndexFunc(out, func(w draw.FlowWay) bool { return w.To == a.To })
		if i < 0 {
			out = append(out, draw.FlowWay{Labels: []string{label}, To: a.To})
			continue
		}
		out[i].Labels = append(out[i].Labels, label)
	}
	return out
}

// Answer is the answer number n of a question, in words. A day is asked for as
// over or under the age, since the chart has no dates.
func Answer(m *wizard.Model, q *wizard.Question, n int, value string) string {
	if q.Kind == wizard.Day && n < 2 {
		return m.Say(words.New([]string{"vej.under", "vej.over"}[n], m.AgeLimit()))
	}
	for _, o := range q.Choices {
		if o.ID == value {
			return o.Label
		}
	}
	return m.Say(words.New("valg.ved-ikke"))
}

// decisive is the sentence of the condition that is not met in any case that
// leads to the step.
func decisive(m *wizard.Model, finding string, s *wizard.Step) string {
	for _, f := range m.Eval(s.Case, nil).Findings {
		if f.ID != finding {
			continue
		}
		for _, l := range f.Trace {
			if l.Kind == wizard.Reason && l.Verdict == wizard.IkkeOpfyldt && !slices.Contains(s.Varies, l.Rule) {
				return m.InGeneral(&l)
			}
		}
	}
	return ""
}

// Style is that of a file that holds nothing but these drawings, in the
// colours of the page's stylesheet.
func Style(css string) string { return draw.FlowStyle(css) }
