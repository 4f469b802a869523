// Package suggest finds what a mistyped word was meant to be.
package suggest

import "strings"

// DidYouMean is a hint that names the known word nearest to a mistyped one,
// or nothing when none is near.
func DidYouMean(word string, known []string) string {
	best, dist := "", 1+max(1, len(word)/3)
	for _, k := range known {
		if k == "" || k == word {
			continue
		}
		if d := distance(strings.ToLower(word), strings.ToLower(k), dist+1); d < dist || d == dist && best != "" && k < best {
			best, dist = k, d
		}
	}
	if best == "" {
		return ""
	}
	return "mente du " + best + "?"
}

// Or is DidYouMean, or another hint when no known word is near.
func Or(word string, known []string, or string) string {
	if hint := DidYouMean(word, known); hint != "" {
		return hint
	}
	return or
}

// distance is the number of letters to change, add, drop or swap; limit or
// more is limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d >= limit || -d >= limit {
		return limit
	}
	before := make([]int, len(y)+1)
	prev := make([]int, len(y)+1)
	cur := make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return min(prev[len(y)], limit)
}
