package wizard

// Sum is A and B together.
type Sum struct {
	noReads
	noRate
	A, B *Expr
}

func (x Sum) Parts() []*Expr      { return []*Expr{x.A, x.B} }
func (Sum) Kind() string          { return "sum" }
func (x Sum) eval(w env) Interval { return w.eval(x.A).Plus(w.eval(x.B)) }
