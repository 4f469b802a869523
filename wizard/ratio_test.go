package wizard_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
	. "rettesnor/wizard"
)

// Ratio must agree with big.Rat for everything the parser lets in.
func TestRatioIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		oere := rapid.Int64Range(0, 200_000_000_000).Draw(t, "oere")
		h := rapid.Int64Range(0, 16800).Draw(t, "h")
		total := rapid.Int64Range(1, 16800).Draw(t, "total")
		pct := rapid.SliceOfN(rapid.Int64Range(1000, 1100), 0, 4).Draw(t, "pct")
		r, want := Whole(oere).Times(h, total), big.NewRat(oere, 1)
		want.Mul(want, big.NewRat(h, total))
		for _, p := range pct {
			r = r.Times(p, 1000)
			want.Mul(want, big.NewRat(p, 1000))
		}
		half := new(big.Rat).Add(want, big.NewRat(1, 2))
		rounded := new(big.Int).Quo(half.Num(), half.Denom()).Int64()
		if got := r.Round(); got != rounded {
			t.Fatalf("rounds to %d, want %d", got, rounded)
		}
		other := Whole(rounded)
		if got, w := r.Cmp(other), want.Cmp(new(big.Rat).SetInt64(rounded)); got != w || other.Cmp(r) != -w {
			t.Fatalf("Cmp = %d, want %d", got, w)
		}
	})
}

func TestRatioEdges(t *testing.T) {
	var zero Ratio
	if !zero.IsZero() || zero.Cmp(Whole(0)) != 0 || zero.Round() != 0 {
		t.Error("the zero value is nought")
	}
	if Infinite.Cmp(Whole(1<<62)) != 1 || Whole(1).Cmp(Infinite) != -1 || Infinite.Cmp(Infinite) != 0 {
		t.Error("nothing is above no bound")
	}
	if !Infinite.Times(0, 5).IsZero() || !Infinite.Times(1, 5).IsInfinite() {
		t.Error("no hours of anything are nought, some hours of no bound have none")
	}
	for _, tt := range []struct{ n, d, want int64 }{{1, 2, 1}, {3, 2, 2}, {1, 3, 0}, {2, 3, 1}, {49, 100, 0}, {50, 100, 1}} {
		if got := Fraction(tt.n, tt.d).Round(); got != tt.want {
			t.Errorf("%d/%d rounds to %d, want %d", tt.n, tt.d, got, tt.want)
		}
	}
	r := Whole(1 << 62)
	for range 100 {
		r = r.Times(1<<62, 1)
	}
	if !r.IsInfinite() {
		t.Error("too large a number must lose its bound, not wrap")
	}
}
