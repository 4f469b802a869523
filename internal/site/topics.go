package site

import (
	"slices"
	"strings"

	"rettesnor/internal/markdown"
)

// The site has a short menu, and below it every section in a few groups: at
// the foot of each page, and with their pages on one page of their own. The
// groups are in content/data/site.yaml:
//
//	topics:
//	  - title: Før I søger
//	    paths: [/start/, /ansoegning/]

const topicsPath = "/emner/"

// topicsView is every section of the site, in groups.
type topicsView []topicView

type topicView struct {
	Head
	Sections []topicSection
}

type topicSection struct {
	Link
	Pages []Link // with a text of their own
}

// addTopicPage keeps the place of the page until all pages are in order.
func (b *Builder) addTopicPage() {
	if len(b.settings.Topics) > 0 && b.ByAddress[topicsPath] == nil {
		b.Add(b.TitledPage("topics.html", topicsPath, "emner"))
	}
}

// fillTopicPage lists every section with the pages that have a text of their
// own.
func (b *Builder) fillTopicPage() {
	p := b.ByAddress[topicsPath]
	if p == nil || p.File != "" || len(b.settings.Topics) == 0 {
		return
	}
	var v topicsView
	for i, g := range b.topicGroups() {
		group := topicView{Head: p.Head("gruppe-"+string(rune('a'+i)), g.Title)}
		for _, l := range g.Links {
			section := topicSection{Link: l}
			for _, q := range b.Pages {
				if q.File != "" && q.Address != l.Path && Parent(q.Address) == l.Path {
					section.Pages = append(section.Pages, PageLink(q))
				}
			}
			group.Sections = append(group.Sections, section)
		}
		v = append(v, group)
	}
	p.View().Made = v
	b.sectionsGrouped()
}

// sectionsGrouped reports a section that stands in no group, and so in
// nobody's way.
func (b *Builder) sectionsGrouped() {
	var grouped []string
	for _, g := range b.settings.Topics {
		for i, address := range g.Paths {
			if b.ByAddress[address] == nil {
				b.Problem(Problem{File: dataDir + "site.yaml", Line: g.Item("paths", i), Message: "siden " + address + " findes ikke", Hint: didYouMean(address, keysOf(b.ByAddress))})
			}
			grouped = append(grouped, address)
		}
	}
	for _, p := range b.Pages {
		if Parent(p.Address) == "/" && strings.HasSuffix(p.Address, "/") && p.Address != "/" && !p.Joins && !p.Aside && p.Address != topicsPath && p.Address != searchPath && !slices.Contains(grouped, p.Address) {
			b.Problem(Problem{File: dataDir + "site.yaml", Message: p.Address + " står i ingen gruppe", Hint: "skriv den under topics, så man kan finde den"})
		}
	}
}

// topicGroups are the groups as layouts get them.
func (b *Builder) topicGroups() []LinkGroup {
	var groups []LinkGroup
	for _, g := range b.settings.Topics {
		v := LinkGroup{ID: "emne-" + markdown.Slug(g.Title), Title: g.Title}
		for _, address := range g.Paths {
			if p := b.ByAddress[address]; p != nil {
				v.Links = append(v.Links, b.LinkTo(p))
			}
		}
		groups = append(groups, v)
	}
	return groups
}

// current marks the item of the menu that a page lies under. A page of a
// section that is not in the menu lies under all topics.
func (b *Builder) current(menu []Link, address string) {
	found := false
	for i := range menu {
		menu[i].Current = strings.HasPrefix(address, menu[i].Path)
		found = found || menu[i].Current
	}
	if found {
		return
	}
	section := "/" + SectionOf(address) + "/"
	for _, g := range b.settings.Topics {
		if !slices.Contains(g.Paths, section) {
			continue
		}
		for i := range menu {
			menu[i].Current = menu[i].Path == topicsPath
		}
	}
}
