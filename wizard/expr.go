package wizard

// ExprOp is what an amount's expression does.
type ExprOp uint8

// The kinds of expression. Each grows when what it is made of grows, so the
// bounds of the parts give the bounds of the whole, and no narrower ones exist.
const (
	Pay        ExprOp = iota // gross pay and regular supplements, a month
	FactValue                // a fact: øre, or hours in hundredths
	FullCap                  // the full-time cap in a month
	Granted                  // the hours granted, or else those asked for
	ShareOf                  // Of[0] / Of[1]
	PartOf                   // the part of the month in which the child is under Years
	Product                  // Of[0] × Of[1]; one of them is a share
	Least                    // the least of Of
	Percent                  // Rate percent of Of[0]
	Readings                 // the law can be read in several ways: any of Of
	AtpClass                 // the employee's ATP by the hours of Of[0]
	Regulated                // Of[0], fixed in the first month paid, and raised each January since
	Worked                   // the former hours a week, of one job or several
	Excess                   // what Of[0] is above Of[1], never less than nought
	Twelfth                  // Of[0] / 12
	ToHundreds               // Of[0] rounded to the nearest hundred kroner, halves upwards
	RateValue                // the figure Rate of the month
	Sum                      // Of[0] + Of[1]
	Between                  // anything from Of[0] to Of[1], as what counts decides
)

// When tells which month a cap is looked up for.
type When uint8

// The months that a cap is looked up for.
const (
	ThisMonth  When = iota // the month the amount is for
	GrantMonth             // the first month paid, where that lies in an earlier year
)

// Expr is one step of an amount, as data.
type Expr struct {
	ID        string
	Op        ExprOp
	Of        []*Expr
	Fact      Fact
	Rate      string
	At        When
	Years     int
	Cite, Old []string
}

// Walk calls visit for the expression and every one below it.
func (e *Expr) Walk(visit func(*Expr)) {
	visit(e)
	for _, of := range e.Of {
		of.Walk(visit)
	}
}

// world is what an expression is evaluated in. Maaned is set.
type world struct {
	c     *Case
	rates *Rates
}

func (w world) eval(e *Expr) Interval {
	switch e.Op {
	case Pay:
		return w.pay()
	case FactValue:
		if v, ok := w.c.known(e.Fact); ok {
			return Exactly(Whole(v))
		}
		return Unknown
	case FullCap:
		return w.cap(e.Rate, w.month(e.At)).interval
	case Granted:
		h, _ := w.hours()
		return h
	case ShareOf:
		return w.share(w.eval(e.Of[0]), w.eval(e.Of[1]))
	case PartOf:
		n, d := w.part(e.Years)
		return Exactly(Fraction(n, d))
	case Product:
		return w.eval(e.Of[1]).Share(w.eval(e.Of[0]))
	case Least:
		v := w.eval(e.Of[0])
		for _, of := range e.Of[1:] {
			v = v.Min(w.eval(of))
		}
		return v
	case Percent:
		found := w.rates.Lookup(e.Rate, w.c.Clocks.Maaned.First())
		if found.Fit != Exact {
			return Unknown
		}
		return w.eval(e.Of[0]).Percent(found.Window)
	case Readings, Between:
		v := w.eval(e.Of[0])
		for _, of := range e.Of[1:] {
			v = v.Hull(w.eval(of))
		}
		return v
	case AtpClass:
		return w.atp(w.eval(e.Of[0]), e.Years)
	case Worked:
		return w.worked()
	case Excess:
		return w.eval(e.Of[0]).Excess(w.eval(e.Of[1]))
	case Twelfth:
		return w.eval(e.Of[0]).Times(1, 12)
	case ToHundreds:
		return w.eval(e.Of[0]).Rounded(100_00)
	case RateValue:
		if f := w.rates.Lookup(e.Rate, w.c.Clocks.Maaned.First()); f.Fit == Exact {
			return Exactly(oere(f.Window))
		}
		return Unknown
	case Sum:
		return w.eval(e.Of[0]).Plus(w.eval(e.Of[1]))
	}
	return w.regulated(w.eval(e.Of[0]))
}

// hasPay reports whether the arithmetic of an employee's pay holds. For the
// self-employed, and for who has had no work yet, the municipality finds the
// basis: nothing the reader types is that amount.
//
// Who is out of work has the last wage as basis, never the dagpenge.
func (c *Case) hasPay() bool {
	return !c.is(Beskaeftigelse, "selvstaendig") && !c.is(Beskaeftigelse, "uden-tilknytning")
}

