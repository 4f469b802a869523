package guide

import (
	"rettesnor/internal/site"
	"slices"
	"strings"
	"testing"
)

// A folder from elsewhere gets of our files what its pages use, and no more.
func TestAFolderFromElsewhereGetsWhatItUses(t *testing.T) {
	build := func(pairs ...string) (names []string) {
		res := Build(site.Input{Files: folder(pairs...), Fallback: repository, Base: "https://x.example"})
		if res.Failed() {
			t.Fatal(res.Problems)
		}
		for _, f := range res.Files {
			name := f.Path
			if strings.HasPrefix(name, "assets/") { // without its fingerprint
				parts := strings.Split(name, ".")
				name = strings.Join(slices.Delete(parts, len(parts)-2, len(parts)-1), ".")
			}
			names = append(names, name)
		}
		return names
	}
	three := build("content/index.md", "# En\n\nSe [to](a.md).\n", "content/a.md", "# To\n", "content/b/index.md", "# Tre\n")
	t.Logf("three pages: %q", three)
	for _, name := range three {
		if strings.HasSuffix(name, ".js") || strings.HasSuffix(name, ".wasm") || strings.Contains(name, "beregner") || strings.Contains(name, "telefon") {
			t.Errorf("a folder of three pages gets %s", name)
		}
	}
	for _, need := range []string{"assets/main.css", "assets/source-serif-600.woff2", "assets/favicon.svg", "index.html", "a/index.html", "b/index.html", "404.html"} {
		if !slices.Contains(three, need) {
			t.Errorf("a folder of three pages lacks %s", need)
		}
	}
	if len(three) > 16 {
		t.Errorf("three pages come with %d files: %q", len(three), three)
	}
	// What it brings itself goes out, used or not.
	own := build("content/index.md", "# En\n", "static/eget.js", "var a;\n")
	if !slices.Contains(own, "assets/eget.js") {
		t.Errorf("its own script is gone: %q", own)
	}
}
