package markdown

import (
	"regexp"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rettesnor/internal/danish"
)

// A figure in prose is a number that will be wrong one day: an amount, an
// age, a deadline, a paragraph. It is to be a reference instead, so that the
// data can change it and the build can find it. Years and full dates are
// free, for they do not change; so are the names that the site lists.

// masked stands for what a reference, code or an address printed.
const masked = "\uFFFC"

var (
	isoDate  = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b`)
	longDate = regexp.MustCompile(`(?i)\b\d{1,2}\.[\s\x{a0}](?:` + strings.Join(danish.Months, "|") + `)[\s\x{a0}]\d{4}\b`)
	year     = regexp.MustCompile(`\b(?:1[89]|2[0-2])\d\d\b`)
	number   = regexp.MustCompile(`\d+(?:[.,]\d+)*`)
	// A word for a number before a unit, also with a word or two between.
	inWords = regexp.MustCompile(`(?i)(?:^|[^\pL])((?:halv|halvanden|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems|hundrede|tusind|[\pL]+og(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems))(?:[\s\x{a0}]+\pL+){0,2}?[\s\x{a0}]+` + unitWords + `)(?:[^\pL]|$)`)
	signs   = regexp.MustCompile(`§+`)
)

// figures finds the figures of a text; free are names that may have one.
func figures(text string, free []string) (found []figure) {
	blank := func(s string) string { return strings.Repeat(" ", len(s)) }
	for _, name := range free {
		text = strings.ReplaceAll(text, name, blank(name))
	}
	for _, re := range []*regexp.Regexp{isoDate, longDate} {
		text = re.ReplaceAllStringFunc(text, blank)
	}
	for _, at := range number.FindAllStringIndex(text, -1) {
		n := text[at[0]:at[1]]
		if len(n) == 4 && year.MatchString(n) && !unitBehind(text[at[1]:]) {
			continue
		}
		found = append(found, figure{at[0], n})
	}
	for _, at := range inWords.FindAllStringSubmatchIndex(text, -1) {
		found = append(found, figure{at[2], text[at[2]:at[3]]})
	}
	for _, at := range signs.FindAllStringIndex(text, -1) {
		found = append(found, figure{at[0], text[at[0]:at[1]]})
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].at < found[j].at })
	return found
}

type figure struct {
	at   int
	text string
}

// 2000 kr. is an amount, not a year.
func unitBehind(rest string) bool {
	return unit.MatchString(rest)
}

const unitWords = `(?:kr\.?|kroner|procent|pct\.?|år|årig|årige|uger?|måned|måneder|dage?|døgn|timer?|minut|minutter)`

var unit = regexp.MustCompile(`(?i)^[\s\x{a0}]*(?:%|` + unitWords + `(?:[^\pL]|$))`)

const figureHint = "skriv det som en henvisning: {tal …}, {sats …}, {§ …}, {afg …} eller {stat …}"

// checkFigures looks through the words of every block.
func (c *conversion) checkFigures(root ast.Node) {
	if c.opt.Free == nil {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *caption, *east.TableCell, *east.DefinitionTerm:
			text, place := c.words(n)
			for _, f := range figures(text, c.opt.Free) {
				c.problem(c.line(place(f.at)), false, "et tal i teksten: "+f.text, figureHint)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// words is a block's text with what is not prose masked; place finds where in
// the source a part of it stands.
func (c *conversion) words(block ast.Node) (text string, place func(at int) int) {
	var b strings.Builder
	var from, to []int // offsets in the text, and in the source
	last := c.pos(block)
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if p := textStart(n); p >= 0 && n != block {
			last = p
		}
		from, to = append(from, b.Len()), append(to, last)
		switch n := n.(type) {
		case *ast.Text:
			b.Write(unescape(n.Segment.Value(c.src), n.IsRaw()))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *reference, *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML, *east.FootnoteLink, *east.FootnoteBacklink:
			b.WriteString(masked)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return b.String(), func(at int) int {
		i := sort.SearchInts(from, at+1) - 1
		if i < 0 {
			return last
		}
		return to[i]
	}
}

// TextFigures finds the figures of a title or a description.
func TextFigures(src string, line int, free []string) (problems []Problem) {
	if free == nil {
		return nil
	}
	src = referenceText.ReplaceAllString(src, masked)
	for _, f := range figures(src, free) {
		problems = append(problems, Problem{Line: line, Message: "et tal i teksten: " + f.text, Hint: figureHint})
	}
	return problems
}

var referenceText = regexp.MustCompile(`\{[^}]*\}`)
