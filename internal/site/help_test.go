package site

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rettesnor/wizard"
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

// ourBuild is a build of the repository that has read its data, its words and
// its layouts.
func ourBuild(t testing.TB) *build {
	t.Helper()
	b := &build{Input: Input{Files: repository}}
	b.read()
	b.readSayings()
	b.reg = readData(b.content, nil, &b.problems)
	b.assets = &assets{source: b.static}
	b.engine = &engine{model: wizard.New(b.reg.rates, b.reg.words)}
	b.readParts()
	if len(b.problems) > 0 {
		t.Fatal(b.problems)
	}
	return b
}
