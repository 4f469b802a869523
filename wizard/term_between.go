package wizard

// Between is anything from From to To, as what counts decides.
type Between struct {
	noReads
	noRate
	From, To *Expr
}

func (b Between) Parts() []*Expr      { return []*Expr{b.From, b.To} }
func (Between) Kind() string          { return "mellem" }
func (b Between) eval(w env) Interval { return w.hull(b.Parts()) }
