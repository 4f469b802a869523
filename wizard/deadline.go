package wizard

// Deadline is one time limit of the law, as data: which day starts it, how
// long it is, and the provision. Deadlines gives those of a case.
//
// The figures (four weeks, seven working days) stand in the rates file, under
// the key Length. Weeks end on the same weekday, months on the same date or
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
	Remind []int // days before Date on which a calendar reminds, beside the last working day
	Title  string
	Text   string // with the slots {dag}, {laengde} and {fra}
	Open   string // what is said where no start is known; "" = the limit is left out
	Over   string // what is said once it has passed
}

// Start is a day that can start a deadline. Fact or Clock says which; Years
// counts a birthday. Says tells whose day it is, and what is unsure of it.
type Start struct {
	Clock string
	Fact  Fact
	Years int
	Says  string
}

func (s *Start) isBirthday() bool { return s.Clock == "" && s.Fact == Foedselsdato }

// CaseDeadline is a deadline counted for one case.
type CaseDeadline struct {
	*Deadline
	Title   string
	Start   *Start // nil where no start is known: then Counted and Date are zero
	From    Date   // the day it is counted from
	Counted Date   // the day counted to
	Date    Date   // the last day, Counted or the weekday that it rolls to
	Length  string // "4 uger"; empty where the data has no length for the day
	Passed  bool   // Date lies before today
	Left    int    // days left until Date, where today is known and Passed is not
	HasLeft bool
	Text    string
}

