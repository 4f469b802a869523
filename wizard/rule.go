package wizard

// Op is what a rule does.
type Op uint8

// The kinds of rule. A rule is data: it can be evaluated, traced, drawn,
// enumerated and mutated, and nothing is hidden in a function.
const (
	All Op = iota // every rule of Of
	Any           // one rule of Of is enough
	Ask           // the answer to Fact decides, by Cases
	Age           // the birthday at Years lies after (or on) a clock
)

// Clock is one of a case's dates.
type Clock uint8

// The clocks that an age is tested at.
const (
	AtAnsoegning Clock = iota // the day of application, else the first of the month
	AtMaaned                  // the first day of the month that an amount is for
)

// Rule is one condition of the law, or several joined. Every rule that asks
// cites the provision it stands for, in the law of today (Cite) and in the one
// before 2024 (Old).
type Rule struct {
	ID    string
	Op    Op
	Of    []*Rule  // All, Any
	Fact  Fact     // Ask, Age
	Cases []Branch // Ask: one for each choice of the fact, in its order

	Clock    Clock // Age
	Years    int   // Age: the age that must not be reached
	OnTheDay bool  // Age: a birthday on the clock's own day still passes
	Optional bool  // Age: passes where the clock is not given

	Cite, Old  []string
	Discretion *Discretion
	// Text is the sentence for each verdict, with slots in braces.
	Text [verdictCount]string
}

// Branch is what follows from one choice: a verdict, or another rule.
type Branch struct {
	Verdict Verdict
	Then    *Rule
}

// Discretion tells of a condition that people must assess: who decides, what
// they look at, and which papers help.
type Discretion struct {
	Decider  string
	For      []string // what speaks for
	Against  []string // what may not decide it, or speaks against
	Evidence []string
}

// strict evaluates with nothing assumed: what is merely taken for granted
// counts as missing. So one learns what is still worth asking.
type mode bool

const (
	lenient mode = false
	strict  mode = true
)

// Eval gives the rule's verdict in a case. It allocates nothing.
func (r *Rule) Eval(c *Case) Verdict { return r.eval(c, lenient) }

func (r *Rule) eval(c *Case, m mode) Verdict {
	switch r.Op {
	case All:
		v := Opfyldt
		for _, of := range r.Of {
			v = And(v, of.eval(c, m))
		}
		return v
	case Any:
		v := IkkeOpfyldt
		for _, of := range r.Of {
			v = Or(v, of.eval(c, m))
		}
		return v
	case Ask:
		if m == strict && c.Answers[r.Fact].State == NotAsked {
			return Mangler
		}
		n, ok := c.choice(r.Fact)
		if !ok || n >= len(r.Cases) {
			return Mangler
		}
		if then := r.Cases[n].Then; then != nil {
			return then.eval(c, m)
		}
		return r.Cases[n].Verdict
	}
	at := c.at(r.Clock)
	born, ok := c.known(Foedselsdato)
	switch {
	case at == 0 && r.Optional:
		return Opfyldt
	case at == 0 || !ok:
		return Mangler
	}
	birthday := Date(born).Birthday(r.Years)
	if birthday > at || r.OnTheDay && birthday == at {
		return Opfyldt
	}
	return IkkeOpfyldt
}

// at gives a clock's day, zero where it is not known.
func (c *Case) at(clock Clock) Date {
	if clock == AtAnsoegning && c.Clocks.Ansoegning != 0 {
		return c.Clocks.Ansoegning
	}
	if c.Clocks.Maaned != 0 {
		return c.Clocks.Maaned.First()
	}
	return 0
}

// Walk calls visit for the rule and every rule below it, each before its own.
func (r *Rule) Walk(visit func(*Rule)) {
	visit(r)
	for _, of := range r.Of {
		of.Walk(visit)
	}
	for _, branch := range r.Cases {
		if branch.Then != nil {
			branch.Then.Walk(visit)
		}
	}
}

// leaf follows the answered branches down to the rule whose sentence tells the
// verdict.
func (r *Rule) leaf(c *Case) *Rule {
	for r.Op == Ask {
		n, ok := c.choice(r.Fact)
		if !ok || n >= len(r.Cases) || r.Cases[n].Then == nil {
			return r
		}
		r = r.Cases[n].Then
	}
	return r
}

// wants appends the needed facts and clocks without which the rule stays
// mangler. Of alternatives only the first that is open is named: the next is
// needed only if that one fails.
func (r *Rule) wants(c *Case, dst []string) []string {
	if r.eval(c, lenient) != Mangler {
		return dst
	}
	switch r.Op {
	case All:
		for _, of := range r.Of {
			dst = of.wants(c, dst)
		}
	case Any:
		for _, of := range r.Of {
			if of.eval(c, lenient) == Mangler {
				return of.wants(c, dst)
			}
		}
	case Ask:
		leaf := r.leaf(c)
		if leaf.Op != Ask {
			return leaf.wants(c, dst)
		}
		return appendNew(dst, leaf.Fact.String())
	case Age:
		if _, ok := c.known(Foedselsdato); !ok {
			dst = appendNew(dst, Foedselsdato.String())
		}
		if c.at(r.Clock) == 0 && !r.Optional {
			id := "maaned"
			if r.Clock == AtAnsoegning {
				id = "ansoegning"
			}
			dst = appendNew(dst, id)
		}
	}
	return dst
}

// asks calls visit for each fact or clock that nobody has answered yet and
// that could still change the rule's verdict. It takes nothing for granted.
func (r *Rule) asks(c *Case, visit func(id string)) {
	if r.eval(c, strict) != Mangler {
		return
	}
	switch r.Op {
	case All, Any:
		for _, of := range r.Of {
			of.asks(c, visit)
		}
	case Ask:
		a := c.Answers[r.Fact]
		if a.State == NotAsked {
			visit(r.Fact.String())
			return
		}
		if leaf := r.leaf(c); leaf != r {
			leaf.asks(c, visit)
		}
	case Age:
		if c.Answers[Foedselsdato].State == NotAsked {
			visit(Foedselsdato.String())
		}
		if r.Clock == AtAnsoegning && c.Clocks.Ansoegning == 0 && !c.AnsoegningUnknown {
			visit("ansoegning")
		}
		if c.Clocks.Maaned == 0 && !c.MaanedUnknown {
			visit("maaned")
		}
	}
}

func appendNew(dst []string, id string) []string {
	for _, s := range dst {
		if s == id {
			return dst
		}
	}
	return append(dst, id)
}
