package site

import (
	"html/template"
	"slices"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/wizard/words"
)

const (
	municipalitiesPath = "/kommuner/"
	localDir           = dataDir + "local/"
	// municipalText is what stands on the page of every municipality.
	municipalText = "content/kommuner/faelles.md"
)

// municipalitiesView is the list of them by letter, below the page's text.
type municipalitiesView []municipalitiesUnder

type municipalitiesUnder struct {
	Head
	Municipalities []listedMunicipality
}

type listedMunicipality struct {
	Link
	Name  string // the title without what it is
	Local bool   // it has told of itself
}

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
		index = b.titled("", municipalitiesPath, "kommune.alle")
		b.add(index)
	}
	index.layout, index.folded = "municipalities.html", true
	var v municipalitiesView
	for _, m := range all {
		if l := municipalLetter(m.Name); len(v) == 0 || v[len(v)-1].Title != l {
			v = append(v, municipalitiesUnder{Head: index.head("bogstav-"+markdown.Slug(l), l)})
		}
		_, local := b.reg.Locals[m.ID]
		under := &v[len(v)-1]
		under.Municipalities = append(under.Municipalities, listedMunicipality{Link{Title: b.words.municipality(m), Path: municipalitiesPath + m.ID + "/"}, m.Name, local})
	}
	index.view.Made = v
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

// municipality is what one is called.
func (s *sayings) municipality(m registry.Municipality) string {
	if m.Full != "" {
		return m.Full
	}
	return s.say("side.kommune.navn", words.Str("navn", m.Name))
}

func municipalLetter(name string) string {
	if strings.HasPrefix(name, "Aa") {
		return "Å"
	}
	return string([]rune(name)[:1])
}

// municipalityView is the page of one: the text that all share, and what it
// has told of itself.
type municipalityView struct {
	Shared   template.HTML
	Special  Head
	In       string // Esbjerg Kommune
	Code     string
	Known    bool
	ForThem  string // where one reads how to tell, empty without that page
	Note     template.HTML
	Also     *Link
	Contacts *localContacts
	Rules    []localRulesView
	Prices   *localPrices
}

type localContacts struct {
	Head
	List []localContact
}

type localContact struct {
	Name   string
	Ways   []contactWay
	From   string
	Source SourceView
}

// contactWay is a line of a contact: a number, an address or words.
type contactWay struct {
	Text, Href string
	Phone      template.URL // tel:, which no template lets by as text
	Web        bool
}

type localRulesView struct {
	Head
	Entries []localEntry
}

// localEntry is the national rule and beside it what the municipality says.
type localEntry struct {
	Title, Name string
	National    ProvisionView
	Again       bool // the rule stands further up
	Beyond      bool // it goes beyond the rule, else it fills it in
	Text        template.HTML
	Exceptions  template.HTML
	From        string
	Source      SourceView
	Counted     *DeadlineView // nil for one that is not counted from a day
}

type localPrices struct {
	Head
	List []localPrice
}

type localPrice struct {
	Link
	Price string
}

// shortPath begins the address of a municipality that can be read out loud:
// /k/esbjerg/ leads to its page.
const shortPath = "/k/"

const forMunicipalities = "/kommuner-og-raadgivere/lokale-sider/"

func (b *build) municipalPage(m registry.Municipality, shared *page) *page {
	in := words.Str("kommune", b.words.municipality(m))
	p := generated("municipality.html", municipalitiesPath+m.ID+"/", b.words.municipality(m), b.words.say("side.kommune.om", in))
	p.meta.aliases, p.meta.aliasLines = []string{shortPath + m.ID + "/"}, []int{0}
	p.meta.sources, p.meta.law, p.meta.checked = shared.meta.sources, shared.meta.law, shared.meta.checked
	p.parts = partsOfText(&shared.doc)
	v := municipalityView{Shared: template.HTML(shared.doc.HTML), In: b.words.municipality(m), Code: m.Code, Special: b.heading(p, "lokalt", "kommune.lokalt", in)}
	if b.byAddress[forMunicipalities] != nil {
		v.ForThem = forMunicipalities
	}
	if l, known := b.reg.Locals[m.ID]; known {
		v.Known = true
		b.tellLocal(&v, p, m, l)
	}
	p.doc.Headings = append(p.doc.Headings, shared.doc.Headings...)
	p.view.Made, p.folded = v, true
	return p
}

