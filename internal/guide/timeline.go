package guide

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/danish"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard/day"
	"rettesnor/wizard/words"
)

// A file of content/data/timelines is a way with its deadlines: a list with
// the cord drawn beside it, straight where the law fixes a length and slack where
// it does not. A step whose time is fixed has the mark of what is settled, any
// other the mark of what the municipality decides.
//
//	title: Klagens vej
//	description: Fra afgørelsen til svaret.
//	kind: way                        # way or year
//	local: Esbjerg 2022-06-01        # whose practice it is; left out: the whole country
//	sources: [KFR, S4]
//	steps:
//	  - title: Afgørelsen kommer
//	    who: [kommunen]              # i, kommunen, ankestyrelsen
//	    what: Skriv datoen på den.
//	    figure: klagefrist           # how long to the next step: a length of figures.yaml
//	    beside:                      # another clock that starts here
//	      text: Nogle sager om løntab.
//	      figure: varsling
//	  - title: Klagen er fremme
//	    who: [i]
//	    none: Ingen fast frist.      # or the words for a length that no law fixes
//	    law: [rsl3.2]                # provisions beside the figure's own
//	    branch:                      # where the way parts; figure may be left out
//	      text: Er kommunen enig, slutter vejen her.
//
// The last step has no figure; with none the cord runs on. A straight length
// must have a provision, or be local.
//
// In a year each step has a place instead of words for the slack:
//
//   - title: Nye satser
//     month: januar                # stands fast in the whole country
//   - title: Regnskabet
//     around: februar              # the usual order; the municipality sets the day
//   - title: Budgettet
//     date: esbjerg-budgetdato     # a day of figures.yaml
//     figure: esbjerg-budgetsvar   # a clock that starts here …
//     ends: Svar på budgettet      # … and what stands at its end
//
// Texts take references. A page shows it, as layouts/parts/timeline.html has it,
// with a fenced block of the kind tidslinje that names the file.
const timelineDir = registry.Dir + "timelines/"

// actors may act in a step of a way.
var actors = []string{"i", "kommunen", "ankestyrelsen"}

// timeline is what a file says.
type timeline struct {
	Title, Description string
	Local              string // whose practice it is, and from when; empty for the whole country
	Sources            []SourceView
	Steps              []timelineStep

	kind string // way or year
}

// timelineStep is a step, and what comes after it.
type timelineStep struct {
	Title, What    string
	When           string // in a year: its day or month in words
	Length         string // to the next step, or in a year to Ends
	Ends           string // what stands at the end of Length
	None           string // the words for a length that no law fixes
	Law            []ProvisionView
	Branch, Beside *timelineAside

	who   []string // of actors
	day   int      // of the year, for their order alone
	fixed bool     // in the whole country
}

// timelineAside is a branch of the way, or another clock that runs beside it.
type timelineAside struct {
	Text, Length string
	Law          []ProvisionView
}

// timelineFile is a file as it is written, and timelineFileStep a step of it.
type (
	timelineFile struct {
		registry.At
		Title       string             `yaml:"title" need:"skriv title: …"`
		Description string             `yaml:"description" need:"skriv description: …"`
		Kind        string             `yaml:"kind" among:"timeline-kinds" need:"brug way eller year"`
		Local       string             `yaml:"local"`
		Sources     []string           `yaml:"sources" ref:"sources" need:"skriv sources: …"`
		Steps       []timelineFileStep `yaml:"steps" need:"skriv under steps: - title: Ansøgningen"`
	}
	timelineFileStep struct {
		registry.At
		Title  string            `yaml:"title" need:"skriv title: …"`
		What   string            `yaml:"what"`
		Who    []string          `yaml:"who" ref:"actors"`
		Law    []string          `yaml:"law" ref:"law"`
		Figure string            `yaml:"figure,written" among:"figures"`
		None   string            `yaml:"none"`
		Branch timelineFileAside `yaml:"branch"`
		Beside timelineFileAside `yaml:"beside"`
		Month  string            `yaml:"month" among:"months"`
		Around string            `yaml:"around" among:"months"`
		Date   string            `yaml:"date,written" among:"figures"`
		Ends   string            `yaml:"ends"`
	}
	timelineFileAside struct {
		registry.At
		Text   string   `yaml:"text" need:"skriv text: …"`
		Law    []string `yaml:"law" ref:"law"`
		Figure string   `yaml:"figure,written" among:"figures"`
	}
)

var timelineKinds = []string{"way", "year"}

// there tells that the field was written.
func (a *timelineFileAside) there() bool { return a.File != "" }

