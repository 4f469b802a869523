package guide

import (
	"encoding/json"
	"rettesnor/internal/site"
	"slices"
	"strings"
	"testing"
)

// searched is a site that can be searched, with the field at the top of a page.
var searched = with(ours,
	"content/data/search.yaml", "stop: [en, er]\nforms:\n  - words: [barn, børn]\nmeans:\n  - words: [mormor]\n    also: [frist]\n",
	"content/data/glossary.yaml", "- id: tarv\n  term: tarv\n  text: Det, der er godt for barnet.\n  also: [trivselshensyn]\n",
	"content/klage/frist.md", guidance("Frist", "Vi læser {ord tarv}.\n\n## Hvor længe?\n\nFristen er {tal klagefrist}.\n"))

var searchTheme = with(theme,
	"layouts/base.html", strings.Replace(string(theme["layouts/base.html"].Data), `<h1>{{.Page.Title}}</h1>{{block "main" .}}{{.Page.Content}}{{end}}`,
		`{{template "search-top" .}}<main><h1>{{.Page.Title}}</h1><p>{{.Page.Description}}</p>{{block "main" .}}{{.Page.Content}}{{end}}</main>`, 1),
	"layouts/search.html", `{{define "main"}}{{template "search-field" "soeg"}}{{range .Made.Letters}}<h2 id="{{.ID}}">{{.Title}}</h2>{{range .Links}}<a href="{{path .Path}}{{with .ID}}#{{.}}{{end}}">{{.Title}}</a>{{end}}{{end}}{{end}}`,
	"static/js/search.js", "1\n", "static/css/search.css", "a { color: red; }\n")

func TestASiteThatCanBeSearched(t *testing.T) {
	res := Build(site.Input{Files: searched, Fallback: searchTheme, Base: "https://x.example/under"})
	if res.Failed() {
		t.Fatal(res.Problems)
	}
	out := map[string]string{}
	for _, f := range res.Files {
		out[f.Path] = unmarked(f.Data)
	}
	for name, page := range out {
		if strings.HasSuffix(name, "index.html") && !strings.HasPrefix(name, "guide/trin/") &&
			(!strings.Contains(page, `type="search"`) || !strings.Contains(page, `data-index="/under/soeg/indeks.json"`) || !strings.Contains(page, `href="/under/soeg/"`)) {
			t.Errorf("%s has no field, or no way to the page of hits", name)
		}
	}
	var m struct{ At string }
	if err := json.Unmarshal([]byte(out["soeg/indeks.json"]), &m); err != nil || !strings.HasPrefix(m.At, "/under/assets/soeg.") {
		t.Fatalf("the manifest: %v %s", err, out["soeg/indeks.json"])
	}
	var index strings.Builder
	for name, text := range out {
		if strings.HasPrefix("/under/"+name, m.At) {
			index.WriteString(text)
		}
	}
	for _, want := range []string{"\nmormor\t", "\ntrivselshensyn\ttarv\t", `"/under/klage/frist/"`, `"hvor-laenge","Hvor længe?","Fristen er 4 uger."`} {
		if !strings.Contains("\n"+index.String(), want) {
			t.Errorf("the index lacks %q", want)
		}
	}
	if strings.Contains(index.String(), "/guide/trin/") {
		t.Error("the steps of the guide are found")
	}
	_, list, _ := strings.Cut(out["soeg/index.html"], "<main>")
	last := 0
	for _, want := range []string{`<h2 id="bogstav-f">F</h2>`, `<a href="/under/klage/frist/">Frist</a>`, `<h2 id="bogstav-k">K</h2>`, `<a href="/under/klage/">Klage</a>`, `<a href="/under/ordliste/#tarv">Tarv</a>`} {
		at := strings.Index(list, want)
		if at < last {
			t.Errorf("%s comes at %d, want after %d in %s", want, at, last, list)
		}
		last = at
	}

	// The index is of the texts alone: another style leaves its address.
	again := Build(site.Input{Files: with(searched, "static/css/main.css", "b { color: red; }\n"), Fallback: searchTheme, Base: "https://x.example/under"})
	if at := slices.IndexFunc(again.Files, func(f site.File) bool { return f.Path == "soeg/indeks.json" }); at < 0 || string(again.Files[at].Data) != out["soeg/indeks.json"] {
		t.Error("another style gives another index")
	}
}

// A warm build has the index of a cold one, whatever was edited before.
func TestAWarmIndexIsACold(t *testing.T) {
	memo := &site.Memo{}
	for _, text := range []string{"Et.\n", "Et.\n\n## To\n\nTre.\n", "Fire børn.\n"} {
		files := with(searched, "content/klage/frist.md", guidance("Frist", text+"\n{ord tarv}\n"))
		warm, cold := Build(site.Input{Files: files, Fallback: searchTheme, Memo: memo}), Build(site.Input{Files: files, Fallback: searchTheme})
		if wrong := same(cold, warm); wrong != "" {
			t.Errorf("%q: %s", text, wrong)
		}
	}
}

func TestAFolderWithoutSearchWordsHasNoSearch(t *testing.T) {
	for name, in := range map[string]site.Input{"ours": {Files: ours, Fallback: searchTheme}, "elsewhere": {Files: folder("content/index.md", "# En\n"), Fallback: repository}} {
		for _, f := range Build(in).Files {
			if strings.HasPrefix(f.Path, "soeg/") || strings.HasPrefix(f.Path, "assets/soeg.") || strings.HasSuffix(f.Path, ".html") && strings.Contains(string(f.Data), "search") {
				t.Errorf("%s: %s has something of the search", name, f.Path)
			}
		}
	}
}

func TestSearchWordsAreReadStrictly(t *testing.T) {
	for text, want := range map[string]string{
		"stop: [en]\nforms:\n  - words: [barn]\n":                                           "content/data/search.yaml:3: et ord med kun én form skal ikke stå her",
		"stop: [en]\nmeans:\n  - words: [mormor]\n":                                         "content/data/search.yaml:3: posten skal have words og also",
		"stop: [en]\nmeans:\n  - words: [a]\n    also: [b]\n    og: [c]\n":                  "content/data/search.yaml:5: ukendt felt: og",
		"stop: [en]\nmeans:\n  - {words: [a], also: [b]}\n  - {words: [c, a], also: [d]}\n": "content/data/search.yaml:4: ordet a står to gange",
		"stop: [en]\nform: []\n":                                                            "content/data/search.yaml:2: ukendt felt: form",
	} {
		found := false
		res := Build(site.Input{Files: with(searched, "content/data/search.yaml", text), Fallback: searchTheme})
		for _, p := range res.Problems {
			found = found || strings.HasPrefix(p.String(), want)
		}
		if !found {
			t.Errorf("%q: got %v, want %s", text, res.Problems, want)
		}
	}
}
