package problem

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// What is printed does nothing to the terminal.
func TestPrintable(t *testing.T) {
	p := Problem{File: "content/x\x1b]0;y\a.md", Line: 2, Message: "linket a\nb\xff\u202e", Hint: "mente du \x9b?"}
	if got, want := p.String(), `content/x\u001b]0;y\u0007.md:2: linket a b\xff\u202e`+"\n  hint: mente du "+`\x9b?`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Every character that is hidden is found, whatever stands before it.
func TestVisible(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		var out []Problem
		text := Visible("x.md", []byte("å“\n–"+string(r)+"b"), true, &out)
		switch {
		case Hidden(r) != (len(out) == 1):
			t.Errorf("%U: %v", r, out)
		case Hidden(r) && (out[0].Line != 2 || strings.ContainsRune(string(text), r)):
			t.Errorf("%U: %v, and %q", r, out, text)
		case !Hidden(r) && string(text) != "å“\n–"+string(r)+"b":
			t.Errorf("%U: %q", r, text)
		}
	}
}
