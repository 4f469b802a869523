package wizard

import "rettesnor/wizard/words"

// question is what is asked to learn one fact or clock, without words.
type question struct {
	fact     string // id of the fact, or of a clock
	section  string // id of the subject
	unit     string // id of the unit, "" for none
	optional bool   // answered by who wants to, never asked
}

// Question is what a face shows to learn one fact or clock, in the words of
// the model.
type Question struct {
	Fact    string // id of the fact, or of a clock: ansoegning, maaned
	Section string // the subject it belongs to
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
		Fact: of.fact, Section: m.sayIf("afsnit." + of.section), Kind: kindOf(of.fact), Optional: of.optional,
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
	return m.words.Say(words.New(id))
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
	for i := range questions {
		if questions[i].fact == id {
			return &questions[i]
		}
	}
	return nil
}

// Short names a fact or clock in a list of what is missing.
func (m *Model) Short(id string) string {
	if name := "spoergsmaal." + id + ".kort"; m.words.Has(name) {
		return m.words.Say(words.New(name))
	}
	return id
}

// choiceLabel is an answer in words: the fact's own, or what it is called
// everywhere.
func (m *Model) choiceLabel(f Fact, choice string) string {
	if own := "valg." + facts[f].ID + "." + choice; m.words.Has(own) {
		return m.words.Say(words.New(own))
	}
	return m.words.Say(words.New("valg." + choice))
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
	open := map[string]bool{}
	visit := func(id string) { open[id] = true }
	for i := range findings {
		f := &findings[i]
		if findingID != "" && f.id != findingID || f.isApproval() && c.outside() {
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
			m.amountAsks(f, c, visit)
		}
	}
	if findingID == "" {
		for _, id := range c.standing() {
			visit(id)
		}
	}
	var ids []string
	if open["maaned"] && c.isGrownWhenApplying() { // the month may settle all the rest
		ids = append(ids, "maaned")
		delete(open, "maaned")
	}
	for i := range questions {
		if q := &questions[i]; open[q.fact] && !q.optional {
			ids = append(ids, q.fact)
		}
	}
	return ids
}

// standing gives what is asked first of a family that has said where it stands:
// one that has a decision what it is about, and one that has a no or part of
// one when it came.
func (c *Case) standing() []string {
	n, known := c.known(Situation)
	if !known {
		return nil
	}
	var ids []string
	switch facts[Situation].Choices[n] {
	case refused, partly, ending:
		if !c.wasAsked("modtaget") {
			ids = append(ids, "modtaget")
		}
		fallthrough
	case approved:
		if !c.wasAsked(AfgoerelseOm.String()) {
			ids = append(ids, AfgoerelseOm.String())
		}
	}
	return ids
}

// pauses reports whether a family has said where it stands, and nothing else,
// and has a deadline to meet: it gets its answer before it is asked more.
func (c *Case) pauses() bool {
	n, known := c.known(Situation)
	if !known || len(c.standing()) > 0 {
		return false
	}
	switch facts[Situation].Choices[n] {
	case refused, partly, ending:
		for i := range questions {
			if q := &questions[i]; q.section != sectionStanding && c.wasAsked(q.fact) {
				return false
			}
		}
		return true
	}
	return false
}

func (c *Case) isGrownWhenApplying() bool {
	born, ok := c.known(Foedselsdato)
	return ok && c.Clocks.Ansoegning != 0 && Date(born).Birthday(childYears) <= c.Clocks.Ansoegning
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

func (m *Model) amountAsks(f *finding, c *Case, visit func(string)) {
	ask := func(fact Fact) {
		if c.Answers[fact].State == NotAsked {
			visit(fact.String())
		}
	}
	if c.Clocks.Maaned == 0 {
		if !c.isUnknown("maaned") {
			visit("maaned")
		}
		return
	}
	w := env{c: c, rates: m.rates}
	w.reads(f.amounts, func(fact Fact, is worth) {
		if is&asked != 0 {
			ask(fact)
		}
	})
	if f.id == TabtArbejdsfortjenesteID {
		ask(Besparelser)
	}
}
