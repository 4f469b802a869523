package site

import (
	"bytes"
	"fmt"
	"html/template"
	"regexp"
	"strconv"
	"strings"
)

// layouts are the parsed templates: base.html with partials.html and one page
// layout each.
type layouts struct {
	files  map[string][]byte // by name within layouts/
	byName map[string]*template.Template
}

var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:\s]+\.html):(\d+)(?::\d+)?:(?: executing "[^"]*" at <[^>]*>:)? (.*)$`)

// layoutProblem makes a problem of what html/template says.
func layoutProblem(name string, err error) Problem {
	p := Problem{File: "layouts/" + name, Message: err.Error()}
	if m := templateError.FindStringSubmatch(err.Error()); m != nil {
		p.File, p.Message = "layouts/"+m[1], m[3]
		p.Line, _ = strconv.Atoi(m[2])
	}
	var h hinted
	for e := err; e != nil; {
		if x, ok := e.(hinted); ok {
			h = x
			break
		}
		u, ok := e.(interface{ Unwrap() error })
		if !ok {
			break
		}
		e = u.Unwrap()
	}
	if h.message != "" {
		p.Message, p.Hint = h.message, h.hint
	}
	return p
}

func parseLayouts(files map[string][]byte, funcs template.FuncMap, out *[]Problem) *layouts {
	l := &layouts{files: files, byName: map[string]*template.Template{}}
	if _, ok := files["base.html"]; !ok {
		*out = append(*out, Problem{File: "layouts/base.html", Message: "layoutet findes ikke", Hint: "hver side sættes ind i base.html"})
		return l
	}
	base := template.New("base.html").Funcs(funcs).Option("missingkey=error")
	if _, err := base.Parse(string(files["base.html"])); err != nil {
		*out = append(*out, layoutProblem("base.html", err))
		return l
	}
	if src, ok := files["partials.html"]; ok {
		if _, err := base.New("partials.html").Parse(string(src)); err != nil {
			*out = append(*out, layoutProblem("partials.html", err))
			return l
		}
	}
	for _, name := range keysOf(files) {
		if name == "base.html" || name == "partials.html" || !strings.HasSuffix(name, ".html") {
			continue
		}
		t, err := base.Clone()
		if err == nil {
			_, err = t.New(name).Parse(string(files[name]))
		}
		if err != nil {
			*out = append(*out, layoutProblem(name, err))
			continue
		}
		l.byName[name] = t
	}
	return l
}

// known lists the layouts that a page may name.
func (l *layouts) known() []string {
	var names []string
	for _, n := range keysOf(l.files) {
		if n != "base.html" && n != "partials.html" {
			names = append(names, strings.TrimSuffix(n, ".html"))
		}
	}
	return names
}

func (l *layouts) execute(name string, v *View) ([]byte, error) {
	t := l.byName[name]
	if t == nil {
		return nil, fmt.Errorf("layoutet findes ikke")
	}
	var buf bytes.Buffer
	buf.Grow(len(v.Page.Content) + 8<<10)
	if err := t.ExecuteTemplate(&buf, "base.html", v); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// layoutFuncs are the functions that layouts may call.
func layoutFuncs(a *assets, reg *registry, basePath string, has func(address string) bool) template.FuncMap {
	return template.FuncMap{
		"asset": func(name string) (string, error) {
			if addr, ok := a.address[name]; ok {
				return addr, nil
			}
			return "", hinted{"filen static/" + name + " findes ikke", didYouMean(name, keysOf(a.address))}
		},
		"contact": func(id string) (ContactView, error) {
			if c, ok := reg.contacts[id]; ok {
				return c, nil
			}
			return ContactView{}, missing("kontakt", id, "contacts.yaml", keysOf(reg.contacts)).(hinted)
		},
		"tal": func(id string) (string, error) {
			f, ok := reg.figures[id]
			if !ok {
				return "", missing("tal", id, "figures.yaml", keysOf(reg.figures)).(hinted)
			}
			return strings.TrimSpace(danishNumber(f.value) + nbsp + f.unit), nil
		},
		"icon": func(name string) (template.HTML, error) {
			if svg, ok := a.source["icons/"+name+".svg"]; ok {
				return template.HTML(svg), nil
			}
			return "", hinted{"ikonet static/icons/" + name + ".svg findes ikke", ""}
		},
		"iconOf":   func(address string) template.HTML { return iconOf(a.source, address) },
		"path":     func(p string) string { return basePath + p },
		"date":     danishDate,
		"unbroken": unbroken,
		"has":      has,
	}
}
