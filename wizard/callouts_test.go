package wizard_test

import (
	"strings"
	"testing"
)

// The eleven steps of the calculation that are an estimate or in dispute. Each
// says so in the trace of a case that it bears on, and gives what each reading
// gives where the readings differ.
func TestDisputedStepsSaySo(t *testing.T) {
	m := model(t)
	for _, tt := range []struct {
		name    string
		changes []string
		rule    string
		says    []string
		amount  string // name=lo..hi, where the readings differ
	}{
		{"1 the number of hours is assessed", []string{"ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", "20"},
			"ta.timer", []string{"kommunen vurderer timerne"}, ""},
		{"1 and the municipality decides", nil,
			"ta.vejledende", []string{"Kommunen afgør timerne"}, ""},
		{"2 how many hours the teaching takes", []string{"ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", "37", "skole.form", "hjemmeundervisning", "skole.hjemmeundervisning-timer-uge", "15"},
			"ta.timer", []string{"Hjemmeundervisning dækkes ikke", "kommunen skal vurdere", "fra 22 timer"}, "brutto=20957.68..35247.00"},
		{"3 what belongs in the pay", nil,
			"ta.grundlag", []string{"bonus, overarbejde og goder", "uafklaret"}, ""},
		{"5 the ceiling of the pension", []string{"ta.bruttoloen", "20000", "ta.pension-arbejdsgiver", "1000"},
			"ta.pension", []string{"Efter lovens ord er det hele bidraget (1.000,00 kr.): 1.000,00 kr.", "Læst forsigtigt", "540,54 kr.", "har ingen kilde"}, "pension=540.54..1000.00"},
		{"6 what is saved, and how it is shown", []string{"ta.besparelser", "1200"},
			"ta.besparelser", []string{"efter skat", "Kommunen vurderer", "kunne vise dem"}, "brutto=19052.43..19052.43"},
		{"7 the self-employed", []string{"ta.beskaeftigelse", "selvstaendig"},
			"ta.grundlag", []string{"Kommunen finder grundlaget", "regnskaber"}, "brutto=0.00..19052.43"},
		{"7 who has had no work yet", []string{"ta.beskaeftigelse", "uden-tilknytning"},
			"ta.grundlag", []string{"hvad du kunne have tjent"}, "brutto=0.00..19052.43"},
		{"8 the supplement for holidays while it runs", []string{"bevilling", "2023-06", "ansoegning", "2023-05-01"},
			"ta.ferietillaeg-loebende", []string{"1,0 procent", "har vi ikke set"}, ""},
		{"9 the divisor of an hour", nil,
			"ta.timer", []string{"ikke med en timeløn", "uenige"}, ""},
		{"10 training at night", []string{"ta.natarbejde", "ja"},
			"bl87.natarbejde", []string{"ikke ligger på samme tid, afgør det ikke"}, ""},
		{"11 whether a pause breaks the case", []string{"bevilling", "2023-06", "ansoegning", "2023-05-01"},
			"ta.pause", []string{"pause", "beholder du grundlaget", "skal kommunen vurdere"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			holdsSentence(t, answer(t, m, change(tt.changes...)), tt.rule, tt.says, tt.amount)
		})
	}
	t.Run("4 the hours of two jobs", func(t *testing.T) {
		file := withJobs(change("ta.bruttoloen", "", "ta.arbejdstid-uge", ""), `{"bruttoloen":"20000","arbejdstid-uge":"20"},{"bruttoloen":"15000","arbejdstid-uge":"20"}`)
		holdsSentence(t, answer(t, m, file), "ta.grundlag", []string{"i to job", "står ikke i de kilder"}, "brutto=17500.00..17500.00")
	})
}

func holdsSentence(t *testing.T, r result, rule string, says []string, amount string) {
	t.Helper()
	text := ""
	for _, l := range r.Findings[1].Trace {
		if l.Rule == rule {
			text = l.Text + " = " + l.Amount
			if len(l.Cite) == 0 {
				t.Errorf("%s cites nothing", rule)
			}
		}
	}
	for _, s := range says {
		if !strings.Contains(text, s) {
			t.Errorf("%s says %q, not %q", rule, text, s)
		}
	}
	if name, want, ok := strings.Cut(amount, "="); ok {
		if a := r.Findings[1].Amounts[name]; a.Lo+".."+a.Hi != want {
			t.Errorf("%s is %s..%s, want %s", name, a.Lo, a.Hi, want)
		}
	}
}
