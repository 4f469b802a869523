// Package registry reads content/data: what the site says of law, decisions,
// figures, words, sources, contacts and municipalities, one fact in one place.
// Each file is read strictly by the tags of the type that holds it (see
// Reader.Struct), and every fault is reported with its line.
package registry

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
	"rettesnor/internal/suggest"
)

// Dir is the folder of the registries.
const Dir = "content/data/"

// Data is what the registries say.
type Data struct {
	Site
	Present        bool // site.yaml is there
	Provisions     map[string]Provision
	Decisions      map[string]Decision
	Subjects       map[string]Subject
	SubjectOrder   []string
	Figures        map[string]Figure
	Terms          map[string]Term
	Contacts       map[string]Contact
	Sources        map[string]Source
	Statistics     map[string]Statistic
	Unknowns       map[string]Unknown
	Municipalities map[string]Municipality
	Locals         map[string]Local // by municipality
	Changes        []Change         // the newest first
	Letters        map[string]Letter
	Search         Search
	Doors          []Door // in order
}

// Site is site.yaml.
type Site struct {
	At
	Title       string       `yaml:"title" need:""`
	Description string       `yaml:"description"`
	Base        string       `yaml:"base"`
	Lang        string       `yaml:"lang"`
	Date        string       `yaml:"date,date" need:"skriv dataenes egen dato, for eksempel date: 2026-11-21"`
	Topics      []TopicGroup `yaml:"topics"`
	Menu        []MenuItem   `yaml:"menu"`
	// Free are names that may have a figure in prose. Not nil: every other
	// figure is a problem.
	Free []string `yaml:"free-figures"`
	// Offline are the pages that must work without a connection, each with those
	// right under it.
	Offline []string `yaml:"offline"`
	// Book are the sections of the guide as a book, in the order of its chapters.
	Book []string `yaml:"book"`
	// Moved are old addresses of pages that have no file to write aliases in.
	Moved []Moved `yaml:"moved"`
}

// Moved is an old address and the page that has taken over.
type Moved struct {
	At
	From string `yaml:"from" need:""`
	To   string `yaml:"to" need:""`
}

// MenuItem is a place in the menu.
type MenuItem struct {
	Title string `yaml:"title"`
	Path  string `yaml:"path"`
}

// TopicGroup is some sections under a heading:
//
//	topics:
//	  - title: Før I søger
//	    paths: [/start/, /ansoegning/]
type TopicGroup struct {
	At
	Title string   `yaml:"title"`
	Paths []string `yaml:"paths"`
}

// Provision is an entry of law.yaml.
type Provision struct {
	At
	ID     string `yaml:"id,written"`
	Text   string `yaml:"text"`
	Source string `yaml:"source,written" ref:"sources"`
	From   string `yaml:"from,date"`
	Until  string `yaml:"until,date"`
	Status string `yaml:"status"`
	Ledger string `yaml:"ledger" among:"ledger"` // why no rule builds on it, one of LedgerStates
	Why    string `yaml:"why"`
}

// LedgerStates are what a provision may be that no rule builds on.
var LedgerStates = []string{"vurderes", "oplysning", "udenfor"}

// Decision is an entry of decisions.yaml:
//
//   - id: 70-14
//     kind: principafgoerelse
//     year: 2014
//     question: Må kommunen afvise en metode som sådan?
//     answer: Nej, hvert element skal vurderes.
//     means: Et afslag skal handle om jeres barn.
//     subjects: [metode]            subjects.yaml
//     rules: [bl85.1.3]             the rules of the engine that rest on it
//     law_then: serviceloven § 32
//     law_now: [bl85.1.3]           law.yaml
//     status: ukendt
//     sources: [D7014]
type Decision struct {
	At
	ID       string   `yaml:"id,written"`
	Kind     string   `yaml:"kind"`
	Name     string   `yaml:"name"`
	Year     string   `yaml:"year,written"`
	Question string   `yaml:"question"`
	Answer   string   `yaml:"answer"`
	Means    string   `yaml:"means"`
	LawThen  string   `yaml:"law_then,written"`
	Status   string   `yaml:"status" among:"decision-statuses"`
	LawNow   []string `yaml:"law_now,one" ref:"law"`
	Sources  []string `yaml:"sources|source,one" ref:"sources"`
	Subjects []string `yaml:"subjects" among:"subjects"`
	Rules    []string `yaml:"rules"`
}

