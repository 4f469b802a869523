package site

import (
	"html"
	"html/template"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/markdown"
)

const (
	municipalitiesPath = "/kommuner/"
	localDir           = dataDir + "local/"
	// municipalText is what stands on the page of every municipality.
	municipalText = "content/kommuner/faelles.md"
)

// municipality is an entry of municipalities.yaml; its page is /kommuner/id/.
type municipality struct {
	id, code, name, full string
}

func (m municipality) title() string {
	if m.full != "" {
		return m.full
	}
	return m.name + " Kommune"
}

// local is what a municipality says of its own practice, from local/id.yaml:
//
//	checked: 2026-11-21
//	note: Spørg, om det stadig gælder.      may be absent, as page may
//	page: /kommuner-og-raadgivere/esbjerg/
//	contacts:
//	  - name: Familierådgivningen Handicap  and what, phone, hours, email, web
//	    from: 2022-06-01
//	    source: S3
//	deadlines:
//	  - title: En ekstra metode
//	    text: Højst {tal esbjerg-ny-metode}.
//	    from: 2022-06-01
//	    source: S3
//	    fills: rsl3.2
//	levels:
//	  - title: Træning og skole til sammen
//	    text: Som hovedregel højst {tal esbjerg-timer}.
//	    exceptions: Loven har intet højeste antal timer.
//	    from: 2022-06-01
//	    source: S3
//	    beyond: bl85.1
//
// Every entry has a date and a source, and names the national rule that it
// fills in or goes beyond.
type local struct {
	checked, note, page string
	contacts            []localContact
	deadlines, levels   []localRule
}

type localContact struct {
	ContactView
	from, source string
}

type localRule struct {
	title, text, exceptions string
	from, source            string
	fills, beyond           string
	line                    int // of the text
}

var municipalCode = regexp.MustCompile(`^\d{3}$`)

// readMunicipalities reads the list and what each has said.
func (reg *registry) readMunicipalities(files map[string][]byte, out *[]Problem) {
	reg.municipalities = map[string]municipality{}
	reg.locals = map[string]local{}
	if text, ok := files[dataDir+"municipalities.yaml"]; ok {
		r := yamlReader{file: dataDir + "municipalities.yaml", out: out}
		codes := map[string]string{}
		r.list(r.root(text), func(n *yaml.Node) {
			var m municipality
			r.mapping(n, table{"id": asWritten(&m.id), "code": asWritten(&m.code), "name": asText(&m.name), "full": asText(&m.full)})
			_, twice := reg.municipalities[m.id]
			switch {
			case m.id == "" || m.id != markdown.Slug(m.id):
				r.problem(n, "kommunens id kan ikke være en adresse: "+m.id, "skriv navnet med små bogstaver, ae, oe og aa")
			case twice:
				r.problem(n, "id "+m.id+" står to gange", "slet den ene post")
			case m.name == "":
				r.problem(n, "kommunen mangler et navn", "")
			case !municipalCode.MatchString(m.code):
				r.problem(n, "kommunens nummer skal have tre cifre: "+m.code, `skriv for eksempel code: "561"`)
			case codes[m.code] != "":
				r.problem(n, "nummeret "+m.code+" er også "+codes[m.code]+"s", "ret det ene")
			}
			codes[m.code] = m.name
			reg.municipalities[m.id] = m
		})
	}
	for _, file := range keysOf(files) {
		if !strings.HasPrefix(file, localDir) {
			continue
		}
		id, yamlFile := strings.CutSuffix(strings.TrimPrefix(file, localDir), ".yaml")
		if _, ok := reg.municipalities[id]; !ok || !yamlFile {
			*out = append(*out, Problem{File: file, Message: "ingen kommune hedder " + path.Base(id), Hint: didYouMeanOr(id, keysOf(reg.municipalities), "filen skal hedde som kommunens id i municipalities.yaml og ende på .yaml")})
			continue
		}
		reg.locals[id] = reg.readLocal(file, files[file], out)
	}
}

