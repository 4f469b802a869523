package site

import (
	"bytes"
	"html/template"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A layout that has been made smaller lays out the same page: made smaller itself,
// it is the page of the layout as it is written. The layouts are drawn from pieces.
func TestASmallLayoutLaysOutTheSame(t *testing.T) {
	pieces := []string{
		"<p>", "</p>\n", "<div class=\"a  b\">\n", "</div>", "<b>", "</b>", "<a href=\"{{.Page.Title}}\">", "</a> ",
		"<pre>\n  to  {{.Page.Lang}}\n</pre>", "<textarea>\n  x  \n</textarea>", "<ul>\n", "<li>", "</ul>", "<br>\n", "<!-- nej -->",
		"\n", "  ", " og ", "ord\n", "Æ &amp; &lt; &nbsp;", "<input value=\"  {{.Page.Title}} \"{{if .Page.NoIndex}} checked{{end}}>",
		"<svg viewBox=\"0 0 1 1\">\n<path d=\"M0 0 1 1\"/> </svg>\n", "<script>var x = {{.Page.Title}};</script>\n", "<style>\np { color: red }\n</style>",
		"{{.Page.Title}}", "{{- .Page.Title -}}", "{{.Page.Content}}", "{{/* nej */}}", "{{range .Page.Tags}}\n<i>{{.}}</i>, {{end}}",
		"{{if .Page.Title}} ja {{else}}\n<em>nej</em>{{end}}", "{{with .Page.Lang}} {{.}}{{end}}", "{{\"}}<p>\"}}", "{{template \"own\" .}}",
	}
	v := &View{Page: PageView{Title: "To  ord", Content: "<p>Et\n<em>to</em>  tre</p>\n<pre>  a\n</pre>\n", Lang: "da", Tags: []string{"x", "y"}}}
	rng, laid := rand.New(rand.NewPCG(1, 1)), 0
	for range 4000 {
		var text strings.Builder
		for range 1 + rng.IntN(14) {
			text.WriteString(pieces[rng.IntN(len(pieces))])
		}
		var wrong []Problem
		l := parseLayouts(map[string][]byte{
			"base.html":     []byte("<!doctype html>\n<title>x</title>\n<main>\n{{block \"main\" .}}{{end}} </main>\n"),
			"partials.html": []byte("{{define \"own\"}} <span>\neget </span>\n{{end}}"),
			"x.html":        []byte("{{define \"main\"}}" + text.String() + "{{end}}"),
		}, template.FuncMap{}, &wrong)
		if len(wrong) > 0 {
			t.Fatal(text.String(), wrong)
		}
		var small, written bytes.Buffer
		at := l.byName["x.html"].whole
		if execute(at.written, &written, "base.html", v) != nil {
			continue // html/template cannot tell where its text ends
		}
		if err := execute(at.small, &small, "base.html", v); err != nil {
			t.Fatalf("%q: %v", text.String(), err)
		}
		laid++
		got, want := spaced(small.Bytes()), spaced(written.Bytes())
		if !slices.Equal(got, want) {
			t.Fatalf("%q\n small   %q\n written %q", text.String(), got, want)
		}
	}
	if laid < 1000 {
		t.Errorf("only %d layouts were laid out", laid)
	}
}

var (
	exact  = regexp.MustCompile(`(?s)<(pre|textarea)>.*?</(pre|textarea)>`)
	inline = regexp.MustCompile(`</?(a|b|em|i|span)\b[^>]*>`)
)

// spaced is what a page made smaller says: its words and elements, and after them what
// stands as it is. A space beside an inline element means nothing where there is another.
func spaced(page []byte) []string {
	small, _ := minifiedHTML(pageMinifier, page)
	words := strings.ReplaceAll(strings.ReplaceAll(inline.ReplaceAllString(string(small), ""), "<", " <"), ">", "> ")
	return slices.Concat(strings.Fields(words), inline.FindAllString(string(small), -1), exact.FindAllString(string(small), -1))
}
