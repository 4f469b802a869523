package site

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

const changesPath = "/aendringer/"

// change is an entry of changes.yaml, the newest first:
//
//   - date: 2026-11-21
//     page: /kommuner/
//     what: Hver kommune har fået sin egen side.
type change struct {
	date, page, what string
	line             int // of what
	id               string
}

func (reg *registry) readChanges(files map[string][]byte, out *[]Problem) {
	text, ok := files[dataDir+"changes.yaml"]
	if !ok {
		return
	}
	r := yamlReader{file: dataDir + "changes.yaml", out: out}
	perDay := map[string]int{}
	var all []change
	r.list(r.root(text), func(n *yaml.Node) {
		var c change
		r.mapping(n, table{"date": asDate(&c.date), "page": asText(&c.page), "what": func(n *yaml.Node) string {
			c.line = n.Line
			return asText(&c.what)(n)
		}})
		switch {
		case c.date == "" || c.page == "" || c.what == "":
			r.problem(n, "ændringen skal have date, page og what", "")
			return
		case len(all) > 0 && c.date > all[len(all)-1].date:
			r.problem(n, "ændringen er nyere end den ovenover", "sæt de nyeste øverst")
		case c.date > reg.date && reg.date != "":
			r.problem(n, "ændringen er fra en dag efter dataenes egen dato", "ret date, her eller i site.yaml")
		}
		all = append(all, c)
	})
	// A new entry is put above the others of its day, so they are numbered
	// from below: an entry keeps its name.
	for i := range slices.Backward(all) {
		perDay[all[i].date]++
		all[i].id = all[i].date + "-" + strconv.Itoa(perDay[all[i].date])
	}
	reg.changes = all
}

func (b *build) changePage() {
	if len(b.reg.changes) == 0 {
		return
	}
	p := b.generated(changesPath, "Ændringer", "Hvad der er nyt eller rettet på siderne, de nyeste først.")
	p.meta.updated = b.reg.changes[0].date
	var w prose
	if b.Base != "" {
		w.paraHTML("I kan " + b.to(changesPath+feedFile, "følge ændringerne i en feedlæser") + ".")
	}
	res := b.resolver()
	day := ""
	for _, c := range b.reg.changes {
		if c.date != day {
			if day != "" {
				w.WriteString("</dl>\n")
			}
			day = c.date
			w.heading("dag-"+day, danishDate(day))
			w.WriteString("<dl>\n")
		}
		title := c.page
		if q := b.byAddress[c.page]; q != nil {
			title = q.title
		} else {
			b.problem(Problem{File: dataDir + "changes.yaml", Line: c.line, Message: "siden " + c.page + " findes ikke", Hint: didYouMean(c.page, keysOf(b.byAddress))})
		}
		w.WriteString(`<dt id="aendring-` + c.id + `">` + b.to(c.page, title) + "</dt><dd>" + b.inline(dataDir+"changes.yaml", c.line, c.what, res) + "</dd>\n")
	}
	w.WriteString("</dl>\n")
	b.add(w.into(p))
}

// changeFeed is the same as an Atom feed.
func (b *build) changeFeed() {
	p := b.byAddress[changesPath]
	if p == nil || len(b.reg.changes) == 0 || b.Base == "" {
		return
	}
	title := b.siteTitle() + ": Ændringer"
	p.view.Page.Feeds = append(slices.Clone(p.view.Page.Feeds), Link{Title: title, Path: changesPath + feedFile})
	home := html.EscapeString(b.absolute(changesPath))
	var f strings.Builder
	f.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="` + html.EscapeString(b.lang()) + `">` +
		"<title>" + xmlText(title) + "</title><id>" + home + feedFile + `</id><link rel="self" href="` + home + feedFile + `"/><link href="` + home + `"/>` +
		"<updated>" + b.reg.changes[0].date + "T00:00:00Z</updated><author><name>" + xmlText(b.siteTitle()) + "</name></author>\n")
	res := b.resolver()
	for _, c := range b.reg.changes[:min(len(b.reg.changes), feedEntries)] {
		name := c.page
		if q := b.byAddress[c.page]; q != nil {
			name = q.title
		}
		at := home + "#aendring-" + c.id
		_, text := b.inlineText(dataDir+"changes.yaml", c.line, c.what, res)
		f.WriteString("<entry><title>" + xmlText(name) + "</title><id>" + at + `</id><link href="` + html.EscapeString(b.absolute(c.page)) + `"/>` +
			"<updated>" + c.date + "T00:00:00Z</updated><summary>" + xmlText(text) + "</summary></entry>\n")
	}
	f.WriteString("</feed>\n")
	name := strings.TrimPrefix(changesPath, "/") + feedFile
	b.make(File{Path: name, Data: []byte(f.String())})
}
