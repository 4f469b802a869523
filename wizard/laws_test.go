package wizard_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
	. "rettesnor/wizard"
)

// dependsOn are the facts that a finding's verdict turns on, found by walking
// its rules.
func dependsOn(findingID string) []Fact {
	var seen [256]bool
	var list []Fact
	Root(findingID).Walk(func(r *Rule) {
		if fact := r.Cond.Reads(); fact != NoFact && !seen[fact] {
			seen[fact] = true
			list = append(list, fact)
		}
	})
	return list
}

// values are the answers to try for a fact: each choice, or for the birth date
// one on either side of each boundary.
func values(f Fact) []int64 {
	if f == Foedselsdato {
		var v []int64
		for _, born := range []Date{
			NewDate(2006, 4, 30), NewDate(2006, 5, 1), NewDate(2006, 5, 2), // 18 about the application
			NewDate(2006, 5, 31), NewDate(2006, 6, 1), NewDate(2006, 6, 2), // 18 about the first of the month
			NewDate(2016, 3, 4),
		} {
			v = append(v, int64(born))
		}
		return v
	}
	switch f { // øre on either side of the figures of June 2024
	case UdgifterTraening:
		return []int64{0, 706_599_99, 706_600_00, 706_600_01}
	case Merudgifter:
		return []int64{0, 5_518_99, 5_519_00, 5_519_01}
	}
	v := make([]int64, len(f.Info().Choices))
	for i := range v {
		v[i] = int64(i)
	}
	return v
}

// each calls visit with every assignment of the facts, unknown included.
func each(c *Case, facts []Fact, visit func(*Case)) {
	if len(facts) == 0 {
		visit(c)
		return
	}
	c.Answers[facts[0]] = Answer{}
	each(c, facts[1:], visit)
	for _, v := range values(facts[0]) {
		c.Answers[facts[0]] = Answer{State: Known, Value: v}
		each(c, facts[1:], visit)
	}
	c.Answers[facts[0]] = Answer{}
}

// Law 4 (docs/laws.md) for verdicts: over all assignments of the facts a finding depends on,
// learning one needed fact never flips a settled verdict.
func TestLearningNeverFlipsASettledVerdict(t *testing.T) {
	m := model(t)
	for _, id := range FindingIDs() {
		facts, n := dependsOn(id), 0
		if id == TraeningsudgifterID { // it rests on § 85 as a whole, which is walked by itself
			facts = []Fact{Foedselsdato, Maalgruppe, Sygehusbehandling, Godkendt, UdgifterTraening}
		}
		c := Case{Clocks: Clocks{Ansoegning: NewDate(2024, 5, 1), Maaned: NewMonth(2024, 6)}}
		var seen [4]int
		each(&c, facts, func(c *Case) {
			n++
			before := m.Verdict(id, c)
			seen[before]++
			if before == Mangler {
				return
			}
			for _, f := range facts {
				if c.Answers[f].State == Known || f.Info().Assumed != "" {
					continue
				}
				for _, v := range values(f) {
					c.Answers[f] = Answer{State: Known, Value: v}
					if after := m.Verdict(id, c); after != before {
						t.Fatalf("%s: %v becomes %v on learning %v in\n%s", id, before, after, f, AppendCase(nil, c))
					}
				}
				c.Answers[f] = Answer{}
			}
		})
		if seen[Opfyldt] > 0 {
			t.Errorf("%s is opfyldt in %d cases: part of it is left to assessment", id, seen[Opfyldt])
		}
		for _, v := range []Verdict{Mangler, IkkeOpfyldt, Skoen} {
			if seen[v] == 0 {
				t.Errorf("%s is never %v", id, v)
			}
		}
		t.Logf("%s: %d assignments of %d facts: %v", id, n, len(facts), seen)
	}
}

