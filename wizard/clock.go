package wizard

// Clock is one of a case's dates.
type Clock uint8

// The clocks that a rule looks at.
const (
	AtAnsoegning Clock = iota // the day of application, else the first of the month
	AtMaaned                  // the first day of the month that an amount is for
)

// id is the clock's in a case file.
func (c Clock) id() string {
	if c == AtMaaned {
		return "maaned"
	}
	return "ansoegning"
}

// at gives a clock's day, zero where it is not known.
func (c *Case) at(clock Clock) Date {
	if clock == AtAnsoegning && c.Clocks.Ansoegning != 0 {
		return c.Clocks.Ansoegning
	}
	if c.Clocks.Maaned != 0 {
		return c.Clocks.Maaned.First()
	}
	return 0
}

// How far back and ahead of the data's date a clock may lie that the reader
// does not know.
const (
	spanYearsBack  = 4
	spanYearsAhead = 1
)

// span gives the days that a clock answered with ved-ikke may lie on.
func (v env) span(clock Clock) (from, to Date, ok bool) {
	today := v.rates.Date()
	if today == 0 || !v.c.isUnknown(clock.id()) {
		return 0, 0, false
	}
	from, to = today.Birthday(-spanYearsBack), today.Birthday(spanYearsAhead)
	if clock == AtMaaned {
		from, to = MonthOf(from).First(), MonthOf(to).First()
	}
	return from, to, true
}

// wantsClock appends a clock that has no day.
func (v env) wantsClock(clock Clock, dst []string) []string {
	if v.c.at(clock) != 0 {
		return dst
	}
	return appendNew(dst, clock.id())
}

// askClock visits what could give a clock its day: the first of the month
// stands for the day of application.
func (v env) askClock(clock Clock, visit func(id string)) {
	if clock == AtAnsoegning && v.c.Clocks.Ansoegning == 0 && !v.c.isUnknown("ansoegning") {
		visit("ansoegning")
	}
	if v.c.Clocks.Maaned == 0 && !v.c.isUnknown("maaned") {
		visit("maaned")
	}
}
