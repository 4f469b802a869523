package wizard_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	. "rettesnor/wizard"
)

// ruleIDs are the ids of everything that a trace may name: rules, amounts,
// remarks.
func ruleIDs(t *testing.T) map[string]bool {
	ids := map[string]bool{}
	for _, id := range FindingIDs() {
		Root(id).Walk(func(r *Rule) { ids[r.ID] = true })
		for _, n := range NotesOf(id) {
			ids[n.ID] = true
		}
		for _, n := range AmountsOf(id) {
			n.Expr.Walk(func(e *Expr) { ids[e.ID] = true })
		}
	}
	m := model(t)
	for _, c := range corpus(m.Rates()) {
		parsed, problems, _ := m.ParseCase([]byte(c.file))
		for _, f := range m.Eval(parsed, problems).Findings {
			for _, l := range f.Trace {
				ids[l.Rule] = true
			}
		}
	}
	return ids
}

// There are 35 questions, and 2b and 2c (Topics). Each is modelled by
// rules that there are, or told in words.
func TestTopicsAreModelled(t *testing.T) {
	ids := ruleIDs(t)
	used, numbers := map[string]bool{}, map[string]bool{}
	for _, topic := range Topics {
		if numbers[topic.No] {
			t.Errorf("question %s stands twice", topic.No)
		}
		numbers[topic.No] = true
		for _, rule := range topic.Rules {
			if !ids[rule] {
				t.Errorf("question %s names the rule %s, which there is not", topic.No, rule)
			}
		}
		if len(topic.Rules) == 0 && !topic.Told {
			t.Errorf("question %s is neither modelled nor told", topic.No)
		}
		if len(topic.Cite) == 0 {
			t.Errorf("question %s cites no provision", topic.No)
		}
		if topic.Kind == Hard && len(topic.Rules) == 0 {
			t.Errorf("question %s is a hard condition without a rule", topic.No)
		}
		for _, code := range topic.Outcomes {
			used[code] = true
		}
	}
	for i := 1; i <= 35; i++ {
		if !numbers[fmt.Sprint(i)] {
			t.Errorf("question %d is left out", i)
		}
	}
	if !numbers["2b"] || !numbers["2c"] {
		t.Error("question 2b or 2c is left out")
	}
	codes := map[string]bool{}
	for _, o := range OutcomeTypes {
		codes[o.Code] = true
		if !used[o.Code] {
			t.Errorf("%s is the outcome of no question", o.Code)
		}
		if (len(o.Findings()) == 0) != o.Pointer {
			t.Errorf("%s: an outcome type has findings, or it is a pointer", o.Code)
		}
	}
	for code := range used {
		if !codes[code] {
			t.Errorf("a question names the outcome type %s, which there is not", code)
		}
	}
}

// Every outcome type is met: a case has its verdict in one of its findings.
func TestOutcomeTypesAreReached(t *testing.T) {
	m := model(t)
	met := map[string]bool{}
	for _, c := range corpus(m.Rates()) {
		parsed, problems, _ := m.ParseCase([]byte(c.file))
		for _, f := range m.Eval(parsed, problems).Findings {
			part := slices.ContainsFunc(f.Trace, func(l Line) bool { return l.Part })
			for _, o := range OutcomeTypes {
				if slices.Contains(o.Findings(), f.ID) && f.Verdict == o.Verdict && (!o.Part || part || o.Code == "O7") {
					met[o.Code] = true
				}
			}
		}
	}
	for _, o := range OutcomeTypes {
		if !o.Pointer && !met[o.Code] {
			t.Errorf("no case of the corpus comes to %s", o.Code)
		}
	}
}

// A condition cites its provisions, today's and those before 2024; whatever may
// be assessed says by whom, on what, and which papers help; and what it tells
// is told for each verdict it comes to.
func TestRulesAreWhole(t *testing.T) {
	m := model(t)
	for _, id := range FindingIDs() {
		Root(id).Walk(func(r *Rule) {
			if Joins(r.Cond) {
				if of := r.Cond.Parts(); len(of) < 2 {
					t.Errorf("%s joins %d conditions", r.ID, len(of))
				}
				return
			}
			if len(r.Cite) == 0 || len(r.Old) == 0 {
				t.Errorf("%s cites %q, and %q before 2024", r.ID, r.Cite, r.Old)
			}
			ask, isAsk := r.Cond.(Ask)
			if isAsk && len(ask.Cases) != len(ask.Fact.Info().Choices) {
				t.Errorf("%s has %d branches for %d choices", r.ID, len(ask.Cases), len(ask.Fact.Info().Choices))
			}
			told := func(v Verdict, text string) {
				if text == "" && m.Sentence(r, v) == "" {
					t.Errorf("%s says nothing when it is %v", r.ID, v)
				}
				if d := m.Discretion(r.ID); v == Skoen && (d == nil || d.Decider == "" || len(d.Evidence) == 0) {
					t.Errorf("%s is assessed, and does not say by whom or which papers help", r.ID)
				}
			}
			for i, b := range r.Cond.Branches() {
				if b.Then == nil {
					told(b.Verdict, m.ChoiceSentence(r, i))
				}
			}
			if _, is := r.Cond.(Age); is {
				told(IkkeOpfyldt, "")
			}
			if _, is := r.Cond.(Threshold); is || isAsk && ask.Fact.Info().Assumed == "" {
				told(Mangler, "")
			}
		})
		for _, n := range NotesOf(id) {
			if len(n.Cite) == 0 || len(n.Old) == 0 {
				t.Errorf("the remark %s lacks a provision", n.ID)
			}
		}
		for _, n := range AmountsOf(id) {
			n.Expr.Walk(func(e *Expr) {
				if len(e.Cite) == 0 || len(e.Old) == 0 {
					t.Errorf("the amount %s cites nothing", e.ID)
				}
			})
		}
	}
}

