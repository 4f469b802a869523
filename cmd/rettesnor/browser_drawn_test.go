package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rettesnor"
	"rettesnor/wizard"
)

// drawn is one answer: as a Dane may type it, and as the case file has it.
type drawn struct{ typed, value string }

func drawDay(r *rand.Rand, from, to int) drawn {
	year, month, day := from+r.IntN(to-from+1), 1+r.IntN(12), 1+r.IntN(28)
	return drawn{fmt.Sprintf("%d %d %d", day, month, year), fmt.Sprintf("%d-%02d-%02d", year, month, day)}
}

// drawNumber writes n hundredths in one of the ways a number is typed.
func drawNumber(r *rand.Rand, n int, unit string) drawn {
	whole, parts := strconv.Itoa(n/100), fmt.Sprintf("%02d", n%100)
	grouped := whole
	if len(whole) > 3 {
		grouped = whole[:len(whole)-3] + []string{".", " ", "\u00a0"}[r.IntN(3)] + whole[len(whole)-3:]
	}
	typed := []string{whole, grouped, grouped + " " + unit}[r.IntN(3)]
	if parts != "00" {
		typed = grouped + "," + parts
	}
	return drawn{typed, whole + "." + parts}
}

// draw answers a question; most answers lead on.
func draw(m *wizard.Model, r *rand.Rand, fact string, hours int) drawn {
	q, _ := m.QuestionFor(fact)
	if r.IntN(12) == 0 {
		return drawn{"ved-ikke", "ved-ikke"}
	}
	switch q.Kind {
	case wizard.Choice:
		choice := q.Choices[0].ID
		if r.IntN(5) == 0 {
			choice = q.Choices[r.IntN(len(q.Choices))].ID
		}
		return drawn{choice, choice}
	case wizard.Day:
		if fact == "barn.foedselsdato" {
			return drawDay(r, 2006, 2015)
		}
		return drawDay(r, 2017, 2026)
	case wizard.MonthKind:
		year, month := 2017+r.IntN(11), 1+r.IntN(12)
		return drawn{fmt.Sprintf("%02d %d", month, year), fmt.Sprintf("%d-%02d", year, month)}
	case wizard.Money:
		most := map[string]int{"ta.bruttoloen": 60_000, "udgifter.traening-aar": 900_000, "merudgifter.aar": 90_000}[fact]
		n := 100 * r.IntN(max(most, 4_000))
		if r.IntN(3) == 0 {
			n += r.IntN(100)
		}
		return drawNumber(r, n, q.Unit)
	default:
		if fact == "ta.arbejdstid-uge" {
			return drawNumber(r, 25*(1+r.IntN(180)), "timer")
		}
		return drawNumber(r, 25*r.IntN(hours/25+1), "timer")
	}
}

// What the page shows of a case, of however many answers and however they are
// typed, is what the program answers: drawn cases one after another on the
// same page, so that one that leaves something to the next is found too.
func TestThePageSaysWhatTheProgramAnswers(t *testing.T) {
	const cases = 6
	m, err := loadModel(rettesnor.Files)
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, 390)
	b.begin()
	r := rand.New(rand.NewPCG(20, 24))
	for n := range cases {
		var c wizard.Case
		hours := 37_00
		c.Set(wizard.Situation.String(), wizard.Thinking)
		for b.settled(); ; b.settled() {
			facts := b.onPage()
			if len(facts) == 0 && eval[bool](b, `document.querySelector("[data-goon]").hidden`) {
				break
			}
			if len(facts) == 0 {
				b.click("[data-goon]")
				continue
			}
			for _, fact := range facts {
				a := draw(m, r, fact, hours)
				if problem, ok := c.Set(fact, a.value); !ok {
					t.Fatalf("%s: %s", fact, problem.ID)
				}
				if worked, err := strconv.ParseFloat(a.value, 64); err == nil && fact == "ta.arbejdstid-uge" {
					hours = int(100 * worked)
				}
				b.answer(fact, a.typed)
			}
			b.next()
			if eval[bool](b, `document.activeElement.matches("[data-summary].asks")`) {
				b.next() // what is seldom right is asked about once
			}
		}
		file := wizard.AppendCase(nil, &c)
		b.says(fmt.Sprintf("case %d: %s", n, file), m, file)
		b.letGo("[data-outcome-view]", "Begynd forfra")
		b.click("a[data-begin]")
	}
}

// settled waits until a question or the outcome stands there, the focus on
// its heading.
func (b *browser) settled() {
	b.t.Helper()
	b.until(`(() => { const h = document.activeElement; return h.tagName === "H1" && h.checkVisibility() && !h.closest("[data-start]") && !h.dataset.seen && (h.dataset.seen = "1") })()`)
	eval[bool](b, `(delete document.activeElement.dataset.seen, document.activeElement.blur(), true)`)
}

// says holds the outcome that is shown against the program's answer to file.
func (b *browser) says(name string, m *wizard.Model, file []byte) {
	b.t.Helper()
	type shown struct {
		ID, Verdict, Heading string
		Amounts, Missing     []string
		Reasons              int
	}
	var want []shown
	var result struct {
		Findings []struct {
			ID, Verdict, Headline string
			Amounts               []struct {
				Name, Lo, Hi, Best, Text string
				Leading                  bool
			}
			Missing []struct{ Text string }
			Trace   []json.RawMessage
		}
	}
	answer, _ := m.AnswerCase(nil, file)
	if err := json.Unmarshal(answer, &result); err != nil {
		b.t.Fatal(err)
	}
	whatIf := ""
	for _, f := range result.Findings {
		s := shown{ID: f.ID, Verdict: f.Verdict, Heading: f.Headline, Amounts: []string{}, Missing: []string{}, Reasons: len(f.Trace)}
		for _, missing := range f.Missing {
			s.Missing = append(s.Missing, missing.Text)
		}
		for _, a := range f.Amounts {
			// Those that nobody can put a figure on share a line without one.
			if a.Leading || a.Hi != "" || a.Lo != "0.00" || a.Best != "" {
				s.Amounts = append(s.Amounts, spaced(a.Text))
			}
			if a.Name == "brutto" && a.Hi != "" {
				whatIf = spaced(a.Text)
			}
		}
		slices.Sort(s.Amounts)
		want = append(want, s)
	}
	var got []shown
	text := eval[string](b, `JSON.stringify([...document.querySelectorAll("[data-outcome]")].map((f) => ({
		ID: f.dataset.outcome, Verdict: f.dataset.verdict, Heading: f.querySelector("h2").textContent,
		Amounts: [...f.querySelectorAll(".amount .figure")].map((e) => e.textContent),
		Missing: [...f.querySelectorAll('[data-slot="missing-list"] > li')].map((e) => e.firstChild.textContent.trim()),
		Reasons: f.querySelectorAll('[data-slot="decisive"] > li, [data-slot="trace"] > li, .receipt-lines > li').length,
	})))`)
	if err := json.Unmarshal([]byte(spaced(text)), &got); err != nil {
		b.t.Fatal(err)
	}
	for i := range got {
		slices.Sort(got[i].Amounts)
	}
	if !reflect.DeepEqual(got, want) {
		b.t.Errorf("%s\nthe page says\n%+v\nthe program says\n%+v", name, got, want)
	}
	if whatIf == "" {
		return
	}
	b.until(`document.querySelector(".what-if-said").textContent !== ""`)
	if said := spaced(eval[string](b, `document.querySelector(".what-if-said").textContent`)); !strings.HasSuffix(said, ": "+whatIf) {
		b.t.Errorf("%s\nwhat if begins at %q, the result is %q", name, said, whatIf)
	}
}
