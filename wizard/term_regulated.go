package wizard

// Regulated is Of, fixed in the first month paid, and raised each January since.
type Regulated struct {
	noReads
	noRate
	Of *Expr
}

func (r Regulated) Parts() []*Expr      { return []*Expr{r.Of} }
func (Regulated) Kind() string          { return "reguleret" }
func (r Regulated) eval(w env) Interval { return w.regulated(w.eval(r.Of)) }

// regulated raises a benefit fixed in an earlier year once each January: by
// two per cent with the tilpasningsprocent, or for applications before 2011 by
// the satsreguleringsprocent. A year whose percentage is not published leaves
// the amount open upwards; downwards it is taken not to have fallen, where no
// percentage that is known is below nought.
func (w env) regulated(i Interval) Interval {
	from, to := w.month(GrantMonth).Year(), w.c.Clocks.Maaned.Year()
	key := w.regulationKey()
	for year := from + 1; year <= to; year++ {
		f := w.rates.Lookup(key, NewDate(year, 1, 1))
		window := f.Window
		if f.Fit != Exact {
			if !w.rates.neverBelowNought(key) {
				i.Lo = Whole(0)
			}
			if !i.Hi.IsZero() { // nought stays nought
				i.Hi = Infinite
			}
			window = f.Derived
		}
		if window == nil {
			i.HasBest = false
			continue
		}
		if f.Fit == Exact {
			i.Lo, i.Hi = i.Lo.Raised(window), i.Hi.Raised(window)
		}
		i.Best = i.Best.Raised(window)
	}
	return i
}

func (w env) regulationKey() string {
	if w.c.is(AnsoegtFoer2011, "ja") {
		return "satsreg_pct"
	}
	return "two_plus_tilpasning_pct"
}
