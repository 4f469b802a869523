package wizard

import (
	"math/rand/v2"
	"testing"
)

// pagesOf answers as a family would, page for page, and counts the pages of each
// part: the questions that are open on a page are answered together. pick gives
// the answer to a question. stop is called where the answer comes before more
// is asked, with the pages seen so far, and tells whether the family goes on.
func pagesOf(t *testing.T, m *Model, c *Case, pick func(q *question) string, stop func(seen [len(parts)]int) bool) (seen [len(parts)]int) {
	t.Helper()
	for n := 0; ; n++ {
		ask := m.Next(c)
		place, open := c.place(ask)
		switch {
		case !open:
			return seen
		case n > 30:
			t.Fatalf("the questions never end: %v\n%s", ask, AppendCase(nil, c))
		case m.pauses(c, place) && !stop(seen):
			return seen
		}
		if seen[place.Part]++; place.At > place.Most {
			t.Errorf("page %d of at most %d in part %d", place.At, place.Most, place.Part)
		}
		for i := range questions {
			if q := &questions[i]; q.page == place.ID && has(ask, q.fact) {
				if problem, ok := c.Set(q.fact, pick(q)); !ok {
					t.Fatal(q.fact, problem.ID)
				}
			}
		}
	}
}

func has(ids []string, id string) bool {
	for _, each := range ids {
		if each == id {
			return true
		}
	}
	return false
}

// anyAnswer gives an answer at random, with every choice and "ved ikke" likely.
func anyAnswer(r *rand.Rand) func(q *question) string {
	pick := func(values ...string) string { return values[r.IntN(len(values))] }
	return func(q *question) string {
		if r.IntN(6) == 0 {
			return vedIkke
		}
		switch kindOf(q.fact) {
		case Choice:
			f, _ := FactByID(q.fact)
			return pick(facts[f].Choices...)
		case Day:
			if q.fact == Foedselsdato.String() {
				return pick("2008-12-01", "2009-05-05", "2016-03-04", "2020-01-01", "2006-01-01")
			}
			return pick("2026-11-20", "2026-05-01", "2024-05-01", "2026-11-26")
		case MonthKind:
			return pick("2024-06", "2026-11", "2027-02")
		case Hours:
			if q.fact == Arbejdstid.String() {
				return pick("20", "37")
			}
			return pick("0", "10", "20")
		}
		return pick("0", "30000", "45000", "800000")
	}
}

// A family that thinks about it or waits sees at most ten pages of the first
// part before its answer, one with a decision at most four; the money takes at
// most six and the costs at most two. Each way ends.
func TestTheWayIsShort(t *testing.T) {
	m := testModel(t)
	r := rand.New(rand.NewPCG(13, 2026))
	for _, situation := range facts[Situation].Choices {
		most, beforeAnswer := [len(parts)]int{}, 0
		for range 2500 {
			var c Case
			c.Set(Situation.String(), situation)
			stops := 0
			seen := pagesOf(t, m, &c, anyAnswer(r), func(seen [len(parts)]int) bool {
				if stops++; stops == 1 {
					total := 1 // where the family stands
					for _, n := range seen {
						total += n
					}
					beforeAnswer = max(beforeAnswer, total)
				}
				return true
			})
			for part, n := range seen {
				most[part] = max(most[part], n)
			}
		}
		t.Logf("%s: at most %d pages before the answer; child %d, money %d, costs %d", situation, beforeAnswer, most[1], most[2], most[3])
		limit := 11 // the first question, and ten
		if situation != thinking && situation != applied {
			limit = 4
		}
		if beforeAnswer > limit || most[1] > 10 || most[2] > 6 || most[3] > 2 {
			t.Errorf("%s: %d pages before the answer, child %d, money %d, costs %d", situation, beforeAnswer, most[1], most[2], most[3])
		}
	}
}

// What is settled as not met ends the child's part.
func TestASettledNoEndsThePart(t *testing.T) {
	m := testModel(t)
	var c Case
	c.Set(Situation.String(), thinking)
	asked := 0
	pagesOf(t, m, &c, func(q *question) string {
		asked++
		return map[string]string{"barn.foedselsdato": "2016-03-04", "ansoegning": "2026-11-26", "barn.betydelig-varig-funktionsnedsaettelse": "nej", "barn.indgribende-lidelse": "nej"}[q.fact]
	}, func([len(parts)]int) bool { return false })
	if asked != 3 || m.Verdict(HjemmetraeningID, &c) != IkkeOpfyldt {
		t.Errorf("%d questions were asked, want 3, of a child that is not meant", asked)
	}
}