// stray names a field of the step that the other kind of timeline has.
func (s *timelineFileStep) stray(year bool) string {
	for _, field := range []struct {
		name     string
		year, is bool
	}{
		{"none", false, s.None != ""}, {"branch", false, s.Branch.there()}, {"beside", false, s.Beside.there()},
		{"month", true, s.Month != ""}, {"around", true, s.Around != ""}, {"date", true, s.Date != ""}, {"ends", true, s.Ends != ""},
	} {
		if field.is && field.year != year {
			return field.name
		}
	}
	return ""
}

// readTimelines reads every timeline of content/data. One with problems is
// nil: the file's own are enough.
func (b *builder) readTimelines() {
	b.timelines = map[string]*timeline{}
	known := b.reg.Known()
	known["actors"] = registry.Known{What: "aktør", IDs: func() []string { return actors }}
	for _, file := range keysOf(b.Content) {
		name, ok := strings.CutPrefix(file, timelineDir)
		if !ok {
			continue
		}
		id, ok := strings.CutSuffix(name, ".yaml")
		if !ok || strings.Contains(id, "/") || id != markdown.Slug(id) {
			b.Problem(site.Problem{File: file, Message: "filens navn kan ikke bruges til en tidslinje", Hint: "kald den noget som klagens-vej.yaml"})
			continue
		}
		before := len(b.Problems)
		r := timelineReader{Reader: registry.Reader{File: file, Out: &b.Problems, Known: known}, b: b, t: &timeline{}}
		if n := r.Root(b.Content[file]); n != nil {
			var f timelineFile
			r.Struct(n, &f)
			r.resolve(&f)
		} else if len(b.Problems) == before {
			r.Problem(nil, "filen er tom", "skriv title, description, kind, sources og steps")
		}
		b.timelines[id] = r.t
		if len(b.Problems) > before {
			b.timelines[id] = nil
		}
	}
}

type timelineReader struct {
	registry.Reader
	b *builder
	t *timeline
}

func (r timelineReader) wrong(line int, message, hint string) {
	r.Problem(&yaml.Node{Line: line}, message, hint)
}

// resolve makes the timeline of what the file says.
func (r timelineReader) resolve(f *timelineFile) {
	t := r.t
	t.Title, t.Description, t.kind = r.text(f.Key("title"), f.Title), r.text(f.Key("description"), f.Description), f.Kind
	t.Sources = r.b.reg.sourceViews(f.Sources)
	if f.Local != "" {
		name, date, _ := cutLast(f.Local, " ")
		if !isDate(date) || name == "" {
			r.wrong(f.Key("local"), "local siger ikke, hvis det er og fra hvornår: "+f.Local, "skriv for eksempel local: Esbjerg 2022-06-01")
		}
		t.Local = r.b.Words.Say("side.tekst.lokal", words.Str("hvem", name), words.Str("dag", r.b.Words.Date(date)))
	}
	switch {
	case f.Kind == "" || len(f.Steps) == 0: // which is told
		return
	case !slices.Contains(timelineKinds, f.Kind):
		r.wrong(f.Key("kind"), "ukendt slags tidslinje: "+f.Kind, "brug way eller year")
		return
	case len(f.Steps) < 2:
		r.wrong(f.Key("steps"), "en tidslinje har mindst to trin", "skriv under steps: - title: Ansøgningen")
		return
	case len(f.Steps) > 20:
		r.wrong(f.Key("steps"), strconv.Itoa(len(f.Steps))+" trin er for mange til en tidslinje", "højst 20; del den i to")
		return
	}
	before := len(*r.Out)
	for i := range f.Steps {
		if f.Steps[i].Title != "" { // which is told
			r.step(&f.Steps[i], i+1 == len(f.Steps))
		}
	}
	if len(*r.Out) == before && t.kind == "year" && !slices.IsSortedFunc(t.Steps, func(a, b timelineStep) int { return a.day - b.day }) {
		r.wrong(f.Key("steps"), "trinene står ikke i årets orden", "sæt dem fra januar til december")
	}
}

