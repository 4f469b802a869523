package site

import (
	"cmp"
	"encoding/json"
	"html"
	"html/template"
	"slices"
	"strings"

	"rettesnor/internal/problem"
)

const feedFile = "feed.xml"

// written is the day of a page's newest words, or empty.
func (p *page) written() string { return max(p.meta.updated, p.meta.date) }

// feeds writes an Atom feed of all pages with a date, and one of each
// section. A feed has addresses of its own host, so without a base there is
// none.
func (b *build) feeds() {
	if b.Base == "" {
		return
	}
	var all []*page
	for _, p := range b.pages {
		if p.written() != "" && !p.view.Page.NoIndex {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(x, y *page) int {
		return cmp.Or(strings.Compare(y.written(), x.written()), strings.Compare(x.address, y.address))
	})
	site := b.siteTitle()
	b.feed("/", site, all)
	sections := map[string][]*page{}
	for _, p := range all {
		if s := sectionOf(p.address); s != "" && p.address != "/"+s+"/" {
			sections[s] = append(sections[s], p)
		}
	}
	for _, s := range keysOf(sections) {
		if home := b.byAddress["/"+s+"/"]; home != nil {
			b.feed(home.address, site+": "+home.title, sections[s])
		}
	}
	for _, p := range b.pages {
		p.view.Page.Feeds = []Link{{Title: site, Path: "/" + feedFile}}
		if s := sectionOf(p.address); sections[s] != nil {
			if home := b.byAddress["/"+s+"/"]; home != nil {
				p.view.Page.Feeds = append(p.view.Page.Feeds, Link{Title: site + ": " + home.title, Path: home.address + feedFile})
			}
		}
	}
}

// xmlText is a text for XML, which cannot hold all characters, not even as
// numbers.
func xmlText(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if problem.Hidden(r) {
			return -1
		}
		return r
	}, s))
}

// A reader of feeds wants what is new, not the whole site.
const feedEntries = 40

func (b *build) feed(address, title string, pages []*page) {
	home := html.EscapeString(b.absolute(address))
	var f strings.Builder
	f.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="` + html.EscapeString(b.lang()) + `">` +
		"<title>" + xmlText(title) + "</title><id>" + home + feedFile + `</id><link rel="self" href="` + home + feedFile + `"/><link href="` + home + `"/>` +
		"<updated>" + pages[0].written() + "T00:00:00Z</updated><author><name>" + xmlText(b.siteTitle()) + "</name></author>\n")
	for _, p := range pages[:min(len(pages), feedEntries)] {
		at := html.EscapeString(b.absolute(p.address))
		f.WriteString("<entry><title>" + xmlText(p.title) + "</title><id>" + at + `</id><link href="` + at + `"/>`)
		if p.meta.date != "" {
			f.WriteString("<published>" + p.meta.date + "T00:00:00Z</published>")
		}
		f.WriteString("<updated>" + p.written() + "T00:00:00Z</updated>")
		if p.description != "" {
			f.WriteString("<summary>" + xmlText(p.description) + "</summary>")
		}
		f.WriteString("</entry>\n")
	}
	f.WriteString("</feed>\n")
	name := strings.TrimPrefix(address, "/") + feedFile
	b.make(File{Path: name, Data: []byte(f.String())})
}

func (b *build) siteTitle() string {
	if home := b.byAddress["/"]; b.reg.Title == "" && home != nil {
		return home.title
	}
	return b.reg.Title
}

// described is what the page says of itself to machines: schema.org's words
// as a data block. The policy forbids scripts in the page, and a data block is
// not one: nothing runs it.
func (b *build) described(p *page) template.JS {
	if p.view.Page.Canonical == "" || p.view.Page.NoIndex {
		return ""
	}
	type item struct {
		Type     string `json:"@type"`
		Position int    `json:"position,omitempty"`
		Name     string `json:"name,omitempty"`
		URL      string `json:"url,omitempty"`
		Item     string `json:"item,omitempty"`
	}
	type list struct {
		Type  string `json:"@type"`
		Items []item `json:"itemListElement"`
	}
	type described struct {
		Context     string `json:"@context"`
		Type        string `json:"@type"`
		Name        string `json:"name"`
		Description string `json:"description,omitempty"`
		Language    string `json:"inLanguage"`
		URL         string `json:"url"`
		Published   string `json:"datePublished,omitempty"`
		Modified    string `json:"dateModified,omitempty"`
		Reviewed    string `json:"lastReviewed,omitempty"`
		Part        *item  `json:"isPartOf,omitempty"`
		Crumbs      *list  `json:"breadcrumb,omitempty"`
	}
	d := described{Context: "https://schema.org", Type: "WebPage", Name: p.title, Description: p.description, Language: b.pageLang(p), URL: p.view.Page.Canonical,
		Published: p.meta.date, Modified: p.meta.updated, Reviewed: p.meta.checked}
	if p.address == "/" {
		d.Type, d.Name = "WebSite", b.siteTitle()
	} else {
		d.Part = &item{Type: "WebSite", Name: b.siteTitle(), URL: b.absolute("/")}
		d.Crumbs = &list{Type: "BreadcrumbList"}
		for i, c := range p.view.Page.Breadcrumbs {
			d.Crumbs.Items = append(d.Crumbs.Items, item{Type: "ListItem", Position: i + 1, Name: c.Title, Item: b.absolute(c.Path)})
		}
	}
	text, err := json.Marshal(d) // which writes < as \u003c
	if err != nil {
		return ""
	}
	return template.JS(text)
}
