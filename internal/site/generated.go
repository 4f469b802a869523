package site

import (
	"rettesnor/internal/markdown"
	"rettesnor/wizard/words"
)

// A page without a file is a view, which a layout of its own prints: the
// sources are a sourcesView in sources.html, which finds it as .Made and prints
// it where a text would stand:
//
//	{{define "main"}}{{template "article" .}}{{end}}
//	{{define "prose"}}{{with .Made}}…{{end}}{{end}}
//
// What it is called and its headings are said by the program, under ids that
// begin with "side.", since lists and the search need them too.

// Head is a heading of such a page.
type Head struct{ ID, Title string }

// generated is a page of guidance without a file.
func generated(layout, address, title, description string) *page {
	return &page{address: address, kind: "guidance", layout: layout, title: title, description: description}
}

// titled is a page whose title and description are said under an id.
func (b *build) titled(layout, address, id string) *page {
	return generated(layout, address, b.words.say(saidByProgram+id), b.words.say(saidByProgram+id+".om"))
}

// head adds a heading to a page.
func (p *page) head(id, title string) Head {
	p.doc.Headings = append(p.doc.Headings, markdown.Heading{Level: 2, ID: id, Text: title})
	return Head{id, title}
}

// heading adds one whose words are said under an id.
func (b *build) heading(p *page, id, said string, args ...words.Arg) Head {
	return p.head(id, b.words.say(saidByProgram+said, args...))
}

// pageLink is a link to a page.
func pageLink(p *page) Link { return Link{Title: p.title, Path: p.address} }

func (reg *siteData) sourceView(id string) SourceView {
	s := reg.Sources[id]
	return SourceView{ID: id, Title: s.Title, URL: s.URL(), Note: s.Note}
}

func (reg *siteData) sourceViews(ids []string) (all []SourceView) {
	for _, id := range ids {
		all = append(all, reg.sourceView(id))
	}
	return all
}

func (b *build) provisionViews(ids []string) (all []ProvisionView) {
	for _, id := range ids {
		all = append(all, b.provision(id))
	}
	return all
}

// figure is a rate's value in words.
func (b *build) figure(value, unit string) string { return b.reg.figure(b.words, value, unit) }

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
