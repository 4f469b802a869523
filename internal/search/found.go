package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// entry is what a stem, or a few with spaces between, is found in.
type entry struct {
	stem, key string
	also      []string // stems to mark besides
	found     []found  // by page
}

// found says how much is found on a page, and in which of its sections.
type found struct {
	page   int
	weight float64
	places []place
}

type place struct {
	section int
	weight  float64
}

func (f *found) add(section int, weight float64) {
	for i := range f.places {
		if f.places[i].section == section {
			f.places[i].weight += weight
			return
		}
	}
	f.places = append(f.places, place{section, weight})
}

// anyOf is what any of some words is found in: the best of them counts, and a
// little of the others.
func anyOf(lists ...[]found) []found {
	const others = .15
	return joined(lists, func(f *found, more float64) { f.weight = max(f.weight, more) + others*min(f.weight, more) })
}

// allOf is where all of a few words are found, each with its share.
func allOf(lists ...[]found) []found {
	if len(lists) == 1 {
		return lists[0]
	}
	on := map[int]int{}
	for _, list := range lists {
		for _, f := range list {
			on[f.page]++
		}
	}
	all := joined(lists, func(f *found, more float64) { f.weight += more })
	all = slices.DeleteFunc(all, func(f found) bool { return on[f.page] < len(lists) })
	return scaled(all, 1/float64(len(lists)))
}

// joined puts lists together by page.
func joined(lists [][]found, add func(f *found, more float64)) []found {
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, func(x, y found) int { return cmp.Compare(x.page, y.page) })
	out := all[:0]
	own := false // the places of the last are not another's
	for _, f := range all {
		if n := len(out); n > 0 && out[n-1].page == f.page {
			last := &out[n-1]
			if !own {
				last.places, own = slices.Clone(last.places), true
			}
			add(last, f.weight)
			for _, p := range f.places {
				last.add(p.section, p.weight)
			}
			continue
		}
		out, own = append(out, f), false
	}
	return out
}

func scaled(list []found, by float64) []found {
	out := slices.Clone(list)
	for i := range out {
		out[i].weight *= by
	}
	return out
}

const (
	signs = "!#$%&'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{}~"
	best  = 40   // how well a page fits at most
	scale = 10.5 // makes a number up to best of a weight, which is at most that of the rarest word
)

// line writes an entry.
func (e *entry) line() string {
	var b strings.Builder
	b.WriteString(e.key)
	if e.key != e.stem {
		b.WriteString("|" + e.stem)
	}
	b.WriteByte('\t')
	b.WriteString(strings.Join(e.also, ","))
	b.WriteByte('\t')
	list := e.found
	if len(list) > maxPages {
		list = slices.Clone(list)
		slices.SortFunc(list, func(x, y found) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.page, y.page)) })
		list = list[:maxPages]
		slices.SortFunc(list, func(x, y found) int { return cmp.Compare(x.page, y.page) })
	}
	const last = len(signs) - 1
	before := 0
	for _, f := range list {
		step := f.page - before
		before = f.page
		for ; step >= last; step -= last {
			b.WriteByte(signs[last]) // it goes on
		}
		b.WriteByte(signs[step])
		places := slices.Clone(f.places)
		slices.SortFunc(places, func(x, y place) int {
			return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.section, y.section))
		})
		places = places[:min(len(places), maxSections)]
		// How well it fits and how many sections are named is one sign.
		fits := max(1, min(best, int(math.Round(f.weight*scale))))
		b.WriteByte(signs[(fits-1)*maxSections+len(places)-1])
		for _, p := range places {
			if p.section > last {
				p.section = 0 // the page's top
			}
			b.WriteByte(signs[p.section])
		}
	}
	return b.String()
}
