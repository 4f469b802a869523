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
	"rettesnor/internal/dataset"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
	"rettesnor/internal/registry"
	"rettesnor/wizard"
)

// page is one page to be: a Markdown file, or one that the build makes itself.
type page struct {
	file    string // content/x/y.md, empty for a page without a file
	address string // /x/y/
	kind    string // View.Page.Kind
	layout  string // guidance.html
	index   bool   // the page of its folder
	meta    meta
	body    []byte
	shift   int  // lines before the body
	unread  bool // the front matter could not be read

	doc         markdown.Document
	parts       []part // that the build puts on it besides those of its text
	docKey      string
	folded      bool // each of its sections opens at its heading
	checklist   bool // it goes on one sheet of paper
	title       string
	description string

	key    sortKey
	place  int         // in the order of all pages
	step   *wizardView // of a step page
	embeds *page       // the page that it shows on other sites
	view   View
}

// meta is the front matter.
type meta struct {
	title, description        string
	date, updated, checked    string
	audience, tags, aliases   []string
	sources, law, unknown     []string
	deadlines                 []string // ids of the deadlines that are counted on the page
	deadlineLines             []int
	letter                    string // id of the letter that is written on the page
	section, lang, layout     string
	weight                    int
	draft                     bool
	line                      map[string]int // of each key that is there
	sourceLines, lawLines     []int
	aliasLines, audienceLines []int
	unknownLines              []int
}

// frontFields are the fields that a page of ours may have. The schema of the front
// matter is made of them too.
type frontFields struct {
	registry.At
	Title       string    `yaml:"title"`
	Description string    `yaml:"description"`
	Date        string    `yaml:"date,date"`
	Updated     string    `yaml:"updated,date"`
	Checked     string    `yaml:"checked,date"`
	Audience    []string  `yaml:"audience" among:"audiences"`
	Tags        []string  `yaml:"tags"`
	Section     string    `yaml:"section" among:"sections"`
	Layout      string    `yaml:"layout" among:"layouts"`
	Weight      int       `yaml:"weight"`
	Sources     []string  `yaml:"sources" among:"sources"`
	Law         []string  `yaml:"law" among:"law"`
	Unknown     []string  `yaml:"unknown" among:"unknown"`
	Deadlines   []string  `yaml:"deadlines" among:"deadlines"`
	Letter      string    `yaml:"letter" among:"letters"`
	Aliases     []string  `yaml:"aliases"`
	Lang        string    `yaml:"lang" among:"languages"`
	Draft       readLater `yaml:"draft"`
}

// readLater is the field draft, which frontMatter.held reads.
type readLater struct{}

// FromYAML takes any value.
func (*readLater) FromYAML(registry.Reader, *yaml.Node) string { return "" }

// Schema says that it is yes or no.
func (*readLater) Schema() *dataset.Schema { return &dataset.Schema{Type: "boolean"} }

// take fills m from the fields of a page of ours.
func (m *meta) take(f *frontFields) {
	lines := func(name string, of []string) (lines []int) {
		for i := range of {
			lines = append(lines, f.Item(name, i))
		}
		return lines
	}
	m.title, m.description, m.section, m.layout, m.letter, m.lang = f.Title, f.Description, f.Section, f.Layout, f.Letter, f.Lang
	m.date, m.updated, m.checked, m.weight, m.tags = f.Date, f.Updated, f.Checked, f.Weight, f.Tags
	m.audience, m.audienceLines = f.Audience, lines("audience", f.Audience)
	m.sources, m.sourceLines = f.Sources, lines("sources", f.Sources)
	m.law, m.lawLines = f.Law, lines("law", f.Law)
	m.unknown, m.unknownLines = f.Unknown, lines("unknown", f.Unknown)
	m.deadlines, m.deadlineLines = f.Deadlines, lines("deadlines", f.Deadlines)
	m.aliases, m.aliasLines = f.Aliases, lines("aliases", f.Aliases)
}

// looseTable is for a folder from elsewhere, whose habits are others: values
// are taken as they are written, a date with its time, one text for a list.
func (m *meta) looseTable() registry.Table {
	return registry.Table{
		"title": registry.AsWritten(&m.title), "description": registry.AsWritten(&m.description), "date": registry.AsDay(&m.date),
		"updated": registry.AsDay(&m.updated), "lastmod": registry.AsDay(&m.updated), "checked": registry.AsDay(&m.checked), "tags": registry.AsTextOrTexts(&m.tags, nil),
		"weight": registry.AsInt(&m.weight), "aliases": registry.AsTextOrTexts(&m.aliases, &m.aliasLines), "lang": registry.AsWritten(&m.lang), "layout": registry.AsWritten(&m.layout),
	}
}

// readPage takes a Markdown file apart. loose is for a folder from elsewhere.
func readPage(file string, src []byte, loose bool, out *[]Problem) *page {
	p := &page{file: file}
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
	if !norm.NFC.IsNormal(src) {
		src = norm.NFC.Bytes(src)
	}
	src = problem.Visible(file, src, loose, out)
	front, body, unended := splitFrontMatter(src)
	if unended.message != "" {
		*out = append(*out, Problem{File: file, Line: 1, Message: unended.message, Hint: unended.hint})
	}
	p.body, p.shift, p.unread = body, front.lines, unended.message != ""
	p.meta.line = map[string]int{}
	if front.kind != noFront {
		p.readFront(front, loose, out)
	} else if line, draft := stray(body); line > 0 && unended.message == "" {
		p.meta.draft = draft
		held := ""
		if draft {
			held = "siden holdes tilbage: "
		}
		*out = append(*out, Problem{File: file, Line: line, Message: held + "det ligner front matter, men er læst som tekst", Hint: "sæt det allerførst i filen, mellem to linjer med ---", Warning: loose})
	}
	p.address = addressOf(strings.TrimPrefix(file, "content/"))
	p.index = isIndex(path.Base(file))
	return p
}

