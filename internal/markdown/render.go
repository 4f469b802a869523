package markdown

import (
	"html"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// ownRenderer prints our own nodes, and those of goldmark's that would print
// what we drop.
type ownRenderer struct{}

func (ownRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindReference, renderReference)
	reg.Register(kindRendered, renderRendered)
	reg.Register(kindCallout, renderCallout)
	reg.Register(kindScroll, renderScroll)
	reg.Register(kindFold, renderFold)
	reg.Register(kindTick, renderTick)
	reg.Register(kindOpener, tagged("summary"))
	reg.Register(kindMark, renderMark)
	reg.Register(kindCaption, tagged("caption"))
	reg.Register(east.KindTableCell, renderCell)
	reg.Register(east.KindTaskCheckBox, renderTask)
	reg.Register(ast.KindHTMLBlock, renderNothing)
	reg.Register(ast.KindRawHTML, renderRaw)
}

func renderNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

func renderMark(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<span id="` + html.EscapeString(node.(*mark).id) + `"></span>`)
	}
	return ast.WalkContinue, nil
}

func renderRaw(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if tag, ok := node.AttributeString("kept"); ok && entering {
		_, _ = w.Write(tag.([]byte))
	}
	return ast.WalkSkipChildren, nil
}

func renderReference(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*reference); entering && n.anchor == "" {
		switch {
		case n.closing != "":
			_, _ = w.WriteString(`<span class="whole">` + n.resolved.HTML + n.resolved.Cite + html.EscapeString(n.closing) + "</span>" + n.resolved.Note)
		case n.resolved.HTML != "":
			_, _ = w.WriteString(n.resolved.HTML + n.resolved.Cite + n.resolved.Note)
		default:
			_, _ = w.WriteString(html.EscapeString(n.resolved.Text))
		}
	}
	return ast.WalkSkipChildren, nil
}

func renderRendered(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(node.(*rendered).html)
	}
	return ast.WalkSkipChildren, nil
}

func renderCallout(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*callout)
	if entering {
		title := html.EscapeString(n.title)
		_, _ = w.WriteString(`<div class="callout callout-` + n.class + `" role="note" aria-label="` + title + `">` + "\n" +
			`<p class="callout-title">` + n.icon + title + "</p>\n")
	} else {
		_, _ = w.WriteString("</div>\n")
	}
	return ast.WalkContinue, nil
}

func renderScroll(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<div class="table" role="region" aria-label="` +
			html.EscapeString(node.(*scroll).label) + `" tabindex="0">` + "\n")
	} else {
		_, _ = w.WriteString("</div>\n")
	}
	return ast.WalkContinue, nil
}

// A heading without words, above the column of names, is no heading.
func renderCell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "td"
	if _, named := node.AttributeString("scope"); named {
		tag = "th"
	}
	if entering {
		_, _ = w.WriteString("<" + tag)
		ghtml.RenderAttributes(w, node, nil)
		_ = w.WriteByte('>')
	} else {
		_, _ = w.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue, nil
}

// A disabled checkbox without a label tells a screen reader nothing.
func renderTask(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		if node.(*east.TaskCheckBox).IsChecked {
			_, _ = w.WriteString(`<span class="task" role="img" aria-label="gjort">☑</span> `)
		} else {
			_, _ = w.WriteString(`<span class="task" role="img" aria-label="ikke gjort">☐</span> `)
		}
	}
	return ast.WalkContinue, nil
}

// tagged renders an element that holds text, on a line.
func tagged(name string) renderer.NodeRendererFunc {
	return func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString("<" + name + ">")
		} else {
			_, _ = w.WriteString("</" + name + ">\n")
		}
		return ast.WalkContinue, nil
	}
}
