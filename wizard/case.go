package wizard

import (
	"slices"
	"strconv"
	"strings"

	"rettesnor/wizard/words"
)

// Format is the case file's format, in its "format" field.
const Format = "rettesnor-sag/1"

// MaxCase is how large a case file may be, in bytes.
const MaxCase = 1 << 20

// byteOrderMark is what some editors put before a file in UTF-8.
const byteOrderMark = "\xEF\xBB\xBF"

// vedIkke is how a case file says that a fact was asked and is not known.
const vedIkke = "ved-ikke"

// ParseCase reads a case file strictly. A problem with one fact or clock names
// it; that fact counts as not asked and the others are kept. readable is false
// where the file is no JSON object at all: then there is nothing to evaluate.
func (m *Model) ParseCase(b []byte) (c Case, problems []Problem, readable bool) {
	problems, readable = m.parse(b, &c)
	return c, problems, readable
}

func (m *Model) parse(b []byte, c *Case) (problems []Problem, readable bool) {
	if len(b) >= 3 && string(b[:3]) == byteOrderMark {
		b = b[3:]
	}
	p := caseParser{r: reader{b: b}, c: c}
	if len(b) > MaxCase {
		return []Problem{{In: InFile, Msg: words.New("fejl.for-stor")}}, false
	}
	p.file()
	if p.r.space(); !p.r.failed() && p.r.pos < len(b) {
		p.r.fail("efter")
	}
	if p.r.failed() {
		*c = Case{}
		return []Problem{{In: InFile, Msg: words.New("fejl.json", words.Said("fejl", p.r.err))}}, false
	}
	p.contradictions()
	return p.problems, true
}

type caseParser struct {
	r        reader
	c        *Case
	problems []Problem
	in       string // the part of the file that is read
	inside   string // "job 1" or "foraelder 1" while that is read
}

// add notes a problem with a fact, or with what is inside an element of a list.
// The message has only texts: names and values in turn.
func (p *caseParser) add(id, msg string, texts ...string) {
	p.say(id, words.Texts("fejl."+msg, texts...))
}

func (p *caseParser) say(id string, msg words.Msg) {
	problem := Problem{In: p.in, ID: short(id), Msg: msg}
	if p.inside != "" && id != p.inside {
		problem.ID, problem.Own = p.inside, problem.ID
	}
	p.problems = append(p.problems, problem)
}

// short keeps a hostile id from filling the answer.
func short(id string) string {
	for i := range id { // i is where a letter begins
		if i > 80 {
			return id[:i] + "…"
		}
	}
	return id
}

func (p *caseParser) file() {
	seen := map[string]bool{}
	format := false
	p.r.object(func(key string) {
		p.in = InFile
		if seen[key] {
			p.add(key, "felt-igen", "felt", quote(key))
			p.r.skip(1)
			return
		}
		seen[key] = true
		switch key {
		case "format":
			format = true
			if s, ok := p.value(key); ok && s != Format {
				p.add("format", formatProblem(s), "format", quote(s), "vores", Format)
			}
		case "clocks":
			p.in = InClocks
			p.members(key, p.clock)
		case "facts":
			p.in = InFacts
			p.members(key, p.fact)
		case "origins":
			p.in = InOrigins
			p.members(key, p.origin)
		case "lists":
			p.in = InLists
			p.lists()
		case "notes":
			p.in = InNotes
			p.members(key, p.note)
		default:
			p.add(key, "felt", "felt", quote(key))
			p.r.skip(1)
		}
	})
	p.in = InFile
	if !p.r.failed() && !format {
		p.add("format", "format-mangler", "vores", Format)
	}
}

func formatProblem(s string) string {
	if n, found := strings.CutPrefix(s, "rettesnor-sag/"); found {
		if v, ok := digits(n); ok && v > 1 && len(n) < 6 {
			return "format-nyere"
		}
	}
	return "format"
}

// members reads an object of ids to strings. A key that stands twice is a
// problem, and then neither value counts.
func (p *caseParser) members(field string, set func(id, value string)) {
	if p.r.peek() != '{' {
		p.add(field, "objekt", "felt", quote(field))
		p.r.skip(1)
		return
	}
	type member struct {
		id, value string
		ok        bool
		count     int
	}
	var all []member
	at := map[string]int{}
	p.r.object(func(id string) {
		value, ok := p.value(id)
		if i, again := at[id]; again {
			all[i].count++
			return
		}
		at[id] = len(all)
		all = append(all, member{id, value, ok, 1})
	})
	for _, m := range all {
		switch {
		case m.count > 1:
			p.add(m.id, "igen", "felt", quote(m.id), "n", strconv.Itoa(m.count))
		case m.ok:
			set(m.id, m.value)
		}
	}
}

// value reads a string; anything else is a problem and passed over.
func (p *caseParser) value(id string) (string, bool) {
	if p.r.peek() == '"' {
		return p.r.text(), !p.r.failed()
	}
	if p.r.skip(1); !p.r.failed() {
		p.add(id, "anfoersel", "eksempel", vedIkke)
	}
	return "", false
}

