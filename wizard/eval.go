package wizard

import "rettesnor/wizard/words"

// RulesVersion names the rules. It changes with any change of a rule, and the
// change stands in CHANGELOG.md.
const RulesVersion = "0.2.0"

// Model is the rules together with the dated rates. Make it with New; it may
// be used from several goroutines.
type Model struct {
	rates *Rates
	words *words.Catalogue
}

// New joins the rules with the dated figures and the sentences of a language.
func New(r *Rates, w *words.Catalogue) *Model { return &Model{rates: r, words: w} }

// Rates gives the rates that the model was made with.
func (m *Model) Rates() *Rates { return m.rates }

// Law is the version of the law that a case is judged by.
type Law uint8

// The laws that are encoded. Before 1 July 2016 hjemmetræning stood in another
// provision, which is not.
const (
	BarnetsLov Law = iota
	Serviceloven
)

var (
	barnetsLovFrom  YMD = 20240101 // barnets lov § 212
	paragraf32aFrom YMD = 20160701 // serviceloven § 32 a: lov nr. 379 af 27/04/2016
)

// String gives the law's name.
func (l Law) String() string {
	if l == Serviceloven {
		return "serviceloven"
	}
	return "barnets lov"
}

// lawDate gives the day that decides which law holds, and the clock it comes
// from; zero where no clock is known.
func (c *Case) lawDate() (Date, string) {
	switch {
	case c.Clocks.Afgoerelse != 0:
		return c.Clocks.Afgoerelse, "afgoerelse"
	case c.Clocks.Ansoegning != 0:
		return c.Clocks.Ansoegning, "ansoegning"
	case c.Clocks.Maaned != 0:
		return c.Clocks.Maaned.First(), "maaned"
	}
	return 0, ""
}

func (c *Case) law() Law {
	if d, _ := c.lawDate(); d != 0 && d < barnetsLovFrom.Date() {
		return Serviceloven
	}
	return BarnetsLov
}

// outside reports whether § 85 is asked about for a day before the law that
// the rules hold.
func (c *Case) outside() bool {
	d, _ := c.lawDate()
	return d != 0 && d < paragraf32aFrom.Date()
}

// Result is the answer to a case.
type Result struct {
	Findings []Finding
	Problems []Problem
	Receipt  Receipt
}

// Receipt says what a result was made from, so that the same case gives the
// same result years later.
type Receipt struct {
	Rules, Data, Words string
	Law                Law
	LawDate            Date   // the day that decides which law holds, zero for none
	Clocks             Clocks // as used: what was assumed is filled in
}

// Finding is the answer to one question.
type Finding struct {
	ID      string
	Verdict Verdict
	Heading string
	// Explanation names the longer text: one of ExplanationIDs.
	Explanation string
	Amounts     []Amount
	Trace       []Line
	Missing     []string  // ids of needed facts and clocks nobody has given
	Assumed     []Assumed // what stands in for answers that nobody gave
	Narrows     string    // id of the missing answer that narrows most, "" for none
	Changes     []Change  // what would move the verdict
	Period      *Period   // for a case with a period
	// Of § 87 alone: the other parents of the case, each with the same finding
	// for themselves, and what all of them come to together.
	Parents  []ParentFinding
	Together []Amount
}

// ParentFinding is § 87 for another parent.
type ParentFinding struct {
	Name string
	Finding
}

// Amount is a named sum in øre, with bounds. HasHi is false where nothing
// bounds it; Best is what derived figures give.
type Amount struct {
	Name, Unit     string
	Lo, Hi, Best   int64
	HasHi, HasBest bool
	Leads          bool // the finding is about this amount; the others belong to it
	Bound          bool // nobody is paid it: another amount is held against it
	Classed        bool // it goes by classes, and jumps where another begins
}

// IsExact reports whether only one value is left.
func (a Amount) IsExact() bool { return a.HasHi && a.Lo == a.Hi }

// LineKind tells what a line of the reasoning is.
type LineKind uint8

// The kinds of line.
const (
	Remark     LineKind = iota // something to know
	Reason                     // a condition, with its verdict
	SumLine                    // a step of the arithmetic
	Assumption                 // what the arithmetic takes to be so
)

var lineKinds = [...]string{"remark", "reason", "sum", "assumption"}

// String gives the kind's id.
func (k LineKind) String() string { return lineKinds[k] }

