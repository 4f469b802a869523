package main

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"rettesnor"
	"rettesnor/internal/compress"
)

// What a page makes a reader fetch, in bytes as a host sends them with brotli.
// The figures are the README's and the architecture's.
const (
	// The engine, its words and its figures: 67.3, 15.1 and 2.7 KB. It was to be
	// 66,000 when the engine answered verdicts and amounts with the sentences in
	// Go. It now composes the whole answer of a case with a title and a sentence
	// for each part of it, counts its deadlines, writes their calendar and draws a
	// curve, and every sentence stands in the catalogue, which is what another
	// language replaces; the scripts have become a kilobyte less for it. What
	// counts for a reader is the time to the first answer, which .ci/first-answer
	// holds.
	engineBudget       = 85_500
	scriptBudget       = 20_000 // all script of the guide, and of the calculator
	bootBudget         = 1_500  // the script of any other page
	searchScriptBudget = 4_000  // the script of the search, which comes when its field is used
	pageBudget         = 14_000 // a guidance page with its style, fonts apart
)

var (
	// What a page fetches on its own, and what a tool does when it is used.
	ownAsset   = regexp.MustCompile(`(?:src|href)="(/assets/[^"]+)"`)
	toolAsset  = regexp.MustCompile(`(?:src|href|data-engine|data-rates|data-words)="(/assets/[^"]+)"`)
	kindOfPage = regexp.MustCompile(`data-page="([a-z]+)"`)
)

func TestBudgets(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[string]int{}
	size := func(name string) int {
		if _, ok := sizes[name]; !ok {
			if files[name] == nil {
				t.Fatalf("there is no %s", name)
			}
			sizes[name] = len(compress.Forms[0].Small(files[name]))
		}
		return sizes[name]
	}
	// fetched is how much of some kinds of file a page makes a browser fetch.
	fetched := func(page string, asset *regexp.Regexp, kinds ...string) (sum int) {
		names := map[string]bool{}
		for _, m := range asset.FindAllSubmatch(files[page], -1) {
			names[string(m[1])] = true
		}
		for name := range names {
			if slices.ContainsFunc(kinds, func(kind string) bool { return strings.HasSuffix(name, kind) }) {
				sum += size(name)
			}
		}
		return sum
	}
	within := func(what string, got, budget int) {
		t.Helper()
		t.Logf("%s: %d of %d", what, got, budget)
		if got > budget || got == 0 {
			t.Errorf("%s takes %d bytes; the budget is %d", what, got, budget)
		}
	}

	tools := []string{"/guide/index.html", "/beregner/index.html"}
	for _, page := range tools {
		if _, stale, err := buildEngine(rettesnor.Engine); err != nil || stale != "" {
			t.Logf("not the small engine: %s %v", stale, err) // TestTheSmallEngineIsOfTheseSources fails where it must
		} else {
			within("engine, words and figures of "+page, fetched(page, toolAsset, ".wasm", ".txt", ".csv"), engineBudget)
		}
		within("script of "+page, fetched(page, ownAsset, ".js"), scriptBudget)
	}

	embeds := []string{"/indlejr/guide/index.html", "/indlejr/beregner/index.html"}
	for _, page := range embeds {
		within("script of "+page, fetched(page, ownAsset, ".js"), scriptBudget)
	}

	guidance, longest, most := 0, "", 0
	for _, page := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(page, "/index.html") || slices.Contains(tools, page) || slices.Contains(embeds, page) {
			continue
		}
		switch n := fetched(page, ownAsset, ".js", ".wasm"); {
		case page == "/soeg/index.html":
			within("script of "+page, n, bootBudget+searchScriptBudget)
		case n > bootBudget:
			t.Errorf("%s fetches %d bytes of script", page, n)
		}
		if m := kindOfPage.FindSubmatch(files[page]); m == nil || string(m[1]) != "guidance" {
			continue
		}
		guidance++
		style := fetched(page, ownAsset, ".css")
		if quick := quickly(t, files[page]) + style; quick <= pageBudget*9/10 {
			continue // what the host sends is smaller
		}
		n := size(page) + style
		if n > most {
			longest, most = page, n
		}
		if n > pageBudget {
			t.Errorf("%s takes %d bytes with its style; the budget is %d", page, n, pageBudget)
		}
	}
	t.Logf("the longest of %d guidance pages, %s, takes %d with its style of %d", guidance, longest, most, pageBudget)
	if guidance < 200 {
		t.Errorf("only %d pages of guidance were found", guidance)
	}
}

// quickly is how much a page takes at a middle quality, a fiftieth of the work.
func quickly(t *testing.T, page []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, 5)
	if err := second(w.Write(page)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
