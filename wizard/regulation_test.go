package wizard_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
	. "rettesnor/wizard"
)

// A benefit may be raised each January of a childhood. That is more digits
// than a Ratio holds; the amount must still be right to the øre, and never
// lose its bound.
func TestRatioHoldsAChildhoodOfRegulation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		oere := rapid.Int64Range(0, 1_000_000_000_00).Draw(t, "oere")
		h := rapid.Int64Range(0, 16800).Draw(t, "h")
		total := rapid.Int64Range(1, 16800).Draw(t, "total")
		pct := rapid.SliceOfN(rapid.Int64Range(1000, 1100), 0, 18).Draw(t, "pct")
		r, want := Whole(oere).Times(h, total), big.NewRat(oere, 1)
		want.Mul(want, big.NewRat(h, total))
		for _, p := range pct {
			r = r.Times(p, 1000)
			want.Mul(want, big.NewRat(p, 1000))
		}
		if r.IsInfinite() {
			t.Fatal("the bound is lost")
		}
		off := new(big.Rat).Sub(want, new(big.Rat).SetInt64(r.Round()))
		if off.Abs(off).Cmp(big.NewRat(500_001, 1_000_000)) > 0 {
			t.Fatalf("rounds to %d, want %s", r.Round(), want.FloatString(7))
		}
	})
}
