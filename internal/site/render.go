package site

import (
	"crypto/sha256"
	"encoding/json"
	"html/template"
	"slices"
	"sync"

	"rettesnor/internal/audit"
	"rettesnor/internal/markdown"
	"rettesnor/internal/search"
)

// render puts every page into its layout and hands it on. A finished page
// depends on its view and on what the layouts reach, which is the memo's key.
func (b *build) render() {
	var common []byte
	if !b.cold {
		common = b.layoutHash()
	}
	b.finished = make([]finished, len(b.pages))
	b.used = map[string]bool{}
	var mu sync.Mutex // of b.problems and b.used
	parallel(len(b.pages), func(i int) {
		p := b.pages[i]
		if b.late(p) {
			p.doc = b.document(p)
			mu.Lock()
			b.textProblems(p)
			mu.Unlock()
			b.view(p)
		}
		if b.layouts.byName[p.layout] == nil {
			return
		}
		var f finished
		if b.cold {
			f = b.finish(p)
		} else {
			f = b.Memo.pages.get(viewKey(common, p), func() finished { return b.finish(p) })
		}
		if f.made {
			if len(b.lent) > 0 {
				mu.Lock()
				assetNames(f.html, b.used)
				mu.Unlock()
			}
			if b.goesOut(p) {
				b.hand(File{Path: outputOf(p.address), Data: f.html})
			}
		}
		f.html = nil
		b.finished[i] = f
		b.letGo(p, &f)
	})
	if b.assets.address[codeStyle] == "" && slices.ContainsFunc(b.pages, func(p *page) bool { return p.doc.Code }) {
		b.assets.add(codeStyle, codeStyles())
	}
	for i, p := range b.pages {
		f := &b.finished[i]
		switch {
		case f.problem != nil:
			b.problem(*f.problem)
		case !f.made:
			b.unfinished(p)
		default:
			b.takePlace(p, f.sum)
		}
	}
}

// late tells of a page whose text is converted when it is laid out, so that what
// it becomes need not be kept until then: one that has told its title, and that
// nothing else takes anything from.
func (b *build) late(p *page) bool {
	return b.cold && !b.ours() && p.file != "" && p.meta.title != ""
}

// letGo keeps of a page that has gone out what the checks ask for.
func (b *build) letGo(p *page, f *finished) {
	if !b.late(p) {
		return
	}
	doc := markdown.Document{Links: p.doc.Links, Skips: p.doc.Skips, Code: p.doc.Code}
	if len(f.marks.Twice) > 0 {
		doc.Headings = p.doc.Headings
	}
	p.doc, p.body, p.view = doc, nil, View{Page: PageView{NoIndex: p.view.Page.NoIndex}}
}

// codeCSS gives the address of the stylesheet for highlighted code, where some
// page may have such. That of a page which is converted later is not known yet.
func (b *build) codeCSS() string {
	if slices.ContainsFunc(b.pages, func(p *page) bool { return p.doc.Code }) {
		return b.assets.add(codeStyle, codeStyles())
	}
	if slices.ContainsFunc(b.pages, b.late) {
		return b.assets.addressOf(codeStyle, b.assets.minify(codeStyle, codeStyles()))
	}
	return ""
}

const codeStyle = "code.css"

// unfinished reports a layout that has made no page, once, unless what is wrong
// with it has been told. So no page can be missing without a problem.
func (b *build) unfinished(p *page) {
	if b.layouts.broken[""] || b.layouts.broken[p.layout] {
		return
	}
	b.layouts.broken[p.layout] = true
	message := "layoutet kan ikke bruges"
	if b.layout[p.layout] == nil {
		message = "layoutet findes ikke"
	}
	b.problem(Problem{File: "layouts/" + p.layout, Message: message, Hint: "siden " + p.address + " skal bruge det"})
}

func (b *build) finish(p *page) finished {
	html, err := b.layouts.execute(p.layout, &p.view)
	if err != nil {
		pr := layoutProblem(p.layout, err)
		return finished{problem: &pr}
	}
	small, err := minified("x.html", html)
	if err != nil {
		return finished{problem: &Problem{File: "layouts/" + p.layout, Message: "siden " + p.address + " kan ikke gøres mindre: " + err.Error()}}
	}
	if b.ours() {
		small = untranslated(small)
	}
	f := finished{html: small, made: true, marks: audit.Read(small)}
	if b.searchable() {
		f.says = search.Read(small)
	}
	if b.worksOffline() {
		f.sum = sha256.Sum256(small)
	}
	if b.firstPage(p) {
		f.assets = namedAssets(small)
	}
	return f
}

// layoutHash names all that layouts can reach besides the view.
func (b *build) layoutHash() []byte {
	parts := [][]byte{b.env}
	for _, name := range keysOf(b.layout) {
		parts = append(parts, []byte(name), b.layout[name])
	}
	for _, address := range keysOf(b.byAddress) {
		parts = append(parts, []byte(address))
	}
	for _, name := range keysOf(b.assets.address) {
		parts = append(parts, []byte(name), []byte(b.assets.address[name]))
	}
	return []byte(hashOf(parts...))
}

// viewKey names a view. The long content is named by its own key instead of
// being written out again; where a tool has cut it, it is written out.
func viewKey(common []byte, p *page) string {
	v := p.view
	content := []byte(v.Page.Content)
	if p.docKey != "" && v.Calculator == nil {
		content = []byte(p.docKey)
	}
	v.Page.Content = template.HTML("")
	text, err := json.Marshal(&v)
	if err != nil {
		panic("site: a view has a field that JSON cannot write: " + err.Error())
	}
	return hashOf(common, []byte(p.layout), text, content)
}
