package site

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// check follows every link of every finished page, the layouts' own too.
func (b *build) check() {
	ids := map[string]map[string]bool{}
	for i, p := range b.pages {
		ids[p.address] = b.finished[i].ids
	}
	for _, f := range b.assets.files {
		b.write(f, cmp.Or(b.assets.from[f.Path], "static"))
	}
	for i, p := range b.pages {
		for _, id := range b.finished[i].twice {
			pr := Problem{File: "layouts/" + p.layout, Message: "id " + id + " står to gange på " + p.address, Warning: !b.ours()}
			for _, h := range p.doc.Headings {
				if h.ID == id {
					pr.File, pr.Line, pr.Hint = cmp.Or(h.File, p.file), h.Line, "giv overskriften sit eget mærke, for eksempel {#"+id+"-2}"
				}
			}
			b.problem(pr)
		}
		if b.finished[i].html != nil {
			b.outline(p, b.finished[i].marks)
		}
		for _, h := range b.finished[i].hrefs {
			if message, hint := b.follow(p, h, ids); message != "" {
				pr := b.linkProblem(p, h)
				pr.Message, pr.Hint, pr.Warning = message, hint, !b.ours()
				b.problem(pr)
			}
		}
	}
}

// follow tells what is wrong with a link from p, or nothing.
func (b *build) follow(p *page, href string, ids map[string]map[string]bool) (message, hint string) {
	address, fragment, elsewhere := b.leads(p, href)
	switch {
	case elsewhere:
		return "", ""
	case address == "":
		return "linket " + href + " fører ud af stedet", "stedet ligger under " + b.basePath + "/"
	case b.drafts[address]:
		return "linket " + href + " fører til en kladde", "tag draft: true ud af den side, eller fjern linket"
	}
	if _, ok := b.out[outputOf(address)]; !ok && b.byAddress[address] == nil {
		return "linket " + href + " fører ingen steder", b.nearest(address, b.byAddress)
	}
	if fragment != "" && fragment != "top" {
		if known, ok := ids[address]; ok && !known[fragment] {
			return "linket " + href + ": siden har intet afsnit " + fragment, didYouMean(fragment, keysOf(known))
		}
	}
	return "", ""
}

// Looking for the page that was meant takes time with every page there is. A
// reader of so many problems is helped by the first ones.
const maxGuesses = 200

func (b *build) nearest(address string, among map[string]*page) string {
	if b.guesses++; b.guesses > maxGuesses {
		return ""
	}
	return didYouMean(address, keysOf(among))
}

// linkProblem finds the line where a link was written; one that no text has
// comes from the layout.
func (b *build) linkProblem(p *page, href string) Problem {
	if p.linkLines == nil {
		p.linkLines = map[string]Problem{}
		for _, l := range slices.Backward(p.doc.Links) {
			p.linkLines[l.Href] = Problem{File: cmp.Or(l.File, p.file), Line: l.Line}
		}
	}
	if at, ok := p.linkLines[href]; ok {
		return at
	}
	for _, f := range b.fragments {
		for _, l := range f.doc.Links {
			if l.Href == href {
				return Problem{File: f.file, Line: l.Line}
			}
		}
	}
	address, _, _ := strings.Cut(strings.TrimPrefix(href, b.basePath), "#")
	for _, name := range keysOf(b.layout) {
		if at := bytes.Index(b.layout[name], []byte(`"`+address+`"`)); at >= 0 {
			return Problem{File: "layouts/" + name, Line: 1 + bytes.Count(b.layout[name][:at], []byte("\n"))}
		}
	}
	return Problem{File: "layouts/" + p.layout}
}
