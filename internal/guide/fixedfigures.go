package guide

import (
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard/words"
)

// fixedPath lists the figures of figures.yaml, each at its id: /satser/faste-tal/#klagefrist.
// A figure has no name of its own; what it counts is told by its provision and by
// the pages that say it.
const fixedPath = ratesPath + "faste-tal/"

type fixedFiguresView struct{ Groups []fixedGroup }

// fixedGroup are the figures of the whole country, or those of a municipality.
type fixedGroup struct {
	site.Head
	Local   bool
	Figures []fixedFigure
}

type fixedFigure struct {
	ID, Value string
	Law       []ProvisionView // none or one
	Note      string
	Source    SourceView
	Rate      *site.Link // the rate, year by year, where there are years
	Pages     []site.Link
}

// fixedFigures are the page of all figures.
func (b *builder) fixedFigures() {
	if len(b.reg.Figures) == 0 || b.ByAddress[fixedPath] != nil {
		return
	}
	p := b.TitledPage("fixed.html", fixedPath, "faste-tal")
	p.Folded = true
	of := map[string][]fixedFigure{} // by municipality, "" for the whole country
	for _, id := range keysOf(b.reg.Figures) {
		f := b.reg.Figures[id]
		row := fixedFigure{ID: id, Value: figureText(f), Note: f.Note, Source: b.reg.sourceView(f.Source), Pages: b.mentions("tal", id)}
		if f.Law != "" {
			row.Law = []ProvisionView{b.provision(f.Law)}
		}
		if f.Rate != "" {
			row.Rate = &site.Link{Title: rateName(b.Words, f.Rate), Path: ratePath(f.Rate)}
		}
		whose := b.figureOf(id)
		of[whose] = append(of[whose], row)
	}
	v := fixedFiguresView{Groups: []fixedGroup{{b.Heading(p, "hele-landet", "faste-tal.landet"), false, of[""]}}}
	for _, m := range b.reg.Municipalities {
		if of[m.ID] != nil {
			v.Groups = append(v.Groups, fixedGroup{b.Heading(p, m.ID, "faste-tal.lokale", words.Str("kommune", m.Name)), true, of[m.ID]})
		}
	}
	p.View().Made = v
	b.Add(p)
}

// figureText is a figure with its unit.
func figureText(f registry.Figure) string {
	return strings.TrimSpace(danish.Number(f.Value) + danish.NBSP + f.Unit)
}

// figureOf is the municipality whose practice a figure is, "" for none: its id
// begins with the municipality's.
func (b *builder) figureOf(id string) string {
	for _, m := range b.reg.Municipalities {
		if strings.HasPrefix(id, m.ID+"-") {
			return m.ID
		}
	}
	return ""
}
