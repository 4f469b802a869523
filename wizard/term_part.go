package wizard

// PartOf is the part of the month in which the child is under the age that the schemes stop at.
type PartOf struct {
	noParts
	noReads
	noRate
}

func (PartOf) Kind() string { return "del-af-maaned" }

func (PartOf) eval(w env) Interval {
	n, d := w.part()
	return Exactly(Fraction(n, d))
}

// part gives the days of the month in which the child is under the age, and the
// days of the month. How a part of a month is paid is not in any source, so
// the days count alike.
func (w env) part() (n, d int64) {
	month := w.c.Clocks.Maaned
	d = int64(month.Days())
	day, ok := w.birthday()
	if !ok {
		return d, d
	}
	n = int64(day - month.First())
	return max(0, min(n, d)), d
}
