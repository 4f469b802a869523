package wizard

import "rettesnor/wizard/words"

// Since decides by a day: Cases[0] before it, [1] from it.
type Since struct {
	simple
	Clock Clock
	From  YMD
	Cases []Branch
}

func (s Since) Branches() []Branch { return s.Cases }
func (s Since) Does() words.Msg {
	return words.New("graf.fra", words.Str("ur", s.Clock.id()), words.On("dag", s.From.Date()))
}
func (s Since) Label(branch int) words.Msg {
	return words.New([...]string{"graf.foer", "graf.fra-og-med"}[min(branch, 1)])
}
func (s Since) clock() string                      { return s.Clock.id() }
func (s Since) eval(v env) Verdict                 { return follow(s.branch(v), v) }
func (s Since) can(verdict Verdict) bool           { return canBranch(s.Cases, verdict) }
func (s Since) wants(v env, dst []string) []string { return v.wantsClock(s.Clock, dst) }
func (s Since) asks(v env, visit func(id string))  { v.askClock(s.Clock, visit) }

func (s Since) branch(v env) *Branch {
	at, n := v.c.at(s.Clock), 0
	if at >= s.From.Date() {
		n = 1
	}
	return take(s.Cases, n, at != 0)
}
