package wizard

import "rettesnor/wizard/words"

// The reasons for which a benefit ends.
const (
	endsLapsed = "betingelser-bortfaldet" // the conditions no longer hold: phased out
)

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
		t.line(SumLine, "ta.afvikling", bekEnding, t.say("ophoer.mangler"))
	case facts[OphoerGrund].Choices[reason] == endsLapsed:
		t.phaseOut(w, end)
	default:
		t.line(SumLine, "ta.afvikling", bekEnding, t.say("ophoer."+facts[OphoerGrund].Choices[reason]))
	}

	pct := w.rates.Lookup("ta_holiday_supplement_pct", end)
	if pct.Fit != Exact || pct.Window.Negative {
		t.line(SumLine, "ta.ferietillaeg", bekHoliday, t.say("ferietillaeg.mangler"))
		return nil
	}
	var amounts []Amount
	for _, s := range [...]struct {
		name string
		fact Fact
	}{{"ferietillaeg-sidste-aar", BruttoSidsteAar}, {"ferietillaeg-i-aar", BruttoIAar}} {
		text := t.say(s.name, words.Dec("procent", pct.Window.Text))
		v, ok := w.c.known(s.fact)
		if !ok {
			t.line(SumLine, "ta."+s.name, bekHoliday, text+" "+t.say("beloeb-mangler"))
			continue
		}
		i := Exactly(Whole(v)).Percent(pct.Window)
		t.step("ta."+s.name, text, bekHoliday, s.name, i)
		amounts = append(amounts, amount(s.name, "DKK", i))
	}
	return amounts
}

func (t *tracer) phaseOut(w env, end Date) {
	f := w.rates.Lookup("ta_phaseout_weeks", end)
	switch {
	case f.Fit == Exact:
	case f.Fit != BeforeFirst || f.After == nil:
		t.line(SumLine, "ta.afvikling", bekEnding, t.say("afvikling.mangler"))
		return
	default:
		t.line(SumLine, "ta.afvikling", bekEnding, t.say("afvikling.gammel", words.On("fra", f.After.From)))
		return
	}
	weeks := f.Window.Value.Round()
	last := end + Date(7*weeks)
	t.line(SumLine, "ta.afvikling", bekEnding, t.say("afvikling", words.Num("n", int(weeks)), words.On("dag", last-1)))
}
