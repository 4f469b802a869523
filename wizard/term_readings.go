package wizard

// Readings is where the law can be read in several ways: any of Of.
type Readings struct {
	noReads
	noRate
	Of []*Expr
}

func (r Readings) Parts() []*Expr      { return r.Of }
func (Readings) Kind() string          { return "laesninger" }
func (r Readings) eval(w env) Interval { return w.hull(r.Of) }

// hull is the least interval around all of them.
func (w env) hull(of []*Expr) Interval {
	v := w.eval(of[0])
	for _, each := range of[1:] {
		v = v.Hull(w.eval(each))
	}
	return v
}
