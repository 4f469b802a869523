package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rettesnor/internal/site"
)

// whole checks an output folder against its own manifest, and gives the text
// of one of its files.
func whole(t *testing.T, dir, file string) string {
	t.Helper()
	list, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
			t.Fatalf("%s is not what the manifest says", name)
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Killed at any moment, a build leaves the old site or the new one, and what
// it left half-made is cleared away by the next.
func TestBuildKilled(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "ud")
	write(t, dir, "kilde/content/_index.md", "# Forside\n")
	edition := func(n int) {
		for i := range 60 {
			write(t, dir, fmt.Sprintf("kilde/content/s%d.md", i), fmt.Sprintf("# S\n\nUdgave %d.\n", n))
		}
	}
	build := func() *exec.Cmd {
		cmd := exec.Command(os.Args[0], "build", "-src", filepath.Join(dir, "kilde"), "-out", out)
		cmd.Env = append(os.Environ(), runAsProgram+"=1")
		return cmd
	}
	edition(0)
	start := time.Now()
	if text, err := build().CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	took := time.Since(start)
	write(t, out, "fremmed.txt", "min egen")

	seen := map[string]bool{}
	rounds := 50
	if testing.Short() {
		rounds = 10
	}
	for n := 1; n <= rounds; n++ {
		before := whole(t, out, "s59/index.html")
		edition(n)
		cmd := build()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(took) * 3 / 2)))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		after := whole(t, out, "s59/index.html")
		switch {
		case after == before:
			seen["old"] = true
		case strings.Contains(after, fmt.Sprintf("Udgave %d.", n)):
			seen["new"] = true
		default:
			t.Fatalf("round %d: neither the old site nor the new one:\n%s", n, after)
		}
		if foreign, err := os.ReadFile(filepath.Join(out, "fremmed.txt")); err != nil || string(foreign) != "min egen" {
			t.Fatalf("round %d: the foreign file is gone: %v", n, err)
		}
	}
	t.Logf("seen: %v", seen)
	if text, err := build().CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "kilde" && e.Name() != "ud" {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// What has not changed keeps its time, and is the same file as before.
func TestUnchangedStays(t *testing.T) {
	out := filepath.Join(t.TempDir(), "ud")
	put := func(files ...site.File) int {
		target, err := openTarget(out, "")
		if err != nil {
			t.Fatal(err)
		}
		n, err := target.write(files)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	a, b := site.File{Path: "a/x.html", Data: []byte("a")}, site.File{Path: "b.html", Data: []byte("b")}
	if n := put(a, b); n != 2 {
		t.Errorf("%d new files", n)
	}
	old, err := os.Stat(filepath.Join(out, "a/x.html"))
	if err != nil {
		t.Fatal(err)
	}
	b.Data = []byte("c")
	if n := put(a, b); n != 1 {
		t.Errorf("%d changed files", n)
	}
	now, err := os.Stat(filepath.Join(out, "a/x.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(old, now) || !now.ModTime().Equal(old.ModTime()) {
		t.Error("an unchanged file was written again")
	}
	if n := put(b); n != 0 {
		t.Errorf("%d changed files after one is gone", n)
	}
	if _, err := os.Stat(filepath.Join(out, "a")); !os.IsNotExist(err) {
		t.Errorf("the page that is gone still stands: %v", err)
	}
}

// Where two names cannot be exchanged in one step, a killed build may leave
// the old site under its other name; the next start puts it back.
func TestRecover(t *testing.T) {
	out := filepath.Join(t.TempDir(), "ud")
	target, err := openTarget(out, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := target.write([]site.File{{Path: "a.html", Data: []byte("a")}}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(out, target.beside("old")); err != nil {
		t.Fatal(err)
	}
	if _, err := openTarget(out, ""); err != nil {
		t.Fatal(err)
	}
	if got := whole(t, out, "a.html"); got != "a" {
		t.Errorf("got %q", got)
	}
}
