package store

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"broadsheet/backend/finding"
)

// The codes of tables of captions.
const (
	TableMissing    finding.Code = "store.table-missing"
	TableUnreadable finding.Code = "store.table-unreadable"
	TableTooLarge   finding.Code = "store.table-too-large"
)

// ReadTable returns the bytes of a table of captions of at most limit bytes.
// Every error is a *finding.Error.
func ReadTable(path string, limit int64) ([]byte, error) {
	at := finding.Place{File: path}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, finding.Stop(TableMissing, at)
	case err == nil && !info.Mode().IsRegular():
		return nil, finding.Stop(TableUnreadable, at, "reason", "not a file")
	}
	data, err := readLimited(path, limit)
	return data, tableError(err, at, limit)
}

// ReadTableFrom reads a table from a pipe; name is for messages.
func ReadTableFrom(r io.Reader, name string, limit int64) ([]byte, error) {
	data, err := readUpTo(r, nil, limit)
	return data, tableError(err, finding.Place{File: name}, limit)
}

func tableError(err error, at finding.Place, limit int64) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errTooLarge):
		return finding.Stop(TableTooLarge, at, "limit", megabytes(limit))
	}
	return finding.Stop(TableUnreadable, at, "reason", reason(err))
}
