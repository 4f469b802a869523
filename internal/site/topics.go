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
func (b *build) addTopicPage() {
	if len(b.reg.Topics) > 0 && b.byAddress[topicsPath] == nil {
		b.add(b.titled("topics.html", topicsPath, "emner"))
	}
}

// fillTopicPage lists every section with the pages that have a text of their
// own.
func (b *build) fillTopicPage() {
	p := b.byAddress[topicsPath]
	if p == nil || p.file != "" || len(b.reg.Topics) == 0 {
		return
	}
	var v topicsView
	for i, g := range b.topicGroups() {
		group := topicView{Head: p.head("gruppe-"+string(rune('a'+i)), g.Title)}
		for _, l := range g.Links {
			section := topicSection{Link: l}
			for _, q := range b.pages {
				if q.file != "" && q.address != l.Path && parent(q.address) == l.Path {
					section.Pages = append(section.Pages, pageLink(q))
				}
			}
			group.Sections = append(group.Sections, section)
		}
		v = append(v, group)
	}
	p.view.Made = v
	b.sectionsGrouped()
}

// sectionsGrouped reports a section that stands in no group, and so in
// nobody's way.
func (b *build) sectionsGrouped() {
	var grouped []string
	for _, g := range b.reg.Topics {
		for i, address := range g.Paths {
			if b.byAddress[address] == nil {
				b.problem(Problem{File: dataDir + "site.yaml", Line: g.Item("paths", i), Message: "siden " + address + " findes ikke", Hint: didYouMean(address, keysOf(b.byAddress))})
			}
			grouped = append(grouped, address)
		}
	}
	for _, p := range b.pages {
		if parent(p.address) == "/" && strings.HasSuffix(p.address, "/") && p.address != "/" && p.address != "/for/" && p.address != topicsPath && p.address != searchPath && p.address != offlinePath && !slices.Contains(grouped, p.address) {
			b.problem(Problem{File: dataDir + "site.yaml", Message: p.address + " står i ingen gruppe", Hint: "skriv den under topics, så man kan finde den"})
		}
	}
}

// topicGroups are the groups as layouts get them.
func (b *build) topicGroups() []LinkGroup {
	var groups []LinkGroup
	for _, g := range b.reg.Topics {
		v := LinkGroup{ID: "emne-" + markdown.Slug(g.Title), Title: g.Title}
		for _, address := range g.Paths {
			if p := b.byAddress[address]; p != nil {
				v.Links = append(v.Links, b.linkTo(p))
			}
		}
		groups = append(groups, v)
	}
	return groups
}

// current marks the item of the menu that a page lies under. A page of a
// section that is not in the menu lies under all topics.
func (b *build) current(menu []Link, address string) {
	found := false
	for i := range menu {
		menu[i].Current = strings.HasPrefix(address, menu[i].Path)
		found = found || menu[i].Current
	}
	if found {
		return
	}
	section := "/" + sectionOf(address) + "/"
	for _, g := range b.reg.Topics {
		if !slices.Contains(g.Paths, section) {
			continue
		}
		for i := range menu {
			menu[i].Current = menu[i].Path == topicsPath
		}
	}
}
