package main

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Amounts, provisions and numbers of decisions: a browser's translation writes
// 35.247 kr. as 35,247, which is another amount to a Dane.
var untranslated = regexp.MustCompile(`\d[ \x{a0}]kr\.|\d\.\d{3}\b|§[ \x{a0}]\d+|(?:^|[^-\d])\d{1,3}-\d{2}\b`)

// Each stands where translate="no" keeps it as it is.
func TestFiguresAreNotTranslated(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	kept, pages, told := 0, map[string]int{}, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(files[name]))
		if err != nil {
			t.Fatal(err)
		}
		var walk func(n *html.Node, no bool)
		walk = func(n *html.Node, no bool) {
			if n.Type == html.ElementNode {
				switch n.Data {
				case "script", "style", "svg", "title", "option", "textarea":
					return // the first three are not translated, the others hold words alone
				}
				for _, a := range n.Attr {
					if a.Key == "translate" {
						no = a.Val == "no"
					}
				}
			}
			if n.Type == html.TextNode {
				for _, found := range untranslated.FindAllString(n.Data, -1) {
					if no {
						kept++
						continue
					}
					if pages[name]++; pages[name] == 1 && told < 40 {
						told++
						t.Errorf("%s: %q is translated in %q", name, found, strings.TrimSpace(n.Data))
					}
				}
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c, no)
			}
		}
		walk(root, false)
	}
	if kept < 5000 {
		t.Errorf("only %d figures are kept", kept)
	}
	n := 0
	for _, of := range pages {
		n += of
	}
	t.Logf("%d are kept, %d on %d pages are not", kept, n, len(pages))
}
