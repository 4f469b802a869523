package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchangeNames swaps two folders in one step, so that there is never a
// moment without a site.
func exchangeNames(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) {
		return errors.ErrUnsupported
	}
	return err
}

// syncTree waits until a folder is on the disk, with all that is in it. One
// call for the whole file system is many times faster than one for each file.
func syncTree(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return unix.Syncfs(int(f.Fd()))
}
