package wizard

import (
	"slices"
)

// question is what is asked to learn one fact or clock, without words.
type question struct {
	fact     string // id of the fact, or of a clock
	section  string // id of the subject
	page     string // id of the page that it stands on
	unit     string // id of the unit, "" for none
	optional bool   // answered by who wants to, never asked
	// follows: not asked while the question before it is;
	// along: asked where any other of its page is, so that it is not asked later.
	follows, along bool
}

// Question is what a face shows to learn one fact or clock, in the words of
// the model.
type Question struct {
	Fact    string // id of the fact, or of a clock: ansoegning, maaned
	Section string // the subject it belongs to
	Page    string // id of the page that it stands on
	Kind    Kind
	Heading string // the question itself
	Short   string // what the answer is, in a list of what is missing
	// Assumption is what is taken for granted where nobody answers.
	Assumption string
	Unit       string // what stands behind the field
	Choices    []Option
	Optional   bool // answered by who wants to, never asked
	Hint       string
	Why        string // why it is asked
	How        string // how to find out
	Cite       []string
}

// Option is one answer to choose. "Ved ikke" is offered besides, on each
// question.
type Option struct{ ID, Label string }

// QuestionIDs lists the facts and clocks that there is a question about, in the
// order they are asked.
func QuestionIDs() []string {
	ids := make([]string, len(questions))
	for i := range questions {
		ids[i] = questions[i].fact
	}
	return ids
}

// Questions lists every question in the order they are asked.
func (m *Model) Questions() []Question {
	all := make([]Question, len(questions))
	for i := range questions {
		all[i] = m.question(&questions[i])
	}
	return all
}

// PageTitle is what a page with several questions is called.
func (m *Model) PageTitle(id string) string { return m.sayIf("sidetitel." + id) }

// UnitOf gives the id of the unit that an answer is measured in, as timer-uge;
// empty where there is none.
func UnitOf(id string) string {
	if q := questionOf(id); q != nil {
		return q.unit
	}
	return ""
}

// QuestionFor finds the question of a fact or clock.
func (m *Model) QuestionFor(id string) (*Question, bool) {
	q := questionOf(id)
	if q == nil {
		return nil, false
	}
	whole := m.question(q)
	return &whole, true
}

func (m *Model) question(of *question) Question {
	say := func(part string) string { return m.sayIf("spoergsmaal." + of.fact + "." + part) }
	q := Question{
		Fact: of.fact, Page: of.page, Section: m.sayIf("afsnit." + of.section), Kind: kindOf(of.fact), Optional: of.optional,
		Heading: say("titel"), Short: say("kort"), Assumption: say("antaget"), Unit: m.sayIf("enhed." + of.unit),
		Hint: say("hint"), Why: say("hvorfor"), How: say("saadan"), Cite: questionCites[of.fact],
	}
	if f, ok := FactByID(of.fact); ok {
		for _, choice := range facts[f].Choices {
			q.Choices = append(q.Choices, Option{choice, m.choiceLabel(f, choice)})
		}
	}
	return q
}

// sayIf says a message that not every question has.
func (m *Model) sayIf(id string) string {
	if !m.words.Has(id) {
		return ""
	}
	return m.said(id)
}

// kindOf tells how the answer to a question is written.
func kindOf(id string) Kind {
	if f, ok := FactByID(id); ok {
		return facts[f].Kind
	}
	if (&Case{}).slot(id).month != nil {
		return MonthKind
	}
	return Day
}

func questionOf(id string) *question {
	if i := indexOf(id); i >= 0 {
		return &questions[i]
	}
	return nil
}

// indexOf gives the place of a fact's or a clock's question, -1 for none.
func indexOf(id string) int {
	for i := range questions {
		if questions[i].fact == id {
			return i
		}
	}
	return -1
}

// Short names a fact or clock in a list of what is missing.
func (m *Model) Short(id string) string {
	if name := "spoergsmaal." + id + ".kort"; m.words.Has(name) {
		return m.said(name)
	}
	return id
}

// choiceLabel is an answer in words: the fact's own, or what it is called
// everywhere.
func (m *Model) choiceLabel(f Fact, choice string) string {
	if own := "valg." + facts[f].ID + "." + choice; m.words.Has(own) {
		return m.said(own)
	}
	return m.said("valg." + choice)
}

// The subjects, in their order.
const (
	sectionStanding = "situation"
	sectionChild    = "barn"
	sectionParents  = "jer"
	sectionTraining = "traening"
	sectionLoss     = "tabt-arbejdsfortjeneste"
	sectionAmount   = "beloeb"
	sectionCosts    = "udgifter"
	sectionMore     = "mere"
)

// Next gives the facts and clocks that nobody has answered and that could
// still change a finding or an amount, in the order to ask them. Nothing is
// taken for granted here: what is merely assumed is asked too.
func (m *Model) Next(c *Case) []string { return m.nextOf(c, "") }

// nextOf gives what Next does for one finding; for all where findingID is
// empty.
func (m *Model) nextOf(c *Case, findingID string) []string {
	var scratch Case
	open := m.open(c, findingID, &scratch)
	var ids []string
	first := -1
	if m.isGrownWhenApplying(c) { // the month may settle all the rest
		if first = indexOf("maaned"); open[first] {
			ids = append(ids, "maaned")
		}
	}
	for i := range questions {
		if open[i] && i != first {
			ids = append(ids, questions[i].fact)
		}
	}
	return ids
}

// openSet marks the questions that are worth asking.
type openSet [len(questions)]bool

