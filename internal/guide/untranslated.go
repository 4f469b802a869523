package guide

import (
	"bytes"
	"regexp"

	"golang.org/x/net/html"
)

// A reader whose browser translates the page is to see what stands in the
// decision and in the law: 35.247 kr., which a translation writes as 35,247,
// § 87, stk. 3, and the number of a decision. Amounts and provisions come to a
// page from references, from the engine's sentences, from tables and from
// titles, so they are marked in one place, when it has been laid out:
//
//	Loftet er 35.247 kr.  →  Loftet er <span translate="no">35.247 kr.</span>
//
// What a layout marks itself is left, and so is what no translation touches.

// unmoved is what stays as it is written. static/js/ui/words.js has the same
// rule for what the page's engine says; TestUntranslatedAlike holds them equal.
var unmoved = regexp.MustCompile(`§§?[ \x{a0}]\d+(?:[ \x{a0}][a-z]\b)?(?:, stk\.[ \x{a0}]\d+)?(?:, nr\.[ \x{a0}]\d+)?|(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?[ \x{a0}]kr\.|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\b(?:[A-Z]{1,2}-)?\d+-\d+(?:-\d+)?\b`)

// untouched are elements whose words stand in no span, or are not translated.
var untouched = map[string]bool{"head": true, "script": true, "style": true, "svg": true, "option": true, "textarea": true, "title": true}

// untranslated marks what stays as it is written in a finished page.
func untranslated(page []byte) []byte {
	if !unmoved.Match(page) {
		return page
	}
	out := make([]byte, 0, len(page)+len(page)/8)
	inside, depth := "", 0 // the element that is left as it is
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out
		}
		raw := bytes.Clone(z.Raw())
		switch kind {
		case html.TextToken:
			if inside == "" && bytes.ContainsAny(raw, "0123456789") { // which each of them has
				raw = unmoved.ReplaceAll(raw, []byte(`<span translate="no">$0</span>`))
			}
		case html.StartTagToken:
			name, more := z.TagName()
			tag := string(name)
			switch {
			case inside == tag:
				depth++
			case inside == "" && (untouched[tag] || saysNo(z, more)):
				inside, depth = tag, 1
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == inside {
				if depth--; depth == 0 {
					inside = ""
				}
			}
		}
		out = append(out, raw...)
	}
}

func saysNo(z *html.Tokenizer, more bool) bool {
	for more {
		var key, value []byte
		if key, value, more = z.TagAttr(); string(key) == "translate" && string(value) == "no" {
			return true
		}
	}
	return false
}
