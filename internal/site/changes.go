package site

import (
	"html"
	"slices"
	"strings"
)

const changesPath = "/aendringer/"

func (b *build) changePage() {
	if len(b.reg.Changes) == 0 {
		return
	}
	p := b.generated(changesPath, "Ændringer", "Hvad der er nyt eller rettet på siderne, de nyeste først.")
	p.meta.updated = b.reg.Changes[0].Date
	var w prose
	if b.Base != "" {
		w.paraHTML("I kan " + b.to(changesPath+feedFile, "følge ændringerne i en feedlæser") + ".")
	}
	res := b.resolver()
	day := ""
	for _, c := range b.reg.Changes {
		if c.Date != day {
			if day != "" {
				w.WriteString("</dl>\n")
			}
			day = c.Date
			w.heading("dag-"+day, danishDate(day))
			w.WriteString("<dl>\n")
		}
		title := c.Page
		if q := b.byAddress[c.Page]; q != nil {
			title = q.title
		} else {
			b.problem(Problem{File: dataDir + "changes.yaml", Line: c.Key("what"), Message: "siden " + c.Page + " findes ikke", Hint: didYouMean(c.Page, keysOf(b.byAddress))})
		}
		w.WriteString(`<dt id="aendring-` + c.ID + `">` + b.to(c.Page, title) + "</dt><dd>" + b.inline(dataDir+"changes.yaml", c.Key("what"), c.What, res) + "</dd>\n")
	}
	w.WriteString("</dl>\n")
	b.add(w.into(p))
}

// changeFeed is the same as an Atom feed.
func (b *build) changeFeed() {
	p := b.byAddress[changesPath]
	if p == nil || len(b.reg.Changes) == 0 || b.Base == "" {
		return
	}
	title := b.siteTitle() + ": Ændringer"
	p.view.Page.Feeds = append(slices.Clone(p.view.Page.Feeds), Link{Title: title, Path: changesPath + feedFile})
	home := html.EscapeString(b.absolute(changesPath))
	var f strings.Builder
	f.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="` + html.EscapeString(b.lang()) + `">` +
		"<title>" + xmlText(title) + "</title><id>" + home + feedFile + `</id><link rel="self" href="` + home + feedFile + `"/><link href="` + home + `"/>` +
		"<updated>" + b.reg.Changes[0].Date + "T00:00:00Z</updated><author><name>" + xmlText(b.siteTitle()) + "</name></author>\n")
	res := b.resolver()
	for _, c := range b.reg.Changes[:min(len(b.reg.Changes), feedEntries)] {
		name := c.Page
		if q := b.byAddress[c.Page]; q != nil {
			name = q.title
		}
		at := home + "#aendring-" + c.ID
		_, text := b.inlineText(dataDir+"changes.yaml", c.Key("what"), c.What, res)
		f.WriteString("<entry><title>" + xmlText(name) + "</title><id>" + at + `</id><link href="` + html.EscapeString(b.absolute(c.Page)) + `"/>` +
			"<updated>" + c.Date + "T00:00:00Z</updated><summary>" + xmlText(text) + "</summary></entry>\n")
	}
	f.WriteString("</feed>\n")
	name := strings.TrimPrefix(changesPath, "/") + feedFile
	b.make(File{Path: name, Data: []byte(f.String())})
}
