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
	"strings"
)

// buildEngine gives the engine as WebAssembly: the one a released program
// carries, else one made from the sources with the go command and kept by the
// hash of those sources.
func buildEngine() ([]byte, error) {
	if len(releasedEngine) > 0 {
		return releasedEngine, nil
	}
	root, ok := sourceRoot()
	if !ok {
		return nil, errors.New("guidens motor er ikke med i dette program, og dens kildekode er her ikke\nhint: kør rettesnor i en klon af projektet, eller byg det med -tags release")
	}
	key, err := engineKey(root)
	if err != nil {
		return nil, err
	}
	kept := ""
	if dir, err := os.UserCacheDir(); err == nil {
		kept = filepath.Join(dir, "rettesnor", "engine-"+key+".wasm")
		if b, err := os.ReadFile(kept); err == nil {
			return b, nil
		}
	}
	b, err := compileEngine(root)
	if err == nil && kept != "" {
		keep(kept, b) // only saves time: without it the next build compiles again
	}
	return b, err
}

// compileEngine leaves inlining off: it makes the module a tenth smaller for
// the reader, and a step still takes far less than a frame.
func compileEngine(root string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "rettesnor-engine-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "engine.wasm")
	cmd := exec.Command("go", "build", "-buildmode=c-shared", "-trimpath", "-buildvcs=false", "-gcflags=all=-l", "-ldflags", "-s -w", "-o", out, "./cmd/wizardwasm")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "GOFLAGS=", "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, errors.New("guidens motor laves med kommandoen go, og den er her ikke\nhint: installer Go, eller brug en udgivet rettesnor, som har motoren med")
		}
		return nil, fmt.Errorf("guidens motor kan ikke bygges: %v\n%s", err, text)
	}
	return os.ReadFile(out)
}

// engineKey names an engine by all that goes into it.
func engineKey(root string) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, runtime.Version(), "-l")
	for _, pattern := range []string{"go.mod", "wizard/*.go", "cmd/wizardwasm/*.go"} {
		names, err := fs.Glob(os.DirFS(root), pattern)
		if err != nil {
			return "", err
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			b, err := os.ReadFile(filepath.Join(root, name))
			if err != nil {
				return "", err
			}
			fmt.Fprintf(sum, "%s %d\n%s", name, len(b), b)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))[:16], nil
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

// sourceRoot finds the module's own folder: upwards from the working folder,
// else where this program was compiled from.
func sourceRoot() (string, bool) {
	isRoot := func(dir string) bool {
		b, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		return err == nil && strings.HasPrefix(string(b), "module rettesnor\n")
	}
	dir, err := os.Getwd()
	for err == nil {
		if isRoot(dir) {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			break
		}
		dir = parent
	}
	_, file, _, _ := runtime.Caller(0)
	dir = filepath.Dir(filepath.Dir(filepath.Dir(file)))
	return dir, filepath.IsAbs(file) && isRoot(dir)
}