// Subject is a heading that decisions are found under.
type Subject struct {
	At
	ID    string `yaml:"id,written"`
	Title string `yaml:"title"`
	Text  string `yaml:"text"`
}

// Figure is an entry of figures.yaml. A figure of the law stands in rates.csv
// with its dates: the entry names it by Rate, and has no value of its own.
type Figure struct {
	At
	ID         string `yaml:"id,written"`
	Rate       string `yaml:"rate,written"`
	Value      string `yaml:"value,written"`
	Unit       string `yaml:"unit"`
	Time       string `yaml:"time,written"` // of a length of time, in the place of Unit: one of TimeUnits
	From       string `yaml:"from,date"`
	Until      string `yaml:"until,date"`
	Law        string `yaml:"law,written" ref:"law"`
	Source     string `yaml:"source,written" ref:"sources"`
	Confidence string `yaml:"confidence"`
	Note       string `yaml:"note"`
}

// TimeUnits are the units of a length of time; each has its word under enhed. in the
// catalogue.
var TimeUnits = []string{"days", "workdays", "weeks", "months", "years"}

// Term is a word of glossary.yaml.
type Term struct {
	At
	ID   string   `yaml:"id,written"`
	Term string   `yaml:"term"`
	Text string   `yaml:"text"`
	Also []string `yaml:"also"` // what others call it, for the search
}

// Contact is an entry of contacts.yaml.
type Contact struct {
	At
	ID      string `yaml:"id,written"`
	Reach          // where to find whom
	Source  string `yaml:"source,written" ref:"sources"`
	Checked string `yaml:"checked,date"`
}

// Reach is how somebody is found.
type Reach struct {
	Name  string `yaml:"name"`
	What  string `yaml:"what"`
	Phone string `yaml:"phone,written"`
	Hours string `yaml:"hours"`
	Email string `yaml:"email"`
	Web   string `yaml:"web,web"`
}

// Source is an entry of sources.yaml.
type Source struct {
	At
	ID      string   `yaml:"id,written"`
	Title   string   `yaml:"title"`
	Kind    string   `yaml:"kind" among:"source-kinds"`
	URLs    []string `yaml:"urls|url,urls"`
	Date    string   `yaml:"date,written"` // or the year or month that it has instead
	Checked string   `yaml:"checked,date"`
	Note    string   `yaml:"note"`
}

// URL is where the source is read, or empty.
func (s Source) URL() string {
	if len(s.URLs) > 0 {
		return s.URLs[0]
	}
	return ""
}

// SourceKinds are the kinds of source, in order.
var SourceKinds = []string{"lov", "bekendtgoerelse", "vejledning", "afgoerelse", "rapport", "myndighed", "kommune", "organisation"}

// Statistic is an entry of statistics.yaml.
type Statistic struct {
	At
	ID     string `yaml:"id,written"`
	Text   string `yaml:"text,written"`
	N      string `yaml:"n,written"`
	Source string `yaml:"source,written" ref:"sources"`
	Note   string `yaml:"note"`
}

// Unknown is an entry of unknown.yaml: what we have looked for and not found.
// It stands once, at the foot of the pages whose front matter names it:
//
//   - id: begge-underskriver
//     text: Om begge forældre skal skrive under.   what is not known, one sentence
//     ask: jeres kommune                           who to ask: "Spørg" stands before it
//     looked: 2026-11-21                           the day we last looked for it
//     tried: [FAL, retsinformation.dk]             where; ids of sources.yaml, or names
type Unknown struct {
	At
	ID     string   `yaml:"id,written"`
	Text   string   `yaml:"text"`
	Ask    string   `yaml:"ask"`
	Looked string   `yaml:"looked,date"`
	Tried  []string `yaml:"tried"`
}

