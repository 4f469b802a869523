package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Each word of a text is on its page, or a problem names its line. Markdown
// drops words in silence where it has no place for them: what follows a comment
// on its line, a cell too many, a note or an address that nothing names.

// unnamed reports notes and addresses that nothing names, and names of none.
type unnamed struct{}

func (unnamed) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	c := conversionOf(pc)
	if c == nil {
		return
	}
	for _, n := range c.notes {
		if n.Index < 0 {
			c.problem(c.line(n.Pos()), true, "fodnoten [^"+string(n.Ref)+"] bruges ikke, og dens tekst er ikke med", "henvis til den i teksten med [^"+string(n.Ref)+"], eller slet den")
		}
	}
	if !bytes.Contains(c.src, []byte("]:")) && !bytes.Contains(c.src, []byte("][")) && !bytes.Contains(c.src, []byte("[^")) && !foreignMark.Match(c.src) {
		return
	}
	used := map[string]bool{}
	var addresses []*ast.LinkReferenceDefinition
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.LinkReferenceDefinition:
			addresses = append(addresses, n)
		case *ast.Link:
			if n.Reference != nil {
				used[util.ToLinkReference(n.Reference.Value)] = true
			}
		case *ast.Image:
			if n.Reference != nil {
				used[util.ToLinkReference(n.Reference.Value)] = true
			}
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *east.TableCell, *east.DefinitionTerm:
			c.brackets(n)
		}
		return ast.WalkContinue, nil
	})
	for _, d := range addresses {
		// [//]: # (so) is how many write a comment.
		if used[util.ToLinkReference(d.Label)] || string(d.Destination) == "#" || len(d.Destination) == 0 {
			continue
		}
		at := c.pos(d)
		if d.Lines().Len() > 0 {
			at = d.Lines().At(0).Start
		}
		c.problem(c.line(at), true, "intet link bruger adressen ["+string(d.Label)+"], og linjen er ikke med", `slet linjen; er den tekst, så skriv \[ foran`)
	}
}

var (
	noteName    = regexp.MustCompile(`(?:^|[^\\])\[\^([^\]\s]+)\]`)
	addressName = regexp.MustCompile(`(?:^|[^\\])\[([^\[\]]+)\]\[([^\[\]]*)\]`)
)

// brackets reports [^x] and [a][b] that stand as they are written.
func (c *conversion) brackets(block ast.Node) {
	var b strings.Builder
	var from, to []int
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			from, to = append(from, b.Len()), append(to, n.Segment.Start)
			b.Write(n.Segment.Value(c.src))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.Link, *ast.Image:
			b.WriteString(masked)
		case *ast.CodeSpan, *reference, *ast.AutoLink, *ast.RawHTML, *east.FootnoteLink:
			b.WriteString(masked)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	raw := b.String()
	c.foreign(block, raw)
	if !strings.Contains(raw, "[^") && !strings.Contains(raw, "][") {
		return
	}
	line := func(at int) int {
		// The last word that begins here or before; there may be many thousands.
		i := sort.SearchInts(from, at+1) - 1
		if i < 0 {
			return c.line(c.pos(block))
		}
		return c.line(to[i] + at - from[i])
	}
	for _, m := range noteName.FindAllStringSubmatchIndex(raw, -1) {
		name := raw[m[2]:m[3]]
		c.problem(line(m[2]), true, "fodnoten [^"+shorten(name)+"] findes ikke", "skriv den som [^"+shorten(name)+"]: …, eller fjern henvisningen")
	}
	for _, m := range addressName.FindAllStringSubmatchIndex(raw, -1) {
		name := raw[m[4]:m[5]]
		if name == "" {
			name = raw[m[2]:m[3]]
		}
		if !strings.HasPrefix(name, "^") {
			c.problem(line(m[2]), true, "linkets adresse ["+shorten(name)+"] findes ikke", "skriv den som ["+shorten(name)+"]: …, eller brug [ord](adresse)")
		}
	}
}

