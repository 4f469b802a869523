package site

import (
	"cmp"
	"encoding/xml"
	"maps"
	"path"
	"slices"
	"strings"

	"rettesnor/internal/address"
	"rettesnor/internal/problem"
	"rettesnor/internal/registry"
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
func (b *Builder) extras() {
	b.redirects()
	if b.Base != "" {
		m := siteMap{}
		for _, p := range b.Pages {
			if !p.Hidden {
				m.Pages = append(m.Pages, mappedPage{b.Absolute(p.Address), cmp.Or(p.Meta.Updated, p.Meta.Date)})
			}
		}
		text, err := xml.Marshal(m)
		if err != nil {
			b.Problem(Problem{File: "sitemap.xml", Message: err.Error()})
		}
		small, err := minified("sitemap.xml", append([]byte(xml.Header), text...))
		if err != nil {
			b.Problem(Problem{File: "sitemap.xml", Message: err.Error()})
		}
		b.MakeFile(File{Path: "sitemap.xml", Data: small})
	}
	robots := "User-agent: *\nAllow: /\n"
	if b.Base != "" {
		robots += "Sitemap: " + b.Base + "/sitemap.xml\n"
	}
	b.MakeFile(File{Path: "robots.txt", Data: []byte(robots)})
	told := headers(b.BasePath) + b.frames()
	if b.worksOffline() {
		told += b.BasePath + "/" + workerFile + "\n  Cache-Control: no-cache\n"
	}
	for _, path := range slices.Sorted(maps.Keys(b.Headers)) {
		told += b.BasePath + path + "\n  " + b.Headers[path] + "\n"
	}
	b.MakeFile(File{Path: "_headers", Data: []byte(told)})
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

// frames says by folder who may show its pages in a frame. A host adds up what
// two patterns say, so each page has one.
func (b *Builder) frames() string {
	open := map[string]bool{} // folders of pages that are shown on other sites
	for _, p := range b.Pages {
		if p.Embeds != nil {
			open["/"+SectionOf(p.Address)+"/*"] = true
		}
	}
	folders := map[string]bool{}
	for name := range b.out {
		if path.Ext(name) != ".html" {
			continue
		}
		first, _, in := strings.Cut(name, "/")
		if in {
			first += "/*"
		}
		folders["/"+strings.TrimSuffix(first, "index.html")] = true
	}
	var out strings.Builder
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		who := "'self'"
		if open[folder] {
			who = "*"
		}
		out.WriteString(b.BasePath + folder + "\n  Content-Security-Policy: " + policy + "; frame-ancestors " + who + "\n")
	}
	return out.String()
}

// madeFiles are made after the pages.
var madeFiles = []string{"404.html", "_headers", "_redirects", "feed.xml", "robots.txt", "sitemap.xml", manifestFile, workerFile}

// redirects writes a page at each alias, and the list for a host.
func (b *Builder) redirects() {
	var list strings.Builder
	folded := map[string]string{}
	for name := range b.out {
		folded[strings.ToLower(name)] = name
	}
	for _, name := range madeFiles {
		folded[name] = name
	}
	moved := b.moved()
	for _, p := range b.Pages {
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
				b.Problem(Problem{File: at.file, Line: at.line, Message: wrong, Hint: hint, Warning: b.lenient()})
				continue
			}
			stub, err := b.Templates.Part("moved", movedView{Link{Title: p.Title, Path: p.Address}, b.pageLang(p)})
			if err != nil {
				b.Problem(Problem{File: at.file, Line: at.line, Message: err.Error()})
			}
			small, _ := minified("x.html", []byte(stub))
			b.writeAt(File{Path: file, Data: small}, at)
			folded[strings.ToLower(file)] = file
			list.WriteString(b.Link(from) + " " + b.Link(p.Address) + " 301\n")
		}
	}
	if list.Len() > 0 {
		b.MakeFile(File{Path: "_redirects", Data: []byte(list.String())})
	}
}

// oldPlace is an address that a page had, and where that is written.
type oldPlace struct {
	address string
	at      place
	field   string
}

func (p *Page) oldAddresses() (old []oldPlace) {
	for i, alias := range p.Meta.Aliases {
		old = append(old, oldPlace{alias, place{p.File, p.Meta.AliasLines[i]}, "aliases"})
	}
	return old
}

// moved are the old addresses that site.yaml lists, since a made page has no file
// to write them in.
func (b *Builder) moved() map[*Page][]oldPlace {
	moved := map[*Page][]oldPlace{}
	for _, m := range b.settings.Moved {
		p := b.ByAddress[m.To]
		if p == nil {
			b.Problem(Problem{File: dataDir + "site.yaml", Line: m.Key("to"), Message: "der er ingen side på " + m.To, Hint: didYouMeanOr(m.To, keysOf(b.ByAddress), "skriv adressen på den side, der har afløst "+m.From)})
			continue
		}
		moved[p] = append(moved[p], oldPlace{m.From, place{dataDir + "site.yaml", m.Key("from")}, "moved"})
	}
	return moved
}

// stub tells of a page that only leads on from an old address.
func (b *Builder) stub(file string) bool {
	leads := func(old oldPlace) bool {
		from, wrong, _ := b.oldAddress(old)
		return wrong == "" && outputOf(from) == file
	}
	return slices.ContainsFunc(b.Pages, func(p *Page) bool { return slices.ContainsFunc(p.oldAddresses(), leads) }) ||
		slices.ContainsFunc(b.settings.Moved, func(m registry.Moved) bool { return leads(oldPlace{address: m.From}) })
}

// oldAddress reads an alias, which may be written escaped or not, and as an
// address of this site's host.
func (b *Builder) oldAddress(at oldPlace) (old, wrong, hint string) {
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