func (reg *registry) readLocal(file string, text []byte, out *[]Problem) local {
	r := yamlReader{file: file, out: out}
	var l local
	n := r.root(text)
	if n == nil {
		return l
	}
	list := func(read func(item *yaml.Node)) setter {
		return func(n *yaml.Node) string {
			r.list(n, read)
			return ""
		}
	}
	dated := func(item *yaml.Node, from, source string) {
		if from == "" {
			r.problem(item, "posten siger ikke fra hvornår", "skriv from: med en dato")
		}
		if source == "" {
			r.problem(item, "posten har ingen kilde", "skriv source: og et id fra sources.yaml; uden kilde kan den ikke vises")
		} else if _, ok := reg.sources[source]; !ok {
			r.problem(item, "ukendt kilde: "+source, didYouMean(source, keysOf(reg.sources)))
		}
	}
	rules := func(to *[]localRule, level bool) setter {
		return list(func(item *yaml.Node) {
			var e localRule
			t := table{"title": asText(&e.title), "text": func(n *yaml.Node) string {
				e.line = n.Line
				return asText(&e.text)(n)
			}, "from": asDate(&e.from), "source": asWritten(&e.source), "fills": asWritten(&e.fills), "beyond": asWritten(&e.beyond)}
			if level {
				t["exceptions"] = asText(&e.exceptions)
			}
			r.mapping(item, t)
			dated(item, e.from, e.source)
			national := e.fills + e.beyond
			_, known := reg.provisions[national]
			switch {
			case e.title == "" || e.text == "":
				r.problem(item, "posten mangler title eller text", "")
			case level && e.exceptions == "":
				r.problem(item, "serviceniveauet siger ikke, hvordan man kan vige fra det", "skriv exceptions: loven kræver en konkret vurdering")
			case (e.fills == "") == (e.beyond == ""):
				r.problem(item, "posten skal nævne én national regel", "skriv fills: med den regel, den udfylder, eller beyond: med den, den går videre end")
			case !known:
				r.problem(item, "ukendt bestemmelse: "+national, didYouMean(national, keysOf(reg.provisions)))
			}
			*to = append(*to, e)
		})
	}
	r.mapping(n, table{"checked": asDate(&l.checked), "note": asText(&l.note), "page": asText(&l.page),
		"contacts": list(func(item *yaml.Node) {
			var c localContact
			r.mapping(item, table{"name": asText(&c.Name), "what": asText(&c.What), "phone": asWritten(&c.Phone), "hours": asText(&c.Hours),
				"email": asText(&c.Email), "web": asWeb(&c.Web), "from": asDate(&c.from), "source": asWritten(&c.source)})
			if c.Name == "" {
				r.problem(item, "kontakten mangler et navn", "skriv afdelingens navn, ikke en medarbejders")
			}
			dated(item, c.from, c.source)
			c.PhoneHref = template.URL(telephone(c.Phone))
			l.contacts = append(l.contacts, c)
		}),
		"deadlines": rules(&l.deadlines, false), "levels": rules(&l.levels, true)})
	if l.checked == "" {
		r.problem(n, "feltet checked mangler", "skriv den dag, oplysningerne sidst blev læst mod kilden")
	}
	return l
}