// The set of facts is the right one: no other fact moves the verdict, and each
// of them does somewhere.
func TestVerdictsDependOnTheirFactsAlone(t *testing.T) {
	m := model(t)
	for _, id := range FindingIDs() {
		facts := dependsOn(id)
		inSet := map[Fact]bool{}
		for _, f := range facts {
			inSet[f] = true
		}
		c, _, _ := m.ParseCase([]byte(full2024))
		before := m.Verdict(id, &c)
		for f := Fact(0); f.String() != ""; f++ {
			if inSet[f] || f == Situation || f == AfgoerelseOm { // they move the approval alone: TestSituation
				continue
			}
			was := c.Answers[f]
			tries := []Answer{{}, {State: DontKnow}}
			for i := range f.Info().Choices {
				tries = append(tries, Answer{State: Known, Value: int64(i)})
			}
			if len(f.Info().Choices) == 0 {
				tries = append(tries, Answer{State: Known, Value: 1})
			}
			for _, a := range tries {
				c.Answers[f] = a
				if after := m.Verdict(id, &c); after != before {
					t.Errorf("%s: %v moves the verdict from %v to %v, but no rule names it", id, f, before, after)
				}
			}
			c.Answers[f] = was
		}
		moves, moving := map[Fact]bool{}, 0
		c = Case{Clocks: c.Clocks}
		each(&c, facts, func(c *Case) {
			if moving == len(facts) {
				return
			}
			before := m.Verdict(id, c)
			for _, f := range facts {
				if moves[f] {
					continue
				}
				was := c.Answers[f]
				for _, v := range values(f) {
					c.Answers[f] = Answer{State: Known, Value: v}
					if !moves[f] && m.Verdict(id, c) != before {
						moves[f] = true
						moving++
					}
				}
				c.Answers[f] = was
			}
		})
		for _, f := range facts {
			if !moves[f] && f != Relation && id != TraeningsudgifterID { // a stepparent's case is skoen as well, which the finding is anyway
				t.Errorf("%s: %v never moves the verdict", id, f)
			}
		}
	}
}

// sum draws a case with amounts; each fact may be missing.
func sum(t *rapid.T, month Month) Case {
	c := Case{Clocks: Clocks{Maaned: month, Ansoegning: month.First()}}
	known := func(f Fact, v int64) { c.Answers[f] = Answer{State: Known, Value: v} }
	known(Foedselsdato, int64(month.First())-3000)
	total := rapid.OneOf(rapid.Int64Range(1, 168_00), rapid.SampledFrom([]int64{1, 32_00, 37_00, 37_01, 168_00})).Draw(t, "total")
	pay := rapid.OneOf(rapid.Int64Range(0, 6_000_000), rapid.Int64Range(0, 1_000_000_000_00), rapid.SampledFrom([]int64{0, 3524699, 3524700, 3524701, 3838000})).Draw(t, "pay")
	if rapid.Bool().Draw(t, "hasPay") {
		known(Bruttoloen, pay)
	}
	if rapid.Bool().Draw(t, "hasExtra") {
		known(FasteTillaeg, rapid.Int64Range(0, 10_000_00).Draw(t, "extra"))
	}
	hasTotal := rapid.Bool().Draw(t, "hasTotal")
	if hasTotal {
		known(Arbejdstid, total)
	}
	h := rapid.OneOf(rapid.Int64Range(0, total), rapid.SampledFrom([]int64{0, total}), rapid.SampledFrom([]int64{8_99, 9_00, 17_99, 18_00, 26_99, 27_00})).Draw(t, "h")
	if h > total {
		h = total
	}
	switch rapid.IntRange(0, 3).Draw(t, "hours") {
	case 1:
		known(BevilgedeTimer, h)
	case 2:
		known(OenskedeTimer, h)
	case 3:
		known(OenskedeTimer, h)
		known(Skoleform, 2)
		if rapid.Bool().Draw(t, "hasTeaching") {
			known(HjemmeundervisningTimer, rapid.Int64Range(0, 40_00).Draw(t, "teaching"))
		}
	}
	if rapid.Bool().Draw(t, "hasPension") {
		known(PensionArbejdsgiver, rapid.Int64Range(0, 10_000_00).Draw(t, "pension"))
	}
	if rapid.IntRange(0, 5).Draw(t, "old") == 0 {
		known(AnsoegtFoer2011, 0)
	}
	return c
}

var months = []Month{NewMonth(2010, 12), NewMonth(2011, 1), NewMonth(2012, 6), NewMonth(2012, 7), NewMonth(2014, 5), NewMonth(2023, 12), NewMonth(2024, 1), NewMonth(2024, 12), NewMonth(2025, 1), NewMonth(2026, 11), NewMonth(2031, 3)}

func amountsOf(m *Model, c Case) map[string]Amount {
	r := m.Eval(c, nil)
	out := map[string]Amount{}
	for _, a := range r.Findings[1].Amounts {
		out[a.Name] = a
	}
	return out
}

func within(inner, outer Amount) error {
	if inner.Lo < outer.Lo || outer.HasHi && (!inner.HasHi || inner.Hi > outer.Hi) {
		return fmt.Errorf("%s: %v is not within %v", inner.Name, inner, outer)
	}
	return nil
}

