package site

import (
	"cmp"
	"encoding/xml"
	"path"
	"strings"

	"rettesnor/internal/address"
	"rettesnor/internal/problem"
)

// siteMap is the map of the site as sitemaps.org has it.
type siteMap struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Pages   []mappedPage `xml:"url"`
}

type mappedPage struct {
	Address string `xml:"loc"`
	Changed string `xml:"lastmod,omitempty"`
}

// movedView is the page at an old address.
type movedView struct {
	Link
	Lang string
}

// extras are the files beside the pages: redirects, the map of the site, and
// what a host reads.
func (b *build) extras() {
	b.redirects()
	if b.Base != "" {
		m := siteMap{}
		for _, p := range b.pages {
			if !p.view.Page.NoIndex {
				m.Pages = append(m.Pages, mappedPage{b.absolute(p.address), cmp.Or(p.meta.updated, p.meta.date)})
			}
		}
		text, err := xml.Marshal(m)
		if err != nil {
			b.problem(Problem{File: "sitemap.xml", Message: err.Error()})
		}
		small, err := minified("sitemap.xml", append([]byte(xml.Header), text...))
		if err != nil {
			b.problem(Problem{File: "sitemap.xml", Message: err.Error()})
		}
		b.make(File{Path: "sitemap.xml", Data: small})
	}
	robots := "User-agent: *\nAllow: /\n"
	if b.Base != "" {
		robots += "Sitemap: " + b.Base + "/sitemap.xml\n"
	}
	b.make(File{Path: "robots.txt", Data: []byte(robots)})
	told := headers(b.basePath) + b.frames()
	if b.worksOffline() {
		told += b.basePath + "/" + workerFile + "\n  Cache-Control: no-cache\n"
	}
	if b.opensData() {
		told += b.basePath + dataPath + "*\n  Access-Control-Allow-Origin: *\n"
	}
	b.make(File{Path: "_headers", Data: []byte(told)})
}

// headers is the file that hosts such as Netlify and Cloudflare Pages read.
// The policy stands in each page too, but not all of it counts there.
func headers(basePath string) string {
	return basePath + "/*\n" +
		"  X-Content-Type-Options: nosniff\n" +
		"  Referrer-Policy: no-referrer\n" +
		"  Permissions-Policy: camera=(), geolocation=(), microphone=()\n" +
		basePath + "/assets/*\n" +
		"  Cache-Control: public, max-age=31536000, immutable\n"
}

// madeFiles are made after the pages.
var madeFiles = []string{"404.html", "_headers", "_redirects", "feed.xml", "robots.txt", "sitemap.xml", manifestFile, workerFile}

// redirects writes a page at each alias, and the list for a host.
func (b *build) redirects() {
	var list strings.Builder
	folded := map[string]string{}
	for name := range b.out {
		folded[strings.ToLower(name)] = name
	}
	for _, name := range madeFiles {
		folded[name] = name
	}
	moved := b.moved()
	for _, p := range b.pages {
		for _, old := range append(p.oldAddresses(), moved[p]...) {
			from, wrong, hint := b.oldAddress(old)
			file := outputOf(from)
			at := old.at
			other, taken := folded[strings.ToLower(file)]
			for dir := path.Dir(file); dir != "." && !taken; dir = path.Dir(dir) {
				if _, taken = folded[strings.ToLower(dir)]; taken {
					other = file
				}
			}
			switch {
			case wrong != "":
			case taken && other == file:
				wrong, hint = "den gamle adresse "+from+" er i brug", "fjern den fra "+old.field
			case taken:
				wrong, hint = "den gamle adresse "+from+" er på macOS, Windows og mange værter den samme som /"+strings.TrimSuffix(other, "index.html"), "fjern den fra "+old.field
			}
			if wrong != "" {
				// Elsewhere several pages may share one, and the first has it.
				b.problem(Problem{File: at.file, Line: at.line, Message: wrong, Hint: hint, Warning: !b.ours()})
				continue
			}
			stub, err := b.layouts.part("moved", movedView{Link{Title: p.title, Path: p.address}, b.pageLang(p)})
			if err != nil {
				b.problem(Problem{File: at.file, Line: at.line, Message: err.Error()})
			}
			small, _ := minified("x.html", []byte(stub))
			b.writeAt(File{Path: file, Data: small}, at)
			folded[strings.ToLower(file)] = file
			list.WriteString(b.link(from) + " " + b.link(p.address) + " 301\n")
		}
	}
	if list.Len() > 0 {
		b.make(File{Path: "_redirects", Data: []byte(list.String())})
	}
}

// oldPlace is an address that a page had, and where that is written.
type oldPlace struct {
	address string
	at      place
	field   string
}

func (p *page) oldAddresses() (old []oldPlace) {
	for i, alias := range p.meta.aliases {
		old = append(old, oldPlace{alias, place{p.file, p.meta.aliasLines[i]}, "aliases"})
	}
	return old
}

// moved are the old addresses that site.yaml lists, since a made page has no file
// to write them in.
func (b *build) moved() map[*page][]oldPlace {
	moved := map[*page][]oldPlace{}
	for _, m := range b.reg.Moved {
		p := b.byAddress[m.To]
		if p == nil {
			b.problem(Problem{File: dataDir + "site.yaml", Line: m.Key("to"), Message: "der er ingen side på " + m.To, Hint: didYouMeanOr(m.To, keysOf(b.byAddress), "skriv adressen på den side, der har afløst "+m.From)})
			continue
		}
		moved[p] = append(moved[p], oldPlace{m.From, place{dataDir + "site.yaml", m.Key("from")}, "moved"})
	}
	return moved
}

// oldAddress reads an alias, which may be written escaped or not, and as an
// address of this site's host.
func (b *build) oldAddress(at oldPlace) (old, wrong, hint string) {
	alias := at.address
	written := problem.Shortened(alias, 60)
	if address.Elsewhere(alias) && (strings.HasPrefix(alias, "//") || strings.Contains(alias, "://")) {
		inner, ok := strings.CutPrefix(alias, b.Base+"/")
		if !ok || b.Base == "" {
			return "", "den gamle adresse " + written + " ligger på en anden vært", "skriv kun det, der kommer efter værten"
		}
		alias = "/" + inner
	}
	if i := strings.IndexAny(alias, "?#"); i >= 0 {
		return "", "den gamle adresse " + written + " har " + alias[i:i+1] + ", som en side ikke kan svare på", "skriv kun det, der kommer før"
	}
	old = path.Clean("/" + address.Plain(alias))
	if !strings.Contains(path.Base(old), ".") && old != "/" {
		old += "/"
	}
	if wrong := badAddress(outputOf(old)); wrong != "" {
		return "", "den gamle adresse " + written + " " + wrong, "fjern den fra " + at.field
	}
	return old, "", ""
}
