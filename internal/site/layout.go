package site

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rettesnor/internal/address"
	"rettesnor/internal/problem"
)

// Templates are the parsed templates: base.html with partials.html, the files of
// parts/ and one page layout each. A page is laid out by templates that have been
// made smaller, so that pages need not be; what is wrong is told of the layouts as
// they are written.
type Templates struct {
	written *template.Template // what all layouts have; it is never executed, so that it can be cloned
	small   *template.Template // the same, made smaller
	parts   forms              // what all layouts have, for a part alone
	byName  map[string]*pageLayout
	funcs   template.FuncMap
	broken  map[string]bool // reported already; by name, and the empty name for all
}

// pageLayout is the layout of a kind of page. It is put together with what all
// have when the first such page is laid out: most sites have a few of the kinds, and
// to copy what all have is most of the work.
type pageLayout struct {
	own   *template.Template // what its file has, alone
	text  []byte
	whole forms
}

// forms are the templates of a page made smaller, and as they are written.
type forms struct {
	small, written func() (*template.Template, error)
}

// execute writes a template. One that fails is executed as it is written, where
// an error has the line that its author sees.
func (f forms) execute(out *bytes.Buffer, name string, data any) error {
	begin := out.Len()
	err := execute(f.small, out, name, data)
	if err != nil {
		out.Truncate(begin)
		err = execute(f.written, out, name, data)
	}
	return err
}

func execute(form func() (*template.Template, error), out *bytes.Buffer, name string, data any) error {
	t, err := form()
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(out, name, data)
}

// usedLayouts are the names that the build itself asks for.
var usedLayouts = []string{"base", "guidance", "home", "notfound", "offline", "partials", "search", "section", "topics"}

// readLayouts takes a folder's own layouts over ours, file by file, where they
// are layouts for this program: those of other generators lie in a folder of
// the same name, and have other names.
func (b *Builder) readLayouts(ours, own map[string][]byte) {
	b.theme = slices.Clone(usedLayouts)
	if b.product != nil {
		b.theme = append(b.theme, b.product.Layouts()...)
	}
	for name := range ours {
		if base := strings.TrimSuffix(name, ".html"); b.lenient() && !common(name) && !slices.Contains(b.theme, base) {
			delete(ours, name) // it shows what a folder from elsewhere has not
			continue
		}
		b.theme = append(b.theme, strings.TrimSuffix(name, ".html"))
	}
	b.Layout = ours
	_, whole := own["base.html"]
	for name := range own {
		if base, ok := strings.CutSuffix(name, ".html"); !whole && !(ok && slices.Contains(b.theme, base)) && b.lenient() {
			b.Problem(Problem{File: "layouts", Message: "mappen har ingen base.html, og dens layouts er til et andet program", Hint: "siderne bruger de indbyggede", Warning: true})
			return
		}
	}
	for _, name := range keysOf(own) {
		b.Layout[name] = own[name]
		if base, ok := strings.CutSuffix(name, ".html"); ok && !slices.Contains(b.theme, base) && !strings.Contains(base, "/") {
			b.ownLayouts = append(b.ownLayouts, base)
		}
	}
}

var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:\s]+\.html):(\d+)(?::\d+)?:(?: executing "[^"]*" at <[^>]*>:)? (.*)$`)

// layoutProblem makes a problem of what html/template says.
func layoutProblem(name string, err error) Problem {
	p := Problem{File: "layouts/" + name, Message: err.Error()}
	if m := templateError.FindStringSubmatch(err.Error()); m != nil {
		p.File, p.Message = "layouts/"+m[1], m[3]
		p.Line, _ = strconv.Atoi(m[2])
	}
	if said, hint, ok := problem.Told(err); ok {
		p.Message, p.Hint = said, hint
	}
	return p
}

// common tells of a file with parts that all layouts have.
func common(name string) bool {
	return name == "partials.html" || strings.HasPrefix(name, "parts/") && strings.HasSuffix(name, ".html")
}

