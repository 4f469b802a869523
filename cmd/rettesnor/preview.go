package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"mime"
	"net"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rettesnor/internal/compress"
	"rettesnor/internal/site"
)

// preview shows the site as it now stands, with what is wrong with it, and tells
// open pages of every change and of what the checks have found.
type preview struct {
	site *site.Preview

	mu       sync.Mutex
	version  int           // of the site
	problems []string      // that stop a build, as far as they are known
	changed  chan struct{} // closed when there is something to tell

	small packed
}

func newPreview(s *site.Preview) *preview {
	p := &preview{site: s, version: 1, changed: make(chan struct{})}
	p.problems = stopping(s.Problems())
	return p
}

func stopping(problems []site.Problem) (all []string) {
	for _, pr := range problems {
		if !pr.Warning {
			all = append(all, pr.String())
		}
	}
	return all
}

// packed holds the compressed forms of what has been sent, so that none is made
// twice while the file is the same.
type packed struct {
	mu    sync.Mutex
	forms map[string]*packedForm // by name and form
}

const maxForms = 500

type packedForm struct {
	of   []byte
	name string
	once sync.Once
	data []byte
}

func (p *packed) form(name string, data []byte, form compress.Form) []byte {
	p.mu.Lock()
	if p.forms == nil {
		p.forms = map[string]*packedForm{}
	}
	f := p.forms[name+form.Suffix]
	if f == nil && len(p.forms) >= maxForms {
		clear(p.forms) // somebody goes through a large site
	}
	if f == nil || !bytes.Equal(f.of, data) {
		f = &packedForm{of: data, name: name}
		p.forms[name+form.Suffix] = f
	}
	p.mu.Unlock()
	f.once.Do(func() { f.data = form.Quick(data) })
	return f.data
}

// The preview's own addresses, which no page of a site can have.
const (
	reloadPath   = "/_rettesnor/reload.js"
	stylePath    = "/_rettesnor/preview.css"
	eventsPath   = "/_rettesnor/events"
	workerPath   = "/_rettesnor/worker.js"
	problemsPath = "/_rettesnor/problems"
)

// keeperPath is where a published site has the worker that keeps it.
const keeperPath = "/sw.js"

//go:embed preview.js
var reloadScript []byte

//go:embed worker.js
var workerScript []byte

// A worker that another site at this address has left would show what it has
// stored instead of what is edited. The browser asks for the worker's script at
// each visit; this one lets go of all that is stored, and of itself.
//
//go:embed letgo.js
var letGoScript []byte

//go:embed preview.css
var previewStyle []byte

// edit takes a change of the folder, see site.Preview.
func (p *preview) edit(changed []string) {
	p.site.Edit(changed)
	p.mu.Lock()
	p.version++
	p.mu.Unlock()
	p.told(p.site.Problems())
}

// told takes what is wrong with the site.
func (p *preview) told(problems []site.Problem) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.problems = stopping(problems)
	close(p.changed)
	p.changed = make(chan struct{})
}

func (p *preview) state() (problems []string, version int, changed <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.problems, p.version, p.changed
}

// handler answers for one address only: a page elsewhere whose name resolves
// to this machine has another Host.
func (p *preview) handler(addr string) http.Handler {
	_, port, _ := net.SplitHostPort(addr)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, hostPort, err := net.SplitHostPort(r.Host)
		if err != nil {
			host, hostPort = strings.Trim(r.Host, "[]"), "80"
		}
		if !loopback(host) || hostPort != port {
			http.Error(w, "ukendt vært", http.StatusForbidden)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "kun GET", http.StatusMethodNotAllowed)
			return
		}
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		if !strings.HasPrefix(r.URL.Path, "/indlejr/") {
			h.Set("Content-Security-Policy", "frame-ancestors 'self'")
		}
		switch r.URL.Path {
		case keeperPath:
			h.Set("Content-Type", "text/javascript; charset=utf-8")
			_, _ = w.Write(letGoScript)
		case reloadPath:
			h.Set("Content-Type", "text/javascript; charset=utf-8")
			_, _ = w.Write(reloadScript)
		case workerPath:
			h.Set("Content-Type", "text/javascript; charset=utf-8")
			_, _ = w.Write(workerScript)
		case stylePath:
			h.Set("Content-Type", "text/css; charset=utf-8")
			_, _ = w.Write(previewStyle)
		case problemsPath:
			problems, _, _ := p.state()
			h.Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(problems)
		case eventsPath:
			p.events(w, r)
		default:
			p.page(w, r)
		}
	})
}

// events tells a page each new version, until the page or the server goes.
func (p *preview) events(w http.ResponseWriter, r *http.Request) {
	flush, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "ingen strøm", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		problems, version, changed := p.state()
		kind := "good"
		if problems != nil {
			kind = "bad"
		}
		if _, err := fmt.Fprintf(w, "event: %s\ndata: %d\n\n", kind, version); err != nil {
			return
		}
		flush.Flush()
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

func (p *preview) page(w http.ResponseWriter, r *http.Request) {
	_, version, _ := p.state()
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	if !p.site.Has(name) && !strings.HasSuffix(r.URL.Path, "/") && p.site.Has(name+"/index.html") {
		http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
		return
	}
	status := http.StatusOK
	data, wrong := p.site.File(name, r.Context().Done())
	if data == nil && wrong == nil {
		status, name = http.StatusNotFound, "404.html"
		if data, wrong = p.site.File(name, r.Context().Done()); data == nil && wrong == nil {
			http.NotFound(w, r)
			return
		}
	}
	if wrong != nil { // there is no page that the problems could stand on
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusInternalServerError)
		_, _ = w.Write(withScript(problemPage(p.site.Problems(), *wrong), version))
		return
	}
	kind := mime.TypeByExtension(path.Ext(name))
	switch path.Ext(name) {
	case ".wasm":
		kind = "application/wasm"
	case ".js":
		kind = "text/javascript; charset=utf-8"
	case ".csv":
		kind = "text/csv; charset=utf-8"
	case ".html":
		kind = "text/html; charset=utf-8"
		data = withScript(data, version)
	}
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	if compress.Worth(name) {
		w.Header().Set("Vary", "Accept-Encoding")
		if form, ok := compress.Choose(r.Header.Get("Accept-Encoding")); ok {
			w.Header().Set("Content-Encoding", form.Name)
			data = p.small.form(name, data, form)
		}
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data)
	}
}

// withScript adds the reloading to a page that is served; what is built does
// not have it. The page says which version it is.
func withScript(page []byte, version int) []byte {
	tag := fmt.Appendf(nil, `<link rel="stylesheet" href="%s"><script src="%s" data-version="%d" defer></script>`, stylePath, reloadPath, version)
	at := bytes.Index(page, []byte("</head>"))
	if at < 0 {
		return append(page[:len(page):len(page)], tag...)
	}
	out := make([]byte, 0, len(page)+len(tag))
	out = append(out, page[:at]...)
	out = append(out, tag...)
	return append(out, page[at:]...)
}

// problemPage stands where a page cannot be laid out: with why, and with the
// other problems that stop a build.
func problemPage(problems []site.Problem, wrong site.Problem) []byte {
	all := []string{wrong.String()}
	for _, said := range stopping(problems) {
		if !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	var b bytes.Buffer
	b.WriteString(`<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Fejl i indholdet</title></head><body><main class="rettesnor-problems"><h1>Fejl i indholdet</h1><ul>`)
	for _, p := range all {
		b.WriteString("<li>" + html.EscapeString(p) + "</li>")
	}
	b.WriteString("</ul></main></body></html>")
	return b.Bytes()
}
