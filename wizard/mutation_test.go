package wizard_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	. "rettesnor/wizard"
	"rettesnor/wizard/words"
)

// A mutant is one small change of a rule, an amount, a date or the rounding.
// The corpus must tell each from the real thing.
type mutant struct {
	node, what string
	do, undo   func()
	same       string // why no case can tell it apart; else ""
}

func (m mutant) String() string { return m.node + ": " + m.what }

// equivalent are the mutants that no case can tell apart, and why. Those of a
// whole kind have their reason where they are made.
var equivalent = map[string]string{
	"bl85.6.loft: branch 1 is opfyldt":                                 "what is above the cap is told as a part that is not met, and bl85.6.poster is skoen whatever this is",
	"bl86.gruppe-1: branch 0 is opfyldt":                               "the data has no standard amount before the day, and without a figure there is no amount",
	"gruppe-1: whatever the day":                                       "the data has no standard amount before the day, and without a figure there is none to leave out",
	"bl86.gruppe-2: as a cap the other way":                            "the threshold has one figure; taken not to have fallen it says no more than that costs below it are not above",
	"kompensation_group2_addon_month from 2025-09-01: ends a day more": "the threshold of group 2 ends on the same day, and without it there is no group 2",
	"age_end from 2011-01-01: begins a day more":                       "an age is that of the latest figure, whenever the child was born",
	"aktindsigt: rolls the other way":                                  "working days end on a working day",
	"age_end from 2011-01-01: begins a day less":                       "an age is that of the latest figure, whenever the child was born",
	"age_transition from 2024-01-01: begins a day less":                "an age is that of the latest figure, whenever the child was born",
	"age_transition from 2024-01-01: begins a day more":                "an age is that of the latest figure, whenever the child was born",
	"age_school_end from 2011-01-01: begins a day less":                "an age is that of the latest figure, whenever the child was born",
	"age_school_end from 2011-01-01: begins a day more":                "an age is that of the latest figure, whenever the child was born",
	"age_school_start from 2011-01-01: begins a day less":              "an age is that of the latest figure, whenever the child was born",
	"age_school_start from 2011-01-01: begins a day more":              "an age is that of the latest figure, whenever the child was born",
	"bl86.gruppe-2: branch 2 is opfyldt":                               "without the limit's figure the data has no add-on either, and nothing is known of the amount",
	"atp_recipient_share from 2011-01-01: begins a day more":           "the share is taken of computed totals, and the data has none",
	"atp_recipient_share from 2011-01-01: the value is less":           "the share is taken of computed totals, and the data has none",
	"atp_recipient_share from 2011-01-01: the value is more":           "the share is taken of computed totals, and the data has none",
}

const (
	reasonOnly    = "a condition of a remark or an amount asks only for one verdict; this is neither of that one nor to it"
	reasonPart    = "a remark has no part"
	reasonProduct = "a product is the same either way"
	reasonFirsts  = "no first of a month lies between, and the figure is looked up for those"
	reasonTotal   = "the total is read only where it is computed, for want of the employee's column"
	reasonHides   = "a published figure holds that day, and comes first"
	reasonLatest  = "the supplement is told of by the latest figure and its year"
	reasonLimit   = "a limit that is computed is never taken for one"
)

// mutants collects what is done to each node.
type mutants struct {
	t    *testing.T
	all  []mutant
	seen map[any]bool
	// only is set while the rules are those of a condition that asks for one
	// verdict.
	only *Verdict
}

func mutate[T any](ms *mutants, node, what string, p *T, to T) {
	was := *p
	ms.all = append(ms.all, mutant{node: node, what: what, do: func() { *p = to }, undo: func() { *p = was }})
}

// because says why the last mutant is the same, where it is.
func (ms *mutants) because(same bool, reason string) {
	if same {
		ms.all[len(ms.all)-1].same = reason
	}
}

func (ms *mutants) condition(r *Rule, is Verdict) {
	ms.only = &is
	ms.rule(r)
	ms.only = nil
}

