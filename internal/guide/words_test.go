package guide

import (
	"fmt"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

const pagesWords = "# ord\nhilsen = Hej {navn}, {n} {n?side|sider}.\nlink = Er I uenige? [Sådan klager I](klage) **straks** til {hvem}.\nprik.a = A\nprik.b = B\n"

// A layout says sentences by their ids, and the marks in one become markup.
func TestLayoutsSayWords(t *testing.T) {
	lent := with(theme, site.PagesFile, string(theme[site.PagesFile].Data)+pagesWords)
	main := func(text string) []string {
		return []string{"layouts/guidance.html", `{{define "main"}}` + text + `{{.Page.Content}}{{end}}`}
	}
	whole := `{{t "hilsen" "navn" "<b>" "n" 1}} {{tm "link" "klage" (path "/klage/") "hvem" "*[x](y)*"}} {{range $x := .Page.Own.Law}}{{t (print "prik." "a")}}{{end}}`
	out := Build(site.Input{Files: with(ours, main(whole)...), Fallback: lent})
	if out.Failed() {
		t.Fatal(said(out))
	}
	want := `Hej &lt;b&gt;, 1 side. Er I uenige? <a href="/klage/">Sådan klager I</a> <strong>straks</strong> til *[x](y)*. A`
	if page := fileOf(out, "klage/frist/index.html"); !strings.Contains(page, want) {
		t.Errorf("want %s in %s", want, page)
	}
	for _, tt := range []struct{ text, want string }{
		{`{{t "hilse" "navn" "x" "n" 1}}`, "layouts/guidance.html:1: sætningen hilse findes ikke\n  hint: mente du hilsen?"},
		{`{{t "hilsen" "navn" "x"}}`, "layouts/guidance.html:1: sætningen hilsen mangler en værdi for {n}"},
		{`{{if .List}}{{t "hilsen" "navn" "x" "n" 1 "m" 2}}{{end}}`, "layouts/guidance.html:1: sætningen hilsen har ingen plads {m}"},
		{"\n\n" + `{{tm "link" "hvem" "x"}}`, "layouts/guidance.html:3: sætningen link mangler en værdi for {klage}"},
		{`{{t (print "prik." .Page.Kind)}}`, "layouts/guidance.html:1: sætningen prik.guidance findes ikke"},
		{`{{t "hilsen" "navn" .Page.Content "n" 1}}`, "layouts/guidance.html:1: sætningen hilsen får opmærkning for navn\n  hint: brug tm i stedet for t"},
	} {
		if got := said(Build(site.Input{Files: with(ours, main(tt.text)...), Fallback: lent})); got != tt.want && !strings.HasPrefix(got, tt.want+"\n") {
			t.Errorf("%s:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// A sentence of our own catalogue that nobody says is a problem.
func TestUnsaidWords(t *testing.T) {
	text := string(theme[site.PagesFile].Data) + pagesWords
	line := strings.Count(text[:strings.Index(text, "prik.b")], "\n") + 1
	files := with(ours, site.PagesFile, text, site.WordsFile, string(theme[site.WordsFile].Data), "layouts/guidance.html", `{{define "main"}}{{t "prik.a"}}{{.Page.Content}}{{end}}`)
	got := said(Build(site.Input{Files: files, Fallback: theme}))
	if want := fmt.Sprintf("%s:%d: intet layout siger prik.b", site.PagesFile, line); !strings.Contains(got, want) || strings.Contains(got, "siger prik.a") {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// A folder from elsewhere has the program's words, and none of it counts as
// unused.
func TestWordsAreLent(t *testing.T) {
	lent := with(theme, site.PagesFile, string(theme[site.PagesFile].Data)+pagesWords, "layouts/guidance.html", `{{define "main"}}{{t "prik.a"}}{{.Page.Content}}{{end}}`)
	res := Build(site.Input{Files: folder("content/_index.md", "# F\n", "content/a.md", "# A\n"), Fallback: lent})
	if res.Failed() || !strings.Contains(fileOf(res, "a/index.html"), "<h1>A</h1>A") {
		t.Errorf("%s in %s", said(res), fileOf(res, "a/index.html"))
	}
	marked := Build(site.Input{Files: folder("content/_index.md", "# F\n", "content/a.md", "# A\n"), Fallback: lent, Pseudo: true})
	if page := fileOf(marked, "a/index.html"); !strings.Contains(page, "⟦üA⟧") {
		t.Error(page)
	}
}

// What the program says of its pages is said somewhere on our site, and
// nothing it says is missing.
func TestOurSayings(t *testing.T) {
	b := ourBuild(t)
	family := func(id string) string {
		id = strings.TrimSuffix(id, ".om")
		return id[:strings.LastIndexByte(id, '.')]
	}
	said := map[string]bool{}
	for _, id := range b.Words.Said() {
		said[family(id)] = true
	}
	for _, id := range b.Words.All.IDs() {
		if strings.HasPrefix(id, site.SaidByProgram) && !said[family(id)] { // what our data lack is said where its like is
			t.Errorf("%s: nobody says it", id)
		}
	}
	for _, id := range b.Words.Unsaid() {
		t.Errorf("%s has no words", id)
	}
}
