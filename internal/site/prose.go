package site

import (
	"html"
	"strings"

	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
)

// prose writes the text of a page that the build makes from a registry.
// Arguments named html are markup; all others are plain text.
type prose struct {
	strings.Builder
	headings []markdown.Heading
}

func (w *prose) heading(id, text string) {
	w.headings = append(w.headings, markdown.Heading{Level: 2, ID: id, Text: text})
	w.WriteString(`<h2 id="` + html.EscapeString(id) + `">` + html.EscapeString(text) + "</h2>\n")
}

func (w *prose) para(text string) { w.paraHTML(html.EscapeString(text)) }

func (w *prose) paraHTML(html string) {
	if html != "" {
		w.WriteString("<p>" + html + "</p>\n")
	}
}

func (w *prose) list(html []string) {
	if len(html) == 0 {
		return
	}
	w.WriteString("<ul>\n")
	for _, item := range html {
		w.WriteString("<li>" + item + "</li>\n")
	}
	w.WriteString("</ul>\n")
}

// row is a term and its description; rows stand between <dl> and </dl>.
func (w *prose) row(term, html string) {
	if html != "" {
		w.WriteString("<dt>" + term + "</dt><dd>" + html + "</dd>\n")
	}
}

// callout is the box that Markdown's callouts print.
func (w *prose) callout(class, titleHTML, html string) {
	w.WriteString(`<div class="callout callout-` + class + `" role="note"><p class="callout-title">` + titleHTML + "</p>\n" + html + "</div>\n")
}

func (w *prose) into(p *page) *page {
	p.doc.HTML = []byte(w.String())
	p.doc.Headings = w.headings
	return p
}

// to is a link to a page of the site.
func (b *build) to(address, text string) string {
	return `<a href="` + html.EscapeString(b.link(address)) + `">` + html.EscapeString(text) + `</a>`
}

func (b *build) sourceLink(id string) string {
	s := b.reg.Sources[id]
	return anchor("kilde", s.URL(), s.Title)
}

// cited is a source as a drawing names it.
func (b *build) cited(id string) draw.Link {
	return draw.Link{Text: b.reg.Sources[id].Title, HTML: b.sourceLink(id)}
}

func (b *build) provisionLink(id string) string {
	v := b.provision(id)
	return anchor("ref", v.URL, v.Name)
}

// each makes a link of every id, with commas between.
func each(ids []string, link func(id string) string) string {
	var parts []string
	for _, id := range ids {
		parts = append(parts, link(id))
	}
	return strings.Join(parts, ", ")
}

// registerPages adds the pages that are made from the registries.
func (b *build) registerPages() {
	b.rulePages()
	b.decisionPages()
	b.municipalPages()
	b.sourcePage()
	b.changePage()
	b.addTopicPage()
}
