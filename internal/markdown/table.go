package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

var kindScroll = ast.NewNodeKind("Scroll")

// scroll is a table's named region, which can be scrolled by keyboard on a
// narrow screen.
type scroll struct {
	ast.BaseBlock
	label string
}

func (*scroll) Kind() ast.NodeKind { return kindScroll }

func (n *scroll) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (c *conversion) table(t *east.Table) {
	var names []string
	columns := len(t.Alignments)
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		head := row.Kind() == east.KindTableHeader
		c.surplus(row, columns)
		for n := row.FirstChild(); n != nil; n = n.NextSibling() {
			cell, ok := n.(*east.TableCell)
			if !ok {
				continue
			}
			// Alignment as a class: the policy forbids style attributes.
			if cell.Alignment != east.AlignNone {
				cell.SetAttributeString("class", []byte(cell.Alignment.String()))
				cell.Alignment = east.AlignNone
			}
			if head {
				if s := c.plain(cell); s != "" {
					cell.SetAttributeString("scope", []byte("col"))
					names = append(names, s)
				}
			}
		}
	}
	label := strings.Join(names, ", ")
	if p, ok := t.PreviousSibling().(*ast.Paragraph); ok {
		if text := c.caption(t, p); text != "" {
			label = text
		}
	}
	label = "Tabel: " + label
	c.tables[label]++
	if n := c.tables[label]; n > 1 { // regions of a page go by different names
		label += " (" + strconv.Itoa(n) + ")"
	}
	wrap := &scroll{label: label}
	t.Parent().ReplaceChild(t.Parent(), t, wrap)
	wrap.AppendChild(wrap, t)
}

var kindCaption = ast.NewNodeKind("Caption")

// caption is a table's name, its first child.
type caption struct{ ast.BaseBlock }

func (*caption) Kind() ast.NodeKind { return kindCaption }

func (n *caption) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

const captionMark = "Tabel: "

// caption makes a paragraph before a table its name, when it says it is one.
func (c *conversion) caption(t *east.Table, p *ast.Paragraph) string {
	first, ok := p.FirstChild().(*ast.Text)
	if !ok || !strings.HasPrefix(string(first.Segment.Value(c.src)), captionMark) {
		return ""
	}
	text := strings.TrimSpace(strings.TrimPrefix(c.plain(p), captionMark))
	first.Segment = first.Segment.WithStart(first.Segment.Start + len(captionMark))
	n := &caption{}
	for child := p.FirstChild(); child != nil; {
		next := child.NextSibling()
		n.AppendChild(n, child)
		child = next
	}
	p.Parent().RemoveChild(p.Parent(), p)
	t.InsertBefore(t, t.FirstChild(), n)
	return text
}
