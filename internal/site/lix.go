package site

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Readability by LIX: words a sentence plus the percentage of words of more
// than six letters.
const (
	lixParents  = 40 // pages that parents read
	lixOthers   = 45
	lixMinWords = 60 // less says nothing
)

// prose are the passages of a page.
func (p *page) prose() (texts []string) {
	for _, passage := range p.doc.Prose {
		texts = append(texts, passage.Text)
	}
	return texts
}

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

// readable holds each page to its limit.
func (b *build) readable() {
	if !b.ours() {
		return
	}
	for _, p := range b.pages {
		if p.file == "" || len(p.meta.audience) == 0 {
			continue
		}
		limit := lixOthers
		if slices.Contains(p.meta.audience, "foraeldre") {
			limit = lixParents
		}
		value, words, longest := lix(p.prose())
		if words < lixMinWords || math.Round(value) <= float64(limit) {
			continue
		}
		b.problem(Problem{File: p.file, Line: p.meta.line["audience"], Message: fmt.Sprintf("siden %s har lix %.0f; grænsen er %d", p.address, value, limit),
			Hint: fmt.Sprintf("den længste sætning har %d ord: %s", len(wordsOf(longest)), shortened(longest, 90))})
	}
}

func shortened(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return strings.TrimSpace(string(r[:most])) + " …"
}
