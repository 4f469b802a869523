package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"rettesnor/internal/danish"
)

const fragmentDir = "content/udfald/"

// readPages reads the Markdown files and puts the others where they belong.
func (b *build) readPages() {
	b.drafts = map[string]bool{}
	for _, file := range keysOf(b.content) {
		switch {
		case b.ours() && strings.HasPrefix(file, dataDir), b.pieces[file] != nil:
		case !isText(file):
			b.copy(file)
		default:
			p := b.readPage(file)
			if b.ours() && (strings.HasPrefix(file, fragmentDir) || file == municipalText) {
				if p.kind = "fragment"; file == municipalText {
					p.kind, p.folded = "shared", true // each page of a municipality says its own first
				}
				if p.meta.draft {
					b.problem(Problem{File: file, Line: max(p.meta.line["draft"], 1), Message: "teksten kan ikke være en kladde: andre sider skal bruge den", Hint: "tag draft ud, eller flyt filen ud af content/"})
				}
				b.fragments = append(b.fragments, p)
				continue
			}
			if p.meta.draft || !b.ours() && strings.Contains(file, "/_drafts/") { // where Jekyll has them
				b.drafts[p.address] = true
				continue
			}
			b.kind(p)
			b.add(p)
			if b.ours() {
				p.required(b.reg, &b.problems)
			}
		}
	}
}

// readPage reads a file, or remembers it: reading YAML is half of what a
// build with little to do takes.
func (b *build) readPage(file string) *page {
	src, loose := b.content[file], !b.ours()
	if b.cold {
		b.content[file] = nil // the page has its text, as long as it needs it
		return readPage(file, src, loose, &b.problems)
	}
	kind := []byte(file)
	if loose {
		kind = append(kind, 0)
	}
	r := b.Memo.read.get(hashOf(kind, src), func() fileRead {
		var r fileRead
		r.page = *readPage(file, src, loose, &r.problems)
		return r
	})
	b.problems = append(b.problems, r.problems...)
	p := r.page
	return &p
}

// copy publishes a file of content/ at its own address.
func (b *build) copy(file string) {
	b.write(File{Path: strings.TrimPrefix(file, "content/"), Data: b.content[file]}, file)
	if b.cold && !b.ours() {
		b.content[file] = nil // nothing else asks for it
	}
}

func (b *build) add(p *page) {
	if other := b.byAddress[p.address]; other != nil {
		b.problem(Problem{File: p.file, Message: "siden har samme adresse som " + other.file + ": " + p.address, Hint: "giv den ene et andet navn"})
		return
	}
	b.byAddress[p.address] = p
	b.pages = append(b.pages, p)
}

// nameable are the layouts that a text may name. The others are made for
// pages that the build makes, and show no text, or are parts of layouts.
func (b *build) nameable() []string {
	names := []string{"guidance", "section"}
	if b.ours() {
		// Doors, questions and tools are our site's own.
		names = append(names, "home", "folded", "checklist", "stick", "embeds", "wizard", "calculator", "glossary")
	}
	return append(names, b.ownLayouts...)
}

// kind decides the kind and the layout of a page from its name and its front
// matter.
func (b *build) kind(p *page) {
	layout := p.meta.layout
	if may := b.nameable(); layout != "" && !slices.Contains(may, layout) {
		wrong := Problem{File: p.file, Line: p.meta.line["layout"], Message: "ukendt layout: " + layout, Hint: didYouMeanOr(layout, may, "brug "+strings.Join(may, ", ")), Warning: !b.ours()}
		if slices.Contains(b.theme, layout) {
			wrong.Message = "en tekst kan ikke bruge layoutet " + layout
		}
		b.problem(wrong)
		layout = ""
	}
	if layout == "" {
		switch {
		case p.address == "/" && b.ours():
			layout = "home"
		case p.index:
			layout = "section"
		default:
			layout = "guidance"
		}
	}
	switch layout {
	case "folded": // guidance that many come to for one thing of many
		layout, p.folded = "guidance", true
	case "checklist": // and one that goes on one sheet of paper
		layout, p.checklist = "guidance", true
	}
	p.layout, p.kind = layout+".html", layout
	if layout == "stick" || layout == "embeds" { // guidance with what the build adds below it
		p.kind = "guidance"
	}
}

