package wizard

import "rettesnor/wizard/words"

// Any is met where one rule of Of is.
type Any struct {
	simple
	Of []*Rule
}

func (a Any) Parts() []*Rule  { return a.Of }
func (a Any) Does() words.Msg { return words.New("graf.en-af") }

func (a Any) eval(v env) Verdict {
	verdict := IkkeOpfyldt
	for _, of := range a.Of {
		verdict = Or(verdict, of.eval(v))
	}
	return verdict
}

func (a Any) can(verdict Verdict) bool { return anyCan(a.Of, verdict) }

func (a Any) wants(v env, dst []string) []string {
	for _, of := range a.Of {
		if of.eval(v) == Mangler {
			return of.wants(v, dst)
		}
	}
	return dst
}

func (a Any) asks(v env, visit func(id string)) {
	stays := false // an alternative that nobody knows leaves it open, unless another is met
	for _, of := range a.Of {
		stays = stays || of.eval(v) == Mangler && !of.open(v)
	}
	for _, of := range a.Of {
		if !stays || of.Cond.can(Opfyldt) {
			of.asks(v, visit)
		}
	}
}

// tell writes the alternative that settled it. Where all fail it is one
// condition that is not met, however many ways there are to meet it.
func (a Any) tell(t *tracer, r *Rule) {
	v := a.eval(t.v)
	if v == IkkeOpfyldt {
		t.noneOf(r)
		return
	}
	for _, of := range a.Of {
		if of.eval(t.v) == v {
			t.condition(of)
			return
		}
	}
}
