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
// parts/ and one page layout each.
type Templates struct {
	base   *template.Template // what all layouts have; it is never executed, so that it can be cloned
	parts  *template.Template // what all layouts have, for a part alone
	files  map[string][]byte  // by name within layouts/
	byName map[string]*pageLayout
	funcs  template.FuncMap
	broken map[string]bool // reported already; by name, and the empty name for all
}

// pageLayout is the layout of a kind of page. It is put together with what all
// have when the first such page is laid out: most sites have a few of the kinds, and
// to copy what all have is most of the work.
type pageLayout struct {
	own   *template.Template // what its file has, alone
	whole func() (*template.Template, error)
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
	if l.parts == nil {
		return "", nil // there is no base.html, which is told
	}
	var out strings.Builder
	if err := l.parts.ExecuteTemplate(&out, name, data); err != nil {
		p := layoutProblem(name, err)
		return "", hinted(p.File+": "+p.Message, p.Hint)
	}
	return out.String(), nil
}

func parseLayouts(files map[string][]byte, funcs template.FuncMap, out *[]Problem) *Templates {
	l := &Templates{files: files, byName: map[string]*pageLayout{}, funcs: maps.Clone(funcs), broken: map[string]bool{}}
	broken := func(name string, pr Problem) *Templates {
		l.broken[name] = true
		*out = append(*out, pr)
		return l
	}
	if _, ok := files["base.html"]; !ok {
		return broken("", Problem{File: "layouts/base.html", Message: "layoutet findes ikke", Hint: "hver side sættes ind i base.html"})
	}
	base := template.New("base.html")
	l.funcs["part"] = partOf(base)
	base = base.Funcs(l.funcs).Option("missingkey=error")
	if _, err := base.Parse(string(files["base.html"])); err != nil {
		return broken("", layoutProblem("base.html", err))
	}
	for _, name := range keysOf(files) {
		if !common(name) {
			continue
		}
		if _, err := base.New(name).Parse(string(files[name])); err != nil {
			return broken("", layoutProblem(name, err))
		}
	}
	l.base, l.parts = base, template.Must(base.Clone())
	l.parts.Funcs(template.FuncMap{"part": partOf(l.parts)})
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

// each are the templates of all layouts, each once.
func (l *Templates) each() (all []*template.Template) {
	if l.base != nil {
		all = l.base.Templates()
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
	own, err := template.New(name).Funcs(l.funcs).Parse(string(text))
	if err != nil {
		return nil, err
	}
	return &pageLayout{own, sync.OnceValues(func() (*template.Template, error) {
		t, err := l.base.Clone()
		if err == nil {
			t.Funcs(template.FuncMap{"part": partOf(t)})
			_, err = t.New(name).Parse(string(text))
		}
		return t, err
	})}, nil
}

// with gives the layouts with other bytes for some that are of a page alone.
func (l *Templates) with(files map[string][]byte, changed map[string][]byte) (*Templates, error) {
	other := &Templates{base: l.base, parts: l.parts, files: files, byName: maps.Clone(l.byName), funcs: l.funcs, broken: map[string]bool{}}
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

// incomplete tells that not every layout could be read.
func (l *Templates) incomplete() bool { return len(l.broken) > 0 }

func (l *Templates) execute(name string, v *View) ([]byte, error) {
	page := l.byName[name]
	if page == nil {
		return nil, fmt.Errorf("layoutet findes ikke")
	}
	t, err := page.whole()
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	buf.Grow(len(v.Page.Content) + 8<<10)
	if err := t.ExecuteTemplate(&buf, "base.html", v); err != nil {
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