// Line is one step of the reasoning.
type Line struct {
	Kind       LineKind
	Rule       string
	Of         []string // the alternatives that a line tells of together
	Verdict    Verdict  // of a reason
	Part       bool     // Verdict is that of a part, not of the finding
	Text       string
	Cite       []string
	Amount     string // the amount or step that the line arrives at, "" for none
	Figure     string // that amount in words, Danish
	Discretion *Discretion
	Fact       Fact // the fact that the line turns on, NoFact for none
	Origin     Origin
}

// Verdict gives one finding's verdict and nothing else. It allocates nothing.
func (m *Model) Verdict(findingID string, c *Case) Verdict {
	if f := findingOf(findingID); f != nil {
		return f.verdict(env{c, m.rates, lenient})
	}
	return Mangler
}

// Eval answers a case. Problems are those the parser found; they are carried
// into the result, with those that the rules find themselves.
func (m *Model) Eval(c Case, problems []Problem) Result { return m.eval(&c, problems) }

func (m *Model) eval(c *Case, problems []Problem) Result {
	r := Result{Problems: problems, Receipt: m.receipt(c)}
	for i := range findings {
		f := &findings[i]
		if f.parents && c.ParentCount > 0 {
			r.Findings = append(r.Findings, m.findParents(f, c))
			continue
		}
		r.Findings = append(r.Findings, m.find(f, c))
	}
	if c.outside() {
		_, clock := c.lawDate()
		r.Problems = append(r.Problems, Problem{In: InClocks, ID: clock, Msg: words.New("fejl.uden-for-loven", words.On("fra", paragraf32aFrom.Date()))})
	}
	return r
}

func (m *Model) receipt(c *Case) Receipt {
	day, _ := c.lawDate()
	k := c.Clocks
	if k.Ansoegning == 0 && k.Maaned != 0 {
		k.Ansoegning = k.Maaned.First()
	}
	if k.Bevilling == 0 {
		k.Bevilling = k.Maaned
	}
	return Receipt{Rules: RulesVersion, Data: m.rates.Hash(), Words: hex(m.words.Hash()), Law: c.law(), Clocks: k, LawDate: day}
}

func (m *Model) find(f *finding, c *Case) Finding {
	v := env{c, m.rates, lenient}
	t := tracer{m: m, v: v, law: c.law()}
	r := Finding{ID: f.id, Verdict: f.verdict(v)}
	outside := f.isOutside(c)
	if outside {
		t.remark("bl85.uden-for-loven", []string{"sel32a.1"}, m.Say(words.New("note.bl85.uden-for-loven", words.On("fra", paragraf32aFrom.Date()))))
	} else {
		t.condition(f.rule)
		for _, n := range f.notes {
			if n.When == nil || n.When.eval(env{c, m.rates, mode(n.Answered)}) == n.Is {
				t.note(n)
			}
		}
		t.transition()
		r.Missing = f.rule.wants(v, nil)
	}
	if r.Verdict == IkkeOpfyldt {
		r.Missing = nil
	}
	assumed := f.assumed(v)
	if f.amounts != nil && r.Verdict != IkkeOpfyldt && !outside {
		w := env{c: c, rates: m.rates}
		if c.Clocks.Maaned == 0 {
			r.Missing = appendNew(r.Missing, "maaned")
		} else {
			r.Amounts = w.amounts(f.amounts)
			if f.told != nil {
				r.Amounts = append(r.Amounts, f.told.tell(&t, w)...)
			} else {
				t.amounts(w, f.amounts)
			}
			r.Period = m.period(f, c)
			for _, fact := range f.assumes {
				if _, known := c.known(fact); !known {
					assumed = append(assumed, fact.String())
				}
			}
		}
		if c.Clocks.Maaned != 0 || f.early {
			r.Missing = wantsOf(v, f.amounts, r.Missing)
		}
	}
	for _, id := range assumed {
		r.Assumed = append(r.Assumed, m.assumption(v, id))
	}
	r.Trace = t.lines
	r.Narrows = m.narrows(f, c, &r)
	r.Changes = m.changes(f, c, r.Verdict)
	r.Heading, r.Explanation = m.heading(f, &r, c), f.explanation(&r, c)
	return r
}

func (w env) amounts(named []Named) []Amount {
	var out []Amount
	for _, n := range named {
		if i, ok := w.named(n); ok {
			a := amount(n.Name, n.Unit, i)
			a.Leads, a.Bound = n.Leads, n.Bound
			_, a.Classed = n.Expr.Term.(AtpClass)
			out = append(out, a)
		}
	}
	return out
}

