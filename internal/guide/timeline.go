package guide

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/danish"
	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
)

// A file of content/data/timelines is a way with its deadlines, drawn
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
//
// What is read is drawn by package draw.
const timelineDir = registry.Dir + "timelines/"

var timeUnits = map[string]float64{
	"dag": 1, "dage": 1, "kalenderdage": 1, "arbejdsdage": 7. / 5, "uge": 7, "uger": 7,
	"måned": 365.25 / 12, "måneder": 365.25 / 12, "år": 365.25,
}

// readTimelines reads every timeline of content/data. One with problems is
// nil: the file's own are enough.
func (b *builder) readTimelines() {
	b.timelines = map[string]*draw.Timeline{}
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
		r := timelineReader{Reader: registry.Reader{File: file, Out: &b.Problems}, b: b, t: &draw.Timeline{}}
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
	t *draw.Timeline
}

func (r timelineReader) read(n *yaml.Node) {
	t := r.t
	var local string
	var sources []string
	var steps *yaml.Node
	where := linesOf(n)
	r.Mapping(n, registry.Table{
		"title": r.words(&t.Title), "description": r.words(&t.Description), "kind": registry.AsText(&t.Kind), "local": registry.AsText(&local),
		"sources": r.known(&sources, "ukendt kilde: ", keysOf(r.b.reg.Sources)),
		"steps":   func(n *yaml.Node) string { steps = n; return "" },
	})
	for _, field := range []struct{ name, value string }{{"title", t.Title}, {"description", t.Description}, {"sources", strings.Join(sources, "")}} {
		if field.value == "" {
			r.Problem(where[field.name], "tidslinjen mangler "+field.name, "skriv "+field.name+": …")
		}
	}
	for _, id := range sources {
		t.Sources = append(t.Sources, r.b.cited(id))
	}
	if local != "" {
		name, date, _ := cutLast(local, " ")
		if !isDate(date) || name == "" {
			r.Problem(where["local"], "local siger ikke, hvis det er og fra hvornår: "+local, "skriv for eksempel local: Esbjerg 2022-06-01")
		}
		t.Local = name + ", fra " + r.b.Words.Date(date)
	}
	if t.Kind != "way" && t.Kind != "year" {
		r.Problem(where["kind"], "ukendt slags tidslinje: "+t.Kind, "brug way eller year")
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
	if len(*r.Out) > before {
		return
	}
	if t.Kind == "year" && !slices.IsSortedFunc(t.Steps, func(a, b draw.Step) int { return a.Day - b.Day }) {
		r.Problem(steps, "trinene står ikke i årets orden", "sæt dem fra januar til december")
	}
	for i, word := range t.TooWide() {
		if word != "" {
			r.Problem(steps.Content[i], "ordet "+word+" er for langt til tegningen", "brug et kortere ord")
		}
	}
	if !t.Fits() {
		r.Problem(steps, "teksten er for lang til de korteste frister", "skriv what kortere, eller del tidslinjen i to")
	}
}

func (r timelineReader) step(n *yaml.Node, last bool) {
	var s draw.Step
	var law []string
	var month, around, date string
	where := linesOf(n)
	fields := registry.Table{"title": r.words(&s.Title), "what": r.words(&s.What), "who": r.known(&s.Who, "ukendt, hvem der handler: ", keysOf(draw.Actors)),
		"law": r.provisions(&law), "figure": r.length(&s.Length, &law)}
	year := r.t.Kind == "year"
	if year {
		fields["month"], fields["around"], fields["date"], fields["ends"] = registry.AsText(&month), registry.AsText(&around), registry.AsWritten(&date), r.words(&s.Ends)
	} else {
		fields["none"], fields["branch"], fields["beside"] = r.words(&s.None), r.aside(&s.Branch), r.aside(&s.Beside)
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
		if (s.Length.Days > 0) != (s.Ends != "") {
			r.Problem(n, "figure og ends hører sammen", "figure er, hvor lang tid der går, og ends er det, der så skal være sket")
		}
	case len(s.Who) == 0:
		r.Problem(n, "trinnet siger ikke, hvem der handler", "skriv for eksempel who: [kommunen]")
	case s.Length.Days > 0 && s.None != "":
		r.Problem(where["none"], "trinnet har både figure og none", "loven siger enten længden eller ikke; slet den ene")
	case last && s.Length.Days > 0:
		r.Problem(where["figure"], "efter det sidste trin kommer ikke noget at måle til", "slet figure, eller skriv det næste trin")
	case !last && s.Length.Days == 0 && s.None == "":
		r.Problem(n, "trinnet siger ikke, hvor længe der er til det næste", "skriv figure: med et tal fra figures.yaml, eller none: med ord")
	case s.Beside != nil && s.Beside.Length.Days == 0:
		r.Problem(where["beside"], "uret ved siden af har ingen længde", "skriv figure: med et tal fra figures.yaml")
	}
	s.Law = r.laws(law)
	r.t.Steps = append(r.t.Steps, s)
}

// place finds where in the year a step stands.
func (r timelineReader) place(n *yaml.Node, s *draw.Step, month, around, date string) {
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
		first, ok := draw.DayOfYear(slices.Index(danish.Months, name), 1)
		if !ok {
			r.Problem(n, "ukendt måned: "+name, suggest.Or(name, danish.Months, "skriv for eksempel januar"))
			return
		}
		s.Day, s.Fixed = first, month != ""
		if around != "" {
			s.Day += 14
		}
		return
	}
	f, ok := r.figure(n, date)
	if !ok {
		return
	}
	day, name, _ := strings.Cut(f.Value, ". ")
	d, err := strconv.Atoi(day)
	at, ok := draw.DayOfYear(slices.Index(danish.Months, name), d)
	if !ok || err != nil {
		r.Problem(n, "tallet "+date+" er ikke en dag på året: "+f.Value, `brug et, hvis value er som "15. november"`)
		return
	}
	s.Day, s.Date = at, f.Value
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

func (r timelineReader) length(to *draw.Length, law *[]string) registry.Setter {
	return func(n *yaml.Node) string {
		f, ok := r.figure(n, n.Value)
		if !ok {
			return ""
		}
		count, err := strconv.ParseFloat(strings.ReplaceAll(f.Value, ",", "."), 64)
		days := count * timeUnits[f.Unit]
		if err != nil || !(days > 0 && days < 1000) {
			r.Problem(n, "tallet "+n.Value+" er ikke en længde af tid: "+strings.TrimSpace(f.Value+" "+f.Unit), "brug et med enheden dage, uger, måneder eller år")
			return ""
		}
		*to = draw.Length{Text: danish.Number(f.Value) + danish.NBSP + f.Unit, Count: int(count), Days: days}
		if f.Law != "" && !slices.Contains(*law, f.Law) {
			*law = append([]string{f.Law}, *law...)
		}
		return ""
	}
}

func (r timelineReader) aside(to **draw.Aside) registry.Setter {
	return func(n *yaml.Node) string {
		a := &draw.Aside{}
		var law []string
		r.Mapping(n, registry.Table{"text": r.words(&a.Text), "law": r.provisions(&law), "figure": r.length(&a.Length, &law)})
		a.Law = r.laws(law)
		if a.Text == "" && n.Kind == yaml.MappingNode {
			r.Problem(n, "sidegrenen mangler text", "skriv text: …")
		}
		*to = a
		return ""
	}
}

// words takes a text whose figures are references, and prints it.
func (r timelineReader) words(to *string) registry.Setter {
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

// laws are the provisions by their ids.
func (r timelineReader) laws(ids []string) (links []draw.Link) {
	for _, id := range ids {
		links = append(links, r.b.citedLaw(id))
	}
	return links
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
		return t.HTML(id), nil
	}
}
