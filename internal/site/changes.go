package site

import (
	"html/template"
	"slices"

	"rettesnor/wizard/words"
)

const changesPath = "/aendringer/"

// changesView is the list of what is new, by day.
type changesView struct {
	Feed string // empty where there is none
	Days []changeDay
}

type changeDay struct {
	Head
	Changes []changeView
}

type changeView struct {
	ID   string
	Page Link
	Text template.HTML
}

func (b *build) changePage() {
	if len(b.reg.Changes) == 0 {
		return
	}
	p := b.titled("changes.html", changesPath, "aendringer")
	p.meta.updated = b.reg.Changes[0].Date
	v := changesView{}
	if b.Base != "" {
		v.Feed = changesPath + feedFile
	}
	res := b.resolver()
	for _, c := range b.reg.Changes {
		if n := len(v.Days); n == 0 || v.Days[n-1].ID != "dag-"+c.Date {
			v.Days = append(v.Days, changeDay{Head: p.head("dag-"+c.Date, b.words.date(c.Date))})
		}
		link := Link{Title: c.Page, Path: c.Page}
		if q := b.byAddress[c.Page]; q != nil {
			link.Title = q.title
		} else {
			b.problem(Problem{File: dataDir + "changes.yaml", Line: c.Key("what"), Message: "siden " + c.Page + " findes ikke", Hint: didYouMean(c.Page, keysOf(b.byAddress))})
		}
		day := &v.Days[len(v.Days)-1]
		day.Changes = append(day.Changes, changeView{c.ID, link, template.HTML(b.inline(dataDir+"changes.yaml", c.Key("what"), c.What, res))})
	}
	p.view.Made = v
	b.add(p)
}

// changeFeed is the same as an Atom feed.
func (b *build) changeFeed() {
	p := b.byAddress[changesPath]
	if p == nil || len(b.reg.Changes) == 0 || b.Base == "" {
		return
	}
	title := b.words.say("side.aendringer.feed", words.Str("sted", b.siteTitle()))
	p.view.Page.Feeds = append(slices.Clone(p.view.Page.Feeds), Link{Title: title, Path: changesPath + feedFile})
	f := b.newFeed(changesPath, title, b.reg.Changes[0].Date)
	res := b.resolver()
	for _, c := range b.reg.Changes[:min(len(b.reg.Changes), feedEntries)] {
		name := c.Page
		if q := b.byAddress[c.Page]; q != nil {
			name = q.title
		}
		_, text := b.inlineText(dataDir+"changes.yaml", c.Key("what"), c.What, res)
		f.Entries = append(f.Entries, atomEntry{Title: xmlText(name), ID: b.absolute(changesPath) + "#aendring-" + c.ID,
			Link: atomLink{Href: b.absolute(c.Page)}, Updated: midnight(c.Date), Summary: xmlText(text)})
	}
	b.writeFeed(changesPath, f)
}
