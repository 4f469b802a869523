package wizard_test

import (
	"slices"
	"testing"

	. "rettesnor/wizard"
)

// A step's id says what is known there, so no two are alike, and each stays
// with its question when one is asked besides, first, last or between.
func TestAStepKeepsItsIDWhenAQuestionIsAdded(t *testing.T) {
	m := model(t)
	on := NewDate(2026, 11, 21)
	steps := func(id string) map[string]string {
		t.Helper()
		all, whole := m.StepsOn(id, on)
		if !whole {
			t.Fatalf("%s: the steps are cut", id)
		}
		questions := map[string]string{}
		for _, s := range all {
			if _, twice := questions[s.ID]; twice {
				t.Errorf("%s: two steps are %s", id, s.ID)
			}
			questions[s.ID] = s.Question
		}
		return questions
	}
	for _, id := range StepFindings() {
		root := Root(id)
		as := root.Cond
		before := steps(id)
		used := map[Fact]bool{Situation: true} // it answers others before their turn
		root.Walk(func(r *Rule) { used[r.Cond.Reads()] = true })
		added := 0
		for f := Fact(0); f.String() != ""; f++ {
			_, asked := m.QuestionFor(f.String())
			if choices := f.Info().Choices; asked && !used[f] && len(choices) > 1 {
				// The branches of a condition that is there, for as many choices as the fact has.
				branches := slices.Repeat([]Branch{{Verdict: Skoen}}, len(choices))
				branches[0], branches[1] = Branch{Verdict: Opfyldt}, Branch{Verdict: IkkeOpfyldt}
				root.Cond = All{Of: append([]*Rule{{ID: "bl85.funktionsevne", Cond: Ask{Fact: f, Cases: branches}}}, as.Parts()...)}
				after := steps(id)
				root.Cond = as
				for step, question := range before {
					if after[step] != question {
						t.Errorf("%s: with %s asked too, step %s is of %q, not %q", id, f, step, after[step], question)
					}
				}
				if len(after) == len(before) {
					t.Errorf("%s: %s is not asked", id, f)
				}
				added++
			}
		}
		if added < 5 {
			t.Errorf("%s: %d questions were tried", id, added)
		}
	}
}
