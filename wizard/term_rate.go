package wizard

// RateValue is the figure of the month.
type RateValue struct {
	noParts
	noReads
	Figure string // key of the figure
}

func (r RateValue) Rate() string { return r.Figure }
func (RateValue) Kind() string   { return "sats" }

func (r RateValue) eval(w env) Interval {
	if f := w.rates.Lookup(r.Figure, w.c.Clocks.Maaned.First()); f.Fit == Exact {
		return Exactly(oere(f.Window))
	}
	return Unknown
}
