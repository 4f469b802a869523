package site

import (
	"encoding/json"
	"html/template"

	"rettesnor/internal/audit"
	"rettesnor/internal/search"
)

// render puts every page into its layout. A finished page depends on its
// view and on what the layouts reach, which is the memo's key.
func (b *build) render() {
	common := b.layoutHash()
	b.finished = make([]finished, len(b.pages))
	parallel(len(b.pages), func(i int) {
		p := b.pages[i]
		if b.layouts.byName[p.layout] == nil {
			return
		}
		b.finished[i] = b.Memo.pages.get(viewKey(common, p), func() finished { return b.finish(p) })
	})
	for i, p := range b.pages {
		f := b.finished[i]
		switch {
		case f.problem != nil:
			b.problem(*f.problem)
		case f.html == nil:
			b.unfinished(p)
		}
		if f.html != nil {
			from := p.file
			if from == "" {
				from = "layouts/" + p.layout
			}
			if f := (File{Path: outputOf(p.address), Data: f.html}); p.kind == "notfound" {
				b.make(f)
			} else {
				b.write(f, from)
			}
		}
	}
}

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
	f := finished{html: small, marks: audit.Read(small)}
	if b.searchable() {
		f.says = search.Read(small)
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
