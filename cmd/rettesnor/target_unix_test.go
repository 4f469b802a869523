//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"rettesnor/internal/site"
)

func edition(name string, files ...string) (all []site.File) {
	for _, f := range append(files, "index.html", "a/fælles.html") {
		all = append(all, site.File{Path: f, Data: []byte(name + " " + f)})
	}
	return all
}

// Builds of two sites into one folder come one after the other, and nothing of
// the first is left.
func TestTwoBuilds(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "ud")
	for round := range 15 {
		var wg sync.WaitGroup
		for n := range 4 {
			target, err := openTarget(out, "")
			if err != nil {
				t.Fatal(err)
			}
			wg.Go(func() {
				if _, err := target.write(edition(fmt.Sprint(n), fmt.Sprintf("p%d/index.html", n))); err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			})
		}
		wg.Wait()
		last := whole(t, out, "index.html")[:1]
		found := 0
		_ = filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
			if !d.IsDir() {
				found++
			}
			return err
		})
		if got := whole(t, out, "p"+last+"/index.html"); got[:1] != last || found != 4 {
			t.Errorf("round %d: %d files, and %s", round, found, got)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 1 {
			t.Errorf("round %d: left behind: %v", round, entries)
		}
	}
}

// A site keeps the modes and the group that its host has given it, and what is
// private in it stays so.
func TestModesStay(t *testing.T) {
	out := filepath.Join(t.TempDir(), "ud")
	build := func(name string) {
		t.Helper()
		target, err := openTarget(out, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := target.write(edition(name)); err != nil {
			t.Fatal(err)
		}
	}
	build("1")
	modes := map[string]fs.FileMode{"": 0o775 | fs.ModeSetgid, "a": 0o710, "index.html": 0o640, "privat": 0o700, "privat/tom": 0o711, "privat/fil.txt": 0o600}
	for _, dir := range []string{"privat", "privat/tom"} {
		if err := os.Mkdir(filepath.Join(out, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(out, "privat/fil.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	group := os.Getgid()
	if os.Getuid() == 0 { // others may give to their own groups alone
		group = 12345
	}
	for name, mode := range modes {
		if err := os.Chown(filepath.Join(out, name), -1, group); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(out, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	build("2")
	build("3")
	for name, mode := range modes {
		info, err := os.Lstat(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode()&^fs.ModeDir != mode {
			t.Errorf("%q has the mode %v, had %v", name, info.Mode(), mode)
		}
		if s := info.Sys().(*syscall.Stat_t); int(s.Gid) != group {
			t.Errorf("%q has the group %d, had %d", name, s.Gid, group)
		}
	}
	if got := whole(t, out, "index.html"); got != "3 index.html" {
		t.Errorf("got %q", got)
	}
}

// A folder that may not be written to is cleared away all the same.
func TestRemoveAll(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "x")
	for _, d := range []string{dir, dir + "/a", dir + "/a/b"} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(d+"/f", nil, 0o444); err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range []string{"/a/b", "/a", ""} {
		if err := os.Chmod(dir+d, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	removeAll(dir)
	if _, err := os.Lstat(dir); !os.IsNotExist(err) {
		t.Errorf("still there: %v", err)
	}
}

// A link on the way to the folder is followed before it is looked at where it
// leads: never into the sources, and never away from a disk that is not there.
func TestLinksOnTheWay(t *testing.T) {
	src := t.TempDir()
	for name, to := range map[string]string{"lead": "content", "gone": "nowhere", "fine": "out"} {
		if err := os.Symlink(to, filepath.Join(src, name)); err != nil {
			t.Fatal(err)
		}
	}
	_ = os.Mkdir(filepath.Join(src, "content"), 0o777)
	_ = os.Mkdir(filepath.Join(src, "out"), 0o777)
	for out, want := range map[string]string{
		"lead": "der ligger kilderne", "lead/ud": "der ligger kilderne", "lead/a/b": "der ligger kilderne",
		"gone": "er et link, der ingen steder fører", "fine": "", "fine/ud": "", "ny/ud": "",
	} {
		_, err := openTarget(filepath.Join(src, out), src)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("-out %s: %v, want %q", out, err, want)
		}
	}
	if info, err := os.Lstat(filepath.Join(src, "gone")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is replaced")
	}
}
