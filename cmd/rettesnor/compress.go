package main

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"rettesnor/internal/compress"
	"rettesnor/internal/site"
)

// compressed adds the compressed forms of the files, each beside its own, where
// they are smaller. What the folder has from the last build is taken as it is
// when neither the file nor what makes its forms has changed; made counts the
// files that were not so.
func (t *target) compressed(files []site.File) (all []site.File, made int) {
	t.makers = compress.Makers()
	forms := make([][]site.File, len(files))
	var group sync.WaitGroup
	var next, count atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				if f := files[i]; compress.Worth(f.Path) {
					kept, ok := t.keptForms(f)
					if !ok {
						kept = makeForms(f)
						count.Add(1)
					}
					forms[i] = kept
				}
			}
		})
	}
	group.Wait()
	for i, f := range files {
		all = append(append(all, f), forms[i]...)
	}
	// A file of the content's own with such a name goes before what is made.
	own := map[string]bool{}
	for _, f := range files {
		own[f.Path] = true
	}
	seen := map[string]bool{}
	all = slices.DeleteFunc(all, func(f site.File) bool {
		again := own[f.Path] && seen[f.Path]
		seen[f.Path] = true
		return again
	})
	slices.SortFunc(all, func(a, b site.File) int { return strings.Compare(a.Path, b.Path) })
	return all, int(count.Load())
}

func makeForms(f site.File) []site.File {
	var out []site.File
	for _, form := range compress.Forms {
		if small := form.Small(f.Data); len(small) < len(f.Data) {
			out = append(out, site.File{Path: f.Path + form.Suffix, Data: small})
		}
	}
	return out
}

// keptForms are those that the last build wrote; ok is false where it wrote
// another file, or none.
func (t *target) keptForms(f site.File) (forms []site.File, ok bool) {
	if t.oldMakers != t.makers || t.old[f.Path] != hashOf(f.Data) {
		return nil, false
	}
	for _, form := range compress.Forms {
		name := f.Path + form.Suffix
		if !t.wrote(name) {
			continue // the form was no smaller
		}
		data, err := os.ReadFile(filepath.Join(t.dir, filepath.FromSlash(name)))
		if err != nil || hashOf(data) != t.old[name] {
			return nil, false
		}
		forms = append(forms, site.File{Path: name, Data: data})
	}
	return forms, true
}
