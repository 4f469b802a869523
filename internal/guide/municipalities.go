package guide

import (
	"html/template"
	"slices"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard/words"
)

const (
	municipalitiesPath = "/kommuner/"
	localDir           = registry.Dir + "local/"
	// municipalText is what stands on the page of every municipality.
	municipalText = "content/kommuner/faelles.md"
)

// municipalitiesView is the list of them by letter, below the page's text.
type municipalitiesView []municipalitiesUnder

type municipalitiesUnder struct {
	site.Head
	Municipalities []listedMunicipality
}

type listedMunicipality struct {
	site.Link
	Name  string // the title without what it is
	Local bool   // it has told of itself
}

// municipalPages are the list by letter and a page each.
func (b *builder) municipalPages() {
	if len(b.reg.Municipalities) == 0 {
		return
	}
	var shared *site.Page
	for _, p := range b.Fragments {
		if p.File == municipalText {
			shared = p
		}
	}
	if shared == nil {
		b.Problem(site.Problem{File: municipalText, Message: "den fælles tekst til kommunernes sider mangler", Hint: "skriv den nationale regel, hvad man kan spørge om, og hvordan"})
		shared = &site.Page{}
	}
	all := b.municipalOrder()
	index := b.ByAddress[municipalitiesPath]
	if index == nil {
		index = b.TitledPage("", municipalitiesPath, "kommune.alle")
		b.Add(index)
	}
	index.Layout, index.Folded = "municipalities.html", true
	var v municipalitiesView
	for _, m := range all {
		if l := municipalLetter(m.Name); len(v) == 0 || v[len(v)-1].Title != l {
			v = append(v, municipalitiesUnder{Head: index.Head("bogstav-"+markdown.Slug(l), l)})
		}
		_, local := b.reg.Locals[m.ID]
		under := &v[len(v)-1]
		under.Municipalities = append(under.Municipalities, listedMunicipality{site.Link{Title: municipalityName(b.Words, m), Path: municipalitiesPath + m.ID + "/"}, m.Name, local})
	}
	index.View().Made = v
	for i, m := range all {
		p := b.municipalPage(m, shared)
		p.Meta.Weight = i + 1
		b.Add(p)
	}
}

// municipalOrder sorts as the Danish alphabet does, where aa is å.
func (b *builder) municipalOrder() []registry.Municipality {
	var all []registry.Municipality
	for _, id := range keysOf(b.reg.Municipalities) {
		all = append(all, b.reg.Municipalities[id])
	}
	key := func(m registry.Municipality) string {
		return danish.SortKey(strings.ReplaceAll(strings.ToLower(m.Name), "aa", "å"))
	}
	slices.SortStableFunc(all, func(x, y registry.Municipality) int { return strings.Compare(key(x), key(y)) })
	return all
}

// municipalityName is what one is called.
func municipalityName(s *site.Sayings, m registry.Municipality) string {
	if m.Full != "" {
		return m.Full
	}
	return s.Say("side.kommune.navn", words.Str("navn", m.Name))
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
	Special  site.Head
	In       string // Esbjerg Kommune
	Code     string
	Known    bool
	ForThem  string // where one reads how to tell, empty without that page
	Note     template.HTML
	Also     *site.Link
	Contacts *localContacts
	Rules    []localRulesView
	Prices   *localPrices
}

type localContacts struct {
	site.Head
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
	site.Head
	Entries []localEntry
}

// localEntry is the national rule and beside it what the municipality says.
type localEntry struct {
	ID, Title, Name string
	National        ProvisionView
	Again           bool // the rule stands further up
	Beyond          bool // it goes beyond the rule, else it fills it in
	Text            template.HTML
	Exceptions      template.HTML
	From            string
	Source          SourceView
	Counted         *DeadlineView // nil for one that is not counted from a day
}

type localPrices struct {
	site.Head
	List []localPrice
}

type localPrice struct {
	site.Link
	Price string
}

// shortPath begins the address of a municipality that can be read out loud:
// /k/esbjerg/ leads to its page.
const shortPath = "/k/"

const forMunicipalities = "/kommuner-og-raadgivere/lokale-sider/"

