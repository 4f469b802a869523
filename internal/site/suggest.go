package site

import (
	"rettesnor/internal/problem"

	"slices"

	"rettesnor/internal/suggest"
)

// didYouMean and didYouMeanOr are those of package suggest.
var (
	didYouMean   = suggest.DidYouMean
	didYouMeanOr = suggest.Or
)

func keysOf[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// hinted is an error of what to mend, with what to do about it.
var hinted = problem.Hinted
