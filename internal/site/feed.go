package site

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
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
	tell := func(p *page) {
		p.view.Page.Feeds = []Link{{Title: site, Path: "/" + feedFile}}
		if s := sectionOf(p.address); sections[s] != nil {
			if home := b.byAddress["/"+s+"/"]; home != nil {
				p.view.Page.Feeds = append(p.view.Page.Feeds, Link{Title: site + ": " + home.title, Path: home.address + feedFile})
			}
		}
	}
	view := b.view
	b.view = func(p *page) {
		view(p)
		tell(p)
	}
	for _, p := range b.pages {
		if !b.late(p) {
			tell(p)
		}
	}
}

// xmlText is a text for XML, which cannot hold all characters, not even as
// numbers.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if problem.Hidden(r) {
			return -1
		}
		return r
	}, s)
}

// A reader of feeds wants what is new, not the whole site.
const feedEntries = 40

// atomFeed is a feed as encoding/xml writes it, RFC 4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Links   []atomLink  `xml:"link"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title     string   `xml:"title"`
	ID        string   `xml:"id"`
	Link      atomLink `xml:"link"`
	Published string   `xml:"published,omitempty"`
	Updated   string   `xml:"updated"`
	Summary   string   `xml:"summary,omitempty"`
}

// midnight is when a day begins, and empty for none.
func midnight(day string) string {
	if day == "" {
		return ""
	}
	return day + "T00:00:00Z"
}

// newFeed is the feed of the page at an address, without its entries.
func (b *build) newFeed(address, title, updated string) atomFeed {
	home := b.absolute(address)
	return atomFeed{Lang: b.lang(), Title: xmlText(title), ID: home + feedFile, Links: []atomLink{{"self", home + feedFile}, {"", home}},
		Updated: midnight(updated), Author: xmlText(b.siteTitle())}
}

func (b *build) writeFeed(address string, f atomFeed) {
	name := strings.TrimPrefix(address, "/") + feedFile
	text, err := xml.Marshal(f)
	if err == nil {
		text, err = minified(name, append([]byte(xml.Header), text...))
	}
	if err != nil {
		b.problem(Problem{File: name, Message: err.Error()})
	}
	b.make(File{Path: name, Data: text})
}

func (b *build) feed(address, title string, pages []*page) {
	f := b.newFeed(address, title, pages[0].written())
	for _, p := range pages[:min(len(pages), feedEntries)] {
		at := b.absolute(p.address)
		f.Entries = append(f.Entries, atomEntry{Title: xmlText(p.title), ID: at, Link: atomLink{Href: at},
			Published: midnight(p.meta.date), Updated: midnight(p.written()), Summary: xmlText(p.description)})
	}
	b.writeFeed(address, f)
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
		Crumbs      *list  `json:"breadcrumb,omitempty"`
	}
	d := described{Context: "https://schema.org", Type: "WebPage", Name: p.title, Description: p.description, Language: b.pageLang(p), URL: p.view.Page.Canonical,
		Published: p.meta.date, Modified: p.meta.updated, Reviewed: p.meta.checked}
	if p.address == "/" {
		d.Type, d.Name = "WebSite", b.siteTitle()
	} else {
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
