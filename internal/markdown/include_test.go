package markdown

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func pieces(files map[string]string) func(from, name string) (Piece, error) {
	return func(from, name string) (Piece, error) {
		src, ok := files[name]
		if !ok {
			return Piece{}, errors.New("ingen " + name)
		}
		return Piece{File: name, Source: []byte(src), FirstLine: 1, Href: func(raw string, _ bool) string { return name + "!" + raw }}, nil
	}
}

const takes = "```include\n%s\n```\n\n"

func take(name string) string { return fmt.Sprintf(takes, name) }

// A piece stands where its block is: its headings in their place, its links
// its own, its problems in its own file.
func TestInclude(t *testing.T) {
	doc := Convert([]byte("## A\n\n"+take("p")+"## C\n"), Options{FirstLine: 9, Include: pieces(map[string]string{"p": "## A\n\n#### B\n\n[x](y)\n\n<b>\n"})})
	var got []string
	for _, h := range doc.Headings {
		got = append(got, fmt.Sprintf("%s %s:%d", h.ID, h.File, h.Line))
	}
	if s := strings.Join(got, ", "); s != "a :9, a-2 p:1, b p:3, c :15" {
		t.Errorf("headings: %s", s)
	}
	if s := fmt.Sprint(doc.Links, doc.Pieces); s != "[{p p!y y 5 false}] [p]" {
		t.Errorf("links: %s", s)
	}
	got = nil
	for _, p := range doc.Problems {
		got = append(got, fmt.Sprintf("%s:%d %s", p.File, p.Line, p.Message))
	}
	if s := strings.Join(got, ", "); s != "p:3 overskriften springer fra h2 til h4, p:7 HTML i teksten udelades: <b>" {
		t.Errorf("problems: %s", s)
	}
	if !strings.Contains(string(doc.HTML), `<h4 id="b">B</h4>`) {
		t.Errorf("%s", doc.HTML)
	}
}

func TestIncludeProblems(t *testing.T) {
	double := map[string]string{}
	for i := range 20 {
		double[fmt.Sprint(i)] = take(fmt.Sprint(i+1)) + take(fmt.Sprint(i+1))
	}
	double["20"] = "x\n"
	for _, tt := range []struct {
		name, src string
		files     map[string]string
		want      string
	}{
		{"no file", take("q"), nil, ":2 ingen q"},
		{"no name", take(""), nil, ":2 blokken skal navngive én fil"},
		{"itself", take("p"), map[string]string{"p": "a\n\n" + take("p")}, "p:4 filerne indsætter hinanden i ring: p → p"},
		{"a ring of two", take("p"), map[string]string{"p": take("q"), "q": take("p")}, "q:2 filerne indsætter hinanden i ring: p → q → p"},
		{"twice is no ring", take("p") + take("p"), map[string]string{"p": "x\n"}, ""},
		{"growing without end", take("0"), double, "15:6 siden indsætter mere end 100 stykker"},
		{"a footnote", take("p"), map[string]string{"p": "a[^1]\n\n[^1]: b\n"}, "p:1 et stykke, der indsættes, kan ikke have fodnoter"},
		{"in a list", "- a\n\n  ```include\n  p\n  ```\n", map[string]string{"p": "x\n"}, ""},
	} {
		var got []string
		for _, p := range Convert([]byte(tt.src), Options{Include: pieces(tt.files)}).Problems {
			got = append(got, fmt.Sprintf("%s:%d %s", p.File, p.Line, p.Message))
		}
		if s := strings.Join(got, ", "); s != tt.want && tt.name != "growing without end" || tt.name == "growing without end" && len(got) != 1 {
			t.Errorf("%s: got %s, want %s", tt.name, s, tt.want)
		}
	}
}

func TestCaption(t *testing.T) {
	table := "| a | b |\n|---|---|\n| c | d |\n"
	for _, tt := range []struct{ src, has, not string }{
		{"Tabel: Klager *efter* år\n\n" + table, `aria-label="Tabel: Klager efter år" tabindex="0">` + "\n<table>\n<caption>Klager <em>efter</em> år</caption>\n<thead>", "<p>"},
		{"Tabel: Lige over\n" + table, "<caption>Lige over</caption>", "<p>"},
		{"Se tabellen.\n\n" + table, "<p>Se tabellen.</p>", "<caption>"},
		{"Tabel: A\n\nMere.\n\n" + table, "<p>Tabel: A</p>", "<caption>"},
	} {
		html := string(Convert([]byte(tt.src), Options{}).HTML)
		if !strings.Contains(html, tt.has) || strings.Contains(html, tt.not) {
			t.Errorf("%q gives\n%s", tt.src, html)
		}
	}
}

func TestTasks(t *testing.T) {
	html := string(Convert([]byte("- [x] a\n- [ ] b\n"), Options{}).HTML)
	if !strings.Contains(html, `aria-label="gjort">☑</span> a`) || !strings.Contains(html, `aria-label="ikke gjort">☐</span> b`) || strings.Contains(html, "<input") {
		t.Errorf("%s", html)
	}
}
