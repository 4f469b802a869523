package wizard

// Excess is what Of is above Above, never less than nought.
type Excess struct {
	noReads
	noRate
	Of, Above *Expr
}

func (x Excess) Parts() []*Expr      { return []*Expr{x.Of, x.Above} }
func (Excess) Kind() string          { return "over" }
func (x Excess) eval(w env) Interval { return w.eval(x.Of).Excess(w.eval(x.Above)) }