// Change is an entry of changes.yaml, the newest first:
//
//   - date: 2026-11-21
//     page: /kommuner/
//     what: Hver kommune har fået sin egen side.
type Change struct {
	At
	Date string `yaml:"date,date"`
	Page string `yaml:"page"`
	What string `yaml:"what"`
	ID   string // its name in addresses: the day, and its number of that day
}

// Municipality is an entry of municipalities.yaml; its page is /kommuner/id/.
type Municipality struct {
	At
	ID   string `yaml:"id,written"`
	Code string `yaml:"code,written"`
	Name string `yaml:"name"`
	Full string `yaml:"full"`
}

// Local is what a municipality says of its own practice, from local/id.yaml:
//
//	checked: 2026-11-21
//	note: Spørg, om det stadig gælder.      may be absent, as page may
//	page: /kommuner-og-raadgivere/esbjerg/
//	contacts:
//	  - name: Familierådgivningen Handicap  and what, phone, hours, email, web
//	    from: 2022-06-01
//	    source: S3
//	deadlines:
//	  - title: En ekstra metode
//	    text: Højst {tal esbjerg-ny-metode}.
//	    from: 2022-06-01
//	    source: S3
//	    fills: rsl3.2
//	levels:
//	  - title: Træning og skole til sammen
//	    text: Som hovedregel højst {tal esbjerg-timer}.
//	    exceptions: Loven har intet højeste antal timer.
//	    from: 2022-06-01
//	    source: S3
//	    beyond: bl85.1
//
// Every entry has a date and a source, and names the national rule that it
// fills in or goes beyond.
type Local struct {
	At
	Checked   string         `yaml:"checked,date" need:"skriv den dag, oplysningerne sidst blev læst mod kilden"`
	Note      string         `yaml:"note"`
	Page      string         `yaml:"page"`
	Contacts  []LocalContact `yaml:"contacts"`
	Deadlines []LocalRule    `yaml:"deadlines"`
	Levels    []LocalLevel   `yaml:"levels"`
}

// LocalContact is somebody to ask in a municipality.
type LocalContact struct {
	At
	Reach
	Dated
}

// Dated is what every local entry has.
type Dated struct {
	From   string `yaml:"from,date"`
	Source string `yaml:"source,written" ref:"sources"`
}

// LocalRule is a deadline that a municipality has set.
type LocalRule struct {
	At
	Dated
	Title  string `yaml:"title"`
	Text   string `yaml:"text"`
	Fills  string `yaml:"fills,written" ref:"law"`  // the national rule that it fills in
	Beyond string `yaml:"beyond,written" ref:"law"` // or goes beyond
	Length string `yaml:"length,written"`           // how long it is, from figures.yaml, where it is counted from a day
	Asks   string `yaml:"asks"`                     // the question about that day
	Clock  string `yaml:"clock,written"`            // the clock of a case that has it; may be absent
}

// LocalLevel is a level of service, which can be departed from.
type LocalLevel struct {
	LocalRule
	Exceptions string `yaml:"exceptions"`
}

// Known are what the tag ref may name in a file of content/data.
func (d *Data) Known() map[string]Known {
	return map[string]Known{
		"sources": {"kilde", func() []string { return keys(d.Sources) }},
		"law":     {"bestemmelse", func() []string { return keys(d.Provisions) }},
	}
}

