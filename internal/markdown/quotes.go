package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// typographer writes the quotes, dashes and dots of a language. An apostrophe
// after a letter or a digit is one, as in Lars' bog and 90'erne, unless a quote
// is open that it closes; goldmark's own typographer knows the rules of English
// alone.
type typographer struct {
	doubleOpen, doubleClose, singleOpen, singleClose string
}

var (
	danishQuotes  = typographer{"»", "«", "›", "‹"}
	englishQuotes = typographer{"“", "”", "‘", "’"}
)

const apostrophe = "’"

func (typographer) Trigger() []byte { return []byte{'\'', '"', '-', '.', '<', '>'} }

var replaced = []struct{ from, to string }{{"---", "—"}, {"--", "–"}, {"...", "…"}, {"<<", "«"}, {">>", "»"}}

func (t typographer) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	c := conversionOf(pc)
	if c == nil || len(line) == 0 {
		return nil
	}
	write := func(n int, s string) ast.Node {
		block.Advance(n)
		out := ast.NewString([]byte(s))
		out.SetCode(true)
		return out
	}
	if line[0] != '\'' && line[0] != '"' {
		for _, r := range replaced {
			if strings.HasPrefix(string(line[:min(len(line), 3)]), r.from) {
				return write(len(r.from), r.to)
			}
		}
		return nil
	}
	if c.quoting != parent {
		c.quoting, c.doubles, c.singles = parent, 0, 0
	}
	before := block.PrecendingCharacter()
	// Lars with a mark around it is Lars.
	for at := seg.Start - 1; strings.ContainsRune("*_`~", before) && at > 0; at-- {
		before, _ = utf8.DecodeLastRune(c.src[:at])
	}
	after := next(line)
	opens := !unicode.IsSpace(after) && !inWord(before) && !strings.ContainsRune(")]}«‹%", before)
	closes := !unicode.IsSpace(before)
	if line[0] == '"' {
		switch {
		case c.doubles > 0 && closes && !(opens && opening(before)):
			c.doubles--
			return write(1, t.doubleClose)
		case opens:
			c.doubles++
			return write(1, t.doubleOpen)
		}
		return nil
	}
	switch {
	case strings.HasPrefix(string(line[:min(len(line), 4)]), "'n' ") && unicode.IsSpace(before):
		return write(3, apostrophe+"n"+apostrophe) // rock 'n' roll
	case inWord(before):
		if c.singles > 0 && !inWord(after) && !(genitive(before) && unicode.IsSpace(after) && closedLater(c.src, seg.Start+1, true)) {
			c.singles--
			return write(1, t.singleClose)
		}
		return write(1, apostrophe)
	case c.singles > 0 && closes && !inWord(after):
		c.singles--
		return write(1, t.singleClose)
	case decade(line[1:]):
		return write(1, apostrophe)
	case opens && closedLater(c.src, seg.Start+1, false):
		c.singles++
		return write(1, t.singleOpen)
	case inWord(after), strings.ContainsRune(")]}", before):
		return write(1, apostrophe)
	}
	return nil
}

func next(line []byte) rune {
	if len(line) < 2 {
		return '\n'
	}
	r, _ := utf8.DecodeRune(line[1:])
	return r
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// opening tells whether a quote after the character can only begin.
func opening(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("([{»›“‘/–—", r)
}

// genitive are the letters after which Danish writes an apostrophe alone.
func genitive(r rune) bool { return strings.ContainsRune("sxzSXZ", r) }

// decade is '68 or '90'erne.
func decade(rest []byte) bool {
	digit := func(i int) bool { return i < len(rest) && rest[i] >= '0' && rest[i] <= '9' }
	return digit(0) && digit(1) && !digit(2)
}

// closedLater tells whether something in the paragraph can close a quote that
// begins here; first, before another begins.
func closedLater(src []byte, at int, first bool) bool {
	rest := src[at:min(at+2000, len(src))]
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\n':
			if i+1 < len(rest) && rest[i+1] == '\n' {
				return false
			}
		case '\'':
			before, _ := utf8.DecodeLastRune(rest[:i])
			after := next(rest[i:])
			switch {
			case !unicode.IsSpace(before) && before != '\\' && !inWord(after):
				return true
			case first && opening(before) && inWord(after):
				return false
			}
		}
	}
	return false
}