func (ms *mutants) rule(r *Rule) {
	if ms.seen[r] {
		return
	}
	ms.seen[r] = true
	become := func(what string, to Cond) { mutate(ms, r.ID, what, &r.Cond, to) }
	switch cond := r.Cond.(type) {
	case All:
		become("one is enough", Any{Of: cond.Of})
		ms.parts(r, cond.Of, func(of []*Rule) Cond { return All{Of: of} })
	case Any:
		become("all are needed", All{Of: cond.Of})
		ms.parts(r, cond.Of, func(of []*Rule) Cond { return Any{Of: of} })
	case Age:
		become("a year earlier", with(cond, func(a *Age) { a.Less++ }))
		become("a year later", with(cond, func(a *Age) { a.Less-- }))
		become("the day itself the other way", with(cond, func(a *Age) { a.OnTheDay = !a.OnTheDay }))
		become("optional the other way", with(cond, func(a *Age) { a.Optional = !a.Optional }))
		become("at the other clock", with(cond, func(a *Age) { a.Clock = 1 - a.Clock }))
	case Threshold:
		become("the figure itself the other way", with(cond, func(h *Threshold) { h.OrEqual = !h.OrEqual }))
		become("as a cap the other way", with(cond, func(h *Threshold) { h.IsCap = !h.IsCap }))
		become("of another amount", with(cond, func(h *Threshold) { h.Fact = Besparelser }))
		become("another figure", with(cond, func(h *Threshold) { h.Figure = "ledsager_max_year" }))
	case Since:
		become("a day earlier", with(cond, func(s *Since) { s.From = dayBefore(s.From) }))
		ms.because(cond.Clock == AtMaaned, reasonFirsts)
		become("a day later", with(cond, func(s *Since) { s.From++ }))
		become("a month later", with(cond, func(s *Since) { s.From += 100 }))
		become("at the other clock", with(cond, func(s *Since) { s.Clock = 1 - s.Clock }))
	case Told:
		become("of another finding", Told{Of: Root(TabtArbejdsfortjenesteID)})
	case Ask, SchoolAge, Fixed: // they are their branches
	default:
		ms.t.Errorf("%s: there is no mutant of a %T", r.ID, cond)
	}
	cases := r.Cond.Branches()
	for i := range cases {
		b := &cases[i]
		for v := Mangler; v <= Opfyldt; v++ {
			if b.Then != nil || v != b.Verdict {
				mutate(ms, r.ID, fmt.Sprintf("branch %d is %v", i, v), b, Branch{Verdict: v, Part: b.Part})
				ms.because(ms.only != nil && b.Then == nil && b.Verdict != *ms.only && v != *ms.only, reasonOnly)
			}
		}
		if b.Verdict == Skoen && b.Then == nil {
			mutate(ms, r.ID, fmt.Sprintf("branch %d for a part the other way", i), &b.Part, !b.Part)
			ms.because(ms.only != nil, reasonPart)
		}
		if i > 0 && (cases[i-1].Verdict != b.Verdict || cases[i-1].Then != b.Then) {
			was, swapped := slices.Clone(cases), slices.Clone(cases)
			swapped[i-1], swapped[i] = swapped[i], swapped[i-1]
			ms.all = append(ms.all, mutant{node: r.ID, what: fmt.Sprintf("branches %d and %d swapped", i-1, i), do: func() { copy(cases, swapped) }, undo: func() { copy(cases, was) }})
		}
		if b.Then != nil {
			ms.rule(b.Then)
		}
	}
	for _, of := range r.Cond.Parts() {
		ms.rule(of)
	}
}

// parts leaves out each of the rules that are joined.
func (ms *mutants) parts(r *Rule, of []*Rule, join func([]*Rule) Cond) {
	for i, each := range of {
		mutate(ms, r.ID, "without "+each.ID, &r.Cond, join(slices.Delete(slices.Clone(of), i, i+1)))
	}
}

// with is a copy with one thing changed.
func with[T any](was T, change func(*T)) T {
	change(&was)
	return was
}

func dayBefore(d YMD) YMD {
	y, m, day := (d.Date() - 1).Parts()
	return YMD(y*10000 + m*100 + day)
}

