package markdown

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// What follows costs the square of its length to parse, or more, and no reader
// follows it either. Up to these limits a text is parsed in time that grows
// with its length; beyond them it is a problem, and is read as plain words.
// The parser itself counts, so that nothing is counted that it does not see.
type limits struct {
	nesting    int // quotes and lists within each other
	marks      int // * _ [ ~ in one block; in a long one each counts for more
	references int // lines [a]: b in a row
	footnotes  int // on a page
	cells      int // of a page's tables, the empty ones too
}

var standard = limits{nesting: 100, marks: 2000, references: 20000, footnotes: 2000, cells: 200000}

const maxSize = 4 << 20 // of a text

// spent is what a page has used, the pieces that it takes in too.
type spent struct {
	footnotes, cells int
	said             map[string]bool
}

// beyond reports a limit, the first time.
func (c *conversion) beyond(at int, message, hint string) {
	if !c.spent.said[message] {
		c.spent.said[message] = true
		c.problem(c.line(at), false, message, hint)
	}
}

// container is a parser of quotes, lists or definitions that opens no more of
// them when they lie too deep.
type container struct{ parser.BlockParser }

func (p container) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if c := conversionOf(pc); c != nil && depth(parent) >= c.limits.nesting {
		// It may be no quote and no list: that is known when it has opened.
		line, at := reader.Position()
		n, _ := p.BlockParser.Open(parent, reader, pc)
		reader.SetPosition(line, at)
		if n != nil {
			c.beyond(at.Start, "linjen er indrykket for dybt, eller lister og citater ligger for dybt i hinanden", "del teksten op i afsnit")
		}
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// depth counts the quotes, lists and notes that a node stands in.
func depth(n ast.Node) (deep int) {
	for ; n != nil; n = n.Parent() {
		switch n.Kind() {
		case ast.KindBlockquote, ast.KindList, east.KindFootnote, east.KindDefinitionList:
			deep++
		}
	}
	return deep
}

// notes is the parser of footnotes, which counts them.
type notes struct{ parser.BlockParser }

func (p notes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.Position()
	n, state := container(p).Open(parent, reader, pc)
	if c := conversionOf(pc); c != nil && n != nil {
		if c.spent.footnotes++; c.spent.footnotes > c.limits.footnotes {
			c.beyond(at.Start, fmt.Sprintf("siden har mere end %d fodnoter", c.limits.footnotes), "del siden, eller skriv noterne i teksten")
			reader.SetPosition(line, at)
			return nil, parser.NoChildren
		}
		c.notes = append(c.notes, n.(*east.Footnote))
		n.(*east.Footnote).SetPos(at.Start)
	}
	return n, state
}

// marks counts the marks of a block before their parsers see them.
type marks struct{}

func (marks) Trigger() []byte { return []byte{'*', '_', '[', '~', '!', '{'} }

func (marks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	c := conversionOf(pc)
	line, _ := block.PeekLine()
	switch {
	case c == nil:
		return nil
	case line[0] == '!' && (len(line) < 2 || line[1] != '['), line[0] == '{' && c.opt.Resolver == nil:
		return nil // no picture, and no reference
	}
	if c.counting != parent {
		c.counting, c.counted, c.weight = parent, 0, 1
		// Each mark may be looked for through the whole block.
		if lines := parent.Lines(); lines != nil && lines.Len() > 0 {
			c.weight += (lines.At(lines.Len()-1).Stop - lines.At(0).Start) >> 16
		}
	}
	if c.counted += c.weight; c.counted <= c.limits.marks {
		return nil
	}
	_, at := block.Position()
	c.beyond(at.Start, fmt.Sprintf("et afsnit har mere end %d tegn som * _ [ ~", c.limits.marks), `sæt en tom linje imellem, eller skriv \ foran tegn, der skal læses som de er`)
	block.Advance(1)
	return ast.NewTextSegment(at.WithStop(at.Start + 1))
}

// tables and definitions stop what reads a paragraph as one of them.
type tables struct{ parser.ParagraphTransformer }

func (p tables) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	c := conversionOf(pc)
	if c == nil {
		p.ParagraphTransformer.Transform(n, reader, pc)
		return
	}
	lines := n.Lines()
	for i := 1; i < lines.Len(); i++ {
		seg := lines.At(i)
		columns := delimited(seg.Value(c.src))
		if columns == 0 {
			continue
		}
		if c.spent.cells+columns*(lines.Len()-i) > c.limits.cells {
			c.beyond(seg.Start, fmt.Sprintf("sidens tabeller har mere end %d celler", c.limits.cells), "del tabellen på flere sider")
			return
		}
		break
	}
	before, parent := n.PreviousSibling(), n.Parent()
	p.ParagraphTransformer.Transform(n, reader, pc)
	// The table stands after what is left of the paragraph, or in its place.
	after := n.NextSibling()
	if n.Parent() == nil {
		after = parent.FirstChild()
		if before != nil {
			after = before.NextSibling()
		}
	}
	t, _ := after.(*east.Table)
	if t != nil {
		c.spent.cells += len(t.Alignments) * t.ChildCount()
	}
}

// delimiter is a cell of the line that makes a paragraph a table. A form feed is
// room there too.
var delimiter = regexp.MustCompile(`^\s*:?-+:?\s*$`)

// delimited counts the columns of a line of delimiters, none for another line.
func delimited(line []byte) (columns int) {
	line = bytes.TrimSpace(line)
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	for cell := range bytes.SplitSeq(line, []byte("|")) {
		if !delimiter.Match(cell) {
			return 0
		}
		columns++
	}
	return columns
}

type definitions struct{ parser.ParagraphTransformer }

func (p definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if c := conversionOf(pc); c != nil && n.Lines().Len() > c.limits.references {
		first := n.Lines().At(0)
		if line := first.Value(c.src); bytes.HasPrefix(bytes.TrimSpace(line), []byte("[")) && bytes.Contains(line, []byte("]:")) {
			c.beyond(first.Start, fmt.Sprintf("mere end %d adresser i træk", c.limits.references), "sæt en tom linje imellem, eller del siden")
			return
		}
	}
	p.ParagraphTransformer.Transform(n, reader, pc)
}
