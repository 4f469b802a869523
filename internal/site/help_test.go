package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"rettesnor/wizard"
)

type fsMap = fstest.MapFS

// fileOf is a file of a built site, or empty.
func fileOf(res Result, path string) string {
	for _, f := range res.Files {
		if f.Path == path {
			return string(f.Data)
		}
	}
	return ""
}

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
	b.assets = &assets{}
	b.engine = &engine{model: wizard.New(b.reg.rates, b.reg.words)}
	b.readParts()
	if len(b.problems) > 0 {
		t.Fatal(b.problems)
	}
	return b
}
