// Package site turns a folder of content into the files of a site. It knows
// no operating system: files, date and engine come in, files and problems go
// out, and the same input always gives the same bytes.
//
// # A folder
//
//	content/_index.md            /
//	content/klage/_index.md      /klage/
//	content/klage/frist.md       /klage/frist/
//	content/data/…               registries, see below
//	content/udfald/…             longer texts under the wizard's outcomes
//	layouts/base.html            the frame; partials.html is shared by all
//	layouts/guidance.html        fills base.html's blocks for one kind of page
//	static/css/main.css          /assets/main.3f2a….css, on every page
//	static/css/table.css         on pages with a table, see part
//
// Other files below content/ go out as they are, at their own address. A script
// that imports others goes out with them inside, see package script.
// What layouts/ and static/ lack is taken from Input.Fallback, file by file.
//
// # A page
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
//
// # Addresses
//
// An alias in the front matter leads on from an old address.
// content/data/published.txt lists the addresses that have been given out, one
// a line; one that no longer answers, and that no alias takes over, is a
// problem. rettesnor check -publish adds the new ones.
//
// With a base there are Atom feeds, /feed.xml of all pages with a date and
// /klage/feed.xml of a section's.
//
// # Two kinds of folder
//
// A folder with content/data/site.yaml is ours: everything is checked and
// every fault is a problem that stops the build. Any other folder of Markdown
// builds too: its front matter may be TOML between +++ or JSON as well, fields
// that we do not know are ignored, and unresolved links, skipped headings and
// the like are warnings.
package site

import (
	"io/fs"
	"slices"

	"rettesnor/internal/address"
	"rettesnor/internal/audit"
	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
)

// Input is everything a build depends on.
type Input struct {
	Files    fs.FS  // content/, and layouts/ and static/ where the folder has them
	Fallback fs.FS  // layouts/ and static/ for what Files lacks, file by file; may be nil
	Name     string // put before the file names in problems, as "docs/"
	Date     string // YYYY-MM-DD; empty means the date of content/data/site.yaml
	Base     string // https://host/path; empty means that of content/data/site.yaml
	Today    string // YYYY-MM-DD; not empty: also warn of what has aged by then
	Engine   []byte // the WebAssembly of the wizard; nil leaves it out
	Stick    bool   // StickFile and its sum will lie beside the site
	Preview  bool   // no worker keeps the site: what is edited is to be seen
	Memo     *Memo  // nil means a cold build
	Pseudo   bool   // every word that a catalogue has is marked, to see which words come from elsewhere
}

// Problem is something an author or the maintainer has to mend. Its file is
// named as in Input.Files, with Input.Name in front.
type Problem = problem.Problem

// File is one file of the site.
type File struct {
	Path string // as guide/index.html
	Data []byte
}

// Result is a site, or what is wrong with it.
type Result struct {
	Files    []File // sorted by path
	BasePath string // of the site on its host, "" or "/path"
	// Addresses of the pages that others may link to, in the order of the site.
	Addresses []string
	Unknown   []Unknown // what we have not found, the longest ago first
	Rates     []RateNeed
	Book      Book
	Problems  []Problem
}

// Failed tells whether there is a problem that stops a build.
func (r Result) Failed() bool {
	return slices.ContainsFunc(r.Problems, func(p Problem) bool { return !p.Warning })
}

// Build makes the site. It depends on nothing but its input.
func Build(in Input) Result {
	if in.Memo == nil {
		in.Memo = &Memo{}
	}
	b := &build{Input: in, byAddress: map[string]*page{}, out: map[string]File{}, from: map[string]place{}}
	b.run()
	in.Memo.turn()
	res := Result{Problems: b.problems, BasePath: b.basePath, Addresses: b.addresses(), Unknown: b.unknowns, Rates: b.rateNeeds(), Book: b.book()}
	for i := range res.Problems {
		res.Problems[i].File = in.Name + res.Problems[i].File
	}
	problem.Sort(res.Problems)
	res.Problems = slices.Compact(res.Problems)
	for _, name := range keysOf(b.out) {
		res.Files = append(res.Files, b.out[name])
	}
	return res
}

// build is one run. Its steps fill it from top to bottom.
type build struct {
	Input
	problems []Problem

	content    map[string][]byte // by whole name, content/…
	layout     map[string][]byte // by name within layouts/
	theme      []string          // names of the layouts that are ours
	ownLayouts []string          // and of the others that the folder itself has
	static     map[string][]byte // by name within static/
	lent       []string          // those that a folder from elsewhere has from us
	reg        *siteData
	words      *sayings // of the pages
	origin     string   // https://host, empty without a base
	basePath   string   // escaped; "" or "/path"

	assets    *assets
	linkable  map[string]string // static files that Markdown may link to
	others    map[string]string // how other generators name texts, by address
	taken     []string          // ids of the layouts, in a folder from elsewhere
	env       []byte            // hash of all that a page's text depends on besides itself
	engine    *engine
	pages     []*page // sorted by address
	fragments []*page // content/udfald
	explained []ExplanationView
	byAddress map[string]*page
	drafts    map[string]bool      // addresses
	pieces    map[string]*page     // texts that pages take in, by file
	sizes     map[string]size      // of pictures, by address
	timelines map[string]*timeline // nil for a file with problems
	refs      []markdown.Ref       // of texts that are no page's own
	drawings  map[string]*draw.Drawing
	sections  []string // folders in the order of the menu
	trials    trials
	unknowns  []Unknown

	layouts  *layouts
	finished []finished // one a page
	out      map[string]File
	from     map[string]place // of each file of out
	audited  *audit.Site
}

func (b *build) run() {
	if !b.read() {
		return
	}
	b.reg = readData(b.content, b.Fallback, &b.problems)
	if b.Pseudo {
		b.reg.words = b.reg.words.Pseudo()
		b.reg.datedFigures(&b.problems) // whose units are words
	}
	b.readSayings()
	b.settings()
	b.habits()
	b.publish()
	b.readParts()
	b.engine = newEngine(b)
	b.readTimelines()
	b.readPieces()
	b.readPictures()
	b.readDrawings()
	b.readPages()
	b.convert()
	b.unusedPieces()
	b.idleDrawings()
	b.name()
	b.makePages()
	b.arrange()
	b.fillTopicPage()
	b.fillSearchPage()
	b.openData()
	b.fill()
	b.useUnknown()
	b.unusedLetters()
	b.render()
	b.unsaidIDs()
	b.writeAssets()
	b.embedHelp()
	b.webManifest()
	b.writeSearch()
	b.check()
	b.accounts()
	b.icons()
	b.extras()
	b.offline()
	b.clashes()
	b.copies()
	b.checkOurs()
	b.stale()
}

func (b *build) problem(p Problem) { b.problems = append(b.problems, p) }

// ours tells that the folder has a site configuration.
func (b *build) ours() bool { return b.reg.Present }

func (b *build) settings() {
	if b.Date == "" {
		b.Date = b.reg.Date
	}
	if b.Base == "" {
		b.Base = b.reg.Base
	}
	if b.Base == "" {
		return
	}
	origin, basePath, err := address.Base(b.Base)
	if err != nil {
		b.problem(Problem{File: dataDir + "site.yaml", Message: "adressen " + b.Base + " kan ikke bruges", Hint: "skriv den som https://vært eller https://vært/mappe"})
		b.Base = ""
		return
	}
	b.origin, b.basePath, b.Base = origin, basePath, origin+basePath
}

func (b *build) lang() string {
	if b.reg.Lang != "" {
		return b.reg.Lang
	}
	return "da"
}
