package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// mode is a way to see the site that few have, and all must be able to use.
type mode struct {
	name  string
	width int64
	media []*emulation.MediaFeature
	style string // of the reader's own, laid over the page's
}

var modes = []mode{
	{name: "narrow, by night, without movement", width: 320, media: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: "dark"}, {Name: "prefers-reduced-motion", Value: "reduce"}}},
	{name: "text of twice the size", width: 640, style: "html { font-size: 200% }"},
	// What WCAG 2.2, 1.4.12 asks a page to bear.
	{name: "text with room", width: 320, style: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"},
	{name: "forced colours", width: 360, media: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}},
}

// Each kind of page, and the answer of each of ten families, in each mode: axe finds nothing (targets of 24 px are among
// what it looks for), nothing sticks out, no text is cut off, nothing for paper is
// on the screen, and nothing moves for who wants no movement.
func TestEveryKindOfPageInEveryMode(t *testing.T) {
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			b := openBrowser(t, m.width)
			if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: m.media}); err != nil {
				t.Fatal(err)
			}
			for _, k := range append(familyAnswers(), kinds...) {
				b.open(k.address)
				if m.style != "" { // a sheet of the reader's, which the policy does not know
					eval[bool](b, "{ const own = new CSSStyleSheet(); own.replaceSync("+jsString(m.style)+"); document.adoptedStyleSheets.push(own); true }")
				}
				if k.then != nil {
					k.then(b)
				}
				where := k.name + ", " + m.name
				b.narrow(where)
				b.clean(where)
				if cut := eval[[]string](b, cutOff); len(cut) > 0 {
					t.Errorf("%s cuts off %q", where, cut)
				}
				if shown := eval[[]string](b, `[...document.querySelectorAll(".print-only")].filter((e) => e.checkVisibility() && e.innerText.trim()).map((e) => e.outerHTML.slice(0, 80))`); len(shown) > 0 {
					t.Errorf("%s shows what is for paper: %q", where, shown)
				}
				if moves := eval[[]string](b, `matchMedia("(prefers-reduced-motion: reduce)").matches ? [...document.querySelectorAll("*")].filter((e) => getComputedStyle(e).transitionDuration !== "0s" || getComputedStyle(e).animationName !== "none").map((e) => e.outerHTML.slice(0, 80)) : []`); len(moves) > 0 {
					t.Errorf("%s moves %q", where, moves)
				}
			}
		})
	}
}

// cutOff lists elements with text of their own that does not fit in what shows
// of them. What is for readers of the screen alone is one pixel by design.
const cutOff = `[...document.querySelectorAll("main *, header *, footer *")].filter((e) => {
	const style = getComputedStyle(e);
	if (!e.checkVisibility() || e.closest(".visually-hidden, svg, .table, pre, textarea, select, [data-result]") || e.clientWidth < 2) return false;
	if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) return false;
	const over = (axis, shown, whole) => ["hidden", "clip"].includes(axis) && whole > shown + 1;
	return over(style.overflowX, e.clientWidth, e.scrollWidth) || over(style.overflowY, e.clientHeight, e.scrollHeight);
}).map((e) => e.outerHTML.slice(0, 120))`
