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
	switch r.Op {
	case All:
		mutate(ms, r.ID, "one is enough", &r.Op, Any)
	case Any:
		mutate(ms, r.ID, "all are needed", &r.Op, All)
	case Age:
		mutate(ms, r.ID, "a year earlier", &r.Years, r.Years-1)
		mutate(ms, r.ID, "a year later", &r.Years, r.Years+1)
		mutate(ms, r.ID, "the day itself the other way", &r.OnTheDay, !r.OnTheDay)
		mutate(ms, r.ID, "optional the other way", &r.Optional, !r.Optional)
		mutate(ms, r.ID, "at the other clock", &r.Clock, 1-r.Clock)
	case Threshold:
		mutate(ms, r.ID, "the figure itself the other way", &r.OrEqual, !r.OrEqual)
		mutate(ms, r.ID, "as a cap the other way", &r.IsCap, !r.IsCap)
		mutate(ms, r.ID, "of another amount", &r.Fact, Besparelser)
		mutate(ms, r.ID, "another figure", &r.Rate, "ledsager_max_year")
	case Since:
		mutate(ms, r.ID, "a day earlier", &r.From, dayBefore(r.From))
		ms.because(r.Clock == AtMaaned, reasonFirsts)
		mutate(ms, r.ID, "a day later", &r.From, r.From+1)
		mutate(ms, r.ID, "a month later", &r.From, r.From+100)
		mutate(ms, r.ID, "at the other clock", &r.Clock, 1-r.Clock)
	case Told:
		mutate(ms, r.ID, "of another finding", &r.Of[0], Root(TabtArbejdsfortjenesteID))
	}
	if r.Op == All || r.Op == Any {
		for i, of := range r.Of {
			mutate(ms, r.ID, "without "+of.ID, &r.Of, slices.Delete(slices.Clone(r.Of), i, i+1))
		}
	}
	for i := range r.Cases {
		b := &r.Cases[i]
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
		if i > 0 && (r.Cases[i-1].Verdict != b.Verdict || r.Cases[i-1].Then != b.Then) {
			swapped := slices.Clone(r.Cases)
			swapped[i-1], swapped[i] = swapped[i], swapped[i-1]
			mutate(ms, r.ID, fmt.Sprintf("branches %d and %d swapped", i-1, i), &r.Cases, swapped)
		}
		if b.Then != nil {
			ms.rule(b.Then)
		}
	}
	for _, of := range r.Of {
		ms.rule(of)
	}
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
	become := func(what string, to Expr) { mutate(ms, e.ID, what, e, to) }
	of := func(op ExprOp, fact Fact) Expr { return Expr{ID: e.ID, Op: op, Fact: fact, Of: e.Of} }
	switch e.Op {
	case Pay:
		become("without supplements and jobs", of(FactValue, Bruttoloen))
		become("the supplements alone", of(FactValue, FasteTillaeg))
	case Worked:
		become("without jobs", of(FactValue, Arbejdstid))
		become("the hours granted", of(Granted, 0))
	case Granted:
		become("never those asked for", of(FactValue, BevilgedeTimer))
		become("always those asked for", of(FactValue, OenskedeTimer))
		become("the hours worked", of(Worked, 0))
	case FactValue:
		for _, f := range []Fact{Bruttoloen, Besparelser, UdgifterTraening, Merudgifter, PensionArbejdsgiver} {
			if f != e.Fact {
				mutate(ms, e.ID, "of "+f.String(), &e.Fact, f)
			}
		}
	case FullCap:
		mutate(ms, e.ID, "in the other month", &e.At, 1-e.At)
		for _, key := range []string{"hjemmetraening_cap_year", "ta_cap_month"} {
			if key != e.Rate {
				mutate(ms, e.ID, "of "+key, &e.Rate, key)
			}
		}
	case RateValue, Percent:
		mutate(ms, e.ID, "another figure", &e.Rate, "ta_notice_weeks")
	case PartOf, AtpClass:
		mutate(ms, e.ID, "a year earlier", &e.Years, e.Years-1)
		mutate(ms, e.ID, "a year later", &e.Years, e.Years+1)
	case Least:
		become("any of them", of(Readings, 0))
	case Readings:
		become("the least of them", of(Least, 0))
	case Twelfth:
		become("rounded instead", of(ToHundreds, 0))
	case ToHundreds:
		become("a twelfth instead", of(Twelfth, 0))
	case Sum:
		become("the difference", of(Excess, 0))
	case Excess:
		become("the sum", of(Sum, 0))
	case Product:
		become("the ratio", of(ShareOf, 0))
	case ShareOf:
		become("the difference", of(Excess, 0))
	}
	for i, operand := range e.Of {
		become(fmt.Sprintf("only %s", operand.ID), *operand)
		if i > 0 {
			swapped := slices.Clone(e.Of)
			swapped[0], swapped[i] = swapped[i], swapped[0]
			if e.Op == ShareOf || e.Op == Excess || e.Op == Product {
				mutate(ms, e.ID, "operands swapped", &e.Of, swapped)
				ms.because(e.Op == Product && e != AmountsOf(TabtArbejdsfortjenesteID)[0].Expr, reasonProduct)
			}
		}
	}
	for _, operand := range e.Of {
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

	ms := mutants{seen: map[any]bool{}}
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
	for name, n := range SchoolYears() {
		mutate(&ms, "the duty to be taught: "+name, "less by one", n, *n-1)
		mutate(&ms, "the duty to be taught: "+name, "more by one", n, *n+1)
	}
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
var byDay = map[string]bool{"ta_holiday_supplement_pct": true, "ta_phaseout_weeks": true, "ta_holiday_yearly_pct": true, "ta_notice_weeks": true, "age_end": true, "age_transition": true,
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
