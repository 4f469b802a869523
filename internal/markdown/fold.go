package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

var (
	kindFold   = ast.NewNodeKind("Fold")
	kindOpener = ast.NewNodeKind("Opener")
)

// fold is a section that opens at its heading. Its first child is the opener,
// which holds the heading.
type fold struct{ ast.BaseBlock }

func (*fold) Kind() ast.NodeKind { return kindFold }

func (n *fold) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

type opener struct{ ast.BaseBlock }

func (*opener) Kind() ast.NodeKind { return kindOpener }

func (n *opener) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// folds gives each section of level 2 a fold of its own.
func folds(root ast.Node) {
	var open *fold
	for n := root.FirstChild(); n != nil; {
		next := n.NextSibling()
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			open = &fold{}
			root.ReplaceChild(root, h, open)
			title := &opener{}
			title.AppendChild(title, h)
			open.AppendChild(open, title)
		} else if open != nil {
			open.AppendChild(open, n)
		}
		n = next
	}
}

func renderFold(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<details class=\"fold\">")
	} else {
		_, _ = w.WriteString("</details>\n")
	}
	return ast.WalkContinue, nil
}
