package site

import (
	"regexp"

	"rettesnor/internal/danish"
)

// danishNumber and upperFirst are those of package danish.
var (
	danishNumber = danish.Number
	upperFirst   = danish.UpperFirst
)

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
