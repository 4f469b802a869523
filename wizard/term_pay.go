package wizard

// Pay is gross pay and regular supplements, a month.
type Pay struct {
	noParts
	noRate
}

func (Pay) Kind() string        { return "loen" }
func (Pay) eval(w env) Interval { return w.pay() }

func (Pay) reads(w env, visit func(Fact, worth)) {
	typed := w.c.hasPay() && w.c.JobCount == 0
	visit(Beskaeftigelse, asked)
	visit(Bruttoloen, (needed | asked).when(typed))
	visit(FasteTillaeg, asked.when(typed))
}

// hasPay reports whether the arithmetic of an employee's pay holds. For the
// self-employed, and for who has had no work yet, the municipality finds the
// basis: nothing the reader types is that amount.
//
// Who is out of work has the last wage as basis, never the dagpenge.
func (c *Case) hasPay() bool {
	return !c.is(Beskaeftigelse, "selvstaendig") && !c.is(Beskaeftigelse, "uden-tilknytning")
}

func (w env) pay() Interval {
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
