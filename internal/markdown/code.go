package markdown

import (
	"bytes"
	"strings"
	"sync"

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
		}})
		for i := range problems {
			problems[i].File = c.file
		}
		c.doc.Problems = append(c.doc.Problems, problems...)
		name, _, _ := strings.Cut(strings.TrimSpace(src.String()), "\n")
		c.doc.Blocks = append(c.doc.Blocks, Block{Kind: lang, Name: strings.TrimSpace(name), File: c.file, Line: line})
		n.Parent().ReplaceChild(n.Parent(), n, &rendered{html: html, apart: lang == c.opt.Apart})
		return
	}
	n.Parent().ReplaceChild(n.Parent(), n, &rendered{html: c.highlight(lang, src.String())})
}

// No reader follows colours through a block that is longer.
const maxHighlighted = 256 << 10

// highlight prints code: with classes where the language is on the list, and
// plain otherwise. Code wider than a phone is moved by keyboard too.
func (c *conversion) highlight(lang, src string) string {
	var b strings.Builder
	b.Grow(len(src)*3/2 + 64)
	b.WriteString(`<pre class="code" tabindex="0"><code>`)
	if l := languages[strings.Trim(lang, "{.}")]; l != nil && len(src) <= maxHighlighted {
		c.doc.Code = true
		l.print(&b, src)
	} else {
		b.Write(util.EscapeHTML([]byte(src)))
	}
	b.WriteString("</code></pre>\n")
	return b.String()
}

// Few colours, each with a contrast of at least 4.5 to its background.
var codeColours = []struct {
	class       class
	light, dark string
}{
	{comment, "#57606a; font-style: italic", "#9ba7b4; font-style: italic"},
	{keyword, "#8a1f5c", "#ff9bce"},
	{tag, "#0b5a3c", "#7ee787"},
	{attribute, "#6639ba", "#d2a8ff"},
	{function, "#5a32a3", "#d2a8ff"},
	{literal, "#0a3069", "#a5d6ff"},
	{numeral, "#0550ae", "#79c0ff"},
	{inserted, "#0b5a3c", "#7ee787"},
	{deleted, "#a40e26", "#ffa198"},
}

// CodeCSS is the stylesheet for highlighted code.
var CodeCSS = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	b.WriteString(".code { color: #1f2328 }\n")
	for _, c := range codeColours {
		b.WriteString(".code ." + string(c.class) + " { color: " + c.light + " }\n")
	}
	b.WriteString("@media (prefers-color-scheme: dark) {\n.code { color: #e6edf3 }\n")
	for _, c := range codeColours {
		b.WriteString(".code ." + string(c.class) + " { color: " + c.dark + " }\n")
	}
	b.WriteString("}\n")
	return b.Bytes()
})
