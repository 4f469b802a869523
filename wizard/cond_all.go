package wizard

import "rettesnor/wizard/words"

// All is met where every rule of Of is.
type All struct {
	simple
	Of []*Rule
}

func (a All) Parts() []*Rule  { return a.Of }
func (a All) Does() words.Msg { return words.New("graf.alle") }

func (a All) eval(v env) Verdict {
	verdict := Opfyldt
	for _, of := range a.Of {
		verdict = And(verdict, of.eval(v))
	}
	return verdict
}

func (a All) can(verdict Verdict) bool { return anyCan(a.Of, verdict) }

func (a All) wants(v env, dst []string) []string {
	for _, of := range a.Of {
		dst = of.wants(v, dst)
	}
	return dst
}

func (a All) asks(v env, visit func(id string)) { askAll(a.Of, a.eval, v, visit) }

func (a All) tell(t *tracer, r *Rule) {
	for _, of := range a.Of {
		t.condition(of)
	}
}

func anyCan(rules []*Rule, verdict Verdict) bool {
	for _, of := range rules {
		if of.Cond.can(verdict) {
			return true
		}
	}
	return false
}

// askAll asks for what all of the rules need. Where one fails on what is taken
// for granted, that is asked first: while it fails, the others change nothing.
func askAll(rules []*Rule, eval func(env) Verdict, v env, visit func(id string)) {
	given := env{v.c, v.rates, lenient}
	fails := eval(given) == IkkeOpfyldt
	for _, of := range rules {
		if !fails || of.eval(given) == IkkeOpfyldt {
			of.asks(v, visit)
		}
	}
}
