package site

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"
)

const unknownFile = dataDir + "unknown.yaml"

// unknown is an entry of unknown.yaml: what we have looked for and not found.
// It stands once, at the foot of the pages whose front matter names it:
//
//   - id: begge-underskriver
//     text: Om begge forældre skal skrive under.   what is not known, one sentence
//     ask: jeres kommune                           who to ask: "Spørg" stands before it
//     looked: 2026-11-21                           the day we last looked for it
//     tried: [FAL, retsinformation.dk]             where; ids of sources.yaml, or names
type unknown struct {
	id, text, ask, looked        string
	tried                        []string
	line, textLine, askLine      int
	triedLines                   []int
	said                         string // text, as it is said
	textHTML, askHTML, triedHTML template.HTML
}

// UnknownView is what a page says at its foot that we have not found.
type UnknownView struct {
	ID, Looked string
	Text, Ask  template.HTML
	Tried      template.HTML
}

// Unknown is what we have not found, for the list of what to look for again.
type Unknown struct {
	ID, Text string
	Looked   string   // YYYY-MM-DD
	Pages    []string // addresses
}

func (reg *registry) readUnknown(r yamlReader, n *yaml.Node) string {
	u := unknown{line: n.Line}
	at := func(line *int, set setter) setter {
		return func(n *yaml.Node) string {
			*line = n.Line
			return set(n)
		}
	}
	r.mapping(n, table{"id": asWritten(&u.id), "text": at(&u.textLine, asText(&u.text)), "ask": at(&u.askLine, asText(&u.ask)),
		"looked": asDate(&u.looked), "tried": asTexts(&u.tried, &u.triedLines)})
	for _, f := range []struct {
		name  string
		empty bool
	}{{"text", u.text == ""}, {"ask", u.ask == ""}, {"looked", u.looked == ""}} {
		if f.empty {
			r.problem(n, "posten "+u.id+" mangler feltet "+f.name, "hver post siger, hvad vi ikke har fundet (text), hvem man spørger (ask), og hvornår vi sidst har ledt (looked)")
		}
	}
	reg.unknowns[u.id] = &u
	return u.id
}

// tellUnknown gives each entry its words as markup, once for all pages.
func (b *build) tellUnknown() {
	res := b.resolver()
	res.plainTerms = true // the page's own text explains them
	for _, id := range keysOf(b.reg.unknowns) {
		u := b.reg.unknowns[id]
		inline := func(line int, text string) template.HTML {
			return template.HTML(b.inline(unknownFile, line, text, res))
		}
		markup, said := b.inlineText(unknownFile, u.textLine, u.text, res)
		u.textHTML, u.said, u.askHTML = template.HTML(markup), said, inline(u.askLine, u.ask)
		for i, name := range u.tried {
			if _, ok := b.reg.sources[name]; ok {
				name = "{kilde " + name + "}"
			}
			if i > 0 {
				u.triedHTML += ", "
			}
			u.triedHTML += inline(u.triedLines[i], name)
		}
	}
}

// useUnknown puts the entries on the pages that name them, and reports names
// of no entry and entries of no page.
func (b *build) useUnknown() {
	if !b.ours() {
		return
	}
	b.tellUnknown()
	known := keysOf(b.reg.unknowns)
	pages := map[string][]string{}
	for _, p := range append(slices.Clone(b.pages), b.fragments...) {
		for i, id := range p.meta.unknown {
			wrong := Problem{File: p.file, Line: p.meta.unknownLines[i]}
			u := b.reg.unknowns[id]
			switch {
			case u == nil:
				wrong.Message, wrong.Hint = "ukendt id under unknown: "+id, didYouMeanOr(id, known, "tilføj det i "+unknownFile)
				b.problem(wrong)
			case p.kind == "fragment" || p.kind == "shared":
				wrong.Message, wrong.Hint = "teksten har ingen fod, som unknown kan stå i", "skriv unknown på en side"
				b.problem(wrong)
			case slices.Contains(pages[id], p.address):
				wrong.Message, wrong.Hint = "id "+id+" står to gange under unknown", "slet det ene"
				b.problem(wrong)
			default:
				pages[id] = append(pages[id], p.address)
				p.view.Page.Unknown = append(p.view.Page.Unknown,
					UnknownView{ID: id, Looked: danishDate(u.looked), Text: u.textHTML, Ask: u.askHTML, Tried: u.triedHTML})
			}
		}
	}
	for _, id := range known {
		u := b.reg.unknowns[id]
		if pages[id] == nil {
			b.problem(Problem{File: unknownFile, Line: u.line, Message: "ingen side nævner " + id, Hint: "skriv unknown: [" + id + "] i front matter på en side, eller slet posten"})
		}
		b.unknowns = append(b.unknowns, Unknown{ID: id, Text: u.said, Looked: u.looked, Pages: pages[id]})
	}
	slices.SortStableFunc(b.unknowns, func(x, y Unknown) int { return cmp.Compare(x.Looked, y.Looked) })
}

// staleUnknown lists what nobody has looked for in a year.
func (b *build) staleUnknown(yearAgo time.Time) {
	for _, id := range keysOf(b.reg.unknowns) {
		if u := b.reg.unknowns[id]; u.looked != "" && u.looked < yearAgo.Format(time.DateOnly) {
			b.problem(Problem{File: unknownFile, Line: u.line, Warning: true,
				Message: "vi har ikke ledt efter " + id + " siden " + danishDate(u.looked), Hint: "led igen, og ret looked; er det fundet, så skriv det på siden, og slet posten"})
		}
	}
}
