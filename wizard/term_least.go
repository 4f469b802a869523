package wizard

// Least is the least of Of.
type Least struct {
	noReads
	noRate
	Of []*Expr
}

func (l Least) Parts() []*Expr { return l.Of }
func (Least) Kind() string     { return "mindste" }

func (l Least) eval(w env) Interval {
	v := w.eval(l.Of[0])
	for _, of := range l.Of[1:] {
		v = v.Min(w.eval(of))
	}
	return v
}