// Read reads the registries; files that are not there are empty. Without
// site.yaml the folder has none.
func Read(files map[string][]byte, out *[]problem.Problem) *Data {
	d := &Data{Locals: map[string]Local{}}
	l := loader{files: files, out: out, known: d.Known()}
	text, ok := files[Dir+"site.yaml"]
	if !ok {
		l.files = nil
	}
	d.Present = ok
	if n := l.reader("site.yaml").Root(text); n != nil {
		l.reader("site.yaml").Struct(n, &d.Site)
	}
	for _, g := range d.Topics {
		if g.Title == "" || len(g.Paths) == 0 {
			l.wrong(g.At, "gruppen skal have title og paths", "")
		}
	}
	d.Sources = entries(l, "sources.yaml", func(s *Source) string { return s.ID }, func(s *Source) {
		if s.Kind != "" && !slices.Contains(SourceKinds, s.Kind) {
			l.wrong(s.At, "ukendt slags kilde: "+s.Kind, suggest.Or(s.Kind, SourceKinds, "brug "+strings.Join(SourceKinds, ", ")))
		}
	})
	d.Provisions = entries(l, "law.yaml", func(p *Provision) string { return p.ID }, func(p *Provision) {
		if p.Ledger != "" && !slices.Contains(LedgerStates, p.Ledger) {
			l.wrong(p.At, "ledger er vurderes, oplysning eller udenfor; her står "+p.Ledger, "")
		}
	})
	d.Subjects = entries(l, "subjects.yaml", func(s *Subject) string { return s.ID }, func(s *Subject) {
		d.SubjectOrder = append(d.SubjectOrder, s.ID)
	})
	d.Decisions = entries(l, "decisions.yaml", func(e *Decision) string { return e.ID }, func(e *Decision) { d.checkDecision(l, e) })
	d.Figures = entries(l, "figures.yaml", func(f *Figure) string { return f.ID }, func(f *Figure) {
		switch {
		case f.Rate == "" && f.Value == "":
			l.wrong(f.At, "tallet "+f.ID+" har ingen værdi", "skriv value: tallet, eller rate: nøglen i rates.csv")
		case f.Rate != "" && (f.Value != "" || f.Unit != "" || f.Time != "" || f.From != ""):
			l.wrong(f.At, "tallet "+f.ID+" står i rates.csv", "slet value, unit, time og from her")
		case f.Time != "" && f.Unit != "":
			l.wrong(f.At, "tallet "+f.ID+" har to enheder", "slet unit")
		case f.Time != "" && !slices.Contains(TimeUnits, f.Time):
			l.wrong(f.At, "tallet "+f.ID+" har en ukendt enhed af tid: "+f.Time, suggest.Or(f.Time, TimeUnits, "skriv "+strings.Join(TimeUnits, ", ")))
		}
	})
	d.Terms = entries(l, "glossary.yaml", func(t *Term) string { return t.ID }, nil)
	d.Contacts = entries(l, "contacts.yaml", func(c *Contact) string { return c.ID }, nil)
	d.Statistics = entries(l, "statistics.yaml", func(s *Statistic) string { return s.ID }, nil)
	d.Unknowns = entries(l, "unknown.yaml", func(u *Unknown) string { return u.ID }, func(u *Unknown) {
		for _, f := range []struct {
			name  string
			empty bool
		}{{"text", u.Text == ""}, {"ask", u.Ask == ""}, {"looked", u.Looked == ""}} {
			if f.empty {
				l.wrong(u.At, "posten "+u.ID+" mangler feltet "+f.name, "hver post siger, hvad vi ikke har fundet (text), hvem man spørger (ask), og hvornår vi sidst har ledt (looked)")
			}
		}
	})
	d.readMunicipalities(l)
	d.readChanges(l)
	d.readLetters(l)
	d.readSearch(l)
	d.readDoors(l)
	return d
}

// DecisionStatuses are what a decision is worth today.
var DecisionStatuses = []string{"afloest", "citeret", "gaeldende", "ukendt"}