func (p *page) readFront(front frontMatter, loose bool, out *[]Problem) {
	r := registry.Reader{File: p.file, Shift: front.first - 1, Loose: loose, Out: out}
	m := &p.meta
	n := front.node(r)
	p.unread = n == nil
	if n != nil {
		if loose {
			r.Mapping(n, m.looseTable())
		} else {
			var f frontFields
			r.Struct(n, &f)
			m.take(&f)
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m.line[n.Content[i].Value] = n.Content[i].Line + r.Shift
		}
	}
	if loose {
		for i := range m.aliasLines {
			m.aliasLines[i] += r.Shift
		}
	}
	held, wrong, line := front.held(n)
	m.draft = held
	if wrong != "" {
		if loose {
			wrong = "siden holdes tilbage: " + wrong
		}
		*out = append(*out, Problem{File: p.file, Line: line, Message: wrong, Hint: "skriv draft: true eller draft: false", Warning: loose})
	}
}

// refs are the references of a kind that a page has: in its text, in the
// pieces it takes in, in its title and its description.
func (p *page) refs(kind string) (all []markdown.Ref) {
	for _, ref := range p.doc.RefsOf(kind) {
		if len(ref.Args) > 0 {
			all = append(all, ref)
		}
	}
	for _, f := range []struct{ key, text string }{{"title", p.meta.title}, {"description", p.meta.description}} {
		for _, ref := range markdown.RefsOf(f.text) {
			if ref.Kind == kind && len(ref.Args) > 0 {
				ref.Line = p.meta.line[f.key]
				all = append(all, ref)
			}
		}
	}
	return all
}

// twiceCoded is an æ, ø, å, Æ, Ø, Å, a quote or a dash whose bytes were taken
// for letters and saved so.
var twiceCoded = regexp.MustCompile(`Ã[¦¸¥†˜…\x{86}\x{98}\x{85}]|â€[™œ“”\x{9d}]`)

// findTwiceCoded looks first for what each of them begins with, which hardly a
// text has.
func findTwiceCoded(src []byte) []int {
	if !bytes.Contains(src, []byte("Ã")) && !bytes.Contains(src, []byte("â€")) {
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

// href turns a link written in the file at dir into an address.
func href(dir, basePath, raw string, static, others map[string]string) string {
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

// alwaysSaid are the fields that every page of ours has.
var alwaysSaid = []string{"title", "description"}

var languages = []string{"da", "en"}

var audiences = []string{"foraeldre", "kommuner", "raadgivere"}

// required reports what our own pages must say.
func (p *page) required(reg *siteData, out *[]Problem) {
	if p.unread {
		return // that is the problem to mend first
	}
	need := alwaysSaid
	if p.kind == "guidance" {
		need = append(slices.Clone(need), "audience", "checked", "sources", "law")
	}
	for _, k := range need {
		if p.meta.line[k] == 0 {
			*out = append(*out, Problem{File: p.file, Line: 1, Message: "feltet " + k + " mangler", Hint: "skriv " + k + ": i front matter"})
		}
	}
	wrong := func(key, message, hint string) {
		*out = append(*out, Problem{File: p.file, Line: p.meta.line[key], Message: message, Hint: hint})
	}
	if s := p.meta.section; s != "" && s != sectionOf(p.address) {
		wrong("section", "siden ligger i mappen "+sectionOf(p.address)+", men section siger "+s, "flyt filen, eller slet section")
	}
	if l := p.meta.lang; l != "" && !slices.Contains(languages, l) {
		wrong("lang", "ukendt sprog: "+l, "brug da eller en")
	}
	for i, a := range p.meta.audience {
		if !slices.Contains(audiences, a) {
			*out = append(*out, Problem{File: p.file, Line: p.meta.audienceLines[i], Message: "ukendt læser: " + a, Hint: "brug foraeldre, kommuner eller raadgivere"})
		}
	}
	for i, id := range p.meta.deadlines {
		if wizard.DeadlineAsks(id) == nil {
			*out = append(*out, Problem{File: p.file, Line: p.meta.deadlineLines[i], Message: "ukendt frist: " + id, Hint: didYouMean(id, wizard.DeadlineIDs())})
		}
	}
	if id := p.meta.letter; id != "" {
		if _, ok := reg.Letters[id]; !ok {
			wrong("letter", "ukendt brev: "+id, didYouMeanOr(id, keysOf(reg.Letters), "læg det i "+dataDir+"letters/"))
		}
	}
	for i, s := range p.meta.sources {
		if _, ok := reg.Sources[s]; !ok {
			*out = append(*out, Problem{File: p.file, Line: p.meta.sourceLines[i], Message: "ukendt kilde: " + s, Hint: didYouMean(s, keysOf(reg.Sources))})
		}
	}
	for i, l := range p.meta.law {
		if _, ok := reg.Provisions[l]; !ok {
			*out = append(*out, Problem{File: p.file, Line: p.meta.lawLines[i], Message: "ukendt bestemmelse: " + l, Hint: didYouMean(l, keysOf(reg.Provisions))})
		}
	}
}