// tellLocal adds what a municipality says of itself.
func (b *build) tellLocal(v *municipalityView, p *page, m registry.Municipality, l registry.Local) {
	res := b.resolver()
	res.prefix, res.isLocal = "lokal-", true
	inline := func(line int, text string) template.HTML {
		return template.HTML(b.inline(localDir+m.ID+".yaml", line, text, res))
	}
	v.Note = inline(1, l.Note)
	if q := b.byAddress[l.Page]; q != nil {
		link := pageLink(q)
		v.Also = &link
	} else if l.Page != "" {
		b.problem(Problem{File: localDir + m.ID + ".yaml", Message: "siden " + l.Page + " findes ikke", Hint: didYouMean(l.Page, keysOf(b.byAddress))})
	}
	told := map[string]bool{} // the national rules that stand on the page
	if len(l.Contacts) > 0 {
		v.Contacts = &localContacts{Head: b.heading(p, "lokal-kontakt", "kommune.kontakt")}
		for _, c := range l.Contacts {
			v.Contacts.List = append(v.Contacts.List, localContact{c.Name, contactWays(c.Reach), b.words.date(c.From), b.reg.sourceView(c.Source)})
		}
	}
	for _, part := range []struct {
		id, said string
		entries  []registry.LocalLevel
	}{{"lokal-frist", "kommune.frister", localRules(l)}, {"lokal-niveau", "kommune.niveau", l.Levels}} {
		if len(part.entries) == 0 {
			continue
		}
		rules := localRulesView{Head: b.heading(p, part.id, part.said)}
		for _, e := range part.entries {
			entry := b.localEntry(m, e, inline)
			if entry.Counted != nil {
				p.view.Page.OwnDeadlines = true
			}
			entry.Again = told[entry.National.ID]
			told[entry.National.ID] = true
			rules.Entries = append(rules.Entries, entry)
		}
		v.Rules = append(v.Rules, rules)
	}
	if prices := b.localRates(m); len(prices) > 0 {
		v.Prices = &localPrices{b.heading(p, "lokal-pris", "kommune.priser"), prices}
	}
	p.meta.sources = slices.Clone(p.meta.sources)
	for _, id := range localSources(l) {
		if !slices.Contains(p.meta.sources, id) {
			p.meta.sources = append(p.meta.sources, id)
		}
	}
	p.meta.checked = l.Checked
}

// contactWays are the lines of a contact.
func contactWays(c registry.Reach) (ways []contactWay) {
	for _, w := range []contactWay{
		{Text: c.What}, {Text: c.Phone, Phone: template.URL(telephone(c.Phone))}, {Text: c.Hours},
		{Text: c.Email, Href: "mailto:" + c.Email},
		{Text: strings.TrimPrefix(c.Web, "https://"), Href: registry.WebAddress(c.Web), Web: true},
	} {
		if w.Text != "" {
			ways = append(ways, w)
		}
	}
	return ways
}

func (b *build) localEntry(m registry.Municipality, e registry.LocalLevel, inline func(int, string) template.HTML) localEntry {
	national := e.Fills
	if e.Beyond != "" {
		national = e.Beyond
	}
	return localEntry{Title: e.Title, Name: m.Name, National: b.provision(national), Beyond: e.Beyond != "", Text: inline(e.Key("text"), e.Text),
		Exceptions: inline(e.Key("exceptions"), e.Exceptions), From: b.words.date(e.From), Source: b.reg.sourceView(e.Source), Counted: b.counted(m, &e.LocalRule)}
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
	doc := markdown.Convert([]byte(text), markdown.Options{FirstLine: line, Lang: b.lang(), Inline: true, Resolver: r, Free: b.reg.Free,
		Href: func(raw string, _ bool) string { return href("", b.basePath, raw, b.linkable, b.others) }})
	for _, pr := range doc.Problems {
		b.problem(b.fromMarkdown(file, pr))
	}
	return strings.TrimSpace(string(doc.HTML)), doc.Text()
}
