package wizard

// SchoolAge decides by whether the child is of school age: Cases[0] when it is
// not, [1] when it is.
type SchoolAge struct {
	simple
	Cases []Branch
}

// The years in which a child begins school and must have left it: 1 August of
// the year it turns six, and at the latest the year it turns seventeen
// (folkeskoleloven § 34, stk. 1). Variables, so that a test can shift them.
var (
	schoolFromYears = 6
	schoolToYears   = 17
	schoolMonth     = 8
)

func (s SchoolAge) Branches() []Branch       { return s.Cases }
func (s SchoolAge) Does() string             { return "skolealder ved " + AtAnsoegning.id() }
func (s SchoolAge) clock() string            { return AtAnsoegning.id() }
func (s SchoolAge) eval(v env) Verdict       { return follow(s.branch(v), v) }
func (s SchoolAge) can(verdict Verdict) bool { return canBranch(s.Cases, verdict) }

func (s SchoolAge) Label(branch int) string {
	return [...]string{"ikke i skolealderen", "i skolealderen"}[min(branch, 1)]
}

// branch looks at the day of application or, failing that, at the month.
func (s SchoolAge) branch(v env) *Branch {
	at := v.c.at(AtAnsoegning)
	born, known := v.c.known(Foedselsdato)
	if at == 0 || !known {
		return nil
	}
	year, _, _ := Date(born).Parts()
	n := 0
	if at >= NewDate(year+schoolFromYears, schoolMonth, 1) && at < NewDate(year+schoolToYears, schoolMonth, 1) {
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
