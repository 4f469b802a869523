//go:build unix

package main

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

func alive(pid int) bool { return !errors.Is(unix.Kill(pid, 0), unix.ESRCH) }

func isFull(err error) bool { return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) }

// lockFile waits for a lock, which the system lets go when the program ends,
// however it ends.
func lockFile(f *os.File) error {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// own gives a file the owner and the group of another, or only the group.
func own(info fs.FileInfo, to string) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok && os.Lchown(to, int(s.Uid), int(s.Gid)) != nil {
		_ = os.Lchown(to, -1, int(s.Gid))
	}
}
