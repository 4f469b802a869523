package wizard

import "rettesnor/wizard/words"

// Ask decides by the answer to a fact: Cases has a branch for each choice of
// it, in the fact's order.
type Ask struct {
	simple
	Fact  Fact
	Cases []Branch
}

func (a Ask) Branches() []Branch { return a.Cases }
func (a Ask) Reads() Fact        { return a.Fact }
func (a Ask) Label(branch int) words.Msg {
	return words.New("graf.valg", words.Str("valg", a.Fact.Info().Choices[branch]))
}

func (a Ask) word(branch int) string { return a.Fact.Info().Choices[branch] }

func (a Ask) Does() words.Msg {
	id, assumed := "graf.svar", a.Fact.Info().Assumed
	if assumed != "" {
		id = "graf.svar-antaget"
	}
	return words.New(id, words.Str("svar", a.Fact.String()), words.Str("antaget", assumed))
}

func (a Ask) eval(v env) Verdict {
	if v.mode == strict && v.c.state(a.Fact) == NotAsked {
		return a.whateverIsAnswered(v)
	}
	return follow(a.branch(v), v)
}

// whateverIsAnswered gives ikke-opfyldt where each answer leads to it: then
// there is no use in asking.
func (a Ask) whateverIsAnswered(v env) Verdict {
	for i := range a.Cases {
		if follow(&a.Cases[i], v) != IkkeOpfyldt {
			return Mangler
		}
	}
	return IkkeOpfyldt
}

func (a Ask) branch(v env) *Branch {
	if v.mode == strict && v.c.state(a.Fact) == NotAsked {
		return nil
	}
	n, ok := v.c.choice(a.Fact)
	return take(a.Cases, n, ok)
}

func (a Ask) can(verdict Verdict) bool { return canBranch(a.Cases, verdict) }

func (a Ask) wants(v env, dst []string) []string {
	if _, ok := v.c.choice(a.Fact); !ok {
		dst = appendNew(dst, a.Fact.String())
	}
	return dst
}

func (a Ask) asks(v env, visit func(id string)) {
	if v.c.state(a.Fact) == NotAsked {
		visit(a.Fact.String())
	}
}
