package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// finisher walks the finished tree once: it resolves references, names
// headings, checks links and turns our own constructs into their nodes.
type finisher struct{}

func (finisher) Transform(root *ast.Document, reader text.Reader, pc parser.Context) {
	c := conversionOf(pc)
	if c == nil {
		return
	}
	// Nodes are changed after the walk, not under its feet.
	var found struct {
		refs     []*reference
		headings []ast.Node // and blocks that take in a piece
		quotes   []*ast.Blockquote
		tables   []*east.Table
		links    []ast.Node
		code     []*ast.FencedCodeBlock
		html     []ast.Node
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *reference:
			found.refs = append(found.refs, n)
		case *ast.Heading:
			found.headings = append(found.headings, n)
		case *ast.Blockquote:
			found.quotes = append(found.quotes, n)
		case *east.Table:
			found.tables = append(found.tables, n)
		case *ast.Link, *ast.Image, *ast.AutoLink:
			found.links = append(found.links, n)
		case *ast.FencedCodeBlock:
			if c.opt.Include != nil && string(n.Language(c.src)) == "include" {
				found.headings = append(found.headings, n)
			} else {
				found.code = append(found.code, n)
			}
		case *ast.HTMLBlock, *ast.RawHTML:
			found.html = append(found.html, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range found.html {
		c.rawHTML(n)
	}
	for _, n := range found.refs {
		c.resolve(n)
	}
	for _, n := range found.links {
		c.link(n)
	}
	c.headings(root, found.headings)
	for _, n := range found.quotes {
		c.callout(n)
	}
	for _, n := range found.tables {
		c.table(n)
	}
	for _, n := range found.code {
		c.code(n)
	}
	c.checkFigures(root)
	citeOnce(found.refs)
	for _, n := range found.refs {
		c.close(n)
	}
	if !c.opt.Unread {
		c.see(root)
	}
}

// citeOnce takes away each citation that stands again further on in its
// paragraph, list item or cell.
func citeOnce(refs []*reference) {
	type cited struct {
		block  ast.Node
		source string
	}
	later := map[cited]bool{}
	for _, n := range slices.Backward(refs) {
		if n.resolved.Cited == "" {
			continue
		}
		block := n.Parent()
		for block != nil && block.Type() == ast.TypeInline {
			block = block.Parent()
		}
		at := cited{block, n.resolved.Cited}
		if later[at] {
			n.resolved.Cite = ""
		}
		later[at] = true
	}
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func (c *conversion) resolve(n *reference) {
	if n.anchor != "" || c.opt.Resolver == nil {
		return
	}
	p := n.Parent()
	n.ref.File = c.file
	n.ref.Alone = p != nil && p.Kind() == ast.KindParagraph && p.ChildCount() == 1
	n.ref.Local = c.inLocal(n)
	c.doc.Refs = append(c.doc.Refs, n.ref)
	res, err := c.opt.Resolver.Resolve(n.ref)
	if err != nil {
		p := refProblem(n.ref.Line, err)
		p.File = c.file
		c.doc.Problems = append(c.doc.Problems, p)
		n.resolved = Resolved{Text: n.ref.Raw}
		return
	}
	if within(n, ast.KindLink, ast.KindImage, ast.KindHeading) {
		res.HTML, res.Note, res.Cite = "", "", "" // no link inside a link, and headings stay plain
	}
	n.resolved = res
	if res.Block && n.ref.Alone {
		p.Parent().ReplaceChild(p.Parent(), p, &rendered{html: res.HTML})
	}
}

func within(n ast.Node, kinds ...ast.NodeKind) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		for _, k := range kinds {
			if p.Kind() == k {
				return true
			}
		}
	}
	return false
}

// plain is a node's text as a reader would say it.
func (c *conversion) plain(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(unescape(n.Segment.Value(c.src), n.IsRaw()))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *reference:
			b.WriteString(n.resolved.Text + n.closing)
		case *ast.AutoLink:
			b.Write(n.Label(c.src))
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(strings.Fields(b.String()), " ")
}
