package wizard

// FullCap is the full-time cap in a month.
type FullCap struct {
	noParts
	Figure string // key of the figure
	At     When
}

func (FullCap) Kind() string          { return "loft" }
func (f FullCap) Rate() string        { return f.Figure }
func (f FullCap) eval(w env) Interval { return w.cap(f.Figure, w.month(f.At)).interval }

// reads gives what may take the cap away or stand in for it: of the monthly cap
// alone.
func (f FullCap) reads(w env, visit func(Fact, worth)) {
	if f.Figure != monthlyCap {
		return
	}
	found := w.rates.Lookup(f.Figure, w.c.Clocks.Maaned.First())
	bears := found.Fit != BeforeFirst
	visit(AnsoegtFoer2011, asked.when(bears && w.c.oldRulesPossible()))
	loen := w.pay()
	under := loen.IsExact() && found.Before != nil && loen.Hi.Cmp(oere(found.Before)) <= 0
	visit(Loft, asked.when(bears && found.Fit != Exact && !w.c.is(AnsoegtFoer2011, "ja") && !under))
}

// When tells which month a cap is looked up for.
type When uint8

// The months that a cap is looked up for.
const (
	ThisMonth  When = iota // the month the amount is for
	GrantMonth             // the first month paid, where that lies in an earlier year
)

// month gives the month that a cap is looked up for.
func (w env) month(at When) Month {
	c := &w.c.Clocks
	if at == GrantMonth && c.Bevilling != 0 && c.Bevilling.Year() < c.Maaned.Year() {
		return c.Bevilling
	}
	return c.Maaned
}

// capReason tells where a cap comes from.
type capReason uint8

const (
	capPublished capReason = iota
	capGap                 // between two published figures
	capNotYet              // after the last published figure
	capTyped               // typed by the reader
	capOldRules            // applied before 2011: there is none
	capBefore              // before the first cap in law: there was none
	capNoData              // the data has no cap at all
)

// monthlyCap is the key of the cap on tabt arbejdsfortjeneste. There was none
// before the first figure, and one may be typed.
const monthlyCap = "ta_cap_month"

type capFound struct {
	interval Interval
	reason   capReason
	found    Found
}

// cap finds the full-time cap of a month in øre. Where none is published it
// lies between the figures before and after, on the assumption that caps have
// not fallen; one typed by the reader ends the doubt.
func (w env) cap(key string, month Month) capFound {
	isMonthly := key == monthlyCap
	if isMonthly && w.c.is(AnsoegtFoer2011, "ja") {
		return capFound{interval: Exactly(Infinite), reason: capOldRules}
	}
	f := w.rates.Lookup(key, month.First())
	switch f.Fit {
	case Exact:
		return capFound{Exactly(oere(f.Window)), capPublished, f}
	case BeforeFirst:
		if f.After == nil || !isMonthly { // there was a yearly cap before the first we know
			return capFound{Unknown, capNoData, f}
		}
		return capFound{Exactly(Infinite), capBefore, f}
	}
	if v, ok := w.c.known(Loft); ok && isMonthly && month == w.c.Clocks.Maaned {
		return capFound{Exactly(Whole(v)), capTyped, f}
	}
	i, reason := Interval{Lo: oere(f.Before), Hi: Infinite}, capNotYet
	if f.Fit == Gap {
		i.Hi, reason = oere(f.After), capGap
	}
	if f.Derived != nil {
		i.Best, i.HasBest = oere(f.Derived), true
	}
	return capFound{i, reason, f}
}

// oere gives a figure in kroner as øre.
func oere(w *Window) Ratio { return w.Value.Times(100, 1) }