// named evaluates an amount; ok is false where there is no such amount: its
// condition does not hold, there is no cap at all, or nothing is known of it.
func (w env) named(n Named) (i Interval, ok bool) {
	if n.When != nil && n.When.eval(env{w.c, w.rates, lenient}) != Opfyldt {
		return i, false
	}
	i = w.eval(n.Expr)
	if i.Lo.IsInfinite() || w.uncapped(n.Expr) || n.Told && i.Lo.IsZero() && i.Hi.IsInfinite() {
		return i, false
	}
	return i, true
}

// uncapped reports whether an amount is the share of a cap that there is none
// of, whatever the share.
func (w env) uncapped(e *Expr) bool {
	share, ok := e.Term.(Product)
	if !ok {
		return false
	}
	full, ok := share.Of.Term.(FullCap)
	return ok && full.eval(w).Lo.IsInfinite()
}

// toOere is the rounding step, half up. It is a variable so that a test can
// show that no other rounding passes.
var toOere = Ratio.Round

// amount rounds an interval's bounds once, half up, to øre.
func amount(name, unit string, i Interval) Amount {
	a := Amount{Name: name, Unit: unit, Lo: toOere(i.Lo), HasHi: !i.Hi.IsInfinite()}
	if a.HasHi {
		a.Hi = toOere(i.Hi)
	}
	if i.HasBest && !a.IsExact() && !i.Best.IsInfinite() {
		a.Best, a.HasBest = toOere(i.Best), true
	}
	return a
}

// assumed lists the facts and clocks of a finding that an assumption stands in
// for.
func (f *finding) assumed(v env) []string {
	var used [factCount]bool
	c, spans := v.c, [...]bool{AtAnsoegning: false, AtMaaned: false}
	f.rule.Walk(func(r *Rule) {
		switch cond := r.Cond.(type) {
		case Ask:
			used[cond.Fact] = true
		case Age:
			spans[cond.Clock] = spans[cond.Clock] || cond.ranged(v)
		}
	})
	v.reads(f.amounts, func(fact Fact, _ worth) { used[fact] = true })
	for _, fact := range f.beside {
		used[fact] = true
	}
	var ids []string
	for i := range facts {
		if used[i] && facts[i].Assumed != "" && c.Answers[i].State != Known {
			ids = append(ids, facts[i].ID)
		}
	}
	for clock, ranged := range spans {
		if ranged {
			ids = append(ids, Clock(clock).id())
		}
	}
	return ids
}

// Assumed is an answer that nobody gave, with what stands in for it in words.
// One that bears on nothing in the case lies aside: the exception for a placed
// child where the child lives at home, the typed cap where one is published.
type Assumed struct {
	ID, Text string
	Aside    bool
}

// Assumes are the sentences of what is assumed and bears on the case.
func (f *Finding) Assumes() []string {
	var all []string
	for _, a := range f.Assumed {
		if !a.Aside && a.Text != "" {
			all = append(all, a.Text)
		}
	}
	return all
}

func (m *Model) assumption(v env, id string) Assumed {
	c, a := v.c, Assumed{ID: id}
	switch id {
	case Foedselsdato.String():
		a.Text = m.Say(words.New("antaget.alder", m.AgeLimit()))
	case AtAnsoegning.id():
		from, to, _ := v.span(AtAnsoegning)
		a.Text = m.Say(words.New("antaget.ansoegning", words.On("fra", from), words.On("til", to)))
	case AtMaaned.id():
		from, to, _ := v.span(AtMaaned)
		a.Text = m.Say(words.New("antaget.maaned", words.In("fra", MonthOf(from)), words.In("til", MonthOf(to))))
	default:
		a.Text = m.sayIf("spoergsmaal." + id + ".antaget")
	}
	switch id {
	case AnbragtHospital.String():
		a.Aside = !c.is(Hjemmeboende, "nej")
	case AnsoegtFoer2011.String():
		a.Aside = !c.oldRulesPossible() // it follows from the birth date
	case Loft.String():
		a.Aside = c.Clocks.Maaned == 0 || c.is(AnsoegtFoer2011, "ja")
		if !a.Aside {
			fit := m.rates.Lookup(monthlyCap, c.Clocks.Maaned.First()).Fit
			a.Aside = fit == Exact || fit == BeforeFirst
		}
	}
	return a
}

// wantsOf appends the needed facts without which the amounts stay wide.
func wantsOf(w env, named []Named, dst []string) []string {
	w.reads(named, func(fact Fact, is worth) {
		if _, known := w.c.known(fact); is&needed != 0 && !known {
			dst = appendNew(dst, fact.String())
		}
	})
	return dst
}
