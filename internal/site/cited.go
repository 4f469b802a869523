package site

import "rettesnor/internal/draw"

// cited is a source as a drawing names it.
func (b *build) cited(id string) draw.Link {
	return b.drawn("source", b.reg.sourceView(id), b.reg.Sources[id].Title)
}

// citedLaw is a provision as a drawing names it.
func (b *build) citedLaw(id string) draw.Link {
	v := b.provision(id)
	return b.drawn("law", v, v.Name)
}

func (b *build) drawn(part string, data any, text string) draw.Link {
	html, err := b.layouts.part(part, data)
	if err != nil {
		b.problem(Problem{File: "layouts", Message: err.Error()})
	}
	return draw.Link{Text: text, HTML: html}
}

// registerPages adds the pages that are made from the registries.
func (b *build) registerPages() {
	b.rulePages()
	b.decisionPages()
	b.municipalPages()
	b.sourcePages()
	b.changePage()
	b.addTopicPage()
	b.openDataPages()
	b.addSearchPage()
	b.addOfflinePage()
}
