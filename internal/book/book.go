// Package book makes one document of a finished site: a cover, the contents and
// its sections as chapters, for a browser to print.
//
//	doc, err := book.Make(book.Input{Site: files, Sections: []string{"/start/", "/klage/"}, …})
//
// A section is a chapter, and its pages are the chapter's parts in the order in
// which the section's own page lists them. A section that is a tool, as the
// guide, is a part of the chapter before it that says where the tool stands.
//
// # What becomes of a page
//
//	<h2 id="brev"> in klage/klagebrev/       <h3 id="klage-klagebrev--brev">
//	<a href="/klage/klagebrev/#brev">        <a href="#klage-klagebrev--brev">
//	<a href="/afgoerelser/70-14/">           the same at the site's address, being no part of the book
//	<button class="term" …>tarv</button>     a link to the word in the glossary, where that is in the book
//	<details><summary>                       open
//
// What only a screen has use for is left out: navigation, fields, buttons, icons
// and what pages themselves keep from paper. The law and the sources of a page
// stand at the end of its chapter, each once, and so does what we have not found.
//
// The words between are layouts/book/book.html, which gets a view and says
// sentences of content/data/words/da-book.txt by their id: {{t "bog.indhold"}}.
//
// # Page numbers
//
// A style sheet of its own, PagesFile, gives each line of the contents its page.
// It is empty here, since only who prints knows them: the book is printed once,
// the destinations of the document tell their pages, and it is printed again.
package book

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"rettesnor/wizard/day"
	"rettesnor/wizard/words"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The files of a book. Those of Styles are of the site's static/ and lie beside
// the document under the same names.
const (
	File      = "book.html"
	PagesFile = "pages.css"
	Layout    = "layouts/book/book.html"
	Words     = "content/data/words/da-book.txt"
	Style     = "css/book.css"
	Font      = "fonts/source-serif-600.woff2"
)

// Styles are the parts of the site that the book draws as a page does, and the
// book's own style after them. Forms and lists to tick are the book's own: on a
// page's paper they push all else aside.
var Styles = []string{"css/table.css", "css/chart.css", "css/timeline.css", "css/drawing.css", "css/receipt.css", Style}

// SiteFile is a file of the finished site, as klage/index.html.
type SiteFile struct {
	Path string
	Data []byte
}

// Input is all that a book depends on.
type Input struct {
	Site        []SiteFile
	Title       string
	Description string
	Lang        string
	Date        string   // of law and rates, YYYY-MM-DD
	Base        string   // https://host/path, or empty
	BasePath    string   // "" or "/path"
	Sections    []string // addresses, in the order of the chapters
	Layout      string
	Words       *words.Catalogue
}

// view is what the layout gets.
type view struct {
	Title, Description, Lang, Date, Base string
	Styles                               []string
	PagesFile                            string
	Chapters                             []*chapter
}

// chapter is a section of the site.
type chapter struct {
	ID, Title string
	Number    int
	Lead      template.HTML
	Body      template.HTML // of the section's own page
	Parts     []part
	Law       []provision
	Sources   []template.HTML
	Unknown   []template.HTML // what we have not found
	seen      map[string]bool
}

// part is a page of a section, or a tool of the site.
type part struct {
	ID, Title string
	Number    int
	Lead      template.HTML
	Body      template.HTML
	Address   string // of a tool, where the site has one
	Tool      bool
}

// provision is one of the law, with its name as the page links it.
type provision struct {
	Name, Text template.HTML
}

type maker struct {
	Input
	pages    map[string]*html.Node // by address
	files    map[string][]byte
	id       map[string]string // of the pages in the book, by address
	places   map[string]bool   // ids that stand in the book, as /klage/#brev
	problems []error
}

