package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rettesnor/internal/site"
)

// Each rule, rate, decision, word and municipality of the open data has an address
// where it stands, and each question one where it is asked, /guide/#FACT, so that
// others can link to it. Every heading of a page has an id, or is itself a link.
func TestEachThingHasAnAddress(t *testing.T) {
	files, err := siteOf(func(in *site.Input) { in.Base = "https://x.dk/" })
	if err != nil {
		t.Fatal(err)
	}
	type row struct{ ID, Key, Page, Question string }
	rows := func(table string) (all []row) {
		var of struct{ Rows []row }
		if err := json.Unmarshal(files["/data/"+table+".json"], &of); err != nil || len(of.Rows) == 0 {
			t.Fatalf("%s: %d rows, %v", table, len(of.Rows), err)
		}
		return of.Rows
	}
	stands := func(file, id string) bool {
		return files[file] != nil && (id == "" || bytes.Contains(files[file], []byte(` id="`+id+`"`)))
	}
	for _, table := range []string{"regler", "satser", "tal", "afgoerelser", "ord", "kommuner"} {
		for _, r := range rows(table) {
			at, id, _ := strings.Cut(strings.TrimPrefix(r.Page, "https://x.dk"), "#")
			if !strings.HasPrefix(r.Page, "https://x.dk/") || !stands(at+"index.html", id) {
				t.Errorf("%s: %s%s stands at %q", table, r.ID, r.Key, r.Page)
			}
		}
	}
	asked := 0
	for _, r := range rows("spoergsmaal") {
		if r.Question == "" {
			continue
		}
		if asked++; !bytes.Contains(files["/guide/index.html"], []byte(`data-question="`+r.ID+`"`)) {
			t.Errorf("the guide does not ask %s", r.ID)
		}
	}
	if asked < 30 {
		t.Errorf("only %d questions", asked)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		// The questions of the guide's own pages are their titles.
		if !strings.HasSuffix(name, "/index.html") || strings.HasPrefix(name, "/guide/") || strings.HasPrefix(name, "/indlejr/") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(files[name]))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			// One with a mark is filled in by a script, as what stands in a template.
			if n.Type != html.ElementNode || n.Data != "h2" && n.Data != "h3" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "id" || strings.HasPrefix(a.Key, "data-") }) {
				continue
			}
			link := false
			for above := range n.Ancestors() {
				link = link || above.Data == "template"
			}
			for in := range n.Descendants() {
				link = link || in.Data == "a"
			}
			if !link {
				t.Errorf("%s: a heading has no id: %v", name, n.FirstChild)
			}
		}
	}
}

// A link to a heading opens the fold that it names, and those around it, also
// within a page that is open; a link to a question opens that question.
func TestAnAddressOpensWhatItNames(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, phoneWidth)
	is := func(id string) {
		t.Helper()
		b.until(fmt.Sprintf(`((at) => at.checkVisibility() && at.closest("details").open)(document.getElementById(%q))`, id))
	}
	fold := regexp.MustCompile(`<details class="fold"><summary><h[23] id="([^"]+)"`)
	folds := map[string][]string{} // by folder, the longest page of each
	for name := range files {
		section, _, _ := strings.Cut(name[1:], "/")
		if strings.HasPrefix(name, "/indlejr/") || !strings.HasSuffix(name, "/index.html") {
			continue
		}
		var ids []string
		for _, m := range fold.FindAllSubmatch(files[name], -1) {
			ids = append(ids, string(m[1]))
		}
		if len(ids) > max(0, len(folds[section])-1) {
			folds[section] = append([]string{strings.TrimSuffix(name, "index.html")}, ids...)
		}
	}
	if len(folds) < 5 {
		t.Fatalf("folds stand in %d sections", len(folds))
	}
	for _, section := range slices.Sorted(maps.Keys(folds)) {
		address, ids := folds[section][0], folds[section][1:]
		b.open(address + "#" + ids[0])
		is(ids[0])
		last := ids[len(ids)-1]
		eval[bool](b, fmt.Sprintf(`(location.hash = %q, true)`, last))
		is(last)
	}
	for _, fact := range []string{"barn.hjemmeboende", "ta.bruttoloen"} {
		b.open("/guide/#" + fact)
		b.asked(fact)
		b.until(`!location.href.includes("#")`)
	}
}