func (r timelineReader) step(f *timelineFileStep, last bool) {
	year := r.t.kind == "year"
	if field := f.stray(year); field != "" {
		r.wrong(f.Key(field), "feltet "+field+" er ikke af en tidslinje af slagsen "+r.t.kind, "year har month, around, date og ends; way har none, branch og beside")
		return
	}
	law := f.Law
	s := timelineStep{Title: r.text(f.Key("title"), f.Title), What: r.text(f.Key("what"), f.What), None: r.text(f.Key("none"), f.None), Ends: r.text(f.Key("ends"), f.Ends), who: f.Who}
	s.Length = r.length(f.Key("figure"), f.Figure, &law)
	s.Branch, s.Beside = r.aside(&f.Branch), r.aside(&f.Beside)
	switch {
	case year:
		r.place(f, &s)
		if (f.Figure != "") != (f.Ends != "") {
			r.wrong(f.Line, "figure og ends hører sammen", "figure er, hvor lang tid der går, og ends er det, der så skal være sket")
		}
	case len(f.Who) == 0:
		r.wrong(f.Line, "trinnet siger ikke, hvem der handler", "skriv for eksempel who: [kommunen]")
	case f.Figure != "" && f.None != "":
		r.wrong(f.Key("none"), "trinnet har både figure og none", "loven siger enten længden eller ikke; slet den ene")
	case last && f.Figure != "":
		r.wrong(f.Key("figure"), "efter det sidste trin kommer ikke noget at måle til", "slet figure, eller skriv det næste trin")
	case !last && f.Figure == "" && f.None == "":
		r.wrong(f.Line, "trinnet siger ikke, hvor længe der er til det næste", "skriv figure: med et tal fra figures.yaml, eller none: med ord")
	case f.Beside.there() && f.Beside.Figure == "":
		r.wrong(f.Key("beside"), "uret ved siden af har ingen længde", "skriv figure: med et tal fra figures.yaml")
	}
	s.Law = r.b.provisionViews(law)
	r.t.Steps = append(r.t.Steps, s)
}

// place finds where in the year a step stands.
func (r timelineReader) place(f *timelineFileStep, s *timelineStep) {
	given := slices.DeleteFunc([]string{"month", "around", "date"}, func(name string) bool {
		return map[string]string{"month": f.Month, "around": f.Around, "date": f.Date}[name] == ""
	})
	if len(given) != 1 {
		r.wrong(f.Line, "trinnet skal have ét sted på året", "skriv month: januar, around: februar eller date: med en dato fra figures.yaml")
		return
	}
	line := f.Key(given[0])
	if name := f.Month + f.Around; name != "" {
		m := slices.Index(danish.Months, name)
		if m < 0 {
			r.wrong(line, "ukendt måned: "+name, suggest.Or(name, danish.Months, "skriv for eksempel januar"))
			return
		}
		s.day, s.fixed = 31*m, f.Month != ""
		if s.fixed {
			s.When = r.b.Words.Say("side.tidslinje.fast", words.Str("maaned", name))
		} else {
			s.day += 14
			s.When = r.b.Words.Say("side.tidslinje.omkring", words.Str("maaned", name))
		}
		return
	}
	figure, ok := r.figure(line, f.Date)
	if !ok {
		return
	}
	number, name, _ := strings.Cut(figure.Value, ". ")
	m := slices.Index(danish.Months, name)
	d, err := strconv.Atoi(number)
	if _, ok := day.Parse(fmt.Sprintf("2023-%02d-%02d", m+1, d)); !ok || err != nil {
		r.wrong(line, "tallet "+f.Date+" er ikke en dag på året: "+figure.Value, `brug et, hvis value er som "15. november"`)
		return
	}
	s.day, s.When = 31*m+d-1, figure.Value
}

// figure is one that may stand here: of the law, or of the practice drawn.
func (r timelineReader) figure(line int, id string) (registry.Figure, bool) {
	f, ok := r.b.reg.Figures[id]
	switch {
	case !ok:
		r.wrong(line, "ukendt tal: "+id, suggest.Or(id, keysOf(r.b.reg.Figures), "tilføj det i "+registry.Dir+"figures.yaml"))
	case f.Law == "" && r.t.Local == "":
		r.wrong(line, "tallet "+id+" har ingen bestemmelse", "snoren er kun stram, hvor loven siger længden; skriv none: med ord, eller giv tallet law i figures.yaml")
		return f, false
	case f.Law != "" && r.t.Local != "":
		r.wrong(line, "tallet "+id+" gælder i hele landet", "lov og lokal praksis tegnes hver for sig")
		return f, false
	}
	return f, ok
}

// length is that of a figure in words, and "" without one. The figure's provision
// is put before law.
func (r timelineReader) length(line int, id string, law *[]string) string {
	if id == "" {
		return ""
	}
	f, ok := r.figure(line, id)
	if !ok {
		return ""
	}
	count, err := strconv.ParseFloat(strings.ReplaceAll(f.Value, ",", "."), 64)
	if err != nil || !(count > 0) || f.Time == "" {
		r.wrong(line, "tallet "+id+" er ikke en længde af tid: "+strings.TrimSpace(f.Value+" "+f.Unit), "brug ét tal med time: i figures.yaml")
		return ""
	}
	if f.Law != "" && !slices.Contains(*law, f.Law) {
		*law = append([]string{f.Law}, *law...)
	}
	return danish.Number(f.Value) + danish.NBSP + f.Unit
}

