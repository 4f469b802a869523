package guide

import (
	"rettesnor/internal/draw"
	"rettesnor/internal/site"
)

// cited is a source as a drawing names it.
func (b *builder) cited(id string) draw.Link {
	return b.drawn("source", b.reg.sourceView(id), b.reg.Sources[id].Title)
}

// citedLaw is a provision as a drawing names it.
func (b *builder) citedLaw(id string) draw.Link {
	v := b.provision(id)
	return b.drawn("law", v, v.Name)
}

func (b *builder) drawn(part string, data any, text string) draw.Link {
	html, err := b.Templates.Part(part, data)
	if err != nil {
		b.Problem(site.Problem{File: "layouts", Message: err.Error()})
	}
	return draw.Link{Text: text, HTML: html}
}
