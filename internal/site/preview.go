package site

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Preview is a site that is looked at while it is edited. Pages are laid out when
// they are asked for, from the site as it now stands; what is made of all pages,
// and the checks, come with Check, which takes its time. What is served is, once
// Check has answered, what a build would write.
type Preview struct {
	in      Input
	product func(Input) func(*Builder) Product

	mu     sync.RWMutex
	b      *Builder         // arranged; nil where nothing can be
	ahead  *Builder         // of newer data than b, for texts; nil where there is none, see ahead.go
	named  []*Page          // those whose title or description refers to data
	pages  map[string]*Page // by file of the site
	texts  map[string]*Page // by file of the folder
	files  map[string][]byte
	wrong  []Problem         // of the arranging
	edits  int               // how many there have been
	others map[string][]byte // what Check made of all pages
	at     int               // and of which edit
	done   chan struct{}     // closed when Check has answered for the newest edit
}

// NewPreview begins with the folder as it is. product gives the product of the folder
// as it then stands, or nil.
func NewPreview(in Input, product func(Input) func(*Builder) Product) *Preview {
	in.Preview, in.Memo = true, &Memo{}
	v := &Preview{in: in, product: product}
	v.Edit(nil)
	return v
}

// Moved tells that the folder is another one now.
func (v *Preview) Moved(files fs.FS) {
	v.mu.Lock()
	v.in.Files, v.b = files, nil
	v.mu.Unlock()
}

// Edit takes a change of the folder: the names of the files that have other bytes
// now, or nil where files have come, gone or moved. A text that is the same page
// as before, a layout, and data that gives values alone do not put all pages in
// order again, which the answer tells.
func (v *Preview) Edit(changed []string) (alone bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.edits++; v.edits == 1 || v.at == v.edits-1 || v.done == nil {
		v.done = make(chan struct{})
	}
	if v.b != nil && len(changed) > 0 && (v.alone(changed) || v.goAhead(changed)) {
		return true
	}
	v.arrange()
	return false
}

// mostUnchecked is how many edits may follow each other with no Check that answers
// for one, before what the first of them remembered is let go.
const mostUnchecked = 3

func (v *Preview) letGo() {
	if v.edits-v.at > mostUnchecked {
		v.in.Memo.turn()
	}
}

func (v *Preview) arrange() {
	in := v.in
	v.files = map[string][]byte{}
	b := begun(in, v.product(in))
	b.lazy, b.borrows, b.hand = true, true, func(f File) { v.files[f.Path] = f.Data }
	ok := b.open()
	if ok {
		b.order()
	}
	v.wrong = b.result().Problems
	v.letGo()
	v.b, v.ahead, v.named, v.pages, v.texts = nil, nil, nil, map[string]*Page{}, map[string]*Page{}
	if !ok || b.Templates.broken[""] {
		return
	}
	v.b, v.named = b, b.namedByData()
	for _, p := range b.Pages {
		if b.goesOut(p) {
			v.pages[outputOf(p.Address)] = p
		}
		if p.File != "" {
			v.texts[p.File] = p
		}
	}
	for _, f := range append(slices.Clone(b.assets.files), b.codeFile()) {
		v.files[f.Path] = f.Data
	}
}

// alone reads the files that have changed, where that is all there is to do. The
// pages of our own site take from each other's texts, so there it never is.
func (v *Preview) alone(changed []string) bool {
	b := v.b
	if !b.lenient() {
		return false
	}
	texts, laid := map[*Page]*Page{}, map[string][]byte{}
	for _, file := range changed {
		data, err := fs.ReadFile(b.Files, file)
		if errors.Is(err, fs.ErrNotExist) && !v.knows(file) {
			continue // what an editor writes beside and takes away
		}
		if err != nil {
			return false
		}
		if name, layout := strings.CutPrefix(file, "layouts/"); layout {
			if b.Layout[name] == nil || path.Ext(name) != ".html" {
				return false
			}
			laid[name] = data
			continue
		}
		old := v.texts[file]
		if old == nil || !b.late(old) {
			return false
		}
		var told []Problem
		p := readPage(file, data, nil, &told)
		if !samePage(p, old) || len(told) > 0 {
			return false
		}
		texts[old] = p
	}
	if len(laid) > 0 {
		b := *v.b
		if !b.relaid(laid) {
			return false
		}
		v.b = &b
	}
	for old, p := range texts {
		old.shift, old.Meta.Line = p.shift, p.Meta.Line
	}
	return true
}

// knows tells whether the site has a file of the folder.
func (v *Preview) knows(file string) bool {
	dir, name, _ := strings.Cut(file, "/")
	known := map[string]map[string][]byte{"content": v.b.Content, "layouts": v.b.Layout, "static": v.b.Static}[dir]
	if dir == "content" {
		name = file
	}
	for have := range known {
		if have == name || strings.HasPrefix(have, name+"/") {
			return true
		}
	}
	return false
}

