package site

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
)

// An edit of a sentence changes one page of our own site, and those that list it; an
// edit of a deadline's weeks what many pages say, and the place of none. To put ten
// thousand pages in order again takes a second, and the writer looks at one. So a
// text is laid out ahead of the others: from the pages as they were put in order
// before, and from texts, layouts and data as they now stand. Whatever else is asked
// for, a page without a file, a list, a feed, waits until all is in order.

// goAhead takes in an edit, where no page has another address, title or place for it.
func (v *Preview) goAhead(changed []string) bool {
	before := v.b
	if v.ahead != nil {
		before = v.ahead
	}
	if before.product == nil {
		return false
	}
	b, texts, laid, anew := *before, map[*Page]*Page{}, map[string][]byte{}, false
	b.Content, b.Problems = maps.Clone(b.Content), nil
	for _, file := range changed {
		bytes, err := fs.ReadFile(b.Files, file)
		if err != nil {
			return false
		}
		switch p := v.texts[file]; {
		case p != nil:
			if texts[p] = b.sameText(p, bytes); texts[p] == nil {
				return false
			}
		case b.Content[file] != nil && b.product.Valued(file):
			anew = true
		default:
			name, layout := strings.CutPrefix(file, "layouts/")
			if !layout || b.Layout[name] == nil || path.Ext(name) != ".html" {
				return false
			}
			if laid[name] = bytes; !slices.Equal(b.assetsOf(b.Layout[name]), b.assetsOf(bytes)) {
				return false
			}
			anew = anew || !ofAPage(name) // texts print its parts
			continue
		}
		b.Content[file] = bytes
	}
	if len(laid) > 0 && !b.relaid(laid) || anew && !b.readAnew(v) || len(b.Problems) > 0 {
		return false
	}
	for p, now := range texts {
		p.body, p.shift, p.Meta.Line = now.body, now.shift, now.Meta.Line
	}
	v.letGo()
	v.ahead = &b
	return true
}

// assetsOf are the files that a layout asks the address of, which an icon has only then.
func (b *Builder) assetsOf(layout []byte) []string {
	return slices.Sorted(slices.Values(b.Memo.layout(layout).assets))
}

// sameText reads a text that says of itself what it said before; nil is another.
func (b *Builder) sameText(before *Page, data []byte) *Page {
	var told []Problem
	p := readPage(before.File, data, b.product.Front, &told)
	first := b.codeHref == "" && (bytes.Contains(data, []byte("```")) || bytes.Contains(data, []byte("~~~")))
	if !alone(before) || !samePage(p, before) || !reflect.DeepEqual(p.Fields, before.Fields) || len(told) > 0 || first {
		return nil
	}
	return p
}

// readAnew reads the data, and tells whether the settings and the titles are the same.
func (b *Builder) readAnew(v *Preview) bool {
	b.product = v.product(v.in)(b)
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
	return !slices.ContainsFunc(v.named, func(p *Page) bool {
		return b.said(p, "title", p.Meta.Title) != p.Title || b.said(p, "description", p.Meta.Description) != p.Description
	})
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

// alone tells of a page that takes nothing from the other pages but their titles.
func alone(p *Page) bool {
	return p.File != "" && p.Kind == "guidance" && p.Layout == "guidance.html"
}

// isAhead tells of a file that is what it was, or a text that is laid out anew. What
// lies under assets/ has its bytes in its name.
func (v *Preview) isAhead(name string) bool {
	if p := v.pages[name]; p != nil {
		return alone(p)
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

// anew makes a page that is alone from its text and the registries, as convert and
// fill do for all.
func (b *Builder) anew(p *Page) {
	p.view, p.Parts = nil, nil
	p.Doc = b.document(p)
	b.fillView(p)
	b.product.FillPage(p)
	b.fromText(p)
}
