package store

import (
	"bufio"
	"os"
	"path/filepath"

	"broadsheet/backend/finding"
)

// RewriteFile gives the .broadsheet file of that path to change and puts what
// comes back in its place, whole or not at all: the photos are copied from the
// file as it was. An error of change leaves the file alone, as any other does.
// change returns false where there is nothing to write.
func RewriteFile(path string, change func(File) (File, bool, error)) error {
	f, err := ReadFileAt(path)
	if err != nil {
		return err
	}
	defer f.Close()
	next, isChanged, err := change(f)
	if err != nil || !isChanged {
		return err
	}
	at := finding.Place{File: path}
	temp, err := os.CreateTemp(filepath.Dir(realPath(path)), tempPattern)
	if err != nil {
		return finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	defer os.Remove(temp.Name())
	buffered := bufio.NewWriterSize(temp, 1<<16)
	if err := SaveFile(buffered, next); err != nil {
		temp.Close()
		return placed(err, path)
	}
	if err = syncTo(temp, buffered); err == nil {
		err = f.Close() // Windows renames over no file that is open
	}
	if err == nil {
		err = finish(temp, buffered, path)
	}
	if err != nil {
		return finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	return nil
}

// syncTo brings what was written to the disk: what takes the place of the only
// copy must not be lost with the power.
func syncTo(temp *os.File, buffered *bufio.Writer) error {
	if err := buffered.Flush(); err != nil {
		return err
	}
	return temp.Sync()
}
