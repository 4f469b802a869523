// Package guide is this site's own: the registries of content/data, what texts
// refer to in them, the pages that are made of them and of the rules, and the tools
// that run the wizard's engine. It is the product of package site, and knows the
// law; site knows none.
//
//	content/klage/frist.md
//
//	---
//	title: Klag over afgørelsen
//	description: I har {tal klagefrist} til at klage.
//	checked: 2026-11-21
//	audience: [foraeldre]
//	sources: [DKK]
//	law: [rsl67]
//	---
//	Skriv til kommunen. Se også [hvem der kan hjælpe](hjaelp.md#organisationer).
//
// The front matter's keys are title, description, date, updated, checked,
// audience, tags, section, weight, aliases, draft, lang, layout, sources, law,
// unknown, deadlines and letter. draft keeps a page back, and so does anything under it that is not
// plainly false. The text is as package markdown says. References are resolved against
// content/data; in titles and descriptions too:
//
//	{§ bl85.1.3}  {§ bl85.1.3 kort}      a provision of law.yaml
//	{afg 70-14}                          a decision of decisions.yaml
//	{sats ta_cap_month 2024-06-01}       a rate of rates.csv, published on that day
//	{sats ta_cap_month seneste}          the latest published, with its year when it has aged
//	{sats ta_cap_month beregnet 2026-01-01}   computed, and marked so
//	{sats ta_cap_month vedtaget 2026-01-01}   adopted and not published, and marked so
//	{sats ta_cap_month serie}            alone in a paragraph: all of them as a table
//	{tal klagefrist}  {tal klagefrist tal}    a figure of figures.yaml; the number alone
//	{ord tarv}  {ord tarv|barnets tarv}  a word of glossary.yaml, explained in place
//	{kontakt ankestyrelsen}              of contacts.yaml; also telefon, mail, tid, web, navn
//	{kilde V6}                           a source of sources.yaml
//	{stat godkendelse-omgjort}           a count of statistics.yaml, with its source
//
// The key free-figures in content/data/site.yaml, a list of names such as
// Bilag 7, makes every other figure in prose a problem: it is to be a
// reference. Years and full dates are free.
//
// # What we have not found
//
// content/data/unknown.yaml lists what we have looked for and not found, see
// unknown. A page names its entries in the front matter, and they stand at its
// foot under "Det har vi ikke fundet", each with who to ask and the day we last
// looked:
//
//	unknown: [begge-underskriver]
//
// The text does not say it besides. An id of no entry and an entry of no page
// are problems. rettesnor check -stale lists the entries with their dates, and
// warns of those that nobody has looked for in a year.
//
// # Pages without a file
//
// Some pages are made from the registries alone: the glossary, the decisions
// with their subjects (decisions.yaml, subjects.yaml), the sources
// (sources.yaml), the changes with their feed (changes.yaml), the topics
// (site.yaml), and a page for each municipality (municipalities.yaml, what one
// says of itself in local/NAME.yaml, and the text they share in
// content/kommuner/faelles.md). Each format stands at its type in package registry.
//
// A page with layout: folded shows its sections' headings, and each opens at its
// own: for one that many come to for one thing of many. One with layout:
// checklist is printed on a single sheet, with a line to write on at each task.
// A task, - [ ], can be ticked on the screen; nothing is kept. A bold link that is
// alone in its paragraph is a button: **[Skriv klagen](/skabeloner/klagebrev/)**.
//
// A page says what it has to in words: LIX at most 40 where parents read, and
// 45 elsewhere; no passage of thirty words that another page has too.
//
// Five blocks are the site's own. A diagram names a file of
// content/data/charts, see chart, and is drawn with its numbers as a table; a
// tidslinje names one of content/data/timelines, see timelineDir, and is drawn as
// the cord with all it says as text; a tegning names one of
// content/data/drawings, see drawingDir, and says what it shows; an include names
// a piece, a file such as content/klage/_frist.md that has no page of its own;
// a skema is a form to print:
//
//	```diagram
//	omgoerelse-aar
//	```
//
//	```tidslinje
//	klagens-vej
//	```
//
//	```tegning
//	tre-betingelser
//	Alle tre tråde skal holde.
//	```
//
//	```include
//	_frist.md
//	```
//
// # Search
//
// A folder with content/data/search.yaml can be searched, see package search
// and addSearchPage.
package guide

