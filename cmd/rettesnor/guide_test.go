package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The recipes of docs/skriv.md are followed as they stand, in a copy of the
// content: ```fil writes a file, ```linje adds lines to one (after the first line
// that begins with the words behind "efter", at its end otherwise), and ```sh runs
// a command, which must succeed.
func TestTheWritersGuide(t *testing.T) {
	text, err := os.ReadFile("../../docs/skriv.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, part := range []string{"content", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS("../../"+part)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	ran := 0
	for _, m := range regexp.MustCompile("(?ms)^```(fil|linje|sh) ?([^\\n]*)\\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
		what, where, body := m[1], m[2], m[3]
		name, after, _ := strings.Cut(where, " efter ")
		switch what {
		case "fil":
			err = os.WriteFile(name, []byte(body), 0o600)
		case "linje":
			err = addLines(name, after, body)
		case "sh":
			ran++
			var out, complaints bytes.Buffer
			args, ok := strings.CutPrefix(strings.TrimSpace(body), "go run ./cmd/rettesnor ")
			if status := run(strings.Fields(args), strings.NewReader(""), &out, &complaints); !ok || status != exitOK {
				t.Fatalf("%s: status %d\n%s%s", body, status, out.String(), complaints.String())
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if ran < 6 {
		t.Errorf("only %d commands were run", ran)
	}
}

func addLines(name, after, lines string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	at := len(text)
	if after != "" {
		i := strings.Index("\n"+string(text), "\n"+after)
		if i < 0 {
			return &os.PathError{Op: "find " + after, Path: name, Err: os.ErrNotExist}
		}
		at = i + strings.IndexByte(string(text[i:]), '\n') + 1
	} else {
		lines = "\n" + lines
	}
	return os.WriteFile(name, append(append(bytes.Clone(text[:at]), lines...), text[at:]...), 0o600)
}
