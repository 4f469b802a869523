package wizard

import (
	"slices"
	"strconv"
	"strings"
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
		return []Problem{{Message: "filen er større end 1 MiB; en sag fylder sjældent mere end nogle få kB"}}, false
	}
	p.file()
	if p.r.space(); p.r.err == "" && p.r.pos < len(b) {
		p.r.fail("der står noget efter sagens sidste }")
	}
	if p.r.err != "" {
		*c = Case{}
		return []Problem{{Message: "filen kan ikke læses som JSON: " + p.r.err}}, false
	}
	p.contradictions()
	return p.problems, true
}

type caseParser struct {
	r        reader
	c        *Case
	problems []Problem
	inside   string // "job 1" or "foraelder 1" while that is read
}

// add notes a problem with a fact, or with what is inside an element of a list.
func (p *caseParser) add(id, msg string) {
	problem := Problem{Fact: short(id), Message: msg}
	if p.inside != "" && id != p.inside {
		problem.Fact, problem.Own = p.inside, problem.Fact
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
		if seen[key] {
			p.add(key, "feltet "+quote(key)+" står to gange; behold det ene")
			p.r.skip(1)
			return
		}
		seen[key] = true
		switch key {
		case "format":
			format = true
			if s, ok := p.value(key); ok && s != Format {
				p.add("format", formatProblem(s))
			}
		case "clocks":
			p.members(key, p.clock)
		case "facts":
			p.members(key, p.fact)
		case "origins":
			p.members(key, p.origin)
		case "lists":
			p.lists()
		case "notes":
			p.members(key, p.note)
		default:
			p.add(key, "sagsfilen har intet felt "+quote(key)+"; felterne er format, clocks, facts, origins, notes og lists")
			p.r.skip(1)
		}
	})
	if p.r.err == "" && !format {
		p.add("format", "skriv \"format\": \""+Format+"\" i filen, så den også kan læses om nogle år")
	}
}

func formatProblem(s string) string {
	if n, found := strings.CutPrefix(s, "rettesnor-sag/"); found {
		if v, ok := digits(n); ok && v > 1 && len(n) < 6 {
			return "filen er skrevet af en nyere udgave (format " + quote(s) + "); denne udgave læser " + Format + " og har brugt det, den kender"
		}
	}
	return "formatet er " + quote(s) + ", det skulle være \"" + Format + "\""
}

// members reads an object of ids to strings. A key that stands twice is a
// problem, and then neither value counts.
func (p *caseParser) members(field string, set func(id, value string)) {
	if p.r.peek() != '{' {
		p.add(field, quote(field)+" skal være et objekt med { }")
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
			p.add(m.id, quote(m.id)+" står "+strconv.Itoa(m.count)+" gange; behold den ene")
		case m.ok:
			set(m.id, m.value)
		}
	}
}

// value reads a string; anything else is a problem and passed over.
func (p *caseParser) value(id string) (string, bool) {
	if p.r.peek() == '"' {
		return p.r.text(), p.r.err == ""
	}
	if p.r.skip(1); p.r.err == "" {
		p.add(id, "værdien skal stå i anførselstegn, for eksempel \""+vedIkke+"\"")
	}
	return "", false
}

// lists reads what a case has several of: "job", the jobs held at once.
func (p *caseParser) lists() {
	if p.r.peek() != '{' {
		p.add("lists", "\"lists\" skal være et objekt med { }")
		p.r.skip(1)
		return
	}
	seen := map[string]bool{}
	p.r.object(func(id string) {
		switch {
		case seen[id]:
			p.add(id, "listen "+quote(id)+" står to gange; behold den ene")
			p.r.skip(1)
		case id == "job":
			p.list(id, p.job)
		case id == "foraelder":
			p.list(id, p.parent)
		default:
			p.add(id, "denne udgave kender ingen liste "+quote(id)+"; den kender job og foraelder")
			p.r.skip(1)
		}
		seen[id] = true
	})
}

