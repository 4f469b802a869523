package main

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchangeNames swaps two folders in one step, where the file system can.
func exchangeNames(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return errors.ErrUnsupported
	}
	return err
}

func syncTree(dir string) error { return syncFiles(dir) }
