package wizard

// Granted is the hours granted, or else those asked for.
type Granted struct {
	noParts
	noRate
}

func (Granted) Kind() string { return "timer" }

func (Granted) eval(w env) Interval {
	h, _ := w.hours()
	return h
}

func (Granted) reads(w env, visit func(Fact, worth)) {
	c := w.c
	_, granted := c.known(BevilgedeTimer)
	_, wanted := c.known(OenskedeTimer)
	open := !c.undecided()
	visit(BevilgedeTimer, asked.when(open)|needed.when(!wanted && open))
	state := c.Answers[BevilgedeTimer].State
	decided := state == Known || state == NotAsked && open // a decision stands in the place of a wish
	visit(OenskedeTimer, asked.when(!decided)|needed.when(!granted && !open))
	visit(Skoleform, asked.when(!decided && wanted))
	taught := c.is(Skoleform, taughtAtHome)
	visit(HjemmeundervisningTimer, asked.when(!decided && taught)|needed.when(!granted && wanted && taught))
}

// taughtAtHome is the choice of skole.form that hours asked for may lose by.
const taughtAtHome = "hjemmeundervisning"

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
func (w env) hours() (Interval, hoursReason) {
	if h, ok := w.c.known(BevilgedeTimer); ok {
		return Exactly(Whole(h)), hoursGranted
	}
	h, ok := w.c.known(OenskedeTimer)
	if !ok {
		return Unknown, hoursMissing
	}
	if !w.c.is(Skoleform, taughtAtHome) {
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
