package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// What stands folded in is on paper, but for the provisions of a finding,
// which are named on their line.
func TestFoldsPrintOpen(t *testing.T) {
	b := openBrowser(t, 800)
	const closed = `[...document.querySelectorAll("main details:not([open], .cite)")].filter((d) => d.checkVisibility())`
	const dark = closed + `.filter((d) => [...d.children].some((e) => e.tagName !== "SUMMARY" && getComputedStyle(e).display !== "none" && !e.checkVisibility())).map((d) => d.querySelector("summary").textContent.slice(0, 60)).join("|")`
	print := func(media string) {
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}); err != nil {
			t.Fatal(err)
		}
	}
	for _, page := range []string{"/start/frister/", "/oekonomi/daekkes-ikke/", "/satser/ta_cap_month/", "/tabt-arbejdsfortjeneste/saadan-regnes-beloebet/"} {
		print("")
		b.open(page)
		if eval[string](b, dark) == "" {
			t.Fatalf("%s has no fold that is closed", page)
		}
		print("print")
		if folded := eval[string](b, dark); folded != "" {
			t.Errorf("%s: not on paper: %s", page, folded)
		}
	}
	print("")
	b.begin()
	b.walk(parentsAnswers, nil)
	print("print")
	if folded := eval[string](b, dark); folded != "" {
		t.Errorf("the outcome: not on paper: %s", folded)
	}
	// A browser that has no style for it.
	print("")
	b.open("/start/frister/")
	before := eval[int](b, closed+".length")
	eval[bool](b, `(CSS.supports = () => false, dispatchEvent(new Event("beforeprint")), true)`)
	if n := eval[int](b, closed+".length"); n != 0 || before == 0 {
		t.Errorf("%d of %d folds are closed", n, before)
	}
	eval[bool](b, `(dispatchEvent(new Event("afterprint")), true)`)
	if n := eval[int](b, closed+".length"); n != before {
		t.Errorf("%d folds are closed again, of %d", n, before)
	}
}
