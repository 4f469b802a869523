package wizard

// Expr is one step of an amount, as data: a name, what it rests on, and what
// it does. Each grows when what it is made of grows, so the bounds of the parts
// give the bounds of the whole, and no narrower ones exist.
//
//	&Expr{ID: "ta.loft-andel", Term: Product{Share: share, Of: fullCap}, Cite: bl873, Old: sel423}
type Expr struct {
	ID        string
	Term      Term
	Cite, Old []string
	Word      string // what the curve calls it where it decides an amount: loen, loft
}

// Term is what a step of an amount does. Each kind stands in a file of its own
// with all that it knows.
type Term interface {
	// Parts are the steps it is made of.
	Parts() []*Expr
	// Rate is the key of the figure that is read, "" for none.
	Rate() string
	// Kind names the kind of step: the words for it stand under it.
	Kind() string

	eval(w env) Interval
	// reads calls visit for each fact that the step reads itself, with what it
	// is worth in the case.
	reads(w env, visit func(Fact, worth))
}

// worth tells what a fact is to a step of an amount in a case.
type worth uint8

const (
	needed worth = 1 << iota // the amount stays wide without it
	asked                    // an answer could change it
)

// noParts is a step made of no other; noReads one that reads no fact; noRate one
// that reads no figure by itself.
type (
	noParts struct{}
	noReads struct{}
	noRate  struct{}
)

func (noParts) Parts() []*Expr               { return nil }
func (noReads) reads(env, func(Fact, worth)) {}
func (noRate) Rate() string                  { return "" }

// Walk calls visit for the step and every one below it.
func (e *Expr) Walk(visit func(*Expr)) {
	visit(e)
	for _, of := range e.Term.Parts() {
		of.Walk(visit)
	}
}

func (w env) eval(e *Expr) Interval { return e.Term.eval(w) }

// reads calls visit for each fact that the amounts read, with what it is worth
// in the case.
func (w env) reads(named []Named, visit func(Fact, worth)) {
	for _, n := range named {
		n.Expr.Walk(func(e *Expr) { e.Term.reads(w, visit) })
	}
}

// when gives what is worth so much where it is so.
func (u worth) when(is bool) worth {
	if is {
		return u
	}
	return 0
}
