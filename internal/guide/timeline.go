package guide

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/danish"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
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

var (
	timeUnits = []string{"dag", "dage", "kalenderdage", "arbejdsdage", "uge", "uger", "måned", "måneder", "år"}
	// actors may act in a step of a way.
	actors = []string{"i", "kommunen", "ankestyrelsen"}
)

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

// readTimelines reads every timeline of content/data. One with problems is
// nil: the file's own are enough.
func (b *builder) readTimelines() {
	b.timelines = map[string]*timeline{}
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
		r := timelineReader{Reader: registry.Reader{File: file, Out: &b.Problems}, b: b, t: &timeline{}}
		if n := r.Root(b.Content[file]); n != nil {
			r.read(n)
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

func (r timelineReader) read(n *yaml.Node) {
	t := r.t
	var local string
	var sources []string
	var steps *yaml.Node
	where := linesOf(n)
	r.Mapping(n, registry.Table{
		"title": r.text(&t.Title), "description": r.text(&t.Description), "kind": registry.AsText(&t.kind), "local": registry.AsText(&local),
		"sources": r.known(&sources, "ukendt kilde: ", keysOf(r.b.reg.Sources)),
		"steps":   func(n *yaml.Node) string { steps = n; return "" },
	})
	for _, field := range []struct{ name, value string }{{"title", t.Title}, {"description", t.Description}, {"sources", strings.Join(sources, "")}} {
		if field.value == "" {
			r.Problem(where[field.name], "tidslinjen mangler "+field.name, "skriv "+field.name+": …")
		}
	}
	t.Sources = r.b.reg.sourceViews(sources)
	if local != "" {
		name, date, _ := cutLast(local, " ")
		if !isDate(date) || name == "" {
			r.Problem(where["local"], "local siger ikke, hvis det er og fra hvornår: "+local, "skriv for eksempel local: Esbjerg 2022-06-01")
		}
		t.Local = r.b.Words.Say("side.tekst.lokal", words.Str("hvem", name), words.Str("dag", r.b.Words.Date(date)))
	}
	if t.kind != "way" && t.kind != "year" {
		r.Problem(where["kind"], "ukendt slags tidslinje: "+t.kind, "brug way eller year")
		return
	}
	if steps == nil || steps.Kind != yaml.SequenceNode || len(steps.Content) < 2 {
		r.Problem(where["steps"], "en tidslinje har mindst to trin", "skriv under steps: - title: Ansøgningen")
		return
	}
	if len(steps.Content) > 20 {
		r.Problem(steps, strconv.Itoa(len(steps.Content))+" trin er for mange til en tidslinje", "højst 20; del den i to")
		return
	}
	before := len(*r.Out)
	for i, item := range steps.Content {
		r.step(item, i+1 == len(steps.Content))
	}
	if len(*r.Out) == before && t.kind == "year" && !slices.IsSortedFunc(t.Steps, func(a, b timelineStep) int { return a.day - b.day }) {
		r.Problem(steps, "trinene står ikke i årets orden", "sæt dem fra januar til december")
	}
}

func (r timelineReader) step(n *yaml.Node, last bool) {
	var s timelineStep
	var law []string
	var month, around, date string
	where := linesOf(n)
	fields := registry.Table{"title": r.text(&s.Title), "what": r.text(&s.What), "who": r.known(&s.who, "ukendt, hvem der handler: ", actors),
		"law": r.provisions(&law), "figure": r.length(&s.Length, &law)}
	year := r.t.kind == "year"
	if year {
		fields["month"], fields["around"], fields["date"], fields["ends"] = registry.AsText(&month), registry.AsText(&around), registry.AsWritten(&date), r.text(&s.Ends)
	} else {
		fields["none"], fields["branch"], fields["beside"] = r.text(&s.None), r.aside(&s.Branch), r.aside(&s.Beside)
	}
	before := len(*r.Out)
	r.Mapping(n, fields)
	if len(*r.Out) > before {
		return
	}
	if s.Title == "" {
		r.Problem(n, "trinnet mangler title", "skriv title: …")
	}
	switch {
	case year:
		r.place(n, &s, month, around, date)
		if (s.Length != "") != (s.Ends != "") {
			r.Problem(n, "figure og ends hører sammen", "figure er, hvor lang tid der går, og ends er det, der så skal være sket")
		}
	case len(s.who) == 0:
		r.Problem(n, "trinnet siger ikke, hvem der handler", "skriv for eksempel who: [kommunen]")
	case s.Length != "" && s.None != "":
		r.Problem(where["none"], "trinnet har både figure og none", "loven siger enten længden eller ikke; slet den ene")
	case last && s.Length != "":
		r.Problem(where["figure"], "efter det sidste trin kommer ikke noget at måle til", "slet figure, eller skriv det næste trin")
	case !last && s.Length == "" && s.None == "":
		r.Problem(n, "trinnet siger ikke, hvor længe der er til det næste", "skriv figure: med et tal fra figures.yaml, eller none: med ord")
	case s.Beside != nil && s.Beside.Length == "":
		r.Problem(where["beside"], "uret ved siden af har ingen længde", "skriv figure: med et tal fra figures.yaml")
	}
	s.Law = r.b.provisionViews(law)
	r.t.Steps = append(r.t.Steps, s)
}

// place finds where in the year a step stands.
func (r timelineReader) place(n *yaml.Node, s *timelineStep, month, around, date string) {
	given := 0
	for _, v := range []string{month, around, date} {
		if v != "" {
			given++
		}
	}
	if given != 1 {
		r.Problem(n, "trinnet skal have ét sted på året", "skriv month: januar, around: februar eller date: med en dato fra figures.yaml")
		return
	}
	if name := month + around; name != "" {
		m := slices.Index(danish.Months, name)
		if m < 0 {
			r.Problem(n, "ukendt måned: "+name, suggest.Or(name, danish.Months, "skriv for eksempel januar"))
			return
		}
		s.day, s.fixed = 31*m, month != ""
		if s.fixed {
			s.When = r.b.Words.Say("side.tidslinje.fast", words.Str("maaned", name))
		} else {
			s.day += 14
			s.When = r.b.Words.Say("side.tidslinje.omkring", words.Str("maaned", name))
		}
		return
	}
	f, ok := r.figure(n, date)
	if !ok {
		return
	}
	number, name, _ := strings.Cut(f.Value, ". ")
	m := slices.Index(danish.Months, name)
	d, err := strconv.Atoi(number)
	if _, ok := day.Parse(fmt.Sprintf("2023-%02d-%02d", m+1, d)); !ok || err != nil {
		r.Problem(n, "tallet "+date+" er ikke en dag på året: "+f.Value, `brug et, hvis value er som "15. november"`)
		return
	}
	s.day, s.When = 31*m+d-1, f.Value
}

// figure is one that may stand here: of the law, or of the practice drawn.
func (r timelineReader) figure(n *yaml.Node, id string) (registry.Figure, bool) {
	f, ok := r.b.reg.Figures[id]
	switch {
	case !ok:
		r.Problem(n, "ukendt tal: "+id, suggest.Or(id, keysOf(r.b.reg.Figures), "tilføj det i "+registry.Dir+"figures.yaml"))
	case f.Law == "" && r.t.Local == "":
		r.Problem(n, "tallet "+id+" har ingen bestemmelse", "snoren er kun stram, hvor loven siger længden; skriv none: med ord, eller giv tallet law i figures.yaml")
		return f, false
	case f.Law != "" && r.t.Local != "":
		r.Problem(n, "tallet "+id+" gælder i hele landet", "lov og lokal praksis tegnes hver for sig")
		return f, false
	}
	return f, ok
}

func (r timelineReader) length(to *string, law *[]string) registry.Setter {
	return func(n *yaml.Node) string {
		f, ok := r.figure(n, n.Value)
		if !ok {
			return ""
		}
		count, err := strconv.ParseFloat(strings.ReplaceAll(f.Value, ",", "."), 64)
		if err != nil || !(count > 0) || !slices.Contains(timeUnits, f.Unit) {
			r.Problem(n, "tallet "+n.Value+" er ikke en længde af tid: "+strings.TrimSpace(f.Value+" "+f.Unit), "brug et med enheden dage, uger, måneder eller år")
			return ""
		}
		*to = danish.Number(f.Value) + danish.NBSP + f.Unit
		if f.Law != "" && !slices.Contains(*law, f.Law) {
			*law = append([]string{f.Law}, *law...)
		}
		return ""
	}
}

func (r timelineReader) aside(to **timelineAside) registry.Setter {
	return func(n *yaml.Node) string {
		a := &timelineAside{}
		var law []string
		r.Mapping(n, registry.Table{"text": r.text(&a.Text), "law": r.provisions(&law), "figure": r.length(&a.Length, &law)})
		a.Law = r.b.provisionViews(law)
		if a.Text == "" && n.Kind == yaml.MappingNode {
			r.Problem(n, "sidegrenen mangler text", "skriv text: …")
		}
		*to = a
		return ""
	}
}

// text takes a text whose figures are references, and prints it.
func (r timelineReader) text(to *string) registry.Setter {
	return func(n *yaml.Node) string {
		var text string
		if wrong := registry.AsText(&text)(n); wrong != "" {
			return wrong
		}
		out, problems := markdown.Text(text, n.Line, r.b.resolver())
		for _, p := range append(problems, markdown.TextFigures(text, n.Line, r.b.reg.Free)...) {
			r.Problem(&yaml.Node{Line: p.Line}, p.Message, p.Hint)
		}
		*to = strings.Join(strings.FieldsFunc(out, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
		return ""
	}
}

func (r timelineReader) provisions(to *[]string) registry.Setter {
	return r.known(to, "ukendt bestemmelse: ", keysOf(r.b.reg.Provisions))
}

// known takes a list of names that must be among those there are.
func (r timelineReader) known(to *[]string, unknown string, names []string) registry.Setter {
	return func(n *yaml.Node) string {
		from := len(*to)
		if wrong := registry.AsTexts(to, nil)(n); wrong != "" {
			return wrong
		}
		for i, id := range (*to)[from:] {
			if !slices.Contains(names, id) {
				r.Problem(n.Content[i], unknown+id, suggest.Or(id, names, "skriv et af: "+problem.Shortened(strings.Join(names, ", "), 60)))
			}
		}
		return ""
	}
}

func linesOf(n *yaml.Node) map[string]*yaml.Node {
	lines := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		lines[n.Content[i].Value] = n.Content[i]
	}
	return lines
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
