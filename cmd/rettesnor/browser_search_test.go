package main

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// hits are the addresses that the search shows, in order.
func (b *browser) hits() []string {
	return eval[[]string](b, `[...document.querySelectorAll("[data-hits] a[href]")].map((a) => a.getAttribute("href"))`)
}

func (b *browser) key(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		b.do(chromedp.KeyEvent(k))
	}
}

// types puts a text where the cursor is, at once: typed letter by letter on a slow
// machine, the beginning of a question would be asked too.
func (b *browser) types(text string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		b.t.Fatal(err)
	}
}

// A parent on a page of guidance types a question in the field at its top and
// goes to the hit, by keyboard, on a narrow phone. Until the field is used the
// page has fetched nothing but the boot script.
func TestSearchByKeyboardOnAPage(t *testing.T) {
	b := openBrowser(t, 360)
	b.open("/undervejs/tilsyn/")
	b.until(`document.querySelector("header input[type=search]").offsetParent !== null`)
	if n := b.requested(".js"); n != 1 {
		t.Errorf("%d scripts before anything is asked", n)
	}
	b.narrow("the field")
	for range 4 {
		b.key(kb.Tab)
		if eval[bool](b, `document.activeElement.type === "search"`) {
			break
		}
	}
	if !eval[bool](b, `document.activeElement.type === "search"`) {
		t.Fatal("the field is more than four tabs away")
	}
	if n := b.requested("soeg"); n != 0 {
		t.Errorf("%d files of the index before anything is asked", n)
	}
	b.types("hvor længe har vi til at klage")
	b.until(`document.querySelectorAll("[data-hits] a[href]").length > 2`)
	if said := b.text("[data-search-status]"); !strings.HasSuffix(said, " fund") {
		t.Errorf("the status says %q", said)
	}
	if !eval[bool](b, `[...document.querySelectorAll("[data-hits] mark")].some((m) => m.textContent.toLowerCase().startsWith("klag"))`) {
		t.Error("no word is marked")
	}
	b.narrow("the hits")
	b.clean("the hits at the top of a page")

	// Escape leaves the words; the next arrow has nowhere to go.
	b.key(kb.Escape)
	b.until(`document.querySelector("[data-search-found]").hidden`)
	b.types(" mod afslag")
	b.until(`!document.querySelector("[data-search-found]").hidden`)
	hits := b.hits()
	b.key(kb.ArrowDown, kb.ArrowDown, kb.ArrowUp)
	if at := eval[string](b, `document.activeElement.getAttribute("href") || ""`); at != hits[0] {
		t.Errorf("the arrows lead to %q, the first hit is %q", at, hits[0])
	}
	b.key(kb.ArrowUp)
	if !eval[bool](b, `document.activeElement.type === "search"`) {
		t.Error("the arrow up does not lead back to the field")
	}
	b.key(kb.ArrowDown, kb.Enter)
	b.until(fmt.Sprintf(`location.pathname + location.hash === %q`, hits[0]))
}

// Enter in the field leads to the page of hits, with the question in the
// fragment, where no host sees it; a link with one shows its hits at once.
func TestSearchOnItsOwnPage(t *testing.T) {
	b := openBrowser(t, 360)
	b.open("/klage/")
	b.until(`document.querySelector("header input[type=search]").offsetParent !== null`)
	b.do(chromedp.Focus(chromedp.CSS("header input[type=search]")))
	b.types("børneattest")
	b.key(kb.Enter)
	b.until(`location.pathname === "/soeg/" && document.querySelectorAll("main [data-hits] a[href]").length > 0`)
	if hash := eval[string](b, "location.hash"); hash != "#q="+url.PathEscape("børneattest") {
		t.Errorf("the fragment is %q", hash)
	}
	if hits := b.hits(); !strings.HasPrefix(hits[0], "/hjaelpetraenere/arbejdsgiver/#") {
		t.Errorf("the first hit is %q", hits[0])
	}
	if !eval[bool](b, `document.querySelector("[data-search-index]").hidden && document.body.dataset.page === "search"`) {
		t.Error("the list of all pages stands beside the hits")
	}
	if got := eval[string](b, `document.querySelector("main [data-hits] mark").textContent`); !strings.EqualFold(got, "børneattest") {
		t.Errorf("marked: %q", got)
	}
	for _, look := range []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}, {Name: "prefers-color-scheme", Value: "light"}, {Name: "forced-colors", Value: "active"}} {
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{look}}); err != nil {
			t.Fatal(err)
		}
		if look.Value != "active" { // where the reader's own colours stand, axe knows none of them
			b.clean("the page of hits, " + look.Value)
		}
		if eval[bool](b, `(() => { const m = getComputedStyle(document.querySelector("main [data-hits] mark")); return m.backgroundColor === getComputedStyle(document.body).backgroundColor && m.borderBottomStyle === "none"; })()`) {
			t.Errorf("no mark is seen, %s", look.Value)
		}
	}
	b.narrow("the page of hits")
	eval[bool](b, `document.documentElement.style.setProperty("font-size", "200%"), true`)
	b.narrow("the page of hits in large text")
	eval[bool](b, `document.documentElement.style.removeProperty("font-size"), true`)

	// Cleared, it lists all pages; a mistyped word is told; a link of old works.
	b.do(chromedp.Focus(chromedp.CSS("main input[type=search]")))
	eval[bool](b, `document.querySelector("main input[type=search]").select(), true`)
	b.key(kb.Backspace)
	b.until(`!document.querySelector("[data-search-index]").hidden && location.hash === ""`)
	b.types("regnskap")
	b.until(`document.querySelector("main [data-search-status]").textContent.includes("»regnskab«")`)
	b.key(kb.Backspace, kb.Backspace, kb.Backspace, kb.Backspace, kb.Backspace, kb.Backspace, kb.Backspace, kb.Backspace)
	b.types("zxqvwk")
	b.until(`document.querySelector("main [data-search-status]").textContent.includes("fandt intet")`)
	b.open("/soeg/#mormor")
	b.until(`document.querySelectorAll("main [data-hits] a[href]").length > 0 && document.querySelector("main input[type=search]").value === "mormor"`)
	eval[bool](b, `location.hash = "#q=a+%26+b%20%3Cb%3E"; true`)
	b.until(`document.querySelector("main input[type=search]").value === "a & b <b>"`)
	// More than are shown at first.
	eval[bool](b, `location.hash = "#q=klage"; true`)
	b.until(`document.querySelector("main [data-hits] mark")?.textContent.toLowerCase().startsWith("klag") && document.querySelector("main [data-search-more] button")?.offsetParent`)
	before := len(b.hits())
	b.click("main [data-search-more] button")
	b.until(fmt.Sprintf(`document.querySelectorAll("main [data-hits] a[href]").length > %d`, before))
}

// Without a script there is a link, and the page lists what there is.
func TestSearchWithoutJavaScript(t *testing.T) {
	b := openBrowser(t, 360)
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	b.open("/undervejs/tilsyn/")
	b.click("header .search-link")
	b.until(`location.pathname === "/soeg/"`)
	if shown := eval[int](b, `[...document.querySelectorAll("[data-search]")].filter((f) => f.offsetParent !== null).length`); shown != 0 {
		t.Errorf("%d fields that do nothing", shown)
	}
	b.narrow("the list of all pages")
	b.click(`a[href="#bogstav-t"]`)
	b.click(`[data-search-index] a[href="/undervejs/tilsyn/"]`)
	b.until(`location.pathname === "/undervejs/tilsyn/"`)
}