// readParts parses the layouts. The texts come after, since what stands in a
// text, as a form, is a part of a layout too.
func (b *Builder) readParts() {
	funcs := layoutFuncs(b.Words, b.assets, b.BasePath, func(address string) bool { return b.ByAddress[address] != nil })
	if b.product != nil {
		maps.Copy(funcs, b.product.Funcs())
	}
	b.Templates = parseLayouts(b.Layout, funcs, &b.Problems)
	b.checkSayings()
	parts := [][]byte{b.env}
	for _, name := range keysOf(b.Layout) {
		if common(name) {
			parts = append(parts, []byte(name), b.Layout[name])
		}
	}
	b.env = []byte(hashOf(parts...))
}

// Part prints a part of the layouts, for a text that it stands in.
func (l *Templates) Part(name string, data any) (string, error) {
	if l.written == nil {
		return "", nil // there is no base.html, which is told
	}
	var out bytes.Buffer
	if err := l.parts.execute(&out, name, data); err != nil {
		p := layoutProblem(name, err)
		return "", hinted(p.File+": "+p.Message, p.Hint)
	}
	return out.String(), nil
}

func parseLayouts(files map[string][]byte, funcs template.FuncMap, out *[]Problem) *Templates {
	l := &Templates{byName: map[string]*pageLayout{}, funcs: maps.Clone(funcs), broken: map[string]bool{}}
	broken := func(name string, pr Problem) *Templates {
		l.broken[name] = true
		*out = append(*out, pr)
		return l
	}
	if _, ok := files["base.html"]; !ok {
		return broken("", Problem{File: "layouts/base.html", Message: "layoutet findes ikke", Hint: "hver side sættes ind i base.html"})
	}
	l.funcs["part"], l.funcs["once"] = partOf(nil), onceOf(nil)
	written, small := l.begin(), l.begin()
	for _, name := range append([]string{"base.html"}, slices.DeleteFunc(keysOf(files), func(name string) bool { return !common(name) })...) {
		if _, err := written.New(name).Parse(string(files[name])); err != nil {
			return broken("", layoutProblem(name, err))
		}
		parseSmall(small, name, files[name])
	}
	l.written, l.small = written, small
	l.parts = l.forms("", nil)
	for _, name := range keysOf(files) {
		if !ofAPage(name) {
			continue
		}
		t, err := l.page(name, files[name])
		if err != nil {
			broken(name, layoutProblem(name, err))
			continue
		}
		l.byName[name] = t
	}
	return l
}

func (l *Templates) begin() *template.Template {
	return template.New("").Funcs(l.funcs).Option("missingkey=error")
}

// each are the templates of all layouts, each once.
func (l *Templates) each() (all []*template.Template) {
	if l.written != nil {
		all = l.written.Templates()
	}
	for _, name := range keysOf(l.byName) {
		all = append(all, l.byName[name].own.Templates()...)
	}
	return all
}

// ofAPage tells of a file that is the layout of a kind of page.
func ofAPage(name string) bool {
	return name != "base.html" && !common(name) && !strings.Contains(name, "/") && strings.HasSuffix(name, ".html")
}

// page parses the layout of a kind of page.
func (l *Templates) page(name string, text []byte) (*pageLayout, error) {
	own, err := l.begin().New(name).Parse(string(text))
	if err != nil {
		return nil, err
	}
	return &pageLayout{own, text, l.forms(name, text)}, nil
}

// forms are those of a layout with what all have; without a name, what all have.
func (l *Templates) forms(name string, text []byte) forms {
	return forms{together(l.small, parseSmall, name, text), together(l.written, parseWritten, name, text)}
}

// together puts a layout together with what all have, once. Without a name it is
// what all have.
func together(all *template.Template, parse func(t *template.Template, name string, text []byte) error, name string, text []byte) func() (*template.Template, error) {
	return sync.OnceValues(func() (*template.Template, error) {
		t, err := all.Clone()
		if err != nil {
			return nil, err
		}
		t.Funcs(template.FuncMap{"part": partOf(t), "once": onceOf(t)})
		if name != "" {
			err = parse(t, name, text)
		}
		return t, err
	})
}

func parseWritten(t *template.Template, name string, text []byte) error {
	_, err := t.New(name).Parse(string(text))
	return err
}

