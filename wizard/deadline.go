package wizard

import (
	"strings"

	"rettesnor/wizard/words"
)

// Deadline is one time limit of the law, as data: which day starts it, how
// long it is, and the provision. Deadlines gives those of a case.
//
// The figures (four weeks, seven working days) stand in the rates file, under
// the key Length; the sentences in the catalogue, under frist. and the ID:
// titel, tekst, gaaet, uden-dag where Undated is set, and fra. with the id of
// each start. Weeks end on the same weekday, months on the same date or
// the month's last day; of working days the first is the one after the start.
type Deadline struct {
	ID     string
	Starts []Start // the first whose day is known counts
	Length string  // key of the length
	When   *Rule   // the case it is for; nil = every case that knows a start
	// Rolls: a last day on a Saturday, Sunday or holiday moves to the next
	// weekday. So it is with the complaint's limit alone.
	Rolls bool
	// Before: what may be done is done at the latest the day before the one
	// counted to (a benefit's last day).
	Before bool
	Cite   []string
	Remind []int    // days before Date on which a calendar reminds, beside the last working day
	Asks   []string // what a face asks to count it, where it is counted by itself
	// Undated: a family with a decision is told of it though no start is known.
	Undated bool
	// Contests: it is for who disagrees with a decision. A family that is approved
	// is told of it while it runs, and not that it has passed.
	Contests bool
}

// complaintLimit is the figure of how long one has to complain.
const complaintLimit = "deadline_complaint"

// Start is a day that can start a deadline: a clock, or else the fact that is
// a day.
type Start struct {
	Clock string
	Fact  Fact
}

// id is the start's id in a case file.
func (s *Start) id() string {
	if s.Clock != "" {
		return s.Clock
	}
	return s.Fact.String()
}

// word is the start's id in the catalogue, without the part that groups facts.
func (s *Start) word() string {
	_, word, grouped := strings.Cut(s.id(), ".")
	if !grouped {
		return s.id()
	}
	return word
}

func (s *Start) isBirthday() bool { return s.Clock == "" && s.Fact == Foedselsdato }

// CaseDeadline is a deadline counted for one case.
type CaseDeadline struct {
	*Deadline
	Title     string
	Start     *Start // nil where no start is known: then Counted and Date are zero
	From      Date   // the day it is counted from
	Counted   Date   // the day counted to
	Date      Date   // the last day, Counted or the weekday that it rolls to
	Length    string // "4 uger"; empty where the data has no length for the day
	Passed    bool   // Date lies before today
	Left      int    // days left until Date, where today is known and Passed is not
	HasLeft   bool
	Text      string
	DateWords string // the last day with its weekday, empty for none
	// LeftWords says how much time there is, empty where today is not known.
	LeftWords string
	Place     string // the municipality whose own it is, empty for the law's
}

// The deadlines that rest on law. Those of one municipality stand in its own
// data, never here.
var deadlines = []Deadline{
	{
		ID: "klagefrist", Length: complaintLimit, Asks: []string{"modtaget", "sag.modtaget-som"}, Rolls: true,
		Starts: []Start{
			{Clock: "modtaget"},
			{Clock: "afgoerelse"},
		},
		Cite: []string{"rsl67"}, Remind: []int{14, 7}, Undated: true, Contests: true,
	},
	{
		ID: "begrundelse", Length: "deadline_reasons", When: &Rule{ID: "sag.mundtligt", Cond: Ask{Fact: ModtagetSom, Cases: []Branch{{Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: Opfyldt}}}},
		Starts: []Start{{Clock: "modtaget"}, {Clock: "afgoerelse"}},
		Cite:   []string{"fvl23"}, Remind: []int{7}, Undated: true, Contests: true,
	},
	{
		ID: "aktindsigt", Length: "deadline_access", Asks: []string{"aktindsigt-bedt"},
		Starts: []Start{{Clock: "aktindsigt-bedt"}},
		Cite:   []string{"fvl16"}, Remind: []int{7},
	},
	{
		ID: "genvurdering", Length: "deadline_reconsideration", Asks: []string{"klaget"},
		Starts: []Start{{Clock: "klaget"}},
		Cite:   []string{"rsl66"}, Remind: []int{7},
	},
	{
		ID: "undersoegelse", Length: "deadline_study", Asks: []string{"kendt-behov"},
		When: &Rule{ID: "sag.ikke-afgjort", Cond: Ask{Fact: Godkendt, Cases: []Branch{{Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: Opfyldt}}}},
		Starts: []Start{
			{Clock: "kendt-behov"},
			{Clock: "ansoegning"},
		},
		Cite: []string{"bl20.3"}, Remind: []int{30, 7},
	},
	{
		ID: "afvikling", Length: "ta_phaseout_weeks", Before: true,
		When: &Rule{
			ID: "sag.afvikles", Cond: Ask{Fact: OphoerGrund, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}}},
		},
		Starts: []Start{{Fact: OphoerDato}},
		Cite:   []string{"bek1603.17"}, Remind: []int{28, 7},
	},
	{
		ID: "varsling", Length: "ta_notice_weeks", Before: true,
		When: &Rule{ID: "sag.varsles", Cond: Ask{Fact: Varsles, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}}},
		// The weeks run from the decision; a letter that came late gives no more.
		Starts: []Start{{Clock: "afgoerelse"}, {Clock: "modtaget"}},
		Cite:   []string{"bl11"}, Remind: []int{28, 7},
	},
	{
		ID: "fylder-16", Length: "age_transition",
		Starts: []Start{{Fact: Foedselsdato}},
		Cite:   []string{"bl122", "bl123"}, Remind: []int{182, 30},
	},
	{
		ID: "fylder-18", Length: "age_end", Asks: []string{"barn.foedselsdato"},
		Starts: []Start{{Fact: Foedselsdato}},
		Cite:   []string{"bl85.5", "bl87.1"}, Remind: []int{730, 365, 182, 98},
	},
}