// samePage tells of a text that says of itself what it said before.
func samePage(p, old *Page) bool {
	now, then := p.Meta, old.Meta
	for _, m := range []*Meta{&now, &then} {
		m.Line, m.AliasLines = nil, nil
	}
	return reflect.DeepEqual(now, then) && p.Unread == old.Unread
}

// relaid takes other bytes of layouts that there are.
func (b *Builder) relaid(laid map[string][]byte) bool {
	b.Layout = maps.Clone(b.Layout)
	maps.Copy(b.Layout, laid)
	b.Problems = nil
	if b.lenient() && !slices.Equal(b.taken, b.takenIDs()) {
		return false
	}
	whole := b.Templates.incomplete()
	for name := range laid {
		whole = whole || !ofAPage(name)
	}
	if whole {
		b.readParts()
	} else {
		var err error
		if b.Templates, err = b.Templates.with(laid); err != nil {
			return false
		}
	}
	return len(b.Problems) == 0
}

// Problems are those that are known so far.
func (v *Preview) Problems() []Problem {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.wrong
}

// Page tells whether a file is a page, which is laid out when it is asked for.
func (v *Preview) Page(name string) bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.pages[name] != nil
}

// Has tells whether there is a file.
func (v *Preview) Has(name string) bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.pages[name] != nil || v.files[name] != nil || v.others[name] != nil
}

// File gives a file of the site as it now stands. A page is laid out; what is made
// of all pages is waited for, until stop. A problem tells why a page cannot be.
func (v *Preview) File(name string, stop <-chan struct{}) (data []byte, wrong *Problem) {
	v.mu.RLock()
	for v.ahead != nil && !v.isAhead(name) {
		v.mu.RUnlock()
		v.settle()
		v.mu.RLock()
	}
	if v.b == nil {
		defer v.mu.RUnlock()
		if i := slices.IndexFunc(v.wrong, func(p Problem) bool { return !p.Warning }); i >= 0 {
			return nil, &v.wrong[i]
		}
		return nil, &Problem{File: "content", Message: "der er intet sted"}
	}
	if p := v.pages[name]; p != nil {
		defer v.mu.RUnlock()
		return v.page(p)
	}
	if data, ok := v.files[name]; ok {
		defer v.mu.RUnlock()
		return data, nil
	}
	if path.Ext(name) == ".html" && !v.b.stub(name) {
		defer v.mu.RUnlock()
		return nil, nil
	}
	done := v.done
	v.mu.RUnlock()
	select {
	case <-done:
	case <-stop:
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.others[name], nil
}

// page lays a page out.
func (v *Preview) page(at *Page) ([]byte, *Problem) {
	b, p := v.b, *at
	told := func(pr Problem) *Problem {
		pr.File = b.Name + pr.File
		return &pr
	}
	if b.Templates.byName[p.Layout] == nil {
		return nil, told(Problem{File: "layouts/" + p.Layout, Message: "layoutet kan ikke bruges"})
	}
	if p.view != nil { // which others look at too
		view := *p.view
		p.view = &view
	}
	switch {
	case v.ahead != nil:
		b = v.ahead
		b.anew(&p)
	case b.late(&p):
		if wrong := b.again(&p); wrong != nil {
			return nil, told(*wrong)
		}
		b.convertLate(&p)
	case p.borrowed:
		p.Doc = b.document(&p)
		b.fromText(&p)
	}
	data, wrong := b.laidOut(&p)
	if wrong != nil {
		return nil, told(*wrong)
	}
	return data, nil
}

// Check makes all that a build makes, but keeps of the pages only what the next
// Check needs. It tells the problems of the site as it was when it began; newer is
// true where there has been an edit since, and then they are worth nothing.
func (v *Preview) Check(stop func() bool) (res Result, newer bool) {
	v.mu.RLock()
	edits, in, done := v.edits, v.in, v.done
	v.mu.RUnlock()
	in.Stop = func() bool {
		if stop != nil && stop() {
			return true
		}
		v.mu.RLock()
		defer v.mu.RUnlock()
		return v.edits != edits
	}
	others := map[string][]byte{}
	b := begun(in, v.product(in))
	b.lazy, b.hand = true, func(f File) { others[f.Path] = f.Data }
	if b.open() {
		b.run()
	}
	res = b.result()
	v.mu.Lock()
	defer v.mu.Unlock()
	if edits != v.edits || stop != nil && stop() {
		return res, true
	}
	if v.at != edits { // the edit may have been asked about before
		close(done)
	}
	v.others, v.wrong, v.at = others, res.Problems, edits
	return res, false
}
