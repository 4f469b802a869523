package site

import (
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// An edit of a deadline's weeks changes what each page says and the place of none.
// To put ten thousand pages in order again takes a second, and the writer looks at
// one. So a text is laid out ahead of the others: from the pages as they were put in
// order before, and from the data as it now stands. Whatever else is asked for,
// a page without a file, a list, a feed, waits until all is in order.

// goAhead reads the data anew, where that is all that has changed and no page has
// another address, title or place for it.
func (v *Preview) goAhead(changed []string) bool {
	before := v.b
	if v.ahead != nil {
		before = v.ahead
	}
	if before.product == nil {
		return false
	}
	b := *before
	b.Content, b.Problems = maps.Clone(b.Content), nil
	for _, file := range changed {
		data, err := fs.ReadFile(b.Files, file)
		if err != nil || b.Content[file] == nil || !b.product.Valued(file) {
			return false
		}
		b.Content[file] = data
	}
	b.product = v.product(v.in)(&b)
	settings := b.product.Read()
	settings.Hash = b.settings.Hash
	if !reflect.DeepEqual(settings, b.settings) {
		return false
	}
	var err error
	if b.Templates, err = b.Templates.calling(b.product.Funcs()); err != nil {
		return false
	}
	b.product.Prepare()
	for _, p := range v.named {
		if b.said(p, "title", p.Meta.Title) != p.Title || b.said(p, "description", p.Meta.Description) != p.Description {
			return false
		}
	}
	if len(b.Problems) > 0 {
		return false
	}
	v.letGo()
	v.ahead = &b
	return true
}

// namedByData are the pages and texts whose title or description has a reference.
func (b *Builder) namedByData() (all []*Page) {
	for _, p := range slices.Concat(b.Pages, b.Fragments) {
		if p.File != "" && strings.Contains(p.Meta.Title+p.Meta.Description, "{") {
			all = append(all, p)
		}
	}
	return all
}

// isAhead tells of a file that is what it was, or a text that is laid out anew. What
// lies under assets/ has its bytes in its name.
func (v *Preview) isAhead(name string) bool {
	if p := v.pages[name]; p != nil {
		return p.File != "" && p.Kind == "guidance" && p.Layout == "guidance.html"
	}
	return strings.HasPrefix(name, "assets/") && v.files[name] != nil
}

// settle puts all pages in order.
func (v *Preview) settle() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.ahead != nil {
		v.arrange()
	}
}

// anew makes a page of guidance from its text and the registries, as convert and
// fill do for all.
func (b *Builder) anew(p *Page) {
	p.view, p.Parts = nil, nil
	p.Doc = b.document(p)
	b.fillView(p)
	b.product.FillPage(p)
	b.fromText(p)
}
