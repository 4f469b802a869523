package site

import (
	"html"
	"math"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/markdown"
)

// timeline is a file of content/data/timelines: a way with its deadlines, drawn
// as the cord. Where the law fixes a length the cord is straight and in
// proportion to the time; where it does not the cord is slack.
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
// Texts take references. A page shows the drawing, and all of it again as
// text, with a fenced block of the kind tidslinje that names the file.
type timeline struct {
	title, description, kind string
	local                    string // Esbjerg, fra 1. juni 2022
	sources                  []string
	steps                    []timeStep
}

type timeStep struct {
	title, what, none, ends string
	who, law                []string
	length                  timeLength // to the next step, or to ends
	branch, beside          *timeAside
	day                     int    // of the year
	fixed                   bool   // in the whole country
	date                    string // as figures.yaml has it
}

type timeAside struct {
	text   string
	law    []string
	length timeLength
}

// timeLength is a figure that is a length of time.
type timeLength struct {
	text  string // 4 uger
	count int    // 4, for the marks along it
	days  float64
}

const timelineDir = dataDir + "timelines/"

var timeActors = map[string]string{"i": "I", "kommunen": "kommunen", "ankestyrelsen": "Ankestyrelsen"}

var timeUnits = map[string]float64{
	"dag": 1, "dage": 1, "kalenderdage": 1, "arbejdsdage": 7. / 5, "uge": 7, "uger": 7,
	"måned": 365.25 / 12, "måneder": 365.25 / 12, "år": 365.25,
}

var monthNames = []string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

var monthStarts = []int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

// readTimelines reads every timeline of content/data. One with problems is
// nil: the file's own are enough.
func (b *build) readTimelines() {
	b.timelines = map[string]*timeline{}
	for _, file := range keysOf(b.content) {
		name, ok := strings.CutPrefix(file, timelineDir)
		if !ok || !b.ours() {
			continue
		}
		id, ok := strings.CutSuffix(name, ".yaml")
		if !ok || strings.Contains(id, "/") || id != markdown.Slug(id) {
			b.problem(Problem{File: file, Message: "filens navn kan ikke bruges til en tidslinje", Hint: "kald den noget som klagens-vej.yaml"})
			continue
		}
		before := len(b.problems)
		r := timelineReader{yamlReader: yamlReader{file: file, out: &b.problems}, b: b, t: &timeline{}}
		if n := r.root(b.content[file]); n != nil {
			r.read(n)
		} else if len(b.problems) == before {
			r.problem(nil, "filen er tom", "skriv title, description, kind, sources og steps")
		}
		b.timelines[id] = r.t
		if len(b.problems) > before {
			b.timelines[id] = nil
		}
	}
}

type timelineReader struct {
	yamlReader
	b *build
	t *timeline
}

func (r timelineReader) read(n *yaml.Node) {
	t := r.t
	var local string
	var steps *yaml.Node
	where := linesOf(n)
	r.mapping(n, table{
		"title": r.words(&t.title), "description": r.words(&t.description), "kind": asText(&t.kind), "local": asText(&local),
		"sources": r.known(&t.sources, "ukendt kilde: ", keysOf(r.b.reg.sources)),
		"steps":   func(n *yaml.Node) string { steps = n; return "" },
	})
	for _, field := range []struct{ name, value string }{{"title", t.title}, {"description", t.description}, {"sources", strings.Join(t.sources, "")}} {
		if field.value == "" {
			r.problem(where[field.name], "tidslinjen mangler "+field.name, "skriv "+field.name+": …")
		}
	}
	if local != "" {
		name, date, _ := cutLast(local, " ")
		if !isDate(date) || name == "" {
			r.problem(where["local"], "local siger ikke, hvis det er og fra hvornår: "+local, "skriv for eksempel local: Esbjerg 2022-06-01")
		}
		t.local = name + ", fra " + danishDate(date)
	}
	if t.kind != "way" && t.kind != "year" {
		r.problem(where["kind"], "ukendt slags tidslinje: "+t.kind, "brug way eller year")
		return
	}
	if steps == nil || steps.Kind != yaml.SequenceNode || len(steps.Content) < 2 {
		r.problem(where["steps"], "en tidslinje har mindst to trin", "skriv under steps: - title: Ansøgningen")
		return
	}
	if len(steps.Content) > 20 {
		r.problem(steps, strconv.Itoa(len(steps.Content))+" trin er for mange til en tidslinje", "højst 20; del den i to")
		return
	}
	before := len(*r.out)
	for i, item := range steps.Content {
		r.step(item, i+1 == len(steps.Content))
	}
	if len(*r.out) > before {
		return
	}
	if t.kind == "year" && !slices.IsSortedFunc(t.steps, func(a, b timeStep) int { return a.day - b.day }) {
		r.problem(steps, "trinene står ikke i årets orden", "sæt dem fra januar til december")
	}
	for i, word := range t.tooWide() {
		if word != "" {
			r.problem(steps.Content[i], "ordet "+word+" er for langt til tegningen", "brug et kortere ord")
		}
	}
	if _, ok := (&sketch{t: t}).scale(); !ok {
		r.problem(steps, "teksten er for lang til de korteste frister", "skriv what kortere, eller del tidslinjen i to")
	}
}

