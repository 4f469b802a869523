package wizard

import "rettesnor/wizard/words"

// Rule is one condition of the law, or several joined. A rule is data: it can
// be evaluated, traced, drawn, enumerated and mutated, and nothing is hidden in
// a function. Every rule that asks cites the provision it stands for, in the
// law of today (Cite) and in the one before 2024 (Old). Its sentences stand in the
// catalogue, see sentence.
//
//	&Rule{
//		ID:   "bl85.funktionsevne",
//		Cond: Ask{Fact: BetydeligVarig, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
//		Cite: []string{"bl85.5", "bl82.1.3"}, Old: []string{"sel32a.5", "sel32.1"},
//	}
type Rule struct {
	ID        string
	Cond      Cond
	Cite, Old []string
}

// Cond is what a rule does: one of All, Any, Ask, Age, Told, Threshold, Since,
// SchoolAge and Fixed. Each stands in a file of its own with all that it knows.
type Cond interface {
	// Parts are the rules that are joined or told.
	Parts() []*Rule
	// Branches are what follows from what is found, in the order of Label.
	Branches() []Branch
	// Reads is the fact that decides, NoFact where none does alone.
	Reads() Fact
	// Rate is the key of the figure that is read, "" for none.
	Rate() string
	// Does says in a few words what the rule does, Label which way a branch is.
	Does() words.Msg
	Label(branch int) words.Msg
	// Outright are the verdicts that no branch gives, by what gives them.
	Outright() []Way

	eval(v env) Verdict
	// branch is the one that a case takes, nil where there is none, or an
	// answer is missing.
	branch(v env) *Branch
	// word names a branch in the catalogue, "" for one that has no sentence of
	// its own.
	word(branch int) string
	// clock is the one that decides, "" for none.
	clock() string
	// can reports whether an answer could give the verdict.
	can(verdict Verdict) bool
	// wants appends the needed facts and clocks without which the rule stays
	// mangler; it is that, and it is the leaf.
	wants(v env, dst []string) []string
	// asks calls visit for each fact or clock that nobody has answered yet and
	// that could still change the verdict; that is mangler, strictly, and the
	// rule is the leaf.
	asks(v env, visit func(id string))
	// tell writes the lines of a rule with this condition.
	tell(t *tracer, r *Rule)
}

// Branch is what follows from one choice: a verdict, or another rule.
type Branch struct {
	Verdict Verdict
	Then    *Rule
	// Part is set where only a part fails: the trace says ikke-opfyldt of it,
	// while the rule's own verdict is Verdict.
	Part bool
}

// Way is a verdict that no branch gives, and what gives it.
type Way struct {
	Label   words.Msg
	Verdict Verdict
}

// env is what rules and amounts are evaluated in.
type env struct {
	c     *Case
	rates *Rates
	mode  mode
}

// strict evaluates with nothing assumed: what is merely taken for granted
// counts as missing. So one learns what is still worth asking.
type mode bool

const (
	lenient mode = false
	strict  mode = true
)

// simple is a condition without parts, branches, fact, figure or clock; the
// others say what they have.
type simple struct{}

func (simple) Parts() []*Rule                     { return nil }
func (simple) Branches() []Branch                 { return nil }
func (simple) Reads() Fact                        { return NoFact }
func (simple) Rate() string                       { return "" }
func (simple) Label(int) (none words.Msg)         { return none }
func (simple) Outright() []Way                    { return nil }
func (simple) word(int) string                    { return "" }
func (simple) branch(env) *Branch                 { return nil }
func (simple) clock() string                      { return "" }
func (simple) wants(_ env, dst []string) []string { return dst }
func (simple) asks(env, func(string))             {}
func (simple) tell(t *tracer, r *Rule)            { t.leaf(r) }

// Eval gives the rule's verdict in a case. It allocates nothing.
func (r *Rule) Eval(c *Case, rates *Rates) Verdict { return r.eval(env{c, rates, lenient}) }

func (r *Rule) eval(v env) Verdict { return r.Cond.eval(v) }

// follow gives the verdict of a branch, mangler for none.
func follow(b *Branch, v env) Verdict {
	switch {
	case b == nil:
		return Mangler
	case b.Then != nil:
		return b.Then.eval(v)
	}
	return b.Verdict
}

// take gives a branch by its number; ok is false where an answer is missing.
func take(cases []Branch, n int, ok bool) *Branch {
	if !ok || n >= len(cases) {
		return nil
	}
	return &cases[n]
}

// canBranch reports whether a branch leads to the verdict.
func canBranch(cases []Branch, verdict Verdict) bool {
	for _, b := range cases {
		if b.Then == nil && b.Verdict == verdict || b.Then != nil && b.Then.Cond.can(verdict) {
			return true
		}
	}
	return false
}

// Walk calls visit for the rule and every rule below it, each before its own.
func (r *Rule) Walk(visit func(*Rule)) {
	visit(r)
	for _, of := range r.Cond.Parts() {
		of.Walk(visit)
	}
	for _, branch := range r.Cond.Branches() {
		if branch.Then != nil {
			branch.Then.Walk(visit)
		}
	}
}

// leaf follows the branches taken down to the rule whose sentence tells the
// verdict, and gives the branch it takes there, nil where it takes none.
func (r *Rule) leaf(v env) (*Rule, *Branch) {
	for {
		b := r.Cond.branch(v)
		if b == nil || b.Then == nil {
			return r, b
		}
		r = b.Then
	}
}

// wants appends the needed facts and clocks without which the rule stays
// mangler. Of alternatives only the first that is open is named: the next is
// needed only if that one fails.
func (r *Rule) wants(v env, dst []string) []string {
	if r.eval(v) != Mangler {
		return dst
	}
	leaf, _ := r.leaf(v)
	return leaf.Cond.wants(v, dst)
}

// asks calls visit for each fact or clock that nobody has answered yet and
// that could still change the rule's verdict. v must be strict.
func (r *Rule) asks(v env, visit func(id string)) {
	if r.eval(v) != Mangler {
		return
	}
	leaf, _ := r.leaf(v)
	if leaf != r {
		leaf.asks(v, visit)
		return
	}
	r.Cond.asks(v, visit)
}

// Joins reports whether a condition is others joined, each told for itself.
func Joins(c Cond) bool {
	switch c.(type) {
	case All, Any:
		return true
	}
	return false
}

// open reports whether there is anything left to ask.
func (r *Rule) open(v env) bool {
	asked := false
	r.asks(v, func(string) { asked = true })
	return asked
}

func appendNew(dst []string, id string) []string {
	for _, s := range dst {
		if s == id {
			return dst
		}
	}
	return append(dst, id)
}
