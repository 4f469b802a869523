package site

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"rettesnor/internal/audit"
	"rettesnor/internal/markdown"
)

// auditSite is what the checks of a finished site are given. Which files it
// has is asked when a check asks, since some are written after the pages.
func (b *build) auditSite() *audit.Site {
	s := &audit.Site{BasePath: b.basePath, Lenient: !b.ours(), Today: b.Today, Drafts: b.drafts, Layouts: b.layout,
		Has: func(address string) bool {
			_, ok := b.out[outputOf(address)]
			return ok || b.Stick && (address == "/"+StickFile || address == "/"+StickSum)
		}}
	for i, p := range b.pages {
		page := audited(p)
		page.Hidden = p.view.Page.NoIndex
		page.Index = p.kind == "search"
		page.Apart = p.kind == "notfound" || p.kind == "offline" || p.embeds != nil || p.file == "" && made(p.address) && p.index
		if f := &b.finished[i]; f.made {
			page.Marks = &f.marks
		}
		s.Pages = append(s.Pages, page)
	}
	for _, p := range b.fragments {
		s.Fragments = append(s.Fragments, audited(p))
	}
	return s
}

func audited(p *page) audit.Page {
	return audit.Page{Address: p.address, Title: p.title, File: p.file, Layout: "layouts/" + p.layout, Audience: p.meta.audience,
		Checked: p.meta.checked, Sources: p.meta.sources, Cited: p.refs("kilde"), Line: p.meta.line, Doc: &p.doc}
}

// PublishedFile lists the addresses that have been given out, one a line.
const PublishedFile = dataDir + "published.txt"

// writeAssets puts the stylesheets, scripts and pictures among the files. Of
// those that a folder from elsewhere has from us, only what its pages use.
func (b *build) writeAssets() {
	var used map[string]bool
	if len(b.lent) > 0 {
		used = b.usedAssets()
	}
	for _, f := range b.assets.files {
		from := b.assets.from[f.Path]
		if slices.Contains(b.lent, strings.TrimPrefix(from, "static/")) && !used[f.Path] {
			continue
		}
		b.write(f, cmp.Or(from, "static"))
	}
}

// usedAssets are the files under assets/ that a page names, or a style that one
// names.
func (b *build) usedAssets() map[string]bool {
	used, styles := map[string]bool{}, map[string][]byte{}
	for _, f := range b.assets.files {
		if path.Ext(f.Path) == ".css" {
			styles[f.Path] = f.Data
		}
	}
	for next := b.used; len(next) > 0; {
		more := map[string]bool{}
		for name := range next {
			if !used[name] {
				used[name] = true
				assetNames(styles[name], more)
			}
		}
		next = more
	}
	return used
}

// assetNames adds the files under assets/ that a text names.
func assetNames(text []byte, names map[string]bool) {
	for {
		_, after, found := bytes.Cut(text, []byte("/assets/"))
		if !found {
			return
		}
		end := bytes.IndexAny(after, "\"' )>?#")
		if end < 0 {
			end = len(after)
		}
		if !names["assets/"+string(after[:end])] { // which makes no string
			names["assets/"+string(after[:end])] = true
		}
		text = after
	}
}

// check follows the links of the finished pages.
func (b *build) check() {
	b.audited = b.auditSite()
	s := b.audited
	for _, check := range []func(*audit.Site) []Problem{audit.Links, audit.Outline, audit.Titles, audit.Reach} {
		b.problems = append(b.problems, check(s)...)
	}
}

// checkOurs holds our own pages to what we ask of them.
func (b *build) checkOurs() {
	if !b.ours() {
		return
	}
	s := b.audited
	for _, check := range []func(*audit.Site) []Problem{audit.Readable, audit.Alike, audit.Unchecked} {
		b.problems = append(b.problems, check(s)...)
	}
	b.problems = append(b.problems, audit.Unlisted(s, func(id string) bool { _, ok := b.reg.Sources[id]; return ok })...)
	if list, ok := b.content[PublishedFile]; ok {
		b.problems = append(b.problems, audit.Published(s, PublishedFile, list)...)
	}
	b.idleTerms()
}

// idleTerms lists words of the glossary that no text explains in place.
func (b *build) idleTerms() {
	if b.Today == "" {
		return
	}
	used := map[string]bool{}
	note := func(refs []markdown.Ref) {
		for _, ref := range refs {
			if ref.Kind == "ord" {
				used[termID(ref)] = true
			}
		}
	}
	note(b.refs)
	for _, p := range b.texts() {
		note(p.doc.Refs)
	}
	var terms []audit.Entry
	for _, id := range keysOf(b.reg.Terms) {
		terms = append(terms, audit.Entry{ID: id, File: dataDir + "glossary.yaml", Line: b.reg.Terms[id].Line})
	}
	b.problems = append(b.problems, audit.Unused(terms, used, func(id string) Problem {
		return Problem{Warning: true, Message: "ordet " + id + " bruges ikke på nogen side", Hint: "brug {ord " + id + "}, eller slet det"}
	})...)
}

// addresses are those of the pages that others may link to.
func (b *build) addresses() (all []string) {
	for _, p := range b.pages {
		if !p.view.Page.NoIndex || p.embeds != nil {
			all = append(all, p.address)
		}
	}
	return all
}
