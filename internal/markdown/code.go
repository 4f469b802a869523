package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

var kindRendered = ast.NewNodeKind("Rendered")

// rendered is a block that is HTML already, and ours.
type rendered struct {
	ast.BaseBlock
	html  string
	apart bool      // Options.Apart begins here
	of    *Document // of a piece that was taken in
}

func (*rendered) Kind() ast.NodeKind { return kindRendered }

func (n *rendered) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

func (c *conversion) code(n *ast.FencedCodeBlock) {
	var src bytes.Buffer
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		src.Write(s.Value(c.src))
	}
	lang := strings.ToLower(string(n.Language(c.src)))
	print := c.opt.Blocks[lang]
	if lang == "eksempel" {
		print = c.opt.Example
	}
	if print != nil {
		line := c.line(n.Pos()) + 1
		if n.Lines().Len() > 0 {
			line = c.line(n.Lines().At(0).Start)
		}
		info := ""
		if n.Info != nil {
			_, info, _ = strings.Cut(strings.TrimSpace(string(n.Info.Segment.Value(c.src))), " ")
		}
		html, problems := print(Example{Source: src.Bytes(), Line: line, Info: strings.TrimSpace(info), Seen: func(ref Ref) {
			ref.File = c.file
			c.doc.Refs = append(c.doc.Refs, ref)
		}, Table: func() { c.doc.Table = true }})
		for i := range problems {
			problems[i].File = c.file
		}
		c.doc.Problems = append(c.doc.Problems, problems...)
		name, _, _ := strings.Cut(strings.TrimSpace(src.String()), "\n")
		c.doc.Blocks = append(c.doc.Blocks, Block{Kind: lang, Name: strings.TrimSpace(name), File: c.file, Line: line})
		n.Parent().ReplaceChild(n.Parent(), n, &rendered{html: html, apart: lang == c.opt.Apart})
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &rendered{html: c.highlight(lang, src.String(), c.line(n.Pos()))})
}

// highlight prints code: with classes where its language is listed and the block
// within its bounds, and plain otherwise. Code wider than a phone is moved by
// keyboard too.
func (c *conversion) highlight(lang, src string, line int) string {
	src = strings.ReplaceAll(src, "\x00", "\uFFFD") // HTML has no letter 0
	if l := languages()[strings.Trim(lang, "{.}")]; l != nil && len(src) <= min(l.most, c.colouring.bytes) {
		c.colouring.bytes -= len(src)
		html, err := l.print(src, c.colouring.time)
		if err == nil {
			c.doc.Code = true
			return html
		}
		if errors.Is(err, errSlow) {
			c.problem(line, true, fmt.Sprintf("koden blev ikke farvet, for det tog over %.0f sekunder", c.colouring.time.Seconds()), "byg igen, når maskinen har mindre at lave, eller gør blokken kortere")
		}
	}
	return `<pre class="code" tabindex="0"><code>` + string(util.EscapeHTML([]byte(src))) + "</code></pre>\n"
}

var codeFormat = chromahtml.New(chromahtml.WithClasses(true), chromahtml.TabWidth(4), chromahtml.WithPreWrapper(codeWrapper{}))

type codeWrapper struct{}

func (codeWrapper) Start(bool, string) string { return `<pre class="chroma" tabindex="0"><code>` }

func (codeWrapper) End(bool) string { return "</code></pre>" }

// Few colours, each with a contrast of at least 4.5 to its background.
var codeLight = chroma.MustNewStyle("rettesnor", chroma.StyleEntries{
	chroma.Background:    "#1f2328",
	chroma.Comment:       "italic #57606a",
	chroma.Keyword:       "#8a1f5c",
	chroma.Name:          "#1f2328",
	chroma.NameTag:       "#0b5a3c",
	chroma.NameAttribute: "#6639ba",
	chroma.NameFunction:  "#5a32a3",
	chroma.LiteralString: "#0a3069",
	chroma.LiteralNumber: "#0550ae",
	chroma.Error:         "#a40e26",
})

var codeDark = chroma.MustNewStyle("rettesnor-dark", chroma.StyleEntries{
	chroma.Background:    "#e6edf3",
	chroma.Comment:       "italic #9ba7b4",
	chroma.Keyword:       "#ff9bce",
	chroma.Name:          "#e6edf3",
	chroma.NameTag:       "#7ee787",
	chroma.NameAttribute: "#d2a8ff",
	chroma.NameFunction:  "#d2a8ff",
	chroma.LiteralString: "#a5d6ff",
	chroma.LiteralNumber: "#79c0ff",
	chroma.Error:         "#ffa198",
})

// CodeCSS is the stylesheet for highlighted code.
var CodeCSS = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	_ = codeFormat.WriteCSS(&b, codeLight)
	b.WriteString("@media (prefers-color-scheme: dark) {\n")
	_ = codeFormat.WriteCSS(&b, codeDark)
	b.WriteString("}\n")
	return b.Bytes()
})
