package guide

import (
	"os"
	"strings"
	"testing"

	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// tryOut runs trials on the rates and the words of the repository.
func tryOut(t *testing.T, text string) *builder {
	t.Helper()
	var data [3][]byte
	for i, name := range []string{registry.Dir + "rates.csv", site.WordsFile, site.GuideWordsFile} {
		var err error
		if data[i], err = os.ReadFile("../../" + name); err != nil {
			t.Fatal(err)
		}
	}
	rates, problems := wizard.ParseRates(data[0])
	catalogue, faults := words.Parse(data[1], data[2])
	if len(problems) > 0 || len(faults) > 0 {
		t.Fatal(problems, faults)
	}
	b := openGuide(site.Input{Files: with(ours, trialsFile, text)})
	b.engine = &engine{model: wizard.New(rates, catalogue)}
	b.tryRules()
	return b
}

// Every sentence that a rule can say has a trial, and every amount has one.
func TestEverySentenceOfARuleIsTried(t *testing.T) {
	text, err := os.ReadFile("../../" + trialsFile)
	if err != nil {
		t.Fatal(err)
	}
	b := tryOut(t, string(text))
	if len(b.Problems) > 0 {
		t.Fatal(b.Problems)
	}
	tried := func(of string, v wizard.Verdict) bool {
		for _, trial := range b.trials.of[of] {
			if trial.Says == v.String() {
				return true
			}
		}
		return false
	}
	sentences := 0
	for _, id := range wizard.FindingIDs() {
		wizard.Root(id).Walk(func(r *wizard.Rule) {
			need := func(v wizard.Verdict, text string) {
				if text == "" {
					return
				}
				if sentences++; !tried(r.ID, v) {
					t.Errorf("%s: no trial is %s: %s", r.ID, v, text)
				}
			}
			m := b.engine.model
			for v := wizard.Verdict(0); v < 4; v++ {
				// That all conditions of an application were met is never said: two are always assessed.
				if r.ID != "bl85.6.ansoegning" || v != wizard.Opfyldt {
					need(v, m.Sentence(r, v))
				}
			}
			for i, c := range r.Cond.Branches() {
				if c.Part {
					need(wizard.IkkeOpfyldt, m.ChoiceSentence(r, i))
				} else {
					need(c.Verdict, m.ChoiceSentence(r, i))
				}
			}
		})
	}
	if sentences < 60 {
		t.Errorf("only %d sentences were looked at", sentences)
	}
	for _, id := range amountIDs() {
		if len(b.trials.of[id]) == 0 {
			t.Errorf("no trial of the amount %s", id)
		}
	}
}

func TestTrialProblems(t *testing.T) {
	const base = "case:\n  facts: {barn.hjemmeboende: ja}\ntrials:\n"
	for _, tt := range []struct{ name, text, want string }{
		{"holds", base + "  - {of: bl85.hjemmeboende, says: opfyldt}\n", ""},
		{"takes an answer out", base + "  - {of: bl85.hjemmeboende, set: {barn.hjemmeboende: \"\"}, says: mangler}\n", ""},
		{"does not hold", base + "  - {of: bl85.hjemmeboende, says: skoen}\n", ":4: prøven venter skoen, men motoren siger opfyldt"},
		{"an unknown rule", base + "  - {of: bl85.hjemmebonde, says: opfyldt}\n", ":4: ukendt regel eller beløb: bl85.hjemmebonde\n  hint: mente du bl85.hjemmeboende?"},
		{"an unknown answer", base + "  - {of: bl85.hjemmeboende, set: {barn.hjemmeboende: måske}, says: opfyldt}\n", ":4: prøven kan ikke bruges: barn.hjemmeboende: "},
		{"an unknown fact in the case", "case:\n  facts: {barn.navn: Bo}\ntrials: []\n", ":1: sagen kan ikke bruges: barn.navn: "},
		{"a line that is not said", base + "  - {of: bl87.hospital, says: skoen}\n", ":4: prøven venter skoen, men motoren siger intet"},
		{"an amount", "case:\n  facts: {}\ntrials:\n  - {of: tabt-arbejdsfortjeneste.brutto, set: {maaned: 2024-06, ta.bruttoloen: \"37000\", ta.arbejdstid-uge: 37, ta.bevilgede-timer-uge: 20}, says: \"19052.43\"}\n", ""},
		{"an amount that is not there", base + "  - {of: tabt-arbejdsfortjeneste.bruto, says: \"1.00\"}\n", ":4: ukendt regel eller beløb: tabt-arbejdsfortjeneste.bruto\n  hint: mente du tabt-arbejdsfortjeneste.brutto?"},
		{"an unknown field", base + "  - {of: bl85.hjemmeboende, said: opfyldt}\n", ":4: ukendt felt: said"},
		{"no mapping", base + "  - {of: bl85.hjemmeboende, set: [1], says: opfyldt}\n", ":4: feltet set skal være navne og svar"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := tryOut(t, tt.text)
			got := ""
			if len(b.Problems) > 0 {
				got = b.Problems[0].String()
			}
			if tt.want == "" && got != "" || !strings.HasPrefix(got, trialsFile+tt.want) && tt.want != "" {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
