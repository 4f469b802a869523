//go:build !linux

package main

import (
	"io/fs"
	"path/filepath"
)

// syncFiles waits for each file of a folder.
func syncFiles(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		return syncFile(name)
	})
}
