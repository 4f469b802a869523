package site

import (
	"net/url"
	"rettesnor/internal/address"
	"rettesnor/internal/problem"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// Whatever a text is called, its page is a file with a plain name, and the
// link to it leads back to it.
func TestNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.OneOf(rapid.StringN(1, 12, 40), rapid.SampledFrom([]string{"på vej", "Klage", "😀", "a?b", "a#b", "50%", "%41", "日本語", "a:b", "..a", "a&b", "'", "+", "a\\b", "index", "x.txt"}))
		names := rapid.SliceOfN(part, 1, 3).Draw(t, "names")
		for _, n := range names {
			if !utf8.ValidString(n) || strings.ContainsAny(n, "/\x00") || LeftOut(n) || n == "." || n == ".." { // no file is called so
				return
			}
		}
		name := address.Plain(url.PathEscape(strings.Join(names, "/"))) + ".md"
		b := &Builder{BasePath: rapid.SampledFrom([]string{"", "/hjem", "/b%C3%B8rn", "/a%20b"}).Draw(t, "base")}
		at := addressOf(name)
		file := outputOf(at)
		if !strings.HasPrefix(at, "/") || !strings.HasSuffix(at, "/") || strings.ContainsAny(file, "%?#\\") || strings.ContainsFunc(file, problem.Unprintable) {
			t.Fatalf("%q: address %q, file %q", name, at, file)
		}
		link := b.Link(at)
		got, fragment, elsewhere := address.Leads("/x/", b.BasePath, link)
		if got != at || fragment != "" || elsewhere {
			t.Fatalf("%q: the link %q leads to %q", name, link, got)
		}
		if back := Href("", b.BasePath, "/"+(&url.URL{Path: name}).EscapedPath(), nil, nil); back != link {
			t.Fatalf("%q: written as a link it is %q, not %q", name, back, link)
		}
		if u, err := url.Parse("https://x.dk" + link); err != nil || u.Path != address.Plain(b.BasePath)+at || u.RawQuery != "" || u.Fragment != "" {
			t.Fatalf("%q: a browser reads %q as %q", name, link, u)
		}
	})
}
