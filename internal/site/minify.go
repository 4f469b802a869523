package site

import (
	"bytes"
	"path"
	"regexp"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/xml"
)

// Drawings go out as they were drawn: rewriting a path has taken dots and turned
// curves, and it saves little once a host has compressed the file.
var minifiers = map[string]string{
	".html": "text/html", ".css": "text/css", ".js": "text/javascript",
	".json": "application/json", ".webmanifest": "application/json", ".xml": "text/xml",
}

var minifier = func() *minify.M {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("text/javascript", js.Minify)
	m.AddFunc("application/json", json.Minify)
	m.Add("text/xml", &xml.Minifier{KeepWhitespace: true}) // in another's file it may mean something
	return m
}()

// pageMinifier leaves drawings inside a page as they are: they are minified
// where they are files, and a path that is rewritten twice has come out wrong.
var pageMinifier = htmlMinifier(html.Minifier{})

// layoutMinifier leaves comments to html/template, which keeps the space around them.
var layoutMinifier = htmlMinifier(html.Minifier{TemplateDelims: html.GoTemplateDelims, KeepComments: true})

// htmlMinifier makes HTML smaller. End tags and quotes stay: the saving is a few bytes
// after compression, and people read the source of a page they are to trust.
func htmlMinifier(h html.Minifier) *minify.M {
	h.KeepDocumentTags, h.KeepEndTags, h.KeepQuotes, h.KeepDefaultAttrVals = true, true, true, true
	m := minify.New()
	m.Add("text/html", &h)
	return m
}

const maxMoved = 1 << 32 // bytes, some tenths of a second

// minified makes a file smaller where we know its kind; what cannot be read
// goes out as it is, with the reason.
func minified(name string, data []byte) ([]byte, error) {
	media, ok := minifiers[path.Ext(name)]
	if !ok {
		return data, nil
	}
	if media == "text/html" {
		return minifiedHTML(pageMinifier, data)
	}
	return minifiedBy(minifier, media, data)
}

// smallLayout makes a layout smaller, which the pages that it lays out then need
// not be one by one. What the library cannot read stays as it is.
func smallLayout(text []byte) []byte {
	// Of two spaces with a tag between them the library keeps one, which {{- must not
	// take away afterwards.
	text = trimmedAfter.ReplaceAll(trimmedBefore.ReplaceAll(text, []byte("{{")), []byte("}}"))
	small, _ := minifiedHTML(layoutMinifier, text)
	return small
}

var (
	trimmedBefore = regexp.MustCompile(`[ \t\r\n]*\{\{-[ \t\r\n]+`)
	trimmedAfter  = regexp.MustCompile(`[ \t\r\n]+-\}\}[ \t\r\n]*`)
)

func minifiedHTML(m *minify.M, data []byte) ([]byte, error) {
	// The library moves the rest of a text for each sign that it writes
	// shorter: a page of 400,000 & took a minute. Such a page is right as it is.
	if bytes.Count(data, []byte("&"))*len(data) > maxMoved {
		return data, nil
	}
	return minifiedBy(m, "text/html", data)
}

func minifiedBy(m *minify.M, media string, data []byte) ([]byte, error) {
	out, err := m.Bytes(media, data)
	if err != nil {
		return data, err
	}
	return out, nil
}
