package markdown

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// headings gives each heading an id and takes the title out of the body: the
// layout prints it. Blocks that take in a piece stand among them, so that its
// headings come in their place.
func (c *conversion) headings(root *ast.Document, all []ast.Node) {
	last := c.lastLevel
	defer func() { c.lastLevel = last }()
	own := c.ownIDs(all)
	for i, n := range all {
		if block, ok := n.(*ast.FencedCodeBlock); ok {
			last = c.include(block, last)
			continue
		}
		h := n.(*ast.Heading)
		text := c.plain(h)
		id := ""
		if r, ok := h.LastChild().(*reference); ok && r.anchor != "" {
			h.RemoveChild(h, r)
			if t, ok := h.LastChild().(*ast.Text); ok {
				t.Segment = t.Segment.TrimRightSpace(c.src)
			}
			text = c.plain(h)
		}
		if id = own[h]; id == "" {
			id = c.unique(c.opt.IDPrefix + Slug(text))
		}
		line := c.line(h.Pos())
		c.doc.IDs = append(c.doc.IDs, id)
		c.doc.Headings = append(c.doc.Headings, Heading{Level: h.Level, ID: id, Text: text, File: c.file, Line: line})
		if text == "" {
			c.problem(line, true, "en overskrift er tom", "")
		}
		if h.Level > last+1 {
			c.doc.Skips = true
			c.problem(line, true, fmt.Sprintf("overskriften springer fra h%d til h%d", last, h.Level), "brug "+strings.Repeat("#", last+1))
		}
		last = h.Level
		if h.Level == 1 && i == 0 && len(c.stack) == 0 && h.Parent() == root && text != "" && (c.opt.Title == "" || strings.EqualFold(text, c.opt.Title)) {
			// The layout prints it, also where a picture or a line stands before.
			c.doc.Title = text
			c.titleAway(root, h, id)
			continue
		}
		if h.Level == 1 {
			if c.doc.Title == "" {
				c.doc.Title = text
			}
			c.problem(line, true, "teksten har sin egen h1", "siden får sin h1 fra title; begynd med ##")
			h.Level = 2 // the page has one
		}
		h.SetAttributeString("id", []byte(id))
		if c.opt.Others {
			c.otherID(h, text)
		}
		h.Level = min(h.Level+c.opt.Shift, 6)
	}
}

// titleAway takes the page's title out of its text. A picture, a link or a note
// in it stays, for the layout prints words alone.
func (c *conversion) titleAway(root *ast.Document, h *ast.Heading, id string) {
	left := ast.NewParagraph()
	var keep []ast.Node
	_ = ast.Walk(h, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.Image, *ast.Link, *east.FootnoteLink:
			if entering {
				keep = append(keep, n)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if len(keep) > 0 {
		root.InsertAfter(root, h, left)
	}
	for _, n := range keep {
		left.AppendChild(left, n)
	}
	root.ReplaceChild(root, h, &rendered{html: `<span id="` + string(util.EscapeHTML([]byte(id))) + `"></span>`})
}

// otherID makes a heading known by the id that it has on GitHub, which links
// within and between texts from there have.
func (c *conversion) otherID(h *ast.Heading, text string) {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		}
	}
	if id := b.String(); id != "" && !c.ids[id] {
		c.ids[id] = true
		c.doc.IDs = append(c.doc.IDs, id)
		h.InsertBefore(h, h.FirstChild(), &mark{id: id})
	}
}

var kindMark = ast.NewNodeKind("Mark")

// mark is a place with an id.
type mark struct {
	ast.BaseInline
	id string
}

func (*mark) Kind() ast.NodeKind { return kindMark }

func (n *mark) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// ownIDs takes the ids that headings give themselves before any is made: a
// made one gives way.
func (c *conversion) ownIDs(all []ast.Node) map[*ast.Heading]string {
	own := map[*ast.Heading]string{}
	for _, n := range all {
		h, ok := n.(*ast.Heading)
		if !ok {
			continue
		}
		r, ok := h.LastChild().(*reference)
		if !ok || r.anchor == "" {
			continue
		}
		id := c.opt.IDPrefix + r.anchor
		if c.ids[id] {
			c.problem(c.line(h.Pos()), false, fmt.Sprintf("to overskrifter har mærket {#%s}", r.anchor), "giv den ene et andet mærke")
			id = c.unique(id)
		}
		c.ids[id] = true
		own[h] = id
	}
	return own
}

// unique makes an id that the page does not have yet.
func (c *conversion) unique(id string) string {
	if id == "" {
		id = "afsnit"
	}
	base := id
	for c.ids[id] {
		c.next[base] = max(c.next[base], 1) + 1
		id = base + "-" + strconv.Itoa(c.next[base])
	}
	c.ids[id] = true
	return id
}

// Slug makes an address part of a text: small letters, digits and hyphens,
// æøå written ae, oe, aa.
func Slug(text string) string {
	var b strings.Builder
	gap := false
	put := func(s string) {
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(s)
	}
	last := 'a'
	for _, r := range strings.ToLower(text) {
		if unicode.IsLetter(r) {
			last = r
		}
		switch {
		case r == 'æ' || r == 'ä':
			put("ae")
		case r == 'ø' || r == 'ö':
			put("oe")
		case r == 'å':
			put("aa")
		case r == 'é' || r == 'è' || r == 'ê':
			put("e")
		case r == 'ü':
			put("u")
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			put(string(r))
		case unicode.IsMark(r) && !unicode.Is(unicode.Variation_Selector, r) && !unicode.Is(unicode.Latin, last):
			if !gap { // a vowel of हिन्दी is a part of its letter
				put(string(r))
			}
			continue
		case r == '\'' || r == '’' || r == '´':
		case unicode.Is(unicode.Cf, r): // a soft hyphen, or a sign without width: Til­gænge­lighed
		default:
			gap = true
		}
	}
	return b.String()
}

// unescape gives text as it is read: backslashes and entities resolved.
func unescape(b []byte, raw bool) []byte {
	if raw {
		return b
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
}
