package wizard

// AtpClass is the employee's ATP by the hours of Of.
type AtpClass struct {
	noReads
	noRate
	Of *Expr
}

func (a AtpClass) Parts() []*Expr      { return []*Expr{a.Of} }
func (AtpClass) Kind() string          { return "atp" }
func (a AtpClass) eval(w env) Interval { return w.atp(w.eval(a.Of)) }

// The hours a week from which ATP is paid at one, two and three thirds: 39, 78
// and 117 hours a month in the ATP tables.
var atpClasses = [3]struct {
	from int64 // hundredths of an hour
	rate string
}{
	{9_00, "atp_month_onethird"},
	{18_00, "atp_month_twothirds"},
	{27_00, "atp_month_full"},
}

// word names the class of the hours, so that a curve shows where it changes.
func (a AtpClass) word(w env) string {
	h := w.eval(a.Of)
	return "atp" + string(rune('0'+atpClassOf(h.Lo))) + string(rune('0'+atpClassOf(h.Hi)))
}

// atpClassOf gives how many of the thirds a number of hours comes to.
func atpClassOf(hours Ratio) int {
	n := 0
	for i := range atpClasses {
		if hours.IsInfinite() || hours.Cmp(Whole(atpClasses[i].from)) >= 0 {
			n = i + 1
		}
	}
	return n
}

// atp gives the employee's own ATP a month. A year without published rates
// leaves it open upwards; where only the full rate is published, the lower
// classes lie under it, and the derived total gives the best value.
func (w env) atp(h Interval) Interval {
	lo, hi := w.atpClass(atpClassOf(h.Lo)), w.atpClass(atpClassOf(h.Hi))
	r := hi
	if atpClassOf(h.Lo) != atpClassOf(h.Hi) {
		r = lo.Hull(hi)
	}
	if n, d := w.part(); n < d {
		r = r.Hull(Exactly(Whole(0)))
	}
	return r
}

// atpFigure looks up the employee's ATP of a class.
func (w env) atpFigure(class int) Found {
	return w.rates.Lookup(atpClasses[class-1].rate+"_employee", w.c.Clocks.Maaned.First())
}

func (w env) atpClass(n int) Interval {
	if n == 0 {
		return Exactly(Whole(0))
	}
	on := w.c.Clocks.Maaned.First()
	if f := w.atpFigure(n); f.Fit == Exact {
		return Exactly(oere(f.Window))
	}
	i := Unknown
	if full := w.atpFigure(len(atpClasses)); full.Fit == Exact {
		i.Hi = oere(full.Window)
	}
	total := w.rates.Lookup(atpClasses[n-1].rate+"_total", on)
	share := w.rates.Lookup("atp_recipient_share", on)
	if total.Derived != nil && share.Fit == Exact {
		i.Best, i.HasBest = oere(total.Derived).Times(int64(share.Window.Value.lo), int64(share.Window.Value.bottom())), true
	}
	return i
}
