package site

import (
	"crypto/sha256"
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
// change, so hosts are told not to keep it. static/js/sw.js says how it works.

const (
	workerFile   = "sw.js"
	manifestFile = "site.webmanifest"
	workerScript = "js/sw.js"
	offlinePath  = "/offline/"
)

func (b *Builder) worksOffline() bool { return len(b.settings.Offline) > 0 && !b.Preview }

// addOfflinePage is what a reader without a connection meets in place of a page
// that is not there.
func (b *Builder) addOfflinePage() {
	if b.worksOffline() {
		p := b.TitledPage("offline.html", offlinePath, "offline")
		p.Kind, p.Hidden, p.Aside = "offline", true, true
		b.Add(p)
	}
}

// webManifest is the manifest of an installed site (w3.org/TR/appmanifest).
type webManifest struct {
	Name       string         `json:"name"`
	Short      string         `json:"short_name"`
	About      string         `json:"description,omitempty"`
	Lang       string         `json:"lang"`
	ID         string         `json:"id"`
	Start      string         `json:"start_url"`
	Scope      string         `json:"scope"`
	Display    string         `json:"display"`
	Background string         `json:"background_color"`
	Theme      string         `json:"theme_color"`
	Icons      []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// release is what the worker is told of the files: each with the beginning of its
// SHA-256, so that none of another release is taken for it; those that must be
// there from the first visit on before the others.
type release struct {
	Version string      `json:"version"`
	First   int         `json:"first"` // how many
	Files   [][2]string `json:"files"` // path within the site, and sum
}

// sumLength is how much of a sum is written, in hexadecimal digits.
const sumLength = 12

// unpublished tells of a static file that has no address of its own.
func (b *Builder) unpublished(name string) bool {
	return b.inlineIcon(name) || !b.lenient() && (name == workerScript || slices.Contains(b.settings.Unpublished, name))
}

func (b *Builder) webManifest() {
	if !b.worksOffline() {
		return
	}
	m := webManifest{Name: b.settings.Title, Short: b.settings.Title, About: b.settings.Description, Lang: b.Lang(), ID: b.Link("/"), Start: b.Link("/"), Scope: b.Link("/"),
		Display: "standalone", Background: "#fbf8f2", Theme: "#fbf8f2"}
	for _, icon := range []manifestIcon{{"icons/favicon.svg", "any", "image/svg+xml", "any"}, {"icons/app-192.png", "192x192", "image/png", "any"},
		{"icons/app-512.png", "512x512", "image/png", "any"}, {"icons/app-mask-512.png", "512x512", "image/png", "maskable"}} {
		if src := b.assets.address[icon.Src]; src != "" {
			icon.Src = src
			m.Icons = append(m.Icons, icon)
		}
	}
	text, err := json.Marshal(m)
	if err != nil {
		b.Problem(Problem{File: manifestFile, Message: err.Error()})
	}
	b.MakeFile(File{Path: manifestFile, Data: text})
}

// offlineLinks are the pages that somebody without a connection is led to.
func (b *Builder) offlineLinks() (all []Link) {
	for _, at := range b.settings.Offline {
		if p := b.ByAddress[at]; p != nil {
			all = append(all, b.LinkTo(p))
		}
	}
	return all
}

// offline writes the worker, after all other files.
func (b *Builder) offline() {
	if !b.worksOffline() {
		return
	}
	for i, at := range b.settings.Offline {
		if b.ByAddress[at] == nil {
			b.Problem(Problem{File: dataDir + "site.yaml", Line: b.settings.Item("offline", i), Message: "der er ingen side på " + at, Hint: didYouMeanOr(at, keysOf(b.ByAddress), "skriv adressen på en side, eller slet den")})
		}
	}
	first := b.offlineFirst()
	script := b.assets.joined.Files[workerScript]
	var all [2][][2]string // those of the first visit, and the rest
	sum := sha256.New()
	sum.Write(script) // a worker that works in another way is another release
	for _, name := range slices.Sorted(maps.Keys(b.out)) {
		if strings.HasPrefix(name, "_") || name == "robots.txt" || name == "404.html" {
			continue
		}
		hash := b.out[name]
		sum.Write([]byte(name))
		sum.Write(hash[:])
		at := siteRelative(name)
		switch {
		case first[name]:
			all[0] = append(all[0], [2]string{at, hex.EncodeToString(hash[:])[:sumLength]})
		case path.Ext(name) == ".html" && b.ByAddress["/"+at] != nil && b.ByAddress["/"+at].Embeds == nil, "/"+name == searchManifest, strings.HasPrefix(name, "assets/soeg."):
			all[1] = append(all[1], [2]string{at, hex.EncodeToString(hash[:])[:sumLength]})
		}
	}
	r := release{hex.EncodeToString(sum.Sum(nil)[:8]), len(all[0]), slices.Concat(all[0], all[1])}
	told, err := json.Marshal(r)
	if err != nil {
		b.Problem(Problem{File: workerFile, Message: err.Error()})
	}
	b.MakeFile(File{Path: workerFile, Data: slices.Concat([]byte("self.release = "), told, []byte(";\n"), script)})
}

// siteRelative is a file's address within the site: guide/index.html is guide/.
func siteRelative(file string) string {
	return strings.TrimPrefix(address.Escaped("/"+strings.TrimSuffix(file, "index.html")), "/")
}

// offlineFirst are the files that must be there from the first visit on.
func (b *Builder) offlineFirst() map[string]bool {
	first := map[string]bool{manifestFile: true}
	for i, p := range b.Pages {
		if !b.firstPage(p) {
			continue
		}
		first[outputOf(p.Address)] = true
		for _, asset := range b.finished[i].assets {
			first[strings.TrimPrefix(strings.TrimPrefix(asset, b.BasePath), "/")] = true
		}
	}
	for name := range b.out { // what styles name
		if path.Ext(name) == ".woff2" {
			first[name] = true
		}
	}
	return first
}

// firstPage tells of a page that is taken on the first visit.
func (b *Builder) firstPage(p *Page) bool {
	if !b.worksOffline() {
		return false
	}
	listed := func(address string) bool {
		return address == offlinePath || slices.Contains(b.settings.Offline, address)
	}
	return listed(p.Address) || p.Address != "/" && listed(path.Dir(strings.TrimSuffix(p.Address, "/"))+"/")
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