// DeadlineAsks gives what a face asks to count a deadline by itself; nil for an
// unknown one, and for one that needs more of a case.
func DeadlineAsks(id string) []string {
	for i := range deadlines {
		if deadlines[i].ID == id {
			return deadlines[i].Asks
		}
	}
	return nil
}

// DeadlineIDs lists the deadlines.
func DeadlineIDs() []string {
	var ids []string
	for i := range deadlines {
		ids = append(ids, deadlines[i].ID)
	}
	return ids
}

// Deadlines counts the deadlines of a case. today is zero where no face told
// it: then nothing is passed and no days are left.
func (m *Model) Deadlines(c *Case, today Date) []CaseDeadline {
	var out []CaseDeadline
	stands, _ := c.situation(today)
	for i := range deadlines {
		d := &deadlines[i]
		if d.When != nil && d.When.Eval(c, m.rates) != Opfyldt {
			continue
		}
		start, from := d.start(c)
		if start == nil && (!d.Undated || !c.hasDecision()) {
			continue
		}
		out = append(out, CaseDeadline{Deadline: d, Start: start, From: from})
		counted := &out[len(out)-1]
		if m.count(counted, today); counted.Passed && d.Contests && stands == approved {
			out = out[:len(out)-1]
		}
	}
	return out
}

// hasDecision reports whether the family says that there is a decision.
func (c *Case) hasDecision() bool {
	return c.state(Godkendt) == Known && !c.is(Godkendt, "ikke-afgjort") || c.Answers[ModtagetSom].State == Known
}

func (d *Deadline) start(c *Case) (*Start, Date) {
	for i := range d.Starts {
		s := &d.Starts[i]
		if s.Clock != "" {
			if day := *c.slot(s.Clock).day; day != 0 {
				return s, day
			}
		} else if v, ok := c.known(s.Fact); ok {
			return s, Date(v)
		}
	}
	return nil, 0
}

func (m *Model) count(out *CaseDeadline, today Date) {
	d, start, from := out.Deadline, out.Start, out.From
	say := func(part string, args ...words.Arg) string {
		return m.words.Say(words.New("frist."+d.ID+"."+part, args...))
	}
	window := m.rates.LatestPublished(d.Length)
	if start != nil && !start.isBirthday() { // an age is today's, whenever the child was born
		window = m.rates.Lookup(d.Length, from).Window
	}
	if window == nil { // no length is known for the day: no date is guessed
		out.Title = say("titel", words.Num("n", 0))
		out.Text = m.said("frist.ukendt-laengde")
		return
	}
	n := int(window.Value.Round())
	args := []words.Arg{words.Num("n", n), words.Said("laengde", words.New("laengde."+window.Unit, words.Num("n", n)))}
	out.Title = say("titel", args...)
	out.Length = m.words.Say(*args[1].Msg)
	if start == nil {
		out.Text = say("uden-dag", args...)
		return
	}
	m.countTo(out, window.Unit, n, today)
	if out.Passed {
		out.Text = say("gaaet", args...)
		return
	}
	out.Text = say("tekst", append(args, words.On("dag", out.Date), words.Said("fra", words.New("frist."+d.ID+".fra."+start.word())))...)
	if out.Date != out.Counted {
		out.Text += " " + m.words.Say(words.New("frist.flyttet", words.On("dag", out.Counted)))
	}
}

