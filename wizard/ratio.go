package wizard

import "math/bits"

// Ratio is an exact number, never negative: a fraction of a 128-bit numerator
// and a 64-bit denominator. Amounts are in øre and shares are plain numbers.
// The zero value is nought.
//
// The sizes hold the largest case the parser lets in exactly: twice 10^11 øre
// times 16,800 hundredths of an hour, times a percentage in thousandths for
// each of some five years. Beyond that Times rounds off the last of 63 bits,
// and a number above 2^128 saturates; see Infinite.
type Ratio struct {
	hi, lo uint64
	den    uint64 // 0 counts as 1
}

// noBound is the denominator that marks Infinite.
const noBound = 1<<64 - 1

// Infinite is an amount with no upper bound.
var Infinite = Ratio{den: noBound}

// Whole gives the ratio n/1. A negative n counts as nought.
func Whole(n int64) Ratio {
	if n < 0 {
		n = 0
	}
	return Ratio{lo: uint64(n), den: 1}
}

// Fraction gives n/d, for n >= 0 and d > 0.
func Fraction(n, d int64) Ratio { return Whole(1).Times(n, d) }

// IsInfinite reports whether r has no bound.
func (r Ratio) IsInfinite() bool { return r.den == noBound }

// IsZero reports whether r is nought.
func (r Ratio) IsZero() bool { return !r.IsInfinite() && r.hi == 0 && r.lo == 0 }

func (r Ratio) bottom() uint64 {
	if r.den == 0 {
		return 1
	}
	return r.den
}

// Times gives r·n/d. Nought times anything is nought, also with no bound:
// no hours give no benefit whatever the pay was.
func (r Ratio) Times(n, d int64) Ratio {
	if n <= 0 || d <= 0 || r.IsZero() {
		return Ratio{den: 1}
	}
	if r.IsInfinite() {
		return r
	}
	num, den := uint64(n), uint64(d)
	g := gcd(num, den)
	num, den = num/g, den/g
	// Cancel across, so that years of regulation do not pile up.
	bottom := r.bottom()
	g = gcd(num, bottom)
	num, bottom = num/g, bottom/g
	g = gcd(den, bits.Rem64(r.hi, r.lo, den))
	den /= g
	hi, rest := r.hi/g, r.hi%g
	lo, _ := bits.Div64(rest, r.lo, g)

	hi, lo, carry := mul192(hi, lo, num)
	dh, dl := bits.Mul64(bottom, den)
	// What does not fit loses its last bits, above and below the line alike: a
	// part in 2^63, so it takes an amount within a millionth of an øre of a
	// half to be rounded the other way.
	if shift := max(bits.Len64(carry), bits.Len64(dh)); shift > 0 {
		if shift == 64 {
			lo, hi, carry, dl, dh = hi, carry, 0, dh, 0
		} else {
			lo = lo>>shift | hi<<(64-shift)
			hi = hi>>shift | carry<<(64-shift)
			dl = dl>>shift | dh<<(64-shift)
		}
	}
	if dl == 0 {
		return Infinite
	}
	return Ratio{hi: hi, lo: lo, den: dl}
}

// mul192 multiplies a 128-bit number by a 64-bit one.
func mul192(hi, lo, n uint64) (h, l, carry uint64) {
	c1, l := bits.Mul64(lo, n)
	c2, h := bits.Mul64(hi, n)
	h, c := bits.Add64(h, c1, 0)
	return h, l, c2 + c
}

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// Cmp gives -1, 0 or 1 as r is less than, equal to or greater than o.
func (r Ratio) Cmp(o Ratio) int {
	switch {
	case r.IsInfinite() && o.IsInfinite():
		return 0
	case r.IsInfinite():
		return 1
	case o.IsInfinite():
		return -1
	}
	ah, al, ac := mul192(r.hi, r.lo, o.bottom())
	bh, bl, bc := mul192(o.hi, o.lo, r.bottom())
	for _, p := range [3][2]uint64{{ac, bc}, {ah, bh}, {al, bl}} {
		if p[0] != p[1] {
			if p[0] < p[1] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// Round gives the nearest whole number, halves upwards. It must not be asked
// of Infinite.
func (r Ratio) Round() int64 {
	den := r.bottom()
	// Halves upwards: floor((2·num + den) / (2·den)), done as quotient and rest.
	if r.IsInfinite() || r.hi >= den {
		return maxWhole
	}
	q, rest := bits.Div64(r.hi, r.lo, den)
	if rest >= den-rest {
		q++
	}
	if q > maxWhole {
		return maxWhole
	}
	return int64(q)
}

const maxWhole = 1<<63 - 1

// Plus adds; a denominator that would not fit loses the bound.
func (r Ratio) Plus(o Ratio) Ratio {
	if r.IsInfinite() || o.IsInfinite() {
		return Infinite
	}
	a, b, den, ok := common(r, o)
	if !ok {
		return Infinite
	}
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, carry := bits.Add64(a.hi, b.hi, carry)
	if carry != 0 {
		return Infinite
	}
	return Ratio{hi: hi, lo: lo, den: den}
}

// Minus subtracts, and gives nought where o is the greater. Infinite less
// anything finite is Infinite.
func (r Ratio) Minus(o Ratio) Ratio {
	if o.IsInfinite() || r.Cmp(o) <= 0 {
		return Ratio{den: 1}
	}
	if r.IsInfinite() {
		return r
	}
	a, b, den, ok := common(r, o)
	if !ok {
		return Ratio{den: 1}
	}
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	hi, _ := bits.Sub64(a.hi, b.hi, borrow)
	return Ratio{hi: hi, lo: lo, den: den}
}

// common writes two ratios with one denominator.
func common(r, o Ratio) (a, b Ratio, den uint64, ok bool) {
	g := gcd(r.bottom(), o.bottom())
	up, down := o.bottom()/g, r.bottom()/g
	over, den := bits.Mul64(r.bottom(), up)
	var c1, c2 uint64
	a.hi, a.lo, c1 = mul192(r.hi, r.lo, up)
	b.hi, b.lo, c2 = mul192(o.hi, o.lo, down)
	return a, b, den, over|c1|c2 == 0
}

func least(a, b Ratio) Ratio {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

func greatest(a, b Ratio) Ratio {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}
