package wizard

// Worked is the former hours a week, of one job or several.
type Worked struct {
	noParts
	noRate
}

func (Worked) Kind() string        { return "arbejdstid" }
func (Worked) eval(w env) Interval { return w.worked() }

func (Worked) reads(w env, visit func(Fact, worth)) {
	visit(Arbejdstid, (needed | asked).when(w.c.JobCount == 0))
}

// worked gives the former hours; those of several jobs are added up, which no
// source says and the trace tells.
func (w env) worked() Interval {
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
