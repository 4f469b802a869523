package guide

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"rettesnor/internal/site"
)

// Whatever was edited before, what is served is what a cold build writes, byte for
// byte: a page at once, what is made of all pages when the checks have answered,
// and then the problems too.
func TestServedIsCold(t *testing.T) {
	start := time.Now()
	edits, alone := 0, 0
	for seed, first := range map[uint64]fsMap{1: ours, 4: ours, 2: folder("content/_index.md", "# Forside\n"), 3: folder("content/_index.md", "# Forside\n", "content/klage/_index.md", "---\ntitle: Klage\n---\n", "layouts/guidance.html", "{{define \"main\"}}{{.Page.Content}}{{end}}")} {
		e := &editor{r: rand.New(rand.NewPCG(seed, 11)), files: maps.Clone(first)}
		v := NewPreview(site.Input{Files: e.files, Fallback: theme, Base: "https://x.example"})
		var done []string
		for range 40 {
			said := e.edit()
			done = append(done, said)
			_, names, _ := strings.Cut(said, " ")
			if v.Edit(strings.Split(names, " to ")) {
				alone++
			}
			edits++
			cold := Build(site.Input{Files: e.files, Fallback: theme, Base: "https://x.example", Preview: true})
			served := func(when string, only func(string) bool) {
				for _, f := range cold.Files {
					if !only(f.Path) {
						continue
					}
					if data, wrong := v.File(f.Path, nil); wrong != nil || !bytes.Equal(data, f.Data) {
						t.Fatalf("seed %d, after %s, %s: %s (%v)\n%s\nand cold:\n%s", seed, strings.Join(done, ", "), when, f.Path, wrong, data, f.Data)
					}
				}
			}
			served("at once", v.Page)
			res, newer := v.Check(nil)
			if newer {
				t.Fatal("a check is of an older site")
			}
			if x, y := res.Problems, cold.Problems; !equalProblems(x, y) {
				t.Fatalf("seed %d, after %s: problems differ:\n%v\n%v", seed, strings.Join(done, ", "), x, y)
			}
			served("after the checks", func(string) bool { return true })
		}
	}
	t.Logf("%d edits, %d of them of a file alone, %v", edits, alone, time.Since(start).Round(time.Millisecond))
	if alone == 0 || alone == edits {
		t.Errorf("%d of %d edits were of a file alone: the edits show too little", alone, edits)
	}
}

func equalProblems(x, y []site.Problem) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}

// A text of our own is laid out from newer data before all pages are in order again,
// as a cold build writes it.
func TestATextAheadOfTheOthersIsCold(t *testing.T) {
	files := fsMap{}
	for _, dir := range []string{"content", "layouts", "static"} {
		_ = fs.WalkDir(repository, dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				data, _ := fs.ReadFile(repository, name)
				files[name] = &fstest.MapFile{Data: data}
			}
			return nil
		})
	}
	v := NewPreview(site.Input{Files: files, Base: "https://x.example"})
	rounds := [][][3]string{
		{{"content/start/frister.md", "\nSkriv. »", "\n```go\nx := 1\n```\n\nSkriv nu. »"}, {"layouts/parts/references.html", `class="kontakt"`, `class="kontakt ny"`}, {"content/data/figures.yaml", "value: 10\n", "value: 11\n"},
			{"layouts/guidance.html", "{{template", "<hr>{{template"}, {"content/start/frister.md", "Skriv nu.", "Skriv straks."}},
		{{"content/data/figures.yaml", "value: 15\n", "value: 16\n"}, {"content/data/statistics.yaml", "17 af 19", "16 af 19"}, {"content/data/glossary.yaml", "Det, der er godt for barnet", "Alt, der er godt for barnet"}},
		{{"content/data/contacts.yaml", "33 41 12 00", "33 41 12 01"}, {"content/data/law.yaml", "Hjælpen tager udgangspunkt i", "Hjælpen begynder ved"}, {"content/data/unknown.yaml", "Hvordan beløbet rundes af.", "Hvordan et beløb rundes af."}},
		{{"content/data/timelines/klagens-vej.yaml", "Klagens vej med", "Klagens lange vej med"}, {"content/data/charts/boern.yaml", "Børn i hjemmetræning, 2016", "Alle børn i hjemmetræning, 2016"}, {"content/data/drawings/atten.svg", "</title>", " nu</title>"}, {"layouts/base.html", "</main>", "<hr></main>"}},
	}
	if testing.Short() {
		rounds = rounds[:1]
	}
	for _, edits := range rounds {
		for _, e := range edits {
			name := e[0]
			data := strings.Replace(string(files[name].Data), e[1], e[2], 1)
			if data == string(files[name].Data) {
				t.Fatalf("%s has no %q", name, e[1])
			}
			files[name] = &fstest.MapFile{Data: []byte(data)}
			if !v.Edit([]string{name}) {
				t.Errorf("an edit of %s puts all pages in order", name)
			}
		}
		cold, texts := Build(site.Input{Files: files, Base: "https://x.example", Preview: true}), 0
		for _, ahead := range []bool{true, false} {
			for _, f := range cold.Files {
				_, text := files["content/"+strings.TrimSuffix(f.Path, "/index.html")+".md"]
				text = text && bytes.Contains(f.Data, []byte(`data-page="guidance"`))
				if text != ahead || !v.Page(f.Path) {
					continue
				}
				if data, wrong := v.File(f.Path, nil); wrong != nil || !bytes.Equal(data, f.Data) {
					t.Fatalf("after %v: %s (%v)\n%s\nand cold:\n%s", edits, f.Path, wrong, data, f.Data)
				}
				if text {
					texts++
				}
			}
		}
		if texts < 80 {
			t.Errorf("only %d texts", texts)
		}
	}
}
