package guide

import (
	"cmp"
	"html/template"
	"rettesnor/internal/danish"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"slices"
	"time"
)

const unknownFile = registry.Dir + "unknown.yaml"

// toldUnknown is what we have not found, in words.
type toldUnknown struct {
	said      string // the text, as it is said
	text, ask template.HTML
}

// UnknownView is what a page says at its foot that we have not found.
type UnknownView struct {
	ID, Looked string
	Text, Ask  template.HTML
}

// Unknown is what we have not found, for the list of what to look for again.
type Unknown struct {
	ID, Text string
	Looked   string   // YYYY-MM-DD
	Pages    []string // addresses
}

// tellUnknown gives each entry its words as markup, once for all pages.
func (b *builder) tellUnknown() {
	res := b.resolver()
	res.plainTerms = true // the page's own text explains them
	for _, id := range keysOf(b.reg.Unknowns) {
		u, told := b.reg.Unknowns[id], &toldUnknown{}
		b.reg.unknowns[id] = told
		inline := func(line int, text string) template.HTML {
			return template.HTML(b.inline(unknownFile, line, text, res))
		}
		markup, said := b.inlineText(unknownFile, u.Key("text"), u.Text, res)
		told.text, told.said, told.ask = template.HTML(markup), said, inline(u.Key("ask"), u.Ask)
	}
}

// fillUnknown puts the entries on a page that names them.
func (b *builder) fillUnknown(p *site.Page) {
	v := textOf(p)
	for i, id := range fieldsOf(p).Unknown {
		if told := b.reg.unknowns[id]; told != nil && !slices.Contains(fieldsOf(p).Unknown[:i], id) {
			v.Unknown = append(v.Unknown, UnknownView{ID: id, Looked: b.Words.Date(b.reg.Unknowns[id].Looked), Text: told.text, Ask: told.ask})
		}
	}
}

// useUnknown reports names of no entry and entries of no page.
func (b *builder) useUnknown() {
	known := keysOf(b.reg.Unknowns)
	pages := map[string][]string{}
	for _, p := range append(slices.Clone(b.Pages), b.Fragments...) {
		for i, id := range fieldsOf(p).Unknown {
			wrong := site.Problem{File: p.File, Line: fieldsOf(p).Item("unknown", i)}
			switch {
			case b.reg.unknowns[id] == nil:
				wrong.Message, wrong.Hint = "ukendt id under unknown: "+id, suggest.Or(id, known, "tilføj det i "+unknownFile)
				b.Problem(wrong)
			case p.Kind == "fragment" || p.Kind == "shared":
				wrong.Message, wrong.Hint = "teksten har ingen fod, som unknown kan stå i", "skriv unknown på en side"
				b.Problem(wrong)
			case slices.Contains(pages[id], p.Address):
				wrong.Message, wrong.Hint = "id "+id+" står to gange under unknown", "slet det ene"
				b.Problem(wrong)
			default:
				pages[id] = append(pages[id], p.Address)
			}
		}
	}
	for _, id := range known {
		u := b.reg.Unknowns[id]
		if pages[id] == nil {
			b.Problem(site.Problem{File: unknownFile, Line: u.Line, Message: "ingen side nævner " + id, Hint: "skriv unknown: [" + id + "] i front matter på en side, eller slet posten"})
		}
		b.unknowns = append(b.unknowns, Unknown{ID: id, Text: b.reg.unknowns[id].said, Looked: u.Looked, Pages: pages[id]})
	}
	slices.SortStableFunc(b.unknowns, func(x, y Unknown) int { return cmp.Compare(x.Looked, y.Looked) })
}

// staleUnknown lists what nobody has looked for in a year.
func (b *builder) staleUnknown(yearAgo time.Time) {
	for _, id := range keysOf(b.reg.Unknowns) {
		if u := b.reg.Unknowns[id]; u.Looked != "" && u.Looked < yearAgo.Format(time.DateOnly) {
			b.Problem(site.Problem{File: unknownFile, Line: u.Line, Warning: true,
				Message: "vi har ikke ledt efter " + id + " siden " + danish.Date(u.Looked), Hint: "led igen, og ret looked; er det fundet, så skriv det på siden, og slet posten"})
		}
	}
}
