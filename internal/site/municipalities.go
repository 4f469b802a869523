package site

import (
	"html"
	"slices"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
)

const (
	municipalitiesPath = "/kommuner/"
	localDir           = dataDir + "local/"
	// municipalText is what stands on the page of every municipality.
	municipalText = "content/kommuner/faelles.md"
)

// municipalPages are the list by letter and a page each.
func (b *build) municipalPages() {
	if len(b.reg.Municipalities) == 0 {
		return
	}
	var shared *page
	for _, p := range b.fragments {
		if p.file == municipalText {
			shared = p
		}
	}
	if shared == nil {
		b.problem(Problem{File: municipalText, Message: "den fælles tekst til kommunernes sider mangler", Hint: "skriv den nationale regel, hvad man kan spørge om, og hvordan"})
		shared = &page{}
	}
	all := b.municipalOrder()
	index := b.byAddress[municipalitiesPath]
	if index == nil {
		index = b.generated(municipalitiesPath, "Find jeres kommune", "Hver kommune har en side her.")
		b.add(index)
	}
	var w prose
	w.headings = slices.Clone(index.doc.Headings)
	w.Write(index.doc.HTML)
	letter := ""
	for _, m := range all {
		if l := municipalLetter(m.Name); l != letter {
			if letter != "" {
				w.WriteString("</ul>\n")
			}
			letter = l
			w.heading("bogstav-"+markdown.Slug(l), l)
			w.WriteString(`<ul class="names">`)
		}
		w.WriteString("<li>" + b.to(municipalitiesPath+m.ID+"/", m.Title()))
		if _, ok := b.reg.Locals[m.ID]; ok {
			w.WriteString(` <span class="small">med lokale oplysninger</span>`)
		}
		w.WriteString("</li>\n")
	}
	w.WriteString("</ul>\n")
	w.into(index)
	index.docKey = "" // the text is more than its file's
	for i, m := range all {
		p := b.municipalPage(m, shared)
		p.meta.weight = i + 1
		b.add(p)
	}
}

// municipalOrder sorts as the Danish alphabet does, where aa is å.
func (b *build) municipalOrder() []registry.Municipality {
	var all []registry.Municipality
	for _, id := range keysOf(b.reg.Municipalities) {
		all = append(all, b.reg.Municipalities[id])
	}
	key := func(m registry.Municipality) string {
		return fold(strings.ReplaceAll(strings.ToLower(m.Name), "aa", "å"))
	}
	slices.SortStableFunc(all, func(x, y registry.Municipality) int { return strings.Compare(key(x), key(y)) })
	return all
}

func municipalLetter(name string) string {
	if strings.HasPrefix(name, "Aa") {
		return "Å"
	}
	return string([]rune(name)[:1])
}

func (b *build) municipalPage(m registry.Municipality, shared *page) *page {
	p := b.generated(municipalitiesPath+m.ID+"/", m.Title(),
		"Hjemmetræning og tabt arbejdsfortjeneste i "+m.Title()+": hvad der gælder, hvad I kan spørge om, og hvordan.")
	p.meta.sources, p.meta.law, p.meta.checked = shared.meta.sources, shared.meta.law, shared.meta.checked
	var w prose
	w.headings = slices.Clone(shared.doc.Headings)
	w.Write(shared.doc.HTML)
	l, ok := b.reg.Locals[m.ID]
	w.heading("lokalt", "Hvad gælder særligt i "+m.Title()+"?")
	if !ok {
		text := "Det ved vi ikke endnu. Kommunen har ikke lagt noget ind hos os, og vi skriver kun det, vi har en kilde til. Brug spørgsmålene ovenfor."
		if b.byAddress["/kommuner-og-raadgivere/lokale-sider/"] != nil {
			text += " Arbejder du i kommunen, så se, " + b.to("/kommuner-og-raadgivere/lokale-sider/", "hvad I kan lægge ind") + "."
		}
		w.paraHTML(text)
		w.number(m)
		return w.into(p)
	}
	res := b.resolver()
	res.prefix, res.isLocal = "lokal-", true
	inline := func(line int, text string) string { return b.inline(localDir+m.ID+".yaml", line, text, res) }
	w.paraHTML(inline(1, l.Note))
	if b.byAddress[l.Page] != nil {
		w.paraHTML("Læs også " + b.to(l.Page, b.byAddress[l.Page].title) + ".")
	} else if l.Page != "" {
		b.problem(Problem{File: localDir + m.ID + ".yaml", Message: "siden " + l.Page + " findes ikke", Hint: didYouMean(l.Page, keysOf(b.byAddress))})
	}
	if len(l.Contacts) > 0 {
		w.heading("lokal-kontakt", "Hvem kan I ringe til?")
		w.WriteString("<dl>\n")
		for _, c := range l.Contacts {
			var parts []string
			if c.What != "" {
				parts = append(parts, html.EscapeString(c.What))
			}
			if c.Phone != "" {
				parts = append(parts, `Tlf. <a href="`+html.EscapeString(telephone(c.Phone))+`">`+html.EscapeString(c.Phone)+"</a>")
			}
			if c.Hours != "" {
				parts = append(parts, html.EscapeString(c.Hours))
			}
			if c.Email != "" {
				parts = append(parts, `<a href="mailto:`+html.EscapeString(c.Email)+`">`+html.EscapeString(c.Email)+"</a>")
			}
			if c.Web != "" {
				parts = append(parts, anchor("kontakt-web", registry.WebAddress(c.Web), strings.TrimPrefix(c.Web, "https://")))
			}
			w.row(html.EscapeString(c.Name), strings.Join(parts, "<br>")+` <span class="small">`+b.localSource(c.From, c.Source)+"</span>")
		}
		w.WriteString("</dl>\n")
	}
	for _, part := range []struct {
		id, title string
		entries   []registry.LocalLevel
	}{{"lokal-frist", "Hvilke frister har kommunen sat?", localRules(l)}, {"lokal-niveau", "Hvad er kommunens serviceniveau?", l.Levels}} {
		if len(part.entries) == 0 {
			continue
		}
		w.heading(part.id, part.title)
		for _, e := range part.entries {
			b.localEntry(&w, m, e, inline)
		}
	}
	if prices := b.localRates(m); len(prices) > 0 {
		w.heading("lokal-pris", "Hvilke priser har kommunen sat?")
		w.para("De gælder kun i " + m.Title() + ", og kun for de år, der står.")
		w.list(prices)
	}
	p.meta.sources = slices.Clone(p.meta.sources)
	for _, id := range localSources(l) {
		if !slices.Contains(p.meta.sources, id) {
			p.meta.sources = append(p.meta.sources, id)
		}
	}
	p.meta.checked = l.Checked
	w.number(m)
	return w.into(p)
}

