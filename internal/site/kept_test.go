package site

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A build that comes to nothing does not make the next one start cold.
func TestMemoOutlivesAFailure(t *testing.T) {
	memo := &Memo{}
	folder := func(pairs ...string) fstest.MapFS {
		files := fstest.MapFS{"layouts/base.html": {Data: []byte(`<h1>{{.Page.Title}}</h1>{{block "main" .}}{{.Page.Content}}{{end}}`)}, "layouts/section.html": {Data: []byte("{{.Site.Title}}")}, "layouts/guidance.html": {Data: []byte("{{.Site.Title}}")}}
		for i := 0; i < len(pairs); i += 2 {
			files[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
		}
		return files
	}
	if res := Build(Input{Files: folder("content/_index.md", "# F\n", "content/a.md", "# A\n"), Memo: memo}, nil); res.Failed() {
		t.Fatal(res.Problems)
	}
	pages, docs := len(memo.pages.old), len(memo.docs.old)
	if pages < 2 || docs < 2 {
		t.Fatalf("%d pages and %d texts are remembered", pages, docs)
	}
	for name, files := range map[string]fstest.MapFS{"no content": folder(), "no layout": folder("content/_index.md", "# F\n", "layouts/base.html", "{{")} {
		if res := Build(Input{Files: files, Memo: memo}, nil); !res.Failed() {
			t.Fatalf("%s: a build without %s", name, name)
		}
		if len(memo.pages.old) != pages || name == "no content" && len(memo.docs.old) != docs {
			t.Errorf("%s: %d pages and %d texts are remembered, not %d and %d", name, len(memo.pages.old), len(memo.docs.old), pages, docs)
		}
	}
}

// What begins a mark and does not end it is text.
func TestSpans(t *testing.T) {
	for _, tt := range []struct {
		text string
		want string
	}{{"a [b", "a [b"}, {"[b](c", "[b](c"}, {"2 * 3 ** 4", "2 * 3 ** 4"}, {"**a** og **b**", "a|strong og b|strong"}, {"[](x)", "[](x)"}} {
		var got strings.Builder
		for _, p := range spansOf(tt.text) {
			got.WriteString(p.Text)
			if p.Strong {
				got.WriteString("|strong")
			}
		}
		if got.String() != tt.want {
			t.Errorf("%s: %s", tt.text, got.String())
		}
	}
}