func (w world) pay() Interval {
	if w.c.JobCount > 0 && w.c.hasPay() {
		var total int64
		for _, job := range w.c.Jobs[:w.c.JobCount] {
			total += job.Pay + job.Extra
		}
		return Exactly(Whole(total))
	}
	loen, ok := w.c.known(Bruttoloen)
	if !ok || !w.c.hasPay() {
		return Unknown
	}
	tillaeg, _ := w.c.known(FasteTillaeg) // assumed 0
	return Exactly(Whole(loen + tillaeg))
}

// worked gives the former hours; those of several jobs are added up, which no
// source says and the trace tells.
func (w world) worked() Interval {
	if w.c.JobCount > 0 {
		var total int64
		for _, job := range w.c.Jobs[:w.c.JobCount] {
			total += job.Hours
		}
		return Exactly(Whole(total))
	}
	if v, ok := w.c.known(Arbejdstid); ok {
		return Exactly(Whole(v))
	}
	return Unknown
}

// month gives the month that a cap is looked up for.
func (w world) month(at When) Month {
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
func (w world) cap(key string, month Month) capFound {
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

// hoursReason tells which hours the arithmetic uses.
type hoursReason uint8

const (
	hoursGranted hoursReason = iota
	hoursWanted
	hoursWantedLessTeaching
	hoursMissing
)

// hours gives the granted hours in hundredths a week. Hours that are only
// asked for may lose the hours of hjemmeundervisning, and how many is for the
// municipality to assess (§ 85, stk. 5): so an interval.
func (w world) hours() (Interval, hoursReason) {
	if h, ok := w.c.known(BevilgedeTimer); ok {
		return Exactly(Whole(h)), hoursGranted
	}
	h, ok := w.c.known(OenskedeTimer)
	if !ok {
		return Unknown, hoursMissing
	}
	if !w.c.is(Skoleform, "hjemmeundervisning") {
		return Exactly(Whole(h)), hoursWanted
	}
	least := Whole(0)
	if teaching, ok := w.c.known(HjemmeundervisningTimer); ok {
		least = Whole(h - teaching)
	}
	i := Interval{Lo: least, Hi: Whole(h)}
	if i.IsExact() {
		return Exactly(i.Lo), hoursWantedLessTeaching
	}
	return i, hoursWantedLessTeaching
}

// share divides hours by hours. With either missing it is anything up to all.
func (w world) share(h, total Interval) Interval {
	if h.Hi.IsInfinite() || total.Hi.IsInfinite() {
		return Interval{Hi: Whole(1)}
	}
	d := int64(total.Lo.lo)
	return h.Times(1, d)
}

// part gives the days of the month in which the child is under an age, and the
// days of the month. How a part of a month is paid is not in any source, so
// the days count alike.
func (w world) part(years int) (n, d int64) {
	month := w.c.Clocks.Maaned
	d = int64(month.Days())
	born, ok := w.c.known(Foedselsdato)
	if !ok {
		return d, d
	}
	n = int64(Date(born).Birthday(years) - month.First())
	return max(0, min(n, d)), d
}

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

// atp gives the employee's own ATP a month. A year without published rates
// leaves it open upwards; where only the full rate is published, the lower
// classes lie under it, and the derived total gives the best value.
func (w world) atp(h Interval, years int) Interval {
	class := func(hours Ratio) int {
		n := 0
		for i := range atpClasses {
			if hours.IsInfinite() || hours.Cmp(Whole(atpClasses[i].from)) >= 0 {
				n = i + 1
			}
		}
		return n
	}
	lo, hi := w.atpClass(class(h.Lo)), w.atpClass(class(h.Hi))
	r := hi
	if class(h.Lo) != class(h.Hi) {
		r = lo.Hull(hi)
	}
	if n, d := w.part(years); n < d {
		r = r.Hull(Exactly(Whole(0)))
	}
	return r
}

// atpFigure looks up the employee's ATP of a class.
func (w world) atpFigure(class int) Found {
	return w.rates.Lookup(atpClasses[class-1].rate+"_employee", w.c.Clocks.Maaned.First())
}

func (w world) atpClass(n int) Interval {
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

// regulated raises a benefit fixed in an earlier year once each January: by
// two per cent with the tilpasningsprocent, or for applications before 2011 by
// the satsreguleringsprocent. A year whose percentage is not published leaves
// the amount open upwards; downwards it is taken not to have fallen, where no
// percentage that is known is below nought.
func (w world) regulated(i Interval) Interval {
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

func (w world) regulationKey() string {
	if w.c.is(AnsoegtFoer2011, "ja") {
		return "satsreg_pct"
	}
	return "two_plus_tilpasning_pct"
}
