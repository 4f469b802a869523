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
	// It has two pages, by night too; the reasons in full come along where they are
	// open.
	const reasons = `document.querySelector("[data-findings]").checkVisibility()`
	if eval[bool](b, reasons) {
		t.Error("the reasons are on paper, and their fold is closed")
	}
	print("")
	if n := b.pages(); n > 2 {
		t.Errorf("the answer has %d pages", n)
	}
	eval[bool](b, `document.querySelector(".when-open").open = true`)
	print("print")
	if !eval[bool](b, reasons) {
		t.Error("the reasons are not on paper, and their fold is open")
	}
	// Black on black is nothing: no text has the colour of what is behind it.
	for _, address := range []string{"/", "/for/foraeldre/vi-har-faaet-nej/", "/klage/", "/guide/"} {
		print("")
		b.open(address)
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}); err != nil {
			t.Fatal(err)
		}
		if same := eval[[]string](b, `[...document.querySelectorAll("main *")].filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).filter((e) => {
			let behind = e;
			while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
			return behind && getComputedStyle(behind).backgroundColor === getComputedStyle(e).color;
		}).map((e) => e.outerHTML.slice(0, 100))`); len(same) > 0 {
			t.Errorf("%s on paper: %q", address, same)
		}
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
