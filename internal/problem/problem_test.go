package problem

import "testing"

// What is printed does nothing to the terminal.
func TestPrintable(t *testing.T) {
	p := Problem{File: "content/x\x1b]0;y\a.md", Line: 2, Message: "linket a\nb\xff\u202e", Hint: "mente du \x9b?"}
	if got, want := p.String(), `content/x\u001b]0;y\u0007.md:2: linket a b\xff\u202e`+"\n  hint: mente du "+`\x9b?`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
