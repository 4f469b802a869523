package site

import (
	"html/template"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/audit"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/search"
)

// A Product is what a site is besides a folder of texts: registries that its
// texts refer to, pages without a file, tools. The build calls each method once,
// in this order, but for those about one text or page. A build without a product
// is of a folder from elsewhere, where a fault is a warning.
type Product interface {
	// Layouts are the names of those that its pages have.
	Layouts() []string
	// Read reads what all that follows goes by.
	Read() Settings
	// Publish publishes files besides those of static/.
	Publish()
	// Funcs are the functions that layouts may call besides those of the build.
	Funcs() template.FuncMap
	// Prepare reads what stands in texts. The parts of layouts can be printed.
	Prepare()
	// Valued tells of a file that texts take values from, and that gives no page its
	// address, its title or its place.
	Valued(file string) bool
	// Front reads the fields of a text: those that every site has, and its own.
	// It depends on nothing else.
	Front(r registry.Reader, n *yaml.Node) (Meta, any)
	// Apart tells of a text that is no page, since pages of the product take it in,
	// and gives it its kind.
	Apart(p *Page) bool
	// Text says what a text may hold.
	Text(p *Page, o *markdown.Options)
	// Resolver answers the references of a title or a description.
	Resolver() markdown.Resolver
	// Make adds the pages without a file.
	Make()
	// Folder tells whether a folder without a text of its own has a page, which it
	// may change, or reports that it should have one.
	Folder(p *Page) bool
	// FillPage adds to the view of a page what follows from its front matter and the
	// registries.
	FillPage(p *Page)
	// Fill adds to the views of the pages, which are in their order, what follows
	// from all of them.
	Fill()
	// Finish changes a page that has been laid out. It depends on nothing else.
	Finish(page []byte) []byte
	// Sought is how likely a page is to be meant by who finds a word on it, and what
	// is called so that leads to it; no weight is for a page that is not searched.
	Sought(p *Page) (weight float64, called []string)
	// Files adds files that need all pages.
	Files()
	// Check holds the finished site to what is asked of it besides.
	Check(s *audit.Site)
}

// Settings is what the build goes by, all of it empty for a folder from elsewhere.
type Settings struct {
	registry.Site
	Layouts []string     // that a text may name besides guidance, section and its own
	Hash    string       // of all that a text may refer to
	Search  search.Words // without any, there is no search
	Terms   []Term       // listed with the pages from A to Å
	// Unpublished are files of static/ that have no address of their own.
	Unpublished []string
}

// Term is a word that a page explains.
type Term struct {
	Text, ID string
	Path     string // of the page, which has the word under "ord-" and its id
}