// Law 5 (docs/laws.md): never negative, never above the reduced cap, lo before hi, best
// between them; pension at most a tenth; brutto = share × min(base, cap).
func TestAmountsKeepWithinTheLaw(t *testing.T) {
	m := model(t)
	rapid.Check(t, func(t *rapid.T) {
		c := sum(t, rapid.SampledFrom(months).Draw(t, "month"))
		a := amountsOf(m, c)
		for _, x := range a {
			if x.Lo < 0 || x.HasHi && x.Hi < x.Lo || x.HasBest && (x.Best < x.Lo || x.HasHi && x.Best > x.Hi) {
				t.Fatalf("%s: %+v", x.Name, x)
			}
		}
		brutto, loft, hasLoft := a["brutto"], a["loft"], false
		if _, hasLoft = a["loft"]; hasLoft && loft.HasHi && (!brutto.HasHi || brutto.Hi > loft.Hi) {
			t.Fatalf("brutto %+v above the cap %+v", brutto, loft)
		}
		if p := a["pension"]; brutto.HasHi && p.HasHi && m.Rates().Lookup("pension_rate_pct", c.Clocks.Maaned.First()).Fit == Exact && p.Hi > (brutto.Hi+9)/10+1 {
			t.Fatalf("pension %+v of brutto %+v", p, brutto)
		}
		// The identity, on cases where all is known.
		pay, hasPay := c.Answers[Bruttoloen], c.Answers[Bruttoloen].State == Known
		total, h := c.Answers[Arbejdstid], c.Answers[BevilgedeTimer]
		if cap := m.Rates().Lookup("ta_cap_month", c.Clocks.Maaned.First()); hasLoft && hasPay && total.State == Known && h.State == Known && cap.Fit == Exact {
			base := Whole(pay.Value + c.Answers[FasteTillaeg].Value)
			if full := cap.Window.Value.Times(100, 1); full.Cmp(base) < 0 {
				base = full
			}
			if want := base.Times(h.Value, total.Value).Round(); brutto.Lo != want || brutto.Hi != want {
				t.Fatalf("brutto %+v, want %d", brutto, want)
			}
		}
	})
}

// Law 4 (docs/laws.md) for amounts: learning a needed fact never widens one.
func TestLearningNeverWidensAnAmount(t *testing.T) {
	m := model(t)
	needed := []Fact{Bruttoloen, Arbejdstid, BevilgedeTimer, PensionArbejdsgiver, HjemmeundervisningTimer}
	rapid.Check(t, func(t *rapid.T) {
		c := sum(t, rapid.SampledFrom(months).Draw(t, "month"))
		before := amountsOf(m, c)
		f := rapid.SampledFrom(needed).Draw(t, "fact")
		if c.Answers[f].State == Known || f == BevilgedeTimer && c.Answers[OenskedeTimer].State == Known {
			return // what is decided replaces what is asked for; it is no learning
		}
		least, most := int64(0), int64(5_000_000)
		switch f {
		case Arbejdstid:
			least, most = max(1, c.Answers[BevilgedeTimer].Value, c.Answers[OenskedeTimer].Value), 168_00
		case BevilgedeTimer, HjemmeundervisningTimer:
			most = 168_00
			if a := c.Answers[Arbejdstid]; a.State == Known && f == BevilgedeTimer {
				most = a.Value
			}
		}
		c.Answers[f] = Answer{State: Known, Value: rapid.Int64Range(least, most).Draw(t, "value")}
		after := amountsOf(m, c)
		for name, a := range after {
			if err := within(a, before[name]); err != nil {
				t.Fatalf("learning %v: %v", f, err)
			}
		}
	})
}

// More pay or more hours never give less.
func TestBruttoIsMonotone(t *testing.T) {
	m := model(t)
	rapid.Check(t, func(t *rapid.T) {
		c := sum(t, rapid.SampledFrom(months).Draw(t, "month"))
		before := amountsOf(m, c)["brutto"]
		f := rapid.SampledFrom([]Fact{Bruttoloen, FasteTillaeg, BevilgedeTimer, OenskedeTimer}).Draw(t, "fact")
		a := c.Answers[f]
		if a.State != Known {
			return
		}
		a.Value += rapid.SampledFrom([]int64{1, 100, 1000_00}).Draw(t, "more")
		if total := c.Answers[Arbejdstid]; (f == BevilgedeTimer || f == OenskedeTimer) && total.State == Known && a.Value > total.Value {
			return
		}
		c.Answers[f] = a
		after := amountsOf(m, c)["brutto"]
		if after.Lo < before.Lo || before.HasHi && after.HasHi && after.Hi < before.Hi || !before.HasHi && after.HasHi {
			t.Fatalf("%v: %+v becomes %+v", f, before, after)
		}
	})
}

