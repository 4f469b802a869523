package site

import (
	"html"
	"regexp"
	"strings"
)

var (
	anyTag = regexp.MustCompile(`<[^>]*>`)
)

// plainText is what a reader sees of markup that we wrote ourselves.
func plainText(markup string) string {
	return strings.Join(strings.Fields(html.UnescapeString(anyTag.ReplaceAllString(markup, ""))), " ")
}
