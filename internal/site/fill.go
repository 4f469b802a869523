package site

import (
	"html/template"
	"slices"

	"rettesnor/wizard"
)

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"

// fill makes what each layout gets.
func (b *build) fill() {
	siteView := SiteView{Title: b.reg.Title, Description: b.reg.Description, Base: b.Base, Lang: b.lang(), Ours: b.ours(), Stick: b.stick(), Date: b.words.date(b.Date), Menu: b.menu(), Topics: b.topicGroups()}
	if home := b.byAddress["/"]; siteView.Title == "" && home != nil {
		siteView.Title = home.title
	}
	codeCSS := ""
	for _, p := range b.pages {
		if p.doc.Code {
			codeCSS = b.assets.add("code.css", codeStyles())
			break
		}
	}
	parallel(len(b.pages), func(i int) {
		p := b.pages[i]
		v := &p.view
		v.Site = siteView
		v.Site.Menu = slices.Clone(siteView.Menu)
		b.current(v.Site.Menu, p.address)
		pv := &v.Page
		pv.Kind, pv.Title, pv.Description, pv.Path = p.kind, p.title, p.description, p.address
		pv.Lang, pv.CSP = b.pageLang(p), policy
		pv.Content = template.HTML(p.doc.HTML)
		pv.TOC = contents(p)
		pv.Breadcrumbs = b.breadcrumbs(p)
		pv.Updated, pv.Checked = b.words.date(p.meta.updated), b.words.date(p.meta.checked)
		pv.Audience, pv.Tags = p.meta.audience, p.meta.tags
		pv.Section = sectionOf(p.address)
		if s := b.byAddress["/"+pv.Section+"/"]; s != nil {
			pv.SectionTitle = s.title
		}
		for _, id := range p.meta.law {
			pv.Law = append(pv.Law, b.provision(id))
		}
		for _, id := range p.meta.sources {
			s := b.reg.Sources[id]
			pv.Sources = append(pv.Sources, SourceView{ID: id, Title: s.Title, URL: s.URL(), Note: s.Note})
		}
		for _, id := range p.meta.deadlines {
			if asks := wizard.DeadlineAsks(id); asks != nil {
				pv.Deadlines = append(pv.Deadlines, DeadlineView{id, b.questions(asks),
					b.assets.address["engine.wasm"], b.assets.address["rates.csv"], b.assets.address["words.txt"], ""})
			}
		}
		pv.Letter = b.letter(p)
		pv.Styles = p.styles()
		pv.Folded, pv.Checklist = p.folded, p.checklist
		pv.Complaint = b.ours() && p.kind == "guidance" && pv.Section != "klage" && pv.Section != "om"
		pv.NoIndex = p.kind == "notfound" || p.kind == "offline" || p.kind == "question" || p.kind == "outcome" || p.kind == "standing" || p.embeds != nil
		if b.Base != "" && p.kind != "notfound" {
			pv.Canonical = b.absolute(p.address)
			if card := b.assets.address[cardImage]; card != "" && b.ours() {
				pv.Card = b.origin + card
			}
		}
		if p.layout == framesLayout {
			pv.Frames = b.offered()
		}
		if p.embeds != nil {
			if pv.Embeds = p.embeds.address; b.Base != "" {
				pv.Canonical = b.absolute(pv.Embeds)
			}
		}
		pv.Described = b.described(p)
		if p.doc.Code {
			pv.CodeCSS = codeCSS
		}
		switch p.kind {
		case "guidance":
			pv.Prev, pv.Next = b.neighbours(p)
		case "section", "home":
			v.List = b.children(p.address)
		case "offline":
			v.List = b.offlineLinks()
		}
	})
	b.feeds()
	b.changeFeed()
	b.fillTools()
}

// menu is the configured one, or else the sections.
func (b *build) menu() []Link {
	var menu []Link
	if b.ours() {
		for _, m := range b.reg.Menu {
			menu = append(menu, Link{Title: m.Title, Path: m.Path})
		}
		return menu
	}
	for _, l := range b.children("/") {
		if b.byAddress[l.Path].index {
			l.Description = ""
			menu = append(menu, l)
		}
	}
	return menu
}

func (b *build) breadcrumbs(p *page) []Link {
	if p.address == "/" || p.kind == "notfound" {
		return nil
	}
	crumbs := []Link{{Title: p.title, Path: p.address, Current: true}}
	for up := parent(p.address); up != "/"; up = parent(up) {
		if q := b.byAddress[up]; q != nil && q.address != "/for/" {
			crumbs = append(crumbs, Link{Title: q.title, Path: q.address})
		}
	}
	crumbs = append(crumbs, Link{Title: b.words.say("side.forside"), Path: "/"})
	slices.Reverse(crumbs)
	return crumbs
}

// contents nests the headings below the page's title, two levels deep.
func contents(p *page) []TOCItem {
	var toc []TOCItem
	for _, h := range p.doc.Headings {
		item := TOCItem{ID: h.ID, Title: h.Text, Level: h.Level}
		switch {
		case h.Level == 2:
			toc = append(toc, item)
		case h.Level == 3 && len(toc) > 0:
			last := &toc[len(toc)-1]
			last.Children = append(last.Children, item)
		}
	}
	return toc
}

// neighbours are the pages before and after in the same folder.
func (b *build) neighbours(p *page) (prev, next *Link) {
	at := p.place
	same := func(i int) *Link {
		if i < 0 || i >= len(b.pages) {
			return nil
		}
		q := b.pages[i]
		if q.kind != "guidance" || parent(q.address) != parent(p.address) {
			return nil
		}
		return &Link{Title: q.title, Path: q.address}
	}
	return same(at - 1), same(at + 1)
}
