package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"rettesnor/internal/guide"
	"rettesnor/internal/site"
)

// unsteady is a host that publishes one release after another, under a path,
// and does not always do as it should.
type unsteady struct {
	*httptest.Server
	at string // the path of the site, "" or "/sub"

	mu      sync.Mutex
	files   map[string][]byte
	instead http.Handler // another host at the same address
	down    bool
	fault   map[string]string // by file: "500", "cut" as it comes, "short" as if whole, "gone"
	sent    map[string]int    // bytes
	held    chan struct{}     // what a file is waited for with, where it is to come slowly
	slow    string            // that file
	asked   bool              // for it
}

func newUnsteady(t *testing.T, at string, files map[string][]byte) *unsteady {
	u := &unsteady{at: at, files: files, sent: map[string]int{}}
	u.Server = httptest.NewServer(u)
	t.Cleanup(u.Close)
	return u
}

// set changes what the host does from now on.
func (u *unsteady) set(change func()) {
	u.mu.Lock()
	defer u.mu.Unlock()
	change()
}

func (u *unsteady) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	u.mu.Lock()
	if other := u.instead; other != nil {
		u.mu.Unlock()
		other.ServeHTTP(w, r)
		return
	}
	defer u.mu.Unlock()
	name, inside := strings.CutPrefix(r.URL.Path, u.at)
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, ok := u.files[name]
	fault := u.fault[name]
	switch {
	case u.down, fault == "gone":
		panic(http.ErrAbortHandler) // as if there were no net
	case fault == "500":
		http.Error(w, "no", http.StatusInternalServerError)
		return
	case !ok || !inside:
		w.WriteHeader(http.StatusNotFound)
		return
	}
	if name == u.slow {
		u.asked = true
		u.mu.Unlock()
		select {
		case <-u.held:
		case <-r.Context().Done():
		}
		u.mu.Lock()
	}
	kind := mime.TypeByExtension(path.Ext(name))
	switch path.Ext(name) {
	case ".wasm":
		kind = "application/wasm"
	case ".webmanifest":
		kind = "application/manifest+json"
	}
	w.Header().Set("Content-Type", kind)
	if fault != "short" {
		w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	}
	if fault != "" {
		data = data[:len(data)/2]
	}
	u.sent[name] += len(data)
	_, _ = w.Write(data)
	if fault == "cut" {
		panic(http.ErrAbortHandler)
	}
}

// got is how many files have been asked for, and their bytes.
func (u *unsteady) got() (files, size int) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, n := range u.sent {
		size += n
	}
	return len(u.sent), size
}

