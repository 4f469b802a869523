package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The drawn timelines are without barriers at every width, by day and by
// night; their words can be read, keep to the drawing, and run neither into
// each other nor into a knot or a cord.
func TestTimelinesInTheBrowser(t *testing.T) {
	t.Parallel()
	for _, screen := range []struct {
		width  int64
		scheme string
	}{{320, "light"}, {390, "dark"}, {1440, "light"}} {
		b := openBrowser(t, screen.width)
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: screen.scheme}},
		}); err != nil {
			t.Fatal(err)
		}
		drawings := 0
		for _, address := range []string{"/start/fra-tanke-til-tilsyn/", "/klage/klagens-vej/", "/start/aaret/"} {
			b.open(address)
			b.clean(address)
			b.narrow(address)
			drawings += eval[int](b, `document.querySelectorAll("figure.timeline svg").length`)
			if px := eval[float64](b, `Math.min(...[...document.querySelectorAll("figure.timeline text")].map((e) => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a))`); px < 9.5 {
				t.Errorf("%d: the smallest words of %s are %v px", screen.width, address, px)
			}
			if s := eval[string](b, `(() => { for (const svg of document.querySelectorAll("figure.timeline svg")) {
				const box = svg.viewBox.baseVal, all = [...svg.querySelectorAll("text")].map((e) => [e.textContent, e.getBBox()]);
				const over = (p, q) => Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x) > 1 && Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y) > 5;
				for (const [text, p] of all) {
					if (p.x < -1 || p.x + p.width > box.width + 1 || p.y < -1 || p.y + p.height > box.height + 1) return text + " is outside";
					for (const [other, q] of all) if (p !== q && over(p, q)) return text + " over " + other;
					for (const e of svg.querySelectorAll("circle, .taut, .slack")) if (over(p, e.getBBox())) return text + " over a " + e.getAttribute("class");
				} } return "" })()`); s != "" {
				t.Errorf("%d: %s: %s", screen.width, address, s)
			}
		}
		if drawings != 4 {
			t.Errorf("%d: %d drawings, want four", screen.width, drawings)
		}
	}
}
