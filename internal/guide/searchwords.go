package guide

import (
	"slices"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/search"
	"rettesnor/internal/site"
)

// Sought is how likely a page is to be meant by who finds a word on it, and what
// the doors say of it.
func (b *builder) Sought(p *site.Page) (weight float64, called []string) {
	for _, door := range b.reg.Doors {
		for _, task := range door.Tasks {
			if address, _, _ := strings.Cut(task.Path, "#"); address != p.Address {
				continue
			}
			for _, said := range []string{task.Title, task.Text} {
				if said != "" && !slices.Contains(called, said) {
					called = append(called, said)
				}
			}
		}
	}
	return b.weight(p), called
}

// weight is less where a page only leads on, or lists what other pages say, is a
// single figure or decision, or is written for those whose work it is, who are few
// among those who search.
func (b *builder) weight(p *site.Page) float64 {
	var readers []string // of the section
	if section := b.ByAddress["/"+site.SectionOf(p.Address)+"/"]; section != nil {
		readers = fieldsOf(section).Audience
	}
	switch {
	case p.Kind == "search", p.Layout == "topics.html":
		return 0
	case p.Layout == "sources.html", p.Layout == "fixed.html":
		return .2
	case p.Kind == "doors", p.Kind == "home", p.Layout == "rule.html", p.Layout == "ledger.html", p.Layout == "flow.html":
		return .4
	case p.Layout == "rate.html", p.Layout == "decisions.html":
		return .45
	case p.Layout == "municipality.html", p.Layout == "decision.html":
		return .6
	case len(readers) > 0 && !slices.Contains(readers, "foraeldre"):
		return .7
	case p.File == "", site.SectionOf(p.Address) == "om":
		return .75
	case p.Kind == "section":
		return .85
	case fieldsOf(p).Letter != "", slices.ContainsFunc(p.Doc.Blocks, func(b markdown.Block) bool { return b.Kind == "skema" }):
		return .9 // something to fill in, where the text tells what to do
	}
	return 1
}

// searchWords are what the search knows of the language, besides its stems.
func (b *builder) searchWords() search.Words {
	words := search.Words{Stop: b.reg.Search.Stop}
	for _, f := range b.reg.Search.Forms {
		words.Forms = append(words.Forms, f.Words)
	}
	for _, m := range b.reg.Search.Means {
		words.Means = append(words.Means, search.Meaning{Words: m.Words, Also: m.Also})
	}
	for _, id := range keysOf(b.reg.Terms) {
		if t := b.reg.Terms[id]; len(t.Also) > 0 {
			words.Means = append(words.Means, search.Meaning{Words: t.Also, Also: []string{t.Term}})
		}
	}
	return words
}