// The deadlines that rest on law. Those of one municipality stand in its own
// data, never here.
var deadlines = []Deadline{
	{
		ID: "klagefrist", Length: "deadline_complaint", Rolls: true,
		Starts: []Start{
			{Clock: "modtaget", Says: "den dag, I fik afgørelsen"},
			{Clock: "afgoerelse", Says: "afgørelsens egen dato, fordi vi ikke ved, hvornår I fik den"},
		},
		Cite: []string{"rsl67"}, Remind: []int{14, 7},
		Title: "Sidste dag for klagen",
		Text:  "Klagen skal være hos kommunen senest {dag}. Der er {laengde} fra {fra}. En klage på papir skal være der i åbningstiden, en digital inden midnat.",
		Open:  "I har {laengde} til at klage, fra den dag I fik afgørelsen. Skriv den dag, så kan vi sige datoen.",
		Over:  "Fristen er gået. Klag alligevel straks, og skriv hvorfor.",
	},
	{
		ID: "begrundelse", Length: "deadline_reasons", When: &Rule{ID: "sag.mundtligt", Op: Ask, Fact: ModtagetSom, Cases: []Branch{{Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: Opfyldt}}},
		Starts: []Start{{Clock: "modtaget", Says: "den dag, I fik afgørelsen mundtligt"}, {Clock: "afgoerelse", Says: "afgørelsens egen dato"}},
		Cite:   []string{"fvl23"}, Remind: []int{7},
		Title: "Bed om begrundelsen på skrift",
		Text:  "Fik I afgørelsen mundtligt, kan I bede om en skriftlig begrundelse senest {dag}: {laengde} fra {fra}. Det stopper ikke klagefristen.",
		Open:  "Fik I afgørelsen mundtligt, kan I bede om en skriftlig begrundelse inden {laengde}. Det stopper ikke klagefristen.",
		Over:  "Fristen for at kræve en skriftlig begrundelse er gået. Bed om den alligevel.",
	},
	{
		ID: "aktindsigt", Length: "deadline_access",
		Starts: []Start{{Clock: "aktindsigt-bedt", Says: "kommunen fik jeres brev om aktindsigt"}},
		Cite:   []string{"fvl16"}, Remind: []int{7},
		Title: "Svar på jeres aktindsigt",
		Text:  "Kommunen skal give jer papirerne senest {dag}, eller skrive, hvorfor det trækker ud, og hvornår de kommer. Det er {laengde}, fra {fra}.",
		Over:  "Kommunen skulle have svaret. Ring, og spørg hvornår papirerne kommer.",
	},
	{
		ID: "genvurdering", Length: "deadline_reconsideration",
		Starts: []Start{{Clock: "klaget", Says: "kommunen fik klagen"}},
		Cite:   []string{"rsl66"}, Remind: []int{7},
		Title: "Kommunen har set på sagen igen",
		Text:  "Kommunen skal have set på sagen igen senest {dag}: {laengde} fra {fra}. Giver den jer ikke ret, sender den klagen til Ankestyrelsen.",
		Over:  "De {laengde} er gået. Spørg kommunen, om den har sendt klagen videre, og hvornår. Den skal selv give besked, når det trækker ud.",
	},
	{
		ID: "undersoegelse", Length: "deadline_study",
		Starts: []Start{
			{Clock: "kendt-behov", Says: "kommunen blev opmærksom på, at barnet kan have brug for hjælp"},
			{Clock: "ansoegning", Says: "I søgte. Vidste kommunen det før, er fristen kortere"},
		},
		Cite: []string{"bl20.3"}, Remind: []int{30, 7},
		Title: "Den børnefaglige undersøgelse er færdig",
		Text:  "Undersøgelsen skal være færdig senest {dag}. Det er {laengde}, fra {fra}.",
		Over:  "Undersøgelsen skulle være færdig. Skriv til kommunen, og bed om en dato. Den skal lave en foreløbig vurdering, når tiden undtagelsesvis ikke rækker.",
	},
	{
		ID: "afvikling", Length: "ta_phaseout_weeks", Before: true,
		When:   &Rule{ID: "sag.afvikles", Op: Ask, Fact: OphoerGrund, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}}},
		Starts: []Start{{Fact: OphoerDato, Says: "den dag, betingelserne faldt bort"}},
		Cite:   []string{"bek1603.17"}, Remind: []int{28, 7},
		Title: "Sidste dag med tabt arbejdsfortjeneste",
		Text:  "Ydelsen betales i {laengde} mere, til og med {dag}, fra {fra}. Det, forælderen tjener i den tid, går fra.",
		Over:  "Afviklingen er slut.",
	},
	{
		ID: "varsling", Length: "ta_notice_weeks", Before: true,
		When:   &Rule{ID: "sag.varsles", Op: Ask, Fact: Varsles, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
		Starts: []Start{{Clock: "modtaget", Says: "den dag, I fik afgørelsen"}, {Clock: "afgoerelse", Says: "afgørelsens egen dato"}},
		Cite:   []string{"bl11"}, Remind: []int{28, 7},
		Title: "Hjælpen fortsætter så længe, når I klager",
		Text:  "Kommunens brev siger, at sagen er omfattet. Klager I, kan hjælpen tidligst stoppe efter {dag}: {laengde} fra {fra}.",
		Over:  "Tiden, hvor hjælpen fortsætter, er gået. Spørg Ankestyrelsen, om klagen er afgjort.",
	},
	{
		ID: "fylder-16", Length: "age_transition",
		Starts: []Start{{Fact: Foedselsdato, Says: "barnets fødselsdag"}},
		Cite:   []string{"bl122", "bl123"}, Remind: []int{182, 30},
		Title: "Barnet fylder {alder}",
		Text:  "Barnet fylder {alder} år {dag}. Fra da skal kommunen snarest begynde at forberede voksenlivet sammen med jer.",
		Over:  "Barnet er fyldt {alder}. Kommunen skal være i gang med at forberede voksenlivet. Ring, hvis I ikke har hørt noget.",
	},
	{
		ID: "fylder-18", Length: "age_end",
		Starts: []Start{{Fact: Foedselsdato, Says: "barnets fødselsdag"}},
		Cite:   []string{"bl85.5", "bl87.1"}, Remind: []int{730, 365, 182, 98},
		Title: "Barnet fylder {alder}",
		Text:  "Barnet fylder {alder} år {dag}. Den dag stopper både hjemmetræningen og den tabte arbejdsfortjeneste.",
		Over:  "Barnet er fyldt {alder}, og begge ordninger er stoppet.",
	},
}

// Deadlines counts the deadlines of a case. today is zero where no face told
// it: then nothing is passed and no days are left.
func (m *Model) Deadlines(c *Case, today Date) []CaseDeadline {
	var out []CaseDeadline
	for i := range deadlines {
		d := &deadlines[i]
		if d.When != nil && d.When.Eval(c, m.rates) != Opfyldt {
			continue
		}
		start, from := d.start(c)
		if start == nil && (d.Open == "" || !c.hasDecision()) {
			continue
		}
		out = append(out, m.count(d, start, from, today))
	}
	return out
}

