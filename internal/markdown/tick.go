package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

var kindTick = ast.NewNodeKind("Tick")

// tick is a task with its words, which are the label of its box.
type tick struct {
	ast.BaseInline
	done bool
}

func (*tick) Kind() ast.NodeKind { return kindTick }

func (n *tick) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// ticks makes the tasks boxes to tick. One that explains a word keeps its sign:
// a label holds no button. It reports whether there is one.
func ticks(root ast.Node) (any bool) {
	var all []*east.TaskCheckBox
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if box, ok := n.(*east.TaskCheckBox); ok && entering {
			all = append(all, box)
		}
		return ast.WalkContinue, nil
	})
	for _, box := range all {
		p := box.Parent()
		plain := box.NextSibling() != nil
		for n := box.NextSibling(); n != nil; n = n.NextSibling() {
			if r, ok := n.(*reference); ok && r.ref.Kind == "ord" {
				plain = false
			}
		}
		if !plain {
			continue
		}
		t := &tick{done: box.IsChecked}
		for n := box.NextSibling(); n != nil; {
			next := n.NextSibling()
			t.AppendChild(t, n)
			n = next
		}
		p.ReplaceChild(p, box, t)
		any = true
	}
	return any
}

func renderTick(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	switch {
	case !entering:
		_, _ = w.WriteString("</span></label>")
	case node.(*tick).done:
		_, _ = w.WriteString(`<label class="tick"><input type="checkbox" checked><span>`)
	default:
		_, _ = w.WriteString(`<label class="tick"><input type="checkbox"><span>`)
	}
	return ast.WalkContinue, nil
}
