package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The timelines are without barriers at every width, by day and by night and in
// forced colours; their words are text of at least 15 pixels that neither cord nor
// mark runs through, and every mark has the cord beside it, from its step to the
// next one, where there is one.
func TestTimelinesInTheBrowser(t *testing.T) {
	t.Parallel()
	for _, screen := range []struct {
		width        int64
		scheme       string
		forcedColors string
	}{{320, "light", "none"}, {360, "dark", "none"}, {700, "light", "active"}, {1440, "light", "none"}} {
		b := openBrowser(t, screen.width)
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: screen.scheme}, {Name: "forced-colors", Value: screen.forcedColors}},
		}); err != nil {
			t.Fatal(err)
		}
		lists, items := 0, 0
		for _, address := range []string{"/start/fra-tanke-til-tilsyn/", "/klage/klagens-vej/", "/start/aaret/"} {
			b.open(address)
			b.clean(address)
			b.narrow(address)
			lists += eval[int](b, `document.querySelectorAll("figure.timeline > ol").length`)
			items += eval[int](b, `document.querySelectorAll("figure.timeline > ol > li").length`)
			if s := eval[string](b, `(() => {
				const over = (p, q) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 1;
				for (const li of document.querySelectorAll("figure.timeline > ol > li")) {
					const at = li.querySelector(".step").textContent, mark = li.querySelector(".mark").getBoundingClientRect();
					const words = document.createTreeWalker(li, NodeFilter.SHOW_TEXT), lines = [...li.querySelectorAll(".mark, .slack")].map((e) => e.getBoundingClientRect());
					while (words.nextNode()) {
						const e = words.currentNode.parentElement, range = document.createRange();
						if (!words.currentNode.data.trim() || e.closest(".visually-hidden")) continue;
						if (parseFloat(getComputedStyle(e).fontSize) < 15) return at + ": small words: " + words.currentNode.data;
						range.selectNodeContents(words.currentNode);
						for (const box of range.getClientRects()) {
							if (box.left < 0 || box.right > innerWidth) return at + ": outside: " + words.currentNode.data;
							if (lines.some((line) => over(line, box))) return at + ": struck through: " + words.currentNode.data;
						}
					}
					const next = li.nextElementSibling?.querySelector(".mark").getBoundingClientRect();
					if (!next) continue;
					const cord = li.querySelector(".slack")?.getBoundingClientRect(), style = getComputedStyle(li, "::before");
					const middle = cord ? (cord.left + cord.right) / 2 : li.getBoundingClientRect().left + parseFloat(style.left) + parseFloat(style.borderLeftWidth) / 2;
					const from = cord ? cord.top : li.getBoundingClientRect().top + parseFloat(style.top), to = cord ? cord.bottom : li.getBoundingClientRect().bottom - parseFloat(style.bottom);
					if (!cord && !(parseFloat(style.borderLeftWidth) > 0)) return at + ": no cord";
					if (Math.abs(middle - (mark.left + mark.right) / 2) > 2) return at + ": the cord is beside its mark";
					if (from > mark.bottom || to < next.top) return at + ": the cord does not reach the next mark";
				} return "" })()`); s != "" {
				t.Errorf("%d: %s: %s", screen.width, address, s)
			}
		}
		if lists != 4 || items < 24 {
			t.Errorf("%d: %d timelines with %d items, want four with 25", screen.width, lists, items)
		}
	}
}
