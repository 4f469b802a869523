package site

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rettesnor/internal/address"
)

// The site works without a connection where site.yaml says which pages must:
//
//	offline: [/, /guide/, /beregner/, /klage/]
//
// Each stands for itself and the pages right under it. Those, and all that they
// name of scripts, styles, figures and the engine, are taken whole by the service
// worker when a reader has been on the site for a moment; the other pages when the
// line is idle. /sw.js is the one file that keeps its address while its bytes
// change, so hosts are told not to keep it.

const (
	workerFile   = "sw.js"
	manifestFile = "site.webmanifest"
	offlinePath  = "/offline/"
)

//go:embed worker.js
var workerScript []byte

func (b *build) worksOffline() bool { return len(b.reg.Offline) > 0 }

// addOfflinePage is what a reader without a connection meets in place of a page
// that is not there.
func (b *build) addOfflinePage() {
	if b.worksOffline() {
		p := b.titled("offline.html", offlinePath, "offline")
		p.kind = "offline"
		b.add(p)
	}
}

// webManifest is the manifest of an installed site (w3.org/TR/appmanifest).
type webManifest struct {
	Name       string         `json:"name"`
	Short      string         `json:"short_name"`
	About      string         `json:"description,omitempty"`
	Lang       string         `json:"lang"`
	Start      string         `json:"start_url"`
	Scope      string         `json:"scope"`
	Display    string         `json:"display"`
	Background string         `json:"background_color"`
	Theme      string         `json:"theme_color"`
	Icons      []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src   string `json:"src"`
	Sizes string `json:"sizes"`
	Type  string `json:"type"`
}

// release is what the worker is told of the files.
type release struct {
	Version string      `json:"version"`
	First   [][2]string `json:"first"` // path within the site, and integrity
	Rest    []string    `json:"rest"`
}

func (b *build) webManifest() {
	if !b.worksOffline() {
		return
	}
	m := webManifest{Name: b.reg.Title, Short: b.reg.Title, About: b.reg.Description, Lang: b.lang(), Start: b.link("/"), Scope: b.link("/"),
		Display: "standalone", Background: "#fbf8f2", Theme: "#fbf8f2"}
	for _, icon := range []manifestIcon{{"icons/favicon.svg", "any", "image/svg+xml"}, {"icons/app-192.png", "192x192", "image/png"}, {"icons/app-512.png", "512x512", "image/png"}} {
		if src := b.assets.address[icon.Src]; src != "" {
			icon.Src = src
			m.Icons = append(m.Icons, icon)
		}
	}
	text, err := json.Marshal(m)
	if err != nil {
		b.problem(Problem{File: manifestFile, Message: err.Error()})
	}
	b.make(File{Path: manifestFile, Data: text})
}

// offline writes the worker, after all other files.
func (b *build) offline() {
	if !b.worksOffline() {
		return
	}
	first := b.offlineFirst()
	r := release{}
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(b.out)) {
		if strings.HasPrefix(name, "_") || name == "robots.txt" || name == "404.html" {
			continue
		}
		hash := sha256.Sum256(b.out[name].Data)
		sum.Write([]byte(name))
		sum.Write(hash[:])
		at := siteRelative(name)
		switch {
		case first[name]:
			r.First = append(r.First, [2]string{at, "sha256-" + base64.StdEncoding.EncodeToString(hash[:])})
		case path.Ext(name) == ".html" && b.byAddress["/"+at] != nil, "/"+name == searchManifest, strings.HasPrefix(name, "assets/soeg."):
			r.Rest = append(r.Rest, at)
		}
	}
	r.Version = hex.EncodeToString(sum.Sum(nil)[:8])
	told, err := json.Marshal(r)
	if err != nil {
		b.problem(Problem{File: workerFile, Message: err.Error()})
	}
	b.make(File{Path: workerFile, Data: slices.Concat([]byte("const release = "), told, []byte(";\n"), workerScript)})
}

// siteRelative is a file's address within the site: guide/index.html is guide/.
func siteRelative(file string) string {
	return strings.TrimPrefix(address.Escaped("/"+strings.TrimSuffix(file, "index.html")), "/")
}

// offlineFirst are the files that must be there from the first visit on.
func (b *build) offlineFirst() map[string]bool {
	first := map[string]bool{manifestFile: true}
	add := func(p *page) {
		name := outputOf(p.address)
		if first[name] {
			return
		}
		first[name] = true
		for _, asset := range namedAssets(b.out[name].Data) {
			first[strings.TrimPrefix(strings.TrimPrefix(asset, b.basePath), "/")] = true
		}
	}
	listed := append([]string{offlinePath}, b.reg.Offline...)
	for _, p := range b.pages {
		if slices.Contains(listed, p.address) || p.address != "/" && slices.Contains(listed, path.Dir(strings.TrimSuffix(p.address, "/"))+"/") {
			add(p)
		}
	}
	for name := range b.out { // what styles name
		if path.Ext(name) == ".woff2" {
			first[name] = true
		}
	}
	return first
}

// namedAssets are the addresses under /assets/ that the attributes of a finished
// page name.
func namedAssets(page []byte) (found []string) {
	z := html.NewTokenizer(strings.NewReader(string(page)))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if strings.Contains(a.Val, "/assets/") && !strings.ContainsAny(a.Val, " ,<") {
				found = append(found, a.Val)
			}
		}
	}
	return found
}
