package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"broadsheet/backend/finding"
)

// maxManuscript is the most that a manuscript may weigh: a .docx carries its
// pictures. How much text is too much, its reader decides.
const maxManuscript = 64 << 20

// ReadManuscript returns the bytes of the manuscript at path. Every error is a
// *finding.Error: missing, not an ordinary file, unreadable or too large.
func ReadManuscript(path string) ([]byte, error) {
	at := finding.Place{File: path}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, finding.Stop(ManuscriptMissing, at)
	case err != nil:
		return nil, finding.Stop(ManuscriptUnreadable, at, "reason", reason(err))
	case !info.Mode().IsRegular(): // a folder, or a pipe that may never end
		return nil, finding.Stop(ManuscriptNotFile, at)
	}
	data, err := readLimited(path, maxManuscript)
	if errors.Is(err, errTooLarge) {
		return nil, finding.Stop(ManuscriptTooLarge, at, "limit", megabytes(maxManuscript))
	}
	if err != nil {
		return nil, finding.Stop(ManuscriptUnreadable, at, "reason", reason(err))
	}
	return data, nil
}

var errTooLarge = errors.New("too large")

// readLimited reads a file of at most limit bytes. The size that the system
// reports only sizes the buffer: a file can grow while it is read.
func readLimited(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > limit {
		return nil, errTooLarge
	}
	buf := make([]byte, 0, info.Size()+1)
	return readUpTo(f, buf, limit)
}

// readUpTo appends what r gives to buf, errTooLarge beyond limit bytes.
func readUpTo(r io.Reader, buf []byte, limit int64) ([]byte, error) {
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if int64(len(buf)) > limit {
			return nil, errTooLarge
		}
		if errors.Is(err, io.EOF) {
			return buf, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// megabytes shows a count of bytes to a reader: "64 MB".
func megabytes(n int64) string { return strconv.FormatInt(n>>20, 10) + " MB" }
