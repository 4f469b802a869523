package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var (
	cssComment  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssSelector = regexp.MustCompile(`(?m)^\s*([^@{}\n][^{}\n]*)\{`)
	cssClass    = regexp.MustCompile(`\.([a-z][a-z0-9-]*)`)
)

// beginsWith are the classes that a stylesheet's selectors begin with: what the
// part that it is for is known by. Of :is(.serie, .stacked) that is each.
func beginsWith(css []byte) map[string]bool {
	classes := map[string]bool{}
	for _, m := range cssSelector.FindAllSubmatch(cssComment.ReplaceAll(css, nil), -1) {
		selectors := string(m[1])
		if strings.HasPrefix(selectors, ":is(") || strings.HasPrefix(selectors, ".") {
			for one := range strings.SplitSeq(strings.NewReplacer(":is(", "", ")", " ").Replace(selectors), ",") {
				if c := cssClass.FindStringSubmatch(strings.Fields(one + " x")[0]); c != nil && strings.HasPrefix(strings.TrimSpace(one), ".") {
					classes[c[1]] = true
				}
			}
		}
	}
	return classes
}

// A page links the style of each part that it holds, and of no other.
func TestPagesLinkTheStylesOfTheirParts(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	begins := map[string]map[string]bool{}
	names, _ := filepath.Glob("../../static/css/*.css")
	for _, name := range names {
		css, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		begins[strings.TrimSuffix(filepath.Base(name), ".css")] = beginsWith(css)
	}
	delete(begins, "book")                           // which no page links
	begins["names"] = map[string]bool{"names": true} // whose letters stand above it
	everywhere := begins["main"]
	if !everywhere["callout"] || !begins["table"]["stacked"] || !begins["field"]["row"] {
		t.Fatalf("the stylesheets are not read: %v", begins)
	}
	// What a tool takes in, it takes in whole.
	whole := []string{"main", "code", "tools"}
	linked := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(name, "/index.html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(files[name]))
		if err != nil {
			t.Fatal(err)
		}
		classes, links := map[string]bool{}, map[string]bool{}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			at := map[string]string{}
			for _, a := range n.Attr {
				at[a.Key] = a.Val
			}
			// A drawing's own classes are told by what it stands in.
			if n.Namespace == "" || n.Data == "svg" {
				for _, c := range strings.Fields(at["class"]) {
					classes[c] = true
				}
			}
			if n.Data == "link" && at["rel"] == "stylesheet" {
				base, _, _ := strings.Cut(filepath.Base(at["href"]), ".")
				if links[base] {
					t.Errorf("%s links %s twice", name, base)
				}
				links[base] = true
			}
		}
		for part, its := range begins {
			holds := ""
			for c := range its {
				if classes[c] && !everywhere[c] {
					holds = c
				}
			}
			switch {
			case slices.Contains(whole, part):
			case links["tools"] && links[part]:
				t.Errorf("%s links %s, which tools.css has inside", name, part)
			case links["tools"]:
			case links[part] && holds == "":
				t.Errorf("%s links %s and holds nothing of it", name, part)
			case !links[part] && holds != "" && !sharedBy(begins, links, holds):
				t.Errorf("%s holds .%s and does not link %s", name, holds, part)
			}
			if links[part] {
				linked[part]++
			}
		}
	}
	for part := range begins {
		if linked[part] == 0 {
			t.Errorf("no page links %s", part)
		}
	}
	t.Logf("pages by part: %v", linked)
}

// sharedBy tells that a stylesheet that a page links has a class too.
func sharedBy(begins map[string]map[string]bool, links map[string]bool, class string) bool {
	for part := range links {
		if begins[part][class] {
			return true
		}
	}
	return false
}
