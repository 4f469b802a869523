package main

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Pages with drawings are without barriers at every width, by day and by
// night, and the words of a drawing can be read on the smallest screen.
func TestDrawingsInTheBrowser(t *testing.T) {
	t.Parallel()
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for name, data := range files {
		if bytes.Contains(data, []byte(`<figure class="drawing"`)) {
			pages = append(pages, strings.TrimSuffix(name, "index.html"))
		}
	}
	slices.Sort(pages)
	if len(pages) < 6 {
		t.Errorf("drawings on %q only", pages)
	}
	for _, tt := range []struct {
		scheme string
		width  int64
	}{{"light", 320}, {"dark", 320}, {"dark", 390}, {"light", 1440}, {"dark", 1440}} {
		b := openBrowser(t, tt.width)
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: tt.scheme}},
		}); err != nil {
			t.Fatal(err)
		}
		for _, address := range pages {
			b.open(address)
			b.narrow(address)
			if tt.width != 320 || tt.scheme == "light" {
				b.clean(address)
			}
			if px := eval[float64](b, `Math.min(...[...document.querySelectorAll("figure.drawing text")].map((e) => parseFloat(getComputedStyle(e).fontSize) * e.ownerSVGElement.getBoundingClientRect().width / e.ownerSVGElement.viewBox.baseVal.width))`); px < 13 {
				t.Errorf("%s at %d: words of %v px", address, tt.width, px)
			}
			if s := eval[string](b, `(() => { for (const svg of document.querySelectorAll("figure.drawing svg")) { const box = svg.getBoundingClientRect(), all = [...svg.querySelectorAll("text")];
				for (const e of all) { const r = e.getBoundingClientRect(); if (r.right > box.right + 2 || r.left < box.left - 2 || r.top < box.top - 4 || r.bottom > box.bottom + 4) return "outside: " + e.textContent;
				for (const f of all) { const q = f.getBoundingClientRect(); if (e !== f && Math.min(r.right, q.right) - Math.max(r.left, q.left) > -4 && Math.min(r.bottom, q.bottom) - Math.max(r.top, q.top) > 8) return e.textContent + " over " + f.textContent } } } return "" })()`); s != "" {
				t.Errorf("%s at %d: %s", address, tt.width, s)
			}
		}
	}
}

// An icon is never all there is: it is hidden from those who hear the page,
// and words stand beside it.
func TestIconsAreBesideWords(t *testing.T) {
	b := openBrowser(t, 390)
	for _, address := range []string{"/", "/emner/", "/ansoegning/", "/guide/", "/beregner/", "/kommuner/esbjerg/"} {
		b.open(address)
		if n := eval[int](b, `document.querySelectorAll("svg.icon").length`); n == 0 {
			t.Errorf("%s has no icon", address)
		}
		if s := eval[string](b, `[...document.querySelectorAll("svg.icon")].filter((e) => e.getAttribute("aria-hidden") !== "true" || e.parentElement.textContent.trim() === "").map((e) => e.parentElement.outerHTML).join("\n")`); s != "" {
			t.Errorf("%s: %s", address, s)
		}
		// A drawing that the style did not reach is a black patch.
		if s := eval[string](b, `[...document.querySelectorAll("svg.icon path")].filter((e) => e.getClientRects().length && getComputedStyle(e).fill !== "none").map((e) => e.outerHTML).join("\n")`); s != "" {
			t.Errorf("%s is filled: %s", address, s)
		}
	}
}

// No word of a chart, a timeline, a drawing or a way through the questions is
// under 15 pixels on a phone.
func TestDrawnWordsAreReadOnAPhone(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, 360)
	words := 0
	for _, file := range slices.Sorted(maps.Keys(files)) {
		address, ok := strings.CutSuffix(file, "index.html")
		if !ok || !bytes.Contains(files[file], []byte("<text")) {
			continue
		}
		b.open(address)
		sizes := eval[[]float64](b, `[...document.querySelectorAll("svg text")].filter((t) => t.checkVisibility() && t.getClientRects().length).map((t) => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)`)
		words += len(sizes)
		if len(sizes) > 0 && slices.Min(sizes) < 15 {
			t.Errorf("%s has words of %.1f px", address, slices.Min(sizes))
		}
	}
	if words < 500 {
		t.Errorf("%d words were seen", words)
	}
}
