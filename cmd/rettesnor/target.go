package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

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
	out string            // as it was named
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
	if info, err := os.Lstat(dir); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("mappen %s er et link, der ingen steder fører: %w\nhint: lav mappen, som linket peger på, eller fjern linket", out, cause(err))
		}
	}
	dir = resolved(dir)
	t := &target{dir: dir, out: out}
	if err := t.apart(src); err != nil {
		return nil, err
	}
	defer t.lock()()
	if err := t.recover(); err != nil {
		return nil, err
	}
	return t, t.load()
}

// resolved follows the links on the way to a folder that may not be there yet.
func resolved(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil || filepath.Dir(dir) == dir {
		return or(real, dir)
	}
	return filepath.Join(resolved(filepath.Dir(dir)), filepath.Base(dir))
}

// load reads what the last build wrote.
func (t *target) load() error {
	t.old, t.oldMakers = map[string]string{}, ""
	entries, err := os.ReadDir(t.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("mappen %s kan ikke bruges: %w\nhint: -out skal være en mappe", t.out, cause(err))
	}
	list, err := os.ReadFile(filepath.Join(t.dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		for _, e := range entries {
			if e.Name() != ".gitignore" && e.Name() != ".git" && e.Name() != ".gitkeep" {
				return fmt.Errorf("mappen %s er ikke lavet af rettesnor: den har %s\nhint: vælg en ny eller tom mappe med -out", t.out, e.Name())
			}
		}
		return nil
	}
	if err != nil {
		return err
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
	return nil
}

// lock keeps other builds of the same folder waiting until the answer is
// called. Where no lock can be made, nothing can be written either.
func (t *target) lock() (unlock func()) {
	name := t.beside("lock")
	for {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o644)
		if err != nil {
			return func() {}
		}
		if err := lockFile(f); err != nil {
			return func() { f.Close() }
		}
		// One who waited may have got a file that has been removed meanwhile.
		ours, err1 := f.Stat()
		named, err2 := os.Stat(name)
		if err1 == nil && err2 == nil && os.SameFile(ours, named) {
			return func() {
				_ = os.Remove(name)
				f.Close()
			}
		}
		f.Close()
	}
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
		suffix := strings.TrimPrefix(name, t.beside(""))
		first, _, _ := strings.Cut(suffix, "-")
		pid, err := strconv.Atoi(first)
		if suffix == "lock" || err == nil && pid != os.Getpid() && alive(pid) {
			continue // another build is at work
		}
		// One that cannot be removed is in nobody's way.
		removeAll(name)
	}
	return nil
}

// removeAll removes a folder with the folders in it that may not be written
// to, which a site can have.
func removeAll(name string) {
	if os.RemoveAll(name) == nil {
		return
	}
	_ = filepath.WalkDir(name, func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && err == nil {
			_ = os.Chmod(name, 0o700)
		}
		return nil
	})
	_ = os.RemoveAll(name)
}

// newBeside makes the folder that a build fills.
func (t *target) newBeside() (string, error) {
	parent := filepath.Dir(t.dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		name := t.beside(strconv.Itoa(os.Getpid()))
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		err := os.Mkdir(name, 0o755)
		switch {
		case err == nil:
			return name, nil
		case errors.Is(err, fs.ErrExist) && n < 100:
		case errors.Is(err, fs.ErrPermission):
			return "", fmt.Errorf("der kan ikke skrives i mappen %s: %w\nhint: det nye sted laves ved siden af det gamle; giv adgang til mappen, eller vælg en mappe dybere nede med -out", parent, cause(err))
		default:
			return "", err
		}
	}
}

// writing is a new site on its way into its folder. Each file is written beside the
// old site as it comes, and the two are exchanged at the end, or the new one is
// dropped. Files that have not changed, and foreign ones, are the same files in
// both. Other builds of the folder wait meanwhile.
type writing struct {
	*target
	unlock func()
	fresh  bool     // there is no old site
	above  []string // folders that were made to have it in, the inmost first

	mu      sync.Mutex
	temp    string // made when something is to be written
	folders map[string]bool
	sums    map[string]string // of what has come, by name
	same    []string          // what has not changed
	err     error
}

// begin makes ready to write. What it returns is finished or dropped.
func (t *target) begin() (*writing, error) {
	w := &writing{target: t, unlock: func() {}, folders: map[string]bool{}, sums: map[string]string{}}
	// The lock lies beside the folder, so what leads there must be.
	for dir := filepath.Dir(t.dir); ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			break
		}
		w.above = append(w.above, dir)
	}
	if err := os.MkdirAll(filepath.Dir(t.dir), 0o755); err != nil {
		return nil, err
	}
	w.unlock = t.lock()
	if err := t.recover(); err != nil {
		w.drop()
		return nil, err
	}
	// Another build may have written since this one began.
	if err := t.load(); err != nil {
		w.drop()
		return nil, err
	}
	_, err := os.Lstat(t.dir)
	w.fresh = errors.Is(err, fs.ErrNotExist)
	return w, nil
}

// add takes a file, from any goroutine. What goes wrong is told at the end.
func (w *writing) add(f site.File) {
	same := false
	if !w.fresh {
		old, err := os.ReadFile(w.path(f.Path))
		same = err == nil && bytes.Equal(old, f.Data)
	}
	sum := hashOf(f.Data)
	w.mu.Lock()
	w.sums[f.Path] = sum
	if same {
		w.same = append(w.same, f.Path)
	}
	w.mu.Unlock()
	if !same {
		w.put(f)
	}
}

