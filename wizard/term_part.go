package wizard

// PartOf is the part of the month in which the child is under Years.
type PartOf struct {
	noParts
	noReads
	noRate
	Years int
}

func (PartOf) Kind() string { return "del-af-maaned" }

func (p PartOf) eval(w env) Interval {
	n, d := w.part(p.Years)
	return Exactly(Fraction(n, d))
}

// part gives the days of the month in which the child is under an age, and the
// days of the month. How a part of a month is paid is not in any source, so
// the days count alike.
func (w env) part(years int) (n, d int64) {
	month := w.c.Clocks.Maaned
	d = int64(month.Days())
	born, ok := w.c.known(Foedselsdato)
	if !ok {
		return d, d
	}
	n = int64(Date(born).Birthday(years) - month.First())
	return max(0, min(n, d)), d
}
