package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"rettesnor/internal/engine"
)

// buildEngine gives the engine as WebAssembly: the small one in files, or, where
// that was made of other sources than those in files, one that the go command
// makes of these. Then stale says so in a line. The same files always give the
// same engine.
func buildEngine(files fs.FS) (wasm []byte, stale string, err error) {
	wasm, err = engine.Small(files)
	if old := (*engine.Stale)(nil); errors.As(err, &old) {
		wasm, err = standardEngine(files)
		stale = fmt.Sprintf("guidens lille motor er ældre end reglerne (%s): siden får den store på %d KB; go generate laver den lille igen", old.Why, len(wasm)/1000)
	}
	return wasm, stale, err
}

// standardEngine is the engine by Go's own compiler, kept by the hash of what
// goes into it. It is eight times the small one for the reader.
func standardEngine(files fs.FS) ([]byte, error) {
	names, err := engine.StandardSources(files)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	fmt.Fprintln(sum, runtime.Version())
	for _, name := range append(names, "go.mod") {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(b), b)
	}
	kept := ""
	if dir, err := os.UserCacheDir(); err == nil {
		kept = filepath.Join(dir, "rettesnor", "engine-"+hex.EncodeToString(sum.Sum(nil))[:16]+".wasm")
		if b, err := os.ReadFile(kept); err == nil {
			return b, nil
		}
	}
	b, err := compileEngine(files, names)
	if err == nil && kept != "" {
		keep(kept, b) // only saves time: without it the next build compiles again
	}
	return b, err
}

// compileEngine compiles the sources that the program carries, not those in some
// folder: the page's engine is to answer as the program does.
func compileEngine(files fs.FS, names []string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "rettesnor-engine-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	for _, name := range append(names, "go.mod") {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(to, b, 0o644); err != nil {
			return nil, err
		}
	}
	out := filepath.Join(dir, "engine.wasm")
	cmd := exec.Command("go", "build", "-buildmode=c-shared", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", out, "./cmd/wizardwasm")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off", "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, errors.New("guidens lille motor er ældre end reglerne, og kommandoen go, der laver den store, er her ikke\nhint: installer Go, eller brug en udgivet rettesnor")
		}
		return nil, fmt.Errorf("guidens motor kan ikke bygges: %v\n%s", err, text)
	}
	return os.ReadFile(out)
}

// keep writes a file by way of a neighbour, so that nobody reads half of it.
func keep(name string, b []byte) {
	if os.MkdirAll(filepath.Dir(name), 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(name), "engine-*")
	if err != nil {
		return
	}
	_, err = f.Write(b)
	if err := errors.Join(err, f.Close()); err != nil || os.Rename(f.Name(), name) != nil {
		os.Remove(f.Name())
	}
}
