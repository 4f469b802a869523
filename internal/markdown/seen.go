package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// What a text holds is told by the conversion, which has seen it. Nobody has
// to find it again in the HTML or in the Markdown.

// Block is a fenced block of a kind that Options printed.
type Block struct {
	Kind string // the first word of its info string
	Name string // its first line
	File string // of a piece that was taken in; empty for the text itself
	Line int
}

// Section is a heading with what stands under it, to the next one. What stands
// before the first heading is a section without one.
type Section struct {
	ID, Heading string
	Level       int
	Text        string // all words, those of tables and references too
}

// Passage is a block of prose as a reader hears it. What is no prose of the
// author's is left out: tables, code, drawings, footnotes, and references that
// are Quiet.
type Passage struct {
	Text  string
	File  string // of a piece that was taken in; empty for the text itself
	lines []lineAt
}

// lineAt says that from an offset in a text the words stand on a line.
type lineAt struct{ offset, line int }

// Line is the line of the file on which a part of the text stands.
func (p Passage) Line(offset int) int {
	line := 0
	for _, l := range p.lines {
		if l.offset > offset {
			break
		}
		line = l.line
	}
	return line
}

// Text is everything that the document says, in one line.
func (d *Document) Text() string {
	var parts []string
	for _, s := range d.Sections {
		if s.Heading != "" {
			parts = append(parts, s.Heading)
		}
		if s.Text != "" {
			parts = append(parts, s.Text)
		}
	}
	return strings.Join(parts, " ")
}

// see collects the sections and the prose of the finished tree.
func (c *conversion) see(root ast.Node) {
	sections := []Section{{}}
	var words []string // of the last section
	said := func(text string) {
		if text != "" {
			words = append(words, text)
		}
	}
	begin := func(next ...Section) {
		sections[len(sections)-1].Text = strings.Join(words, " ")
		sections = append(sections, next...)
		words = nil
		said(sections[len(sections)-1].Text)
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			id, _ := n.AttributeString("id")
			name, _ := id.([]byte)
			begin(Section{ID: string(name), Heading: c.plain(n), Level: n.Level})
			c.prose(n)
		case *ast.Paragraph, *ast.TextBlock, *east.DefinitionTerm:
			said(c.plain(n))
			c.prose(n)
		case *east.TableCell, *caption:
			said(c.plain(n))
		case *rendered:
			if n.of != nil {
				said(n.of.Sections[0].Text)
				if under := n.of.Sections[1:]; len(under) > 0 {
					begin(under...)
				}
				c.doc.Prose = append(c.doc.Prose, n.of.Prose...)
			}
		case *east.FootnoteList:
			return ast.WalkSkipChildren, nil
		default:
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, nil
	})
	begin()
	c.doc.Sections = sections
}

// prose adds a block's prose, a passage for each line that is broken by hand.
func (c *conversion) prose(block ast.Node) {
	p := Passage{File: c.file}
	var b strings.Builder
	gap := false
	add := func(s string, line int) {
		first, _ := utf8.DecodeRuneInString(s)
		gap = gap || unicode.IsSpace(first)
		for word := range strings.FieldsSeq(s) {
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			if n := len(p.lines); n == 0 || p.lines[n-1].line != line {
				p.lines = append(p.lines, lineAt{b.Len(), line})
			}
			b.WriteString(word)
			gap = true
		}
		last, _ := utf8.DecodeLastRuneInString(s)
		gap = unicode.IsSpace(last) || s == "" && gap
	}
	end := func() {
		if p.Text = b.String(); p.Text != "" {
			c.doc.Prose = append(c.doc.Prose, p)
		}
		b.Reset()
		p.lines, gap = nil, false
	}
	line := c.line(c.pos(block))
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			line = c.line(n.Segment.Start)
			add(string(unescape(n.Segment.Value(c.src), n.IsRaw())), line)
			switch {
			case n.HardLineBreak():
				end()
			case n.SoftLineBreak():
				gap = true
			}
		case *ast.String:
			add(string(n.Value), line)
		case *reference:
			if n.resolved.HTML == "" || !n.resolved.Quiet {
				add(n.resolved.Text, max(n.ref.Line, line))
			}
			add(n.closing, line)
		case *ast.AutoLink:
			add(string(n.Label(c.src)), line)
		case *ast.Image, *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	end()
}

// closers are the marks that end a clause and stay with the word before them.
const closers = ",.;:!?«)”"

// close gives a reference that asks for it the marks that stand behind it, so
// that they are not parted at a line's end.
func (c *conversion) close(n *reference) {
	if n.resolved.HTML == "" || !n.resolved.Closes {
		return
	}
	for next := n.NextSibling(); next != nil; next = n.NextSibling() {
		switch next := next.(type) {
		case *ast.String:
			if value := string(next.Value); value != "" && strings.Trim(value, closers) == "" {
				n.closing += value
				n.Parent().RemoveChild(n.Parent(), next)
				continue
			}
		case *ast.Text:
			value := string(next.Segment.Value(c.src))
			rest := strings.TrimLeft(value, closers)
			n.closing += value[:len(value)-len(rest)]
			next.Segment = next.Segment.WithStart(next.Segment.Stop - len(rest))
			if rest == "" && !next.SoftLineBreak() && !next.HardLineBreak() {
				n.Parent().RemoveChild(n.Parent(), next)
				continue
			}
		}
		return
	}
}

// RefsOf gives the references of a kind, in order.
func (d *Document) RefsOf(kind string) []Ref {
	return slices.DeleteFunc(slices.Clone(d.Refs), func(r Ref) bool { return r.Kind != kind })
}

// apart takes the blocks from the first that Options.Apart names out of the
// text; nil means that there is none.
func apart(root ast.Node) ast.Node {
	first := root.FirstChild()
	for first != nil {
		if r, ok := first.(*rendered); ok && r.apart {
			break
		}
		first = first.NextSibling()
	}
	if first == nil {
		return nil
	}
	rest := ast.NewDocument()
	for first != nil {
		next := first.NextSibling()
		rest.AppendChild(rest, first)
		first = next
	}
	return rest
}