func (ms *mutants) expr(e *Expr) {
	if ms.seen[e] {
		return
	}
	ms.seen[e] = true
	become := func(what string, to Term) { mutate(ms, e.ID, what, &e.Term, to) }
	switch term := e.Term.(type) {
	case Pay:
		become("without supplements and jobs", FactValue{Fact: Bruttoloen})
		become("the supplements alone", FactValue{Fact: FasteTillaeg})
	case Worked:
		become("without jobs", FactValue{Fact: Arbejdstid})
		become("the hours granted", Granted{})
	case Granted:
		become("never those asked for", FactValue{Fact: BevilgedeTimer})
		become("always those asked for", FactValue{Fact: OenskedeTimer})
		become("the hours worked", Worked{})
	case FactValue:
		for _, f := range []Fact{Bruttoloen, Besparelser, UdgifterTraening, Merudgifter, PensionArbejdsgiver} {
			if f != term.Fact {
				become("of "+f.String(), FactValue{Fact: f})
			}
		}
	case FullCap:
		become("in the other month", with(term, func(f *FullCap) { f.At = 1 - f.At }))
		for _, key := range []string{"hjemmetraening_cap_year", "ta_cap_month"} {
			if key != term.Figure {
				become("of "+key, with(term, func(f *FullCap) { f.Figure = key }))
			}
		}
	case RateValue:
		become("another figure", RateValue{Figure: "ta_notice_weeks"})
	case Percent:
		become("another figure", with(term, func(p *Percent) { p.Figure = "ta_notice_weeks" }))
	case Least:
		become("any of them", Readings{Of: term.Of})
	case Readings:
		become("the least of them", Least{Of: term.Of})
	case Twelfth:
		become("rounded instead", ToHundreds{Of: term.Of})
	case ToHundreds:
		become("a twelfth instead", Twelfth{Of: term.Of})
	case Sum:
		become("the difference", Excess{Of: term.A, Above: term.B})
	case Excess:
		become("the sum", Sum{A: term.Of, B: term.Above})
		become("operands swapped", Excess{Of: term.Above, Above: term.Of})
	case Product:
		become("the ratio", ShareOf{Of: term.Share, Whole: term.Of})
		become("operands swapped", Product{Share: term.Of, Of: term.Share})
		ms.because(e != AmountsOf(TabtArbejdsfortjenesteID)[0].Expr, reasonProduct)
	case ShareOf:
		become("the difference", Excess{Of: term.Of, Above: term.Whole})
		become("operands swapped", ShareOf{Of: term.Whole, Whole: term.Of})
	case PartOf:
		become("the hours worked", Worked{})
	case AtpClass:
		become("the hours", term.Of.Term)
	case Regulated, Between: // their parts alone are the mutants
	default:
		ms.t.Errorf("%s: there is no mutant of a %T", e.ID, term)
	}
	for _, operand := range e.Term.Parts() {
		mutate(ms, e.ID, "only "+operand.ID, e, *operand)
	}
	for _, operand := range e.Term.Parts() {
		ms.expr(operand)
	}
}

func (ms *mutants) deadline(d *Deadline) {
	ms.seen[d] = true
	mutate(ms, d.ID, "rolls the other way", &d.Rolls, !d.Rolls)
	mutate(ms, d.ID, "the day before the other way", &d.Before, !d.Before)
	mutate(ms, d.ID, "another length", &d.Length, "deadline_access")
	ms.because(d.Length == "deadline_access", "it is this length")
	if d.When != nil {
		ms.condition(d.When, Opfyldt)
		mutate(ms, d.ID, "in every case", &d.When, nil)
	}
	mutate(ms, d.ID, "told without a start the other way", &d.Undated, !d.Undated)
	for i := range d.Starts {
		mutate(ms, d.ID, fmt.Sprintf("without start %d", i), &d.Starts, slices.Delete(slices.Clone(d.Starts), i, i+1))
	}
}

