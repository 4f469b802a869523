package flowchart

import (
	"os"
	"regexp"
	"testing"

	"rettesnor/internal/draw"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// Every question has its answers and leads on, every outcome says what it is,
// and one that is not met says why.
func TestOf(t *testing.T) {
	read := func(name string) []byte {
		text, err := os.ReadFile("../../content/data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	rates, problems := wizard.ParseRates(read("rates.csv"))
	catalogue, faults := words.Parse(read("words/da.txt"), read("words/da-guide.txt"))
	if len(problems) > 0 || len(faults) > 0 {
		t.Fatal(problems, faults)
	}
	mark := func(v wizard.Verdict) string { return `<svg class="` + v.String() + `"/>` }
	of := func(finding string) draw.Flow {
		return Of(wizard.New(rates, catalogue), finding, wizard.NewDate(2026, 11, 21), mark)
	}
	for _, finding := range wizard.StepFindings() {
		flow, answers, outcomes := of(finding), 0, 0
		for i, b := range flow.Boxes {
			if b.Outcome == (len(b.Ways) > 0) || b.Outcome == (b.Mark == "") || b.Title == "" || b.Last && b.Text == "" {
				t.Errorf("%s says too little: %+v", b.ID, b)
			}
			if b.Last != (b.Mark == mark(wizard.IkkeOpfyldt)) {
				t.Errorf("%s stands outermost, or does not: %+v", b.ID, b)
			}
			if b.Outcome {
				outcomes++
			}
			for _, w := range b.Ways {
				answers += len(w.Labels)
				if w.To == i || w.To <= 0 || w.To >= len(flow.Boxes) {
					t.Errorf("%s leads to %d", b.ID, w.To)
				}
			}
		}
		if answers < 20 || outcomes < 3 {
			t.Errorf("%s has %d answers and %d outcomes", finding, answers, outcomes)
		}
		if svg := string(of(finding).AppendSVG(nil)); len(svg) < 1000 || !regexp.MustCompile(`<svg x="\d+" y="\d+" class="skoen"/>`).MatchString(svg) {
			t.Errorf("%s is not drawn with its marks", finding)
		}
	}
}
