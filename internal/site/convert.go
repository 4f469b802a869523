package site

import (
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"rettesnor/internal/markdown"
)

// parallel calls f for 0..n-1 on a few workers.
func parallel(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n, 8) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}

// convert turns every text to HTML. What a text becomes depends on its bytes,
// its name and b.env, which is the memo's key.
func (b *Builder) convert() {
	all := slices.DeleteFunc(b.Texts(), b.late)
	parallel(len(all), func(i int) {
		p := all[i]
		if b.stopped() {
			return
		}
		if b.cold {
			p.Doc, p.body = b.document(p), nil
			return
		}
		p.docKey = b.keyOf(p)
		if b.borrows && p.Kind == "guidance" {
			own := b.ownKey(p)
			p.Doc, p.borrowed = b.borrowed(p.docKey, own)
			if !p.borrowed {
				p.Doc = b.Memo.docs.get(p.docKey, func() markdown.Document { return b.document(p) })
				p.Doc = b.Memo.texts.set(own, p.Doc)
			}
			return
		}
		p.Doc = b.Memo.docs.get(p.docKey, func() markdown.Document { return b.document(p) })
	})
	for _, p := range all {
		b.textProblems(p)
	}
}

// borrowed gives a text as it was before what it refers to changed, where the site
// is looked at: what other pages take from it, its references, is the same, and the
// page is converted when it is asked for. A block prints data, which may refer to
// more, and a piece is another text, so a text with those is not borrowed.
func (b *Builder) borrowed(key, own string) (doc markdown.Document, ok bool) {
	if b.Memo.docs.has(key) {
		return doc, false
	}
	if doc, ok = b.Memo.texts.look(own); !ok || len(doc.Blocks) > 0 || len(doc.Pieces) > 0 {
		return doc, false
	}
	return doc, true
}

// ownKey names a text by what it has itself.
func (b *Builder) ownKey(p *Page) string {
	return hashOf([]byte(p.File), []byte(strconv.Itoa(p.shift)), []byte(b.pageLang(p)), []byte(p.Meta.Title), []byte(strconv.FormatBool(p.Folded)), p.body)
}

// keyOf names all that a text becomes.
func (b *Builder) keyOf(p *Page) string {
	return hashOf(b.env, []byte(p.File), []byte(strconv.Itoa(p.shift)), []byte(b.pageLang(p)), []byte(p.Meta.Title), []byte(p.Kind), []byte(strconv.FormatBool(p.Folded)), p.body)
}

// textProblems tells what is wrong in a page's text.
func (b *Builder) textProblems(p *Page) {
	for _, pr := range p.Doc.Problems {
		b.Problem(b.FromMarkdown(p.File, pr))
	}
	if !b.lenient() && p.Doc.Title != "" && !slices.Contains(b.Fragments, p) {
		for _, h := range p.Doc.Headings {
			if h.Level == 1 && h.Text == p.Doc.Title && h.File == "" {
				b.Problem(Problem{File: p.File, Line: h.Line, Message: "teksten har sin egen h1", Hint: "siden får sin h1 fra title; begynd med ##"})
				break
			}
		}
	}
}

// Texts are the pages and fragments that have a file.
func (b *Builder) Texts() (all []*Page) {
	for _, list := range [][]*Page{b.Pages, b.Fragments} {
		for _, p := range list {
			if p.File != "" {
				all = append(all, p)
			}
		}
	}
	return all
}

// FromMarkdown is a problem of a text as one of the site.
func (b *Builder) FromMarkdown(file string, p markdown.Problem) Problem {
	if p.File != "" {
		file = p.File
	}
	return Problem{File: file, Line: p.Line, Message: p.Message, Hint: p.Hint, Warning: p.Warning && b.lenient()}
}

func (b *Builder) document(p *Page) markdown.Document {
	opt := markdown.Options{
		Lang:      b.pageLang(p),
		FirstLine: p.shift + 1,
		Href:      b.HrefFrom(p.File),
		Size:      b.pictureSize(p.File),
	}
	opt.Fold = p.Folded
	if b.product == nil {
		opt.Title, opt.Others, opt.Taken, opt.Unread = p.Meta.Title, true, b.taken, true
	} else {
		opt.Free, opt.Include, opt.Tick = b.settings.Free, b.include(p.File), true
		opt.Icons, opt.Words = b.boxes(), b.Words.ofTexts()
		b.product.Text(p, &opt)
	}
	return markdown.Convert(p.body, opt)
}

func (b *Builder) pageLang(p *Page) string {
	if p.Meta.Lang != "" {
		return p.Meta.Lang
	}
	return b.Lang()
}

// name finds each page's title and description.
func (b *Builder) name() {
	for _, p := range slices.Concat(b.Pages, b.Fragments) {
		if p.File == "" {
			continue
		}
		p.Title, p.Description = b.said(p, "title", p.Meta.Title), b.said(p, "description", p.Meta.Description)
		if p.Title == "" && b.lenient() {
			p.Title = p.Doc.Title
		}
		if p.Title == "" {
			p.Title = b.titleFromName(p.File)
		}
	}
}

// said is a title or a description with its references resolved.
func (b *Builder) said(p *Page, key, text string) string {
	if b.product == nil {
		return text
	}
	line := max(p.Meta.Line[key], 1)
	out, problems := markdown.Text(text, line, b.product.Resolver())
	problems = append(problems, markdown.TextFigures(text, line, b.settings.Free)...)
	for _, pr := range problems {
		b.Problem(b.FromMarkdown(p.File, pr))
	}
	return out
}

// titleFromName makes klage-frist.md "Klage frist".
func (b *Builder) titleFromName(file string) string {
	base := textName(path.Base(file))
	if isIndex(path.Base(file)) {
		base = path.Base(path.Dir(file))
		if base == "content" {
			base = b.Words.Say("side.forside")
		}
	}
	words := strings.Join(strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
	if words == "" {
		return base
	}
	return upperFirst(words)
}
