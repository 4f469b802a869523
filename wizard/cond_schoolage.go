package wizard

import "rettesnor/wizard/words"

// SchoolAge decides by whether the child is of school age: Cases[0] when it is
// not, [1] when it is.
type SchoolAge struct {
	simple
	Cases []Branch
}

// The duty to be taught begins on 1 August of the year in which the child turns
// the one age, and ends at the latest in the year in which it turns the other
// (folkeskoleloven § 34, stk. 1).
const (
	schoolStart = "age_school_start"
	schoolEnd   = "age_school_end"
)

// schoolMonth is August. A variable, so that a test can shift it.
var schoolMonth = 8

func (s SchoolAge) Branches() []Branch { return s.Cases }
func (s SchoolAge) Does() words.Msg {
	return words.New("graf.skolealder", words.Str("ur", AtAnsoegning.id()))
}
func (s SchoolAge) clock() string            { return AtAnsoegning.id() }
func (s SchoolAge) eval(v env) Verdict       { return follow(s.branch(v), v) }
func (s SchoolAge) can(verdict Verdict) bool { return canBranch(s.Cases, verdict) }

func (s SchoolAge) Label(branch int) words.Msg {
	return words.New([...]string{"graf.uden-for-skolealder", "graf.i-skolealder"}[min(branch, 1)])
}

// branch looks at the day of application or, failing that, at the month.
func (s SchoolAge) branch(v env) *Branch {
	at := v.c.at(AtAnsoegning)
	born, known := v.c.known(Foedselsdato)
	start, end := v.rates.length(schoolStart), v.rates.length(schoolEnd)
	if at == 0 || !known || start == 0 || end == 0 {
		return nil
	}
	year, _, _ := Date(born).Parts()
	n := 0
	if at >= NewDate(year+start, schoolMonth, 1) && at < NewDate(year+end, schoolMonth, 1) {
		n = 1
	}
	return take(s.Cases, n, true)
}

func (s SchoolAge) wants(v env, dst []string) []string {
	if _, ok := v.c.known(Foedselsdato); !ok {
		dst = appendNew(dst, Foedselsdato.String())
	}
	return v.wantsClock(AtAnsoegning, dst)
}

func (s SchoolAge) asks(v env, visit func(id string)) {
	if v.c.Answers[Foedselsdato].State == NotAsked {
		visit(Foedselsdato.String())
	}
	v.askClock(AtAnsoegning, visit)
}
