package store

import (
	"math"
	"os"

	"golang.org/x/sys/windows"
)

// errNoSpace is the system's word for a full disk.
const errNoSpace = windows.ERROR_DISK_FULL

// lockFile takes a lock that dies with the process. The byte locked lies far
// beyond the end, so that others may read who has it.
func lockFile(f *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	return windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: math.MaxInt32})
}

// freeBytes returns what the user may still write to the disk of a folder.
func freeBytes(dir string) (uint64, bool) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, false
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(path, &free, nil, nil); err != nil {
		return 0, false
	}
	return free, true
}