// open marks those of one finding, of all where findingID is empty. scratch is
// room for a case, which the page's engine has little of.
func (m *Model) open(c *Case, findingID string, scratch *Case) (open openSet) {
	visit := func(id string) {
		if i := indexOf(id); i >= 0 && !questions[i].optional {
			open[i] = true
		}
	}
	for i := range findings {
		f := &findings[i]
		if findingID != "" && f.id != findingID || f.isOutside(c) {
			continue
		}
		v := env{c, m.rates, strict}
		f.rule.asks(v, visit)
		if f.rule.eval(env{c, m.rates, lenient}) == IkkeOpfyldt {
			continue
		}
		for _, n := range f.notes {
			if n.When != nil {
				n.When.asks(v, visit)
			}
		}
		if f.amounts != nil {
			m.amountAsks(f, c, scratch, visit)
		}
	}
	if findingID == "" {
		for _, id := range c.standing() {
			visit(id)
		}
	}
	for i := range questions {
		q := &questions[i]
		switch {
		case q.follows && open[i-1]:
			open[i] = false
		case q.along && !c.wasAsked(q.fact):
			for j := range questions {
				open[i] = open[i] || open[j] && questions[j].page == q.page
			}
		}
	}
	return open
}

// standing gives what is asked first of a family that has said where it stands:
// one that has a decision what it is about, and one that has a no or part of
// one when and how it came.
func (c *Case) standing() []string {
	n, known := c.known(Situation)
	if !known {
		return nil
	}
	var first []string
	switch facts[Situation].Choices[n] {
	case refused, partly, ending:
		first = []string{AfgoerelseOm.String(), "modtaget", ModtagetSom.String()}
	case approved:
		first = []string{AfgoerelseOm.String()}
	}
	return slices.DeleteFunc(first, c.wasAsked)
}

// parts are the stretches of the questions, in order; the family has its answer
// after each, and goes on if it wants to.
var parts = [...][]string{
	{sectionStanding},
	{sectionChild, sectionParents, sectionTraining},
	{sectionLoss, sectionAmount},
	{sectionCosts},
}

// partOf gives the part of a subject; what is answered by who wants to belongs
// to none, -1.
func partOf(section string) int {
	return slices.IndexFunc(parts[:], func(sections []string) bool { return slices.Contains(sections, section) })
}

// PagePlace is where the next question stands: its page, and how far the family
// has come in its part, which has Most pages if all are asked.
type PagePlace struct {
	ID             string
	Part, At, Most int
}

// place gives where the first of the questions that are open stands; ok is
// false where none is.
func (c *Case) place(open []string) (p PagePlace, ok bool) {
	if len(open) == 0 {
		return p, false
	}
	next := questionOf(open[0])
	p = PagePlace{ID: next.page, Part: partOf(next.section), At: 1}
	all := map[string]bool{} // the pages of the part: whether one is answered
	for i := range questions {
		if q := &questions[i]; partOf(q.section) == p.Part && !q.optional {
			all[q.page] = all[q.page] || q.page != p.ID && c.wasAsked(q.fact)
		}
	}
	p.Most = len(all)
	for _, answered := range all {
		if answered {
			p.At++
		}
	}
	return p, true
}

// pauses reports whether the answer comes before more is asked: where a part
// begins, and in the first where it is settled that hjemmetræning cannot be had.
// A family that only thinks about it or waits has no answer before the first.
func (m *Model) pauses(c *Case, p PagePlace) bool {
	n, known := c.known(Situation)
	switch {
	case p.Part == 0:
		return false
	case p.Part > 1:
		return !c.hasBegun(p.Part)
	case known && slices.Contains([]string{refused, partly, approved, ending}, facts[Situation].Choices[n]):
		return !c.hasBegun(1)
	}
	return findings[0].verdict(env{c, m.rates, lenient}) == IkkeOpfyldt && !c.hasBegun(2)
}

// hasBegun reports whether a question of a part is answered.
func (c *Case) hasBegun(part int) bool {
	for i := range questions {
		if q := &questions[i]; partOf(q.section) == part && c.wasAsked(q.fact) {
			return true
		}
	}
	return false
}

func (m *Model) isGrownWhenApplying(c *Case) bool {
	day, ok := (env{c: c, rates: m.rates}).birthday()
	return ok && c.Clocks.Ansoegning != 0 && day <= c.Clocks.Ansoegning
}

// undecided reports whether the reader has said that the municipality has not
// decided: then it has granted no hours.
func (c *Case) undecided() bool {
	return c.state(Godkendt) == Known && c.is(Godkendt, "ikke-afgjort") && c.Clocks.Afgoerelse == 0
}

// oldRulesPossible reports whether the child was there before 2011, so that
// help for it can have been applied for then.
func (c *Case) oldRulesPossible() bool {
	born, ok := c.known(Foedselsdato)
	return !ok || Date(born) < oldRulesUntil.Date()
}

// oldRulesUntil is when the cap came: who applied before has none.
const oldRulesUntil YMD = 20110101

func (m *Model) amountAsks(f *finding, c, scratch *Case, visit func(string)) {
	if c.Clocks.Maaned == 0 {
		if c.isUnknown("maaned") {
			return
		}
		visit("maaned")
		latest := m.rates.LatestPublished(monthlyCap)
		if latest == nil {
			return
		}
		// What is asked of a month whose figures are known is asked along with
		// the month.
		scratch.copyOf(c)
		scratch.Clocks.Maaned = MonthOf(latest.From)
		c = scratch
	}
	ask := func(fact Fact) {
		if c.Answers[fact].State == NotAsked {
			visit(fact.String())
		}
	}
	w := env{c: c, rates: m.rates}
	w.reads(f.amounts, func(fact Fact, is worth) {
		if is&asked != 0 {
			ask(fact)
		}
	})
	for _, fact := range f.beside {
		ask(fact)
	}
}