// countTo counts n of a unit from the day a deadline begins, and says the day.
func (m *Model) countTo(out *CaseDeadline, unit string, n int, today Date) {
	from := out.From
	switch unit {
	case "days":
		out.Counted = from + Date(n)
	case "weeks":
		out.Counted = from + Date(7*n)
	case "workdays":
		out.Counted = from.AddWorkdays(n)
	case "months":
		out.Counted = from.AddMonths(n)
	case "years":
		out.Counted = from.Birthday(n)
	}
	if out.Before {
		out.Counted--
	}
	out.Date = out.Counted
	if out.Rolls {
		out.Date = out.Counted.WorkdayFrom()
	}
	out.DateWords = m.words.Say(words.New("frist.dag", words.On("dag", out.Date)))
	if today != 0 {
		out.Passed = out.Date < today
		out.Left, out.HasLeft = int(out.Date-today), !out.Passed
		out.LeftWords = m.words.Say(out.left())
	}
}

// OwnDeadline is a deadline that one municipality has told of in its own data. The
// engine counts it; it never stands among those of the law.
type OwnDeadline struct {
	Place, Name string // the municipality: esbjerg, Esbjerg Kommune
	ID, Title   string
	Unit        string // days, workdays, weeks or months
	N           int
}

// Day gives the day of a clock, zero where the case has none, or a month.
func (c *Case) Day(clock string) Date {
	if at := c.slot(clock); at.day != nil {
		return *at.day
	}
	return 0
}

// CountOwn counts a municipality's own deadline from a day, as a list of one.
// today may be zero.
func (m *Model) CountOwn(l *OwnDeadline, from, today Date) []CaseDeadline {
	all := []CaseDeadline{{Deadline: &Deadline{ID: l.ID, Remind: []int{7}}, Title: l.Title, From: from, Place: l.Place}}
	out := &all[0]
	m.countTo(out, l.Unit, l.N, today)
	length := words.New("laengde."+l.Unit, words.Num("n", l.N))
	out.Length = m.words.Say(length)
	id := "frist.lokal.tekst"
	if out.Passed {
		id = "frist.lokal.gaaet"
	}
	out.Text = m.words.Say(words.New(id, words.Str("kommune", l.Name), words.Said("laengde", length)))
	return all
}

// AppendOwn counts a municipality's own deadline for a page, which gives it as
// place|name|id|title|unit|n|day: {"deadlines": […], "calendar": its iCalendar
// file, "problems": []}. Of anything else there is no deadline.
func (m *Model) AppendOwn(dst []byte, given string, today Date) []byte {
	w := writer{dst}
	w.raw(`{"deadlines":[`)
	var calendar []byte
	if parts := strings.Split(given, "|"); len(parts) == 7 {
		n, _ := parseDecimal(parts[5], 0, 4)
		if from, ok := ParseDate(parts[6]); ok {
			own := m.CountOwn(&OwnDeadline{parts[0], parts[1], parts[2], parts[3], parts[4], int(n)}, from, today)
			w.deadline(&own[0])
			calendar = AppendCalendar(nil, own, Stamp(today))
		}
	}
	w.raw(`],"problems":[]`)
	w.member("calendar", string(calendar))
	w.raw("}")
	return w.b
}

// left says how much time there is.
func (d *CaseDeadline) left() words.Msg {
	switch {
	case d.Passed:
		return words.New("frist.er-gaaet")
	case d.Left == 0:
		return words.New("frist.i-dag")
	}
	return words.New("frist.tilbage", words.Num("n", d.Left))
}

// deadline writes a deadline: {"id", "title", "counted"?, "date"?, "words"?,
// "passed"?, "left"?, "from"?, "length"?, "cite", "scope", "text"}. "from" is the
// id of the clock or fact that starts it.
func (w *writer) deadline(d *CaseDeadline) {
	w.first("id", d.ID)
	w.member("title", d.Title)
	if d.Date != 0 {
		w.member("counted", d.Counted.String())
		w.member("date", d.Date.String())
		w.member("words", d.DateWords)
		w.flag("passed", d.Passed)
		w.optional("left", d.LeftWords)
	}
	if d.Start != nil {
		w.member("from", d.Start.id())
	}
	w.optional("length", d.Length)
	w.listed("cite", d.Cite)
	scope := "national"
	if d.Place != "" {
		scope = "lokal:" + d.Place
	}
	w.member("scope", scope)
	w.member("text", d.Text)
	w.raw("}")
}