// TestEveryMutantIsKilled changes every node of every rule and amount, every
// date, limit and the rounding step, and each figure of the data that the
// engine reads. Each change must alter the answer to a case of the corpus.
func TestEveryMutantIsKilled(t *testing.T) {
	r := rates(t)
	hunt := newHunt(t, r)

	ms := mutants{t: t, seen: map[any]bool{}}
	for _, id := range FindingIDs() {
		ms.rule(Root(id))
		notes := NotesOf(id)
		for i := range notes {
			n := &notes[i]
			if n.When == nil { // said always: there is no condition to mutate
				continue
			}
			ms.condition(n.When, n.Is)
			mutate(&ms, n.ID, "said always", &n.When, nil)
			for v := Mangler; v <= Opfyldt; v++ {
				if v != n.Is {
					mutate(&ms, n.ID, "said when "+v.String(), &n.Is, v)
				}
			}
		}
		amounts := AmountsOf(id)
		for i := range amounts {
			a := &amounts[i]
			ms.expr(a.Expr)
			if a.When != nil {
				ms.condition(a.When, Opfyldt)
				mutate(&ms, a.Name, "whatever the day", &a.When, nil)
			}
		}
	}
	for _, d := range AllDeadlines() {
		ms.deadline(d)
	}
	nodes := len(ms.seen)
	for i, limit := range AtpFrom() {
		mutate(&ms, fmt.Sprintf("ATP class %d", i+1), "from a hundredth earlier", limit, *limit-1)
		mutate(&ms, fmt.Sprintf("ATP class %d", i+1), "from a hundredth later", limit, *limit+1)
	}
	for name, day := range LawDates() {
		mutate(&ms, name, "a day earlier", day, *day-1)
		mutate(&ms, name, "a day later", day, *day+1)
	}
	mutate(&ms, "the duty to be taught", "a month earlier", SchoolMonth, *SchoolMonth-1)
	mutate(&ms, "the duty to be taught", "a month later", SchoolMonth, *SchoolMonth+1)
	round := *ToOere
	for name, other := range map[string]func(Ratio) int64{
		"down":             func(x Ratio) int64 { return x.Times(2, 1).Minus(Whole(1)).Times(1, 2).Round() },
		"halves down":      func(x Ratio) int64 { n := x.Round(); return n - step(x.Times(2, 1).Cmp(Whole(2*n-1)) == 0) },
		"halves to even":   func(x Ratio) int64 { n := x.Round(); return n - step(n%2 == 1 && x.Times(2, 1).Cmp(Whole(2*n-1)) == 0) },
		"up":               func(x Ratio) int64 { n := x.Round(); return n + step(x.Cmp(Whole(n)) > 0) },
		"to whole kroner":  func(x Ratio) int64 { return x.Times(1, 100).Round() * 100 },
		"to tenths of one": func(x Ratio) int64 { return x.Times(1, 10).Round() * 10 },
	} {
		ms.all = append(ms.all, mutant{node: "the rounding step", what: name, do: func() { *ToOere = other }, undo: func() { *ToOere = round }})
	}

	m := New(r, hunt.words)
	mutatedNodes := map[string]bool{}
	for _, mu := range ms.all {
		mu.do()
		killed := hunt.kills(m, mu.same)
		mu.undo()
		hunt.judge(mu, killed)
		mutatedNodes[mu.node] = mutatedNodes[mu.node] || killed
	}
	for node := range ms.seen {
		id := ""
		switch n := node.(type) {
		case *Rule:
			id = n.ID
		case *Expr:
			id = n.ID
		case *Deadline:
			id = n.ID
		}
		if !mutatedNodes[id] {
			t.Errorf("no mutant of %s is killed: nothing holds it", id)
		}
	}
	if hunt.kills(m, "") {
		t.Error("a mutant was not undone")
	}
	figures := hunt.figures()
	for name := range equivalent {
		if !hunt.lived[name] {
			t.Errorf("%s is listed as equivalent but is killed, or is no mutant", name)
		}
	}
	t.Logf("%d mutants: %d of the rules, the amounts, the dates, the limits and the rounding step (%d nodes), %d of figures; %d killed by %d cases, %d equivalent",
		len(ms.all)+figures, len(ms.all), nodes, figures, hunt.killed, len(hunt.cases), len(hunt.lived))
	var reasons []string
	for reason, n := range hunt.reasons {
		reasons = append(reasons, fmt.Sprintf("%d because %s", n, reason))
	}
	slices.Sort(reasons)
	t.Log("equivalent:\n" + strings.Join(reasons, "\n"))
}

