package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rettesnor/internal/site"
)

// manifestName is the list of everything a build wrote. A folder that has it
// is ours; files that it does not name are foreign and stay.
const manifestName = ".rettesnor"

// makersMark begins the line of the list that names what made the compressed
// forms.
const makersMark = "# "

// target is an output folder.
type target struct {
	dir string            // absolute, symbolic links resolved
	old map[string]string // hash by name, of what the last build wrote

	oldMakers, makers string // of the compressed forms, then and now
}

// openTarget looks at the output folder before anything is built, and mends
// what an interrupted build left behind.
func openTarget(out, src string) (*target, error) {
	dir, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	t := &target{dir: dir, old: map[string]string{}}
	if err := t.apart(src); err != nil {
		return nil, err
	}
	if err := t.recover(); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err != nil {
		return nil, fmt.Errorf("mappen %s kan ikke bruges: %w\nhint: -out skal være en mappe", out, cause(err))
	}
	list, err := os.ReadFile(filepath.Join(dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		for _, e := range entries {
			if e.Name() != ".gitignore" && e.Name() != ".git" && e.Name() != ".gitkeep" {
				return nil, fmt.Errorf("mappen %s er ikke lavet af rettesnor: den har %s\nhint: vælg en ny eller tom mappe med -out", out, e.Name())
			}
		}
		return t, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(list)) {
		line = strings.TrimRight(line, "\n")
		if makers, ok := strings.CutPrefix(line, makersMark); ok {
			t.oldMakers = makers
		} else if sum, name, ok := strings.Cut(line, "  "); ok && filepath.IsLocal(name) {
			t.old[name] = sum
		}
	}
	t.old[manifestName] = hashOf(list)
	return t, nil
}

// apart refuses an output folder that holds or lies in the content.
func (t *target) apart(src string) error {
	if src == "" {
		return nil
	}
	root, err := filepath.Abs(src)
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	for _, name := range []string{"", "content", "layouts", "static"} {
		in := filepath.Join(root, name)
		if name != "" && inside(in, t.dir) || inside(t.dir, in) {
			return fmt.Errorf("stedet kan ikke skrives i %s: der ligger kilderne\nhint: vælg en anden mappe med -out", t.dir)
		}
	}
	return nil
}

// inside tells whether name is dir or lies in it.
func inside(dir, name string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && (rel == "." || filepath.IsLocal(rel))
}

// beside names a neighbour of the output folder, on the same file system.
func (t *target) beside(suffix string) string {
	return filepath.Join(filepath.Dir(t.dir), "."+filepath.Base(t.dir)+".rettesnor-"+suffix)
}

// recover clears up after builds that were killed: the old site comes back
// where only half an exchange was made, and half-written folders go.
func (t *target) recover() error {
	if _, err := os.Lstat(t.dir); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(t.beside("old")); err == nil {
			if err := os.Rename(t.beside("old"), t.dir); err != nil {
				return err
			}
		}
	}
	left, err := filepath.Glob(strings.NewReplacer("[", `\[`, "*", `\*`, "?", `\?`, `\`, `\\`).Replace(t.beside("")) + "*")
	if err != nil {
		return err
	}
	for _, name := range left {
		pid, err := strconv.Atoi(strings.TrimPrefix(name, t.beside("")))
		if err == nil && pid != os.Getpid() && alive(pid) {
			continue // another build is at work
		}
		if err := os.RemoveAll(name); err != nil {
			return err
		}
	}
	return nil
}

// write makes the new folder beside the old one and exchanges the two. Files
// that have not changed, and foreign ones, are the same files in both.
func (t *target) write(files []site.File) (changed int, err error) {
	var list bytes.Buffer
	if t.makers != "" {
		fmt.Fprintf(&list, "%s%s\n", makersMark, t.makers)
	}
	for _, f := range files {
		fmt.Fprintf(&list, "%s  %s\n", hashOf(f.Data), f.Path)
	}
	all := append(files[:len(files):len(files)], site.File{Path: manifestName, Data: list.Bytes()})

	same := map[string]bool{}
	for _, f := range all {
		if old, err := os.ReadFile(filepath.Join(t.dir, filepath.FromSlash(f.Path))); err == nil && bytes.Equal(old, f.Data) {
			same[f.Path] = true
		}
	}
	for _, f := range files {
		if !same[f.Path] {
			changed++
		}
	}
	if len(same) == len(all) {
		return 0, nil
	}

	temp := t.beside(strconv.Itoa(os.Getpid()))
	if err := os.MkdirAll(filepath.Dir(t.dir), 0o755); err != nil {
		return 0, err
	}
	if err := os.Mkdir(temp, 0o755); err != nil {
		return 0, err
	}
	defer os.RemoveAll(temp) // after the exchange it is the old site
	for _, f := range all {
		to := filepath.Join(temp, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return 0, err
		}
		if same[f.Path] && os.Link(filepath.Join(t.dir, filepath.FromSlash(f.Path)), to) == nil {
			continue
		}
		if err := os.WriteFile(to, f.Data, 0o644); err != nil {
			return 0, full(err)
		}
	}
	if err := t.keepForeign(temp); err != nil {
		return 0, err
	}
	return changed, t.exchange(temp)
}

// keepForeign takes what we did not write over into the new folder.
func (t *target) keepForeign(temp string) error {
	err := filepath.WalkDir(t.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(t.dir, name)
		if err != nil || rel == "." || t.wrote(filepath.ToSlash(rel)) {
			return err
		}
		to := filepath.Join(temp, rel)
		if d.IsDir() {
			// Folders of ours that have become empty are not foreign.
			if empty, err := isEmpty(name); err != nil || !empty {
				return err
			}
			if t.holdsOurs(filepath.ToSlash(rel)) {
				return nil
			}
			return os.MkdirAll(to, 0o755)
		}
		if _, err := os.Lstat(to); err == nil {
			return fmt.Errorf("filen %s er ikke lavet af rettesnor og ville blive overskrevet\nhint: flyt den, eller vælg en anden mappe med -out", name)
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if d.Type()&fs.ModeSymlink != 0 {
			link, err := os.Readlink(name)
			if err != nil {
				return err
			}
			return os.Symlink(link, to)
		}
		if os.Link(name, to) == nil {
			return nil
		}
		return copyFile(name, to)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (t *target) wrote(name string) bool { return t.old[name] != "" }

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (t *target) holdsOurs(dir string) bool {
	for name := range t.old {
		if strings.HasPrefix(name, dir+"/") {
			return true
		}
	}
	return false
}

func isEmpty(dir string) (bool, error) {
	f, err := os.Open(dir)
	if err != nil {
		return false, err
	}
	defer f.Close()
	_, err = f.Readdirnames(1)
	if err == io.EOF {
		return true, nil
	}
	return false, err
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, data, info.Mode().Perm()); err != nil {
		return full(err)
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

func full(err error) error {
	if isFull(err) {
		return fmt.Errorf("%w\nhint: disken er fuld; det gamle sted står urørt", err)
	}
	return err
}

// exchange puts the new folder in the old one's place.
func (t *target) exchange(temp string) error {
	if _, err := os.Lstat(t.dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(temp, t.dir)
	}
	err := exchangeNames(temp, t.dir)
	if errors.Is(err, errors.ErrUnsupported) {
		// Two steps; recover undoes the first when the second never comes.
		if err := os.Rename(t.dir, t.beside("old")); err != nil {
			return err
		}
		if err := os.Rename(temp, t.dir); err != nil {
			return err
		}
		return os.RemoveAll(t.beside("old"))
	}
	if err != nil {
		return fmt.Errorf("mappen %s kan ikke udskiftes: %w\nhint: er den et monteret drev, så vælg en mappe i drevet med -out", t.dir, err)
	}
	return nil
}
