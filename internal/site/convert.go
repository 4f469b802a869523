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
func (b *build) convert() {
	all := slices.DeleteFunc(b.texts(), b.late)
	parallel(len(all), func(i int) {
		p := all[i]
		if b.cold {
			p.doc, p.body = b.document(p), nil
			return
		}
		p.docKey = hashOf(b.env, []byte(p.file), []byte(strconv.Itoa(p.shift)), []byte(b.pageLang(p)), []byte(p.meta.title), []byte(strconv.FormatBool(p.folded)), p.body)
		p.doc = b.Memo.docs.get(p.docKey, func() markdown.Document { return b.document(p) })
	})
	for _, p := range all {
		b.textProblems(p)
	}
}

// textProblems tells what is wrong in a page's text.
func (b *build) textProblems(p *page) {
	for _, pr := range p.doc.Problems {
		b.problem(b.fromMarkdown(p.file, pr))
	}
	if b.ours() && p.doc.Title != "" && p.kind != "fragment" && p.kind != "shared" {
		for _, h := range p.doc.Headings {
			if h.Level == 1 && h.Text == p.doc.Title && h.File == "" {
				b.problem(Problem{File: p.file, Line: h.Line, Message: "teksten har sin egen h1", Hint: "siden får sin h1 fra title; begynd med ##"})
				break
			}
		}
	}
}

// texts are the pages and fragments that have a file.
func (b *build) texts() (all []*page) {
	for _, list := range [][]*page{b.pages, b.fragments} {
		for _, p := range list {
			if p.file != "" {
				all = append(all, p)
			}
		}
	}
	return all
}

func (b *build) fromMarkdown(file string, p markdown.Problem) Problem {
	if p.File != "" {
		file = p.File
	}
	return Problem{File: file, Line: p.Line, Message: p.Message, Hint: p.Hint, Warning: p.Warning && !b.ours()}
}

func (b *build) document(p *page) markdown.Document {
	opt := markdown.Options{
		Lang:      b.pageLang(p),
		FirstLine: p.shift + 1,
		Href:      b.hrefFrom(p.file),
		Size:      b.pictureSize(p.file),
	}
	if !b.ours() {
		opt.Title, opt.Others, opt.Taken = p.meta.title, true, b.taken
	} else {
		r := b.resolver()
		r.seen = nil // the document tells itself what it has seen
		opt.Resolver, opt.Free = r, b.reg.Free
		opt.Include, opt.Tick = b.include(p.file), true
		opt.Example, opt.Blocks = b.engine.example, b.blocks()
		opt.Icons, opt.Words = b.boxes(), b.words.ofTexts()
		if p.kind == "fragment" {
			// Several of these come to stand on one page, below its h2.
			name := markdown.Slug(textName(path.Base(p.file)))
			opt.IDPrefix, r.prefix = name+"-", name+"-"
			opt.Shift = 1
		}
	}
	opt.Fold = p.folded
	if p.kind == "calculator" {
		opt.Apart = "eksempel" // the layout sets it below the form
	}
	return markdown.Convert(p.body, opt)
}

// resolver answers the references of a text that is no document of its own,
// and notes them.
func (b *build) resolver() *resolver {
	return &resolver{reg: b.reg, words: b.words, layouts: b.layouts, base: b.basePath, date: b.Date, used: map[string]bool{}, seen: func(ref markdown.Ref) { b.refs = append(b.refs, ref) }}
}

func (b *build) pageLang(p *page) string {
	if p.meta.lang != "" {
		return p.meta.lang
	}
	return b.lang()
}

// name finds each page's title and description.
func (b *build) name() {
	for _, p := range append(append([]*page{}, b.pages...), b.fragments...) {
		if p.file == "" {
			continue
		}
		text := func(key, s string) string {
			if !b.ours() {
				return s
			}
			line := max(p.meta.line[key], 1)
			out, problems := markdown.Text(s, line, b.resolver())
			problems = append(problems, markdown.TextFigures(s, line, b.reg.Free)...)
			for _, pr := range problems {
				b.problem(b.fromMarkdown(p.file, pr))
			}
			return out
		}
		p.title = text("title", p.meta.title)
		p.description = text("description", p.meta.description)
		if p.title == "" && !b.ours() {
			p.title = p.doc.Title
		}
		if p.title == "" {
			p.title = b.titleFromName(p.file)
		}
	}
}

// titleFromName makes klage-frist.md "Klage frist".
func (b *build) titleFromName(file string) string {
	base := textName(path.Base(file))
	if isIndex(path.Base(file)) {
		base = path.Base(path.Dir(file))
		if base == "content" {
			base = b.words.say("side.forside")
		}
	}
	words := strings.Join(strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
	if words == "" {
		return base
	}
	return upperFirst(words)
}
