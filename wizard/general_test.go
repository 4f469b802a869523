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
			if r.Op != Age {
				return
			}
			for v, text := range r.Text {
				if Verdict(v) == Mangler { // told of one case it has no date either
					for _, slot := range []string{"{fylder}", "{ansoegning}", "{maaned}"} {
						if strings.Contains(text, slot) {
							t.Errorf("%s tells a date of what is missing: %q", r.ID, text)
						}
					}
					if s := m.Sentence(r, Mangler); strings.Contains(s, "{mangler}") {
						t.Errorf("%s: %q", r.ID, s)
					}
					continue
				}
				general := Line{Rule: r.ID, Verdict: Verdict(v), Text: "4. marts 2034"}.InGeneral()
				if strings.Contains(general, "{") || strings.Contains(general, "marts") || text != "" && len(general) < 20 {
					t.Errorf("%s: %q", r.ID, general)
				}
				n++
			}
		})
	}
	if n == 0 {
		t.Error("no rule of age")
	}
	if got := (Line{Rule: "bl85.hjemmeboende", Text: "Barnet bor hjemme."}).InGeneral(); got != "Barnet bor hjemme." {
		t.Errorf("a sentence without dates became %q", got)
	}
}