// parseSmall parses a layout made smaller, or as it is where it cannot be.
func parseSmall(t *template.Template, name string, text []byte) error {
	if parseWritten(t, name, smallLayout(text)) == nil {
		return nil
	}
	return parseWritten(t, name, text)
}

// calling gives the layouts with other functions of the same names.
func (l *Templates) calling(funcs template.FuncMap) (*Templates, error) {
	other := &Templates{byName: map[string]*pageLayout{}, funcs: maps.Clone(l.funcs), broken: l.broken}
	maps.Copy(other.funcs, funcs)
	for _, form := range []struct{ to, from **template.Template }{{&other.written, &l.written}, {&other.small, &l.small}} {
		all, err := (*form.from).Clone()
		if err != nil {
			return nil, err
		}
		*form.to = all.Funcs(funcs)
	}
	other.parts = other.forms("", nil)
	for name, page := range l.byName {
		other.byName[name] = &pageLayout{page.own, page.text, other.forms(name, page.text)}
	}
	return other, nil
}

// with gives the layouts with other bytes for some that are of a page alone.
func (l *Templates) with(changed map[string][]byte) (*Templates, error) {
	other := &Templates{written: l.written, small: l.small, parts: l.parts, byName: maps.Clone(l.byName), funcs: l.funcs, broken: map[string]bool{}}
	for name, text := range changed {
		t, err := l.page(name, text)
		if err != nil {
			return nil, err
		}
		other.byName[name] = t
	}
	return other, nil
}

// partOf gives the function that prints a template of a set as markup, to be
// put into a sentence.
func partOf(set *template.Template) func(name string, data any) (template.HTML, error) {
	return func(name string, data any) (template.HTML, error) {
		var out strings.Builder
		err := set.ExecuteTemplate(&out, name, data)
		return template.HTML(out.String()), err
	}
}

// onceOf gives the function that prints a template of a set for a list of links, and
// remembers it for the other pages that have the same list: a menu is one a section.
func onceOf(set *template.Template) func(name string, links []Link) (template.HTML, error) {
	type printed struct {
		name  string
		links []Link
		html  template.HTML
	}
	const most = 100 // lists, among which one is looked for
	part := partOf(set)
	var mu sync.Mutex
	var all []printed
	return func(name string, links []Link) (template.HTML, error) {
		mu.Lock()
		defer mu.Unlock()
		for _, p := range all {
			if p.name == name && slices.Equal(p.links, links) {
				return p.html, nil
			}
		}
		html, err := part(name, links)
		if err == nil && len(all) < most {
			all = append(all, printed{name, slices.Clone(links), html})
		}
		return html, err
	}
}

// incomplete tells that not every layout could be read.
func (l *Templates) incomplete() bool { return len(l.broken) > 0 }

func (l *Templates) execute(name string, v *View) ([]byte, error) {
	page := l.byName[name]
	if page == nil {
		return nil, fmt.Errorf("layoutet findes ikke")
	}
	var buf bytes.Buffer
	buf.Grow(len(v.Page.Content) + 8<<10)
	if err := page.whole.execute(&buf, "base.html", v); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// layoutFuncs are the functions that layouts may call.
func layoutFuncs(w *Sayings, a *assets, basePath string, has func(address string) bool) template.FuncMap {
	return template.FuncMap{
		"t":      w.t,
		"tm":     w.tm,
		"months": w.months,
		"asset": func(name string) (string, error) {
			if addr, ok := a.address[name]; ok {
				return addr, nil
			}
			return "", hinted("filen static/"+name+" findes ikke", didYouMean(name, keysOf(a.address)))
		},
		"icon": func(name string) (template.HTML, error) {
			if svg, ok := a.source[IconDir+name+".svg"]; ok {
				return template.HTML(InPage(svg)), nil
			}
			return "", hinted("ikonet static/icons/"+name+".svg findes ikke", "")
		},
		"iconOf":  func(address string) template.HTML { return iconOf(a.source, address) },
		"number":  danishNumber,
		"path":    func(p string) string { return basePath + address.Escaped(p) },
		"capital": upperFirst,
		"date":    w.Date,
		"whole":   whole,
		"has":     has,
	}
}
