package site

import "slices"

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"

// fill makes what each layout gets.
func (b *Builder) fill() {
	b.siteView = SiteView{Title: b.settings.Title, Description: b.settings.Description, Base: b.Base, Lang: b.Lang(), Ours: !b.lenient(), Date: b.Words.Date(b.Date), Menu: b.menu(), Topics: b.topicGroups()}
	if home := b.ByAddress["/"]; b.siteView.Title == "" && home != nil {
		b.siteView.Title = home.Title
	}
	b.codeHref = b.codeCSS()
	parallel(len(b.Pages), func(i int) {
		if p := b.Pages[i]; !b.late(p) {
			b.fillView(p)
		}
	})
	b.feeds()
	b.fillTopicPage()
	b.fillSearchPage()
	if b.product == nil {
		return
	}
	for _, p := range b.Pages {
		b.product.FillPage(p)
	}
	b.product.Fill()
	for _, p := range b.Pages { // with what the product has put on it
		p.View().Page.TOC, p.View().Page.Styles = contents(p), p.styles()
	}
}

// fillView makes what the page's layout gets, but for what the product adds.
func (b *Builder) fillView(p *Page) {
	v := p.View()
	v.Site = b.siteView
	v.Site.Menu = slices.Clone(b.siteView.Menu)
	b.current(v.Site.Menu, p.Address)
	pv := &v.Page
	pv.Kind, pv.Title, pv.Description, pv.Path = p.Kind, p.Title, p.Description, p.Address
	pv.Lang, pv.CSP = b.pageLang(p), policy
	pv.CodeCSS = b.codeHref
	b.fromText(p)
	pv.Breadcrumbs = b.breadcrumbs(p)
	pv.Updated, pv.Checked, pv.Tags = b.Words.Date(p.Meta.Updated), b.Words.Date(p.Meta.Checked), p.Meta.Tags
	pv.Section = SectionOf(p.Address)
	if s := b.ByAddress["/"+pv.Section+"/"]; s != nil {
		pv.SectionTitle = s.Title
	}
	pv.Folded, pv.Checklist, pv.NoIndex = p.Folded, p.checklist, p.Hidden
	if b.Base != "" && p.Kind != "notfound" {
		pv.Canonical = b.Absolute(p.Address)
		if card := b.assets.address[cardImage]; card != "" && !b.lenient() {
			pv.Card = b.origin + card
		}
	}
	if p.Embeds != nil {
		if pv.Embeds = p.Embeds.Address; b.Base != "" {
			pv.Canonical = b.Absolute(pv.Embeds)
		}
	}
	pv.Described = b.described(p)
	switch p.Kind {
	case "guidance":
		pv.Prev, pv.Next = b.neighbours(p)
	case "section", "home":
		v.List = b.children(p.Address)
	case "offline":
		v.List = b.offlineLinks()
	}
	if b.feedsOf != nil {
		pv.Feeds = b.feedsOf(p)
	}
}

// fromText gives a page's view what it has from the page's text, but for the text
// itself, see laidOut.
func (b *Builder) fromText(p *Page) {
	v := &p.View().Page
	v.TOC, v.Styles = contents(p), p.styles()
	if !p.Doc.Code {
		v.CodeCSS = "" // which depends on the text alone
	}
}

// menu is the configured one, or else the sections.
func (b *Builder) menu() []Link {
	var menu []Link
	if !b.lenient() {
		for _, m := range b.settings.Menu {
			menu = append(menu, Link{Title: m.Title, Path: m.Path})
		}
		return menu
	}
	for _, l := range b.children("/") {
		if b.ByAddress[l.Path].index {
			l.Description = ""
			menu = append(menu, l)
		}
	}
	return menu
}

func (b *Builder) breadcrumbs(p *Page) []Link {
	if p.Address == "/" || p.Kind == "notfound" {
		return nil
	}
	crumbs := []Link{{Title: p.Title, Path: p.Address, Current: true}}
	for up := Parent(p.Address); up != "/"; up = Parent(up) {
		if q := b.ByAddress[up]; q != nil && !q.Joins {
			crumbs = append(crumbs, Link{Title: q.Title, Path: q.Address})
		}
	}
	crumbs = append(crumbs, Link{Title: b.Words.Say("side.forside"), Path: "/"})
	slices.Reverse(crumbs)
	return crumbs
}

// contents nests the headings below the page's title, two levels deep.
func contents(p *Page) []TOCItem {
	var toc []TOCItem
	for _, h := range p.Doc.Headings {
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
func (b *Builder) neighbours(p *Page) (prev, next *Link) {
	at := p.place
	same := func(i int) *Link {
		if i < 0 || i >= len(b.Pages) {
			return nil
		}
		q := b.Pages[i]
		if q.Kind != "guidance" || Parent(q.Address) != Parent(p.Address) {
			return nil
		}
		return &Link{Title: q.Title, Path: q.Address}
	}
	return same(at - 1), same(at + 1)
}
