package store

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"broadsheet/backend/finding"
)

// The codes of folders that many files are written to.
const (
	OutFolderOfOriginals finding.Code = "store.out-folder-of-originals"
	OutputExists         finding.Code = "store.output-exists"
)

// OutFolder is a folder that many files are written to.
type OutFolder struct {
	path    string
	replace bool // files that are there already
}

// OpenOutFolder makes the folder where it is missing. One that holds the
// originals is refused, and so is one below them where the originals are looked
// for there too: the next run would take what this one wrote for originals.
func OpenOutFolder(path, originals string, subfolders, replace bool) (*OutFolder, error) {
	at := finding.Place{File: path}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	out, in := realFolder(path), realFolder(originals)
	if isSameFile(out, in) || subfolders && strings.HasPrefix(out, in+string(filepath.Separator)) {
		return nil, finding.Stop(OutFolderOfOriginals, at)
	}
	return &OutFolder{path, replace}, nil
}

func realFolder(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return realPath(path)
}

// Write writes a file whole or not at all; name is a path below the folder,
// with slashes. A file that is there is left as it is, unless it may be
// replaced; a link never is, because it may lead to an original.
func (o *OutFolder) Write(name string, data []byte) error {
	return o.Fill(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// Fill is Write for a file that is written piece by piece. An error of fill is
// returned as it is, and no file is left.
func (o *OutFolder) Fill(name string, fill func(io.Writer) error) error {
	path := filepath.Join(o.path, filepath.FromSlash(name))
	at := finding.Place{File: path}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return finding.Stop(OutputNotWritten, at, "reason", reason(err))
	}
	if info, err := os.Lstat(path); err == nil && (!o.replace || info.Mode()&fs.ModeType != 0) {
		return finding.Stop(OutputExists, at)
	}
	return WriteFile(path, fill)
}

// CheckNew refuses a file that is there already, unless it may be replaced; a
// link never is.
func CheckNew(path string, replace bool) error {
	info, err := os.Lstat(path)
	if err == nil && (!replace && info.Mode()&(fs.ModeDevice|fs.ModeNamedPipe|fs.ModeCharDevice) == 0 || info.Mode()&fs.ModeSymlink != 0) {
		return finding.Stop(OutputExists, finding.Place{File: path})
	}
	return nil
}
