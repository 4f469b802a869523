// Package problem is what an author has to mend, with its place and what to do.
// All that read or check something report alike, collect what they find, and go
// on as far as they can.
package problem

import (
	"slices"
	"strconv"
	"strings"
)

// Problem is something an author or the maintainer has to mend.
type Problem struct {
	File    string // empty where the reader of a text does not know its name
	Line    int    // 0 where the whole file is meant
	Message string
	Hint    string
	Warning bool // does not stop a build
}

// String is the form the command prints.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		b.WriteString(":" + strconv.Itoa(p.Line))
	}
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("advarsel: ")
	}
	b.WriteString(p.Message)
	if p.Hint != "" {
		b.WriteString("\n  hint: " + p.Hint)
	}
	return b.String()
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
