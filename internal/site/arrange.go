package site

import (
	"cmp"
	"hash/maphash"
	"path"
	"slices"
	"strings"

	"rettesnor/internal/danish"
)

// readPages reads the Markdown files and puts the others where they belong.
func (b *Builder) readPages() {
	b.drafts = map[string]bool{}
	b.readEarly()
	for _, file := range keysOf(b.Content) {
		switch {
		case !b.lenient() && strings.HasPrefix(file, dataDir), b.pieces[file] != nil:
		case !isText(file):
			b.copy(file)
		default:
			p := b.readPage(file)
			if p == nil {
				continue
			}
			if b.product != nil && b.product.Apart(p) {
				if p.Meta.draft {
					b.Problem(Problem{File: file, Line: max(p.Meta.Line["draft"], 1), Message: "teksten kan ikke være en kladde: andre sider skal bruge den", Hint: "tag draft ud, eller flyt filen ud af content/"})
				}
				b.Fragments = append(b.Fragments, p)
				continue
			}
			if p.Meta.draft || b.lenient() && strings.Contains(file, "/_drafts/") { // where Jekyll has them
				b.drafts[p.Address] = true
				continue
			}
			b.kind(p)
			b.Add(p)
		}
	}
}

// readPage reads a file, or remembers it: reading YAML is half of what a
// build with little to do takes.
func (b *Builder) readPage(file string) *Page {
	if (b.cold || b.lazy) && b.lenient() {
		r := b.early[file]
		delete(b.early, file)
		b.Problems = append(b.Problems, r.problems...)
		return r.page
	}
	src := b.Content[file]
	var own reading
	if b.product != nil {
		own = b.product.Front
	}
	if b.cold {
		b.Content[file] = nil // the page has its text, as long as it needs it
		return readPage(file, src, own, &b.Problems)
	}
	r := b.remembered(file, src, own)
	b.Problems = append(b.Problems, r.problems...)
	p := *r.page
	return &p
}

func (b *Builder) remembered(file string, src []byte, own reading) fileRead {
	kind := []byte(file)
	if own == nil {
		kind = append(kind, 0)
	}
	return b.Memo.read.get(hashOf(kind, src), func() fileRead {
		var r fileRead
		if r.page = readPage(file, src, own, &r.problems); b.late(r.page) {
			r.page.body = nil // it is read again
		}
		return r
	})
}

// readEarly reads the texts of a folder from elsewhere, several at once. One that
// tells its title is read again when it is laid out; until then it has no bytes.
func (b *Builder) readEarly() {
	if !b.cold && !b.lazy || !b.lenient() {
		return
	}
	var files []string
	for file := range b.Content {
		if isText(file) {
			files = append(files, file)
		}
	}
	all := make([]fileRead, len(files))
	parallel(len(files), func(i int) {
		src, wrong := b.text(files[i])
		if wrong != nil {
			all[i].problems = []Problem{*wrong}
			return
		}
		if b.cold {
			all[i].page = readPage(files[i], src, nil, &all[i].problems)
		} else {
			all[i] = b.remembered(files[i], src, nil)
			p := *all[i].page
			all[i].page = &p
		}
		if p := all[i].page; b.late(p) {
			p.sum, p.body = maphash.Bytes(b.seed, src), nil
		}
	})
	b.early = map[string]fileRead{}
	for i, file := range files {
		b.early[file] = all[i]
	}
}

// copy publishes a file of content/ at its own address.
func (b *Builder) copy(file string) {
	b.write(File{Path: strings.TrimPrefix(file, "content/"), Data: b.Content[file]}, file)
	if b.cold && b.lenient() {
		b.Content[file] = nil // nothing else asks for it
	}
}

// Add adds a page to the site; two at one address are a problem.
func (b *Builder) Add(p *Page) {
	if other := b.ByAddress[p.Address]; other != nil {
		b.Problem(Problem{File: p.File, Message: "siden har samme adresse som " + other.File + ": " + p.Address, Hint: "giv den ene et andet navn"})
		return
	}
	b.ByAddress[p.Address] = p
	b.Pages = append(b.Pages, p)
}

