package site

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"rettesnor/internal/audit"
)

// auditSite is what the checks of a finished site are given. Which files it
// has is asked when a check asks, since some are written after the pages.
func (b *Builder) auditSite() *audit.Site {
	s := &audit.Site{Names: b.names, BasePath: b.BasePath, Lenient: b.lenient(), Today: b.Today, Drafts: b.drafts, Layouts: b.Layout,
		Has: func(address string) bool {
			_, ok := b.out[outputOf(address)]
			return ok || slices.Contains(b.Beside, strings.TrimPrefix(address, "/"))
		}}
	for i, p := range b.Pages {
		page := audited(p)
		page.Hidden = p.Hidden
		page.Index = p.Kind == "search"
		page.Apart = p.Aside
		if f := &b.finished[i]; f.made {
			page.Marks = &f.marks
		}
		s.Pages = append(s.Pages, page)
	}
	for _, p := range b.Fragments {
		s.Fragments = append(s.Fragments, audited(p))
	}
	return s
}

func audited(p *Page) audit.Page {
	return audit.Page{Address: p.Address, Title: p.Title, File: p.File, Layout: "layouts/" + p.Layout, Checked: p.Meta.Checked, Line: p.Meta.Line, Doc: &p.Doc}
}

// PublishedFile lists the addresses that have been given out, one a line.
const PublishedFile = dataDir + "published.txt"

// writeAssets puts the stylesheets, scripts and pictures among the files. Of
// those that a folder from elsewhere has from us, only what its pages use.
func (b *Builder) writeAssets() {
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
func (b *Builder) usedAssets() map[string]bool {
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
func (b *Builder) check() {
	b.audited = b.auditSite()
	s := b.audited
	for _, check := range []func(*audit.Site) []Problem{audit.Links, audit.Outline, audit.Titles, audit.Reach} {
		b.Problems = append(b.Problems, check(s)...)
	}
}

// published reports addresses that have been given out and no longer answer.
func (b *Builder) published() {
	if list, ok := b.Content[PublishedFile]; ok && !b.lenient() {
		b.Problems = append(b.Problems, audit.Published(b.audited, PublishedFile, list)...)
	}
}

// addresses are those of the pages that others may link to.
func (b *Builder) addresses() (all []string) {
	for _, p := range b.Pages {
		if !p.Hidden || p.Embeds != nil {
			all = append(all, p.Address)
		}
	}
	return all
}
