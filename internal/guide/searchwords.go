package guide

import (
	"rettesnor/internal/search"
	"rettesnor/internal/site"
)

// Weight is how likely a page is to be meant by who finds a word on it:
// less where it only leads on, or lists what other pages say.
func (b *builder) Weight(p *site.Page) float64 {
	switch {
	case p.Kind == "search", p.Layout == "topics.html":
		return 0
	case p.Kind == "doors", p.Layout == "sources.html", p.Kind == "home", p.Layout == "rule.html", p.Layout == "ledger.html", p.Layout == "flow.html":
		return .4
	case p.Layout == "municipality.html", p.Layout == "decisions.html":
		return .6
	case p.File == "", site.SectionOf(p.Address) == "om":
		return .75
	case p.Kind == "section":
		return .85
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