// list reads [{…}, …]; element is called for each object, with its number and
// a name for problems with it.
func (p *caseParser) list(id string, element func(n int, name string)) {
	if p.r.peek() != '[' {
		p.add(id, "listen "+quote(id)+" skal være en liste med [ ]; den er ikke talt med")
		p.r.skip(1)
		return
	}
	n := 0
	p.r.array(func() {
		n++
		name := id + " " + strconv.Itoa(n)
		if p.r.peek() != '{' {
			p.add(name, "hver ting i listen "+quote(id)+" skal være et objekt med { }; den her er ikke talt med")
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
			v, msg := parseFact(f, value)
			if msg != "" {
				p.add(name, id+": "+msg)
				return
			}
			has[i] = true
			*[...]*int64{&job.Pay, &job.Extra, &job.Hours}[i] = v
			return
		}
		p.add(name, "et job har intet felt "+quote(id)+"; felterne er bruttoloen, faste-tillaeg og arbejdstid-uge")
	})
	switch {
	case p.r.err != "":
	case !has[0] || !has[2]:
		p.add(name, "et job skal have både bruttoloen og arbejdstid-uge; jobbet er ikke talt med")
	case p.c.JobCount == maxJobs:
		p.add(name, "der kan højst stå "+strconv.Itoa(maxJobs)+" job; jobbet er ikke talt med")
	default:
		p.c.Jobs[p.c.JobCount] = job
		p.c.JobCount++
	}
}

func (p *caseParser) note(id, text string) {
	i, ok := noteOf(id)
	if !ok {
		p.add(id, "der er intet spørgsmål "+quote(id)+" at have en note til")
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
				p.add(id, dayProblem(s))
				return
			}
		case at.month != nil:
			if month, ok = ParseMonth(s); !ok || !plausible(month.First()) {
				p.add(id, "Skriv måneden som ÅÅÅÅ-MM: år og måned; her står "+quote(s)+".")
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
		p.add(id, "der er intet ur "+quote(id)+"; urene er "+strings.Join(clockIDs[:], ", "))
		return
	}
	*at.unknown = s == vedIkke
}

func dayProblem(s string) string {
	return "Skriv datoen som ÅÅÅÅ-MM-DD: år, måned og dag; her står " + quote(s) + "."
}

// plausible keeps typing errors such as the year 0204 or 20024 out.
func plausible(d Date) bool {
	y, _, _ := d.Parts()
	return y >= 1900 && y <= 2199
}

func (p *caseParser) fact(id, s string) {
	f, ok := FactByID(id)
	if !ok {
		msg := "der er intet spørgsmål " + quote(id)
		if len(p.problems) < 50 { // a hostile file gets no 100,000 suggestions
			if near := nearest(id); near != "" {
				msg += "; mente I " + near + "?"
			}
		}
		p.add(id, msg)
		return
	}
	if msg := p.c.Answers[f].read(f, s); msg != "" {
		p.add(id, msg)
	}
}

// read takes an answer in the place of the one before; its origin stays. It
// gives what is wrong with it, or nothing.
func (a *Answer) read(f Fact, s string) (problem string) {
	state, v := DontKnow, int64(0)
	if s != vedIkke {
		if v, problem = parseFact(f, s); problem != "" {
			return problem
		}
		state = Known
	}
	a.State, a.Value = state, v
	return ""
}

const (
	maxMoney = 1_000_000_000_00 // øre: 10^9 kr.
	maxHours = 168_00           // hundredths: the hours of a week
)

func parseFact(f Fact, s string) (int64, string) {
	info := &facts[f]
	switch info.Kind {
	case Choice:
		if i := slices.Index(info.Choices, s); i >= 0 {
			return int64(i), ""
		}
		return 0, "Vælg en af: " + strings.Join(info.Choices, ", ") + " eller " + vedIkke + "; her står " + quote(s) + "."
	case Day:
		d, ok := ParseDate(s)
		if !ok || !plausible(d) {
			return 0, dayProblem(s)
		}
		return int64(d), ""
	case Money:
		v, ok := parseDecimal(s, 2, 16)
		if !ok {
			return 0, "Skriv beløbet som et tal i kroner med højst to decimaler, for eksempel 37000; her står " + quote(s) + "."
		}
		if v > maxMoney {
			return 0, "Beløbet er for stort; skriv højst en milliard kroner. Her står " + quote(s) + "."
		}
		return v, ""
	default:
		v, ok := parseDecimal(s, 2, 8)
		if !ok {
			return 0, "Skriv timerne som et tal med højst to decimaler, for eksempel 22; her står " + quote(s) + "."
		}
		if v > maxHours {
			return 0, "En uge har 168 timer; her står " + quote(s) + "."
		}
		if f == Arbejdstid && v == 0 {
			return 0, "Arbejdstiden skal være mere end 0 timer. Havde I intet arbejde, så svar ved-ikke her."
		}
		return v, ""
	}
}

