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

// longCell is how many letters a cell may have before its row is sentences
// rather than figures.
const longCell = 30

// sentences lets the rows of a table of sentences stand as blocks where they have
// no room side by side, each cell with its heading.
func (c *conversion) sentences(t *east.Table, heads []string) {
	var cells []*east.TableCell
	var at []int
	long := false
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() != east.KindTableRow {
			continue
		}
		i := 0
		for n := row.FirstChild(); n != nil; n = n.NextSibling() {
			cell, ok := n.(*east.TableCell)
			if !ok {
				continue
			}
			if _, aligned := cell.AttributeString("class"); aligned {
				return
			}
			cells, at = append(cells, cell), append(at, i)
			long = long || len([]rune(c.plain(cell))) > longCell
			i++
		}
	}
	if !long {
		return
	}
	t.SetAttributeString("class", []byte("stacked"))
	for i, cell := range cells {
		if at[i] < len(heads) {
			cell.SetAttributeString("data-head", []byte(heads[at[i]]))
		}
	}
}

func (c *conversion) table(t *east.Table) {
	c.doc.Table = true
	var names, heads []string
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
				s := c.plain(cell)
				heads = append(heads, s)
				if s != "" {
					cell.SetAttributeString("scope", []byte("col"))
					names = append(names, s)
				}
			}
		}
	}
	c.sentences(t, heads)
	label := strings.Join(names, ", ")
	if p, ok := t.PreviousSibling().(*ast.Paragraph); ok {
		if text := c.caption(t, p); text != "" {
			label = text
		}
	}
	label = c.opt.words().Table(label)
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
