package markdown

import (
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
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		head := row.Kind() == east.KindTableHeader
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
				cell.SetAttributeString("scope", []byte("col"))
				if s := c.plain(cell); s != "" {
					names = append(names, s)
				}
			}
		}
	}
	wrap := &scroll{label: "Tabel: " + strings.Join(names, ", ")}
	t.Parent().ReplaceChild(t.Parent(), t, wrap)
	wrap.AppendChild(wrap, t)
}
