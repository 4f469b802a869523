// Package site turns a folder of content into the files of a site. It knows
// no operating system: files, date and engine come in, files and problems go
// out, and the same input always gives the same bytes.
//
// # A folder
//
//	content/_index.md            /
//	content/klage/_index.md      /klage/
//	content/klage/frist.md       /klage/frist/
//	content/data/…               registries of the product, no files of the site
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
//	description: I har fire uger til at klage.
//	checked: 2026-11-21
//	---
//	Skriv til kommunen. Se også [hvem der kan hjælpe](hjaelp.md#organisationer).
//
// The text is as package markdown says. draft keeps a page back, and so does
// anything under it that is not plainly false. A product has its own keys, and
// references in braces that its texts and titles may hold.
//
// A text whose name begins with an underscore, as content/klage/_frist.md, has no
// page; pages of a product take it in by a block:
//
//	```include
//	_frist.md
//	```
//
// # A product
//
// What a site is besides its texts is a Product: pages made from registries,
// blocks, references, tools. Its methods are the stages of a build, in their
// order, and get the Builder, whose fields hold what the stages before have left.
// The guide's own is package guide. Pages are handed on as they are laid out, see
// Stream; what is asked of them afterwards is their links, ids and headings.
//
// A site whose product names pages under offline works without a connection; one
// with words for it can be searched, see package search.
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
// # A folder from elsewhere
//
// Without a product any folder of Markdown builds: its front matter may be TOML
// between +++ or JSON as well, fields that we do not know are ignored, and
// unresolved links, skipped headings and the like are warnings.
package site

import (
	"crypto/sha256"
	"hash/maphash"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"rettesnor/internal/address"
	"rettesnor/internal/audit"
	"rettesnor/internal/problem"
	"rettesnor/wizard/words"
)

// Input is everything a build depends on.
type Input struct {
	Files    fs.FS                           // content/, and layouts/ and static/ where the folder has them
	Fallback fs.FS                           // layouts/ and static/ for what Files lacks, file by file; may be nil
	Name     string                          // put before the file names in problems, as "docs/"
	Date     string                          // YYYY-MM-DD; empty means the date of content/data/site.yaml
	Base     string                          // https://host/path; empty means that of content/data/site.yaml
	Today    string                          // YYYY-MM-DD; not empty: also warn of what has aged by then
	Given    map[string][]byte               // files of the caller, published as those of static/ are
	Beside   []string                        // names of files that will lie beside the site
	Preview  bool                            // no worker keeps the site: what is edited is to be seen
	Memo     *Memo                           // nil means a cold build, which keeps nothing of a page when it has gone out
	Progress func(stage Stage, done, of int) // told how far it is, from several goroutines; may be nil
	Stop     func() bool                     // asked now and then; where it says yes, the result is worth nothing
	Pseudo   bool                            // every word that a catalogue has is marked, to see which words come from elsewhere
}

// Stage is what a build is at.
type Stage int

// The stages, in their order. Only LaidOut counts: pages.
const (
	Read Stage = iota
	Arranged
	LaidOut
	Checked
)

// tell says how far the build is.
func (b *Builder) tell(stage Stage, done, of int) {
	if b.Progress != nil {
		b.Progress(stage, done, of)
	}
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
	Problems  []Problem
}

// Failed tells whether there is a problem that stops a build.
func (r Result) Failed() bool {
	return slices.ContainsFunc(r.Problems, func(p Problem) bool { return !p.Warning })
}

