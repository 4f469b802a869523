package audit

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Marks are what a finished page offers and asks for, and what is wrong in it. Of a
// site of ten thousand pages they are the largest part of what is kept: addresses are
// numbers, and ids one text.
type Marks struct {
	ids      string   // each with a NUL on both sides
	Twice    []string // ids that stand more than once
	Hrefs    []Name   // each once, in order
	Headings []int8   // their levels, in order, but for what is hidden at first
	Unnamed  []string // fields, buttons and pictures that nothing names
}

// Has tells whether the page offers an id.
func (m *Marks) Has(id string) bool { return strings.Contains(m.ids, "\x00"+id+"\x00") }

// IDs are those that the page offers, sorted.
func (m *Marks) IDs() []string { return strings.FieldsFunc(m.ids, func(r rune) bool { return r == 0 }) }

// Name is an address that pages name, by its place in Names.
type Name uint32

// Names keeps each address once that many pages link to. The zero value is ready.
type Names struct {
	mu    sync.Mutex
	known map[string]Name
	all   []string
}

// Name gives the number of an address, which may be changed afterwards.
func (n *Names) Name(address []byte) Name {
	n.mu.Lock()
	defer n.mu.Unlock()
	known, ok := n.known[string(address)]
	if !ok {
		if n.known == nil {
			n.known = map[string]Name{}
		}
		known = Name(len(n.all))
		n.all = append(n.all, string(address))
		n.known[n.all[known]] = known
	}
	return known
}

// Said gives an address.
func (n *Names) Said(of Name) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.all[of]
}

// One gives an address as n has it.
func (n *Names) One(address string) string { return n.Said(n.Name([]byte(address))) }

// The maps of a reader, and the room for a page, are those of the page before.
var readers = sync.Pool{New: func() any {
	return &reader{found: map[string]bool{}, seen: map[Name]bool{}, labels: map[string]bool{}}
}}

// Read reads a finished page once. Its addresses are those of names.
func Read(page []byte, names *Names) Marks {
	r := readers.Get().(*reader)
	defer func() {
		clear(r.found)
		clear(r.seen)
		clear(r.labels)
		*r = reader{found: r.found, seen: r.seen, labels: r.labels, room: r.room, hrefs: r.hrefs[:0], levels: r.levels[:0], sorted: r.sorted[:0]}
		readers.Put(r)
	}()
	r.names = names
	// The lexer makes names of tags small where they stand, and ends its input with
	// a byte of its own.
	r.room = append(append(r.room[:0], page...), 0)
	open(r.room)
	r.read(r.room[:len(page)])
	for _, f := range r.fields {
		if f.id == "" || !r.labels[f.id] {
			r.Unnamed = append(r.Unnamed, f.said())
		}
	}
	for id := range r.found {
		r.sorted = append(r.sorted, id)
	}
	slices.Sort(r.sorted)
	if len(r.sorted) > 0 {
		r.ids = "\x00" + strings.Join(r.sorted, "\x00") + "\x00"
	}
	r.Hrefs, r.Headings = slices.Clone(r.hrefs), slices.Clone(r.levels)
	return r.Marks
}

func (r *reader) read(page []byte) {
	var tag string
	var a attributes
	for l := html.NewLexer(parse.NewInputBytes(page)); ; {
		kind, _ := l.Next()
		if kind != html.AttributeToken && kind != html.StartTagCloseToken && kind != html.StartTagVoidToken && r.button != nil { // the button before has no words
			if kind == html.EndTagToken {
				r.Unnamed = append(r.Unnamed, r.button.said())
			}
			r.button = nil
		}
		switch kind {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			tag, a = nameOf(l.Text()), attributes{}
		case html.AttributeToken:
			r.attribute(&a, l.AttrKey(), valueOf(l.AttrVal()))
		case html.StartTagCloseToken, html.StartTagVoidToken:
			r.start(tag, &a, kind == html.StartTagVoidToken)
		case html.EndTagToken:
			r.end(nameOf(l.Text()))
		}
	}
}

// open makes groups of drawings and formulas, of which the lexer gives each as one.
func open(page []byte) {
	for _, tag := range []struct{ one, group string }{{"<svg", "<g  "}, {"</svg", "</g  "}, {"<math", "<g   "}, {"</math", "</g   "}} {
		for rest := page; ; {
			at := bytes.Index(rest, []byte(tag.one))
			if at < 0 {
				break
			}
			copy(rest[at:], tag.group)
			rest = rest[at+len(tag.group):]
		}
	}
}

// valueOf gives the value of an attribute as it is meant.
func valueOf(written []byte) []byte {
	if n := len(written); n > 1 && (written[0] == '"' || written[0] == '\'') && written[n-1] == written[0] {
		written = written[1 : n-1]
	}
	if bytes.IndexByte(written, '&') < 0 {
		return written
	}
	return []byte(nethtml.UnescapeString(string(written)))
}

type reader struct {
	Marks
	names     *Names
	room      []byte          // what is read
	found     map[string]bool // ids
	sorted    []string
	seen      map[Name]bool
	hrefs     []Name
	levels    []int8
	labels    map[string]bool // what labels are for
	fields    []element       // that no label holds
	button    *element        // one without a name, just read
	inLabel   int
	templates int    // depth: what stands in one is not on the page yet, or without scripts alone
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
	case "template", "noscript":
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

func (r *reader) attribute(a *attributes, key, val []byte) {
	switch string(key) {
	case "id":
		a.id = val
		if r.found[string(val)] {
			r.Twice = append(r.Twice, string(val))
		} else {
			r.found[string(val)] = true
		}
	case "data-situation": // the guide takes it for a place of its page, as /guide/#afslag
		r.found[string(val)] = true
	case "href", "src", "data-engine", "data-rates", "data-words", "data-component", "data-index", "data-look":
		a.name = val
		if len(val) == 0 {
			break
		}
		if href := r.names.Name(val); !r.seen[href] {
			r.seen[href] = true
			r.hrefs = append(r.hrefs, href)
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

func (r *reader) start(tag string, a *attributes, closed bool) {
	switch {
	case closed || slices.Contains(void, tag):
	case r.hidden == tag:
		r.depth++
	case r.hidden == "" && a.hidden:
		r.hidden, r.depth = tag, 1
	}
	if r.templates > 0 && tag != "template" && tag != "noscript" {
		return
	}
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if r.hidden == "" {
			r.levels = append(r.levels, int8(tag[1]-'0'))
		}
	case "img":
		if !a.alt && !a.named {
			e := a.said(tag)
			r.Unnamed = append(r.Unnamed, e.said())
		}
	case "label":
		r.inLabel++
	case "template", "noscript":
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