func (b *builder) municipalPage(m registry.Municipality, shared *site.Page) *site.Page {
	in := words.Str("kommune", municipalityName(b.Words, m))
	p := site.NewPage("municipality.html", municipalitiesPath+m.ID+"/", municipalityName(b.Words, m), b.Words.Say("side.kommune.om", in))
	p.Meta.Aliases, p.Meta.AliasLines = []string{shortPath + m.ID + "/"}, []int{0}
	all := fieldsOf(shared)
	p.Fields = &frontFields{Sources: all.Sources, Law: all.Law}
	p.Meta.Checked = shared.Meta.Checked
	p.Parts = site.PartsOfText(&shared.Doc)
	v := municipalityView{Shared: template.HTML(shared.Doc.HTML), In: municipalityName(b.Words, m), Code: m.Code, Special: b.Heading(p, "lokalt", "kommune.lokalt", in)}
	if b.ByAddress[forMunicipalities] != nil {
		v.ForThem = forMunicipalities
	}
	if l, known := b.reg.Locals[m.ID]; known {
		v.Known = true
		b.tellLocal(&v, p, m, l)
	}
	p.Doc.Headings = append(p.Doc.Headings, shared.Doc.Headings...)
	p.View().Made, p.Folded = v, true
	return p
}

// tellLocal adds what a municipality says of itself.
func (b *builder) tellLocal(v *municipalityView, p *site.Page, m registry.Municipality, l registry.Local) {
	res := b.resolver()
	res.prefix, res.isLocal = "lokal-", true
	inline := func(line int, text string) template.HTML {
		return template.HTML(b.inline(localDir+m.ID+".yaml", line, text, res))
	}
	v.Note = inline(1, l.Note)
	if q := b.ByAddress[l.Page]; q != nil {
		link := site.PageLink(q)
		v.Also = &link
	} else if l.Page != "" {
		b.Problem(site.Problem{File: localDir + m.ID + ".yaml", Message: "siden " + l.Page + " findes ikke", Hint: suggest.DidYouMean(l.Page, keysOf(b.ByAddress))})
	}
	told := map[string]bool{} // the national rules that stand on the page
	if len(l.Contacts) > 0 {
		v.Contacts = &localContacts{Head: b.Heading(p, "lokal-kontakt", "kommune.kontakt")}
		for _, c := range l.Contacts {
			v.Contacts.List = append(v.Contacts.List, localContact{c.Name, contactWays(c.Reach), b.Words.Date(c.From), b.reg.sourceView(c.Source)})
		}
	}
	for _, part := range []struct {
		id, said string
		entries  []registry.LocalLevel
	}{{"lokal-frist", "kommune.frister", localRules(l)}, {"lokal-niveau", "kommune.niveau", l.Levels}} {
		if len(part.entries) == 0 {
			continue
		}
		rules := localRulesView{Head: b.Heading(p, part.id, part.said)}
		for _, e := range part.entries {
			entry := b.localEntry(m, e, inline)
			if entry.Counted != nil {
				textOf(p).Counts = true
				p.Parts = append(p.Parts, site.PartField, site.PartDeadline)
			}
			entry.Again = told[entry.National.ID]
			told[entry.National.ID] = true
			rules.Entries = append(rules.Entries, entry)
		}
		v.Rules = append(v.Rules, rules)
	}
	if prices := b.localRates(m); len(prices) > 0 {
		v.Prices = &localPrices{b.Heading(p, "lokal-pris", "kommune.priser"), prices}
	}
	own := fieldsOf(p)
	own.Sources = slices.Clone(own.Sources)
	for _, id := range localSources(l) {
		if !slices.Contains(own.Sources, id) {
			own.Sources = append(own.Sources, id)
		}
	}
	p.Meta.Checked = l.Checked
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

func (b *builder) localEntry(m registry.Municipality, e registry.LocalLevel, inline func(int, string) template.HTML) localEntry {
	national := e.Fills
	if e.Beyond != "" {
		national = e.Beyond
	}
	return localEntry{ID: markdown.Slug(e.Title), Title: e.Title, Name: m.Name, National: b.provision(national), Beyond: e.Beyond != "", Text: inline(e.Key("text"), e.Text),
		Exceptions: inline(e.Key("exceptions"), e.Exceptions), From: b.Words.Date(e.From), Source: b.reg.sourceView(e.Source), Counted: b.counted(m, &e.LocalRule)}
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
func (b *builder) inline(file string, line int, text string, r *resolver) string {
	markup, _ := b.inlineText(file, line, text, r)
	return markup
}

// inlineText is the markup of a text of a registry, and what it says.
func (b *builder) inlineText(file string, line int, text string, r *resolver) (markup, said string) {
	if text == "" {
		return "", ""
	}
	doc := markdown.Convert([]byte(text), markdown.Options{FirstLine: line, Lang: b.Lang(), Inline: true, Resolver: r, Free: b.reg.Free,
		Href: b.HrefFrom("content/_index.md")})
	for _, pr := range doc.Problems {
		b.Problem(b.FromMarkdown(file, pr))
	}
	return strings.TrimSpace(string(doc.HTML)), doc.Text()
}
