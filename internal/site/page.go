package site

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"rettesnor/internal/address"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
	"rettesnor/internal/registry"
)

// Page is one page to be: a Markdown file, or one that the build makes itself.
type Page struct {
	File    string // content/x/y.md, empty for a page without a file
	Address string // /x/y/
	Kind    string // View.Page.Kind
	Layout  string // guidance.html
	index   bool   // the page of its folder
	Meta    Meta
	body    []byte
	shift   int    // lines before the body
	Unread  bool   // the front matter could not be read
	sum     uint64 // of the file's bytes, where they are read again
	tail    int    // how many of them, at the end, are the body as it stands; 0 where it had to be cleaned

	Doc         markdown.Document
	Parts       []part // that the build puts on it besides those of its text
	docKey      string
	borrowed    bool // Doc is from before what it refers to changed
	Folded      bool // each of its sections opens at its heading
	checklist   bool // it goes on one sheet of paper
	Title       string
	Description string

	key    sortKey
	place  int   // in the order of all pages
	Fields any   // those of its front matter that are the product's
	Hidden bool  // in no list, and for no search engine
	Aside  bool  // no way of the site needs to lead to it
	Joins  bool  // it only holds its folder together: in no list of pages and no trail
	Embeds *Page // the page that it shows on other sites
	view   *View // see View
}

// View is what the page's layout gets. A page that has gone out has none.
func (p *Page) View() *View {
	if p.view == nil {
		p.view = &View{}
	}
	return p.view
}

// Meta is the front matter.
type Meta struct {
	Title, Description     string
	Date, Updated, Checked string
	Tags, Aliases          []string
	Section, Lang, Layout  string
	Weight                 int
	draft                  bool
	Line                   map[string]int // of each key that is there
	AliasLines             []int
}

// looseTable is for a folder from elsewhere, whose habits are others: values
// are taken as they are written, a date with its time, one text for a list.
func (m *Meta) looseTable() registry.Table {
	return registry.Table{
		"title": registry.AsWritten(&m.Title), "description": registry.AsWritten(&m.Description), "date": registry.AsDay(&m.Date),
		"checked": registry.AsDay(&m.Checked), "updated": registry.AsDay(&m.Updated), "lastmod": registry.AsDay(&m.Updated), "tags": registry.AsTextOrTexts(&m.Tags, nil),
		"weight": registry.AsInt(&m.Weight), "aliases": registry.AsTextOrTexts(&m.Aliases, &m.AliasLines), "lang": registry.AsWritten(&m.Lang), "layout": registry.AsWritten(&m.Layout),
	}
}

// reading reads the front matter of a text.
type reading func(r registry.Reader, n *yaml.Node) (Meta, any)

// readPage takes a Markdown file apart. A folder from elsewhere has no fields of
// its own.
func readPage(file string, src []byte, own reading, out *[]Problem) *Page {
	p, loose := &Page{File: file}, own == nil
	front, body, unended := textParts(file, src, loose, out)
	p.body, p.shift, p.Unread = body, front.lines, unended != nil
	if n := len(body); n > 0 && &body[n-1] == &src[len(src)-1] {
		p.tail = n
	}
	p.Meta.Line = map[string]int{}
	if front.kind != noFront {
		p.readFront(front, own, out)
	} else if line, draft := stray(body); line > 0 && unended == nil {
		p.Meta.draft = draft
		held := ""
		if draft {
			held = "siden holdes tilbage: "
		}
		*out = append(*out, Problem{File: file, Line: line, Message: held + "det ligner front matter, men er læst som tekst", Hint: "sæt det allerførst i filen, mellem to linjer med ---", Warning: loose})
	}
	p.Address = addressOf(strings.TrimPrefix(file, "content/"))
	p.index = isIndex(path.Base(file))
	return p
}

// textParts cleans the bytes of a text and parts them in front matter and body.
func textParts(file string, src []byte, loose bool, out *[]Problem) (front frontMatter, body []byte, unended error) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(src) {
		// Every æ, ø and å of a page would be lost, so this stops any build.
		*out = append(*out, Problem{File: file, Line: invalidLine(src), Message: "filen er ikke UTF-8", Hint: "gem den igen som UTF-8"})
		src = bytes.ToValidUTF8(src, []byte("\uFFFD"))
	}
	if at := findTwiceCoded(src); at != nil {
		*out = append(*out, Problem{File: file, Line: 1 + bytes.Count(src[:at[0]], []byte("\n")), Message: "teksten har " + string(src[at[0]:at[1]]) + ", som ligner et bogstav i en forkert tegnkodning", Hint: "åbn den fra kilden som UTF-8, og gem den igen", Warning: loose})
	}
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if slices.ContainsFunc(src, beyondLatin) && !norm.NFC.IsNormal(src) {
		src = norm.NFC.Bytes(src)
	}
	src = problem.Visible(file, src, loose, out)
	front, body, unended = splitFrontMatter(src)
	if unended != nil {
		*out = append(*out, Problem{File: file, Line: 1, Message: unended.Error(), Hint: problem.HintOf(unended)})
	}
	return front, body, unended
}

