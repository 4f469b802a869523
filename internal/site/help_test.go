package site

import (
	"strings"
	"testing/fstest"
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
