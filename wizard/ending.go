package wizard

import "strings"

// The reasons for which a benefit ends.
const (
	endsLapsed = "betingelser-bortfaldet" // the conditions no longer hold: phased out
)

// endingText is what is said of the other reasons.
func endingText(reason string) string {
	switch reason {
	case "aftalt-periode":
		return "Ydelsen var aftalt for en bestemt periode. Så er der ingen afvikling."
	case "eget-oenske":
		return "Du ønsker selv, at ydelsen stopper. Så er der ingen afvikling for den tid, du siger nej til."
	case "faerre-timer":
		return "Timerne sættes ned, men ydelsen stopper ikke helt. Så er der ingen afvikling; hensynet til, at I kan nå at indrette jer, kan tale for et varsel."
	}
	return "Barnet fylder {alder} år. Ydelsen stopper den dag, uden afvikling og uden særligt varsel."
}

var (
	bekEnding  = []string{"bek1603.17"}
	bekHoliday = []string{"bek1603.16"}
)

// ending writes what follows when the benefit ends: the phase-out and the
// holiday supplement (bekendtgørelse nr. 1603 of 2023).
func (t *tracer) ending(w env) []Amount {
	day, ok := w.c.known(OphoerDato)
	if !ok {
		return nil
	}
	end := Date(day)
	reason, known := w.c.choice(OphoerGrund)
	switch {
	case !known:
		t.remark("ta.afvikling", bekEnding, "Vi mangler grunden til, at ydelsen stopper. Falder betingelserne bort, er der en afvikling; ellers er der som regel ingen.")
	case facts[OphoerGrund].Choices[reason] == endsLapsed:
		t.phaseOut(w, end)
	default:
		t.remark("ta.afvikling", bekEnding, t.fill(endingText(facts[OphoerGrund].Choices[reason])))
	}

	pct := w.rates.Lookup("ta_holiday_supplement_pct", end)
	if pct.Fit != Exact || pct.Window.Negative {
		t.remark("ta.ferietillaeg", bekHoliday, "Tillægget til ferie ved ophør er ikke lagt ind for den tid.")
		return nil
	}
	share := strings.ReplaceAll(pct.Window.Text, ".", ",") + " procent"
	var amounts []Amount
	for _, s := range [...]struct {
		name, text string
		fact       Fact
	}{
		{"ferietillaeg-sidste-aar", "Tillæg til ferie ved ophør: " + share + " af sidste års ydelse før skat.", BruttoSidsteAar},
		{"ferietillaeg-i-aar", "Tillæg til ferie ved ophør: " + share + " af ydelsen før skat i det år, den stopper. Det udbetales, når ferieåret begynder.", BruttoIAar},
	} {
		v, ok := w.c.known(s.fact)
		if !ok {
			t.remark("ta."+s.name, bekHoliday, s.text+" Beløbet mangler.")
			continue
		}
		i := Exactly(Whole(v)).Percent(pct.Window)
		t.step("ta."+s.name, s.text, bekHoliday, s.name, i)
		amounts = append(amounts, amount(s.name, "DKK", i))
	}
	return amounts
}

func (t *tracer) phaseOut(w env, end Date) {
	f := w.rates.Lookup("ta_phaseout_weeks", end)
	switch {
	case f.Fit == Exact:
	case f.Fit != BeforeFirst || f.After == nil:
		t.remark("ta.afvikling", bekEnding, "Falder betingelserne bort, er der en afvikling. Hvor lang den er for den tid, er ikke lagt ind; spørg kommunen.")
		return
	default:
		t.remark("ta.afvikling", bekEnding, "Falder betingelserne bort, var der en afvikling på tre måneder efter de regler, der gjaldt før "+f.After.From.Danish()+".")
		return
	}
	weeks := f.Window.Value.Round()
	last := end + Date(7*weeks)
	t.remark("ta.afvikling", bekEnding, "Betingelserne er faldet bort, og ydelsen stopper helt. Kommunen betaler i "+f.Window.Text+" uger mere, til og med "+(last-1).Danish()+". Det, du tjener i den tid, går fra. Hvordan afviklingen og et varsel ved klage lægges sammen, er uafklaret.")
}
