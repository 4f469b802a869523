// Package audit checks a finished site: that its links lead somewhere, its pages
// can be heard, told apart, found and read, say a thing in one place, and have
// not aged. A check is a function of a Site, which holds what is known of all
// pages: ids, links, headings and texts, never the pages' bytes.
package audit

import (
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
)

// Site is what the checks know of a site.
type Site struct {
	Pages     []Page
	Fragments []Page                    // texts that stand on other pages
	Names     *Names                    // the addresses that pages name
	BasePath  string                    // escaped; "" or "/path"
	Lenient   bool                      // a folder from elsewhere: what is found is a warning
	Today     string                    // YYYY-MM-DD; not empty: warn of what has aged by then
	Drafts    map[string]bool           // addresses
	Layouts   map[string][]byte         // by name
	Has       func(address string) bool // whether the site answers
}

// Page is what the checks know of a page.
type Page struct {
	Address, Title string
	File           string // content/x.md; empty for a page without a file
	Layout         string // layouts/guidance.html
	Hidden         bool   // in no list, and in no search engine's
	Apart          bool   // no way needs to lead to it
	Index          bool   // it lists all pages, which is no way to any
	Audience       []string
	Checked        string         // YYYY-MM-DD
	Sources        []string       // the page's own list
	Cited          []markdown.Ref // the sources that its words name, those of title and description too
	Line           map[string]int // of each key of the front matter
	Doc            *markdown.Document
	Marks          *Marks // nil for a page that could not be laid out
}

// from is the file that a page comes from.
func (p *Page) from() string {
	if p.File != "" {
		return p.File
	}
	return p.Layout
}

// Entry is something that a registry or a folder offers to be used.
type Entry struct {
	ID, File string
	Line     int
}

// Unused reports the entries that nothing uses, with what tells so.
func Unused(entries []Entry, used map[string]bool, tell func(id string) problem.Problem) (problems []problem.Problem) {
	for _, e := range entries {
		if !used[e.ID] {
			p := tell(e.ID)
			p.File, p.Line = e.File, e.Line
			problems = append(problems, p)
		}
	}
	return problems
}
