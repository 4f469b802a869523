package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// watching runs a watcher on dir whose rebuild reads a file of it.
type watching struct {
	w *watcher

	mu    sync.Mutex
	began []time.Time
	saw   string
}

func watch(t *testing.T, dir, file string) *watching {
	t.Helper()
	w, err := newWatcher(dir)
	if err != nil {
		t.Fatal(err)
	}
	o := &watching{w: w}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- w.run(ctx, func([]string) {
			began := time.Now()
			data, _ := os.ReadFile(filepath.Join(dir, file))
			o.mu.Lock()
			o.began, o.saw = append(o.began, began), string(data)
			o.mu.Unlock()
		})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		w.close()
	})
	return o
}

// after is how many rebuilds began after a moment, and what the last one saw.
func (o *watching) after(moment time.Time) (n int, saw string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, at := range o.began {
		if at.After(moment) {
			n++
		}
	}
	return n, o.saw
}

// settle waits until a rebuild has seen the text, and then for any more.
func (o *watching) settle(t *testing.T, last time.Time, text string) (rebuilds int, took time.Duration) {
	t.Helper()
	for {
		if n, saw := o.after(last); n > 0 && saw == text {
			break
		}
		if time.Since(last) > 20*time.Second {
			t.Fatalf("no rebuild saw %q", text)
		}
		time.Sleep(time.Millisecond)
	}
	took = time.Since(last)
	time.Sleep(8 * quiet)
	n, _ := o.after(last)
	return n, took
}

// 500 changes give one rebuild after the last of them, which sees the last
// bytes within a second. A busy machine may stop us in the middle, so that
// one burst becomes two; not three times in a row.
func TestBurst(t *testing.T) {
	for attempt := 1; ; attempt++ {
		dir := t.TempDir()
		write(t, dir, "content/s49.md", "først")
		o := watch(t, dir, "content/s49.md")
		for i := range 500 {
			write(t, dir, fmt.Sprintf("content/s%d.md", i%50), fmt.Sprintf("nummer %d", i))
		}
		n, took := o.settle(t, time.Now(), "nummer 499")
		all, _ := o.after(time.Time{})
		t.Logf("%d rebuilds after the last change, the first with its bytes after %v; %d in all", n, took.Round(time.Millisecond), all)
		if n == 1 && took < time.Second {
			return
		}
		if attempt == 3 {
			t.Fatalf("%d rebuilds after the last change, %v", n, took)
		}
	}
}

// The ways of editors: truncate and write, write twice, write beside and
// rename, back up first.
func TestEditors(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "content/a.md")
	write(t, dir, "content/a.md", "0")
	o := watch(t, dir, "content/a.md")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name string
		save func(text string)
	}{
		{"truncate and write", func(text string) { must(os.WriteFile(file, []byte(text), 0o644)) }},
		{"write twice", func(text string) {
			must(os.WriteFile(file, []byte("halv"), 0o644))
			time.Sleep(quiet / 5)
			must(os.WriteFile(file, []byte(text), 0o644))
		}},
		{"write beside and rename", func(text string) {
			must(os.WriteFile(file+".tmp", []byte(text), 0o644))
			must(os.Rename(file+".tmp", file))
		}},
		{"back up, then write", func(text string) {
			must(os.Rename(file, file+"~"))
			must(os.WriteFile(file, []byte(text), 0o644))
			must(os.Remove(file + "~"))
		}},
		{"delete, then write", func(text string) {
			must(os.Remove(file))
			must(os.WriteFile(file, []byte(text), 0o644))
		}},
	} {
		before := time.Now()
		tt.save(tt.name)
		if n, _ := o.settle(t, before, tt.name); n > 2 {
			t.Errorf("%s: %d rebuilds", tt.name, n)
		}
	}
}

// A file that editors keep for themselves changes nothing.
func TestNoise(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/a.md", "0")
	o := watch(t, dir, "content/a.md")
	start := time.Now()
	write(t, dir, "content/.a.md.swp", "x")
	write(t, dir, "content/a.md~", "x")
	write(t, dir, "andet/b.md", "x")
	write(t, dir, "fil.txt", "x")
	if err := os.Chmod(filepath.Join(dir, "content/a.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	time.Sleep(8 * quiet)
	if n, _ := o.after(start); n != 0 {
		t.Errorf("%d rebuilds for nothing", n)
	}
}

// Folders that come, move and go are watched where they are, and nowhere else.
func TestWatches(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/a/b/x.md", "0")
	o := watch(t, dir, "content/last.md")
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 20 {
		write(t, dir, fmt.Sprintf("content/ny%d/dyb/x.md", i), "1")
		time.Sleep(2 * time.Millisecond)
		move(fmt.Sprintf("content/ny%d", i), fmt.Sprintf("content/flyttet%d", i))
		if i%2 == 0 {
			if err := os.RemoveAll(filepath.Join(dir, fmt.Sprintf("content/flyttet%d", i))); err != nil {
				t.Fatal(err)
			}
		}
	}
	move("content/a", "content/c")
	write(t, dir, "content/last.md", "slut")
	o.settle(t, time.Now().Add(-time.Second), "slut")

	want := []string{dir}
	_ = filepath.WalkDir(filepath.Join(dir, "content"), func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			want = append(want, name)
		}
		return nil
	})
	slices.Sort(want)
	got := o.w.fs.WatchList()
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("watched:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// And a change in a folder that moved is seen.
	before := time.Now()
	write(t, dir, "content/c/b/x.md", "2")
	write(t, dir, "content/last.md", "slut igen")
	o.settle(t, before, "slut igen")
}
