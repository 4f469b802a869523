package site

import (
	"html"
	"html/template"
	"regexp"
	"strings"

	"rettesnor/internal/markdown"
)

const nbsp = "\u00a0"

// danishNumber writes 35247 as 35.247 and 94.65 as 94,65; anything that is
// not a plain decimal stays as it is.
func danishNumber(s string) string {
	sign := ""
	digits := s
	if strings.HasPrefix(digits, "-") {
		sign, digits = "−", digits[1:]
	}
	whole, frac, point := strings.Cut(digits, ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(frac, "0123456789") != "" || point && frac == "" {
		return s
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if frac != "" && strings.Trim(frac, "0") != "" {
		whole += "," + frac
	}
	return sign + whole
}

// figure writes a rate's value with its unit.
func figure(value, unit string) string {
	n := danishNumber(value)
	kind, _, _ := strings.Cut(unit, "/")
	switch kind {
	case "DKK":
		return n + nbsp + "kr."
	case "percent", "pct", "procent":
		return n + nbsp + "procent"
	case "hours", "timer":
		return n + nbsp + "timer"
	case "weeks", "uger":
		return n + nbsp + "uger"
	case "days":
		return n + nbsp + "dage"
	case "workdays":
		return n + nbsp + "arbejdsdage"
	case "months":
		return n + nbsp + "måneder"
	case "years":
		return n + nbsp + "år"
	}
	return n
}

func danishDate(iso string) string { return markdown.DanishDate(iso) }

// years is 2024 or 2022–2023 for a window.
func years(from, until string) string {
	if len(from) < 4 {
		return ""
	}
	if len(until) < 4 || until[:4] == from[:4] {
		return from[:4]
	}
	return from[:4] + "–" + until[:4]
}

// numbered is the number of a decision: 70-14, C-63-01.
var numbered = regexp.MustCompile(`\b(?:[A-Z]{1,2}-)?\d+-\d+(?:-\d+)?\b`)

// unbroken is a text whose decision numbers are not parted at a line's end.
func unbroken(text string) template.HTML {
	return template.HTML(numbered.ReplaceAllString(html.EscapeString(text), `<span class="whole">$0</span>`))
}
