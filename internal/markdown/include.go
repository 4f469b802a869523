package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Piece is a text that others take in.
type Piece struct {
	File      string // names it in problems
	Source    []byte // without its front matter
	FirstLine int
	Href      func(raw string, image bool) string
}

// A page takes in at most this many pieces, so that pieces which take in each
// other twice cannot grow without end.
const maxPieces = 100

// include converts a piece where its block stands. It is a conversion of its
// own, with lines of its own, that shares the page's ids and headings.
func (c *conversion) include(n *ast.FencedCodeBlock, last int) int {
	var names []string
	line := c.line(n.Pos()) + 1
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		if name := strings.TrimSpace(string(s.Value(c.src))); name != "" {
			names = append(names, name)
		}
	}
	replace := func(html string) { n.Parent().ReplaceChild(n.Parent(), n, &rendered{html: html}) }
	if len(names) != 1 {
		replace("")
		c.problem(line, false, "blokken skal navngive én fil", "skriv for eksempel _frist.md")
		return last
	}
	piece, err := c.opt.Include(c.file, names[0])
	if err != nil {
		replace("")
		p := refProblem(line, err)
		p.File = c.file
		c.doc.Problems = append(c.doc.Problems, p)
		return last
	}
	if at := slices.Index(c.stack, piece.File); at >= 0 {
		replace("")
		c.problem(line, false, "filerne indsætter hinanden i ring: "+strings.Join(append(slices.Clone(c.stack[at:]), piece.File), " → "), "fjern den ene blok")
		return last
	}
	if *c.pieces++; *c.pieces > maxPieces {
		replace("")
		if *c.pieces == maxPieces+1 {
			c.problem(line, false, fmt.Sprintf("siden indsætter mere end %d stykker", maxPieces), "saml dem i færre filer")
		}
		return last
	}
	opt := c.opt
	opt.FirstLine, opt.Href = piece.FirstLine, piece.Href
	sub := &conversion{src: piece.Source, opt: opt, file: piece.File, ids: c.ids, next: c.next, tables: c.tables, stack: append(slices.Clone(c.stack), piece.File), pieces: c.pieces, colouring: c.colouring, lastLevel: last, local: c.inLocal(n), limits: c.limits, spent: c.spent}
	html := sub.run()
	c.doc.Pieces = append(append(c.doc.Pieces, piece.File), sub.doc.Pieces...)
	c.doc.Headings = append(c.doc.Headings, sub.doc.Headings...)
	c.doc.IDs = append(c.doc.IDs, sub.doc.IDs...)
	c.doc.Links = append(c.doc.Links, sub.doc.Links...)
	c.doc.Refs = append(c.doc.Refs, sub.doc.Refs...)
	c.doc.Blocks = append(c.doc.Blocks, sub.doc.Blocks...)
	c.doc.Problems = append(c.doc.Problems, sub.doc.Problems...)
	c.doc.Table = c.doc.Table || sub.doc.Table
	c.doc.Code = c.doc.Code || sub.doc.Code
	c.doc.Skips = c.doc.Skips || sub.doc.Skips
	n.Parent().ReplaceChild(n.Parent(), n, &rendered{html: string(html), of: &sub.doc})
	return sub.lastLevel
}

// run parses and prints one text.
func (c *conversion) run() []byte {
	if len(c.src) > maxSize {
		c.problem(c.opt.FirstLine, false, fmt.Sprintf("siden fylder %d MiB", (len(c.src)+1<<20-1)>>20), fmt.Sprintf("højst %d; del den i flere sider", maxSize>>20))
		c.doc.Sections = []Section{{}}
		return nil
	}
	pc := parser.NewContext()
	pc.Set(conversionKey, c)
	md := converter(&c.opt, mayLinkify(c.src))
	root := md.Parser().Parse(text.NewReader(c.src), parser.WithContext(pc))
	if len(c.stack) > 0 {
		c.noFootnotes(root)
	}
	if c.opt.Inline {
		inline(root)
	}
	if rest := apart(root); rest != nil {
		c.doc.Apart = c.print(md, rest)
	}
	if c.opt.Tick {
		c.doc.Ticks = ticks(root) || c.doc.Ticks
	}
	if c.opt.Fold && len(c.stack) == 0 {
		folds(root)
	}
	return c.print(md, root)
}

// noFootnotes reports footnotes of a piece: their numbers are the page's.
func (c *conversion) noFootnotes(root ast.Node) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, ok := n.(*east.FootnoteLink); ok && entering {
			c.problem(c.line(c.pos(n)), false, "et stykke, der indsættes, kan ikke have fodnoter", "skriv fodnoten på siden selv")
		}
		return ast.WalkContinue, nil
	})
}

// inline takes the paragraph of a text that is a single one away from around
// its words.
func inline(root ast.Node) {
	p, ok := root.FirstChild().(*ast.Paragraph)
	if !ok || p.NextSibling() != nil {
		return
	}
	words := ast.NewTextBlock()
	for n := p.FirstChild(); n != nil; n = p.FirstChild() {
		words.AppendChild(words, n)
	}
	root.ReplaceChild(root, p, words)
}
