package main

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"rettesnor/internal/site"
)

// A change that comes alone is taken at once, but for the moment in which an editor
// empties a file and writes it. Those that follow soon, as of a checkout that
// touches hundreds of files, wait until the folders have been still for quiet.
const (
	atOnce = 2 * time.Millisecond
	quiet  = 25 * time.Millisecond
	soon   = 200 * time.Millisecond
)

// watcher follows every folder below the three that make the site.
type watcher struct {
	fs   *fsnotify.Watcher
	root string
	is   os.FileInfo // the folder that root named when it was last followed
}

var watchedDirs = []string{"content", "layouts", "static"}

func newWatcher(root string) (*watcher, error) {
	f, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("filerne kan ikke overvåges: %w", err)
	}
	w := &watcher{fs: f, root: root}
	if err := w.follow(); err != nil {
		f.Close()
		return nil, err
	}
	return w, nil
}

func (w *watcher) close() { _ = w.fs.Close() }

// follow watches the folders as they stand now. A folder that has moved keeps
// its old name at the system, and so do all below it; so everything is let go
// and taken up again. What changes in between is read by the rebuild that
// comes next.
func (w *watcher) follow() error {
	for _, name := range w.fs.WatchList() {
		_ = w.fs.Remove(name)
	}
	w.is, _ = os.Stat(w.root)
	// The root itself tells when one of the three appears.
	if err := w.fs.Add(w.root); err != nil {
		return fmt.Errorf("filerne kan ikke overvåges: %w", err)
	}
	for _, dir := range watchedDirs {
		w.add(filepath.Join(w.root, dir))
	}
	return nil
}

// add watches a folder and all below it. What has gone again meanwhile is not
// an error: its going is an event of its own.
func (w *watcher) add(dir string) {
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		if name != dir && site.LeftOut(filepath.ToSlash(name)) {
			return fs.SkipDir
		}
		_ = w.fs.Add(name)
		return nil
	})
}

// ours tells whether a change can change the site.
func (w *watcher) ours(name string) bool {
	rel, err := filepath.Rel(w.root, name)
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	if site.LeftOut(filepath.ToSlash(name)) {
		return false
	}
	for _, dir := range watchedDirs {
		if first == dir {
			return true
		}
	}
	return false
}

// run calls rebuild after each burst of changes, until ctx ends, with the names of
// the files that have changed, or nil where anything may have. Changes during a
// rebuild give one more after it.
func (w *watcher) run(ctx context.Context, rebuild func(changed []string)) error {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	defer timer.Stop()
	moved := false // something has come, gone or got another name
	var last time.Time
	changed, all := map[string]bool{}, false
	wait := func() {
		if time.Since(last) < soon || len(changed) > 1 || all {
			timer.Reset(quiet)
		} else {
			timer.Reset(atOnce)
		}
	}
	// Nothing tells of a root that is put in the place of another.
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, ok := <-w.fs.Events:
			if !ok {
				return nil
			}
			if event.Op == fsnotify.Chmod || !w.ours(event.Name) {
				continue
			}
			moved = moved || event.Has(fsnotify.Create) || event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove)
			if rel, err := filepath.Rel(w.root, event.Name); err == nil {
				changed[filepath.ToSlash(rel)] = true
			}
			wait()
		case err, ok := <-w.fs.Errors:
			if !ok {
				return nil
			}
			// Too many events to follow: look at everything again.
			if err != nil {
				moved, all = true, true
				wait()
			}
		case <-timer.C:
			if moved {
				// A root that is away may come back.
				moved = w.follow() != nil
			}
			var names []string
			if !all {
				names = slices.Sorted(maps.Keys(changed))
			}
			changed, all = map[string]bool{}, false
			rebuild(names)
			last = time.Now()
		case <-tick.C:
			if is, err := os.Stat(w.root); err == nil && (w.is == nil || !os.SameFile(is, w.is)) {
				moved, all = true, true
				wait()
			}
		}
	}
}