func step(up bool) int64 {
	if up {
		return 1
	}
	return 0
}

// hunt runs mutants against the corpus. A case that kills is tried first the
// next time.
type hunt struct {
	t      *testing.T
	csv    []byte
	rates  *Rates
	words  *words.Catalogue
	cases  []Case
	faults [][]Problem
	want   [][]byte
	order  []int
	line   []byte
	lived  map[string]bool // the equivalent ones
	killed int

	reasons map[string]int
}

func newHunt(t *testing.T, r *Rates) *hunt {
	h := &hunt{t: t, rates: r, words: catalogue(t), lived: map[string]bool{}, reasons: map[string]int{}}
	m := New(r, h.words)
	answers := corpusAnswers(t)
	seen := map[string]bool{}
	for _, c := range corpus(r) {
		if seen[c.file] {
			continue
		}
		seen[c.file] = true
		if len(answers) == 0 || !bytes.HasPrefix(answers[0], []byte(c.name+": ")) {
			t.Fatalf("the corpus is another than testdata/corpus.golden, from %s on", c.name)
		}
		parsed, problems, _ := m.ParseCase([]byte(c.file))
		h.cases, h.faults = append(h.cases, parsed), append(h.faults, problems)
		h.want = append(h.want, answers[0][len(c.name)+2:])
		h.order = append(h.order, len(h.order))
		answers = answers[1:]
	}
	var err error
	if h.csv, err = os.ReadFile("../content/data/rates.csv"); err != nil {
		t.Fatal(err)
	}
	return h
}

// kills reports whether a case of the corpus has another answer. A mutant that
// is the same by its kind is tried on each fourth case: that is to catch a
// reason that does not hold, and it is in a hundred mutants.
func (h *hunt) kills(m *Model, same string) bool {
	for at, i := range h.order {
		if same != "" && i%4 != 0 {
			continue
		}
		if h.differs(m, i) {
			copy(h.order[1:at+1], h.order[:at])
			h.order[0] = i
			return true
		}
	}
	return false
}

// differs answers a case; an engine that breaks down is told apart too.
func (h *hunt) differs(m *Model, i int) (differs bool) {
	defer func() {
		if recover() != nil {
			differs = true
		}
	}()
	h.line = corpusAnswer(h.line[:0], m, &h.cases[i], h.faults[i])
	return !bytes.Equal(h.line, h.want[i])
}

// judge holds that a mutant is killed, or equivalent for a reason, not both.
func (h *hunt) judge(mu mutant, killed bool) {
	h.t.Helper()
	name, reason := mu.String(), mu.same
	if reason == "" {
		reason = equivalent[name]
	}
	switch {
	case killed && reason != "":
		h.t.Errorf("killed, though it should be the same: %s (%s)", name, reason)
	case killed:
		h.killed++
	case reason == "":
		h.t.Errorf("not killed: %s", name)
	default:
		h.lived[name] = true
		h.reasons[reason]++
	}
}

