package audit

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Marks are what a finished page offers and asks for, and what is wrong in it.
type Marks struct {
	IDs      map[string]bool
	Twice    []string // ids that stand more than once
	Hrefs    []string // each once, in order
	Headings []int    // their levels, in order, but for what is hidden at first
	Unnamed  []string // fields, buttons and pictures that nothing names
}

// Read reads a finished page once.
func Read(page []byte) Marks {
	r := reader{Marks: Marks{IDs: map[string]bool{}}, seen: map[string]bool{}, labels: map[string]bool{}}
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
			r.end(string(name))
		}
	}
	for _, f := range r.fields {
		if f.id == "" || !r.labels[f.id] {
			r.Unnamed = append(r.Unnamed, f.said())
		}
	}
	return r.Marks
}

type reader struct {
	Marks
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

func (r *reader) start(z *html.Tokenizer, closed bool) {
	tag, more := z.TagName()
	e := element{tag: string(tag)}
	named, alt, hides, kind := false, false, false, ""
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "id":
			e.id = string(val)
			if r.IDs[e.id] {
				r.Twice = append(r.Twice, e.id)
			}
			r.IDs[e.id] = true
		case "data-situation": // the guide takes it for a place of its page, as /guide/#afslag
			r.IDs[string(val)] = true
		case "href", "src", "data-engine", "data-rates", "data-words", "data-component", "data-index", "data-look":
			e.name = string(val)
			if e.name != "" && !r.seen[e.name] {
				r.seen[e.name] = true
				r.Hrefs = append(r.Hrefs, e.name)
			}
		case "aria-label", "aria-labelledby", "title":
			named = named || len(val) > 0
		case "alt":
			alt = true
		case "hidden":
			hides = true
		case "type":
			kind = string(val)
		case "name":
			e.name = string(val)
		case "for":
			r.labels[string(val)] = true
		}
	}
	switch {
	case closed || slices.Contains(void, e.tag):
	case r.hidden == e.tag:
		r.depth++
	case r.hidden == "" && hides:
		r.hidden, r.depth = e.tag, 1
	}
	if r.templates > 0 && e.tag != "template" {
		return
	}
	switch e.tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if r.hidden == "" {
			r.Headings = append(r.Headings, int(e.tag[1]-'0'))
		}
	case "img":
		if !alt && !named {
			r.Unnamed = append(r.Unnamed, e.said())
		}
	case "label":
		r.inLabel++
	case "template":
		r.templates++
	case "input", "select", "textarea":
		if !named && r.inLabel == 0 && !slices.Contains([]string{"hidden", "submit", "reset", "button"}, kind) {
			r.fields = append(r.fields, e)
		}
	case "button":
		if !named {
			r.button = &e
		}
	}
}
