package audit

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Marks are what a finished page offers and asks for, and what is wrong in it.
type Marks struct {
	IDs      []string // sorted
	Twice    []string // ids that stand more than once
	Hrefs    []string // each once, in order
	Headings []int    // their levels, in order, but for what is hidden at first
	Unnamed  []string // fields, buttons and pictures that nothing names
}

// Has tells whether the page offers an id.
func (m *Marks) Has(id string) bool {
	_, ok := slices.BinarySearch(m.IDs, id)
	return ok
}

// Names keeps each address once that many pages link to: of a site of ten thousand
// pages the marks are the largest part of what is kept. The zero value is ready.
type Names struct {
	mu  sync.Mutex
	all map[string]string
}

// Share lets the marks of a page have their addresses from n.
func (n *Names) Share(m *Marks) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for i, href := range m.Hrefs {
		m.Hrefs[i] = n.one(href)
	}
	m.Hrefs, m.IDs, m.Headings = slices.Clone(m.Hrefs), slices.Clone(m.IDs), slices.Clone(m.Headings)
}

// One gives an address as n has it.
func (n *Names) One(href string) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.one(href)
}

func (n *Names) one(href string) string {
	known, ok := n.all[href]
	if !ok {
		if n.all == nil {
			n.all = map[string]string{}
		}
		known = strings.Clone(href)
		n.all[known] = known
	}
	return known
}

// The maps of a reader are those of the page before, emptied.
var readers = sync.Pool{New: func() any {
	return &reader{ids: map[string]bool{}, seen: map[string]bool{}, labels: map[string]bool{}}
}}

// Read reads a finished page once.
func Read(page []byte) Marks {
	r := readers.Get().(*reader)
	defer func() {
		clear(r.ids)
		clear(r.seen)
		clear(r.labels)
		*r = reader{ids: r.ids, seen: r.seen, labels: r.labels}
		readers.Put(r)
	}()
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if r.button != nil { // the button before has no words
			if kind == html.EndTagToken {
				r.Unnamed = append(r.Unnamed, r.button.said())
			}
			r.button = nil
		}
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(nameOf(name))
		}
	}
	for _, f := range r.fields {
		if f.id == "" || !r.labels[f.id] {
			r.Unnamed = append(r.Unnamed, f.said())
		}
	}
	for id := range r.ids {
		r.IDs = append(r.IDs, id)
	}
	slices.Sort(r.IDs)
	return r.Marks
}

type reader struct {
	Marks
	ids       map[string]bool
	seen      map[string]bool
	labels    map[string]bool // what labels are for
	fields    []element       // that no label holds
	button    *element        // one without a name, just read
	inLabel   int
	templates int    // depth: what stands in one is not on the page yet
	hidden    string // the element that hides what is read now
	depth     int    // of elements with its name within it
}

// element is one that needs a name, with what it can be known by.
type element struct{ tag, id, name string }

func (e *element) said() string { return strings.TrimSpace(e.tag + " " + e.name) }

func (r *reader) end(tag string) {
	if tag == r.hidden {
		if r.depth--; r.depth == 0 {
			r.hidden = ""
		}
	}
	switch tag {
	case "label":
		r.inLabel = max(r.inLabel-1, 0)
	case "template":
		r.templates = max(r.templates-1, 0)
	}
}

// void are elements without an end, which hide only themselves.
var void = []string{"input", "img", "link", "meta", "br", "hr", "source", "track", "wbr", "area", "base", "col", "embed"}

// nameOf gives the name of a tag; those of HTML are there already.
func nameOf(tag []byte) string {
	if known := atom.Lookup(tag); known != 0 {
		return known.String()
	}
	return string(tag)
}

// attributes are those of a tag that a page is read for. The bytes hold until the
// next tag: of a thousand tags a dozen are kept.
type attributes struct {
	id, name, kind     []byte
	named, alt, hidden bool
}

// said is the element as it is told of.
func (a *attributes) said(tag string) element {
	return element{tag: tag, id: string(a.id), name: string(a.name)}
}

func (r *reader) attributes(z *html.Tokenizer) (a attributes) {
	for more := true; more; {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "id":
			a.id = val
			if r.ids[string(val)] {
				r.Twice = append(r.Twice, string(val))
			} else {
				r.ids[string(val)] = true
			}
		case "data-situation": // the guide takes it for a place of its page, as /guide/#afslag
			r.ids[string(val)] = true
		case "href", "src", "data-engine", "data-rates", "data-words", "data-component", "data-index", "data-look":
			a.name = val
			if len(val) > 0 && !r.seen[string(val)] {
				href := string(val)
				r.seen[href] = true
				r.Hrefs = append(r.Hrefs, href)
			}
		case "aria-label", "aria-labelledby", "title":
			a.named = a.named || len(val) > 0
		case "alt":
			a.alt = true
		case "hidden":
			a.hidden = true
		case "type":
			a.kind = val
		case "name":
			a.name = val
		case "for":
			r.labels[string(val)] = true
		}
	}
	return a
}

func (r *reader) start(z *html.Tokenizer, closed bool) {
	name, more := z.TagName()
	tag := nameOf(name)
	var a attributes
	if more {
		a = r.attributes(z)
	}
	switch {
	case closed || slices.Contains(void, tag):
	case r.hidden == tag:
		r.depth++
	case r.hidden == "" && a.hidden:
		r.hidden, r.depth = tag, 1
	}
	if r.templates > 0 && tag != "template" {
		return
	}
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if r.hidden == "" {
			r.Headings = append(r.Headings, int(tag[1]-'0'))
		}
	case "img":
		if !a.alt && !a.named {
			e := a.said(tag)
			r.Unnamed = append(r.Unnamed, e.said())
		}
	case "label":
		r.inLabel++
	case "template":
		r.templates++
	case "input", "select", "textarea":
		if !a.named && r.inLabel == 0 && !slices.Contains(nameless, string(a.kind)) {
			r.fields = append(r.fields, a.said(tag))
		}
	case "button":
		if !a.named {
			e := a.said(tag)
			r.button = &e
		}
	}
}

// nameless are the fields that need no label: nobody sees them, or they say their value.
var nameless = []string{"hidden", "submit", "reset", "button"}
