package book

import (
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// screenOnly are the classes of what a reader of paper has no use for. The head
// and the foot of a page stand elsewhere in the book.
var screenOnly = []string{"no-print", "page-head", "page-foot", "links", "toc", "around", "breadcrumb", "actions", "icon", "term-note", "print-only", "complain"}

// leftOut tells of an element that does not come into the book.
func leftOut(n *html.Node) bool {
	if n.Type == html.CommentNode {
		return true
	}
	switch n.DataAtom {
	case atom.Nav, atom.Script, atom.Template, atom.Form, atom.Select, atom.Textarea, atom.Noscript, atom.Link:
		return true
	case atom.Button:
		return !has(n, "term")
	case atom.Input:
		return attr(n, "type") != "checkbox"
	}
	return slices.ContainsFunc(screenOnly, func(class string) bool { return has(n, class) }) ||
		slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-host-only" || a.Key == "hidden" })
}

// change makes what stands in n a text of the book: the page at an address.
func (m *maker) change(at string, n *html.Node, down int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case leftOut(c):
			n.RemoveChild(c)
		case c.DataAtom == atom.Summary && content(c) == "":
			n.RemoveChild(c)
		default:
			m.change(at, c, down)
			m.element(at, c, down)
		}
		c = next
	}
}

func (m *maker) element(at string, n *html.Node, down int) {
	if n.Type != html.ElementNode {
		return
	}
	m.names(at, n)
	switch n.DataAtom {
	case atom.H2, atom.H3, atom.H4, atom.H5:
		level := min(int(n.Data[1]-'0')+down, 6)
		rename(n, "h"+strconv.Itoa(level))
	case atom.Details:
		rename(n, "div")
	case atom.Figure:
		// The drawing in it is the picture, and has a text instead; a PDF asks the
		// same of what is called a figure.
		rename(n, "div")
	case atom.Figcaption:
		rename(n, "div")
		set(n, "class", "figure-title")
	case atom.Summary:
		// A heading stays one; other words that open something lead what they opened.
		if rename(n, "div"); len(find(n, isHeading)) == 0 {
			rename(n, "p")
			n.Attr = append(n.Attr, html.Attribute{Key: "class", Val: "opened"})
		}
	case atom.Button: // a word that is explained
		word := strings.TrimPrefix(attr(n, "popovertarget"), "ord-")
		rename(n, "span")
		n.Attr = []html.Attribute{{Key: "class", Val: "term"}}
		if glossary, ok := m.id[glossaryAt]; ok && word != "" {
			rename(n, "a")
			n.Attr = append(n.Attr, html.Attribute{Key: "href", Val: "#" + glossary + "--" + word})
		}
	case atom.Input: // a task
		rename(n, "span")
		n.Attr = []html.Attribute{{Key: "class", Val: "box"}, {Key: "aria-hidden", Val: "true"}}
	case atom.Label:
		rename(n, "span")
	case atom.A:
		m.link(at, n)
	case atom.Img:
		if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" }) {
			m.problem(at, "et billede har ingen tekst", "skriv, hvad det viser")
		}
		if src := attr(n, "src"); !strings.HasPrefix(src, "data:") {
			m.problem(at, "billedet "+src+" kommer ikke med i bogen", "sæt det ind i siden, som en tegning")
		}
	case atom.Svg:
		if attr(n, "aria-hidden") != "true" && !(attr(n, "role") == "img" && (attr(n, "aria-label") != "" || attr(n, "aria-labelledby") != "")) {
			m.problem(at, "en tegning har ingen tekst", "giv den role=\"img\" og et navn")
		}
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
		return strings.HasPrefix(a.Key, "data-") && a.Key != "data-head" || a.Key == "tabindex" || a.Key == "popover" || a.Key == "download"
	})
}

// glossaryAt is where the site explains its words.
const glossaryAt = "/ordliste/"

// inSVG is how a drawing names a part of itself.
var inSVG = regexp.MustCompile(`url\(#([^)]*)\)`)

// names gives ids the page's name in front, since many pages become one.
func (m *maker) names(at string, n *html.Node) {
	before := m.id[at] + "--"
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "id", "for":
			a.Val = before + a.Val
		case "aria-labelledby", "aria-describedby", "aria-controls", "headers":
			ids := strings.Fields(a.Val)
			for i := range ids {
				ids[i] = before + ids[i]
			}
			a.Val = strings.Join(ids, " ")
		case "href":
			if n.Namespace == "svg" && strings.HasPrefix(a.Val, "#") {
				a.Val = "#" + before + a.Val[1:]
			}
		default:
			a.Val = inSVG.ReplaceAllString(a.Val, "url(#"+before+"$1)")
		}
	}
}

// link leads on within the book where it can, or else to the site.
func (m *maker) link(at string, n *html.Node) {
	href := attr(n, "href")
	to, fragment := m.within(href)
	if strings.HasPrefix(href, "#") {
		to, fragment = at, href[1:]
	}
	if to == "" {
		return // of another site, a telephone, a mail
	}
	if id, inside := m.id[to]; inside {
		if fragment != "" && m.stays(to, fragment) {
			id += "--" + fragment
		}
		set(n, "href", "#"+id)
		set(n, "class", strings.TrimSpace(attr(n, "class")+" inner"))
		return
	}
	if m.Base == "" {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
		return
	}
	if to = m.Base + to; fragment != "" {
		to += "#" + fragment
	}
	set(n, "href", to)
}

// stays tells whether a place on a page is in the book too. It is asked of the
// page as it was read, since the pages are changed one after the other.
func (m *maker) stays(at, id string) bool {
	key := at + "#" + id
	if known, ok := m.places[key]; ok {
		return known
	}
	page := m.read(at)
	for n := range page.Descendants() {
		own := attr(n, "id")
		if own == "" {
			continue
		}
		kept := !m.isTool(page)
		for up := n; up != nil && kept; up = up.Parent {
			kept = !leftOut(up)
		}
		m.places[at+"#"+own] = kept
	}
	return m.places[key]
}

func (m *maker) problem(at, message, hint string) {
	m.problems = append(m.problems, fmt.Errorf("%s: %s\nhint: %s", at, message, hint))
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// find gives the outermost elements under n of which a function says yes.
func find(n *html.Node, yes func(*html.Node) bool) (found []*html.Node) {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && yes(c) {
			found = append(found, c)
		} else {
			found = append(found, find(c, yes)...)
		}
	}
	return found
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func set(n *html.Node, key, value string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func has(n *html.Node, class string) bool {
	return n.Type == html.ElementNode && slices.Contains(strings.Fields(attr(n, "class")), class)
}

func rename(n *html.Node, name string) { n.Data, n.DataAtom = name, atom.Lookup([]byte(name)) }

// content is the text in n, as a reader sees it.
func content(n *html.Node) string {
	var out strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			out.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// inside is what stands in n as markup.
func inside(n *html.Node) template.HTML {
	var out strings.Builder
	for c := range n.ChildNodes() {
		if err := html.Render(&out, c); err != nil {
			panic(err) // a builder takes all that it is given
		}
	}
	return template.HTML(strings.TrimSpace(out.String()))
}
