// Command bench makes folders to measure with, and is the bare program that the
// generator is measured against: it reads such a folder, converts each text with
// internal/markdown and writes it in a layout, and does nothing else.
//
//	go run ./internal/bench corpus 10000 FOLDER
//	go run ./internal/bench bare FOLDER OUT
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
		return bare(args[1], args[2])
	}
	return fmt.Errorf("usage: bench corpus N FOLDER, or bench bare FOLDER OUT")
}

func write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

var layout = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<meta name="description" content="{{.Description}}">
<link rel="stylesheet" href="/main.css">
</head>
<body>
<header><nav><ul>
{{range .Menu}}<li><a href="/{{.}}/">{{.}}</a></li>
{{end}}</ul></nav></header>
<main>
<h1>{{.Title}}</h1>
{{if .TOC}}<nav><ul>
{{range .TOC}}<li><a href="#{{.ID}}">{{.Text}}</a></li>
{{end}}</ul></nav>{{end}}
{{.Content}}
</main>
<footer><p>{{.Title}}</p></footer>
</body>
</html>
`))

type view struct {
	Title, Description string
	Menu               []string
	TOC                []markdown.Heading
	Content            template.HTML
}

// bare writes the texts and copies the rest.
func bare(from, to string) error {
	content := filepath.Join(from, "content")
	var names, menu []string
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			names = append(names, name)
		case filepath.Dir(name) == content:
			menu = append(menu, d.Name())
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
				if err := text(content, name, to, menu); err != nil {
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

func text(content, name, to string, menu []string) error {
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
	doc := markdown.Convert(data, markdown.Options{Lang: "da", Title: front.Title, Others: true, Href: func(raw string, _ bool) string { return strings.TrimSuffix(raw, ".md") }})
	if front.Title == "" {
		front.Title = doc.Title
	}
	v := view{front.Title, front.Description, menu, nil, template.HTML(doc.HTML)}
	for _, h := range doc.Headings {
		if h.Level == 2 {
			v.TOC = append(v.TOC, h)
		}
	}
	var out bytes.Buffer
	if err := layout.Execute(&out, v); err != nil {
		return err
	}
	at := strings.TrimSuffix(strings.TrimSuffix(rel, ".md"), "_index")
	return write(filepath.Join(to, filepath.FromSlash(address.Plain(at)), "index.html"), out.Bytes())
}
