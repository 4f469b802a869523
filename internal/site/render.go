package site

import (
	"crypto/sha256"
	"encoding/json"
	"html/template"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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
	var mu sync.Mutex // of b.Problems and b.used
	var done atomic.Int64
	b.tell(LaidOut, 0, len(b.Pages))
	parallel(len(b.Pages), func(i int) {
		if b.stopped() {
			return
		}
		p := b.Pages[i]
		f, wrong := b.whole(common, p)
		b.tell(LaidOut, int(done.Add(1)), len(b.Pages))
		if wrong != nil {
			b.finished[i].problem = wrong
			return
		}
		if len(f.told) > 0 || f.made && len(b.lent) > 0 {
			mu.Lock()
			b.Problems = append(b.Problems, f.told...)
			if len(b.lent) > 0 {
				for _, name := range f.lent {
					b.used[name] = true
				}
			}
			mu.Unlock()
		}
		if f.made && b.hand != nil && !b.lazy && b.goesOut(p) {
			b.hand(File{Path: outputOf(p.Address), Data: f.html})
		}
		f.html = nil
		b.finished[i] = f
		if b.late(p) {
			p.Doc, p.body, p.view = f.text.document(), nil, nil
		}
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
	return (b.cold || b.lazy) && b.lenient() && p.File != "" && p.Meta.Title != ""
}

// whole makes a page, or remembers it.
func (b *Builder) whole(common []byte, p *Page) (f finished, wrong *Problem) {
	if !b.late(p) {
		switch {
		case b.Templates.byName[p.Layout] == nil:
			return finished{}, nil
		case b.cold:
			return b.finish(p), nil
		}
		return b.Memo.pages.get(viewKey(common, p), func() finished { return b.kept(b.finish(p)) }), nil
	}
	if wrong := b.again(p); wrong != nil {
		return finished{}, wrong
	}
	if b.cold {
		return b.finishLate(p), nil
	}
	// What the text becomes follows from its key, so the view can be named without.
	p.docKey = b.keyOf(p)
	b.fillView(p)
	return b.Memo.pages.get(viewKey(common, p), func() finished { return b.kept(b.finishLate(p)) }), nil
}

// kept is what is remembered of a page: not its bytes, where nobody takes them.
func (b *Builder) kept(f finished) finished {
	if b.lazy {
		f.html = nil
	}
	return f
}

// finishLate converts a page's text and lays the page out, and keeps of the text
// what the checks ask for.
func (b *Builder) finishLate(p *Page) (f finished) {
	told := b.convertLate(p)
	if b.Templates.byName[p.Layout] != nil {
		f = b.finish(p)
	}
	f.told, f.text = told, &lateText{skips: p.Doc.Skips, code: p.Doc.Code}
	if len(p.Doc.Links) > 0 {
		f.text.links = make([]markdown.Link, len(p.Doc.Links))
	}
	for i, l := range p.Doc.Links { // which tell the line of a broken one
		f.text.links[i] = markdown.Link{File: l.File, Href: b.names.One(l.Href), Line: l.Line}
	}
	if len(f.marks.Twice) > 0 {
		f.text.headings = p.Doc.Headings
	}
	return f
}

// document is what is left of the text; nil is a page that failed.
func (t *lateText) document() (d markdown.Document) {
	if t != nil {
		d.Links, d.Headings, d.Skips, d.Code = t.links, t.headings, t.skips, t.code
	}
	return d
}

// convertLate converts a page's text and gives the page its view.
func (b *Builder) convertLate(p *Page) (told []Problem) {
	p.Doc = b.document(p)
	for _, pr := range p.Doc.Problems {
		told = append(told, b.FromMarkdown(p.File, pr))
	}
	b.fillView(p)
	return told
}

// codeCSS gives the address of the stylesheet for highlighted code, where some
// page may have such. That of a page which is converted later is not known yet.
func (b *Builder) codeCSS() string {
	if slices.ContainsFunc(b.Pages, func(p *Page) bool { return p.Doc.Code }) {
		return b.assets.add(codeStyle, codeStyles())
	}
	if slices.ContainsFunc(b.Pages, b.late) {
		return b.BasePath + "/" + b.codeFile().Path
	}
	return ""
}

// codeFile is the stylesheet for highlighted code.
func (b *Builder) codeFile() File {
	data := b.assets.minify(codeStyle, codeStyles())
	return File{Path: strings.TrimPrefix(b.assets.addressOf(codeStyle, data), b.BasePath+"/"), Data: data}
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
	small, wrong := b.laidOut(p)
	if wrong != nil {
		return finished{problem: wrong}
	}
	f := finished{html: small, made: true, marks: audit.Read(small, b.names)}
	if b.searchable() {
		says := search.Read(small)
		f.says = &says
	}
	if b.worksOffline() {
		f.sum = sha256.Sum256(small)
	}
	if b.firstPage(p) {
		f.assets = namedAssets(small)
	}
	if len(b.lent) > 0 {
		names := map[string]bool{}
		assetNames(small, names)
		for name := range names {
			f.lent = append(f.lent, b.names.One(name))
		}
	}
	return f
}

// laidOut gives the bytes of a page.
func (b *Builder) laidOut(p *Page) ([]byte, *Problem) {
	v := *p.View() // so that the page does not keep its text twice
	v.Page.Content = template.HTML(p.Doc.HTML)
	html, err := b.Templates.execute(p.Layout, &v)
	if err != nil {
		pr := layoutProblem(p.Layout, err)
		return nil, &pr
	}
	if b.product != nil {
		html = b.product.Finish(html)
	}
	return html, nil
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
	v := *p.View()
	content := p.Doc.HTML
	if p.docKey != "" {
		content = []byte(p.docKey)
	}
	text, err := json.Marshal(&v)
	if err != nil {
		panic("site: a view has a field that JSON cannot write: " + err.Error())
	}
	return hashOf(common, []byte(p.Layout), text, content)
}
