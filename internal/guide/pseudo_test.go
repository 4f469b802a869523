package guide

import (
	"io/fs"
	"strings"
	"testing"

	"rettesnor/internal/pseudotest"
	"rettesnor/internal/site"
)

// plainOn are the plain words of the pages of a built site, with a page each.
func plainOn(res Result) map[string]string {
	seen := map[string]string{}
	for _, f := range res.Files {
		if strings.HasSuffix(f.Path, ".html") {
			for _, w := range pseudotest.Plain(unmarked(f.Data)) {
				seen[w] = f.Path
			}
		}
	}
	return seen
}

// No page shows a word that no catalogue has.
func TestPseudo(t *testing.T) {
	folder, memo := pseudotest.Folder(t, repository), &site.Memo{}
	build := func(changed ...string) Result {
		return Build(site.Input{Files: with(folder, changed...), Date: "2026-11-26", Pseudo: true, Memo: memo})
	}
	res := build()
	for _, page := range []string{"index.html", "guide/index.html", "beregner/index.html", "klage/klag-over-afgoerelsen/index.html", "regler/tabt-arbejdsfortjeneste/index.html",
		"guide/trin/hjemmetraening/index.html", "guide/trin/hjemmetraening/skoen/index.html", "satser/index.html", "kommuner/esbjerg/index.html"} {
		if !strings.Contains(fileOf(res, page), "⟦ü") {
			t.Errorf("%s is not made, or has no marked word", page)
		}
	}
	if page := fileOf(res, "klage/klag-over-afgoerelsen/index.html"); !strings.Contains(page, "data-deadline-tool") || !strings.Contains(page, `class="form filled"`) || !strings.Contains(page, `class="serie"`) {
		t.Error("the page with one of each lacks some")
	}
	if !strings.Contains(fileOf(res, "kommuner/esbjerg/index.html"), "data-deadline-tool") {
		t.Error("a municipality's own deadline is not counted in another language")
	}
	plain := plainOn(res)
	for _, w := range keysOf(plain) {
		t.Errorf("%s: plain on %s", w, plain[w])
	}

	// A word in a layout, whether it is read or heard, is found.
	layout, err := fs.ReadFile(repository, "layouts/wizard.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"<p>Glemt</p>", `<p title="Glemt"></p>`, `<button aria-label="Glemt">{{t "guide.naeste"}}</button>`, `<input placeholder="Glemt">`, "<noscript><p>Glemt</p></noscript>"} {
		changed := strings.Replace(string(layout), `<div class="start" data-start>`, typed+`<div class="start" data-start>`, 1)
		found := false
		for w, page := range plainOn(build("layouts/wizard.html", changed)) {
			found = found || strings.HasSuffix(w, ": Glemt") && strings.HasSuffix(page, "guide/index.html")
		}
		if !found {
			t.Errorf("nobody finds %s", typed)
		}
	}
}
