package wizard

// Interval is what is known of a number: it lies from Lo to Hi, both included.
// Hi may be Infinite. Best is the value that the data's derived figures give,
// where they give one; an exact interval is its own best.
//
// The zero value is exactly nought; use Unknown for a number nobody gave.
type Interval struct {
	Lo, Hi  Ratio
	Best    Ratio
	HasBest bool
}

// Unknown is any number from nought and up.
var Unknown = Interval{Hi: Infinite}

// Exactly is the interval of one number.
func Exactly(r Ratio) Interval { return Interval{Lo: r, Hi: r, Best: r, HasBest: true} }

// IsExact reports whether only one number is left.
func (i Interval) IsExact() bool { return !i.Hi.IsInfinite() && i.Lo.Cmp(i.Hi) == 0 }

// Times multiplies by an exact n/d.
func (i Interval) Times(n, d int64) Interval {
	return Interval{Lo: i.Lo.Times(n, d), Hi: i.Hi.Times(n, d), Best: i.Best.Times(n, d), HasBest: i.HasBest}
}

// Share multiplies an amount by a share whose bounds are small fractions.
func (i Interval) Share(s Interval) Interval {
	times := func(a, b Ratio) Ratio { return a.Times(int64(b.lo), int64(b.bottom())) }
	return Interval{Lo: times(i.Lo, s.Lo), Hi: times(i.Hi, s.Hi), Best: times(i.Best, s.Best), HasBest: i.HasBest && s.HasBest}
}

// Min is the lesser of two numbers.
func (i Interval) Min(o Interval) Interval {
	r := Interval{Lo: least(i.Lo, o.Lo), Hi: least(i.Hi, o.Hi)}
	switch {
	case i.HasBest && o.HasBest:
		r.Best, r.HasBest = least(i.Best, o.Best), true
	case i.HasBest && i.Best.Cmp(o.Lo) <= 0:
		r.Best, r.HasBest = i.Best, true
	case o.HasBest && o.Best.Cmp(i.Lo) <= 0:
		r.Best, r.HasBest = o.Best, true
	}
	return r
}

// Hull holds both numbers: what is left when two readings of the law differ.
func (i Interval) Hull(o Interval) Interval {
	r := Interval{Lo: least(i.Lo, o.Lo), Hi: greatest(i.Hi, o.Hi)}
	if i.HasBest && o.HasBest && i.Best.Cmp(o.Best) == 0 {
		r.Best, r.HasBest = i.Best, true
	}
	return r
}

// Plus adds two numbers of the same kind; a bound that one of them lacks the
// sum lacks too.
func (i Interval) Plus(o Interval) Interval {
	return Interval{Lo: i.Lo.Plus(o.Lo), Hi: i.Hi.Plus(o.Hi), Best: i.Best.Plus(o.Best), HasBest: i.HasBest && o.HasBest}
}

// Excess is what i is above o, never less than nought.
func (i Interval) Excess(o Interval) Interval {
	r := Interval{Lo: i.Lo.Minus(o.Hi), Hi: i.Hi.Minus(o.Lo)}
	if i.HasBest && o.HasBest {
		r.Best, r.HasBest = i.Best.Minus(o.Best), true
	}
	return r
}

// Percent takes a percentage; none is taken below nought.
func (i Interval) Percent(w *Window) Interval {
	if w.Negative {
		return Exactly(Whole(0))
	}
	return i.Times(int64(w.Value.lo), int64(w.Value.bottom())*100)
}

// Raised raises a number by a percentage, or lowers it where that is below
// nought.
func (r Ratio) Raised(w *Window) Ratio {
	whole, by := int64(w.Value.bottom())*100, int64(w.Value.lo)
	if w.Negative {
		by = -by
	}
	return r.Times(whole+by, whole)
}

// Rounded rounds to the nearest multiple of unit, halves upwards: a step that
// the law itself names.
func (i Interval) Rounded(unit int64) Interval {
	round := func(r Ratio) Ratio {
		if r.IsInfinite() {
			return r
		}
		return Whole(r.Times(1, unit).Round()).Times(unit, 1)
	}
	return Interval{Lo: round(i.Lo), Hi: round(i.Hi), Best: round(i.Best), HasBest: i.HasBest}
}
