package guide

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
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
