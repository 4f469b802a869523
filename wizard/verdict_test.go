package wizard_test

import (
	"testing"

	. "rettesnor/wizard"
)

var verdicts = []Verdict{Mangler, IkkeOpfyldt, Skoen, Opfyldt}

func TestTruthTables(t *testing.T) {
	m, i, s, o := Mangler, IkkeOpfyldt, Skoen, Opfyldt
	and := [4][4]Verdict{ //       mangler ikke skoen opfyldt
		{m, i, m, m}, // mangler
		{i, i, i, i}, // ikke-opfyldt
		{m, i, s, s}, // skoen
		{m, i, s, o}, // opfyldt
	}
	or := [4][4]Verdict{
		{m, m, m, o},
		{m, i, s, o},
		{m, s, s, o},
		{o, o, o, o},
	}
	for a, x := range verdicts {
		for b, y := range verdicts {
			if got := And(x, y); got != and[a][b] {
				t.Errorf("And(%v, %v) = %v, want %v", x, y, got, and[a][b])
			}
			if got := Or(x, y); got != or[a][b] {
				t.Errorf("Or(%v, %v) = %v, want %v", x, y, got, or[a][b])
			}
			if And(x, y) != And(y, x) || Or(x, y) != Or(y, x) {
				t.Errorf("%v and %v do not commute", x, y)
			}
			for _, z := range verdicts {
				if And(And(x, y), z) != And(x, And(y, z)) || Or(Or(x, y), z) != Or(x, Or(y, z)) {
					t.Errorf("%v, %v, %v do not associate", x, y, z)
				}
			}
		}
		if And(x, x) != x || Or(x, x) != x || And(x, Opfyldt) != x || Or(x, IkkeOpfyldt) != x {
			t.Errorf("%v: not idempotent, or the neutral value changes it", x)
		}
		if v, ok := ParseVerdict(x.String()); !ok || v != x {
			t.Errorf("ParseVerdict(%q) = %v, %v", x.String(), v, ok)
		}
	}
	var zero Verdict
	if zero != Mangler {
		t.Error("a verdict nobody set must be mangler")
	}
}
