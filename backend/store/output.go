package store

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"broadsheet/backend/finding"
)

// CheckOutputs makes sure, before any work is done, that the files to write
// can be written where they are wanted: their folders exist, none of them is a
// folder, no two are the same file, and none is one of the inputs.
func CheckOutputs(outputs, inputs []string) error {
	for i, out := range outputs {
		if err := checkOutput(out); err != nil {
			return err
		}
		for _, other := range outputs[:i] {
			if isSameFile(out, other) {
				return finding.Stop(OutputTwice, finding.Place{File: out})
			}
		}
		for _, in := range inputs {
			if isSameFile(out, in) {
				return finding.Stop(OutputIsInput, finding.Place{File: out})
			}
		}
	}
	return nil
}

func checkOutput(path string) error {
	at := finding.Place{File: path}
	folder := filepath.Dir(path)
	switch info, err := os.Stat(folder); {
	case errors.Is(err, fs.ErrNotExist), err == nil && !info.IsDir():
		return finding.Stop(OutputNoFolder, at, "folder", folder)
	case err != nil:
		return finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return finding.Stop(OutputIsFolder, at)
	}
	return nil
}

// isSameFile reports whether two paths name one file, whether it exists yet or
// not, through links too.
func isSameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil {
		return os.SameFile(x, y)
	}
	return resolved(a) == resolved(b)
}

// resolved is the absolute path with the links of its folder followed.
func resolved(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.Clean(path)
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(abs))
	if err != nil {
		return abs
	}
	return filepath.Join(folder, filepath.Base(abs))
}

// WriteFile writes a file whole or not at all: what write gives goes to a
// temporary file beside path, which takes its place at the end. Devices and
// pipes are written to as they are. An error of write itself is returned as it
// is, any other as a *finding.Error.
func WriteFile(path string, write func(io.Writer) error) error {
	if err := checkOutput(path); err != nil {
		return err
	}
	if isSpecial(path) {
		return writeThrough(path, write)
	}
	at := finding.Place{File: path}
	temp, err := os.CreateTemp(filepath.Dir(realPath(path)), tempPattern)
	if err != nil {
		return finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	defer os.Remove(temp.Name()) // after the rename it is gone: no harm
	buffered := bufio.NewWriterSize(temp, 1<<16)
	if err := write(buffered); err != nil {
		temp.Close()
		return err
	}
	if err := finish(temp, buffered, path); err != nil {
		return finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	return nil
}

// isSpecial reports whether path is a device or a pipe (/dev/stdout). It must
// be written to and never be replaced by a file.
func isSpecial(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular()
}

// writeThrough writes straight into a device or a pipe. Nothing is written
// before write has given all of it.
func writeThrough(path string, write func(io.Writer) error) error {
	var whole bytes.Buffer
	if err := write(&whole); err != nil {
		return err
	}
	at := finding.Place{File: path}
	out, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	_, err = out.Write(whole.Bytes())
	if err = cmp.Or(err, out.Close()); err != nil {
		return finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	return nil
}

// tempPattern is hidden, so that no other program takes a half file for a page.
const tempPattern = ".broadsheet-*.tmp"

// finish closes the temporary file and puts it in its place with the rights of
// the file that it replaces, or those of a new file.
func finish(temp *os.File, buffered *bufio.Writer, path string) error {
	err := errors.Join(buffered.Flush(), temp.Chmod(modeFor(path)), temp.Close())
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), realPath(path))
}

// modeFor gives a replaced file's rights. CreateTemp makes files that only
// their owner reads; a page is to be read by others.
func modeFor(path string) fs.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// realPath follows a link, so that writing through it does not replace it.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}
