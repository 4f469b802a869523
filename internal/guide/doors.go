package guide

import (
	"html/template"
	"slices"
	"strings"

	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
)

// Doors lead from the situation that somebody stands in to the few things to do
// in it. They are made by hand, in content/data/doors.yaml, see registry.Door;
// everything else stands under /emner/. The front page has those of the parents
// as its list, and those of the others below it:
//
//	/for/foraeldre/             Hvor er I nu?
//	/for/foraeldre/vi-venter/   Vi venter på svar: at most eight tasks
//	/for/kommuner/              For kommuner

const (
	doorsFile   = registry.Dir + "doors.yaml"
	parentsDoor = "/for/foraeldre/"
)

// homeView is what the front page has besides its text.
type homeView struct {
	Situations []DoorLink
	Others     []DoorLink // doors that are not the parents'
}

// doorView is the page of a door.
type doorView struct {
	Tasks []DoorLink
	Calls []ContactView
}

// DoorLink is a task, or a door to tasks.
type DoorLink struct {
	site.Link
	Fragment string // the place on the page, as a situation of the guide
	Urgent   bool   // a deadline runs
}

// doorPages adds the page of each door.
func (b *builder) doorPages() {
	res := b.resolver()
	for i, d := range b.reg.Doors {
		answer, said := b.inlineText(doorsFile, d.Key("answer"), d.Answer, res)
		p := &site.Page{Address: d.Path, Kind: "doors", Layout: "doors.html", Title: d.Title, Description: said}
		p.View().Page.Answer = template.HTML(answer)
		p.Meta.Weight = i + 1
		b.Add(p)
	}
}

// fillDoors gives the doors their tasks, once all pages are there.
func (b *builder) fillDoors() {
	for _, d := range b.reg.Doors {
		p := b.ByAddress[d.Path]
		if p == nil {
			continue
		}
		v := doorView{}
		for i := range d.Tasks {
			if link, ok := b.doorLink(&d.Tasks[i]); ok {
				v.Tasks = append(v.Tasks, link)
			}
		}
		for i, id := range d.Call {
			c, ok := b.reg.Contacts[id]
			if !ok {
				b.Problem(site.Problem{File: doorsFile, Line: d.Item("call", i), Message: "ukendt kontakt: " + id, Hint: suggest.DidYouMean(id, keysOf(b.reg.Contacts))})
				continue
			}
			v.Calls = append(v.Calls, contactView(id, c.Reach))
		}
		p.View().Made = v
	}
	if home := b.ByAddress["/"]; home != nil && len(b.reg.Doors) > 0 {
		v := homeView{}
		for _, d := range b.reg.Doors {
			switch site.Parent(d.Path) {
			case parentsDoor:
				v.Situations = append(v.Situations, doorOf(d))
			case "/for/":
				if d.Path != parentsDoor {
					v.Others = append(v.Others, doorOf(d))
				}
			}
		}
		home.View().Made = v
	}
}

func doorOf(d registry.Door) DoorLink {
	return DoorLink{Link: site.Link{Title: d.Title, Path: d.Path, Description: d.Text}, Urgent: d.Urgent != ""}
}

// doorLink is a task as a link: in words of its own, or in the page's.
func (b *builder) doorLink(t *registry.Task) (DoorLink, bool) {
	to, fragment, _ := strings.Cut(t.Path, "#")
	p := b.ByAddress[to]
	if p == nil {
		b.Problem(site.Problem{File: doorsFile, Line: t.Key("path"), Message: "siden " + to + " findes ikke", Hint: suggest.DidYouMean(to, keysOf(b.ByAddress))})
		return DoorLink{}, false
	}
	link := DoorLink{Link: b.LinkTo(p), Fragment: fragment}
	if i := slices.IndexFunc(b.reg.Doors, func(d registry.Door) bool { return d.Path == to }); i >= 0 {
		link = doorOf(b.reg.Doors[i])
	}
	if t.Title != "" {
		link.Title = t.Title
	}
	if t.Text != "" {
		link.Description = t.Text
	}
	return link, true
}
