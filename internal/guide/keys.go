package guide

import (
	"maps"
	"slices"
)

// keysOf are the keys of a map, in order.
func keysOf[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