// beyondLatin tells of a byte that begins a letter after U+02FF. Those before are
// each in one piece as they are.
func beyondLatin(c byte) bool { return c >= 0xcc }

func (p *Page) readFront(front frontMatter, own reading, out *[]Problem) {
	loose := own == nil
	r := registry.Reader{File: p.File, Shift: front.first - 1, Loose: loose, Out: out}
	m := &p.Meta
	n := front.node(r)
	p.Unread = n == nil
	if n != nil {
		if loose {
			r.Mapping(n, m.looseTable())
		} else {
			line := m.Line
			*m, p.Fields = own(r, n)
			m.Line = line
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m.Line[n.Content[i].Value] = n.Content[i].Line + r.Shift
		}
	}
	if loose {
		for i := range m.AliasLines {
			m.AliasLines[i] += r.Shift
		}
	}
	held, wrong, line := front.held(n)
	m.draft = held
	if wrong != "" {
		if loose {
			wrong = "siden holdes tilbage: " + wrong
		}
		*out = append(*out, Problem{File: p.File, Line: line, Message: wrong, Hint: "skriv draft: true eller draft: false", Warning: loose})
	}
}

// Refs are the references of a kind that a page has: in its text, in the
// pieces it takes in, in its title and its description.
func (p *Page) Refs(kind string) (all []markdown.Ref) {
	for _, ref := range p.Doc.RefsOf(kind) {
		if len(ref.Args) > 0 {
			all = append(all, ref)
		}
	}
	for _, f := range []struct{ key, text string }{{"title", p.Meta.Title}, {"description", p.Meta.Description}} {
		for _, ref := range markdown.RefsOf(f.text) {
			if ref.Kind == kind && len(ref.Args) > 0 {
				ref.Line = p.Meta.Line[f.key]
				all = append(all, ref)
			}
		}
	}
	return all
}

// twiceCoded is an æ, ø, å, Æ, Ø, Å, a quote or a dash whose bytes were taken
// for letters and saved so.
var twiceCoded = regexp.MustCompile(`Ã[¦¸¥†˜…\x{86}\x{98}\x{85}]|â€[™œ“”\x{9d}]`)

// findTwiceCoded looks first for a byte of what each of them begins with, Ã and â€,
// which hardly a text has.
func findTwiceCoded(src []byte) []int {
	if bytes.IndexByte(src, "Ã"[1]) < 0 && bytes.IndexByte(src, "€"[1]) < 0 {
		return nil
	}
	return twiceCoded.FindIndex(src)
}

func invalidLine(src []byte) int {
	line := 1
	for len(src) > 0 {
		r, n := utf8.DecodeRune(src)
		if r == utf8.RuneError && n == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		src = src[n:]
	}
	return line
}

// isText tells whether a file is a text, by its name.
func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mkd", ".mkdn", ".mdown", ".mdwn":
		return true
	}
	return false
}

func isIndex(base string) bool {
	return isText(base) && (textName(base) == "_index" || textName(base) == "index")
}

// textName is the name of a text's file without its ending.
func textName(base string) string { return strings.TrimSuffix(base, path.Ext(base)) }

// Href turns a link written in the file at dir into an address.
func Href(dir, basePath, raw string, static, others map[string]string) string {
	target, rest := raw, ""
	if at := strings.IndexAny(raw, "?#"); at >= 0 {
		target, rest = raw[:at], raw[at:]
	}
	if before, fragment, ok := strings.Cut(rest, "#"); ok {
		rest = before + "#" + (&url.URL{Fragment: address.Plain(fragment)}).EscapedFragment()
	}
	if target == "" {
		return rest
	}
	target = address.Resolve(dir, address.Plain(target))
	if a, ok := static[strings.TrimPrefix(target, "/")]; ok {
		return a + rest
	}
	if known, ok := others[strings.ToLower(strings.TrimSuffix(target, "/"))]; ok && target != known {
		return basePath + address.Escaped(known) + rest
	}
	if isText(target) {
		return basePath + address.Escaped(addressOf(strings.TrimPrefix(target, "/"))) + rest
	}
	if !strings.HasSuffix(target, "/") && !strings.Contains(path.Base(target), ".") {
		target += "/"
	}
	return basePath + (&url.URL{Path: target}).EscapedPath() + rest
}

// Languages are those that a text may be in.
var Languages = []string{"da", "en"}
