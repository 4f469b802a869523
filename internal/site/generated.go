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

// NewPage is a page of guidance without a file.
func NewPage(layout, address, title, description string) *Page {
	return &Page{Address: address, Kind: "guidance", Layout: layout, Title: title, Description: description}
}

// TitledPage is a page whose title and description are said under an id.
func (b *Builder) TitledPage(layout, address, id string) *Page {
	return NewPage(layout, address, b.Words.Say(SaidByProgram+id), b.Words.Say(SaidByProgram+id+".om"))
}

// Head adds a heading to a page.
func (p *Page) Head(id, title string) Head {
	p.Doc.Headings = append(p.Doc.Headings, markdown.Heading{Level: 2, ID: id, Text: title})
	return Head{id, title}
}

// Heading adds one whose words are said under an id.
func (b *Builder) Heading(p *Page, id, said string, args ...words.Arg) Head {
	return p.Head(id, b.Words.Say(SaidByProgram+said, args...))
}

// PageLink is a link to a page.
func PageLink(p *Page) Link { return Link{Title: p.Title, Path: p.Address} }