// checkDecision reports what a decision must say once decisions have
// subjects, and what nobody knows.
func (d *Data) checkDecision(l loader, e *Decision) {
	for i, s := range e.Subjects {
		if _, ok := d.Subjects[s]; !ok {
			l.wrongAt(e.At, e.Item("subjects", i), "ukendt emne: "+s, suggest.Or(s, keys(d.Subjects), "tilføj det i "+Dir+"subjects.yaml"))
		}
	}
	if e.Status != "" && !slices.Contains(DecisionStatuses, e.Status) {
		l.wrongAt(e.At, e.Key("status"), "ukendt status: "+e.Status, suggest.Or(e.Status, DecisionStatuses, "brug "+strings.Join(DecisionStatuses, ", ")))
	}
	if len(d.Subjects) == 0 {
		return
	}
	for _, f := range []struct {
		name  string
		empty bool
	}{{"question", e.Question == ""}, {"answer", e.Answer == ""}, {"means", e.Means == ""}, {"subjects", len(e.Subjects) == 0},
		{"status", e.Status == ""}, {"sources", len(e.Sources) == 0}} {
		if f.empty {
			l.wrong(e.At, "afgørelsen "+e.ID+" mangler feltet "+f.name, "")
		}
	}
}

var municipalCode = regexp.MustCompile(`^\d{3}$`)

// localDir has a file for each municipality that has said something.
const localDir = Dir + "local/"

// readMunicipalities reads the list and what each has said.
func (d *Data) readMunicipalities(l loader) {
	codes := map[string]string{}
	d.Municipalities = entries(l, "municipalities.yaml", func(m *Municipality) string { return m.ID }, func(m *Municipality) {
		switch {
		case m.ID != markdown.Slug(m.ID):
			l.wrong(m.At, "kommunens id kan ikke være en adresse: "+m.ID, "skriv navnet med små bogstaver, ae, oe og aa")
		case m.Name == "":
			l.wrong(m.At, "kommunen mangler et navn", "")
		case !municipalCode.MatchString(m.Code):
			l.wrong(m.At, "kommunens nummer skal have tre cifre: "+m.Code, `skriv for eksempel code: "561"`)
		case codes[m.Code] != "":
			l.wrong(m.At, "nummeret "+m.Code+" er også "+codes[m.Code]+"s", "ret det ene")
		}
		codes[m.Code] = m.Name
	})
	for _, file := range keys(l.files) {
		if !strings.HasPrefix(file, localDir) {
			continue
		}
		id, yamlFile := strings.CutSuffix(strings.TrimPrefix(file, localDir), ".yaml")
		if _, ok := d.Municipalities[id]; !ok || !yamlFile {
			*l.out = append(*l.out, problem.Problem{File: file, Message: "ingen kommune hedder " + path.Base(id), Hint: suggest.Or(id, keys(d.Municipalities), "filen skal hedde som kommunens id i municipalities.yaml og ende på .yaml")})
			continue
		}
		r := l.reader(strings.TrimPrefix(file, Dir))
		n := r.Root(l.files[file])
		if n == nil {
			continue
		}
		var local Local
		r.Struct(n, &local)
		l.checkLocal(&local)
		for i := range local.Deadlines {
			l.checkCounted(&local.Deadlines[i], d.Figures)
		}
		d.Locals[id] = local
	}
}

func (l loader) checkLocal(local *Local) {
	for i := range local.Contacts {
		c := &local.Contacts[i]
		if c.Name == "" {
			l.wrong(c.At, "kontakten mangler et navn", "skriv afdelingens navn, ikke en medarbejders")
		}
		l.checkDated(c.At, c.Dated)
	}
	for i := range local.Deadlines {
		l.checkRule(&local.Deadlines[i], true)
	}
	for i := range local.Levels {
		level := &local.Levels[i]
		if l.checkRule(&level.LocalRule, level.Exceptions != ""); level.Exceptions == "" && level.Title != "" && level.Text != "" {
			l.wrong(level.At, "serviceniveauet siger ikke, hvordan man kan vige fra det", "skriv exceptions: loven kræver en konkret vurdering")
		}
	}
}

