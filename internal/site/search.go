package site

import (
	"path"
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

func (b *Builder) searchable() bool { return len(b.settings.Search.Stop) > 0 }

// addSearchPage keeps the place of the page until all pages are in order.
func (b *Builder) addSearchPage() {
	if b.searchable() && b.ByAddress[searchPath] == nil {
		p := b.TitledPage("search.html", searchPath, "soeg")
		p.Kind = "search"
		b.Add(p)
	}
}

func (b *Builder) fillSearchPage() {
	p := b.ByAddress[searchPath]
	if p == nil || p.Kind != "search" {
		return
	}
	var all []searchLink
	for _, q := range b.Pages {
		if !q.Hidden && q.Title != "" && q != p {
			all = append(all, searchLink{Title: q.Title, Path: q.Address})
		}
	}
	for _, t := range b.settings.Terms {
		all = append(all, searchLink{Title: danish.UpperFirst(t.Text), Path: t.Path, ID: t.ID})
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
			v.Letters = append(v.Letters, letterView{Head: p.Head(id, string(first))})
		}
		last := &v.Letters[len(v.Letters)-1]
		last.Links = append(last.Links, l)
	}
	p.View().Made = v
}

// firstLetter is the capital that a title stands under; # where it is none.
func firstLetter(title string) rune {
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(title, "»«\"(§ ")); unicode.IsLetter(r) {
		return unicode.ToUpper(r)
	}
	return '#'
}

// writeSearch makes the index of the finished pages.
func (b *Builder) writeSearch() {
	if !b.searchable() {
		return
	}
	var pages []search.Page
	for i, p := range b.Pages {
		if weight, called := b.product.Sought(p); weight > 0 && !p.Hidden && b.finished[i].made {
			page := *b.finished[i].says
			page.Path, page.Weight, page.Called = b.Link(p.Address), weight, called
			if p.File != "" && p.Kind != "section" {
				page.Named = strings.ReplaceAll(path.Base(p.Address), "-", " ")
			}
			if up := "/" + SectionOf(p.Address) + "/"; up != p.Address && b.ByAddress[up] != nil {
				page.Within = b.ByAddress[up].Title
			}
			pages = append(pages, page)
		}
	}
	index := search.Make(pages, b.settings.Search, b.BasePath+"/assets/")
	b.write(File{Path: outputOf(searchManifest), Data: index.Manifest}, "layouts/search.html")
	for _, name := range keysOf(index.Files) {
		b.write(File{Path: name, Data: index.Files[name]}, "layouts/search.html")
	}
}