func (r timelineReader) step(n *yaml.Node, last bool) {
	var s timeStep
	var month, around, date string
	where := linesOf(n)
	fields := table{"title": r.words(&s.title), "what": r.words(&s.what), "who": r.known(&s.who, "ukendt, hvem der handler: ", keysOf(timeActors)),
		"law": r.provisions(&s.law), "figure": r.length(&s.length, &s.law)}
	year := r.t.kind == "year"
	if year {
		fields["month"], fields["around"], fields["date"], fields["ends"] = asText(&month), asText(&around), asWritten(&date), r.words(&s.ends)
	} else {
		fields["none"], fields["branch"], fields["beside"] = r.words(&s.none), r.aside(&s.branch), r.aside(&s.beside)
	}
	before := len(*r.out)
	r.mapping(n, fields)
	if len(*r.out) > before {
		return
	}
	if s.title == "" {
		r.problem(n, "trinnet mangler title", "skriv title: …")
	}
	switch {
	case year:
		r.place(n, &s, month, around, date)
		if (s.length.days > 0) != (s.ends != "") {
			r.problem(n, "figure og ends hører sammen", "figure er, hvor lang tid der går, og ends er det, der så skal være sket")
		}
	case len(s.who) == 0:
		r.problem(n, "trinnet siger ikke, hvem der handler", "skriv for eksempel who: [kommunen]")
	case s.length.days > 0 && s.none != "":
		r.problem(where["none"], "trinnet har både figure og none", "loven siger enten længden eller ikke; slet den ene")
	case last && s.length.days > 0:
		r.problem(where["figure"], "efter det sidste trin kommer ikke noget at måle til", "slet figure, eller skriv det næste trin")
	case !last && s.length.days == 0 && s.none == "":
		r.problem(n, "trinnet siger ikke, hvor længe der er til det næste", "skriv figure: med et tal fra figures.yaml, eller none: med ord")
	case s.beside != nil && s.beside.length.days == 0:
		r.problem(where["beside"], "uret ved siden af har ingen længde", "skriv figure: med et tal fra figures.yaml")
	}
	r.t.steps = append(r.t.steps, s)
}

// place finds where in the year a step stands.
func (r timelineReader) place(n *yaml.Node, s *timeStep, month, around, date string) {
	given := 0
	for _, v := range []string{month, around, date} {
		if v != "" {
			given++
		}
	}
	if given != 1 {
		r.problem(n, "trinnet skal have ét sted på året", "skriv month: januar, around: februar eller date: med en dato fra figures.yaml")
		return
	}
	if name := month + around; name != "" {
		m := slices.Index(monthNames, name)
		if m < 0 {
			r.problem(n, "ukendt måned: "+name, didYouMeanOr(name, monthNames, "skriv for eksempel januar"))
			return
		}
		s.day, s.fixed = monthStarts[m], month != ""
		if around != "" {
			s.day += 14
		}
		return
	}
	f, ok := r.figure(n, date)
	if !ok {
		return
	}
	day, name, _ := strings.Cut(f.value, ". ")
	m := slices.Index(monthNames, name)
	d, err := strconv.Atoi(day)
	if m < 0 || err != nil || d < 1 || d > monthStarts[m+1]-monthStarts[m] {
		r.problem(n, "tallet "+date+" er ikke en dag på året: "+f.value, `brug et, hvis value er som "15. november"`)
		return
	}
	s.day, s.date = monthStarts[m]+d-1, f.value
}

