package guide

import (
	"regexp"
	"rettesnor/internal/site"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

type fsMap = fstest.MapFS

// fileOf is a file of a built site, or empty.
func fileOf(res Result, path string) string { return unmarked(bytesOf(res, path)) }

func bytesOf(res Result, path string) []byte {
	for _, f := range res.Files {
		if f.Path == path {
			return f.Data
		}
	}
	return nil
}

// unmarked is a page without the marks for translation, which have a test of
// their own (TestUntranslated), so that others compare what is said.
func unmarked(page []byte) string {
	return strings.ReplaceAll(noTranslation.ReplaceAllString(string(page), "$1"), ` translate="no"`, "")
}

var noTranslation = regexp.MustCompile(`<span translate="no">([^<]*)</span>`)

// said is all problems of a build as the command prints them.
func said(res Result) string {
	var all []string
	for _, p := range res.Problems {
		all = append(all, p.String())
	}
	return strings.Join(all, "\n")
}

// dataOf is what content/data says in a folder of these files, and what is wrong
// with it.
func dataOf(files map[string]string) (*siteData, []site.Problem) {
	all := fstest.MapFS{"content/_index.md": {Data: []byte("---\ntitle: x\n---\n")}}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b := openGuide(site.Input{Files: all})
	return b.reg, b.Problems
}

// builtOurs is a build of the repository, made once.
var builtOurs = sync.OnceValue(func() *builder {
	var b *builder
	site.Build(site.Input{Files: repository}, func(s *site.Builder) site.Product {
		b = &builder{Builder: s}
		return b
	})
	return b
})

// ourBuild is a build of the repository with all that it has read, to be changed at
// will.
func ourBuild(t testing.TB) *builder {
	t.Helper()
	b := *builtOurs()
	if len(b.Problems) > 0 {
		t.Fatal(b.Problems)
	}
	s := *b.Builder
	b.Builder = &s
	return &b
}