func (r timelineReader) aside(f *timelineFileAside) *timelineAside {
	if !f.there() {
		return nil
	}
	law := f.Law
	a := &timelineAside{Text: r.text(f.Key("text"), f.Text), Length: r.length(f.Key("figure"), f.Figure, &law)}
	a.Law = r.b.provisionViews(law)
	return a
}

// text prints a text whose figures are references.
func (r timelineReader) text(line int, text string) string {
	out, problems := markdown.Text(text, line, r.b.resolver())
	for _, p := range append(problems, markdown.TextFigures(text, line, r.b.reg.Free)...) {
		r.wrong(p.Line, p.Message, p.Hint)
	}
	return strings.Join(strings.FieldsFunc(out, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// timelineBlocks answers the block of one text; used are those it has shown.
func (b *builder) timelineBlocks() func(markdown.Example) (string, []markdown.Problem) {
	used := map[string]bool{}
	return func(e markdown.Example) (string, []markdown.Problem) {
		wrong := func(message, hint string) (string, []markdown.Problem) {
			return "", []markdown.Problem{{Line: e.Line, Message: message, Hint: hint}}
		}
		id := strings.TrimSpace(string(e.Source))
		t, ok := b.timelines[id]
		switch {
		case id == "":
			return wrong("tidslinjen har intet navn", "skriv navnet på en fil i "+timelineDir+", uden .yaml")
		case !ok:
			return wrong("ukendt tidslinje: "+id, suggest.Or(id, keysOf(b.timelines), "læg den i "+timelineDir))
		case used[id]:
			return wrong("tidslinjen "+id+" står to gange på siden", "henvis til den første")
		case t == nil:
			return "", nil
		}
		used[id] = true
		printed, err := b.Templates.Part("timeline", b.timelineView(id, t))
		if err != nil {
			return wrong(err.Error(), "")
		}
		return printed, nil
	}
}

// timelineView is a timeline as a page shows it.
type timelineView struct {
	*timeline
	ID   string
	Key  []timelineKey
	List []timelineItem
}

// timelineKey says what a mark means.
type timelineKey struct{ Mark, Text string }

// timelineItem is a line of the list: a step, or what stands at the end of a
// year's clock.
type timelineItem struct {
	timelineStep
	Mark string // of site.MarkIcons
	Who  string
	Line string // to the next one: fast, fri, egen (a municipality's own dates), or none
}

func (b *builder) timelineView(id string, t *timeline) timelineView {
	v := timelineView{timeline: t, ID: id}
	year := t.kind == "year"
	settled := false // when the next step comes is fixed by law
	mark := func(settled bool) string {
		if settled && t.Local == "" {
			return "opfyldt"
		}
		return "skoen"
	}
	for i, s := range t.Steps {
		item := timelineItem{timelineStep: s, Mark: mark(settled || s.fixed), Line: "fri"}
		switch {
		case s.Length != "":
			item.Line = "fast"
		case i+1 == len(t.Steps) && s.None == "":
			item.Line = ""
		case year && t.Local != "":
			item.Line = "egen"
		}
		for j, who := range s.who {
			name := b.Words.Say("side.tidslinje." + who)
			switch {
			case j == 0:
				item.Who = danish.UpperFirst(name)
			default:
				item.Who = b.Words.Say("side.tidslinje.begge", words.Str("en", item.Who), words.Str("anden", name))
			}
		}
		settled = !year && s.Length != ""
		if s.Ends == "" {
			v.List = append(v.List, item)
			continue
		}
		// The provision belongs to the clock and not to its end.
		end := timelineItem{timelineStep: timelineStep{Title: s.Ends}, Mark: mark(true), Line: "fri"}
		switch {
		case i+1 == len(t.Steps):
			end.Line = ""
		case t.Local != "":
			end.Line = "egen"
		}
		v.List = append(v.List, item, end)
	}
	for _, m := range []string{"opfyldt", "skoen"} {
		if slices.ContainsFunc(v.List, func(i timelineItem) bool { return i.Mark == m }) && t.Local == "" {
			v.Key = append(v.Key, timelineKey{m, b.Words.Say("side.tidslinje." + t.kind + "." + m)})
		}
	}
	return v
}
