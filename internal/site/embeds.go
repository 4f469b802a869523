package site

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// Other sites show the guide, the calculator, a deadline and where a family
// stands in a frame of theirs:
//
//	/indlejr/guide/             the guide
//	/indlejr/beregner/          the calculator
//	/indlejr/frist/klagefrist/  a deadline that some page counts
//	/indlejr/svar/afslag/       the answer to where a family stands
//
// Such a page has the layout of the one that it embeds, without the site's frame;
// View.Page.Embeds is that page's address. It is for no search, keeps nothing and
// has no worker, opens links in a window of their own, and tells the page around
// it how high it is (static/js/embed.js). These pages alone may be framed from
// elsewhere, which the headers say. EmbedScript is for the page around them: it
// gives their frames that height.

const (
	embedsPath  = "/indlejr/"
	embedScript = "indlejr/hoejde.js"
	helpScript  = "js/hoejde.js" // of static/
)

// EmbedView is an embed on the page that offers them.
type EmbedView struct{ ID, Title, Path string }

// framesLayout is that of the page that offers them.
const framesLayout = "embeds.html"

// offered are the embeds of the site.
func (b *build) offered() (all []EmbedView) {
	for _, p := range b.pages {
		if p.embeds != nil {
			all = append(all, EmbedView{strings.ReplaceAll(strings.Trim(p.address, "/"), "/", "-"), p.title, p.address})
		}
	}
	return all
}

func (b *build) embedPages() {
	for _, p := range b.pages {
		if p.layout == framesLayout {
			p.parts = append(p.parts, partField)
		}
	}
	embed := func(address string, of *page) {
		doc := of.doc
		doc.Refs = nil // what refers to something is the page itself
		b.add(&page{address: address, kind: of.kind, layout: of.layout, title: of.title, description: of.description, doc: doc, step: of.step, embeds: of})
	}
	for _, address := range []string{"/guide/", "/beregner/"} {
		if p := b.byAddress[address]; p != nil {
			embed(embedsPath[:len(embedsPath)-1]+address, p)
		}
	}
	for _, p := range slices.Clone(b.pages) {
		for _, id := range p.meta.deadlines {
			address := embedsPath + "frist/" + id + "/"
			if b.byAddress[address] != nil || p.embeds != nil || b.layout["embed.html"] == nil {
				continue
			}
			d := &page{address: address, kind: "embed", layout: "embed.html", title: b.words.say("frist." + id), description: p.description, embeds: p}
			d.meta.deadlines = []string{id}
			b.add(d)
		}
		if p.kind == "standing" && p.embeds == nil {
			embed(embedsPath+"svar/"+p.step.Standing.Situation+"/", p)
		}
	}
}

// embedHelp publishes the script for the page around an embed, where it keeps its
// address.
func (b *build) embedHelp() {
	if script := b.static[helpScript]; script != nil && b.byAddress[embedsPath+"guide/"] != nil {
		small, err := minified(helpScript, script)
		if err != nil {
			b.problem(Problem{File: "static/" + helpScript, Message: err.Error()})
		}
		b.make(File{Path: embedScript, Data: small})
	}
}

// frames says by folder who may show its pages in a frame. A host adds up what
// two patterns say, so each page has one.
func (b *build) frames() string {
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
		if folder == embedsPath+"*" {
			who = "*"
		}
		out.WriteString(b.basePath + folder + "\n  Content-Security-Policy: " + policy + "; frame-ancestors " + who + "\n")
	}
	return out.String()
}
