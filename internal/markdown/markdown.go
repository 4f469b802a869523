// Package markdown turns the Markdown of guidance into HTML. It is the only
// place that knows goldmark and chroma, and it knows nothing of sites.
//
// The language is GitHub's (tables, task lists, strikethrough, bare
// addresses) with footnotes, definition lists and typographic quotes.
// Raw HTML is dropped. On top of that stand some things of our own:
//
//	Klagefristen er {tal klagefrist}, se {§ rsl67}.     references, see Resolver
//
//	> [!LOKAL Esbjerg 2022-06-01]                       callouts: VIGTIGT, EKSEMPEL,
//	> Budgettet skal være fremme i november.            NATIONAL, LOKAL who from
//
//	## Hvad koster det? {#pris}                         a heading's own id
//
//	```eksempel                                         worked examples, see Example
//	forventer: tabt-arbejdsfortjeneste.brutto = 19052.43
//	{"format": "rettesnor-sag/1", …}
//	```
//
//	```include
//	_frist.md                                           takes in another text, see Piece
//	```
//
//	Tabel: Klager efter år                              a table's caption
//
//	| År | Klager |
//
// Code is coloured where its language is one of some thirty (listed, in
// language.go). A block longer than its language is read in good time (2 KiB, or
// 1), and a block beyond the 32 KiB that a page may have coloured, are plain.
//
// A literal brace is written \{. Every problem carries the line of the file,
// front matter counted, when Options.FirstLine says where the text begins.
package markdown

import (
	"bytes"
	"regexp"
	"sort"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// Convert converts a text without its front matter. It never fails: what
// cannot be converted is a problem in the document.
func Convert(src []byte, opt Options) Document { return convert(src, opt, standard) }

func convert(src []byte, opt Options, lim limits) Document {
	if opt.FirstLine == 0 {
		opt.FirstLine = 1
	}
	c := &conversion{src: src, opt: opt, ids: map[string]bool{}, next: map[string]int{}, tables: map[string]int{}, pieces: new(int), colouring: &colouring{maxCode, lastGuard}, lastLevel: 1, limits: lim, spent: &spent{said: map[string]bool{}}}
	for _, id := range opt.Taken {
		c.ids[id] = true
	}
	c.doc.HTML = c.run()
	sort.SliceStable(c.doc.Problems, func(i, j int) bool { return c.doc.Problems[i].Line < c.doc.Problems[j].Line })
	return c.doc
}

func (c *conversion) print(md goldmark.Markdown, root ast.Node) []byte {
	var buf bytes.Buffer
	buf.Grow(len(c.src) * 3 / 2)
	if err := md.Renderer().Render(&buf, c.src, root); err != nil {
		c.problem(0, false, "teksten kunne ikke omsættes: "+err.Error(), "")
	}
	return buf.Bytes()
}

// conversion is the state of one Convert.
type conversion struct {
	src    []byte
	opt    Options
	doc    Document
	ids    map[string]bool
	next   map[string]int // the number that the next heading with an id's name gets
	tables map[string]int // how many go by a name
	lines  []int          // offsets where lines begin, filled when first needed

	// Of a text that takes in pieces, and of a piece.
	file      string   // of a piece; empty for the page itself
	stack     []string // the pieces that this one stands in, itself last
	pieces    *int     // how many the page has taken in
	colouring *colouring
	lastLevel int  // of the heading before
	local     bool // in a box with local practice

	// What the parsers count.
	limits           limits
	spent            *spent
	notes            []*east.Footnote
	kept             map[ast.Node]bool // tags that are printed
	counting         ast.Node          // the block whose marks are counted
	counted, weight  int
	quoting          ast.Node // the block whose quotes are open
	doubles, singles int
}

var conversionKey = parser.NewContextKey()

func conversionOf(pc parser.Context) *conversion {
	c, _ := pc.Get(conversionKey).(*conversion)
	return c
}

// line is the file's line number of an offset in the text.
func (c *conversion) line(pos int) int {
	if c.lines == nil {
		c.lines = append(make([]int, 0, 64), 0)
		for i, b := range c.src {
			if b == '\n' {
				c.lines = append(c.lines, i+1)
			}
		}
	}
	return c.opt.FirstLine + max(sort.SearchInts(c.lines, pos+1)-1, 0)
}

func (c *conversion) problem(line int, warning bool, message, hint string) {
	c.doc.Problems = append(c.doc.Problems, Problem{File: c.file, Line: line, Message: message, Hint: hint, Warning: warning})
}

// Looking for bare addresses costs a sixteenth of all parsing, and most pages
// have none.
func mayLinkify(src []byte) bool {
	return bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0
}

// kind tells one converter from another.
type kind struct {
	english, linkify bool
	back             string
}

var converters sync.Map // by kind

// converter is the one for a text; there are few kinds.
func converter(opt *Options, linkify bool) goldmark.Markdown {
	k := kind{strings.HasPrefix(opt.Lang, "en"), linkify, opt.words().Back}
	md, ok := converters.Load(k)
	if !ok {
		md, _ = converters.LoadOrStore(k, newConverter(k))
	}
	return md.(goldmark.Markdown)
}

// Bare addresses, with the letters that hosts and paths have in Danish too.
var (
	bareURL = regexp.MustCompile(`^(?:http|https|ftp)://[-\pL\pN@:%._\+~#=]{1,256}\.\pL+(?::\d+)?(?:[/#?][-\pL\pN@:%_+.~#$!?&/=\(\);,'">\^{}\[\]` + "`" + `]*)?`)
	bareWWW = regexp.MustCompile(`^www\.[-\pL\pN@:%._\+~#=]{1,256}\.\pL+(?:[/#?][-\pL\pN@:%_\+.~#!?&/=\(\);,'">\^{}\[\]` + "`" + `]*)?`)
)

func newConverter(k kind) goldmark.Markdown {
	quotes := danishQuotes
	if k.english {
		quotes = englishQuotes
	}
	// The parsers are goldmark's, each behind the limit that holds for it.
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(container{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(container{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(container{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(notes{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(marks{}, 50),
			util.Prioritized(referenceParser{}, 90),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(quotes, 9999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			// Before the footnotes that nothing names are taken away.
			util.Prioritized(unnamed{}, 900),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
			// Last, so that footnotes stand where they will be printed.
			util.Prioritized(finisher{}, 2000),
		),
	)
	if k.linkify {
		p.AddOptions(parser.WithInlineParsers(util.Prioritized(extension.NewLinkifyParser(extension.WithLinkifyURLRegexp(bareURL), extension.WithLinkifyWWWRegexp(bareWWW)), 999)))
	}
	return goldmark.New(
		goldmark.WithParser(p),
		goldmark.WithRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(
			util.Prioritized(html.NewRenderer(), 1000),
			util.Prioritized(extension.NewTableHTMLRenderer(), 500),
			util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
			util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
			util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
			util.Prioritized(extension.NewFootnoteHTMLRenderer(extension.WithFootnoteBacklinkTitle(k.back)), 500),
			util.Prioritized(ownRenderer{}, 100),
		))),
	)
}
