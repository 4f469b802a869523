package wizard

// ShareOf is Of divided by Whole, both hours.
type ShareOf struct {
	noReads
	noRate
	Of, Whole *Expr
}

func (s ShareOf) Parts() []*Expr      { return []*Expr{s.Of, s.Whole} }
func (ShareOf) Kind() string          { return "andel" }
func (s ShareOf) eval(w env) Interval { return w.share(w.eval(s.Of), w.eval(s.Whole)) }

// share divides hours by hours. With either missing it is anything up to all.
func (w env) share(h, total Interval) Interval {
	if h.Hi.IsInfinite() || total.Hi.IsInfinite() {
		return Interval{Hi: Whole(1)}
	}
	d := int64(total.Lo.lo)
	return h.Times(1, d)
}
