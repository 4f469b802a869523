package engine

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// tree is a small module with an engine that is of its sources.
func tree() fstest.MapFS {
	files := fstest.MapFS{
		"go.mod":                     {Data: []byte("module m\n\ngo 1.26.0\n\nrequire x v1\n")},
		"cmd/wizardwasm/main.go":     {Data: []byte("//go:build wasip1 || tinygo\n\npackage main\n")},
		"cmd/wizardwasm/target.json": {Data: []byte("{}")},
		Wasm:                         {Data: []byte("\x00asm")},
		"wizard/rule.go":             {Data: []byte("// Package wizard.\npackage wizard\n")},
		"wizard/rule_test.go":        {Data: []byte("package wizard\n")},
		"wizard/words.go":            {Data: []byte("// For people.\n\n//go:build !tinygo\n\npackage wizard\n")},
		"wizard/num/money.go":        {Data: []byte("package num\n")},
	}
	var record strings.Builder
	record.WriteString("# compiler: a\n# language: 1.26.0\n")
	for _, name := range []string{Wasm, "cmd/wizardwasm/main.go", "cmd/wizardwasm/target.json", "wizard/num/money.go", "wizard/rule.go"} {
		record.WriteString(Sum(files[name].Data) + "  " + name + "\n")
	}
	record.WriteString(Sum([]byte("the recipe")) + "  .ci/tinygo/build\n")
	files[Record] = &fstest.MapFile{Data: []byte(record.String())}
	return files
}

func TestTheSmallEngineIsUsedOnlyWithItsSources(t *testing.T) {
	set := func(name, data string) func(fstest.MapFS) {
		return func(files fstest.MapFS) { files[name] = &fstest.MapFile{Data: []byte(data)} }
	}
	gone := func(name string) func(fstest.MapFS) { return func(files fstest.MapFS) { delete(files, name) } }
	for _, tt := range []struct {
		name   string
		change func(fstest.MapFS)
		why    string // empty where the small engine is used
	}{
		{"as it is", func(fstest.MapFS) {}, ""},
		{"a test", set("wizard/rule_test.go", "package wizard // more"), ""},
		{"a new test", set("wizard/new_test.go", "package wizard"), ""},
		{"a file that is not in it", set("wizard/words.go", "//go:build !tinygo\n\npackage wizard // more"), ""},
		{"a dependency of the program", set("go.mod", "module m\n\ngo 1.26.0\n\nrequire x v2\n"), ""},
		{"a rule", set("wizard/rule.go", "package wizard // more"), "wizard/rule.go er ændret"},
		{"a rule in a folder below", set("wizard/num/money.go", "package num // more"), "wizard/num/money.go er ændret"},
		{"the exports", set("cmd/wizardwasm/main.go", "package main"), "cmd/wizardwasm/main.go er ændret"},
		{"the target", set("cmd/wizardwasm/target.json", "{ }"), "cmd/wizardwasm/target.json er ændret"},
		{"the engine", set(Wasm, "\x00asm2"), Wasm + " er ændret"},
		{"a new file", set("wizard/new.go", "package wizard"), "wizard/new.go er ny"},
		{"a new file by its tag", set("wizard/new.go", "//go:build tinygo\n\npackage wizard"), "wizard/new.go er ny"},
		{"a file that comes in", set("wizard/words.go", "package wizard"), "wizard/words.go er ny"},
		{"a file that goes", gone("wizard/rule.go"), "wizard/rule.go mangler"},
		{"no engine", gone(Wasm), Wasm + " mangler"},
		{"no record", gone(Record), Record + " mangler"},
		{"an empty record", set(Record, ""), "go.mod er gået fra Go  til 1.26.0"},
		{"another Go", set("go.mod", "module m\n\ngo 1.27.0\n"), "go.mod er gået fra Go 1.26.0 til 1.27.0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := tree()
			tt.change(files)
			wasm, err := Small(files)
			if tt.why == "" {
				if err != nil || string(wasm) != "\x00asm" {
					t.Fatalf("%q %v", wasm, err)
				}
				return
			}
			var stale *Stale
			if !errors.As(err, &stale) || stale.Why != tt.why {
				t.Errorf("%v, want %s", err, tt.why)
			}
		})
	}
}

func TestTheStandardEngineIsOfItsOwnSources(t *testing.T) {
	names, err := StandardSources(tree())
	want := []string{"cmd/wizardwasm/main.go", "wizard/num/money.go", "wizard/rule.go", "wizard/words.go"}
	if err != nil || !slices.Equal(names, want) {
		t.Errorf("%q %v, want %q", names, err, want)
	}
	if _, err := StandardSources(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no sources: %v", err)
	}
	if got := ReadRecord(tree()[Record].Data); len(got) != 6 || !slices.Contains(slices.Collect(maps.Keys(got)), ".ci/tinygo/build") {
		t.Errorf("the record has %q", got)
	}
}