// foreign reports marks that mean something to other programs and would stand
// before a reader as they are written.
func (c *conversion) foreign(block ast.Node, raw string) {
	if !mayBeForeign(raw) {
		return
	}
	for _, m := range foreignMark.FindAllString(raw, -1) {
		m = strings.TrimSpace(m)
		if n := block.Kind(); strings.HasPrefix(m, "#") && n != ast.KindParagraph && n != ast.KindTextBlock {
			continue
		}
		hint := "tag det ud, eller sæt det i kode med ` omkring"
		switch {
		case m[0] == '#':
			hint = "sæt et mellemrum efter #, hvis det er en overskrift"
		case strings.HasPrefix(m, "]("):
			c.problem(c.line(c.pos(block)), true, "et link er ikke læst som et link: ["+"…"+shorten(m), "sæt adressen i < og >, når den har mellemrum eller parenteser")
			return
		case strings.HasPrefix(m, "[["):
			hint = "skriv linket som [ord](adresse)"
		case m[0] == '!' || m[0] == ':':
			hint = "skriv et fremhævet afsnit som > [!NOTE]"
		}
		c.problem(c.line(c.pos(block)), true, "linjen har et mærke fra et andet program, som vises, som det står: "+shorten(m), hint)
		return
	}
}

// foreignMark are the marks of Hugo, Jekyll and kramdown, MkDocs, Docusaurus,
// Obsidian, and a heading without its space.
var foreignMark = regexp.MustCompile(`(?m)\{\{[<%].*?[>%]\}\}|\{%.*?%\}|^\{:.*\}|^:::+ ?\{?\w*|^!!! ?\w+|^\?\?\? ?\w+|!?\[\[[^\[\]\n]+\]\]|\]\([^()\n]*[^()\s][^()\n]*\)|^#{1,6}[\pL][\pL ]+$`)

// mayBeForeign tells of a text that can hold one of them. The pattern is slow, and
// took more than a third of a conversion where nearly no text has a mark.
func mayBeForeign(raw string) bool {
	for at := 0; ; at++ {
		next := strings.IndexAny(raw[at:], "{:!?[]#")
		if next < 0 {
			return false
		}
		at += next
		rest := raw[at:]
		switch raw[at] {
		case '{':
			if strings.HasPrefix(rest, "{{<") || strings.HasPrefix(rest, "{{%") || strings.HasPrefix(rest, "{%") || strings.HasPrefix(rest, "{:") {
				return true
			}
		case ':', '!', '?':
			if len(rest) > 2 && rest[1] == rest[0] && rest[2] == rest[0] {
				return true
			}
		case '[':
			if strings.HasPrefix(rest, "[[") {
				return true
			}
		case ']':
			if strings.HasPrefix(rest, "](") {
				return true
			}
		case '#':
			if at == 0 || raw[at-1] == '\n' {
				return true
			}
		}
	}
}

// rawHTML takes HTML away and tells what goes with it. A break and raised and
// lowered signs are kept: Markdown has no other way to write them in a table.
func (c *conversion) rawHTML(n ast.Node) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		var raw []byte
		at := c.pos(n)
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			if i == 0 {
				at = s.Start
			}
			raw = append(raw, s.Value(c.src)...)
		}
		if n.HasClosure() {
			raw = append(raw, n.ClosureLine.Value(c.src)...)
		}
		c.htmlBlock(at, raw)
	case *ast.RawHTML:
		var raw []byte
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			raw = append(raw, s.Value(c.src)...)
		}
		at := c.pos(n)
		if n.Segments.Len() > 0 {
			at = n.Segments.At(0).Start
		}
		name := tagName(raw)
		switch {
		case bytes.HasPrefix(raw, []byte("<!--")), bytes.HasPrefix(raw, []byte("</")) && name != "sup" && name != "sub", name == "wbr":
		case name == "br":
			br := ast.NewTextSegment(text.NewSegment(at, at))
			br.SetHardLineBreak(true)
			n.Parent().ReplaceChild(n.Parent(), n, br)
		case (name == "sup" || name == "sub") && c.raised(n, raw, name):
		default:
			c.problem(c.line(at), true, "HTML i teksten udelades: "+shorten(string(raw)), "brug Markdown, eller et af sidens egne mærker")
		}
	}
}

