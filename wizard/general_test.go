package wizard_test

import (
	"strings"
	"testing"

	. "rettesnor/wizard"
)

// What is said of many cases tells the date of none, and still says something.
func TestGeneralSentencesTellNoDate(t *testing.T) {
	n, m := 0, model(t)
	for _, id := range FindingIDs() {
		Root(id).Walk(func(r *Rule) {
			if _, is := r.Cond.(Age); !is {
				return
			}
			for v := Verdict(0); v < 4; v++ {
				general := m.Sentence(r, v)
				if strings.ContainsAny(general, "{⟦") {
					t.Errorf("%s tells a date of no case: %q", r.ID, general)
				}
				if v == Mangler || general == "" {
					continue
				}
				line := Line{Rule: r.ID, Kind: Reason, Verdict: v, Text: "4. marts 2034"}
				if got := m.InGeneral(&line); got != general || len(got) < 20 {
					t.Errorf("%s: %q of a line, %q of the rule", r.ID, got, general)
				}
				n++
			}
		})
	}
	if n == 0 {
		t.Error("no rule of age")
	}
	line := Line{Rule: "bl85.hjemmeboende", Kind: Reason, Verdict: Opfyldt, Text: "Barnet bor hjemme."}
	if got := m.InGeneral(&line); got != "Barnet bor hjemme." {
		t.Errorf("a sentence without dates became %q", got)
	}
}
