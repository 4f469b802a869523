package main

import (
	"bytes"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rettesnor/internal/site"
)

// aStick is the single edition in a folder.
func aStick(t *testing.T) (dir string, files []site.File) {
	t.Helper()
	built, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range built {
		files = append(files, site.File{Path: strings.TrimPrefix(name, "/"), Data: data})
	}
	files, err = fromAStick(files, "")
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir, files
}

// Every address that a page of the single edition fetches or leads to lies in the
// folder, or is a link to another host.
func TestTheSingleEditionIsWhole(t *testing.T) {
	_, files := aStick(t)
	have := map[string]bool{}
	for _, f := range files {
		have[f.Path] = true
	}
	pages := 0
	for _, f := range files {
		if path.Ext(f.Path) != ".html" {
			continue
		}
		pages++
		z := html.NewTokenizer(bytes.NewReader(f.Data))
		for z.Next() != html.ErrorToken {
			token := z.Token()
			for _, a := range token.Attr {
				if a.Key != "href" && a.Key != "src" && !strings.HasPrefix(a.Key, "data-engine") {
					continue
				}
				u, err := url.Parse(a.Val)
				switch {
				case err != nil:
					t.Errorf("%s: %v", f.Path, err)
				case u.Scheme != "":
					if token.Data != "a" {
						t.Errorf("%s fetches %s", f.Path, a.Val)
					}
				case strings.HasPrefix(a.Val, "/"):
					t.Errorf("%s has an address of a host: %s", f.Path, a.Val)
				case u.Path != "" && !have[path.Join(path.Dir(f.Path), u.Path)] && a.Key != "data-engine":
					t.Errorf("%s leads to %s, which is not there", f.Path, a.Val)
				}
			}
		}
	}
	if pages < 300 {
		t.Errorf("only %d pages", pages)
	}
}

// From a folder the guide answers, the calculator follows, a letter grows and
// the search finds, with no request but for files of the folder.
func TestTheSingleEditionWorksFromAFolder(t *testing.T) {
	dir, _ := aStick(t)
	b := openBrowser(t, 390)
	b.base = "file://" + filepath.ToSlash(dir)
	b.open("/index.html")
	b.until(`document.querySelector("h1")`)
	b.open("/guide/index.html")
	b.click("a[data-begin]")
	b.asked("barn.foedselsdato")
	b.age("4 3 2016")
	b.walk(parentsAnswers, nil)
	if v := b.verdict("hjemmetraening"); v != "skoen" {
		t.Errorf("the guide says %s", v)
	}
	href := eval[string](b, `document.querySelector("[data-steps] a").href`)
	if !strings.HasPrefix(href, b.base+"/") {
		t.Errorf("a step leads to %s", href)
	}
	b.click("[data-steps] a")
	b.until(`location.pathname.endsWith("/index.html") && document.querySelector("[data-letter]")`)
	b.open("/beregner/index.html")
	b.until(`document.querySelector("[data-result]").textContent.includes("16.216 kr.")`)
	b.open("/soeg/index.html#q=klagefrist")
	b.until(`document.querySelector("[data-hits] a")`)
	b.click("[data-hits] a")
	b.until(`!location.pathname.includes("/soeg/") && document.querySelector("h1")`)
}