// localRules are the deadlines as entries that cannot be departed from.
func localRules(l registry.Local) (all []registry.LocalLevel) {
	for _, e := range l.Deadlines {
		all = append(all, registry.LocalLevel{LocalRule: e})
	}
	return all
}

// localSources are those of all the entries, each once.
func localSources(l registry.Local) []string {
	var ids []string
	for _, c := range l.Contacts {
		ids = append(ids, c.Source)
	}
	for _, e := range append(localRules(l), l.Levels...) {
		ids = append(ids, e.Source)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// number closes a page with the municipality's number, which forms ask for.
func (w *prose) number(m registry.Municipality) {
	w.paraHTML(`<span class="small">Kommunekode: ` + m.Code + ".</span>")
}

func (b *build) localSource(from, source string) string {
	return "Fra " + danishDate(from) + ". Kilde: " + b.sourceLink(source) + "."
}

// localEntry shows the national rule and beside it what the municipality says.
func (b *build) localEntry(w *prose, m registry.Municipality, e registry.LocalLevel, inline func(int, string) string) {
	national, relation := e.Fills, "Udfylder"
	if e.Beyond != "" {
		national, relation = e.Beyond, "Går videre end"
	}
	w.WriteString("<h3>" + html.EscapeString(e.Title) + "</h3>\n")
	v := b.provision(national)
	w.callout("national", b.boxIcon("national")+"Gælder i hele landet", "<p>"+html.EscapeString(v.Text)+" ("+b.provisionLink(national)+")</p>\n")
	text := "<p>" + inline(e.Key("text"), e.Text) + "</p>\n"
	if e.Exceptions != "" {
		text += "<p><strong>Kan der viges fra det?</strong> " + inline(e.Key("exceptions"), e.Exceptions) + "</p>\n"
	}
	text += `<p class="small">` + relation + " " + html.EscapeString(v.Name) + ". " + b.localSource(e.From, e.Source) + "</p>\n"
	w.callout("lokal", b.boxIcon("lokal")+html.EscapeString("Lokal praksis: "+m.Name+", fra "+danishDate(e.From)), text)
}

// inline turns a text of a registry to markup, with its references.
func (b *build) inline(file string, line int, text string, r *resolver) string {
	markup, _ := b.inlineText(file, line, text, r)
	return markup
}

// inlineText is the markup of a text of a registry, and what it says.
func (b *build) inlineText(file string, line int, text string, r *resolver) (markup, said string) {
	if text == "" {
		return "", ""
	}
	doc := markdown.Convert([]byte(text), markdown.Options{FirstLine: line, Lang: b.lang(), Resolver: r, Free: b.reg.Free,
		Href: func(raw string, _ bool) string { return href("", b.basePath, raw, b.linkable, b.others) }})
	for _, pr := range doc.Problems {
		b.problem(b.fromMarkdown(file, pr))
	}
	out := strings.TrimSpace(string(doc.HTML))
	if inner, ok := strings.CutPrefix(out, "<p>"); ok && strings.Count(out, "<p>") == 1 {
		out = strings.TrimSuffix(inner, "</p>")
	}
	return out, doc.Text()
}
