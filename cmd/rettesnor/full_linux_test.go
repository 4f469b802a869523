package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// A full disk leaves the old site as it was, says so, and leaves nothing of
// the new one behind.
func TestFullDisk(t *testing.T) {
	disk := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=1m"); err != nil {
		if errors.Is(err, unix.EPERM) {
			t.Skip("only one who may mount a file system can fill it")
		}
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	src, out := t.TempDir(), filepath.Join(disk, "ud")
	edition := func(text string) (int, string) {
		for i := range 20 {
			write(t, src, fmt.Sprintf("content/s%d.md", i), "# S\n\n"+text+"\n")
		}
		write(t, src, "content/_index.md", "# Forside\n")
		var stderr strings.Builder
		status := runBuild([]string{"-src", src, "-out", out}, io.Discard, &stderr)
		return status, stderr.String()
	}
	if status, text := edition("første"); status != exitOK {
		t.Fatalf("%d %s", status, text)
	}
	status, text := edition(strings.Repeat("for stor ", 10000))
	if status != exitProblems || !strings.Contains(text, "no space left on device") || !strings.Contains(text, "\n  hint: disken er fuld; det gamle sted står urørt") {
		t.Errorf("%d %s", status, text)
	}
	if page := whole(t, out, "s19/index.html"); !strings.Contains(page, "første") {
		t.Errorf("the old page is gone: %s", page)
	}
	entries, err := os.ReadDir(disk)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v %v", entries, err)
	}
	if status, text := edition("tredje"); status != exitOK || !strings.Contains(whole(t, out, "s0/index.html"), "tredje") {
		t.Errorf("after the disk has room again: %d %s", status, text)
	}
}