func (l loader) checkDated(at At, d Dated) {
	if d.From == "" {
		l.wrong(at, "posten siger ikke fra hvornår", "skriv from: med en dato")
	}
	if d.Source == "" {
		l.wrong(at, "posten har ingen kilde", "skriv source: og et id fra sources.yaml; uden kilde kan den ikke vises")
	}
}

func (l loader) checkRule(e *LocalRule, whole bool) {
	l.checkDated(e.At, e.Dated)
	switch {
	case e.Title == "" || e.Text == "":
		l.wrong(e.At, "posten mangler title eller text", "")
	case whole && (e.Fills == "") == (e.Beyond == ""):
		l.wrong(e.At, "posten skal nævne én national regel", "skriv fills: med den regel, den udfylder, eller beyond: med den, den går videre end")
	}
}

// checkCounted holds that a deadline that is counted says from which day.
func (l loader) checkCounted(e *LocalRule, figures map[string]Figure) {
	switch {
	case e.Length == "" && (e.Asks != "" || e.Clock != ""):
		l.wrong(e.At, "fristen siger, hvornår den begynder, men ikke, hvor lang den er", "skriv length: med et id fra figures.yaml")
	case e.Length == "":
	case e.Asks == "":
		l.wrong(e.At, "fristen har en længde, men siger ikke, hvilken dag den regnes fra", "skriv asks: med spørgsmålet, for eksempel Hvornår søgte I?")
	case figures[e.Length].Time == "" && figures[e.Length].Rate == "":
		l.wrong(e.At, "længden "+e.Length+" er ikke en længde af tid i figures.yaml", suggest.Or(e.Length, keys(figures), ""))
	}
}

func (d *Data) readChanges(l loader) {
	r := l.reader("changes.yaml")
	r.List(r.Root(l.files[r.File]), func(n *yaml.Node) {
		var c Change
		r.Struct(n, &c)
		switch {
		case c.Date == "" || c.Page == "" || c.What == "":
			r.Problem(n, "ændringen skal have date, page og what", "")
			return
		case len(d.Changes) > 0 && c.Date > d.Changes[len(d.Changes)-1].Date:
			r.Problem(n, "ændringen er nyere end den ovenover", "sæt de nyeste øverst")
		case c.Date > d.Date && d.Date != "":
			r.Problem(n, "ændringen er fra en dag efter dataenes egen dato", "ret date, her eller i site.yaml")
		}
		d.Changes = append(d.Changes, c)
	})
	// A new entry is put above the others of its day, so they are numbered
	// from below: an entry keeps its name.
	perDay := map[string]int{}
	for i := range slices.Backward(d.Changes) {
		c := &d.Changes[i]
		perDay[c.Date]++
		c.ID = c.Date + "-" + strconv.Itoa(perDay[c.Date])
	}
}

// loader reads the files of a folder into one list of problems.
type loader struct {
	files map[string][]byte
	out   *[]problem.Problem
	known map[string]Known
}

func (l loader) reader(name string) Reader {
	return Reader{File: Dir + name, Out: l.out, Known: l.known}
}

func (l loader) wrong(at At, message, hint string) { l.wrongAt(at, at.Line, message, hint) }

func (l loader) wrongAt(at At, line int, message, hint string) {
	*l.out = append(*l.out, problem.Problem{File: at.File, Line: line, Message: message, Hint: hint})
}

// entries reads a list of entries with ids; check may report more of each.
func entries[T any](l loader, name string, id func(*T) string, check func(*T)) map[string]T {
	all := map[string]T{}
	r := l.reader(name)
	r.List(r.Root(l.files[r.File]), func(n *yaml.Node) {
		var e T
		r.Struct(n, &e)
		if check != nil {
			check(&e)
		}
		key := id(&e)
		if key == "" {
			r.Problem(n, "posten mangler id", "")
		} else if _, twice := all[key]; twice {
			r.Problem(n, "id "+key+" står to gange", "slet den ene post, eller giv den et andet id")
		}
		all[key] = e
	})
	return all
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
