package wizard

// FactValue is a fact: øre, or hours in hundredths.
type FactValue struct {
	noParts
	noRate
	Fact Fact
}

func (FactValue) Kind() string { return "svar" }

func (f FactValue) eval(w env) Interval {
	if v, ok := w.c.known(f.Fact); ok {
		return Exactly(Whole(v))
	}
	return Unknown
}

func (f FactValue) reads(_ env, visit func(Fact, worth)) { visit(f.Fact, needed|asked) }
