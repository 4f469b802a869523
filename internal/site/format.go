package site

import (
	"regexp"
	"strings"
	"unicode"

	"rettesnor/internal/danish"
	"rettesnor/wizard/words"
)

const nbsp = danish.NBSP

// danishNumber, danishDate and upperFirst are those of package danish.
var (
	danishNumber = danish.Number
	danishDate   = danish.Date
	upperFirst   = danish.UpperFirst
)

// figure writes a rate's value with its unit, without what it is counted by:
// 35.247 kr. and not kroner om måneden.
func (r *siteData) figure(s *sayings, value, unit string) string {
	text := danishNumber(value)
	kind, _, _ := strings.Cut(unit, "/")
	if length := "enhed." + kind; r.words.Has(length) {
		return text + nbsp + r.words.Say(words.New(length, words.Num("n", 0)))
	}
	if kind == "DKK" {
		return text + nbsp + s.say("side.tal.dkk")
	}
	return text
}

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

// stretch is a part of a text.
type stretch struct {
	Text  string
	Whole bool // not parted at a line's end
}

// whole parts a text at its decision numbers, which stay whole.
func whole(text string) (all []stretch) {
	from := 0
	for _, at := range numbered.FindAllStringIndex(text, -1) {
		if at[0] > from {
			all = append(all, stretch{text[from:at[0]], false})
		}
		all = append(all, stretch{text[at[0]:at[1]], true})
		from = at[1]
	}
	if from < len(text) {
		all = append(all, stretch{text[from:], false})
	}
	return all
}

// capital writes a text with its first letter large.
func capital(s string) string {
	r := []rune(s)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}
