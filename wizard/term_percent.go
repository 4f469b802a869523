package wizard

// Percent is the figure's percentage of Of.
type Percent struct {
	noReads
	Figure string // key of the figure
	Of     *Expr
}

func (p Percent) Parts() []*Expr { return []*Expr{p.Of} }
func (p Percent) Rate() string   { return p.Figure }
func (Percent) Kind() string     { return "procent" }

func (p Percent) eval(w env) Interval {
	found := w.rates.Lookup(p.Figure, w.c.Clocks.Maaned.First())
	if found.Fit != Exact {
		return Unknown
	}
	return w.eval(p.Of).Percent(found.Window)
}