// lists reads what a case has several of: "job", the jobs held at once.
func (p *caseParser) lists() {
	if p.r.peek() != '{' {
		p.add("lists", "objekt", "felt", `"lists"`)
		p.r.skip(1)
		return
	}
	seen := map[string]bool{}
	p.r.object(func(id string) {
		switch {
		case seen[id]:
			p.add(id, "liste-igen", "liste", quote(id))
			p.r.skip(1)
		case id == "job":
			p.list(id, p.job)
		case id == "foraelder":
			p.list(id, p.parent)
		default:
			p.add(id, "liste", "liste", quote(id))
			p.r.skip(1)
		}
		seen[id] = true
	})
}

// list reads [{…}, …]; element is called for each object, with its number and
// a name for problems with it.
func (p *caseParser) list(id string, element func(n int, name string)) {
	if p.r.peek() != '[' {
		p.add(id, "ingen-liste", "liste", quote(id))
		p.r.skip(1)
		return
	}
	n := 0
	p.r.array(func() {
		n++
		name := id + " " + strconv.Itoa(n)
		if p.r.peek() != '{' {
			p.add(name, "intet-objekt", "liste", quote(id))
			p.r.skip(2)
			return
		}
		p.inside = name
		element(n, name)
		p.inside = ""
	})
}

// job reads {"bruttoloen": "20000", "faste-tillaeg": "0", "arbejdstid-uge": "20"}.
func (p *caseParser) job(_ int, name string) {
	var job Job
	var has [3]bool
	p.members(name, func(id, value string) {
		for i, f := range [...]Fact{Bruttoloen, FasteTillaeg, Arbejdstid} {
			if "ta."+id != f.String() {
				continue
			}
			v, wrong := parseFact(f, value)
			if wrong.ID != "" {
				p.say(name, words.Texts("fejl.i-felt", "felt", id).With(words.Said("fejl", wrong)))
				return
			}
			has[i] = true
			*[...]*int64{&job.Pay, &job.Extra, &job.Hours}[i] = v
			return
		}
		p.add(name, "job-felt", "felt", quote(id))
	})
	switch {
	case p.r.failed():
	case !has[0] || !has[2]:
		p.add(name, "job-mangler")
	case p.c.JobCount == maxJobs:
		p.say(name, words.New("fejl.job-for-mange", words.Num("n", maxJobs)))
	default:
		p.c.Jobs[p.c.JobCount] = job
		p.c.JobCount++
	}
}

func (p *caseParser) note(id, text string) {
	i, ok := noteOf(id)
	if !ok {
		p.add(id, "note", "id", quote(id))
		return
	}
	p.c.Notes[i] = text
}

// clock reads a clock. What it held before is gone, the ved-ikke too.
func (p *caseParser) clock(id, s string) {
	at := p.c.slot(id)
	var day Date
	var month Month
	if s != vedIkke {
		ok := true
		switch {
		case at.day != nil:
			if day, ok = ParseDate(s); !ok || !plausible(day) {
				p.say(id, dayProblem(s))
				return
			}
		case at.month != nil:
			if month, ok = ParseMonth(s); !ok || !plausible(month.First()) {
				p.add(id, "maaned", "her", quote(s))
				return
			}
		}
	}
	switch {
	case at.day != nil:
		*at.day = day
	case at.month != nil:
		*at.month = month
	default:
		p.add(id, "ur", "id", quote(id), "alle", strings.Join(clockIDs[:], ", "))
		return
	}
	*at.unknown = s == vedIkke
}

func dayProblem(s string) words.Msg { return wrongAnswer("dag", s) }

func wrongAnswer(msg, s string) words.Msg { return words.Texts("fejl."+msg, "her", quote(s)) }

// plausible keeps typing errors such as the year 0204 or 20024 out.
func plausible(d Date) bool {
	y, _, _ := d.Parts()
	return y >= 1900 && y <= 2199
}

func (p *caseParser) fact(id, s string) {
	f, ok := FactByID(id)
	if !ok {
		near := ""
		if len(p.problems) < 50 { // a hostile file gets no 100,000 suggestions
			near = nearest(id)
		}
		if near != "" {
			p.add(id, "spoergsmaal-naer", "id", quote(id), "naer", near)
		} else {
			p.add(id, "spoergsmaal", "id", quote(id))
		}
		return
	}
	if wrong := p.c.Answers[f].read(f, s); wrong.ID != "" {
		p.say(id, wrong)
	}
}

// read takes an answer in the place of the one before; its origin stays. It
// gives what is wrong with it, or nothing.
func (a *Answer) read(f Fact, s string) (problem words.Msg) {
	state, v := DontKnow, int64(0)
	if s != vedIkke {
		if v, problem = parseFact(f, s); problem.ID != "" {
			return problem
		}
		state = Known
	}
	a.State, a.Value = state, v
	return problem
}

const (
	maxMoney = 1_000_000_000_00 // øre: 10^9 kr.
	maxHours = 168_00           // hundredths: the hours of a week
)

