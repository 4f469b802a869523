package wizard

// ToHundreds is Of rounded to the nearest hundred kroner, halves upwards.
type ToHundreds struct {
	noReads
	noRate
	Of *Expr
}

func (x ToHundreds) Parts() []*Expr      { return []*Expr{x.Of} }
func (ToHundreds) Kind() string          { return "hundreder" }
func (x ToHundreds) eval(w env) Interval { return w.eval(x.Of).Rounded(100_00) }