// Build makes the site. It depends on nothing but its input and its product,
// which with makes for this build; nil is none.
func Build(in Input, with func(*Builder) Product) Result {
	var mu sync.Mutex
	var files []File
	res := Stream(in, with, func(f File) {
		mu.Lock()
		files = append(files, f)
		mu.Unlock()
	})
	slices.SortFunc(files, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	res.Files = files
	return res
}

// Stream makes the site as Build does and hands on each file as soon as it is
// ready, in no order and from several goroutines at once: the site is never
// there whole. Whoever takes the files drops them all where Result.Failed tells
// so, which is known at the end. The result has no files.
func Stream(in Input, with func(*Builder) Product, out func(File)) Result {
	b := begun(in, with)
	b.hand = out
	if b.open() {
		b.run()
	}
	return b.result()
}

func (b *Builder) stopped() bool { return b.Stop != nil && b.Stop() }

func (b *Builder) result() Result {
	if !b.stopped() && !b.borrows { // who arranges a preview makes a part of it, and Check the rest
		b.Memo.turn()
	}
	res := Result{Problems: b.Problems, BasePath: b.BasePath, Addresses: b.addresses()}
	for i := range res.Problems {
		res.Problems[i].File = b.Name + res.Problems[i].File
	}
	problem.Sort(res.Problems)
	res.Problems = slices.Compact(res.Problems)
	return res
}

// Opened is a build that has read its folder, and its product what it goes by. It
// has problems where there is nothing to read.
func Opened(in Input, with func(*Builder) Product) *Builder {
	b := begun(in, with)
	b.open()
	return b
}

func begun(in Input, with func(*Builder) Product) *Builder {
	b := &Builder{Input: in, cold: in.Memo == nil, seed: maphash.MakeSeed(), ByAddress: map[string]*Page{}, out: map[string][sha256.Size]byte{}, from: map[string]place{}}
	if b.cold {
		b.Memo = &Memo{}
	}
	b.names = &b.Memo.names
	if with != nil {
		b.product = with(b)
	}
	return b
}

// Builder is one run. Its steps fill it from top to bottom.
type Builder struct {
	Input
	product  Product // nil for a folder from elsewhere
	settings Settings
	cold     bool       // nothing is remembered
	lazy     bool       // pages are laid out when they are asked for, see Preview
	borrows  bool       // and their texts may be from before, see borrowed
	hand     func(File) // takes each file as it is ready
	Problems []Problem

	Content    map[string][]byte // by whole name, content/…; see text
	written    map[string]string // how the names of texts that are read later are written
	seed       maphash.Seed
	early      map[string]fileRead     // texts that have been read, by file
	Layout     map[string][]byte       // by name within layouts/
	theme      []string                // names of the layouts that are ours
	ownLayouts []string                // and of the others that the folder itself has
	Static     map[string][]byte       // by name within static/
	lent       []string                // those that a folder from elsewhere has from us
	Words      *Sayings                // of the pages
	Speech     func() *words.Catalogue // of the engine, see readSpeech
	origin     string                  // https://host, empty without a base
	BasePath   string                  // escaped; "" or "/path"

	assets    *assets
	linkable  map[string]string // static files that Markdown may link to
	others    map[string]string // how other generators name texts, by address
	taken     []string          // ids of the layouts, in a folder from elsewhere
	env       []byte            // hash of all that a page's text depends on besides itself
	Pages     []*Page           // sorted by address
	Fragments []*Page           // texts that are no pages
	ByAddress map[string]*Page
	drafts    map[string]bool  // addresses
	pieces    map[string]*Page // texts that pages take in, by file
	sizes     map[string]size  // of pictures, by address
	sections  []string         // folders in the order of the menu

	Templates *Templates
	siteView  SiteView             // what every layout gets
	codeHref  string               // of the style of code
	feedsOf   func(p *Page) []Link // nil where there are no feeds
	finished  []finished           // one a page, without its bytes
	names     *audit.Names
	used      map[string]bool              // files under assets/ that a page names
	out       map[string][sha256.Size]byte // sums, where the site works offline
	from      map[string]place             // of each file of out
	audited   *audit.Site
	Headers   map[string]string // of a host, by the pattern of the addresses, besides those of every site
}

func (b *Builder) run() {
	b.order()
	if !b.stopped() {
		b.complete()
	}
}

// order puts the pages in order: what a page is laid out from is there then.
func (b *Builder) order() {
	b.tell(Arranged, 0, 0)
	b.configure()
	b.habits()
	b.publish()
	b.readParts()
	b.readPieces()
	b.readPictures()
	if b.product != nil {
		b.product.Prepare()
	}
	b.readPages()
	b.convert()
	if b.stopped() {
		return
	}
	b.unusedPieces()
	b.name()
	b.makePages()
	b.arrange()
	if b.stopped() {
		return
	}
	b.fill()
}

// complete lays the pages out, adds what is made of all of them, and checks.
func (b *Builder) complete() {
	b.render()
	if b.stopped() {
		return
	}
	b.tell(Checked, 0, 0)
	b.unsaidIDs()
	b.writeAssets()
	b.webManifest()
	b.writeSearch()
	if b.product != nil {
		b.product.Files()
	}
	b.check()
	b.icons()
	b.extras()
	b.offline()
	b.clashes()
	b.copies()
	b.published()
	if b.product != nil {
		b.product.Check(b.audited)
	}
}

// open reads the folder, and what the product goes by.
func (b *Builder) open() bool {
	b.tell(Read, 0, 0)
	if !b.read() {
		return false
	}
	b.readSpeech()
	if b.product != nil {
		b.settings = b.product.Read()
	}
	b.readSayings()
	return true
}

// Problem reports something to mend.
func (b *Builder) Problem(p Problem) { b.Problems = append(b.Problems, p) }

// lenient tells that a fault which loses nothing is a warning.
func (b *Builder) lenient() bool { return b.product == nil }

func (b *Builder) configure() {
	if b.Date == "" {
		b.Date = b.settings.Date
	}
	if b.Base == "" {
		b.Base = b.settings.Base
	}
	if b.Base == "" {
		return
	}
	origin, basePath, err := address.Base(b.Base)
	if err != nil {
		b.Problem(Problem{File: dataDir + "site.yaml", Message: "adressen " + b.Base + " kan ikke bruges", Hint: "skriv den som https://vært eller https://vært/mappe"})
		b.Base = ""
		return
	}
	b.origin, b.BasePath, b.Base = origin, basePath, origin+basePath
}

// Lang is the site's language, da where it does not say.
func (b *Builder) Lang() string {
	if b.settings.Lang != "" {
		return b.settings.Lang
	}
	return "da"
}
