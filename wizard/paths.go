package wizard

import (
	"slices"
	"strings"

	"rettesnor/wizard/words"
)

// Step is one page of the way to a finding that works without script: a
// question whose answers are links, or an outcome. Cases that can no longer
// be told apart by any verdict share a step.
//
// Its id follows from what is known there and from nothing else, so that it
// stays when a question is added elsewhere.
type Step struct {
	ID       string // for an address: "hjemmeboende", "hjemmeboende-uafklaret", "ikke-opfyldt-bl85-2"
	Question string // id of the fact; empty for an outcome
	Open     bool   // a condition was left open on the way to the question
	Case     Case   // the first case that leads here: the one the step stands for
	Answers  []StepAnswer
	Varies   []string // rules whose verdict or sentence differs between the cases that lead here
}

// StepAnswer is an answer and where it leads.
type StepAnswer struct {
	Value string // id of the choice, a date, or ved-ikke
	To    int    // number of the step
}

// maxSteps keeps rules that do not merge from growing without end. A variable,
// so that a test can lower it.
var maxSteps = 1000

// Steps lists the steps to a finding; the first is where it begins. start has
// the clocks, and one that it lacks counts as not known; under and over are
// birth dates of a child under and over the age limit, which stand for the two
// answers to that question. whole is false where there are more steps than can
// be shown: then there is none, since what leads nowhere would pass for an end.
func (m *Model) Steps(findingID string, start Case, under, over Date) (steps []Step, whole bool) {
	root := Root(findingID)
	if root == nil {
		return nil, true
	}
	start.Unknown.Ansoegning = start.Clocks.Ansoegning == 0
	start.Unknown.Maaned = start.Clocks.Maaned == 0
	g := stepGraph{m: m, root: root, rates: m.rates, at: map[string]int{}, values: func(id string) []string {
		if id == Foedselsdato.String() {
			return []string{under.String(), over.String(), vedIkke}
		}
		f, _ := FactByID(id)
		return append(slices.Clone(facts[f].Choices), vedIkke)
	}}
	g.add(&start)
	// Every edge leads to a later question, so what leads to a step is all
	// known when its turn comes, and no step is entered after it was left.
	for done := 0; done < len(g.steps); done++ {
		if len(g.steps) > maxSteps {
			return nil, false
		}
		i := g.earliest()
		g.expand(i)
	}
	g.sort()
	return g.steps, true
}

type stepGraph struct {
	m      *Model
	root   *Rule
	rates  *Rates
	steps  []Step
	begun  []string // what stands where nothing is answered yet
	left   []bool   // expanded
	lines  []map[string]string
	at     map[string]int
	values func(id string) []string
}

// next is the first question that can still change the verdict.
func (g *stepGraph) next(c *Case) string {
	if g.root.eval(env{c, g.rates, lenient}) == IkkeOpfyldt && g.root.eval(env{c, g.rates, strict}) == IkkeOpfyldt {
		return ""
	}
	open := map[string]bool{}
	g.root.asks(env{c, g.rates, strict}, func(id string) { open[id] = true })
	for i := range questions {
		if open[questions[i].fact] {
			return questions[i].fact
		}
	}
	return ""
}

// add finds or makes the step of a case.
func (g *stepGraph) add(c *Case) int {
	v := env{c, g.rates, lenient}
	question, lines := g.next(c), map[string]string{}
	key, open := question, false
	t := tracer{m: g.m, v: v, law: c.law()}
	for _, of := range g.root.Cond.Parts() {
		if of.open(env{c, g.rates, strict}) {
			key += " " + g.state(of, c)
			continue
		}
		open = open || of.eval(v) == Mangler
		t.lines = t.lines[:0]
		t.condition(of)
		for _, l := range t.lines {
			lines[l.Rule] = l.Text
		}
	}
	var id string
	if question == "" {
		id = g.outcomeID(v)
		key = id
	} else {
		id = g.questionID(question, open, c)
		if open {
			key += " uafklaret"
		}
	}
	i, found := g.at[key]
	if !found {
		i = len(g.steps)
		g.at[key] = i
		g.steps = append(g.steps, Step{ID: id, Question: question, Open: open && question != "", Case: *c})
		g.lines = append(g.lines, lines)
		g.left = append(g.left, false)
		return i
	}
	g.merge(i, lines)
	return i
}

// outcomeID names an outcome by its verdict, and a refusal by what fails too.
func (g *stepGraph) outcomeID(v env) string {
	verdict := g.root.eval(v)
	id := verdict.String()
	if verdict != IkkeOpfyldt {
		return id
	}
	for _, of := range g.root.Cond.Parts() {
		if of.eval(v) == IkkeOpfyldt {
			leaf, _ := of.leaf(v)
			id += "-" + dashed(leaf.ID)
		}
	}
	return id
}

// questionID names a question by its fact, whether a condition was left open on
// the way, and what tells its step from others with the same question: what is
// settled within conditions that are still asked about.
func (g *stepGraph) questionID(question string, open bool, c *Case) string {
	var known []string
	for _, of := range g.root.Cond.Parts() {
		if of.open(env{c, g.rates, strict}) {
			known = g.settled(of, question, c, known)
		}
	}
	if g.begun == nil {
		g.begun = append([]string{}, known...)
	}
	id := dashed(question[strings.Index(question, ".")+1:])
	if open {
		id += "-uafklaret"
	}
	for _, k := range known {
		if !slices.Contains(g.begun, k) {
			id += "-" + k
		}
	}
	return id
}

