package wizard

import "rettesnor/wizard/words"

// Told tells another rule in one sentence.
type Told struct {
	simple
	Of *Rule
}

func (o Told) Parts() []*Rule                     { return []*Rule{o.Of} }
func (o Told) Does() words.Msg                    { return words.New("graf.som") }
func (o Told) eval(v env) Verdict                 { return o.Of.eval(v) }
func (o Told) can(verdict Verdict) bool           { return o.Of.Cond.can(verdict) }
func (o Told) wants(v env, dst []string) []string { return o.Of.wants(v, dst) }
func (o Told) asks(v env, visit func(id string))  { askAll([]*Rule{o.Of}, o.eval, v, visit) }
