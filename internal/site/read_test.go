package site

import (
	"rettesnor/internal/registry"
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

// Front matter of any kind is taken apart without a fall, and what is left is
// the end of the text.
func FuzzFront(f *testing.F) {
	for _, text := range []string{"---\ntitle: a\ndraft: &x yes\n<<: *x\n---\nb", "+++\ntitle = \"a\"\na.b = [1, {c = 2}]\n[x]\n+++\nb", "{\"title\": \"a\\ud83d\\ude00\", \"draft\": [true]}\nb", "\n\n---\na: b\n...\nc", "+++\n'''\n+++\n", "{\"a\":"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, own := range []reading{func(registry.Reader, *yaml.Node) (Meta, any) { return Meta{}, nil }, nil} {
			var problems []Problem
			p := readPage("content/a.md", []byte(text), own, &problems)
			for _, pr := range problems {
				if pr.Line < 1 || pr.Message == "" {
					t.Errorf("%q: a problem without a place or a message: %q", text, pr)
				}
			}
			if len(problems) == 0 && !strings.HasSuffix(text, string(p.body)) && !strings.ContainsAny(text, "\r") && utf8.ValidString(text) && norm.NFC.IsNormalString(text) {
				t.Errorf("%q: the body is %q", text, p.body)
			}
		}
	})
}
