package wizard

// What the proofs reach into. Nothing here is in the program.

// ToOere is the rounding step.
var ToOere = &toOere

// AtpFrom are the limits of the ATP classes, in hundredths of an hour a week.
func AtpFrom() []*int64 {
	var limits []*int64
	for i := range atpClasses {
		limits = append(limits, &atpClasses[i].from)
	}
	return limits
}

// LawDates are the days on which a law begins.
func LawDates() map[string]*YMD {
	return map[string]*YMD{"barnets lov": &barnetsLovFrom, "serviceloven § 32 a": &paragraf32aFrom}
}

// SchoolYears are the numbers of the duty to be taught.
func SchoolYears() map[string]*int {
	return map[string]*int{"begin": &schoolFromYears, "end": &schoolToYears, "month": &schoolMonth}
}

// AllDeadlines are the deadlines that rest on law.
func AllDeadlines() []*Deadline {
	var all []*Deadline
	for i := range deadlines {
		all = append(all, &deadlines[i])
	}
	return all
}

// MaxSteps is how many steps can be shown.
var MaxSteps = &maxSteps

// Constants are the figures of the law that stand in the rules themselves.
func Constants() struct {
	ChildYears, StudyMonths, ComplaintWeeks int
	UsualHours                              int64
} {
	return struct {
		ChildYears, StudyMonths, ComplaintWeeks int
		UsualHours                              int64
	}{childYears, undersoegelseMonths, klagefristWeeks, usualHours}
}

// Without is the case with a clock that nobody has answered.
func (c Case) Without(clock string) Case {
	at := c.slot(clock)
	if at.day != nil {
		*at.day = 0
	} else {
		*at.month = 0
	}
	*at.unknown = false
	return c
}
