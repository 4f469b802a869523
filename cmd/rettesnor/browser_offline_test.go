package main

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"

	"rettesnor/internal/site"
)

// releases is a host whose site can be exchanged, that can break at a file, and
// that can be gone.
type releases struct {
	*httptest.Server
	mu     sync.Mutex
	files  map[string][]byte
	broken string // the file whose download is cut off half way
}

func (h *releases) put(files map[string][]byte, broken string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.files, h.broken = files, broken
}

func (h *releases) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	name := r.URL.Path
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, ok := h.files[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	kind := mime.TypeByExtension(path.Ext(name))
	if path.Ext(name) == ".wasm" {
		kind = "application/wasm"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
	if name == h.broken {
		w.Header().Set("Content-Length", fmt.Sprint(len(data)))
		w.Write(data[:len(data)/2])
		return
	}
	w.Write(data)
}

// released is the site of this repository as of a day.
func released(t *testing.T, day string) map[string][]byte {
	t.Helper()
	src, err := openSource("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	in := src.input()
	in.Date = day
	if _, err := src.engine(&in); err != nil {
		t.Fatal(err)
	}
	result := site.Build(in)
	if result.Failed() {
		t.Fatal(result.Problems)
	}
	files := map[string][]byte{}
	for _, f := range result.Files {
		files["/"+f.Path] = f.Data
	}
	return files
}

// visit opens a page of the host and has it keep the site at once, which it does
// by itself after a moment.
func (b *browser) visit(address string) {
	b.t.Helper()
	b.open(address)
	eval[bool](b, `(document.head.append(Object.assign(document.createElement("script"), { src: document.querySelector("link[rel=manifest]").dataset.script })), true)`)
	b.until("navigator.serviceWorker.controller")
}

// forgiven lets go of what the browser says of a line that is cut on purpose.
func (b *browser) forgiven() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complaints = nil
}

// After a first visit, the guide, the calculator, the letters and the pages on
// complaints answer without a connection, and any other page says so.
func TestTheGuideAnswersWithoutAConnection(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	h := &releases{files: files}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	b := openBrowser(t, 390)
	b.base = h.URL
	b.visit("/om/privatliv/")
	h.Close()
	b.open("/guide/")
	b.click("a[data-begin]")
	b.asked("barn.foedselsdato")
	b.age("4 3 2016")
	b.open("/beregner/")
	b.until(`document.querySelector("[data-result]").textContent.includes("16.216 kr.")`)
	b.open("/skabeloner/klagebrev/")
	b.until(`document.querySelector("h1")`)
	b.open("/klage/klag-over-afgoerelsen/")
	b.until(`document.body.dataset.page === "guidance"`)
	b.open("/findes-ikke/")
	b.until(`document.body.dataset.page === "offline"`)
	b.clean("the page without a connection")
	b.forgiven()
}

// A new release is taken whole or not at all: while one of its files cannot be
// had the old one answers, with its own figures and engine, and when it can the
// reader is told, and has all of the new one.
func TestAReleaseIsTakenWholeOrNotAtAll(t *testing.T) {
	first, next := released(t, "2026-11-26"), released(t, "2026-12-24")
	if bytes.Equal(first["/guide/index.html"], next["/guide/index.html"]) || bytes.Equal(first["/sw.js"], next["/sw.js"]) {
		t.Fatal("the two releases do not differ")
	}
	h := &releases{files: first}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	b := openBrowser(t, 390)
	b.base = h.URL
	b.visit("/om/privatliv/")
	dated := func() string {
		b.open("/klage/")
		return spaced(eval[string](b, `document.querySelector(".site-footer").textContent.slice(-200)`))
	}
	if got := dated(); !strings.Contains(got, "26. november 2026") {
		t.Fatalf("the first release says\n%s", got)
	}
	update := func() string {
		return eval[string](b, `(window.was = "", navigator.serviceWorker.getRegistration().then(async (r) => {
			await r.update().catch(() => {});
			const worker = r.installing || r.waiting;
			if (!worker) { window.was = "none"; return }
			const told = () => { if (worker.state !== "installing") window.was = worker.state };
			worker.addEventListener("statechange", told); told();
		}), "")`)
	}
	for _, broken := range []string{"/guide/index.html", "/beregner/index.html"} {
		h.put(next, broken)
		update()
		b.until(`window.was === "redundant"`)
		if got := dated(); !strings.Contains(got, "26. november 2026") {
			t.Errorf("with half a release the site says\n%s", got)
		}
		if shelves := eval[string](b, `(window.shelves = "", caches.keys().then((names) => { window.shelves = String(names.length) }), "")`); shelves != "" {
			t.Fatal(shelves)
		}
		b.until(`window.shelves === "1"`)
	}
	h.put(next, "")
	b.visit("/om/privatliv/")
	update()
	b.until(`window.was === "installed"`)
	if got := dated(); !strings.Contains(got, "26. november 2026") {
		t.Errorf("before the reader wants it the site is another:\n%s", got)
	}
	b.visit("/klage/")
	b.until(`!document.querySelector("[data-new-release]").hidden`)
	b.clean("the word of a new release")
	b.press("[data-new-release]", "Brug den nu")
	b.until(`(document.querySelector(".site-footer")?.textContent || "").replace(/\u00a0/g, " ").includes("24. december 2026")`)
	h.Close()
	if got := dated(); !strings.Contains(got, "24. december 2026") {
		t.Errorf("after it the site says\n%s", got)
	}
	b.forgiven()
}

// The preview has no worker: a page that is edited is never an old one.
func TestThePreviewHasNoWorker(t *testing.T) {
	p := &preview{files: map[string][]byte{"sw.js": []byte("x"), "index.html": []byte("<p>x")}}
	for address, want := range map[string]int{"/sw.js": http.StatusNotFound, "/": http.StatusOK} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:1"+address, nil)
		p.handler("127.0.0.1:1").ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: %d", address, w.Code)
		}
	}
}