// figure is one that may stand here: of the law, or of the practice drawn.
func (r timelineReader) figure(n *yaml.Node, id string) (figureOf, bool) {
	f, ok := r.b.reg.figures[id]
	switch {
	case !ok:
		r.problem(n, "ukendt tal: "+id, didYouMeanOr(id, keysOf(r.b.reg.figures), "tilføj det i "+dataDir+"figures.yaml"))
	case f.law == "" && r.t.local == "":
		r.problem(n, "tallet "+id+" har ingen bestemmelse", "snoren er kun stram, hvor loven siger længden; skriv none: med ord, eller giv tallet law i figures.yaml")
		return f, false
	case f.law != "" && r.t.local != "":
		r.problem(n, "tallet "+id+" gælder i hele landet", "lov og lokal praksis tegnes hver for sig")
		return f, false
	}
	return f, ok
}

func (r timelineReader) length(to *timeLength, law *[]string) setter {
	return func(n *yaml.Node) string {
		f, ok := r.figure(n, n.Value)
		if !ok {
			return ""
		}
		count, err := strconv.ParseFloat(strings.ReplaceAll(f.value, ",", "."), 64)
		days := count * timeUnits[f.unit]
		if err != nil || !(days > 0 && days < 1000) {
			r.problem(n, "tallet "+n.Value+" er ikke en længde af tid: "+strings.TrimSpace(f.value+" "+f.unit), "brug et med enheden dage, uger, måneder eller år")
			return ""
		}
		*to = timeLength{text: danishNumber(f.value) + nbsp + f.unit, count: int(count), days: days}
		if f.law != "" && !slices.Contains(*law, f.law) {
			*law = append([]string{f.law}, *law...)
		}
		return ""
	}
}

func (r timelineReader) aside(to **timeAside) setter {
	return func(n *yaml.Node) string {
		a := &timeAside{}
		r.mapping(n, table{"text": r.words(&a.text), "law": r.provisions(&a.law), "figure": r.length(&a.length, &a.law)})
		if a.text == "" && n.Kind == yaml.MappingNode {
			r.problem(n, "sidegrenen mangler text", "skriv text: …")
		}
		*to = a
		return ""
	}
}