// Make gives the document. Its errors are for the person who writes the pages.
func Make(in Input) ([]byte, error) {
	m := &maker{Input: in, pages: map[string]*html.Node{}, files: map[string][]byte{}, id: map[string]string{}, places: map[string]bool{}}
	for _, f := range in.Site {
		m.files[f.Path] = f.Data
	}
	v := view{Title: in.Title, Description: in.Description, Lang: in.Lang, Date: m.date(), Base: in.Base, Styles: Styles, PagesFile: PagesFile}
	if len(in.Sections) == 0 {
		return nil, errors.New("content/data/site.yaml: book nævner ingen afsnit\nhint: skriv dem i den rækkefølge, de skal læses: book: [/start/, /klage/]")
	}
	order, err := m.order()
	if err != nil {
		return nil, err
	}
	for _, group := range order {
		switch page := m.pages[group[0]]; {
		case !m.isTool(page):
			v.Chapters = append(v.Chapters, m.chapter(len(v.Chapters)+1, group))
		case len(v.Chapters) == 0:
			return nil, fmt.Errorf("content/data/site.yaml: book begynder med %s, som ikke er til at læse\nhint: sæt et afsnit med tekst først", group[0])
		default: // a tool stands at the end of the chapter before
			c := v.Chapters[len(v.Chapters)-1]
			c.Parts = append(c.Parts, m.tool(len(c.Parts)+1, group[0]))
		}
	}
	if len(m.problems) > 0 {
		return nil, errors.Join(m.problems...)
	}
	layout, err := template.New(Layout).Funcs(template.FuncMap{"t": m.say}).Parse(in.Layout)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := layout.Execute(&out, v); err != nil {
		return nil, err
	}
	if err := whole(out.Bytes()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// order is the addresses of each chapter, its own first. All pages are opened, so
// that all addresses are known before the first text is written, which may link on.
func (m *maker) order() (order [][]string, err error) {
	for _, at := range m.Sections {
		group := []string{at}
		page, err := m.open(at)
		if err != nil {
			return nil, err
		}
		for _, list := range find(page, func(n *html.Node) bool { return n.DataAtom == atom.Ul && has(n, "links") }) {
			for _, a := range find(list, func(n *html.Node) bool { return n.DataAtom == atom.A }) {
				below, _ := m.within(attr(a, "href"))
				if !strings.HasPrefix(below, at) || slices.Contains(group, below) {
					continue
				}
				if _, err := m.open(below); err != nil {
					return nil, err
				}
				group = append(group, below)
			}
		}
		order = append(order, group)
	}
	return order, nil
}

// tool is a part that says what a tool is for and where it is.
func (m *maker) tool(number int, at string) part {
	p := part{ID: m.id[at], Number: number, Tool: true}
	p.Title, p.Lead = m.head(at, m.pages[at])
	if m.Base != "" {
		p.Address = m.Base + at
	}
	return p
}

// chapter is a section's own page and those that it lists.
func (m *maker) chapter(number int, group []string) *chapter {
	c := &chapter{ID: m.id[group[0]], Number: number, seen: map[string]bool{}}
	c.Title, c.Lead = m.head(group[0], m.pages[group[0]])
	c.Body = m.text(group[0], m.pages[group[0]], 0)
	m.collect(c, group[0])
	for _, at := range group[1:] {
		p := part{ID: m.id[at], Number: len(c.Parts) + 1}
		p.Title, p.Lead = m.head(at, m.pages[at])
		p.Body = m.text(at, m.pages[at], 1)
		m.collect(c, at)
		c.Parts = append(c.Parts, p)
	}
	return c
}

// whole tells of a link within the book that leads nowhere, and of a name that
// two places have.
func whole(document []byte) error {
	root, err := html.Parse(bytes.NewReader(document))
	if err != nil {
		return err
	}
	names, problems := map[string]bool{}, []error(nil)
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" && names[id] {
			problems = append(problems, fmt.Errorf("bogen har to steder med navnet %s", id))
		} else if id != "" {
			names[id] = true
		}
	}
	for n := range root.Descendants() {
		if to, inner := strings.CutPrefix(attr(n, "href"), "#"); inner && !names[to] {
			problems = append(problems, fmt.Errorf("linket %q i bogen fører til %s, som ikke er der", content(n), to))
		}
	}
	return errors.Join(problems...)
}

// say says a sentence of the catalogue; pairs are names of slots and texts.
func (m *maker) say(id string, pairs ...string) (string, error) {
	if !m.Words.Has(id) {
		return "", fmt.Errorf("%s: sætningen %s mangler", Words, id)
	}
	return m.Words.Say(words.Texts(id, pairs...)), nil
}