// What is asked next can matter, and when nothing is asked nothing is missing
// that was not answered with ved-ikke.
func TestNextAsksWhatMatters(t *testing.T) {
	m := model(t)
	rapid.Check(t, func(t *rapid.T) {
		var c Case
		for n := 0; ; n++ {
			if n > len(QuestionIDs()) {
				t.Fatal("the questions never end")
			}
			ask := m.Next(&c)
			if len(ask) == 0 {
				break
			}
			q, ok := m.QuestionFor(ask[0])
			if !ok {
				t.Fatalf("no question for %s", ask[0])
			}
			value := "ved-ikke"
			switch {
			case len(q.Choices) > 0:
				if i := rapid.IntRange(0, len(q.Choices)).Draw(t, q.Fact); i < len(q.Choices) {
					value = q.Choices[i].ID
				}
			case q.Kind == Day:
				value = rapid.SampledFrom([]string{"2016-03-04", "2024-02-29", "ved-ikke"}).Draw(t, q.Fact)
			case q.Kind == MonthKind:
				value = rapid.SampledFrom([]string{"2024-06", "2026-11", "ved-ikke"}).Draw(t, q.Fact)
			default:
				value = rapid.SampledFrom([]string{"10", "20.5", "ved-ikke"}).Draw(t, q.Fact)
			}
			if problem, ok := c.Set(q.Fact, value); !ok {
				t.Fatalf("%s = %s: %s", q.Fact, value, problem.ID)
			}
		}
		for _, f := range m.Eval(c, nil).Findings {
			for _, id := range f.Missing {
				fact, isFact := FactByID(id)
				if isFact && c.Answers[fact].State == NotAsked && !(c.Unknown.Maaned && isAmountFact(f.ID, fact)) {
					t.Fatalf("%s misses %s, which was never asked, in\n%s", f.ID, id, AppendCase(nil, &c))
				}
			}
		}
	})
}

// isAmountFact reports whether a fact matters to amounts alone: without a
// month it is missing, but there is nothing to ask it for.
func isAmountFact(findingID string, f Fact) bool {
	for _, d := range dependsOn(findingID) {
		if d == f {
			return false
		}
	}
	return true
}

// The way without script: each answer leads to a step whose verdict is the
// verdict of the answers given, over all ways.
func TestEveryStepStandsForItsCases(t *testing.T) {
	m := model(t)
	start := Case{Clocks: Clocks{Ansoegning: NewDate(2026, 11, 21), Maaned: NewMonth(2026, 11)}}
	for _, id := range StepFindings() {
		steps, whole := m.Steps(id, start, NewDate(2018, 1, 1), NewDate(2006, 1, 1))
		if !whole {
			t.Fatalf("%s: the steps are cut", id)
		}
		ways, ends := 0, map[int]bool{}
		var walk func(i int, c Case)
		walk = func(i int, c Case) {
			s := &steps[i]
			if s.Question == "" {
				ways++
				ends[i] = true
				if got, want := m.Verdict(id, &s.Case), m.Verdict(id, &c); got != want {
					t.Fatalf("%s: step %s is %v, but the answers are %v:\n%s", id, s.ID, got, want, AppendCase(nil, &c))
				}
				// What the step's page says, every case that leads to it is told.
				answers := m.Eval(c, nil)
				for _, line := range said(m, s, m.Eval(s.Case, nil), id) {
					if !slices.Contains(said(m, s, answers, id), line) {
						t.Fatalf("%s: step %s says %q, but the answers are not told so:\n%s", id, s.ID, line, AppendCase(nil, &c))
					}
				}
				return
			}
			for _, a := range s.Answers {
				next := c
				if problem, ok := next.Set(s.Question, a.Value); !ok {
					t.Fatal(problem.ID)
				}
				walk(a.To, next)
			}
		}
		walk(0, start)
		if len(steps) > 150 || len(ends) < 5 {
			t.Errorf("%s: %d steps, %d ends", id, len(steps), len(ends))
		}
		t.Logf("%s: %d steps, %d ends, %d ways", id, len(steps), len(ends), ways)
	}
}

// said are the sentences about conditions that the page of a step has, with
// their verdicts and provisions.
func said(m *Model, s *Step, r Result, finding string) []string {
	var lines []string
	for _, f := range r.Findings {
		for _, l := range f.Trace {
			if f.ID == finding && l.Kind == Reason && !slices.Contains(s.Varies, l.Rule) {
				lines = append(lines, l.Verdict.String()+": "+m.InGeneral(&l)+" "+strings.Join(l.Cite, " "))
			}
		}
	}
	return lines
}

func BenchmarkVerdicts(b *testing.B) {
	m := model(b)
	c, _, _ := m.ParseCase([]byte(full2024))
	b.ReportAllocs()
	for b.Loop() {
		for _, id := range []string{HjemmetraeningID, TabtArbejdsfortjenesteID} {
			m.Verdict(id, &c)
		}
	}
}

func BenchmarkAnswerCase(b *testing.B) {
	m := model(b)
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out, _ = m.AnswerCase(out[:0], []byte(full2024))
	}
}