func (p *caseParser) origin(id, s string) {
	f, ok := FactByID(id)
	if !ok {
		p.add(id, "der er intet spørgsmål "+quote(id)+" at give en oprindelse")
		return
	}
	o := slices.Index(originIDs[:], s)
	if o < 0 {
		p.add(id, "oprindelsen er siger, dokument eller afgoerelse; her står "+quote(s))
		return
	}
	p.c.Answers[f].Origin = Origin(o)
}

// contradictions finds answers that cannot both be so. The one that is named
// counts as not asked.
func (p *caseParser) contradictions() {
	c := p.c
	drop := func(f Fact, msg string) {
		c.Answers[f] = Answer{}
		p.add(f.String(), msg)
	}
	if born, ok := c.known(Foedselsdato); ok {
		last := c.Clocks.Ansoegning
		if c.Clocks.Maaned != 0 {
			last = max(last, c.Clocks.Maaned.First()+Date(c.Clocks.Maaned.Days())-1)
		}
		if last != 0 && Date(born) > last {
			drop(Foedselsdato, "Barnet er født efter den dato, det handler om ("+last.Danish()+"). Ret den ene.")
		}
	}
	if c.JobCount > 0 {
		var pay, hours int64
		for _, job := range c.Jobs[:c.JobCount] {
			pay, hours = pay+job.Pay+job.Extra, hours+job.Hours
		}
		if pay > maxMoney || hours > maxHours {
			c.Jobs, c.JobCount = [maxJobs]Job{}, 0
			p.add("job", "jobbene er tilsammen på mere end 168 timer om ugen eller en milliard kroner; de er ikke talt med")
		}
		for _, f := range [...]Fact{Bruttoloen, FasteTillaeg, Arbejdstid} {
			if c.Answers[f].State == Known && c.JobCount > 0 {
				drop(f, "Der står både et svar her og en liste med job. Behold det ene; listen er brugt.")
			}
		}
	}
	if given, ok := c.known(Godkendt); ok {
		if follows, ok := c.approvalOf(); ok && facts[Godkendt].Choices[given] != follows {
			const msg = "Svaret på, hvor I er nu, og svaret på, om hjemmetræningen er godkendt, kan ikke begge passe. Ret det ene."
			drop(Situation, msg)
			drop(Godkendt, msg)
		}
	}
	c.tooManyHours(drop)
	for i := range c.Parents[:c.ParentCount] {
		p.parentContradictions(i)
	}
	if b := c.Clocks.Bevilling; b != 0 && c.Clocks.Maaned != 0 && b > c.Clocks.Maaned {
		p.add("bevilling", grantedLater(b, c.Clocks.Maaned))
		c.Clocks.Bevilling = 0
	}
	if til := c.Clocks.Til; til != 0 && (c.Clocks.Maaned == 0 || til < c.Clocks.Maaned || til-c.Clocks.Maaned >= maxMonths) {
		p.add("til", "Perioden går fra maaned til til: den skal slutte efter, at den begynder, og være højst "+strconv.Itoa(childYears)+" år.")
		c.Clocks.Til = 0
	}
}

func grantedLater(granted, month Month) string {
	return "Den første måned med ydelse (" + granted.Danish() + ") er senere end måneden, der regnes for (" + month.Danish() + ")."
}

// tooManyHours drops hours that are more than those worked before.
func (c *Case) tooManyHours(drop func(f Fact, msg string)) {
	worked := (world{c: c}).worked()
	if !worked.IsExact() {
		return
	}
	total := int64(worked.Lo.lo)
	for _, f := range [...]Fact{BevilgedeTimer, OenskedeTimer} {
		if h, ok := c.known(f); ok && h > total {
			drop(f, "Timerne ("+decimal(h)+") er flere end arbejdstiden før ("+decimal(total)+"). Ret det ene tal.")
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