// settled appends what is known of a condition that is still asked about: the
// verdicts in it that count, and the rule that the answers have led to. What an
// alternative that fails leaves is the others, as if it were not there, and so
// is what a demand that is met leaves.
func (g *stepGraph) settled(r *Rule, question string, c *Case, dst []string) []string {
	v := env{c, g.rates, strict}
	leaf, _ := r.leaf(v)
	if !Joins(leaf.Cond) {
		asked := false
		leaf.asks(v, func(id string) { asked = asked || id == question })
		if leaf != r && !asked {
			dst = append(dst, dashed(leaf.ID))
		}
		return dst
	}
	for _, of := range leaf.Cond.Parts() {
		if of.open(v) {
			dst = g.settled(of, question, c, dst)
			continue
		}
		verdict := of.eval(env{c, g.rates, lenient})
		if _, either := leaf.Cond.(Any); either && verdict != IkkeOpfyldt || !either && verdict != Opfyldt {
			last, _ := of.leaf(v)
			dst = append(dst, dashed(last.ID)+"-"+verdict.String())
		}
	}
	return dst
}

func dashed(id string) string { return strings.ReplaceAll(id, ".", "-") }

// state writes what is left of a condition: a verdict where nothing more is
// asked, else the rule that asks. Two cases with the same state go the same way.
func (g *stepGraph) state(r *Rule, c *Case) string {
	v := env{c, g.rates, strict}
	r, _ = r.leaf(v)
	if parts := r.Cond.Parts(); Joins(r.Cond) {
		text := "("
		for _, of := range parts {
			text += g.state(of, c) + " "
		}
		return text + ")"
	}
	if r.open(v) {
		return r.ID
	}
	return r.eval(env{c, g.rates, lenient}).String()
}

func valueOf(f Fact, a Answer) string {
	if a.State == DontKnow {
		return vedIkke
	}
	return valueText(f, a.Value)
}

// merge notes which sentences differ between the cases of a step.
func (g *stepGraph) merge(i int, lines map[string]string) {
	s := &g.steps[i]
	for rule, text := range lines {
		if g.lines[i][rule] != text {
			s.Varies = appendNew(s.Varies, rule)
		}
	}
	for rule := range g.lines[i] {
		if _, ok := lines[rule]; !ok {
			s.Varies = appendNew(s.Varies, rule)
		}
	}
}

func (g *stepGraph) position(i int) int {
	for n := range questions {
		if questions[n].fact == g.steps[i].Question {
			return n
		}
	}
	return len(questions)
}

func (g *stepGraph) earliest() int {
	best := -1
	for i := range g.steps {
		if !g.left[i] && (best < 0 || g.position(i) < g.position(best)) {
			best = i
		}
	}
	return best
}

func (g *stepGraph) expand(i int) {
	g.left[i] = true
	question := g.steps[i].Question
	if question == "" {
		return
	}
	for _, value := range g.values(question) {
		c := g.steps[i].Case
		c.Set(question, value)
		to := g.add(&c)
		for _, rule := range g.steps[i].Varies {
			g.steps[to].Varies = appendNew(g.steps[to].Varies, rule)
		}
		g.steps[i].Answers = append(g.steps[i].Answers, StepAnswer{value, to})
	}
}

func (g *stepGraph) sort() {
	for i := range g.steps {
		slices.Sort(g.steps[i].Varies)
	}
}

// Set answers a fact or clock as a case file would. Where that is a problem ok
// is false, and the case is as it was.
func (c *Case) Set(id, value string) (problem words.Msg, ok bool) {
	p := caseParser{c: c}
	if isClock(id) {
		p.clock(id, value)
	} else {
		p.fact(id, value)
	}
	if len(p.problems) > 0 {
		return p.problems[0].Msg, false
	}
	return problem, true
}

// AppendCase writes a case file, as ParseCase reads it.
func AppendCase(dst []byte, c *Case) []byte {
	w := writer{dst}
	w.raw(`{"format":"` + Format + `","clocks":{`)
	for _, id := range clockIDs {
		w.pair(id, c.clock(id))
	}
	w.raw(`},"facts":{`)
	w.answers(&c.Answers)
	w.raw(`},"origins":{`)
	for i, a := range &c.Answers {
		if a.Origin != Siger {
			w.pair(facts[i].ID, originIDs[a.Origin])
		}
	}
	w.raw(`},"lists":{`)
	w.lists(c)
	w.raw("}")
	noted := false
	for i, text := range c.Notes {
		if text != "" && !noted {
			noted = true
			w.raw(`,"notes":{`)
		}
		w.pair(noteID(i), text)
	}
	if noted {
		w.raw("}")
	}
	w.raw("}")
	return w.b
}

// pair writes a member that has a value, the first of its object or after others.
func (w *writer) pair(id, value string) {
	if value == "" {
		return
	}
	if w.b[len(w.b)-1] == '{' {
		w.text(id)
		w.raw(":")
		w.text(value)
		return
	}
	w.member(id, value)
}

// answers writes a member for each answer.
func (w *writer) answers(all *[factCount]Answer) {
	for i, a := range all {
		if a.State != NotAsked {
			w.pair(facts[i].ID, valueOf(Fact(i), a))
		}
	}
}

func (w *writer) lists(c *Case) {
	for i, job := range c.Jobs[:c.JobCount] {
		if i == 0 {
			w.raw(`"job":[`)
		}
		w.comma(i)
		w.raw(`{"bruttoloen":`)
		w.money(job.Pay)
		w.amount("faste-tillaeg", job.Extra)
		w.amount("arbejdstid-uge", job.Hours)
		w.raw("}")
	}
	if c.JobCount > 0 {
		w.raw("]")
	}
	for i := range c.Parents[:c.ParentCount] {
		if i == 0 {
			w.comma(c.JobCount)
			w.raw(`"foraelder":[`)
		}
		w.comma(i)
		w.parent(&c.Parents[i])
	}
	if c.ParentCount > 0 {
		w.raw("]")
	}
}