// figures changes each figure that the engine reads: the value by one in its
// last place, and either of its days by one.
func (h *hunt) figures() (count int) {
	keys := keysInSource(h.t)
	lines := strings.Split(strings.TrimSuffix(string(h.csv), "\n"), "\n")
	for n, line := range lines[1:] {
		f := strings.Split(line, ";")
		if !keys[f[0]] || f[5] == "local" {
			continue
		}
		try := func(what string, column int, to string) {
			count++
			mutated := slices.Clone(f)
			mutated[column] = to
			all := slices.Clone(lines)
			all[n+1] = strings.Join(mutated, ";")
			r, problems := ParseRates([]byte(strings.Join(all, "\n")))
			mu := mutant{node: f[0] + " from " + f[1], what: what}
			switch {
			case strings.HasSuffix(f[0], "_total") && f[5] == "published" && (f[0] == "atp_month_full_total" || column != 2 || to < f[2]):
				mu.same = reasonTotal
			case f[0] == "ta_holiday_yearly_pct" && (f[1] < "2020" || column == 2 || column == 1 && to > f[1]):
				mu.same = reasonLatest
			case (f[0] == "merudgift_min_year" || strings.HasPrefix(f[0], "kompensation_")) && f[5] == "derived":
				mu.same = reasonLimit
			case column != 3 && !byDay[f[0]] && sameFirsts(f[column], to, column == 2):
				mu.same = reasonFirsts
			case column == 2 && to > f[2] && f[5] == "derived" && published(lines, f[0], to):
				mu.same = reasonHides
			}
			if len(problems) > 0 { // it overlaps its neighbour: the file is refused
				h.killed++
				return
			}
			if mu.same == reasonFirsts { // held by the look-ups themselves, which takes less time
				h.judge(mu, !sameLookups(r, h.rates, f[0]))
				return
			}
			h.judge(mu, h.kills(New(r, h.words), mu.same))
		}
		for i, by := range []int{-1, 1} {
			side := []string{"less", "more"}[i]
			try("the value is "+side, 3, nudge(f[3], by, strings.HasPrefix(f[4], "DKK")))
			try("begins a day "+side, 1, shiftDay(f[1], 0, by))
			if f[2] != "" {
				try("ends a day "+side, 2, shiftDay(f[2], 0, by))
			}
		}
	}
	return count
}

// published reports whether a line of the file gives a published figure for a
// day.
func published(lines []string, key, day string) bool {
	return slices.ContainsFunc(lines, func(line string) bool {
		f := strings.Split(line, ";")
		return f[0] == key && f[5] == "published" && f[1] <= day && (f[2] == "" || day <= f[2])
	})
}

// sameLookups reports whether two data sets give the same figures for a key on
// every first of a month.
func sameLookups(a, b *Rates, key string) bool {
	value := func(w *Window) string {
		if w == nil {
			return ""
		}
		return w.Text
	}
	for month := NewMonth(1999, 1); month < NewMonth(2045, 1); month++ {
		x, y := a.Lookup(key, month.First()), b.Lookup(key, month.First())
		if x.Fit != y.Fit || value(x.Window) != value(y.Window) || value(x.Before) != value(y.Before) || value(x.After) != value(y.After) || value(x.Derived) != value(y.Derived) {
			return false
		}
	}
	return true
}

// byDay are the keys that are looked up for any day, or for none; the others
// are looked up for the first of a month.
var byDay = map[string]bool{"ta_holiday_supplement_pct": true, "ta_phaseout_weeks": true, "ta_holiday_yearly_pct": true, "ta_notice_weeks": true, "age_end": true, "age_school_end": true, "age_school_start": true, "age_transition": true,
	"deadline_access": true, "deadline_complaint": true, "deadline_reasons": true, "deadline_reconsideration": true, "deadline_study": true}

// sameFirsts reports whether a window that begins (or ends) on either day
// holds on the same firsts of months.
func sameFirsts(a, b string, ends bool) bool {
	lo, hi := min(a, b), max(a, b)
	first := hi[:8] + "01"
	if ends { // holds on lo, not on hi
		return !(lo < first && first <= hi)
	}
	return !(lo <= lo[:8]+"01") && !(lo < first && first < hi)
}

// nudge changes a number by one: kroner by a krone, others in the last place;
// of a fraction, what stands above the line.
func nudge(s string, by int, kroner bool) string {
	head, below, isFraction := strings.Cut(s, "/")
	whole, decimals, _ := strings.Cut(head, ".")
	if kroner {
		for range decimals {
			by *= 10
		}
	}
	n, _ := strconv.Atoi(whole + decimals)
	out := strconv.Itoa(n + by)
	if decimals != "" {
		for len(out) <= len(decimals) {
			out = "0" + out
		}
		out = out[:len(out)-len(decimals)] + "." + out[len(out)-len(decimals):]
	}
	if isFraction {
		out += "/" + below
	}
	return out
}

// keysInSource finds the keys that the engine's own source names, whole or as
// a beginning that _employee and _total are put to.
func keysInSource(t *testing.T) map[string]bool {
	t.Helper()
	keys := map[string]bool{}
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					keys[s], keys[s+"_employee"], keys[s+"_total"] = true, true, true
				}
			}
			return true
		})
	}
	return keys
}
