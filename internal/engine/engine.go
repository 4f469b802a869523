// Package engine tells whether the small engine, the WebAssembly that TinyGo
// made of the rules, is of the sources that the program itself was built from.
// It knows no operating system: the files come in as an argument.
package engine

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/build/constraint"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// The names of the small engine and of its record, which .ci/tinygo/build
// writes.
const (
	Wasm   = "cmd/wizardwasm/engine.wasm"
	Record = "cmd/wizardwasm/engine.sum"
)

// Stale is the reason why the small engine may not be used.
type Stale struct{ Why string }

func (s *Stale) Error() string { return s.Why }

// Small gives the small engine, or a *Stale where it is of other sources than
// those in files.
func Small(files fs.FS) ([]byte, error) {
	text, err := fs.ReadFile(files, Record)
	if err != nil {
		return nil, &Stale{Record + " mangler"}
	}
	sums, language := readRecord(text)
	if now, err := goLanguage(files); err != nil || now != language {
		return nil, &Stale{"go.mod er gået fra Go " + language + " til " + now}
	}
	// What stands elsewhere, the recipe, no program carries; a test holds it.
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		if strings.HasPrefix(name, ".") {
			continue
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, &Stale{name + " mangler"}
		}
		if Sum(data) != sums[name] {
			return nil, &Stale{name + " er ændret"}
		}
	}
	names, err := sources(files, small)
	if err != nil {
		return nil, err
	}
	for _, name := range append(names, Wasm) {
		if _, ok := sums[name]; !ok {
			return nil, &Stale{name + " er ny"}
		}
	}
	return fs.ReadFile(files, Wasm)
}

// Sum is a file's hash as the record has it.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// ReadRecord gives the hashes that a record has, by name.
func ReadRecord(text []byte) map[string]string {
	sums, _ := readRecord(text)
	return sums
}

func readRecord(text []byte) (sums map[string]string, language string) {
	sums = map[string]string{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n")
		if sum, name, ok := strings.Cut(line, "  "); ok && !strings.HasPrefix(line, "#") {
			sums[name] = sum
		} else if l, ok := strings.CutPrefix(line, "# language: "); ok {
			language = l
		}
	}
	return sums, language
}

func goLanguage(files fs.FS) (string, error) {
	text, err := fs.ReadFile(files, "go.mod")
	for line := range strings.Lines(string(text)) {
		if v, ok := strings.CutPrefix(line, "go "); ok {
			return strings.TrimSpace(v), nil
		}
	}
	return "", err
}

// target says which build tags hold for an engine.
type target func(tag string) bool

func holds(tags ...string) target {
	return func(tag string) bool { return slices.Contains(tags, tag) || strings.HasPrefix(tag, "go1.") }
}

var (
	small    = holds("tinygo", "tinygo.wasm", "wasm_unknown", "linux", "unix", "arm") // as target.json has it
	standard = holds("wasip1", "wasm", "unix", "gc")
)

// StandardSources are the files that the standard compiler makes an engine of.
func StandardSources(files fs.FS) ([]string, error) { return sources(files, standard) }

// sources are the Go files that go into an engine, tests left out.
func sources(files fs.FS, t target) ([]string, error) {
	var names []string
	for _, dir := range []string{"cmd/wizardwasm", "wizard"} {
		err := fs.WalkDir(files, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			is, err := included(data, t)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if is {
				names = append(names, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}

// included reads the //go:build line before the package clause.
func included(src []byte, t target) (bool, error) {
	for lines := bufio.NewScanner(bytes.NewReader(src)); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		if constraint.IsGoBuild(line) {
			expr, err := constraint.Parse(line)
			return err == nil && expr.Eval(t), err
		}
		if line != "" && !strings.HasPrefix(line, "//") {
			break
		}
	}
	return true, nil
}
