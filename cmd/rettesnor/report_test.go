package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rettesnor/internal/site"
)

// Of many warnings of a kind the first ten are told, and how many more there
// are; every fault that stops a build is told.
func TestManyWarnings(t *testing.T) {
	var all []site.Problem
	for i := range 25 {
		all = append(all, site.Problem{File: "a.md", Line: i, Warning: true, Message: fmt.Sprintf("linket /x%d/ fører ingen steder", i), Hint: "mente du /y/?"},
			site.Problem{File: "b.md", Line: i, Message: fmt.Sprintf("ukendt tal: t%d", i)})
	}
	for i := range 10 {
		all = append(all, site.Problem{File: "c.md", Line: i, Warning: true, Message: "HTML i teksten udelades: <b>"})
	}
	var out strings.Builder
	if errs := report(&out, all, false); errs != 25 {
		t.Errorf("%d faults", errs)
	}
	text := out.String()
	for part, n := range map[string]int{"fører ingen steder\n": 10 + 1, "ukendt tal": 25, "HTML i teksten": 10, "og 15 advarsler mere som: linket … fører ingen steder\n": 1, "  hint: vis alle med -v\n": 1} {
		if got := strings.Count(text, part); got != n {
			t.Errorf("%q stands %d times, not %d\n%s", part, got, n, text)
		}
	}
	out.Reset()
	report(&out, all, true)
	if strings.Count(out.String(), "fører ingen steder") != 25 || strings.Contains(out.String(), "-v") {
		t.Errorf("-v: %s", out.String())
	}
}

func TestKindOf(t *testing.T) {
	for _, same := range [][]string{
		{"linket /a/#b: siden har intet afsnit b", "linket #c: siden har intet afsnit c"},
		{"ukendt layout: post", "ukendt layout: page"},
		{"på /a/ springer overskrifterne fra h1 til h3", "på /b/c/ springer overskrifterne fra h2 til h4"},
		{"satsen a_b har intet offentliggjort tal for 2026-11-26", "satsen c_d har intet offentliggjort tal for 2026-11-26"},
	} {
		if a, b := kindOf(site.Problem{Message: same[0]}), kindOf(site.Problem{Message: same[1]}); a != b {
			t.Errorf("%q and %q", a, b)
		}
	}
	if a, b := kindOf(site.Problem{Message: "linket /a/ fører ingen steder"}), kindOf(site.Problem{Message: "linket /a/ fører til en kladde"}); a == b {
		t.Errorf("two kinds are %q", a)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "/dev/stdout", Err: errors.New("no space left on device")}
}

// An answer that does not come out whole is no answer, whatever the command.
func TestAnswerNotWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sag.json")
	if err := os.WriteFile(file, []byte(`{"format": "rettesnor-sag/1", "facts": {}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"version"}, {"rates"}, {"paths"}, {"graph"}, {"help"}, {"explain", file}, {"eval", file}} {
		var stderr strings.Builder
		if status := run(args, strings.NewReader(""), fullDisk{}, &stderr); status != exitProblems || !strings.Contains(stderr.String(), "no space left on device") {
			t.Errorf("%v: %d %s", args, status, stderr.String())
		}
	}
}
