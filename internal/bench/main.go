// Command bench makes folders to measure with, and is the bare program that the
// generator is measured against: it reads such a folder, converts each text with
// internal/markdown and writes it in a layout, and does nothing else. With the
// generator's own layouts what remains between the two is what the generator does
// besides; without, its layout is as short as one can be.
//
//	go run ./internal/bench corpus 10000 FOLDER
//	go run ./internal/bench bare FOLDER OUT [LAYOUTS]
package main

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/address"
	"rettesnor/internal/bench/corpus"
	"rettesnor/internal/markdown"
	"rettesnor/internal/site"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "corpus":
		n, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		for name, data := range corpus.Files(n, false) {
			if err := write(filepath.Join(args[2], name), data); err != nil {
				return err
			}
		}
		return nil
	case len(args) == 3 && args[0] == "bare":
		return bare(args[1], args[2], short)
	case len(args) == 4 && args[0] == "bare":
		own, err := layoutsOf(args[3])
		if err != nil {
			return err
		}
		return bare(args[1], args[2], own)
	}
	return fmt.Errorf("usage: bench corpus N FOLDER, or bench bare FOLDER OUT [LAYOUTS]")
}

func write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// layout writes a page.
type layout func(out *bytes.Buffer, v *site.View) error

var shortLayout = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>{{.Page.Title}}</title>
<meta name="description" content="{{.Page.Description}}">
<link rel="stylesheet" href="/main.css">
</head>
<body>
<header><nav><ul>
{{range .Site.Menu}}<li><a href="{{.Path}}">{{.Title}}</a></li>
{{end}}</ul></nav></header>
<main>
<h1>{{.Page.Title}}</h1>
{{if .Page.TOC}}<nav><ul>
{{range .Page.TOC}}<li><a href="#{{.ID}}">{{.Title}}</a></li>
{{end}}</ul></nav>{{end}}
{{.Page.Content}}
</main>
</body>
</html>
`))

// unbroken is a text as the layouts have it, in pieces that may break.
type unbroken struct {
	Text  string
	Whole bool
}

func short(out *bytes.Buffer, v *site.View) error { return shortLayout.Execute(out, v) }

// layoutsOf takes the generator's layouts, with functions that answer at once.
func layoutsOf(folder string) (layout, error) {
	base := template.New("base.html")
	part := func(name string, data any) (template.HTML, error) {
		var out strings.Builder
		err := base.ExecuteTemplate(&out, name, data)
		return template.HTML(out.String()), err
	}
	text := func(id string, _ ...any) string { return id }
	base.Funcs(template.FuncMap{"part": part, "once": part, "t": text, "tm": text, "tal": text, "number": text, "standing": text, "capital": text, "date": text,
		"months": func() []string { return nil }, "asset": func(name string) string { return "/assets/" + name }, "path": func(p string) string { return p },
		"whole":   func(s string) []unbroken { return []unbroken{{Text: s}} },
		"contact": func(string) any { return nil }, "icon": func(string) template.HTML { return "" },
		"iconOf": func(string) template.HTML { return "" }, "has": func(string) bool { return false }})
	names, err := filepath.Glob(filepath.Join(folder, "parts", "*.html"))
	if err != nil {
		return nil, err
	}
	for _, name := range append([]string{filepath.Join(folder, "base.html"), filepath.Join(folder, "partials.html")}, names...) {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		t := base
		if filepath.Base(name) != "base.html" {
			t = base.New(filepath.Base(name))
		}
		if _, err := t.Parse(string(data)); err != nil {
			return nil, err
		}
	}
	data, err := os.ReadFile(filepath.Join(folder, "guidance.html"))
	if err != nil {
		return nil, err
	}
	if _, err := base.New("guidance.html").Parse(string(data)); err != nil {
		return nil, err
	}
	return func(out *bytes.Buffer, v *site.View) error { return base.ExecuteTemplate(out, "base.html", v) }, nil
}

// bare writes the texts and copies the rest.
func bare(from, to string, lay layout) error {
	content := filepath.Join(from, "content")
	var names []string
	var menu []site.Link
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			names = append(names, name)
		case filepath.Dir(name) == content:
			menu = append(menu, site.Link{Title: d.Name(), Path: "/" + d.Name() + "/"})
		}
		return nil
	})
	if err != nil {
		return err
	}
	var group sync.WaitGroup
	next, failed := make(chan string), make(chan error, len(names))
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for name := range next {
				if err := text(content, name, to, menu, lay); err != nil {
					failed <- err
				}
			}
		})
	}
	for _, name := range names {
		next <- name
	}
	close(next)
	group.Wait()
	close(failed)
	return <-failed
}

func text(content, name, to string, menu []site.Link, lay layout) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(content, name)
	if err != nil {
		return err
	}
	rel = filepath.ToSlash(rel)
	if !strings.HasSuffix(rel, ".md") {
		return write(filepath.Join(to, rel), data)
	}
	var front struct{ Title, Description string }
	if rest, ok := bytes.CutPrefix(data, []byte("---\n")); ok {
		head, body, _ := bytes.Cut(rest, []byte("\n---\n"))
		if err := yaml.Unmarshal(head, &front); err != nil {
			return err
		}
		data = body
	}
	doc := markdown.Convert(data, markdown.Options{Lang: "da", Title: front.Title, Others: true, Unread: true, Href: func(raw string, _ bool) string { return strings.TrimSuffix(raw, ".md") }})
	if front.Title == "" {
		front.Title = doc.Title
	}
	at := strings.TrimSuffix(strings.TrimSuffix(rel, ".md"), "_index")
	v := site.View{Site: site.SiteView{Title: "Prøven", Lang: "da", Menu: menu},
		Page: site.PageView{Kind: "guidance", Title: front.Title, Description: front.Description, Lang: "da", Path: "/" + at + "/", Content: template.HTML(doc.HTML)}}
	v.Page.Breadcrumbs = []site.Link{{Title: "Forside", Path: "/"}, {Title: front.Title, Current: true}}
	for _, h := range doc.Headings {
		if h.Level == 2 {
			v.Page.TOC = append(v.Page.TOC, site.TOCItem{ID: h.ID, Title: h.Text, Level: 2})
		}
	}
	var out bytes.Buffer
	if err := lay(&out, &v); err != nil {
		return err
	}
	return write(filepath.Join(to, filepath.FromSlash(address.Plain(at)), "index.html"), out.Bytes())
}