func (w *writing) path(name string) string {
	return filepath.Join(w.dir, filepath.FromSlash(name))
}

// put writes a file beside the old site.
func (w *writing) put(f site.File) {
	to := w.room(f.Path)
	if to == "" {
		return
	}
	err := os.WriteFile(to, f.Data, 0o644)
	if err != nil {
		w.fail(full(err))
		return
	}
	if w.fresh {
		return
	}
	if info, err := os.Lstat(w.path(f.Path)); err == nil && info.Mode().IsRegular() {
		like(info, to, 0o600)
	}
}

// room makes the folder that a file lies in, and gives its name there; empty
// where something has gone wrong.
func (w *writing) room(name string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err != nil {
		return ""
	}
	if w.temp == "" {
		temp, err := w.newBeside()
		if err != nil {
			w.err = full(err)
			return ""
		}
		w.temp = temp
		likeFolder(w.dir, temp, 0o700)
	}
	to := filepath.Join(w.temp, filepath.FromSlash(name))
	if dir := filepath.Dir(to); !w.folders[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			w.err = full(err)
			return ""
		}
		w.folders[dir] = true
	}
	return to
}

func (w *writing) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err == nil {
		w.err = err
	}
}

// drop leaves the old site as it is.
func (w *writing) drop() {
	if w.temp != "" {
		removeAll(w.temp)
		w.temp = ""
	}
	w.unlock()
	w.unlock = func() {}
	for _, dir := range w.above {
		_ = os.Remove(dir) // which leaves one that has something in it
	}
}

// finish puts the new site in the old one's place, and tells how many files it
// has and how many of them are new.
func (w *writing) finish() (all, changed int, err error) {
	defer w.drop() // after the exchange it is the old site
	if w.err != nil {
		return 0, 0, w.err
	}
	all, changed = len(w.sums), len(w.sums)-len(w.same)
	var list bytes.Buffer
	if w.makers != "" {
		fmt.Fprintf(&list, "%s%s\n", makersMark, w.makers)
	}
	for _, name := range slices.Sorted(maps.Keys(w.sums)) {
		fmt.Fprintf(&list, "%s  %s\n", w.sums[name], name)
	}
	if old, err := os.ReadFile(w.path(manifestName)); err == nil && bytes.Equal(old, list.Bytes()) {
		if changed == 0 {
			return all, 0, nil
		}
		w.same = append(w.same, manifestName)
	} else {
		w.put(site.File{Path: manifestName, Data: list.Bytes()})
	}
	for _, name := range w.same {
		if to := w.room(name); to != "" && os.Link(w.path(name), to) != nil {
			w.again(name)
		}
	}
	if w.err != nil {
		return 0, 0, w.err
	}
	if err := w.keepForeign(w.temp); err != nil {
		return 0, 0, full(err)
	}
	if err := w.likeFolders(w.temp); err != nil {
		return 0, 0, err
	}
	// The names may not reach the disk before what they name.
	if err := syncTree(w.temp); err != nil {
		return 0, 0, full(err)
	}
	if err := w.exchange(w.temp); err != nil {
		return 0, 0, err
	}
	syncFolder(filepath.Dir(w.dir))
	return all, changed, nil
}

// again writes a file that has not changed where no file can have two names.
func (w *writing) again(name string) {
	data, err := os.ReadFile(w.path(name))
	if err != nil {
		w.fail(err)
		return
	}
	w.put(site.File{Path: name, Data: data})
}

// write writes files that are there all at once.
func (t *target) write(files []site.File) (changed int, err error) {
	w, err := t.begin()
	if err != nil {
		return 0, err
	}
	for _, f := range files {
		w.add(f)
	}
	_, changed, err = w.finish()
	return changed, err
}

// likeFolders gives the folders the modes and owners that they have in the old
// site: a web server may need its group, and what is private stays so.
func (t *target) likeFolders(temp string) error {
	var folders []string
	err := filepath.WalkDir(temp, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			folders = append(folders, name)
		}
		return err
	})
	for _, name := range slices.Backward(folders) { // those within first
		if rel, err := filepath.Rel(temp, name); err == nil {
			likeFolder(filepath.Join(t.dir, rel), name, 0)
		}
	}
	return err
}

// likeFolder gives a folder the mode and the owner of another, if that is
// there, and besides the bits that are needed while it is filled.
func likeFolder(from, to string, besides fs.FileMode) {
	if info, err := os.Lstat(from); err == nil && info.IsDir() {
		like(info, to, besides)
	}
}

// like does what it may: only some can give files to others.
func like(info fs.FileInfo, to string, besides fs.FileMode) {
	own(info, to) // first, for it takes the bits for groups away
	_ = os.Chmod(to, info.Mode()&(fs.ModePerm|fs.ModeSetgid|fs.ModeSticky)|besides)
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
			return os.MkdirAll(to, 0o755) // its mode comes at the end
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
			if back := os.Rename(t.beside("old"), t.dir); back != nil {
				return fmt.Errorf("%w\nhint: det gamle sted ligger i %s og kommer tilbage ved næste build", err, t.beside("old"))
			}
			return err
		}
		removeAll(t.beside("old"))
		return nil
	}
	if err != nil {
		return fmt.Errorf("mappen %s kan ikke udskiftes: %w\nhint: er den et monteret drev, så vælg en mappe i drevet med -out", t.dir, err)
	}
	return nil
}
