package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Charts are without barriers by day and by night, keep to the screen, can be
// told apart from the paper, and the page's data block troubles no policy:
// the recorder fails on any complaint.
func TestChartsInTheBrowser(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		scheme, address string
		charts          int
	}{
		{"light", "/klage/tal-om-retssikkerhed/", 5}, {"dark", "/klage/tal-om-retssikkerhed/", 5},
		{"light", "/klage/hvad-familierne-fortaeller/", 7}, {"dark", "/klage/hvad-familierne-fortaeller/", 7},
	} {
		scheme, address := tt.scheme, tt.address
		b := openBrowser(t, 320)
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		}); err != nil {
			t.Fatal(err)
		}
		b.open(address)
		b.clean(address)
		b.narrow(address)
		if n := eval[int](b, `document.querySelectorAll("figure.chart svg").length`); n != tt.charts {
			t.Errorf("%s %s: %d charts", scheme, address, n)
		}
		// Words inside the drawings stay readable on a telephone.
		if px := eval[float64](b, `Math.min(...[...document.querySelectorAll("figure.chart text")].map((e) => e.getBoundingClientRect().height))`); px < 10 {
			t.Errorf("%s: the smallest words are %v px high", scheme, px)
		}
		// No words leave the drawing or run into the words beside them.
		if s := eval[string](b, `(() => { for (const svg of document.querySelectorAll("figure.chart svg")) { const box = svg.getBoundingClientRect(), all = [...svg.querySelectorAll("text")];
			for (const e of all) { const r = e.getBoundingClientRect(); if (r.right > box.right + 4 || r.left < box.left - 4) return "outside: " + e.textContent;
			for (const f of all) { const q = f.getBoundingClientRect(); if (e !== f && Math.min(r.right, q.right) - Math.max(r.left, q.left) > 2 && Math.min(r.bottom, q.bottom) - Math.max(r.top, q.top) > 8) return e.textContent + " over " + f.textContent } } } return "" })()`); s != "" {
			t.Errorf("%s: %s", scheme, s)
		}
		// The same numbers stand in the table.
		if s := eval[string](b, `(() => { for (const f of document.querySelectorAll("figure.chart")) { const cells = [...f.querySelectorAll("td")].map((e) => e.textContent);
			for (const e of f.querySelectorAll("svg .figure, svg [class^=on]")) if (!cells.includes(e.textContent)) return f.id + ": " + e.textContent } return "" })()`); s != "" {
			t.Errorf("%s: in the drawing, not in the table: %s", scheme, s)
		}
		if !eval[bool](b, `JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent)["@type"] === "WebPage"`) {
			t.Errorf("%s: the page does not describe itself", scheme)
		}
	}
}