// openOffline is a browser that keeps what it is sent in the worker's store
// alone, on the site of a host.
func openOffline(t *testing.T, u *unsteady) *browser {
	t.Helper()
	b := openBrowser(t, 390)
	b.base = u.URL + u.at
	for _, err := range []error{
		second(chromedp.Call(b.ctx, network.SetBypassServiceWorker, network.SetBypassServiceWorkerParams{Bypass: false})),
		second(chromedp.Call(b.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// visit opens a page and has it keep the site at once, which it does by itself
// after a moment, and waits until the first files are there.
func (b *browser) visit(address string) {
	b.t.Helper()
	b.open(address)
	eval[bool](b, `(document.head.append(Object.assign(document.createElement("script"), { src: document.querySelector("link[rel=manifest]").dataset.script })), true)`)
	eval[bool](b, `window.ready = false, navigator.serviceWorker.ready.then((at) => { const look = () => at.active.state === "activated" ? (window.ready = true) : setTimeout(look, 10); look() }), true`)
	b.until("window.ready")
}

// later has the browser's first visit be seven hours ago.
func (b *browser) later() {
	b.t.Helper()
	eval[bool](b, `window.later = false, caches.keys().then(async (all) => {
		const store = await caches.open(all[0]), at = new URL("offline/", document.querySelector("link[rel=manifest]").href).href;
		const file = await store.match(at), headers = new Headers(file.headers);
		headers.set("rettesnor-since", Number(headers.get("rettesnor-since")) - 7 * 60 * 60 * 1000);
		await store.put(at, new Response(await file.arrayBuffer(), { headers }));
		window.later = true;
	}), true`)
	b.until("window.later")
}

// forgive lets go of what the browser says of a net that was not there.
func (b *browser) forgive() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complaints = slices.DeleteFunc(b.complaints, func(c string) bool {
		return strings.Contains(c, "net::ERR_") || strings.Contains(c, "status of 500") || strings.Contains(c, "status of 404") || strings.Contains(c, "is not of release") ||
			strings.Contains(c, "An unknown error occurred when fetching the script") || strings.Contains(c, "Failed to fetch")
	})
}

// guideAnswers walks the guide to its answer.
func (b *browser) guideAnswers() {
	b.t.Helper()
	b.begin()
	b.walk(parentsAnswers, nil)
	lacks(b.t, b.text("main"), "19.052,43 kr.")
}

// After the first visit, to any page, the tools and the pages of the list work
// without net; what is not stored says so; the rest comes when the line is idle, at
// a later visit or where the site is installed, and not before. The same where the
// site stands in a folder of its host.
func TestTheSiteWorksWithoutNet(t *testing.T) {
	for _, at := range []string{"", "/sub"} {
		t.Run("at"+at, func(t *testing.T) {
			files, err := siteOf(func(in *site.Input) { in.Base = "https://x.dk" + at + "/" })
			if err != nil {
				t.Fatal(err)
			}
			u := newUnsteady(t, at, files)
			u.fault = map[string]string{"/kommuner/odense/index.html": "gone"} // which the rest ends at
			b := openOffline(t, u)
			begun := time.Now()
			b.visit("/satser/")
			n, size := u.got()
			t.Logf("the first visit: %d files and %d bytes before compression in %d ms", n, size, time.Since(begun).Milliseconds())
			if errors, err := chromedp.Call(b.ctx, page.GetInstallabilityErrors, cdp.Empty{}); err != nil || len(errors.InstallabilityErrors) > 0 {
				t.Errorf("not installable: %v %v", errors.InstallabilityErrors, err)
			}

			u.set(func() { u.down = true })
			b.guideAnswers()
			b.open("/beregner/")
			b.until(`document.querySelector("[data-result]").textContent.includes("16.216 kr.")`)
			b.open("/klage/skriv-en-god-klage/")
			lacks(t, b.text("main"), "klage")
			b.open("/klage/")
			eval[bool](b, `(() => { const tool = document.querySelector("[data-deadline-tool=klagefrist]"); tool.dispatchEvent(new Event("focusin", { bubbles: true }));
				["4", "9", "2026"].forEach((v, i) => { tool.querySelectorAll("[data-part]")[i].value = v }); tool.querySelector("form").requestSubmit(); return true })()`)
			b.until(`document.querySelector("[data-deadline-day]").textContent.includes("2. oktober 2026")`)
			b.open("/skabeloner/klagebrev/")
			eval[bool](b, `document.getElementById("brev-klage-kommune").dispatchEvent(new Event("focusin", { bubbles: true }))`)
			b.until(`(() => { const field = document.getElementById("brev-klage-kommune"); field.value = "Kommunen"; field.dispatchEvent(new Event("input", { bubbles: true })); return document.querySelector("[data-letter-paper]").textContent.includes("Til Kommunen") })()`)
			b.open("/klage/index.html?fra=brev#indhold") // as others link to it
			b.until(`document.body.dataset.page === "guidance"`)

			// What is not stored is told, and comes with the net.
			b.open("/kommuner/odense/")
			b.until(`document.body.dataset.page === "offline"`)
			b.clean("the page for what is not stored")
			b.narrow("the page for what is not stored")
			u.set(func() { u.down, u.fault = false, nil })
			b.visit("/kommuner/odense/")
			b.until(`document.body.dataset.page !== "offline" && document.readyState === "complete"`)
			time.Sleep(time.Second)
			if few, _ := u.got(); few > n+20 {
				t.Errorf("%d files more came at the first visit", few-n)
			}
			if at == "" {
				b.later()
			} else {
				b.inject(`const asked = matchMedia; globalThis.matchMedia = (what) => (what.includes("display-mode") ? { matches: true } : asked(what))`)
			}
			pages := 0
			for name := range files {
				if strings.HasSuffix(name, "/index.html") && !strings.HasPrefix(name, "/indlejr/") && !bytes.Contains(files[name], []byte(`http-equiv="refresh"`)) {
					pages++
				}
			}
			b.visit("/om/privatliv/")
			// Asked seldom: the asking is work too.
			stored := 0
			for end := time.Now().Add(90 * time.Second); stored < pages && time.Now().Before(end); time.Sleep(time.Second) {
				eval[bool](b, `window.stored = -1, caches.keys().then(async (all) => { window.stored = (await (await caches.open(all[0])).keys()).filter((r) => r.url.endsWith("/")).length }), true`)
				b.until("window.stored >= 0")
				stored = eval[int](b, "window.stored")
			}
			if stored < pages {
				t.Fatalf("%d of %d pages are stored", stored, pages)
			}
			n, size = u.got()
			t.Logf("with the rest: %d files and %d bytes in %d ms", n, size, time.Since(begun).Milliseconds())
			u.set(func() { u.down = true })
			b.open("/kommuner/aarhus/")
			b.until(`document.body.dataset.page === "guidance" && document.querySelector("h1").textContent.includes("Aarhus")`)
			b.open("/kommuner/aarhus") // without its slash
			b.until(`document.querySelector("h1").textContent.includes("Aarhus")`)
			b.forgive()
			b.requests = slices.DeleteFunc(b.requests, func(r string) bool { return strings.Contains(r, "?fra=brev") })
		})
	}
}

// edited is the content with other files in it.
type edited struct {
	fs.FS
	with fstest.MapFS
}

func (e edited) Open(name string) (fs.File, error) {
	if _, has := e.with[name]; has {
		return e.with.Open(name)
	}
	return e.FS.Open(name)
}

// nextSite is the release after this one: other words, another engine, other
// pages.
var nextSite = sync.OnceValues(func() (map[string][]byte, error) {
	return siteOf(func(in *site.Input) {
		with := fstest.MapFS{}
		for name, change := range map[string][2]string{
			"content/data/words/da.txt":       {"\n", "\n# den næste udgave\n"},
			"content/data/words/da-pages.txt": {"ramme.spring = Spring", "ramme.spring = Hop"},
		} {
			text, err := fs.ReadFile(in.Files, name)
			if err != nil {
				panic(err)
			}
			with[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(text), change[0], change[1], 1))}
		}
		in.Files = edited{in.Files, with}
		in.Given = map[string][]byte{guide.EngineFile: append(slices.Clone(in.Given[guide.EngineFile]), 0, 5, 4, 'n', 'e', 'x', 't')} // a section that means nothing
	})
})

// partsOfGuide is what the guide says it is shown with.
const partsOfGuide = `JSON.stringify([document.querySelector(".skip").textContent, ...["engine", "rates", "words"].map((part) => document.querySelector("[data-wizard]").dataset[part])])`

// Two releases in a row with a broken download between: the old one stays whole
// until the new one is, and no page has parts of both.
func TestAReleaseIsTakenWholeOrNotAtAll(t *testing.T) {
	first, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	next, err := nextSite()
	if err != nil {
		t.Fatal(err)
	}
	engine := func(files map[string][]byte) string {
		for name := range files {
			if strings.HasSuffix(name, ".wasm") {
				return name
			}
		}
		return ""
	}
	if engine(first) == engine(next) || bytes.Equal(first["/sw.js"], next["/sw.js"]) {
		t.Fatal("the releases are alike")
	}
	u := newUnsteady(t, "", first)
	b := openOffline(t, u)
	b.open("/guide/")
	old := eval[string](b, partsOfGuide)
	b.visit("/guide/")

	// asks has the browser look for a new release, and waits until it is done.
	asks := func() {
		t.Helper()
		eval[bool](b, `window.asked = false, navigator.serviceWorker.getRegistration().then(async (at) => { await at.update().catch(() => {}); const look = () => at.installing ? setTimeout(look, 10) : (window.asked = true); look() }), true`)
		b.until("window.asked")
	}
	// pure holds that each store has the files of one release.
	pure := func(when string) {
		t.Helper()
		eval[bool](b, `window.held = "", (async () => {
			const all = [], at = await navigator.serviceWorker.getRegistration();
			while (at.installing) await new Promise((go) => setTimeout(go, 20)); // a store that is being filled
			for (const name of await caches.keys()) {
				const held = {}, store = await caches.open(name);
				for (const asked of await store.keys()) {
					const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await (await store.match(asked)).arrayBuffer()));
					held[new URL(asked.url).pathname] = [...sum].map((b) => b.toString(16).padStart(2, "0")).join("");
				}
				all.push(held);
			}
			window.held = JSON.stringify(all);
		})(), true`)
		b.until("window.held")
		var stores []map[string]string
		if err := json.Unmarshal([]byte(eval[string](b, "window.held")), &stores); err != nil {
			t.Fatal(err)
		}
		for i, held := range stores {
			var strange [2]int
			for at, sum := range held {
				name := at
				if strings.HasSuffix(name, "/") {
					name += "index.html"
				}
				for j, files := range []map[string][]byte{first, next} {
					if fmt.Sprintf("%x", sha256.Sum256(files[name])) != sum {
						strange[j]++
					}
				}
			}
			if min(strange[0], strange[1]) > 0 || len(held) < 50 {
				t.Errorf("%s: of %d files in store %d, %d are not of the one release and %d not of the other", when, len(held), i, strange[0], strange[1])
			}
		}
	}
	is := func(when, want string) {
		t.Helper()
		b.visit("/guide/")
		eval[bool](b, `navigator.serviceWorker.ready.then((at) => at.active.postMessage("installed")), true`)
		time.Sleep(500 * time.Millisecond)
		pure(when)
		b.open("/guide/")
		if got := eval[string](b, partsOfGuide); got != want {
			t.Errorf("%s: the guide is shown with %s, want %s", when, got, want)
		}
		u.set(func() { u.down = true })
		b.guideAnswers()
		u.set(func() { u.down = false })
	}
	for _, tt := range []struct{ name, file, fault string }{
		{"a server that fails", engine(next), "500"},
		{"a download that breaks off", engine(next), "cut"},
		{"half a file as if whole", engine(next), "short"},
		{"half a page as if whole", "/klage/index.html", "short"},
		{"a net that goes", "/beregner/index.html", "gone"},
	} {
		u.set(func() {
			u.files, u.fault = maps.Clone(next), map[string]string{tt.file: tt.fault}
		})
		b.open("/satser/")
		asks()
		eval[bool](b, `window.asked = 0, navigator.serviceWorker.getRegistration().then((at) => { window.asked = at.waiting ? 2 : 1 }), true`)
		b.until("window.asked")
		if eval[int](b, "window.asked") == 2 {
			t.Errorf("%s: the release is taken", tt.name)
		}
		is(tt.name, old)
	}
	// A page of the release before, left by a host on the way: the engine of the
	// one and the page of the other.
	u.set(func() {
		u.files, u.fault = maps.Clone(next), nil
		u.files["/guide/index.html"] = first["/guide/index.html"]
	})
	b.open("/satser/")
	asks()
	is("a page of the release before", old)

	// Healed, the new one is stored beside the old, which serves on.
	u.set(func() { u.files = next })
	b.open("/satser/")
	asks()
	b.visit("/klage/")
	b.until(`!document.querySelector("[data-new-release]").hidden`)
	b.clean("the page that tells of a new release")
	b.narrow("the page that tells of a new release")
	is("while the new one waits", old)
	b.open("/guide/")
	time.Sleep(300 * time.Millisecond)
	if eval[bool](b, `document.querySelector("[data-new-release]:not([hidden])") !== null`) {
		t.Error("the guide is broken in upon")
	}
	b.visit("/klage/")
	b.until(`!document.querySelector("[data-new-release]").hidden`)
	eval[bool](b, "window.before = true")
	b.press("[data-new-release]", "Brug den nu")
	b.until(`!window.before && document.querySelector(".skip").textContent.startsWith("Hop") && document.readyState === "complete"`)
	b.open("/guide/")
	whole := eval[string](b, partsOfGuide)
	var parts []string
	if err := json.Unmarshal([]byte(whole), &parts); err != nil {
		t.Fatal(err)
	}
	if parts[0] != "Hop til indhold" {
		t.Errorf("the new release is shown with %s", whole)
	}
	for _, part := range parts[1:] {
		if next[part] == nil {
			t.Errorf("the new release is shown with %s", part)
		}
	}
	is("the new one", whole)
	if n := eval[int](b, `(caches.keys().then((all) => { window.stores = all.length }), window.stores || 0)`); n > 2 {
		t.Errorf("%d releases are kept", n)
	}
	b.forgive()
}

// A new release is taken although the old worker waits for a file that does not
// come: a browser waits for whatever that worker does.
func TestANewReleaseDoesNotWaitForADownload(t *testing.T) {
	first, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	next, err := nextSite()
	if err != nil {
		t.Fatal(err)
	}
	u := newUnsteady(t, "", first)
	u.slow, u.held = "/kommuner/odense/index.html", make(chan struct{})
	t.Cleanup(func() { close(u.held) })
	b := openOffline(t, u)
	b.visit("/klage/")
	eval[bool](b, `navigator.serviceWorker.ready.then((at) => at.active.postMessage("installed")), true`)
	waits := func() (is bool) {
		u.set(func() { is = u.asked })
		return is
	}
	for end := time.Now().Add(60 * time.Second); !waits(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the worker does not ask for the rest")
		}
	}
	u.set(func() { u.files = next })
	eval[bool](b, `navigator.serviceWorker.getRegistration().then((at) => at.update()), true`)
	b.until(`!document.querySelector("[data-new-release]").hidden`)
	b.press("[data-new-release]", "Brug den nu")
	b.until(`document.querySelector(".skip").textContent.startsWith("Hop") && document.readyState === "complete"`)
	b.forgive()
}

// The preview shows what is edited: a worker that another site has left at its
// address goes, with what it has stored, and none of its own comes.
func TestThePreviewIsFreeOfTheWorker(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	u := newUnsteady(t, "", files)
	b := openOffline(t, u)
	b.visit("/klage/")
	dir := t.TempDir()
	for _, name := range watchedDirs {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	index := filepath.Join(dir, "content/klage/_index.md")
	text, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "content/klage/_index.md", strings.Replace(string(text), "title: Klage", "title: Rettet", 1))
	src, err := openSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	p := newPreview(guide.NewPreview(src.input()))
	u.set(func() { u.instead = p.handler(u.Listener.Addr().String()) })
	b.open("/klage/")
	b.until(`document.querySelector("h1").textContent.startsWith("Rettet") && document.readyState === "complete"`)
	b.until(`(navigator.serviceWorker.getRegistration().then(async (at) => { window.free = !at && (await caches.keys()).length === 0 }), window.free)`)
	if eval[bool](b, `document.querySelector("[rel=manifest], [data-new-release]") !== null`) {
		t.Error("the preview's pages name a worker")
	}
	b.forgive()
}