// municipalPages are the list by letter and a page each.
func (b *build) municipalPages() {
	if len(b.reg.municipalities) == 0 {
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
		if l := municipalLetter(m.name); l != letter {
			if letter != "" {
				w.WriteString("</ul>\n")
			}
			letter = l
			w.heading("bogstav-"+markdown.Slug(l), l)
			w.WriteString(`<ul class="names">`)
		}
		w.WriteString("<li>" + b.to(municipalitiesPath+m.id+"/", m.title()))
		if _, ok := b.reg.locals[m.id]; ok {
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
func (b *build) municipalOrder() []municipality {
	var all []municipality
	for _, id := range keysOf(b.reg.municipalities) {
		all = append(all, b.reg.municipalities[id])
	}
	key := func(m municipality) string { return fold(strings.ReplaceAll(strings.ToLower(m.name), "aa", "å")) }
	slices.SortStableFunc(all, func(x, y municipality) int { return strings.Compare(key(x), key(y)) })
	return all
}

func municipalLetter(name string) string {
	if strings.HasPrefix(name, "Aa") {
		return "Å"
	}
	return string([]rune(name)[:1])
}

func (b *build) municipalPage(m municipality, shared *page) *page {
	p := b.generated(municipalitiesPath+m.id+"/", m.title(),
		"Hjemmetræning og tabt arbejdsfortjeneste i "+m.title()+": hvad der gælder, hvad I kan spørge om, og hvordan.")
	p.meta.sources, p.meta.law, p.meta.checked = shared.meta.sources, shared.meta.law, shared.meta.checked
	var w prose
	w.headings = slices.Clone(shared.doc.Headings)
	w.Write(shared.doc.HTML)
	l, ok := b.reg.locals[m.id]
	w.heading("lokalt", "Hvad gælder særligt i "+m.title()+"?")
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
	inline := func(line int, text string) string { return b.inline(localDir+m.id+".yaml", line, text, res) }
	w.paraHTML(inline(1, l.note))
	if b.byAddress[l.page] != nil {
		w.paraHTML("Læs også " + b.to(l.page, b.byAddress[l.page].title) + ".")
	} else if l.page != "" {
		b.problem(Problem{File: localDir + m.id + ".yaml", Message: "siden " + l.page + " findes ikke", Hint: didYouMean(l.page, keysOf(b.byAddress))})
	}
	if len(l.contacts) > 0 {
		w.heading("lokal-kontakt", "Hvem kan I ringe til?")
		w.WriteString("<dl>\n")
		for _, c := range l.contacts {
			var parts []string
			if c.What != "" {
				parts = append(parts, html.EscapeString(c.What))
			}
			if c.Phone != "" {
				parts = append(parts, `Tlf. <a href="`+html.EscapeString(string(c.PhoneHref))+`">`+html.EscapeString(c.Phone)+"</a>")
			}
			if c.Hours != "" {
				parts = append(parts, html.EscapeString(c.Hours))
			}
			if c.Email != "" {
				parts = append(parts, `<a href="mailto:`+html.EscapeString(c.Email)+`">`+html.EscapeString(c.Email)+"</a>")
			}
			if c.Web != "" {
				parts = append(parts, anchor("kontakt-web", webAddress(c.Web), strings.TrimPrefix(c.Web, "https://")))
			}
			w.row(html.EscapeString(c.Name), strings.Join(parts, "<br>")+` <span class="small">`+b.localSource(c.from, c.source)+"</span>")
		}
		w.WriteString("</dl>\n")
	}
	for _, part := range []struct {
		id, title string
		entries   []localRule
	}{{"lokal-frist", "Hvilke frister har kommunen sat?", l.deadlines}, {"lokal-niveau", "Hvad er kommunens serviceniveau?", l.levels}} {
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
		w.para("De gælder kun i " + m.title() + ", og kun for de år, der står.")
		w.list(prices)
	}
	p.meta.sources = slices.Clone(p.meta.sources)
	for _, id := range l.sources() {
		if !slices.Contains(p.meta.sources, id) {
			p.meta.sources = append(p.meta.sources, id)
		}
	}
	p.meta.checked = l.checked
	w.number(m)
	return w.into(p)
}

// sources are those of all the entries, each once.
func (l local) sources() []string {
	var ids []string
	for _, c := range l.contacts {
		ids = append(ids, c.source)
	}
	for _, e := range append(slices.Clone(l.deadlines), l.levels...) {
		ids = append(ids, e.source)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// number closes a page with the municipality's number, which forms ask for.
func (w *prose) number(m municipality) {
	w.paraHTML(`<span class="small">Kommunekode: ` + m.code + ".</span>")
}

func (b *build) localSource(from, source string) string {
	return "Fra " + danishDate(from) + ". Kilde: " + b.sourceLink(source) + "."
}

// localEntry shows the national rule and beside it what the municipality says.
func (b *build) localEntry(w *prose, m municipality, e localRule, inline func(int, string) string) {
	national, relation := e.fills, "Udfylder"
	if e.beyond != "" {
		national, relation = e.beyond, "Går videre end"
	}
	w.WriteString("<h3>" + html.EscapeString(e.title) + "</h3>\n")
	v := b.provision(national)
	w.callout("national", b.boxIcon("national")+"Gælder i hele landet", "<p>"+html.EscapeString(v.Text)+" ("+b.provisionLink(national)+")</p>\n")
	text := "<p>" + inline(e.line, e.text) + "</p>\n"
	if e.exceptions != "" {
		text += "<p><strong>Kan der viges fra det?</strong> " + inline(e.line+1, e.exceptions) + "</p>\n"
	}
	text += `<p class="small">` + relation + " " + html.EscapeString(v.Name) + ". " + b.localSource(e.from, e.source) + "</p>\n"
	w.callout("lokal", b.boxIcon("lokal")+html.EscapeString("Lokal praksis: "+m.name+", fra "+danishDate(e.from)), text)
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
	doc := markdown.Convert([]byte(text), markdown.Options{FirstLine: line, Lang: b.lang(), Resolver: r, Free: b.reg.free,
		Href: func(raw string, _ bool) string { return href("", b.basePath, raw, b.linkable) }})
	for _, pr := range doc.Problems {
		b.problem(b.fromMarkdown(file, pr))
	}
	out := strings.TrimSpace(string(doc.HTML))
	if inner, ok := strings.CutPrefix(out, "<p>"); ok && strings.Count(out, "<p>") == 1 {
		out = strings.TrimSuffix(inner, "</p>")
	}
	return out, doc.Text()
}
