package site

import "html/template"

// View is what a layout gets as its dot. Paths in it are without the base's
// path, which the template function path puts in front; addresses of assets
// and everything inside Content are final.
type View struct {
	Site SiteView
	Page PageView
	List []Link
	Made any // what the product shows on the page; its layout knows the type
}

// SiteView is the same on every page but for Menu's Current marks.
type SiteView struct {
	Title, Description, Base, Lang, Date string
	Menu                                 []Link
	Topics                               []LinkGroup // every section, in groups
	Ours                                 bool        // a site with a product; not a folder from elsewhere
}

// PageView is one page.
type PageView struct {
	Kind         string // home, offline, guidance, section, search, notfound, and those of the product
	Title        string
	Description  string
	Path         string // root-relative, without the base's path
	Canonical    string
	Card         string // the picture that a shared link shows, on its host
	Lang         string
	Section      string // the section's folder name
	SectionTitle string
	Content      template.HTML
	Answer       template.HTML // the description as markup
	TOC          []TOCItem
	Breadcrumbs  []Link // the last one is Current
	Prev, Next   *Link
	Updated      string // Danish date
	Checked      string
	Tags         []string
	Own          any      // what the product shows at the foot and in the text; nil in a folder from elsewhere
	Tool         bool     // its script matters more than its typeface
	Styles       []string // of the parts that the page holds, as css/table.css
	Folded       bool     // its headings open their sections, and so are its contents
	Checklist    bool     // on one sheet of paper
	CodeCSS      string   // address of the highlighting stylesheet, empty where the page has no code
	CSP          string   // the policy for the meta element
	NoIndex      bool
	Embeds       string      // the address of the page that it shows on other sites
	Feeds        []Link      // of the site, and of the section
	Described    template.JS // what the page says of itself to machines, as JSON-LD
}

// Link is a title with an address.
type Link struct {
	Title, Path, Description string
	Current                  bool
}

// LinkGroup is some links under a heading.
type LinkGroup struct {
	ID    string // of the heading, where it stands alone
	Title string
	Links []Link
}

// TOCItem is a heading of the page with those below it.
type TOCItem struct {
	ID, Title string
	Level     int
	Children  []TOCItem
}
