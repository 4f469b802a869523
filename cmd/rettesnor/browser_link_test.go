package main

import (
	"strings"
	"testing"
)

// reported is what the guide says of a case that was opened.
func (b *browser) reported() string {
	b.t.Helper()
	return eval[string](b, `((report) => report.checkVisibility() ? report.innerText : "")(document.querySelector("[data-file-report]"))`)
}

// A link may bring a part of a case: the guide says so, asks for the rest, and
// takes it out of the address. The same in the page of another.
func TestALinkBringsACase(t *testing.T) {
	b := openBrowser(t, phoneWidth)
	const link = "#afslag&sag.afgoerelse-om=hjemmetraening&modtaget=2026-09-04&ta.loft=0403161234&barn.kattens-navn=ja&sag.varsles=måske"
	for _, address := range []string{"/guide/", "/indlejr/guide/"} {
		b.open(address + link)
		b.until(`!document.querySelector("[data-file-report]").hidden`)
		report := b.reported()
		lacks(t, report, "Et link har svaret på noget for jer.", "barn.kattens-navn", "Siger brevet, at hjælpen fortsætter")
		for _, never := range []string{"åbnet", "0403161234", "måske"} {
			if strings.Contains(report, never) {
				t.Errorf("%s: %q stands in %q", address, never, report)
			}
		}
		b.clean(address + " after a link")
		b.narrow(address + " after a link")
		if at := eval[string](b, "location.href"); strings.ContainsAny(at, "#?") {
			t.Errorf("%s: the address is %s", address, at)
		}
		if told := eval[string](b, `[...document.querySelectorAll("[data-so-far] li .title")].map((e) => e.textContent).join("; ") + "; " + document.body.dataset.page`); !strings.Contains(told, "Hvad handler afgørelsen om?") && !strings.HasSuffix(told, "outcome") {
			t.Errorf("%s: answered are %s", address, told)
		}
		if n := eval[int](b, "localStorage.length + sessionStorage.length"); n != 0 {
			t.Errorf("%s: %d things are kept", address, n)
		}
	}
}

// What a family has answered itself is not let go of for a link: it is asked
// first, and a case that is kept stays.
func TestALinkLeavesWhatIsAnswered(t *testing.T) {
	b := openBrowser(t, phoneWidth)
	b.begin()
	b.answer("barn.foedselsdato", "4 3 2016")
	b.answer("ansoegning", "1 5 2024")
	b.next()
	b.asked(secondPage)
	eval[bool](b, `(location.hash = "#afslag&modtaget=2026-09-04", true)`)
	b.until(`document.querySelector("dialog.ask") !== null && !location.href.includes("#")`)
	b.press("dialog.ask", "Behold")
	b.until(`document.querySelector("dialog.ask") === null`)
	if report := b.reported(); report != "" {
		t.Errorf("it says %q", report)
	}
	eval[bool](b, `(location.hash = "#afslag&modtaget=2026-09-04", true)`)
	b.until(`document.querySelector("dialog.ask") !== null`)
	b.press("dialog.ask", "Begynd forfra")
	b.until(`!document.querySelector("[data-file-report]").hidden`)

	kept := `{"format":"rettesnor-sag/1","clocks":{},"facts":{"barn.hjemmeboende":"ja"}}`
	b.open("/om/")
	eval[bool](b, `(localStorage.setItem("rettesnor-sag", `+jsString(kept)+`), true)`)
	b.open("/guide/#afslag&modtaget=2026-09-04")
	b.until(`document.querySelector("[data-stored]").offsetParent !== null && !location.href.includes("#")`)
	if got := eval[string](b, `localStorage.getItem("rettesnor-sag")`); got != kept {
		t.Errorf("kept is %s", got)
	}
	eval[bool](b, "(localStorage.clear(), true)")
}

// The page that offers links makes one of what is chosen, and the guide reads it.
func TestALinkIsMadeOfWhatIsChosen(t *testing.T) {
	b := openBrowser(t, phoneWidth)
	b.open("/kommuner-og-raadgivere/link-eller-indlejr/")
	eval[bool](b, `document.querySelector("section[aria-labelledby=begynd]").dispatchEvent(new Event("pointerenter"))`)
	b.until(`document.querySelector("[data-brings]").checkVisibility()`)
	choose := func(fact, value string) {
		eval[bool](b, `(() => { const field = document.querySelector('[data-brings="`+fact+`"]'); field.value = "`+value+`"; return field.dispatchEvent(new Event("input", { bubbles: true })) })()`)
	}
	link := func() string { return eval[string](b, `document.querySelector("[data-start]").textContent`) }
	choose("sag.afgoerelse-om", "udgifter")
	choose("sag.situation", "delvist")
	_, made, _ := strings.Cut(link(), "/guide/")
	if made != "#delvist&sag.afgoerelse-om=udgifter" {
		t.Fatalf("the link is %s", link())
	}
	b.clean("a link that is made")
	b.narrow("a link that is made")
	choose("sag.afgoerelse-om", "")
	if _, alone, _ := strings.Cut(link(), "/guide/"); alone != "#delvist" {
		t.Errorf("the link is %s", link())
	}
	b.open("/guide/" + made)
	b.until(`!document.querySelector("[data-file-report]").hidden`)
	if report := b.reported(); strings.Contains(report, "kunne ikke bruges") {
		t.Errorf("the guide says %q", report)
	}
}
