package guide

import (
	"html/template"
	"slices"

	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard/words"
)

const changesPath = "/aendringer/"

// changesView is the list of what is new, by day.
type changesView struct {
	Feed string // empty where there is none
	Days []changeDay
}

type changeDay struct {
	site.Head
	Changes []changeView
}

type changeView struct {
	ID   string
	Page site.Link
	Text template.HTML
}

func (b *builder) changePage() {
	if len(b.reg.Changes) == 0 {
		return
	}
	p := b.TitledPage("changes.html", changesPath, "aendringer")
	p.Meta.Updated = b.reg.Changes[0].Date
	v := changesView{}
	if b.Base != "" {
		v.Feed = changesPath + site.FeedFile
	}
	res := b.resolver()
	for _, c := range b.reg.Changes {
		if n := len(v.Days); n == 0 || v.Days[n-1].ID != "dag-"+c.Date {
			v.Days = append(v.Days, changeDay{Head: p.Head("dag-"+c.Date, b.Words.Date(c.Date))})
		}
		link := site.Link{Title: c.Page, Path: c.Page}
		if q := b.ByAddress[c.Page]; q != nil {
			link.Title = q.Title
		} else {
			b.Problem(site.Problem{File: registry.Dir + "changes.yaml", Line: c.Key("what"), Message: "siden " + c.Page + " findes ikke", Hint: suggest.DidYouMean(c.Page, keysOf(b.ByAddress))})
		}
		day := &v.Days[len(v.Days)-1]
		day.Changes = append(day.Changes, changeView{c.ID, link, template.HTML(b.inline(registry.Dir+"changes.yaml", c.Key("what"), c.What, res))})
	}
	p.View().Made = v
	b.Add(p)
}

// changeFeed is the same as an Atom feed.
func (b *builder) changeFeed() {
	p := b.ByAddress[changesPath]
	if p == nil || len(b.reg.Changes) == 0 || b.Base == "" {
		return
	}
	title := b.Words.Say("side.aendringer.feed", words.Str("sted", b.SiteTitle()))
	var items []site.FeedItem
	res := b.resolver()
	for _, c := range b.reg.Changes {
		name := c.Page
		if q := b.ByAddress[c.Page]; q != nil {
			name = q.Title
		}
		_, text := b.inlineText(registry.Dir+"changes.yaml", c.Key("what"), c.What, res)
		items = append(items, site.FeedItem{Title: name, Text: text, Path: c.Page, ID: b.Absolute(changesPath) + "#aendring-" + c.ID, Updated: c.Date})
	}
	feed := b.Feed(changesPath, title, b.reg.Changes[0].Date, items)
	p.View().Page.Feeds = append(slices.Clone(p.View().Page.Feeds), feed)
}