// Every provision that the engine may print stands in the register.
func TestCitedProvisionsAreRegistered(t *testing.T) {
	file, err := os.ReadFile("../content/data/law.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var law []struct{ ID string }
	if err := yaml.Unmarshal(file, &law); err != nil {
		t.Fatal(err)
	}
	registered := map[string]bool{}
	for _, p := range law {
		registered[p.ID] = true
	}
	cited := map[string]string{} // and where
	for provision, by := range CitedBy() {
		cited[provision] = by[0]
	}
	for _, q := range model(t).Questions() {
		for _, p := range q.Cite {
			cited[p] = "the question of " + q.Fact
		}
	}
	for _, topic := range Topics {
		for _, p := range topic.Cite {
			cited[p] = "topic " + topic.No
		}
	}
	m := model(t)
	for _, c := range corpus(m.Rates()) {
		parsed, problems, _ := m.ParseCase([]byte(c.file))
		for _, f := range m.Eval(parsed, problems).Findings {
			for _, l := range f.Trace {
				for _, p := range l.Cite {
					cited[p] = l.Rule
				}
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(cited)) {
		if !registered[p] {
			t.Errorf("%s (%s), cited by %s, is not in content/data/law.yaml", p, model(t).ProvisionName(p), cited[p])
		}
		if model(t).ProvisionName(p) == p {
			t.Errorf("%s has no name", p)
		}
	}
	t.Logf("%d provisions", len(cited))
}

// Each question is asked in some case, if it is ever to be asked; and each
// answer but those that say so changes what is said.
func TestQuestionsAreReachedAndNotIdle(t *testing.T) {
	m := model(t)
	// said is what a result says, without the lists of what is missing or
	// assumed: those change with any answer.
	said := func(c *Case) []byte {
		r := m.Eval(*c, nil)
		for i := range r.Findings {
			f := &r.Findings[i]
			f.Missing, f.Assumed, f.Narrows, f.Changes = nil, nil, "", nil
		}
		r.Receipt = Receipt{}
		given := m.Deadlines(c, 0)
		answer := m.Compose(c, &r, given, 0)
		reply := Reply{Result: r, Deadlines: given, Answer: CaseAnswer{Headline: answer.Headline, Money: answer.Money}}
		return m.AppendReply(nil, &reply)
	}
	var cases []Case
	for i, c := range corpus(m.Rates()) {
		if i%10 == 0 || i < 250 || strings.HasPrefix(c.name, "timer til undervisning") || strings.HasPrefix(c.name, "slutter") {
			parsed, _, _ := m.ParseCase([]byte(c.file))
			cases = append(cases, parsed)
		}
	}
	for _, q := range model(t).Questions() {
		asked, matters := q.Optional, false
		fact, isFact := FactByID(q.Fact)
		for i := range cases {
			c := cases[i]
			if isFact {
				c.Answers[fact] = Answer{}
			} else {
				c = c.Without(q.Fact)
			}
			if !asked {
				asked = slices.Contains(m.Next(&c), q.Fact)
			}
			if asked && (matters || fact == TraeningTimer) {
				break
			}
			if matters || fact == TraeningTimer {
				continue
			}
			before := said(&c)
			for _, value := range tryValues(&q) {
				other := c
				if problem, ok := other.Set(q.Fact, value); !ok {
					t.Fatalf("%s = %s: %s", q.Fact, value, problem.ID)
				}
				if !bytes.Equal(said(&other), before) {
					matters = true
				}
			}
		}
		if !asked {
			t.Errorf("%s is never asked", q.Fact)
		}
		if !matters && fact != TraeningTimer { // which says itself that it is for the sheet
			t.Errorf("%s is idle: no answer changes what is said", q.Fact)
		}
	}
}

func tryValues(q *Question) []string {
	switch {
	case len(q.Choices) > 0:
		var ids []string
		for _, c := range q.Choices {
			ids = append(ids, c.ID)
		}
		return ids
	case q.Kind == Day:
		return []string{"2012-01-01", "2000-01-01"}
	case q.Kind == MonthKind:
		return []string{"2024-06", "2026-06"}
	case q.Kind == Hours, q.Kind == PercentKind:
		return []string{"5", "36"}
	}
	return []string{"1", "900000"}
}

// Each fact has a question, and each question a fact or a clock.
func TestFactsAndQuestionsGoTogether(t *testing.T) {
	for f := Fact(0); f.String() != ""; f++ {
		q, ok := model(t).QuestionFor(f.String())
		if !ok {
			t.Errorf("no question asks for %v", f)
			continue
		}
		var ids []string
		for _, c := range q.Choices {
			ids = append(ids, c.ID)
		}
		if !slices.Equal(ids, f.Info().Choices) {
			t.Errorf("%v is chosen from %q, the question offers %q", f, f.Info().Choices, ids)
		}
		if q.Kind != f.Info().Kind {
			t.Errorf("%v is of kind %d, the question of kind %d", f, f.Info().Kind, q.Kind)
		}
		if (f.Info().Assumed != "") != (q.Assumption != "") {
			t.Errorf("%v is assumed to be %q, and the question says %q", f, f.Info().Assumed, q.Assumption)
		}
	}
	for _, q := range model(t).Questions() {
		if _, ok := (&Case{}).Set(q.Fact, "ved-ikke"); !ok {
			t.Errorf("%s is neither a fact nor a clock", q.Fact)
		}
		if q.Heading == "" || q.Short == "" || q.Why == "" || len(q.Cite) == 0 || !strings.HasSuffix(q.Heading, "?") {
			t.Errorf("the question of %s is not whole", q.Fact)
		}
	}
}
