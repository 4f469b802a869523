package wizard

// Twelfth is Of divided by twelve.
type Twelfth struct {
	noReads
	noRate
	Of *Expr
}

func (x Twelfth) Parts() []*Expr      { return []*Expr{x.Of} }
func (Twelfth) Kind() string          { return "tolvtedel" }
func (x Twelfth) eval(w env) Interval { return w.eval(x.Of).Times(1, 12) }
