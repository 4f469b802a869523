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

// FeedFile is the name of a feed, in the folder that it is of.
const FeedFile = "feed.xml"

// written is the day of a page's newest words, or empty.
func (p *Page) written() string { return max(p.Meta.Updated, p.Meta.Date) }

// feeds writes an Atom feed of all pages with a date, and one of each
// section. A feed has addresses of its own host, so without a base there is
// none.
func (b *Builder) feeds() {
	if b.Base == "" {
		return
	}
	var all []*Page
	for _, p := range b.Pages {
		if p.written() != "" && !p.Hidden {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(x, y *Page) int {
		return cmp.Or(strings.Compare(y.written(), x.written()), strings.Compare(x.Address, y.Address))
	})
	site := b.SiteTitle()
	b.feedOf("/", site, all)
	sections := map[string][]*Page{}
	for _, p := range all {
		if s := SectionOf(p.Address); s != "" && p.Address != "/"+s+"/" {
			sections[s] = append(sections[s], p)
		}
	}
	for _, s := range keysOf(sections) {
		if home := b.ByAddress["/"+s+"/"]; home != nil {
			b.feedOf(home.Address, site+": "+home.Title, sections[s])
		}
	}
	b.feedsOf = func(p *Page) []Link {
		feeds := []Link{{Title: site, Path: "/" + FeedFile}}
		if s := SectionOf(p.Address); sections[s] != nil {
			if home := b.ByAddress["/"+s+"/"]; home != nil {
				feeds = append(feeds, Link{Title: site + ": " + home.Title, Path: home.Address + FeedFile})
			}
		}
		return feeds
	}
	for _, p := range b.Pages {
		if !b.late(p) {
			p.View().Page.Feeds = b.feedsOf(p)
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

// FeedItem is what a feed tells of: a page, or a place on one.
type FeedItem struct {
	Title, Text        string
	Path               string // of the page
	ID                 string // whole address by which readers know the item; empty means the page's
	Published, Updated string // days
}

// Feed writes the feed of the page at an address, the newest items first, and
// leads to it.
func (b *Builder) Feed(address, title, updated string, items []FeedItem) Link {
	home, name := b.Absolute(address), strings.TrimPrefix(address, "/")+FeedFile
	f := atomFeed{Lang: b.Lang(), Title: xmlText(title), ID: home + FeedFile, Links: []atomLink{{"self", home + FeedFile}, {"", home}},
		Updated: midnight(updated), Author: xmlText(b.SiteTitle())}
	for _, item := range items[:min(len(items), feedEntries)] {
		at := b.Absolute(item.Path)
		f.Entries = append(f.Entries, atomEntry{Title: xmlText(item.Title), ID: cmp.Or(item.ID, at), Link: atomLink{Href: at},
			Published: midnight(item.Published), Updated: midnight(item.Updated), Summary: xmlText(item.Text)})
	}
	text, err := xml.Marshal(f)
	if err == nil {
		text, err = minified(name, append([]byte(xml.Header), text...))
	}
	if err != nil {
		b.Problem(Problem{File: name, Message: err.Error()})
	}
	b.MakeFile(File{Path: name, Data: text})
	return Link{Title: title, Path: "/" + name}
}

func (b *Builder) feedOf(address, title string, pages []*Page) Link {
	var items []FeedItem
	for _, p := range pages[:min(len(pages), feedEntries)] {
		items = append(items, FeedItem{Title: p.Title, Text: p.Description, Path: p.Address, Published: p.Meta.Date, Updated: p.written()})
	}
	return b.Feed(address, title, pages[0].written(), items)
}

// SiteTitle is what the site is called: as it says, or as its front page is.
func (b *Builder) SiteTitle() string {
	if home := b.ByAddress["/"]; b.settings.Title == "" && home != nil {
		return home.Title
	}
	return b.settings.Title
}

// described is what the page says of itself to machines: schema.org's words
// as a data block. The policy forbids scripts in the page, and a data block is
// not one: nothing runs it.
func (b *Builder) described(p *Page) template.JS {
	if p.View().Page.Canonical == "" || p.Hidden {
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
	d := described{Context: "https://schema.org", Type: "WebPage", Name: p.Title, Description: p.Description, Language: b.pageLang(p), URL: p.View().Page.Canonical,
		Published: p.Meta.Date, Modified: p.Meta.Updated, Reviewed: p.Meta.Checked}
	if p.Address == "/" {
		d.Type, d.Name = "WebSite", b.SiteTitle()
	} else {
		d.Crumbs = &list{Type: "BreadcrumbList"}
		for i, c := range p.View().Page.Breadcrumbs {
			d.Crumbs.Items = append(d.Crumbs.Items, item{Type: "ListItem", Position: i + 1, Name: c.Title, Item: b.Absolute(c.Path)})
		}
	}
	text, err := json.Marshal(d) // which writes < as \u003c
	if err != nil {
		return ""
	}
	return template.JS(text)
}
