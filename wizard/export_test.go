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

// SchoolMonth is when the duty to be taught begins and ends.
var SchoolMonth = &schoolMonth

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

// UsualHours is how many hours a week are as a rule granted at most.
const UsualHours = usualHours

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
