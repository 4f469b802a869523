package main

import (
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"

	"rettesnor/internal/compress"
)

// What the first visit of one who saw the site on television costs its host:
// front page, door, guide, answer, in the forms and with the keeping times that
// the site asks for. What a device keeps for later comes on top, and is not
// asked for here. ARCHITECTURE.md works an hour out of these.
const (
	eveningRequests = 20
	eveningBytes    = 176_000
)

func TestAnEveningOnTelevision(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	rules := headerRules(files)
	var mu sync.Mutex
	small := map[string][]byte{}
	var asked []string
	sent, step := 0, ""
	costs := map[string][2]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.URL.Path
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		mu.Lock()
		defer mu.Unlock()
		data, found := files[name]
		if !found {
			t.Errorf("there is no %s", name)
			w.WriteHeader(http.StatusNotFound)
			return
		}
		for k, v := range rules(r.URL.Path) {
			w.Header().Set(k, v)
		}
		if strings.HasPrefix(name, "/assets/") {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		if path.Ext(name) == ".wasm" {
			w.Header().Set("Content-Type", "application/wasm")
		}
		if path.Ext(name) != ".woff2" && path.Ext(name) != ".png" {
			if small[name] == nil {
				small[name] = compress.Forms[0].Small(data)
			}
			data = small[name]
			w.Header().Set("Content-Encoding", "br")
		}
		asked = append(asked, name)
		sent += len(data)
		c := costs[step]
		costs[step] = [2]int{c[0] + 1, c[1] + len(data)}
		w.Write(data)
	}))
	t.Cleanup(server.Close)
	b := openBrowser(t, phoneWidth)
	b.base = server.URL
	b.inject(`Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined })`)
	at := func(name string) { mu.Lock(); step = name; mu.Unlock() }
	at("front page")
	b.open("/")
	at("door")
	b.click(`a[href="/for/foraeldre/vi-har-faaet-nej/"]`)
	b.until(`location.pathname === "/for/foraeldre/vi-har-faaet-nej/" && document.readyState === "complete"`)
	at("guide")
	b.click(`a[href="/guide/#afslag"]`)
	b.until(`location.pathname === "/guide/" && document.readyState === "complete"`)
	b.asked("sag.afgoerelse-om")
	at("answer")
	// Whoever says that they do not know has an answer, too.
	b.until(`(() => {
		if (document.body.dataset.page === "outcome") return true;
		const step = [...document.querySelectorAll("[data-step]")].find((each) => each.checkVisibility());
		for (const box of step?.querySelectorAll("[type=radio][value=ved-ikke], [type=checkbox][value=ved-ikke]") ?? []) if (box.checkVisibility()) box.checked = true;
		for (const question of step?.querySelectorAll("[data-question]") ?? []) if (question.checkVisibility() && !question.querySelector(":checked")) question.querySelector("[type=radio]")?.click();
		step?.querySelector("form [type=submit], [type=submit]")?.click();
		return false;
	})()`)
	mu.Lock()
	defer mu.Unlock()
	for _, name := range []string{"front page", "door", "guide", "answer"} {
		t.Logf("%s: %d requests, %d bytes", name, costs[name][0], costs[name][1])
	}
	t.Logf("together: %d requests of %d, %d bytes of %d", len(asked), eveningRequests, sent, eveningBytes)
	if len(asked) > eveningRequests || sent > eveningBytes || len(asked) < 10 {
		t.Errorf("the visit is dearer: %s", strings.Join(asked, " "))
	}
}