import (
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rettesnor/internal/audit"
	"rettesnor/internal/danish"
	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// Result is a site of ours, with what its keepers ask for.
type Result struct {
	site.Result
	Unknown []Unknown // what we have not found, the longest ago first
	Rates   []RateNeed
	Book    Book
}

// Build makes the site of any folder: as ours where it has a configuration,
// content/data/site.yaml, and as one from elsewhere where it has none.
func Build(in site.Input) Result {
	return made(in, site.Build)
}

// Stream is Build, but each file is handed on as it is ready, see
// site.Stream.
func Stream(in site.Input, out func(site.File)) Result {
	return made(in, func(in site.Input, with func(*site.Builder) site.Product) site.Result {
		return site.Stream(in, with, out)
	})
}

// NewPreview is the site of any folder while it is edited.
func NewPreview(in site.Input) *site.Preview {
	return site.NewPreview(in, func(in site.Input) func(*site.Builder) site.Product {
		if !Configured(in.Files) {
			return nil
		}
		return func(s *site.Builder) site.Product { return &builder{Builder: s} }
	})
}

func made(in site.Input, by func(site.Input, func(*site.Builder) site.Product) site.Result) Result {
	if !Configured(in.Files) {
		return Result{Result: by(in, nil)}
	}
	var b *builder
	res := by(in, func(s *site.Builder) site.Product {
		b = &builder{Builder: s}
		return b
	})
	if b.reg == nil { // there is no content
		return Result{Result: res}
	}
	return Result{Result: res, Unknown: b.unknowns, Rates: b.rateNeeds(), Book: b.book()}
}

// openGuide is a builder that has read its folder.
func openGuide(in site.Input) (b *builder) {
	site.Opened(in, func(s *site.Builder) site.Product {
		b = &builder{Builder: s}
		return b
	})
	return b
}

// Configured tells that a folder is ours.
func Configured(files fs.FS) bool {
	_, err := fs.Stat(files, registry.Dir+"site.yaml")
	return err == nil
}

// builder makes what our site has besides its texts. Its methods run in the order
// of site.Product, each on what the ones before it have left.
type builder struct {
	*site.Builder
	reg       *siteData
	engine    *engine
	timelines map[string]*timeline     // nil for a file with problems
	drawings  map[string]*draw.Drawing // nil for a file with problems
	trials    trials
	refs      []markdown.Ref // of texts that are no page's own
	explained []ExplanationView
	steps     map[*site.Page]*wizardView // what the pages without script show
	unknowns  []Unknown
}

// Layouts are those of the tools and of the pages without a file.
func (b *builder) Layouts() []string {
	return []string{"calculator", "changes", "decision", "decisions", "developers", "doors", "embed", "embeds", "fixed", "flow", "glossary", "ledger",
		"municipalities", "municipality", "opendata", "outcome", "rate", "rates", "rule", "rules", "sources", "standing", "step", "stick", "wizard"}
}

// Read reads content/data.
func (b *builder) Read() site.Settings {
	b.readData()
	s := site.Settings{Site: b.reg.Site, Hash: b.reg.hash, Search: b.searchWords(),
		Layouts:     []string{"home", "folded", "checklist", "stick", "embeds", "wizard", "calculator", "glossary"},
		Unpublished: []string{helpScript, bookStyle}}
	for _, id := range keysOf(b.reg.Terms) {
		s.Terms = append(s.Terms, site.Term{Text: b.reg.Terms[id].Term, ID: id, Path: termsPath})
	}
	return s
}

// EngineFile is the name of the engine's WebAssembly in site.Input.Given.
const EngineFile = "engine.wasm"

const termsPath = "/ordliste/"

// Publish publishes what the page's engine reads.
func (b *builder) Publish() {
	b.PublishAsset("rates.csv", b.reg.ratesCSV)
	b.PublishAsset("words.txt", words.Bare(b.Content[site.WordsFile]))
}

// Funcs are the functions of layouts that look something up.
func (b *builder) Funcs() template.FuncMap {
	return template.FuncMap{
		"contact": func(id string) (ContactView, error) {
			if c, ok := b.reg.Contacts[id]; ok {
				return contactView(id, c.Reach), nil
			}
			return ContactView{}, missing("kontakt", id, "contacts.yaml", keysOf(b.reg.Contacts))
		},
		"tal": func(id string) (string, error) {
			f, ok := b.reg.Figures[id]
			if !ok {
				return "", missing("tal", id, "figures.yaml", keysOf(b.reg.Figures))
			}
			return strings.TrimSpace(danish.Number(f.Value) + danish.NBSP + f.Unit), nil
		},
		"standing": standingPath,
	}
}

// Prepare reads what stands in texts.
func (b *builder) Prepare() {
	b.engine = newEngine(b)
	b.readTimelines()
	b.readDrawings()
	b.tellUnknown()
}

// valued are the registries whose entries have no page each.
var valued = []string{"contacts.yaml", "figures.yaml", "glossary.yaml", "law.yaml", "statistics.yaml", "unknown.yaml"}

// Valued tells of those, and of what stands in texts.
func (b *builder) Valued(file string) bool {
	name, data := strings.CutPrefix(file, registry.Dir)
	return data && (slices.Contains(valued, name) || slices.ContainsFunc([]string{chartDir, timelineDir, drawingDir}, func(dir string) bool { return strings.HasPrefix(file, dir) }))
}

const fragmentDir = "content/udfald/"

// Kinds of texts that are no pages.
const (
	fragment = "fragment" // what is said under an outcome
	shared   = "shared"   // what the pages of all municipalities say
)

// Apart tells of the texts of outcomes, and of the one that the municipalities
// share.
func (b *builder) Apart(p *site.Page) bool {
	switch {
	case p.File == municipalText:
		p.Kind, p.Folded = shared, true // each page of a municipality says its own first
	case strings.HasPrefix(p.File, fragmentDir):
		p.Kind = fragment
	default:
		return false
	}
	return true
}

// Text says what a text may hold.
func (b *builder) Text(p *site.Page, o *markdown.Options) {
	r := b.resolver()
	r.seen = nil // the document tells itself what it has seen
	o.Resolver, o.Example, o.Blocks = r, b.engine.example, b.blocks()
	switch p.Kind {
	case fragment:
		// Several of these come to stand on one page, below its h2.
		name := markdown.Slug(strings.TrimSuffix(path.Base(p.File), path.Ext(p.File)))
		o.IDPrefix, r.prefix, o.Shift = name+"-", name+"-", 1
	case "calculator":
		o.Apart = "eksempel" // the layout sets it below the form
	}
}

// Resolver answers the references of a title or a description.
func (b *builder) Resolver() markdown.Resolver { return b.resolver() }

// resolver answers the references of a text that is no document of its own, and
// notes them.
func (b *builder) resolver() *resolver {
	return &resolver{reg: b.reg, words: b.Words, layouts: b.Templates, base: b.BasePath, date: b.Date, used: map[string]bool{}, seen: func(ref markdown.Ref) { b.refs = append(b.refs, ref) }}
}

// Make adds the pages without a file.
func (b *builder) Make() {
	b.steps = map[*site.Page]*wizardView{}
	for _, p := range b.Pages {
		switch p.Layout {
		case stickLayout, framesLayout: // guidance with something below it
			p.Kind = "guidance"
		}
		if p.File != "" {
			b.required(p)
		}
	}
	b.idleDrawings()
	b.doorPages()
	if b.ByAddress[termsPath] == nil {
		p := b.TitledPage("glossary.html", termsPath, "ordliste")
		p.Kind = "glossary"
		b.Add(p)
	}
	b.explained = b.explanations()
	b.guidePagesWithoutScript()
	b.embedPages()
	b.rulePages()
	b.decisionPages()
	b.municipalPages()
	b.sourcePages()
	b.changePage()
	b.openDataPages()
}

// guidePagesWithoutScript adds the ways through the questions, walked beforehand.
func (b *builder) guidePagesWithoutScript() {
	explain := func(finding, verdict string) template.HTML {
		for _, e := range b.explained {
			if e.Finding == finding && e.Verdict == verdict {
				return e.HTML
			}
		}
		return ""
	}
	for _, s := range b.stepPages(explain) {
		p := &site.Page{Address: s.Path, Kind: s.Kind, Layout: "step.html", Title: s.Title, Description: s.Description, Hidden: true}
		if s.Kind != "question" {
			p.Layout = s.Kind + ".html"
		}
		b.steps[p] = &s.Wizard
		b.Add(p)
	}
}

// Folder makes /for/ and what lies under the guide, which no text is needed for.
func (b *builder) Folder(p *site.Page) bool {
	switch {
	case strings.HasPrefix(p.Address, embedsPath):
		return false
	case p.Address == "/for/":
		p.Title, p.Description = b.Words.Say("side.for"), b.Words.Say("side.for.om")
		p.Joins, p.Aside = true, true
	case strings.HasPrefix(p.Address, "/guide/"):
		p.Aside = true
	default:
		b.Problem(site.Problem{File: "content" + p.Address + "_index.md", Message: "mappen har ingen side", Hint: "skriv en _index.md med title og description"})
	}
	return true
}

// FillPage adds to a view what the page's front matter names.
func (b *builder) FillPage(p *site.Page) {
	own, v := fieldsOf(p), textOf(p)
	for _, id := range own.Law {
		v.Law = append(v.Law, b.provision(id))
	}
	for _, id := range own.Sources {
		v.Sources = append(v.Sources, b.reg.sourceView(id))
	}
	for _, id := range own.Deadlines {
		if asks := wizard.DeadlineAsks(id); asks != nil {
			v.Deadlines = append(v.Deadlines, DeadlineView{id, b.questions(asks),
				b.Asset(EngineFile), b.Asset("rates.csv"), b.Asset("words.txt"), ""})
		}
	}
	if v.Deadlines != nil {
		p.Parts = append(p.Parts, site.PartField, site.PartDeadline)
	}
	if v.Letter = b.letter(p); v.Letter != nil {
		p.Parts = append(p.Parts, site.PartField, site.PartNote, site.PartLetter)
	}
	b.fillUnknown(p)
	section := site.SectionOf(p.Address)
	v.Complaint = p.Kind == "guidance" && section != "klage" && section != "om"
}

// Fill adds to the views what the registries and the rules know.
func (b *builder) Fill() {
	for _, p := range b.Pages {
		switch p.Layout {
		case framesLayout:
			p.View().Made = linkView{Frames: b.offered(), Begins: b.questions([]string{wizard.Situation.String(), wizard.AfgoerelseOm.String()})}
		case stickLayout:
			p.View().Made = b.stick()
		}
	}
	b.openData()
	b.changeFeed()
	b.fillTools()
	b.useUnknown()
	b.unusedLetters()
}

// Finish marks what a translation must leave.
func (b *builder) Finish(page []byte) []byte { return untranslated(page) }

// Files writes what lies beside the pages.
func (b *builder) Files() {
	b.embedHelp()
	if b.opensData() {
		b.Headers = map[string]string{dataPath + "*": "Access-Control-Allow-Origin: *"}
	}
}

// Check holds our own pages to what we ask of them.
func (b *builder) Check(s *audit.Site) {
	for i, p := range b.Pages {
		own := fieldsOf(p)
		a := &s.Pages[i]
		a.Audience, a.Sources, a.Cited = own.Audience, own.Sources, p.Refs("kilde")
	}
	for i, p := range b.Fragments {
		own := fieldsOf(p)
		a := &s.Fragments[i]
		a.Audience, a.Sources, a.Cited = own.Audience, own.Sources, p.Refs("kilde")
	}
	for _, check := range []func(*audit.Site) []site.Problem{audit.Readable, audit.Alike, audit.Unchecked} {
		b.Problems = append(b.Problems, check(s)...)
	}
	b.Problems = append(b.Problems, audit.Unlisted(s, func(id string) bool { _, ok := b.reg.Sources[id]; return ok })...)
	b.idleTerms()
	b.accounts()
	b.stale()
}
