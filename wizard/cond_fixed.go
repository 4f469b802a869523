package wizard

import "rettesnor/wizard/words"

// Fixed is Cases[0], whatever the answers.
type Fixed struct {
	simple
	Cases []Branch
}

func (f Fixed) Branches() []Branch       { return f.Cases }
func (f Fixed) Does() words.Msg          { return words.New("graf.altid") }
func (f Fixed) eval(v env) Verdict       { return follow(f.branch(v), v) }
func (f Fixed) branch(env) *Branch       { return take(f.Cases, 0, true) }
func (f Fixed) can(verdict Verdict) bool { return canBranch(f.Cases, verdict) }
