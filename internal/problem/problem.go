// Package problem is what an author has to mend, with its place and what to do.
// All that read or check something report alike, collect what they find, and go
// on as far as they can.
package problem

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Problem is something an author or the maintainer has to mend.
type Problem struct {
	File    string `json:"file,omitempty"` // empty where the reader of a text does not know its name
	Line    int    `json:"line,omitempty"` // 0 where the whole file is meant
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Warning bool   `json:"warning,omitempty"` // does not stop a build
}

// String is the form the command prints.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(Printable(p.File))
	if p.Line > 0 {
		b.WriteString(":" + strconv.Itoa(p.Line))
	}
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("advarsel: ")
	}
	b.WriteString(Printable(p.Message))
	if p.Hint != "" {
		b.WriteString("\n  hint: " + Printable(p.Hint))
	}
	return b.String()
}

// Unprintable tells whether a terminal or a document must not get a character:
// it does something, or it is none.
func Unprintable(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0, turns(r), r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return true
	}
	return false
}

// turns tells the marks that turn the direction of words, which some texts
// need.
func turns(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

// Hidden tells whether a character can stand in no text: it is unprintable, and
// neither parts words or lines nor turns them.
func Hidden(r rune) bool { return r != '\n' && r != '\t' && Unprintable(r) && !turns(r) }

// Printable shows what a file name or a line of a text may hold without doing
// it: escape codes would write on the terminal.
func Printable(s string) string {
	if !strings.ContainsFunc(s, Unprintable) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case Unprintable(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Visible takes out of a text what no document can hold, such as the vertical
// tabs that come with text from a word processor, and tells the first.
func Visible(file string, src []byte, loose bool, out *[]Problem) []byte {
	// Most of a text is plain letters: no character that is hidden begins with
	// another byte than these.
	from := slices.IndexFunc(src, func(c byte) bool {
		return c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c == 0xc2 || c >= 0xef
	})
	if from < 0 {
		return src
	}
	at := bytes.IndexFunc(src[from:], Hidden)
	if at < 0 {
		return src
	}
	at += from
	r, _ := utf8.DecodeRune(src[at:])
	*out = append(*out, Problem{File: file, Line: 1 + bytes.Count(src[:at], []byte("\n")), Message: fmt.Sprintf("teksten har et tegn, der ikke kan vises (U+%04X)", r), Hint: "slet det; det følger ofte med tekst fra Word", Warning: loose})
	return bytes.Map(func(r rune) rune {
		switch {
		case r == '\v' || r == '\f' || r == 0x85:
			return ' ' // they part words
		case Hidden(r):
			return -1
		}
		return r
	}, src)
}

// Sort puts problems in the order of their places.
func Sort(ps []Problem) {
	slices.SortFunc(ps, func(a, b Problem) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		if c := strings.Compare(a.Message, b.Message); c != 0 {
			return c
		}
		return strings.Compare(a.Hint, b.Hint)
	})
}

// Shortened keeps a long text from filling a message.
func Shortened(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return strings.TrimSpace(string(r[:most])) + " …"
}

// Hinted is an error of something to mend, with what to do about it, which its
// method Hint tells.
func Hinted(message, hint string) error { return hinted{message, hint} }

type hinted struct{ message, hint string }

func (e hinted) Error() string { return e.message }
func (e hinted) Hint() string  { return e.hint }

// HintOf is what an error tells to do about it, empty where it tells nothing.
func HintOf(err error) string {
	_, hint, _ := Told(err)
	return hint
}

// Told is what an error of Hinted says, however it has been wrapped.
func Told(err error) (message, hint string, ok bool) {
	var h hinted
	ok = errors.As(err, &h)
	return h.message, h.hint, ok
}
