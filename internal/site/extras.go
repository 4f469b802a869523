package site

import (
	"html"
	"path"
	"strings"
)

// extras are the files beside the pages: redirects, the map of the site, and
// what a host reads.
func (b *build) extras() {
	b.redirects()
	origin := strings.TrimSuffix(b.Base, b.basePath)
	if b.Base != "" {
		var m strings.Builder
		m.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
		for _, p := range b.pages {
			if p.view.Page.NoIndex {
				continue
			}
			m.WriteString("<url><loc>" + html.EscapeString(origin+b.basePath+p.address) + "</loc>")
			day := p.meta.updated
			if day == "" {
				day = p.meta.date
			}
			if day != "" {
				m.WriteString("<lastmod>" + day + "</lastmod>")
			}
			m.WriteString("</url>")
		}
		m.WriteString("</urlset>\n")
		small, err := minified("sitemap.xml", []byte(m.String()))
		if err != nil {
			b.problem(Problem{File: "sitemap.xml", Message: err.Error()})
		}
		b.write(File{Path: "sitemap.xml", Data: small}, "sitemap.xml")
	}
	robots := "User-agent: *\nAllow: /\n"
	if b.Base != "" {
		robots += "Sitemap: " + b.Base + "/sitemap.xml\n"
	}
	b.write(File{Path: "robots.txt", Data: []byte(robots)}, "robots.txt")
	b.write(File{Path: "_headers", Data: []byte(headers(b.basePath))}, "_headers")
}

// headers is the file that hosts such as Netlify and Cloudflare Pages read.
// The policy stands in each page too, but not all of it counts there.
func headers(basePath string) string {
	return basePath + "/*\n" +
		"  Content-Security-Policy: " + policy + "; frame-ancestors 'self'\n" +
		"  X-Content-Type-Options: nosniff\n" +
		"  Referrer-Policy: no-referrer\n" +
		"  Permissions-Policy: camera=(), geolocation=(), microphone=()\n" +
		basePath + "/assets/*\n" +
		"  Cache-Control: public, max-age=31536000, immutable\n"
}

// redirects writes a page at each alias, and the list for a host.
func (b *build) redirects() {
	var list strings.Builder
	for _, p := range b.pages {
		for i, alias := range p.meta.aliases {
			line := p.meta.aliasLines[i]
			from := path.Clean("/" + alias)
			if !strings.Contains(path.Base(from), ".") && from != "/" {
				from += "/"
			}
			file := outputOf(from)
			if _, ok := b.out[file]; ok {
				b.problem(Problem{File: p.file, Line: line, Message: "den gamle adresse " + from + " er i brug", Hint: "fjern den fra aliases"})
				continue
			}
			to := html.EscapeString(b.basePath + p.address)
			stub := `<!doctype html><html lang="` + html.EscapeString(b.pageLang(p)) + `"><head><meta charset="utf-8"><title>` + html.EscapeString(p.title) +
				`</title><meta http-equiv="refresh" content="0; url=` + to + `"><link rel="canonical" href="` + to +
				`"><meta name="robots" content="noindex"></head><body><p>Siden er flyttet: <a href="` + to + `">` + html.EscapeString(p.title) + `</a></p></body></html>`
			small, _ := minified("x.html", []byte(stub))
			b.out[file] = File{Path: file, Data: small}
			list.WriteString(b.basePath + from + " " + b.basePath + p.address + " 301\n")
		}
	}
	if list.Len() > 0 {
		b.write(File{Path: "_redirects", Data: []byte(list.String())}, "_redirects")
	}
}
