package site

import (
	"path"
	"slices"
	"strings"
)

// habits learns what folders for other generators are used to: that x.md is
// x.html, that addresses are in small letters, and that README is the page of
// its folder. It depends on the names of the texts alone.
func (b *Builder) habits() {
	if !b.lenient() {
		return
	}
	b.others = map[string]string{}
	var left []string // names that are those of files, or of two texts
	for _, file := range keysOf(b.Content) {
		name := strings.TrimPrefix(file, "content")
		if !isText(file) {
			left = append(left, strings.ToLower(name))
			continue
		}
		address := addressOf(name[1:])
		bare := strings.TrimSuffix(name, path.Ext(name))
		names := []string{bare, bare + ".html", name, strings.TrimSuffix(address, "/")}
		if base := strings.ToLower(path.Base(bare)); base == "index" || base == "_index" || base == "readme" {
			dir := strings.TrimSuffix(path.Dir(bare), "/")
			names = append(names, dir+"/index.html", dir)
		}
		for _, n := range names {
			n = strings.ToLower(n)
			if other, ok := b.others[n]; ok && other != address {
				left = append(left, n)
			}
			b.others[n] = address
		}
	}
	for _, n := range left {
		delete(b.others, n)
	}
	b.taken = b.takenIDs()
}

// takenIDs are the ids that the layouts have themselves.
func (b *Builder) takenIDs() (taken []string) {
	for _, text := range b.Layout {
		taken = append(taken, b.Memo.layout(text).ids...)
	}
	slices.Sort(taken)
	return slices.Compact(taken)
}
