package wizard_test

import (
	"testing"

	. "rettesnor/wizard"
)

// Each figure begins on its day and ends on its day: the day before, the day
// and the day after either.
func TestFiguresBeginAndEndOnTheirDays(t *testing.T) {
	r := rates(t)
	n := 0
	for _, key := range r.Keys() {
		windows := r.Windows(key)
		// what a plain reading of the file gives for a day
		plain := func(on Date) (exact, derived string) {
			for _, w := range windows {
				if w.From <= on && (w.Until == 0 || on <= w.Until) {
					switch w.Status {
					case Published:
						exact = w.Text
					case Derived:
						derived = w.Text
					}
				}
			}
			return exact, derived
		}
		for _, w := range windows {
			days := []Date{w.From - 1, w.From, w.From + 1}
			if w.Until != 0 {
				days = append(days, w.Until-1, w.Until, w.Until+1)
			}
			for _, on := range days {
				n++
				exact, derived := plain(on)
				f := r.Lookup(key, on)
				got, gotDerived := "", ""
				if f.Window != nil {
					got = f.Window.Text
				}
				if f.Derived != nil {
					gotDerived = f.Derived.Text
				}
				if got != exact || (f.Fit == Exact) != (exact != "") || exact == "" && gotDerived != derived {
					t.Errorf("%s on %s is %q and %q, want %q and %q", key, on, got, gotDerived, exact, derived)
				}
				if f.Before != nil && f.Before.From > on || f.After != nil && f.After.From <= on {
					t.Errorf("%s on %s lies between %v and %v", key, on, f.Before, f.After)
				}
			}
		}
	}
	t.Logf("%d days", n)
}

// Age turns on the day: verdicts of §§ 85 and 87 with the birthday the day
// before, on and after each clock's day.
func TestAgeTurnsOnTheDay(t *testing.T) {
	m := model(t)
	for _, tt := range []struct {
		name         string
		clocks       Clocks
		turns        Date       // the day of the boundary
		home, income [3]Verdict // 18 on the day before, the day, the day after
	}{
		{"ansoegning alone", Clocks{Ansoegning: NewDate(2024, 5, 15)}, NewDate(2024, 5, 15),
			[3]Verdict{IkkeOpfyldt, IkkeOpfyldt, Skoen}, [3]Verdict{Mangler, Mangler, Mangler}},
		{"ansoegning, a month before it", Clocks{Ansoegning: NewDate(2024, 5, 15), Maaned: NewMonth(2024, 5)}, NewDate(2024, 5, 15),
			[3]Verdict{IkkeOpfyldt, IkkeOpfyldt, Skoen}, [3]Verdict{Skoen, Skoen, Skoen}},
		{"maaned alone", Clocks{Maaned: NewMonth(2024, 6)}, NewDate(2024, 6, 1),
			[3]Verdict{IkkeOpfyldt, IkkeOpfyldt, Skoen}, [3]Verdict{IkkeOpfyldt, IkkeOpfyldt, Skoen}},
		{"maaned, applied before", Clocks{Ansoegning: NewDate(2024, 1, 1), Maaned: NewMonth(2024, 6)}, NewDate(2024, 6, 1),
			[3]Verdict{IkkeOpfyldt, Skoen, Skoen}, [3]Verdict{IkkeOpfyldt, IkkeOpfyldt, Skoen}},
		{"afgoerelse decides the law, not the age", Clocks{Ansoegning: NewDate(2024, 5, 15), Afgoerelse: NewDate(2025, 1, 1)}, NewDate(2024, 5, 15),
			[3]Verdict{IkkeOpfyldt, IkkeOpfyldt, Skoen}, [3]Verdict{Mangler, Mangler, Mangler}},
	} {
		c, _, _ := m.ParseCase([]byte(full2024))
		c.Clocks = tt.clocks
		y, mo, d := tt.turns.Parts()
		for i := range 3 {
			c.Answers[Foedselsdato].Value = int64(NewDate(y-18, mo, d) + Date(i-1))
			if got := m.Verdict(HjemmetraeningID, &c); got != tt.home[i] {
				t.Errorf("%s, %d: § 85 is %v, want %v", tt.name, i-1, got, tt.home[i])
			}
			if got := m.Verdict(TabtArbejdsfortjenesteID, &c); got != tt.income[i] {
				t.Errorf("%s, %d: § 87 is %v, want %v", tt.name, i-1, got, tt.income[i])
			}
		}
	}
}

// About each cap and each class of hours: an øre or a hundredth of an hour more
// never gives less, nothing is negative or above the reduced cap, and what is
// within the cap is exact.
func TestAmountsAboutTheirBounds(t *testing.T) {
	m := model(t)
	base, _, _ := m.ParseCase([]byte(full2024))
	known := func(v int64) Answer { return Answer{State: Known, Value: v} }
	n := 0
	for month := NewMonth(2010, 12); month <= NewMonth(2027, 1); month++ {
		if mo := month % 12; mo != 0 && mo != 11 && mo != 5 && mo != 6 {
			continue // December, January, June and July: where figures change
		}
		pays := []int64{0, 1}
		for _, w := range m.Rates().Windows("ta_cap_month") {
			pays = append(pays, oere(w)-1, oere(w), oere(w)+1)
		}
		pays = append(pays, 100_000_00)
		var last [5]Amount
		for p, pay := range sorted(pays) {
			for h, hours := range []int64{0, 8_99, 9_00, 36_99, 37_00} {
				c := base
				c.Clocks = Clocks{Maaned: month, Ansoegning: month.First()}
				c.Answers[Foedselsdato] = known(int64(month.First()) - 3000)
				c.Answers[Bruttoloen], c.Answers[BevilgedeTimer] = known(pay), known(hours)
				a := amountsOf(m, c)
				n++
				brutto, loft := a["brutto"], a["loft"]
				if _, capped := a["loft"]; capped && (brutto.Lo > loft.Lo || loft.HasHi && (!brutto.HasHi || brutto.Hi > loft.Hi)) {
					t.Fatalf("%s pay %d hours %d: brutto %+v above the cap %+v", month, pay, hours, brutto, loft)
				}
				if brutto.Lo < 0 || brutto.HasHi && brutto.Hi < brutto.Lo {
					t.Fatalf("%s pay %d hours %d: brutto %+v", month, pay, hours, brutto)
				}
				if p > 0 && (brutto.Lo < last[h].Lo || brutto.Hi < last[h].Hi) {
					t.Fatalf("%s hours %d: with pay %d brutto %+v is less than %+v", month, hours, pay, brutto, last[h])
				}
				if h > 0 && (brutto.Lo < last[h-1].Lo || brutto.Hi < last[h-1].Hi) {
					t.Fatalf("%s pay %d: with hours %d brutto %+v is less than %+v", month, pay, hours, brutto, last[h-1])
				}
				last[h] = brutto
				f := m.Rates().Lookup("ta_cap_month", month.First())
				if within := f.Before != nil && pay <= oere(*f.Before) || f.Fit == Exact || f.Fit == BeforeFirst; within && !brutto.IsExact() {
					t.Fatalf("%s pay %d hours %d: brutto %+v is not exact", month, pay, hours, brutto)
				}
			}
		}
	}
	t.Logf("%d cases", n)
}

func sorted(v []int64) []int64 {
	for i := range v {
		for j := i; j > 0 && v[j] < v[j-1]; j-- {
			v[j], v[j-1] = v[j-1], v[j]
		}
	}
	return v
}
