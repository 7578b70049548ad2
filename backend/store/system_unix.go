//go:build linux || darwin || freebsd

package store

import (
	"os"
	"syscall"
)

// errNoSpace is the system's word for a full disk.
const errNoSpace = syscall.ENOSPC

// lockFile takes a lock that dies with the process.
func lockFile(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}

// freeBytes returns what an ordinary user may still write to the disk of a folder.
func freeBytes(dir string) (uint64, bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, false
	}
	return uint64(s.Bavail) * uint64(s.Bsize), true //nolint:gosec,unconvert // the types differ by system
}