// arrange makes the pages that folders lack, and puts all in order.
func (b *build) arrange() {
	for _, p := range slices.Clone(b.pages) {
		for up := parent(p.address); ; up = parent(up) {
			if _, own := b.from[outputOf(up)]; b.byAddress[up] == nil && !own {
				b.folder(up)
			}
			if up == "/" {
				break
			}
		}
	}
	if b.ours() {
		for _, g := range b.reg.Topics {
			for _, address := range g.Paths {
				b.sections = append(b.sections, strings.Trim(address, "/"))
			}
		}
		for _, l := range b.reg.Menu {
			b.sections = append(b.sections, strings.Trim(l.Path, "/"))
		}
	}
	for _, p := range b.pages {
		if s := sectionOf(p.address); s != "" && !slices.Contains(b.sections, s) {
			b.sections = append(b.sections, s)
		}
	}
	place := map[string]int{}
	for i, s := range b.sections {
		place[s] = i
	}
	for _, p := range b.pages {
		i, ok := place[sectionOf(p.address)]
		if !ok {
			i = -1 // the front page
		}
		p.key = sortKey{i, parent(p.address), order(p.meta.weight), fold(p.title)}
	}
	slices.SortFunc(b.pages, func(x, y *page) int {
		return cmp.Or(cmp.Compare(x.key.section, y.key.section), strings.Compare(x.key.parent, y.key.parent),
			cmp.Compare(x.key.weight, y.key.weight), strings.Compare(x.key.title, y.key.title), strings.Compare(x.address, y.address))
	})
	for i, p := range b.pages {
		p.place = i
	}
}

// sortKey is a page's place: its section, its folder, its weight, its title.
type sortKey struct {
	section int
	parent  string
	weight  int
	title   string
}

// order puts pages without a weight last.
func order(weight int) int {
	if weight == 0 {
		return 1 << 30
	}
	return weight
}

// fold makes Danish letters sort after z, in their order.
var fold = danish.SortKey

func parent(address string) string {
	up := path.Dir(strings.TrimSuffix(address, "/"))
	if up == "/" || up == "." {
		return "/"
	}
	return up + "/"
}

func sectionOf(address string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	return first
}

// folder makes the page of a folder that has none of its own.
func (b *build) folder(address string) {
	if b.drafts[address] || strings.HasPrefix(address, embedsPath) {
		return
	}
	p := &page{address: address, kind: "section", layout: "section.html", index: true, title: b.titleFromName("content" + address + "_index.md")}
	switch {
	case address == "/":
		p.title = b.words.say("side.forside")
	case address == "/for/" && b.ours():
		p.title, p.description = b.words.say("side.for"), b.words.say("side.for.om")
	}
	if b.ours() && !made(address) {
		b.problem(Problem{File: "content" + address + "_index.md", Message: "mappen har ingen side", Hint: "skriv en _index.md med title og description"})
	}
	b.add(p)
}

// made tells that the folder's pages are the build's own.
func made(address string) bool { return address == "/for/" || strings.HasPrefix(address, "/guide/") }

func (b *build) linkTo(p *page) Link {
	return Link{Title: p.title, Path: p.address, Description: p.description}
}

// children are the pages right below an address, in order.
func (b *build) children(address string) []Link {
	var list []Link
	for _, p := range b.pages {
		if p.address != "/" && p.address != "/for/" && p.address != address && parent(p.address) == address && listed(p) {
			list = append(list, b.linkTo(p))
		}
	}
	return list
}

func listed(p *page) bool {
	return p.kind != "notfound" && p.kind != "offline" && p.kind != "question" && p.kind != "outcome" && p.kind != "standing" && p.embeds == nil
}
