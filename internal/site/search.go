package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rettesnor/internal/danish"
	"rettesnor/internal/search"
)

// A site with content/data/search.yaml can be searched: each page has the field
// at its top, /soeg/ shows the hits, and without a script it is a list of
// subjects and of all pages from A to Å.
//
// The index lies under an address that changes with its bytes, but the file
// that names it does not: were it named in each page, a change of one text would
// change them all.

const (
	searchPath     = "/soeg/"
	searchManifest = searchPath + "indeks.json"
)

// searchView is the page without a question.
type searchView struct {
	Groups  []LinkGroup
	Letters []letterView
}

// letterView is what begins with a letter.
type letterView struct {
	Head
	Links []searchLink
}

type searchLink struct {
	Title, Path string
	ID          string // of a word of the glossary
	key         string
}

func (b *build) searchable() bool { return len(b.reg.Search.Stop) > 0 }

// addSearchPage keeps the place of the page until all pages are in order.
func (b *build) addSearchPage() {
	if b.searchable() && b.byAddress[searchPath] == nil {
		p := b.titled("search.html", searchPath, "soeg")
		p.kind = "search"
		b.add(p)
	}
}

func (b *build) fillSearchPage() {
	p := b.byAddress[searchPath]
	if p == nil || p.kind != "search" {
		return
	}
	var all []searchLink
	for _, q := range b.pages {
		if listed(q) && q.title != "" && q != p {
			all = append(all, searchLink{Title: q.title, Path: q.address})
		}
	}
	for _, id := range keysOf(b.reg.Terms) {
		all = append(all, searchLink{Title: danish.UpperFirst(b.reg.Terms[id].Term), Path: "/ordliste/", ID: id})
	}
	for i := range all {
		all[i].key = danish.SortKey(strings.TrimLeft(all[i].Title, "»«\"(§ "))
	}
	slices.SortStableFunc(all, func(x, y searchLink) int { return strings.Compare(x.key, y.key) })
	v := searchView{Groups: b.topicGroups()}
	for i := range v.Groups {
		v.Groups[i].Links = slices.DeleteFunc(v.Groups[i].Links, func(l Link) bool { return l.Path == searchPath })
	}
	for _, l := range all {
		first := firstLetter(l.Title)
		id := "bogstav-" + strings.ToLower(string(first))
		if first == '#' {
			id = "bogstav-andet"
		}
		if n := len(v.Letters); n == 0 || v.Letters[n-1].ID != id {
			v.Letters = append(v.Letters, letterView{Head: p.head(id, string(first))})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Links = append(last.Links, l)
	}
	p.view.Made = v
}

// firstLetter is the capital that a title stands under; # where it is none.
func firstLetter(title string) rune {
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(title, "»«\"(§ ")); unicode.IsLetter(r) {
		return unicode.ToUpper(r)
	}
	return '#'
}

// searchWeight is how likely a page is to be meant by who finds a word on it:
// less where it only leads on, or lists what other pages say.
func searchWeight(p *page) float64 {
	switch {
	case p.view.Page.NoIndex, p.kind == "search", p.layout == "topics.html":
		return 0
	case p.kind == "doors", p.layout == "sources.html", p.kind == "home", p.layout == "rule.html", p.layout == "ledger.html", p.layout == "flow.html":
		return .4
	case p.layout == "municipality.html", p.layout == "decisions.html":
		return .6
	case p.file == "", sectionOf(p.address) == "om":
		return .75
	case p.kind == "section":
		return .85
	}
	return 1
}

// writeSearch makes the index of the finished pages.
func (b *build) writeSearch() {
	if !b.searchable() {
		return
	}
	var pages []search.Page
	for i, p := range b.pages {
		if weight := searchWeight(p); weight > 0 && b.finished[i].made {
			page := b.finished[i].says
			page.Path, page.Weight = b.link(p.address), weight
			if up := "/" + sectionOf(p.address) + "/"; up != p.address && b.byAddress[up] != nil {
				page.Within = b.byAddress[up].title
			}
			pages = append(pages, page)
		}
	}
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
	index := search.Make(pages, words, b.basePath+"/assets/")
	b.write(File{Path: outputOf(searchManifest), Data: index.Manifest}, "layouts/search.html")
	for _, name := range keysOf(index.Files) {
		b.write(File{Path: name, Data: index.Files[name]}, "layouts/search.html")
	}
}
