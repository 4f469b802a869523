package audit

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"rettesnor/internal/problem"
)

// Readability by LIX: words a sentence plus the percentage of words of more
// than six letters.
const (
	lixParents  = 40 // pages that parents read
	lixOthers   = 45
	lixMinWords = 60 // less says nothing
)

// wordsOf parts a text in its words.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// sentences parts a passage. A full stop ends one only before a capital, so
// that 15. november and kr. 200 stay whole.
func sentences(text string) []string {
	var out []string
	runes := []rune(text)
	from := 0
	for i, r := range runes {
		if !strings.ContainsRune(".!?:", r) {
			continue
		}
		j := i + 1
		for j < len(runes) && strings.ContainsRune("»«)”\"", runes[j]) {
			j++
		}
		if j < len(runes) && runes[j] != ' ' {
			continue
		}
		for j < len(runes) && strings.ContainsRune(" »«(”\"–", runes[j]) {
			j++
		}
		if j < len(runes) && r == '.' && !unicode.IsUpper(runes[j]) {
			continue
		}
		out = append(out, string(runes[from:min(i+1, len(runes))]))
		from = i + 1
	}
	return append(out, string(runes[from:]))
}

// lix is the value of some passages, with the number of words it rests on and
// the longest sentence.
func lix(texts []string) (value float64, words int, longest string) {
	count, long, most := 0, 0, 0
	for _, text := range texts {
		for _, s := range sentences(text) {
			w := wordsOf(s)
			if len(w) == 0 {
				continue
			}
			count++
			words += len(w)
			if len(w) > most {
				most, longest = len(w), strings.TrimSpace(s)
			}
			for _, word := range w {
				if len([]rune(word)) > 6 {
					long++
				}
			}
		}
	}
	if words == 0 {
		return 0, 0, ""
	}
	return float64(words)/float64(count) + 100*float64(long)/float64(words), words, longest
}

// Readable holds each page to its limit.
func Readable(s *Site) (problems []problem.Problem) {
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.File == "" || len(p.Audience) == 0 {
			continue
		}
		limit := lixOthers
		if slices.Contains(p.Audience, "foraeldre") {
			limit = lixParents
		}
		var texts []string
		for _, passage := range p.Doc.Prose {
			texts = append(texts, passage.Text)
		}
		value, words, longest := lix(texts)
		if words < lixMinWords || math.Round(value) <= float64(limit) {
			continue
		}
		problems = append(problems, problem.Problem{File: p.File, Line: p.Line["audience"], Message: fmt.Sprintf("siden %s har lix %.0f; grænsen er %d", p.Address, value, limit),
			Hint: fmt.Sprintf("den længste sætning har %d ord: %s", len(wordsOf(longest)), problem.Shortened(longest, 90))})
	}
	return problems
}