// Nameable are the layouts that a text may name. The others are made for
// pages that the build makes, and show no text, or are parts of layouts.
func (b *Builder) Nameable() []string {
	return slices.Concat([]string{"guidance", "section"}, b.settings.Layouts, b.ownLayouts)
}

// kind decides the kind and the layout of a page from its name and its front
// matter.
func (b *Builder) kind(p *Page) {
	layout := p.Meta.Layout
	if may := b.Nameable(); layout != "" && !slices.Contains(may, layout) {
		wrong := Problem{File: p.File, Line: p.Meta.Line["layout"], Message: "ukendt layout: " + layout, Hint: didYouMeanOr(layout, may, "brug "+strings.Join(may, ", ")), Warning: b.lenient()}
		if slices.Contains(b.theme, layout) {
			wrong.Message = "en tekst kan ikke bruge layoutet " + layout
		}
		b.Problem(wrong)
		layout = ""
	}
	if layout == "" {
		switch {
		case p.Address == "/" && !b.lenient():
			layout = "home"
		case p.index:
			layout = "section"
		default:
			layout = "guidance"
		}
	}
	switch layout {
	case "folded": // guidance that many come to for one thing of many
		layout, p.Folded = "guidance", true
	case "checklist": // and one that goes on one sheet of paper
		layout, p.checklist = "guidance", true
	}
	p.Layout, p.Kind = layout+".html", layout
}

// arrange makes the pages that folders lack, and puts all in order.
func (b *Builder) arrange() {
	for _, p := range slices.Clone(b.Pages) {
		for up := Parent(p.Address); ; up = Parent(up) {
			if _, own := b.from[outputOf(up)]; b.ByAddress[up] == nil && !own {
				b.folder(up)
			}
			if up == "/" {
				break
			}
		}
	}
	for _, g := range b.settings.Topics {
		for _, address := range g.Paths {
			b.sections = append(b.sections, strings.Trim(address, "/"))
		}
	}
	for _, l := range b.settings.Menu {
		b.sections = append(b.sections, strings.Trim(l.Path, "/"))
	}
	for _, p := range b.Pages {
		if s := SectionOf(p.Address); s != "" && !slices.Contains(b.sections, s) {
			b.sections = append(b.sections, s)
		}
	}
	place := map[string]int{}
	for i, s := range b.sections {
		place[s] = i
	}
	for _, p := range b.Pages {
		i, ok := place[SectionOf(p.Address)]
		if !ok {
			i = -1 // the front page
		}
		p.key = sortKey{i, Parent(p.Address), order(p.Meta.Weight), fold(p.Title)}
	}
	slices.SortFunc(b.Pages, func(x, y *Page) int {
		return cmp.Or(cmp.Compare(x.key.section, y.key.section), strings.Compare(x.key.parent, y.key.parent),
			cmp.Compare(x.key.weight, y.key.weight), strings.Compare(x.key.title, y.key.title), strings.Compare(x.Address, y.Address))
	})
	for i, p := range b.Pages {
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

// Parent is the address of the folder that a page lies in.
func Parent(address string) string {
	up := path.Dir(strings.TrimSuffix(address, "/"))
	if up == "/" || up == "." {
		return "/"
	}
	return up + "/"
}

// SectionOf is the first folder of an address, empty for the front page.
func SectionOf(address string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	return first
}

// folder makes the page of a folder that has none of its own.
func (b *Builder) folder(address string) {
	if b.drafts[address] {
		return
	}
	p := &Page{Address: address, Kind: "section", Layout: "section.html", index: true, Title: b.titleFromName("content" + address + "_index.md")}
	if address == "/" {
		p.Title = b.Words.Say("side.forside")
	}
	if b.product == nil || b.product.Folder(p) {
		b.Add(p)
	}
}

// LinkTo is a link to a page, with what it says of itself.
func (b *Builder) LinkTo(p *Page) Link {
	return Link{Title: p.Title, Path: p.Address, Description: p.Description}
}

// children are the pages right below an address, in order.
func (b *Builder) children(address string) []Link {
	var list []Link
	for _, p := range b.Pages {
		if p.Address != "/" && !p.Joins && p.Address != address && Parent(p.Address) == address && !p.Hidden {
			list = append(list, b.LinkTo(p))
		}
	}
	return list
}