var (
	tagStart    = regexp.MustCompile(`^</?([a-zA-Z][a-zA-Z0-9-]*)`)
	hiddenHTML  = regexp.MustCompile(`(?is)<!--.*?-->|<script\b.*?(?:</script\s*>|$)|<style\b.*?(?:</style\s*>|$)`)
	commentHTML = regexp.MustCompile(`(?s)<!--.*?-->`)
	anyHTMLTag  = regexp.MustCompile(`(?s)</?[a-zA-Z][^>]*>|<![a-zA-Z\[][^>]*>|<\?.*?\?>`)
)

func tagName(raw []byte) string {
	if m := tagStart.FindSubmatch(raw); m != nil {
		return strings.ToLower(string(m[1]))
	}
	return ""
}

// htmlBlock reports a block by the first word that goes with it.
func (c *conversion) htmlBlock(at int, raw []byte) {
	blank := func(b []byte) []byte {
		return bytes.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, b)
	}
	rest := hiddenHTML.ReplaceAllFunc(raw, blank)
	if open := bytes.Index(rest, []byte("<!--")); open >= 0 {
		c.problem(c.line(at)+bytes.Count(raw[:open], []byte("\n")), true, "kommentaren slutter aldrig, og resten af teksten er ikke med", "skriv --> hvor den slutter")
		return
	}
	words := anyHTMLTag.ReplaceAllFunc(rest, blank)
	if lost := strings.Join(strings.Fields(string(words)), " "); lost != "" {
		first := len(words) - len(bytes.TrimLeft(words, " \t\r\n"))
		c.problem(c.line(at)+bytes.Count(words[:first], []byte("\n")), true, "tekst sammen med HTML udelades: "+shorten(lost), "sæt en tom linje mellem HTML og tekst, eller brug Markdown")
		return
	}
	// Without words it is named by its first tag that begins something.
	for _, tag := range anyHTMLTag.FindAllIndex(commentHTML.ReplaceAllFunc(raw, blank), -1) {
		if text := raw[tag[0]:tag[1]]; !bytes.HasPrefix(text, []byte("</")) && tagName(text) != "br" {
			c.problem(c.line(at)+bytes.Count(raw[:tag[0]], []byte("\n")), true, "HTML i teksten udelades: "+shorten(string(bytes.SplitN(text, []byte("\n"), 2)[0])), "brug Markdown, eller et af sidens egne mærker")
			return
		}
	}
}

// raised keeps <sup> and <sub> with their ends, which stand beside each other.
func (c *conversion) raised(n *ast.RawHTML, raw []byte, name string) bool {
	if n.Parent() == nil || c.kept[n] {
		return true
	}
	if string(bytes.ToLower(raw)) != "<"+name+">" {
		return false
	}
	for end := n.NextSibling(); end != nil; end = end.NextSibling() {
		e, ok := end.(*ast.RawHTML)
		if !ok || e.Segments.Len() == 0 {
			continue
		}
		s := e.Segments.At(0)
		switch string(bytes.ToLower(s.Value(c.src))) {
		case "</" + name + ">":
			if c.kept == nil {
				c.kept = map[ast.Node]bool{}
			}
			c.kept[n], c.kept[e] = true, true
			n.SetAttributeString("kept", []byte("<"+name+">"))
			e.SetAttributeString("kept", []byte("</"+name+">"))
			return true
		case "<" + name + ">":
			return false
		}
	}
	return false
}

// surplus reports cells beyond the table's columns, which are dropped.
func (c *conversion) surplus(row ast.Node, columns int) {
	for cell, i := row.FirstChild(), 0; cell != nil; cell, i = cell.NextSibling(), i+1 {
		if cell.Lines() == nil || cell.Lines().Len() == 0 {
			continue
		}
		at := cell.Lines().At(0).Start
		line := c.src[at:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		line = bytes.TrimRight(line, " \t\r")
		for left := columns - i; left > 0; left-- {
			pipe := 0
			for ; pipe < len(line) && (line[pipe] != '|' || pipe > 0 && line[pipe-1] == '\\'); pipe++ {
			}
			line = line[min(pipe+1, len(line)):]
		}
		if lost := strings.TrimSpace(strings.Trim(string(line), "| \t")); lost != "" {
			c.problem(c.line(at), true, "rækken har flere celler end tabellen har kolonner, og det sidste er ikke med: "+shorten(lost), fmt.Sprintf("tabellen har %d; skriv \\| hvis tegnet skal stå i en celle", columns))
		}
		return
	}
}