// words takes a text whose figures are references, and prints it.
func (r timelineReader) words(to *string) setter {
	return func(n *yaml.Node) string {
		var text string
		if wrong := asText(&text)(n); wrong != "" {
			return wrong
		}
		out, problems := markdown.Text(text, n.Line, r.b.resolver())
		for _, p := range append(problems, markdown.TextFigures(text, n.Line, r.b.reg.free)...) {
			r.problem(&yaml.Node{Line: p.Line}, p.Message, p.Hint)
		}
		*to = strings.Join(strings.FieldsFunc(out, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
		return ""
	}
}

func (r timelineReader) provisions(to *[]string) setter {
	return r.known(to, "ukendt bestemmelse: ", keysOf(r.b.reg.provisions))
}

// known takes a list of names that must be among those there are.
func (r timelineReader) known(to *[]string, unknown string, names []string) setter {
	return func(n *yaml.Node) string {
		from := len(*to)
		if wrong := asTexts(to, nil)(n); wrong != "" {
			return wrong
		}
		for i, id := range (*to)[from:] {
			if !slices.Contains(names, id) {
				r.problem(n.Content[i], unknown+id, didYouMeanOr(id, names, "skriv et af: "+shortened(strings.Join(names, ", "), 60)))
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
func (b *build) timelineBlocks() func(markdown.Example) (string, []markdown.Problem) {
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
			return wrong("ukendt tidslinje: "+id, didYouMeanOr(id, keysOf(b.timelines), "læg den i "+timelineDir))
		case used[id]:
			return wrong("tidslinjen "+id+" står to gange på siden", "henvis til den første")
		case t == nil:
			return "", nil
		}
		used[id] = true
		return b.timelineHTML(id, t), nil
	}
}

// timelineHTML is the drawing, and all it says as text.
func (b *build) timelineHTML(id string, t *timeline) string {
	var w strings.Builder
	name := "tidslinje-" + id
	class, whose := "timeline", ""
	if t.local != "" {
		class, whose = class+" timeline-local", `<span class="small">Lokal praksis: `+html.EscapeString(t.local)+`</span> `
	}
	if t.narrow() {
		class += " timeline-narrow"
	}
	w.WriteString(`<figure class="` + class + `" id="` + name + `"><figcaption>` + whose + `<strong>` + html.EscapeString(t.title) + `</strong> <span class="small">` +
		html.EscapeString(t.description) + "</span></figcaption>\n")
	d := sketch{t: t}
	height := d.draw()
	w.WriteString(`<svg viewBox="0 0 ` + strconv.Itoa(t.width()) + " " + strconv.Itoa(int(math.Ceil(height))) + `" preserveAspectRatio="xMinYMin" role="img" aria-labelledby="` + name + `-t ` + name + `-d" focusable="false"><title id="` + name + `-t">` +
		html.EscapeString(t.title) + `</title><desc id="` + name + `-d">` + html.EscapeString(t.description) + ` Det samme står som tekst under tegningen.</desc>` + d.String() + "</svg>\n")
	w.WriteString("<details><summary>Tegningen som tekst</summary>\n<ol>\n")
	for _, s := range t.steps {
		w.WriteString("<li>" + b.timeStepHTML(t, s) + "</li>\n")
	}
	w.WriteString("</ol></details>\n" + `<p class="small">Kilder: ` + each(t.sources, b.sourceLink) + ".</p>\n</figure>\n")
	return w.String()
}

func (b *build) timeStepHTML(t *timeline, s timeStep) string {
	cited := func(law []string) string {
		if len(law) == 0 {
			return "."
		}
		return " (" + each(law, b.provisionLink) + ")."
	}
	rate := func(l timeLength) string { return `<span class="rate">` + html.EscapeString(l.text) + `</span>` }
	var w strings.Builder
	w.WriteString("<strong>" + html.EscapeString(s.title) + "</strong>")
	if place := s.when(); place != "" {
		w.WriteString(", " + html.EscapeString(place))
	}
	if len(s.who) > 0 {
		w.WriteString(" (" + html.EscapeString(actors(s.who)) + ")")
	}
	w.WriteString(".")
	if s.what != "" {
		w.WriteString(" " + html.EscapeString(s.what))
	}
	if a := s.branch; a != nil {
		w.WriteString(" <em>Her deler vejen sig:</em> " + html.EscapeString(a.text))
		if a.length.days > 0 {
			w.WriteString(" Frist: " + rate(a.length) + cited(a.law))
		}
	}
	switch {
	case s.length.days > 0 && s.ends != "":
		w.WriteString(" <em>" + rate(s.length) + " efter:</em> " + html.EscapeString(s.ends) + cited(s.law))
	case s.length.days > 0:
		w.WriteString(" <em>Til det næste trin:</em> " + rate(s.length) + cited(s.law))
	case s.none != "":
		w.WriteString(" <em>Derefter:</em> " + html.EscapeString(strings.TrimSuffix(s.none, ".")) + cited(s.law))
	case len(s.law) > 0:
		w.WriteString(" " + upperFirst(strings.TrimPrefix(cited(s.law), " ")))
	}
	if a := s.beside; a != nil {
		w.WriteString(" <em>Ved siden af:</em> " + html.EscapeString(a.text) + " Det er " + rate(a.length) + cited(a.law))
	}
	return w.String()
}

// when is a step's place in the year in words.
func (s timeStep) when() string {
	switch {
	case s.date != "":
		return s.date
	case s.fixed:
		return s.monthName() + ", i hele landet"
	case s.day > 0:
		return "omkring " + s.monthName()
	}
	return ""
}

func (s timeStep) monthName() string {
	m := 0
	for monthStarts[m+1] <= s.day {
		m++
	}
	return monthNames[m]
}

// actors are those who act, in words.
func actors(who []string) string {
	var names []string
	for _, id := range who {
		names = append(names, timeActors[id])
	}
	return strings.Join(names, " og ")
}
