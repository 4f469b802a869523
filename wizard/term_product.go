package wizard

// Product is a share of an amount.
type Product struct {
	noReads
	noRate
	Share, Of *Expr
}

func (p Product) Parts() []*Expr      { return []*Expr{p.Share, p.Of} }
func (Product) Kind() string          { return "ganget" }
func (p Product) eval(w env) Interval { return w.eval(p.Of).Share(w.eval(p.Share)) }