// hasDecision reports whether the family says that there is a decision.
func (c *Case) hasDecision() bool {
	a := c.Answers[Godkendt]
	return a.State == Known && !c.is(Godkendt, "ikke-afgjort") || c.Answers[ModtagetSom].State == Known
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

func (m *Model) count(d *Deadline, start *Start, from, today Date) CaseDeadline {
	out := CaseDeadline{Deadline: d, Title: d.Title, Start: start, From: from}
	window := m.rates.LatestPublished(d.Length)
	if start != nil && !start.isBirthday() { // an age is today's, whenever the child was born
		window = m.rates.Lookup(d.Length, from).Window
	}
	if window == nil { // no length is known for the day: no date is guessed
		out.Text = "Vi kender ikke fristens længde for den tid. Spørg kommunen."
		return out
	}
	n := int(window.Value.Round())
	out.Length = lengthWords(n, window.Unit)
	if start == nil {
		out.Text = replace(d.Open, "{laengde}", out.Length)
		return out
	}
	switch window.Unit {
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
	if d.Before {
		out.Counted--
	}
	out.Date = out.Counted
	if d.Rolls {
		out.Date = out.Counted.WorkdayFrom()
	}
	text := d.Text
	if today != 0 {
		if out.Passed = out.Date < today; out.Passed {
			text = d.Over
		} else {
			out.Left, out.HasLeft = int(out.Date-today), true
		}
	}
	for _, slot := range [...][2]string{{"{dag}", out.Date.DanishLong()}, {"{laengde}", out.Length}, {"{fra}", start.Says}, {"{alder}", itoa(n)}} {
		text, out.Title = replace(text, slot[0], slot[1]), replace(out.Title, slot[0], slot[1])
	}
	if out.Date != out.Counted && !out.Passed {
		text += " Den sidste dag er egentlig " + out.Counted.DanishLong() + ", men den er ingen hverdag, så fristen løber til den næste."
	}
	out.Text = text
	return out
}

// The words for lengths, one and many.
var lengthNames = map[string][2]string{
	"days":     {"dag", "dage"},
	"workdays": {"arbejdsdag", "arbejdsdage"},
	"weeks":    {"uge", "uger"},
	"months":   {"måned", "måneder"},
	"years":    {"år", "år"},
}

func lengthWords(n int, unit string) string {
	words := lengthNames[unit]
	if n == 1 {
		return "1 " + words[0]
	}
	return itoa(n) + " " + words[1]
}

// LeftWords says how much time there is, empty where today is not known.
func (d *CaseDeadline) LeftWords() string {
	switch {
	case d.Passed:
		return "Fristen er gået."
	case !d.HasLeft:
		return ""
	case d.Left == 0:
		return "Det er i dag."
	}
	return lengthWords(d.Left, "days") + " tilbage."
}

// AppendDeadlines reads a case file and writes its deadlines as one line of
// JSON: {"deadlines": [{"id", "title", "counted"?, "date"?, "passed"?, "left"?,
// "from"?, "length"?, "cite", "scope", "text"}], "problems": […]}. "from" is
// the id of the clock or fact that starts it; today is as in Deadlines.
func (m *Model) AppendDeadlines(dst, file []byte, today Date) []byte {
	c, problems, readable := m.ParseCase(file)
	w := writer{dst}
	w.raw(`{"deadlines":[`)
	if readable {
		for i, d := range m.Deadlines(&c, today) {
			w.comma(i)
			w.deadline(&d)
		}
	}
	w.raw(`],"problems":[`)
	w.problems(problems)
	w.raw("]}")
	return w.b
}

func (w *writer) deadline(d *CaseDeadline) {
	w.raw(`{"id":`)
	w.text(d.ID)
	w.raw(`,"title":`)
	w.text(d.Title)
	if d.Date != 0 {
		w.raw(`,"counted":`)
		w.text(d.Counted.String())
		w.raw(`,"date":`)
		w.text(d.Date.String())
		if d.Passed {
			w.raw(`,"passed":true`)
		}
		if left := d.LeftWords(); left != "" {
			w.raw(`,"left":`)
			w.text(left)
		}
	}
	if d.Start != nil {
		from := d.Start.Clock
		if from == "" {
			from = d.Start.Fact.String()
		}
		w.raw(`,"from":`)
		w.text(from)
	}
	if d.Length != "" {
		w.raw(`,"length":`)
		w.text(d.Length)
	}
	w.raw(`,"cite":`)
	w.list(d.Cite)
	w.raw(`,"scope":"national","text":`)
	w.text(d.Text)
	w.raw("}")
}
