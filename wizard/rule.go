package wizard

import "strings"

// Op is what a rule does.
type Op uint8

// The kinds of rule. A rule is data: it can be evaluated, traced, drawn,
// enumerated and mutated, and nothing is hidden in a function.
const (
	All       Op = iota // every rule of Of
	Any                 // one rule of Of is enough
	Ask                 // the answer to Fact decides, by Cases
	Age                 // the birthday at Years lies after (or on) a clock
	Told                // Of[0], told in one sentence
	Threshold           // the fact against Rate: Cases[0] below, [1] above, [2] where no figure is published
	Since               // Cases[0] before the day From, [1] from it
	SchoolAge           // Cases[0] when the child is not of school age, [1] when it is
	Fixed               // Cases[0], whatever the answers
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

	Rate    string // Threshold
	OrEqual bool   // Threshold: the figure itself counts as above
	IsCap   bool   // Threshold: figures of this kind are taken never to have fallen
	From    YMD    // Since

	Cite, Old  []string
	Discretion *Discretion
	// Text is the sentence for each verdict, with slots in braces.
	Text [verdictCount]string
	// Ranged is the sentence where the clock is not known, but the verdict is
	// the same on every day that it may be.
	Ranged [verdictCount]string // Age
}

// Branch is what follows from one choice: a verdict, or another rule.
type Branch struct {
	Verdict Verdict
	Then    *Rule
	// Part is set where only a part fails: the trace says ikke-opfyldt of it,
	// while the rule's own verdict is Verdict.
	Part bool
	Text string // the sentence for this choice; else Rule.Text of the verdict
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
func (r *Rule) Eval(c *Case, rates *Rates) Verdict { return r.eval(view{c, rates, lenient}) }

// view is what a rule is evaluated in.
type view struct {
	c     *Case
	rates *Rates
	mode  mode
}

func (r *Rule) eval(v view) Verdict {
	switch r.Op {
	case All:
		verdict := Opfyldt
		for _, of := range r.Of {
			verdict = And(verdict, of.eval(v))
		}
		return verdict
	case Any:
		verdict := IkkeOpfyldt
		for _, of := range r.Of {
			verdict = Or(verdict, of.eval(v))
		}
		return verdict
	case Told:
		return r.Of[0].eval(v)
	case Age:
		return r.age(v)
	}
	if v.mode == strict && r.Op == Ask && v.c.state(r.Fact) == NotAsked {
		return r.whateverIsAnswered(v)
	}
	branch := r.branch(v)
	switch {
	case branch == nil:
		return Mangler
	case branch.Then != nil:
		return branch.Then.eval(v)
	}
	return branch.Verdict
}

// whateverIsAnswered gives ikke-opfyldt where each answer leads to it: then
// there is no use in asking.
func (r *Rule) whateverIsAnswered(v view) Verdict {
	for i := range r.Cases {
		verdict := r.Cases[i].Verdict
		if then := r.Cases[i].Then; then != nil {
			verdict = then.eval(v)
		}
		if verdict != IkkeOpfyldt {
			return Mangler
		}
	}
	return IkkeOpfyldt
}

// branch gives the branch that a case takes, nil where an answer is missing.
func (r *Rule) branch(v view) *Branch {
	n, ok := 0, true
	switch r.Op {
	case Ask:
		if v.mode == strict && v.c.state(r.Fact) == NotAsked {
			return nil
		}
		n, ok = v.c.choice(r.Fact)
	case Threshold:
		n, ok = r.threshold(v)
	case Since:
		at := v.c.at(r.Clock)
		ok = at != 0
		if at >= r.From.Date() {
			n = 1
		}
	case SchoolAge:
		n, ok = v.c.schoolAge()
	case Fixed:
	default:
		return nil
	}
	if !ok || n >= len(r.Cases) {
		return nil
	}
	return &r.Cases[n]
}

// threshold compares an amount with the figure of the month.
func (r *Rule) threshold(v view) (n int, ok bool) {
	value, known := v.c.known(r.Fact)
	if !known || v.c.Clocks.Maaned == 0 {
		return 0, false
	}
	f := v.rates.Lookup(r.Rate, v.c.Clocks.Maaned.First())
	figure := f.Window
	switch {
	case f.Fit == Exact:
	case r.IsCap && f.Before != nil && Whole(value).Cmp(oere(f.Before)) <= 0:
		figure = f.Before // it has not fallen since
	case r.IsCap && f.After != nil && f.Before != nil && Whole(value).Cmp(oere(f.After)) > 0:
		figure = f.After // and had not yet risen above this
	default:
		return 2, true
	}
	cmp := Whole(value).Cmp(oere(figure))
	if cmp > 0 || r.OrEqual && cmp == 0 {
		return 1, true
	}
	return 0, true
}

// age tests the birthday at Years against a clock. A clock that the reader
// does not know may lie on any day of a range; where each of them gives the
// same verdict, that is the verdict.
func (r *Rule) age(v view) Verdict {
	at := v.c.at(r.Clock)
	born, ok := v.c.known(Foedselsdato)
	switch {
	case at == 0 && r.Optional:
		return Opfyldt
	case !ok:
		return Mangler
	}
	birthday := Date(born).Birthday(r.Years)
	on := func(at Date) Verdict {
		if birthday > at || r.OnTheDay && birthday == at {
			return Opfyldt
		}
		return IkkeOpfyldt
	}
	if at != 0 {
		return on(at)
	}
	from, to, ok := v.span(r.Clock)
	if !ok || on(from) != on(to) { // it is passed once, and stays passed
		return Mangler
	}
	return on(from)
}

// How far back and ahead of the data's date a clock may lie that the reader
// does not know.
const (
	spanYearsBack  = 4
	spanYearsAhead = 1
)

// span gives the days that a clock answered with ved-ikke may lie on.
func (v view) span(clock Clock) (from, to Date, ok bool) {
	today := v.rates.Date()
	if today == 0 || !v.c.isUnknown(clock.id()) {
		return 0, 0, false
	}
	from, to = today.Birthday(-spanYearsBack), today.Birthday(spanYearsAhead)
	if clock == AtMaaned {
		from, to = MonthOf(from).First(), MonthOf(to).First()
	}
	return from, to, true
}

// id is the clock's in a case file.
func (c Clock) id() string {
	if c == AtMaaned {
		return "maaned"
	}
	return "ansoegning"
}

// The years in which a child begins school and must have left it: 1 August of
// the year it turns six, and at the latest the year it turns seventeen
// (folkeskoleloven § 34, stk. 1). Variables, so that a test can shift them.
var (
	schoolFromYears = 6
	schoolToYears   = 17
	schoolMonth     = 8
)

// schoolAge gives 1 where the child is of school age on the day of application
// or, failing that, in the month.
func (c *Case) schoolAge() (n int, ok bool) {
	at := c.at(AtAnsoegning)
	born, known := c.known(Foedselsdato)
	if at == 0 || !known {
		return 0, false
	}
	year, _, _ := Date(born).Parts()
	if at >= NewDate(year+schoolFromYears, schoolMonth, 1) && at < NewDate(year+schoolToYears, schoolMonth, 1) {
		return 1, true
	}
	return 0, true
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

// leaf follows the branches taken down to the rule whose sentence tells the
// verdict, and gives the branch it takes there, nil where it takes none.
func (r *Rule) leaf(v view) (*Rule, *Branch) {
	for {
		b := r.branch(v)
		if b == nil || b.Then == nil {
			return r, b
		}
		r = b.Then
	}
}

// wants appends the needed facts and clocks without which the rule stays
// mangler. Of alternatives only the first that is open is named: the next is
// needed only if that one fails.
func (r *Rule) wants(v view, dst []string) []string {
	if r.eval(v) != Mangler {
		return dst
	}
	switch r.Op {
	case All:
		for _, of := range r.Of {
			dst = of.wants(v, dst)
		}
		return dst
	case Any:
		for _, of := range r.Of {
			if of.eval(v) == Mangler {
				return of.wants(v, dst)
			}
		}
	case Told:
		return r.Of[0].wants(v, dst)
	}
	leaf, _ := r.leaf(v)
	if leaf != r {
		return leaf.wants(v, dst)
	}
	if r.Fact != NoFact && !r.hasFact(v.c) {
		dst = appendNew(dst, r.Fact.String())
		if _, _, ok := v.span(r.Clock); ok && r.Op == Age {
			return dst // the birth date may be enough
		}
	}
	if clock := r.missingClock(v.c); clock != "" {
		dst = appendNew(dst, clock)
	}
	return dst
}

// Sentence is what the rule says of a verdict in any case.
func (m *Model) Sentence(r *Rule, v Verdict) string {
	return strings.ReplaceAll(r.Text[v], "{mangler}", m.Short(r.Fact.String())+" eller "+m.Short(r.Clock.id()))
}

// hasFact reports whether the fact that a rule reads is answered or assumed.
func (r *Rule) hasFact(c *Case) bool {
	if r.Op == Ask {
		_, ok := c.choice(r.Fact)
		return ok
	}
	if r.Op == Since || r.Op == Fixed {
		return true
	}
	f := r.Fact
	if r.Op == SchoolAge {
		f = Foedselsdato
	}
	_, ok := c.known(f)
	return ok
}

// missingClock names the clock that a rule waits for.
func (r *Rule) missingClock(c *Case) string {
	switch r.Op {
	case Threshold:
		if c.Clocks.Maaned == 0 {
			return "maaned"
		}
	case Age, Since, SchoolAge:
		if c.at(r.Clock) != 0 || r.Optional {
			return ""
		}
		if r.Clock == AtMaaned {
			return "maaned"
		}
		return "ansoegning"
	}
	return ""
}

// asks calls visit for each fact or clock that nobody has answered yet and
// that could still change the rule's verdict. v must be strict.
func (r *Rule) asks(v view, visit func(id string)) {
	c := v.c
	if r.eval(v) != Mangler {
		return
	}
	switch r.Op {
	case All, Told:
		// Where one fails on what is taken for granted, that is asked first:
		// while it fails, the others change nothing.
		given := view{c, v.rates, lenient}
		fails := r.eval(given) == IkkeOpfyldt
		for _, of := range r.Of {
			if !fails || of.eval(given) == IkkeOpfyldt {
				of.asks(v, visit)
			}
		}
		return
	case Any:
		stays := false // an alternative that nobody knows leaves it open, unless another is met
		for _, of := range r.Of {
			stays = stays || of.eval(v) == Mangler && !of.open(v)
		}
		for _, of := range r.Of {
			if !stays || of.can(Opfyldt) {
				of.asks(v, visit)
			}
		}
		return
	}
	if leaf, _ := r.leaf(v); leaf != r {
		leaf.asks(v, visit)
		return
	}
	switch r.Op {
	case Ask, Threshold, Age:
		if c.state(r.Fact) == NotAsked {
			visit(r.Fact.String())
		}
	case SchoolAge:
		if c.Answers[Foedselsdato].State == NotAsked {
			visit(Foedselsdato.String())
		}
	}
	if r.Op == Ask || r.Op == Fixed {
		return
	}
	if r.Clock == AtAnsoegning && r.Op != Threshold && c.Clocks.Ansoegning == 0 && !c.isUnknown("ansoegning") {
		visit("ansoegning")
	}
	if c.Clocks.Maaned == 0 && !c.isUnknown("maaned") {
		visit("maaned")
	}
}

// open reports whether there is anything left to ask.
func (r *Rule) open(v view) bool {
	asked := false
	r.asks(v, func(string) { asked = true })
	return asked
}

// can reports whether an answer could give the verdict.
func (r *Rule) can(verdict Verdict) bool {
	if r.Op == Age {
		return verdict == Opfyldt || verdict == IkkeOpfyldt
	}
	for _, of := range r.Of {
		if of.can(verdict) {
			return true
		}
	}
	for _, b := range r.Cases {
		if b.Then == nil && b.Verdict == verdict || b.Then != nil && b.Then.can(verdict) {
			return true
		}
	}
	return false
}

func appendNew(dst []string, id string) []string {
	for _, s := range dst {
		if s == id {
			return dst
		}
	}
	return append(dst, id)
}
