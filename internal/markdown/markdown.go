// Package markdown turns the Markdown of guidance into HTML. It is the only
// place that knows goldmark and chroma, and it knows nothing of sites.
//
// The language is GitHub's (tables, task lists, strikethrough, bare
// addresses) with footnotes, definition lists and typographic quotes.
// Raw HTML is dropped. On top of that stand four things of our own:
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
// A literal brace is written \{. Every problem carries the line of the file,
// front matter counted, when Options.FirstLine says where the text begins.
package markdown

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Convert converts a text without its front matter. It never fails: what
// cannot be converted is a problem in the document.
func Convert(src []byte, opt Options) Document {
	if opt.FirstLine == 0 {
		opt.FirstLine = 1
	}
	c := &conversion{src: src, opt: opt, ids: map[string]bool{}}
	if line := tooDeep(src); line > 0 {
		c.problem(opt.FirstLine+line-1, false, "linjen er indrykket for dybt, eller lister og citater ligger for dybt i hinanden", "del teksten op i afsnit")
		return c.doc
	}
	pc := parser.NewContext()
	pc.Set(conversionKey, c)
	md := converter(opt.Lang, mayLinkify(src))
	root := md.Parser().Parse(text.NewReader(src), parser.WithContext(pc))
	var buf bytes.Buffer
	buf.Grow(len(src) * 3 / 2)
	if err := md.Renderer().Render(&buf, src, root); err != nil {
		c.problem(0, false, "teksten kunne ikke omsættes: "+err.Error(), "")
	}
	c.doc.HTML = buf.Bytes()
	sort.SliceStable(c.doc.Problems, func(i, j int) bool { return c.doc.Problems[i].Line < c.doc.Problems[j].Line })
	return c.doc
}

// conversion is the state of one Convert.
type conversion struct {
	src   []byte
	opt   Options
	doc   Document
	ids   map[string]bool
	lines []int // offsets where lines begin, filled when first needed
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
	c.doc.Problems = append(c.doc.Problems, Problem{Line: line, Message: message, Hint: hint, Warning: warning})
}

// Looking for bare addresses costs a sixteenth of all parsing, and most pages
// have none.
func mayLinkify(src []byte) bool {
	return bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0
}

var converters = func() (all [2][2]goldmark.Markdown) {
	for lang := range all {
		for link := range all[lang] {
			all[lang][link] = newConverter(lang == 1, link == 1)
		}
	}
	return all
}()

func converter(lang string, linkify bool) goldmark.Markdown {
	l, k := 0, 0
	if strings.HasPrefix(lang, "en") {
		l = 1
	}
	if linkify {
		k = 1
	}
	return converters[l][k]
}

func newConverter(english, linkify bool) goldmark.Markdown {
	quotes := map[extension.TypographicPunctuation]string{
		extension.LeftSingleQuote: "›", extension.RightSingleQuote: "‹",
		extension.LeftDoubleQuote: "»", extension.RightDoubleQuote: "«",
	}
	backlink := "Tilbage til teksten"
	if english {
		quotes = map[extension.TypographicPunctuation]string{
			extension.LeftSingleQuote: "‘", extension.RightSingleQuote: "’",
			extension.LeftDoubleQuote: "“", extension.RightDoubleQuote: "”",
		}
		backlink = "Back to the text"
	}
	quotes[extension.EnDash] = "–"
	quotes[extension.EmDash] = "—"
	quotes[extension.Ellipsis] = "…"
	quotes[extension.LeftAngleQuote] = "«"
	quotes[extension.RightAngleQuote] = "»"
	quotes[extension.Apostrophe] = "’"
	ext := []goldmark.Extender{
		extension.Table,
		extension.Strikethrough,
		extension.TaskList,
		extension.DefinitionList,
		extension.NewFootnote(extension.WithFootnoteBacklinkTitle(backlink)),
		extension.NewTypographer(extension.WithTypographicSubstitutions(quotes)),
	}
	if linkify {
		ext = append(ext, extension.Linkify)
	}
	return goldmark.New(
		goldmark.WithExtensions(ext...),
		goldmark.WithParserOptions(
			parser.WithInlineParsers(util.Prioritized(referenceParser{}, 90)),
			// Last, so that footnotes stand where they will be printed.
			parser.WithASTTransformers(util.Prioritized(finisher{}, 2000)),
		),
		goldmark.WithRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(
			util.Prioritized(html.NewRenderer(), 1000),
			util.Prioritized(ownRenderer{}, 100),
		))),
	)
}
