package store

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"broadsheet/backend/finding"
)

// folderLock keeps other programs off a library. The system lets go of it when
// the program ends, however it ends.
type folderLock struct{ file *os.File }

// lockFolder takes the lock of a folder, or tells who has it. The file holds
// the number of the process, for people to read.
func lockFolder(dir string) (*folderLock, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, finding.Stop(LibraryUnwritable, finding.Place{File: dir}, "reason", reason(err))
	}
	if err := lockFile(f); err != nil {
		holder, _ := io.ReadAll(io.LimitReader(f, 20))
		f.Close()
		return nil, finding.Stop(LibraryInUse, finding.Place{File: dir}, "process", orUnknown(strings.TrimSpace(string(holder))))
	}
	// The number is for people: a full disk may keep it from being written.
	_ = f.Truncate(0)
	_, _ = f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return &folderLock{f}, nil
}

func orUnknown(s string) string {
	if s == "" {
		return "?"
	}
	return s
}

func (k *folderLock) release() error { return k.file.Close() }
