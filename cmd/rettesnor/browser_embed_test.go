package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// municipality is a page of another origin that shows frames, higher than any of
// them needs, with the script that gives them their height.
func municipality(t *testing.T, from string, addresses ...string) string {
	t.Helper()
	page := "<!doctype html><html lang=da><title>Kommunen</title><h1>Kommunen</h1>"
	for i, address := range addresses {
		page += fmt.Sprintf(`<iframe id="f%d" src="%s%s" title="Rettesnor" style="width:100%%;height:3000px;border:0"></iframe>`, i, from, address)
	}
	page += fmt.Sprintf(`<script>window.told = []; addEventListener("message", (e) => told.push(JSON.stringify([e.origin, e.data])))</script><script src="%s/indlejr/hoejde.js"></script>`, from)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(page))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// On the page of another origin an embed says how high it is and nothing else;
// it keeps nothing. What is no embed is not shown there.
func TestEmbedsInThePageOfAMunicipality(t *testing.T) {
	embeds := []string{"/indlejr/guide/", "/indlejr/beregner/", "/indlejr/frist/klagefrist/", "/indlejr/svar/afslag/"}
	b := openBrowser(t, 1000)
	ours := b.base
	b.base = municipality(t, ours, embeds...)
	b.others = []string{ours, b.base}
	b.open("/")
	b.until(`[...document.querySelectorAll("iframe")].every((frame) => parseFloat(frame.style.height) < 3000)`)
	// A frame that is out of sight lays out nothing until it is scrolled to.
	for i := range embeds {
		eval[bool](b, fmt.Sprintf(`(document.getElementById("f%d").scrollIntoView(), true)`, i))
		b.until(fmt.Sprintf(`((height) => height > 150 && height < 2900)(document.getElementById("f%d").getBoundingClientRect().height)`, i))
	}
	for i, told := range eval[[]string](b, "told") {
		if !strings.HasPrefix(told, `["`+ours+`",{"rettesnor":"hoejde","hoejde":`) {
			t.Errorf("message %d is %s", i, told)
		}
	}
	// A page that is no embed shows nothing of itself there.
	b.base = municipality(t, ours, "/guide/")
	b.open("/")
	b.until(`(() => { try { return document.getElementById("f0").contentDocument === null } catch { return true } })()`)
	if told := eval[[]string](b, "told"); len(told) > 0 {
		t.Errorf("a page that is no embed says %q", told)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	refused := len(b.complaints)
	b.complaints = slices.DeleteFunc(b.complaints, func(c string) bool { return strings.Contains(c, "frame-ancestors 'self'") })
	if refused == len(b.complaints) {
		t.Error("the browser does not refuse the page that is no embed")
	}
}

// An embed answers as the page does, and keeps nothing: it has no worker, no
// storage, and no box that asks. Its links open beside the page around it.
func TestAnEmbedKeepsNothing(t *testing.T) {
	b := openBrowser(t, 360)
	b.open("/indlejr/guide/")
	b.clean("the guide as an embed")
	b.narrow("the guide as an embed")
	b.turn(func() { b.click("a[data-begin]") })
	b.walk(parentsAnswers, nil)
	lacks(t, b.text("main"), "19.052,43 kr.")
	b.clean("the answer in an embed")
	b.narrow("the answer in an embed")
	if eval[bool](b, `[...document.querySelectorAll("[data-keep], [data-keep-ask]")].some((e) => e.checkVisibility())`) {
		t.Error("an embed offers to keep")
	}
	if n := eval[int](b, `localStorage.length + sessionStorage.length`); n != 0 {
		t.Errorf("%d things are kept", n)
	}
	if eval[string](b, `document.querySelector("base").target`) != "_blank" || eval[bool](b, `document.querySelector("[rel=manifest]") !== null`) {
		t.Error("an embed is as a page of the site")
	}
	if to := eval[string](b, `document.querySelector("[rel=canonical]").href`); !strings.HasSuffix(to, "/guide/") || strings.Contains(to, "indlejr") {
		t.Errorf("the page that it shows is %s", to)
	}
}

// The page that offers embeds has them ready to copy, with the name that is
// typed.
func TestALinkIsReadyToCopy(t *testing.T) {
	b := openBrowser(t, 360)
	b.inject(`Object.defineProperty(navigator, "clipboard", { value: { writeText: (text) => { globalThis.copied = text; return Promise.resolve(); } } })`)
	b.open("/kommuner-og-raadgivere/link-eller-indlejr/")
	b.clean("link or embed")
	b.narrow("link or embed")
	lacks(t, b.text("main"), "________ afgør sagen", `<iframe src="https://rettesnor.example/indlejr/guide/" title=`)
	eval[bool](b, `document.querySelector("section[data-component]").dispatchEvent(new Event("pointerenter"))`)
	b.until(`document.querySelector("[data-place]").checkVisibility()`)
	eval[bool](b, `(() => { const field = document.querySelector("[data-place]"); field.value = "Esbjerg Kommune"; return field.dispatchEvent(new Event("input", { bubbles: true })) })()`)
	b.press("section[data-component]", "Kopiér")
	b.until(`globalThis.copied !== undefined`)
	lacks(t, eval[string](b, "copied"), "Esbjerg Kommune afgør sagen", "https://rettesnor.example/")
	b.clean("link or embed with a name")
}
