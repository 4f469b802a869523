package wizard

import "rettesnor/wizard/words"

// Age is met where the birthday at the age that the schemes stop at lies after a
// clock.
type Age struct {
	simple
	Clock    Clock
	Less     int  // so many years before the age
	OnTheDay bool // a birthday on the clock's own day still passes
	Optional bool // passes where the clock is not given, and is only told of where it fails
}

func (a Age) Reads() Fact   { return Foedselsdato }
func (a Age) Rate() string  { return childAge }
func (a Age) clock() string { return a.Clock.id() }

func (a Age) Does() words.Msg {
	id := "graf.alder"
	if a.Less > 0 {
		id = "graf.alder-foer"
	}
	return words.New(id, words.Str("sats", childAge), words.Num("n", a.Less), words.Str("ur", a.Clock.id()))
}

func (a Age) Outright() []Way {
	under, over := "graf.foedselsdag-efter", "graf.foedselsdag-naaet"
	if a.OnTheDay {
		under, over = "graf.foedselsdag-efter-eller-paa", "graf.foedselsdag-foer"
	}
	out := []Way{{words.New(under), Opfyldt}, {words.New(over), IkkeOpfyldt}}
	if a.Optional {
		out = append(out, Way{words.New("graf.uden-ur"), Opfyldt})
	}
	return out
}

// eval tests the birthday against the clock. A clock that the reader does not
// know may lie on any day of a range; where each of them gives the same
// verdict, that is the verdict.
func (a Age) eval(v env) Verdict {
	at := v.c.at(a.Clock)
	birthday, ok := v.birthday()
	switch {
	case at == 0 && a.Optional:
		return Opfyldt
	case !ok:
		return Mangler
	}
	birthday = birthday.Birthday(-a.Less)
	on := func(at Date) Verdict {
		if birthday > at || a.OnTheDay && birthday == at {
			return Opfyldt
		}
		return IkkeOpfyldt
	}
	if at != 0 {
		return on(at)
	}
	from, to, ok := v.span(a.Clock)
	if !ok || on(from) != on(to) { // it is passed once, and stays passed
		return Mangler
	}
	return on(from)
}

// birthday is the day on which the child reaches the age that the schemes stop at;
// ok is false where that is not known.
func (v env) birthday() (day Date, ok bool) {
	born, ok := v.c.known(Foedselsdato)
	return Date(born).Birthday(v.rates.grown), ok && v.rates.grown > 0
}

// tell says nothing of an optional clock that nobody gave.
func (a Age) tell(t *tracer, r *Rule) {
	if !a.Optional || a.eval(t.v) == IkkeOpfyldt {
		t.leaf(r)
	}
}

// ranged reports whether the verdict is that of every day that a clock nobody
// knows may lie on.
func (a Age) ranged(v env) bool {
	_, _, ok := v.span(a.Clock)
	return ok && v.c.at(a.Clock) == 0 && !a.Optional && a.eval(v) != Mangler
}

func (a Age) can(verdict Verdict) bool { return verdict == Opfyldt || verdict == IkkeOpfyldt }

func (a Age) wants(v env, dst []string) []string {
	if _, ok := v.c.known(Foedselsdato); !ok {
		dst = appendNew(dst, Foedselsdato.String())
		if _, _, ok := v.span(a.Clock); ok {
			return dst // the birth date may be enough
		}
	}
	if a.Optional {
		return dst
	}
	return v.wantsClock(a.Clock, dst)
}

func (a Age) asks(v env, visit func(id string)) {
	if v.c.state(Foedselsdato) == NotAsked {
		visit(Foedselsdato.String())
	}
	v.askClock(a.Clock, visit)
}