func parseFact(f Fact, s string) (v int64, problem words.Msg) {
	info := &facts[f]
	ok, wrong := false, ""
	switch info.Kind {
	case Choice:
		v = int64(slices.Index(info.Choices, s))
		if v < 0 {
			return 0, words.Texts("fejl.valg", "alle", strings.Join(info.Choices, ", "), "ved-ikke", vedIkke, "her", quote(s))
		}
	case Day:
		d, ok := ParseDate(s)
		if v = int64(d); !ok || !plausible(d) {
			wrong = "dag"
		}
	case Money:
		if v, ok = parseDecimal(s, 2, 16); !ok {
			wrong = "beloeb"
		} else if v > maxMoney {
			wrong = "beloeb-for-stort"
		}
	case PercentKind:
		if v, ok = parseDecimal(s, 2, 8); !ok || v > 100_00 {
			wrong = "procent"
		}
	default:
		if v, ok = parseDecimal(s, 2, 8); !ok {
			wrong = "timer"
		} else if v > maxHours {
			wrong = "timer-for-mange"
		} else if f == Arbejdstid && v == 0 {
			wrong = "arbejdstid"
		}
	}
	if wrong != "" {
		return 0, wrongAnswer(wrong, s)
	}
	return v, problem
}

func (p *caseParser) origin(id, s string) {
	f, ok := FactByID(id)
	if !ok {
		p.add(id, "oprindelse-til", "id", quote(id))
		return
	}
	o := slices.Index(originIDs[:], s)
	if o < 0 {
		p.add(id, "oprindelse", "her", quote(s))
		return
	}
	p.c.Answers[f].Origin = Origin(o)
}

// contradictions finds answers that cannot both be so. The one that is named
// counts as not asked.
func (p *caseParser) contradictions() {
	c := p.c
	p.in = InFacts
	drop := func(f Fact, msg words.Msg) {
		c.Answers[f] = Answer{}
		p.say(f.String(), msg)
	}
	if born, ok := c.known(Foedselsdato); ok {
		last := c.Clocks.Ansoegning
		if c.Clocks.Maaned != 0 {
			last = max(last, c.Clocks.Maaned.First()+Date(c.Clocks.Maaned.Days())-1)
		}
		if last != 0 && Date(born) > last {
			drop(Foedselsdato, words.New("fejl.foedt-efter", words.On("dag", last)))
		}
	}
	if c.JobCount > 0 {
		var pay, hours int64
		for _, job := range c.Jobs[:c.JobCount] {
			pay, hours = pay+job.Pay+job.Extra, hours+job.Hours
		}
		if pay > maxMoney || hours > maxHours {
			c.Jobs, c.JobCount = [maxJobs]Job{}, 0
			p.in = InLists
			p.add("job", "job-for-meget")
			p.in = InFacts
		}
		for _, f := range [...]Fact{Bruttoloen, FasteTillaeg, Arbejdstid} {
			if c.Answers[f].State == Known && c.JobCount > 0 {
				drop(f, words.New("fejl.svar-og-job"))
			}
		}
	}
	if given, ok := c.known(Godkendt); ok {
		if follows, ok := c.approvalOf(); ok && facts[Godkendt].Choices[given] != follows {
			msg := words.New("fejl.situation")
			drop(Situation, msg)
			drop(Godkendt, msg)
		}
	}
	c.tooManyHours(drop)
	p.in = InLists
	for i := range c.Parents[:c.ParentCount] {
		p.parentContradictions(i)
	}
	p.in = InClocks
	if b := c.Clocks.Bevilling; b != 0 && c.Clocks.Maaned != 0 && b > c.Clocks.Maaned {
		p.say("bevilling", grantedLater(b, c.Clocks.Maaned))
		c.Clocks.Bevilling = 0
	}
	if til := c.Clocks.Til; til != 0 && (c.Clocks.Maaned == 0 || til < c.Clocks.Maaned || til-c.Clocks.Maaned >= maxMonths) {
		p.say("til", words.New("fejl.til", words.Num("aar", maxMonths/12)))
		c.Clocks.Til = 0
	}
}

func grantedLater(granted, month Month) words.Msg {
	return words.New("fejl.bevilling", words.In("bevilling", granted), words.In("maaned", month))
}

// tooManyHours drops hours that are more than those worked before.
func (c *Case) tooManyHours(drop func(f Fact, msg words.Msg)) {
	worked := (env{c: c}).worked()
	if !worked.IsExact() {
		return
	}
	total := int64(worked.Lo.lo)
	for _, f := range [...]Fact{BevilgedeTimer, OenskedeTimer} {
		if h, ok := c.known(f); ok && h > total {
			drop(f, words.New("fejl.timer-flere", words.Hour("timer", h), words.Hour("af", total)))
		}
	}
}

// nearest suggests a fact id for a misspelt one, or nothing.
func nearest(id string) string {
	if len(id) > 60 {
		return ""
	}
	best, most := "", 4
	for i := range facts {
		if d := distance(id, facts[i].ID); d < most {
			best, most = facts[i].ID, d
		}
	}
	return best
}

// distance is the number of letters to add, drop or change.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