func (m *maker) date() string {
	d, ok := day.Parse(m.Date)
	if !ok {
		return ""
	}
	return m.Words.Print(words.On("dag", d))
}

// open reads a page and gives it its place in the book.
func (m *maker) open(at string) (*html.Node, error) {
	if _, ok := m.files[strings.TrimPrefix(at, "/")+"index.html"]; !ok || !strings.HasSuffix(at, "/") {
		return nil, fmt.Errorf("content/data/site.yaml: book nævner %s, som ikke er en side\nhint: skriv adressen, som den står i browseren, med / i begge ender", at)
	}
	page := m.read(at)
	m.pages[at], m.id[at] = page, strings.ReplaceAll(strings.Trim(at, "/"), "/", "-")
	return page, nil
}

// read gives a page as the site has it, for the caller to change.
func (m *maker) read(at string) *html.Node {
	page, err := html.Parse(bytes.NewReader(m.files[strings.TrimPrefix(at, "/")+"index.html"]))
	if err != nil {
		panic(err) // of a reader; bytes have none
	}
	return page
}

// within gives the address of a page of the site, and what follows it.
func (m *maker) within(href string) (address, fragment string) {
	rest, ours := strings.CutPrefix(href, m.BasePath+"/")
	if !ours || strings.HasPrefix(rest, "/") {
		return "", ""
	}
	address, fragment, _ = strings.Cut("/"+rest, "#")
	return address, fragment
}

// isTool tells of a page that is used and not read.
func (m *maker) isTool(page *html.Node) bool {
	body := find(page, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	return len(body) > 0 && slices.Contains([]string{"wizard", "calculator", "search"}, attr(body[0], "data-page"))
}

// head is a page's title and its answer.
func (m *maker) head(at string, page *html.Node) (title string, lead template.HTML) {
	for _, n := range find(page, func(n *html.Node) bool { return has(n, "page-head") }) {
		for _, h1 := range find(n, func(n *html.Node) bool { return n.DataAtom == atom.H1 }) {
			title = content(h1)
		}
		for _, p := range find(n, func(n *html.Node) bool { return has(n, "lead") }) {
			m.change(at, p, 0)
			lead = inside(p)
		}
	}
	if title == "" {
		for _, h1 := range find(page, func(n *html.Node) bool { return n.DataAtom == atom.H1 }) {
			title = content(h1)
		}
	}
	return title, lead
}

// text is what a page says under its head, with its headings down some levels.
func (m *maker) text(at string, page *html.Node, down int) template.HTML {
	for _, main := range find(page, func(n *html.Node) bool { return n.DataAtom == atom.Main }) {
		m.change(at, main, down)
		return inside(main)
	}
	return ""
}

// collect takes the law and the sources of a page, and what we have not found for
// it, to the end of its chapter.
func (m *maker) collect(c *chapter, at string) {
	take := func(kind string, n *html.Node) bool {
		key := kind + " " + content(n)
		if c.seen[key] {
			return false
		}
		c.seen[key] = true
		m.change(at, n, 0)
		return true
	}
	for _, foot := range find(m.read(at), func(n *html.Node) bool { return has(n, "page-foot") }) { // text took it away
		for _, fold := range find(foot, func(n *html.Node) bool { return n.DataAtom == atom.Details }) {
			missing := len(find(fold, func(n *html.Node) bool { return attr(n, "id") == "ikke-fundet" })) > 0
			for _, dt := range find(fold, func(n *html.Node) bool { return n.DataAtom == atom.Dt }) {
				dd := dt.NextSibling
				for dd != nil && dd.DataAtom != atom.Dd {
					dd = dd.NextSibling
				}
				if dd != nil && take("law", dt) {
					m.change(at, dd, 0)
					c.Law = append(c.Law, provision{inside(dt), inside(dd)})
				}
			}
			for _, li := range find(fold, func(n *html.Node) bool { return n.DataAtom == atom.Li }) {
				switch {
				case missing && take("missing", li):
					c.Unknown = append(c.Unknown, inside(li))
				case !missing && take("source", li):
					c.Sources = append(c.Sources, inside(li))
				}
			}
		}
	}
}
