//go:build unix

package guide

import (
	"os"
	"path/filepath"
	"rettesnor/internal/site"
	"syscall"
	"testing"
	"time"
)

// A pipe that nobody writes to, and a link to it, are named and not read.
func TestNoOrdinaryFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/index.md"), []byte("# F\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "content/rør.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("rør.md", filepath.Join(dir, "content/vej.md")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	done := make(chan Result, 1)
	go func() { done <- Build(site.Input{Files: root.FS(), Fallback: theme}) }()
	select {
	case res := <-done:
		want := "content/rør.md: advarsel: er ingen almindelig fil og er ikke læst\n  hint: flyt den ud af mappen\ncontent/vej.md: advarsel: er ingen almindelig fil og er ikke læst\n  hint: flyt den ud af mappen"
		if got := said(res); got != want || fileOf(res, "index.html") == "" {
			t.Errorf("said %s", got)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("waits for a pipe")
	}
}
