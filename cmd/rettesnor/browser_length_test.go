package main

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A telephone's screen, in which lengths are told.
const (
	phoneWidth  = 360
	phoneHeight = 640
)

// mostScreens is how many screens of a telephone a page may take before
// anything is opened. One that is not named takes what it needs to be read.
var mostScreens = map[string]float64{
	"/": 5, "/klage/": 9, "/klage/klag-over-afgoerelsen/": 9, "/emner/": 9, "/satser/": 7, "/kommuner/": 7, "/start/frister/": 7,
}

const mostOfADoor = 4

// screens is how many the page takes that stands open.
func (b *browser) screens() float64 {
	return eval[float64](b, "document.documentElement.scrollHeight") / phoneHeight
}

// doors are the addresses of the doors.
func doors(files map[string][]byte) (all []string) {
	for name := range files {
		if strings.HasPrefix(name, "/for/") && path.Base(name) == "index.html" && name != "/for/index.html" {
			all = append(all, strings.TrimSuffix(name, "index.html"))
		}
	}
	slices.Sort(all)
	return all
}

// What somebody tired reads on a telephone is short: the home page, the doors,
// the lists, and the pages of deadlines and complaints. go test -v -run Phone
// prints the lengths.
func TestPagesFitAPhone(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, phoneWidth)
	most := map[string]float64{}
	for _, door := range doors(files) {
		most[door] = mostOfADoor
	}
	if len(most) != 10 {
		t.Errorf("%d doors, want ten", len(most))
	}
	for address, n := range mostScreens {
		most[address] = n
	}
	addresses := make([]string, 0, len(most))
	for address := range most {
		addresses = append(addresses, address)
	}
	slices.Sort(addresses)
	for _, address := range addresses {
		b.open(address)
		n := b.screens()
		t.Logf("%4.1f of %g screens: %s", n, most[address], address)
		if n > most[address] {
			t.Errorf("%s takes %.1f screens, at most %g", address, n, most[address])
		}
		if tall := eval[float64](b, `document.querySelector(".site-footer").offsetHeight`); tall > phoneHeight {
			t.Errorf("%s: the foot takes %g px", address, tall)
		}
		b.narrow(address)
	}
}

// A door has at most eight tasks, the first of them first in its first screen.
func TestADoorBeginsWithItsTask(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, phoneWidth)
	for _, address := range doors(files) {
		b.open(address)
		b.clean(address)
		if n := eval[int](b, `document.querySelectorAll(".tasks > li").length`); n < 2 || n > 8 {
			t.Errorf("%s has %d tasks", address, n)
		}
		if at := eval[float64](b, `document.querySelector(".tasks a").getBoundingClientRect().bottom`); at > phoneHeight {
			t.Errorf("%s: the first task ends at %g px", address, at)
		}
	}
}

// A situation leads into the guide: its questions are that situation's.
func TestADoorOpensTheGuideInItsSituation(t *testing.T) {
	b := openBrowser(t, phoneWidth)
	b.open("/")
	b.click(`a[href="/for/foraeldre/vi-har-faaet-nej/"]`)
	b.until(`location.pathname === "/for/foraeldre/vi-har-faaet-nej/" && document.readyState === "complete"`)
	b.click(`a[href="/guide/#afslag"]`)
	b.until(`location.pathname === "/guide/" && document.readyState === "complete"`)
	b.asked("sag.afgoerelse-om")
}

// The list of municipalities is cut to what somebody types, however å is
// written; without a script it is folded by letter.
func TestNamesAreFoundAsOneTypes(t *testing.T) {
	b := openBrowser(t, phoneWidth)
	b.open("/kommuner/")
	const shown = `[...document.querySelectorAll(".names > li")].filter((e) => e.checkVisibility()).map((e) => e.querySelector("a").textContent).join()`
	if got := eval[string](b, shown); got != "" {
		t.Errorf("shown before anything is opened: %s", got)
	}
	for _, tt := range []struct{ typed, want string }{{"århus", "Aarhus Kommune"}, {"ærø", "Ærø Kommune"}, {"xyz", ""}} {
		b.click("#find")
		b.until(`!!document.querySelector('script[src*="filter"]')`)
		b.until(`(document.querySelector("#find").value = ` + jsString(tt.typed) + `, document.querySelector("#find").dispatchEvent(new Event("input", {bubbles: true})), ` + shown + ` === ` + jsString(tt.want) + `)`)
	}
	if got := b.text("[data-filter-found]"); got != "Fundet: 0" {
		t.Errorf("it says %q", got)
	}
	b.until(`(document.querySelector("#find").value = "", document.querySelector("#find").dispatchEvent(new Event("input", {bubbles: true})), ` + shown + ` === "")`)
	b.clean("the list of municipalities")
}

// On paper the caseworker's list is one sheet with its boxes, lists of sources
// are compact, what is folded is open, nothing is dark, and the page says where
// it is from.
func TestPaper(t *testing.T) {
	b := openBrowser(t, phoneWidth)
	for address, most := range map[string]int{"/kommuner-og-raadgivere/tjekliste/": 1, "/kommuner-og-raadgivere/privatliv-og-webtilgaengelighed/": 1, "/om/meld-en-fejl/": 1, "/kilder/": 10, "/klage/tal-om-retssikkerhed/": 11, "/kommuner-og-raadgivere/for-kommuner/": 8, "/start/frister/": 7} {
		b.open(address)
		n := b.pages()
		t.Logf("%d of %d pages: %s", n, most, address)
		if n < 1 || n > most {
			t.Errorf("%s takes %d pages, at most %d", address, n, most)
		}
	}
	b.open("/start/frister/")
	for _, scheme := range []string{"light", "dark"} {
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}); err != nil {
			t.Fatal(err)
		}
		if got := eval[string](b, `getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector(".prose")).color`); got != "rgb(255, 255, 255)rgb(0, 0, 0)" {
			t.Errorf("%s paper is %s", scheme, got)
		}
	}
	if got := eval[string](b, `document.querySelector(".prose details:not([open]) li").checkVisibility({contentVisibilityAuto: true}) + " " + (document.querySelector(".prose details li").getBoundingClientRect().height > 0)`); got != "true true" {
		t.Errorf("what is folded is shown on paper: %s", got)
	}
	if got := eval[string](b, `getComputedStyle(document.querySelector(".page-address")).display + " " + getComputedStyle(document.querySelector(".page-address"), "::after").content`); got != `block "https://rettesnor.example/start/frister/"` {
		t.Errorf("the page's address is %q", got)
	}
	b.open("/kommuner-og-raadgivere/tjekliste/")
	if n := eval[int](b, `document.querySelectorAll(".checklist input[type=checkbox]").length`); n < 30 {
		t.Errorf("%d boxes to tick", n)
	}
	b.click(".checklist .tick")
	if got := fmt.Sprint(eval[bool](b, `document.querySelector(".checklist input").checked`)); got != "true" {
		t.Error("a box is not ticked by its words")
	}
	b.clean("the list to tick")
}
