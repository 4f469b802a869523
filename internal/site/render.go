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
func (b *Builder) render() {
	var common []byte
	if !b.cold {
		common = b.layoutHash()
	}
	b.finished = make([]finished, len(b.Pages))
	b.used = map[string]bool{}
	var mu sync.Mutex // of b.problems and b.used
	parallel(len(b.Pages), func(i int) {
		p := b.Pages[i]
		if b.late(p) {
			p.Doc = b.document(p)
			mu.Lock()
			b.textProblems(p)
			mu.Unlock()
			b.view(p)
		}
		if b.Templates.byName[p.Layout] == nil {
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
				b.hand(File{Path: outputOf(p.Address), Data: f.html})
			}
		}
		f.html = nil
		b.finished[i] = f
		b.letGo(p, &f)
	})
	if b.assets.address[codeStyle] == "" && slices.ContainsFunc(b.Pages, func(p *Page) bool { return p.Doc.Code }) {
		b.assets.add(codeStyle, codeStyles())
	}
	for i, p := range b.Pages {
		f := &b.finished[i]
		switch {
		case f.problem != nil:
			b.Problem(*f.problem)
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
func (b *Builder) late(p *Page) bool {
	return b.cold && b.lenient() && p.File != "" && p.Meta.Title != ""
}

// letGo keeps of a page that has gone out what the checks ask for.
func (b *Builder) letGo(p *Page, f *finished) {
	if !b.late(p) {
		return
	}
	doc := markdown.Document{Links: p.Doc.Links, Skips: p.Doc.Skips, Code: p.Doc.Code}
	if len(f.marks.Twice) > 0 {
		doc.Headings = p.Doc.Headings
	}
	p.Doc, p.body, p.View = doc, nil, View{Page: PageView{NoIndex: p.View.Page.NoIndex}}
}

// codeCSS gives the address of the stylesheet for highlighted code, where some
// page may have such. That of a page which is converted later is not known yet.
func (b *Builder) codeCSS() string {
	if slices.ContainsFunc(b.Pages, func(p *Page) bool { return p.Doc.Code }) {
		return b.assets.add(codeStyle, codeStyles())
	}
	if slices.ContainsFunc(b.Pages, b.late) {
		return b.assets.addressOf(codeStyle, b.assets.minify(codeStyle, codeStyles()))
	}
	return ""
}

const codeStyle = "code.css"

// unfinished reports a layout that has made no page, once, unless what is wrong
// with it has been told. So no page can be missing without a problem.
func (b *Builder) unfinished(p *Page) {
	if b.Templates.broken[""] || b.Templates.broken[p.Layout] {
		return
	}
	b.Templates.broken[p.Layout] = true
	message := "layoutet kan ikke bruges"
	if b.Layout[p.Layout] == nil {
		message = "layoutet findes ikke"
	}
	b.Problem(Problem{File: "layouts/" + p.Layout, Message: message, Hint: "siden " + p.Address + " skal bruge det"})
}

func (b *Builder) finish(p *Page) finished {
	html, err := b.Templates.execute(p.Layout, &p.View)
	if err != nil {
		pr := layoutProblem(p.Layout, err)
		return finished{problem: &pr}
	}
	small, err := minified("x.html", html)
	if err != nil {
		return finished{problem: &Problem{File: "layouts/" + p.Layout, Message: "siden " + p.Address + " kan ikke gøres mindre: " + err.Error()}}
	}
	if b.product != nil {
		small = b.product.Finish(small)
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
func (b *Builder) layoutHash() []byte {
	parts := [][]byte{b.env}
	for _, name := range keysOf(b.Layout) {
		parts = append(parts, []byte(name), b.Layout[name])
	}
	for _, address := range keysOf(b.ByAddress) {
		parts = append(parts, []byte(address))
	}
	for _, name := range keysOf(b.assets.address) {
		parts = append(parts, []byte(name), []byte(b.assets.address[name]))
	}
	return []byte(hashOf(parts...))
}

// viewKey names a view. The long content is named by its own key instead of
// being written out again.
func viewKey(common []byte, p *Page) string {
	v := p.View
	content := []byte(v.Page.Content)
	if p.docKey != "" {
		content = []byte(p.docKey)
	}
	v.Page.Content = template.HTML("")
	text, err := json.Marshal(&v)
	if err != nil {
		panic("site: a view has a field that JSON cannot write: " + err.Error())
	}
	return hashOf(common, []byte(p.Layout), text, content)
}
