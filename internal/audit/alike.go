package audit

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"strings"
	"unicode"

	"rettesnor/internal/problem"
)

// Two pages that say the same in the same words will one day say two things,
// when only one of them is mended. A run of so many equal words is reported
// with what has aged; a longer one is a problem.
const (
	similarWords = 14
	copiedWords  = 30
)

// run is a passage that stands on two pages.
type run struct {
	page, other *Page
	words       []string
	file        string // where it stands on page
	line        int
}

// similar finds the longest runs of equal words between pages. A window of
// words is looked up by a hash that rolls along, and compared word for word.
func similar(pages []*Page) []run {
	const base = 1099511628211
	var oldest uint64 = 1 // the weight of the word that leaves the window
	for range similarWords - 1 {
		oldest *= base
	}
	type spot struct{ page, passage, word int }
	texts := make([][][]string, len(pages))
	seen := map[uint64]spot{}
	var runs []run
	for i, p := range pages {
		for k, passage := range p.Doc.Prose {
			words := wordsOf(strings.ToLower(passage.Text))
			texts[i] = append(texts[i], words)
			sums := make([]uint64, len(words))
			var h uint64
			end := 0 // of the last run here
			for at, w := range words {
				f := fnv.New64a()
				_, _ = io.WriteString(f, w)
				sums[at] = f.Sum64()
				if at >= similarWords {
					h -= sums[at-similarWords] * oldest
				}
				h = h*base + sums[at]
				from := at + 1 - similarWords
				if from < end {
					continue
				}
				first, ok := seen[h]
				if !ok {
					seen[h] = spot{i, k, from}
					continue
				}
				other := texts[first.page][first.passage][first.word:]
				n := 0
				for from+n < len(words) && n < len(other) && words[from+n] == other[n] {
					n++
				}
				if first.page == i || n < similarWords {
					continue
				}
				runs = append(runs, run{p, pages[first.page], words[from : from+n], cmp.Or(passage.File, p.File), passage.Line(wordAt(passage.Text, from))})
				end = from + n
			}
		}
	}
	return runs
}

// Alike reports the runs: long ones always, shorter ones with what has aged.
func Alike(s *Site) (problems []problem.Problem) {
	var written []*Page
	for i := range s.Pages {
		if p := &s.Pages[i]; p.File != "" {
			written = append(written, p)
		}
	}
	for _, r := range similar(written) {
		copied := len(r.words) >= copiedWords
		if !copied && s.Today == "" {
			continue
		}
		problems = append(problems, problem.Problem{File: r.file, Line: r.line, Warning: !copied,
			Message: fmt.Sprintf("%d ord i træk står også på %s: %s", len(r.words), r.other.Address, problem.Shortened(strings.Join(r.words, " "), 70)),
			Hint:    "sig det ét sted, og link dertil fra det andet"})
	}
	return problems
}

// wordAt is where a word of a text begins, counted as wordsOf does.
func wordAt(text string, n int) int {
	in := false
	for i, r := range text {
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		if word && !in {
			if n == 0 {
				return i
			}
			n--
		}
		in = word
	}
	return len(text)
}
