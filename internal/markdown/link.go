package markdown

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

var scheme = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.\-]*:`)

// What browsers skip inside a scheme may not hide one.
var invisible = strings.NewReplacer("\t", "", "\n", "", "\r", "", "\x00", "")

func (c *conversion) link(n ast.Node) {
	switch n := n.(type) {
	case *ast.AutoLink:
		if !safe(string(n.URL(c.src))) {
			c.refuse(n, string(n.URL(c.src)))
		}
	case *ast.Link:
		n.Destination = c.destination(n, n.Destination, false)
	case *ast.Image:
		written := string(n.Destination)
		n.Destination = c.destination(n, n.Destination, true)
		if c.plain(n) == "" {
			c.problem(c.line(c.pos(n)), true, "billedet "+written+" har ingen alternativ tekst", "skriv ![hvad billedet viser](…)")
		}
		n.SetAttributeString("loading", []byte("lazy"))
		if c.opt.Size != nil {
			if w, h, ok := c.opt.Size(c.file, written); ok {
				n.SetAttributeString("width", []byte(strconv.Itoa(w)))
				n.SetAttributeString("height", []byte(strconv.Itoa(h)))
			}
		}
	}
}

func (c *conversion) destination(n ast.Node, written []byte, image bool) []byte {
	raw := string(util.URLEscape(written, true))
	plain := invisible.Replace(strings.TrimSpace(string(unescape(written, false))))
	if !safe(plain) || !safe(invisible.Replace(raw)) {
		c.refuse(n, string(written))
		return nil
	}
	if scheme.MatchString(plain) || strings.HasPrefix(plain, "//") {
		if image && !strings.HasPrefix(plain, "mailto:") {
			c.problem(c.line(c.pos(n)), true, "billedet ligger på en anden vært: "+shorten(plain), "læg billedet ved siden af teksten")
		}
		return written
	}
	href := raw
	if c.opt.Href != nil {
		href = c.opt.Href(raw, image)
	}
	c.doc.Links = append(c.doc.Links, Link{File: c.file, Href: href, Raw: string(written), Line: c.line(c.pos(n)), Image: image})
	return []byte(href)
}

func safe(href string) bool {
	m := scheme.FindString(href)
	switch strings.ToLower(m) {
	case "", "http:", "https:", "mailto:", "tel:":
		return true
	}
	return false
}

// refuse leaves the link's words and takes the link away.
func (c *conversion) refuse(n ast.Node, href string) {
	c.problem(c.line(c.pos(n)), true, "linket "+shorten(href)+" er ikke tilladt", "brug https:, mailto:, tel: eller en side her på stedet")
	p := n.Parent()
	if a, ok := n.(*ast.AutoLink); ok {
		s := ast.NewString(a.Label(c.src))
		p.ReplaceChild(p, n, s)
		return
	}
	for child := n.FirstChild(); child != nil; {
		next := child.NextSibling()
		p.InsertBefore(p, n, child)
		child = next
	}
	p.RemoveChild(p, n)
}

// pos is where a node begins, or else where what it holds or stands in does.
func (c *conversion) pos(n ast.Node) int {
	for p := n; p != nil; p = p.FirstChild() {
		if at := p.Pos(); at >= 0 {
			return at
		}
	}
	for p := n.Parent(); p != nil; p = p.Parent() {
		if at := p.Pos(); at >= 0 {
			return at
		}
	}
	return 0
}
