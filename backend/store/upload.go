package store

import (
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"broadsheet/backend/finding"
)

// uploadAge is how long an upload waits for its use.
const uploadAge = time.Hour

// Upload is a file that was handed over and waits for its use.
type Upload struct {
	ID   string
	Name string // as the user calls it
	Size int64  // bytes
	path string
}

// Open opens an upload for reading.
func (u Upload) Open() (*os.File, error) {
	f, err := os.Open(u.path)
	if err != nil {
		return nil, finding.Stop(UploadMissing, finding.Place{File: u.Name})
	}
	return f, nil
}

// Read returns the bytes of an upload.
func (u Upload) Read() ([]byte, error) {
	data, err := os.ReadFile(u.path)
	if err != nil {
		return nil, finding.Stop(UploadMissing, finding.Place{File: u.Name})
	}
	return data, nil
}

var uploadForm = regexp.MustCompile(`^[a-z0-9]{20}$`)

// mostWaiting bounds in bytes what waits for its use, all uploads together.
const mostWaiting = 4 << 30

// PutUpload keeps what r gives, at most limit bytes, for an hour. Errors:
// UploadTooLarge, UploadsFull, DiskFull, WriteFailed, or that of r.
func (l *Library) PutUpload(name string, r io.Reader, limit int64) (Upload, error) {
	if waiting := l.clearUploads(); waiting >= mostWaiting {
		return Upload{}, finding.Stop(UploadsFull, finding.Place{File: name}, "limit", megabytes(mostWaiting))
	}
	if err := makePrivate(l.uploadDir()); err != nil {
		return Upload{}, err
	}
	u := Upload{ID: strings.ToLower(rand.Text()[:20]), Name: name}
	u.path = filepath.Join(l.uploadDir(), u.ID)
	err := os.WriteFile(u.path+nameSuffix, []byte(name), 0o600)
	if err == nil {
		u.Size, err = l.receive(u.path, r, limit)
	}
	if err == nil {
		return u, nil
	}
	l.DropUpload(u.ID)
	switch {
	case errors.Is(err, errTooLarge):
		return Upload{}, finding.Stop(UploadTooLarge, finding.Place{File: name}, "limit", megabytes(limit))
	case isDiskFull(err):
		return Upload{}, l.diskFull()
	}
	return Upload{}, err
}

// nameSuffix is that of the file that holds an upload's name.
const nameSuffix = ".name"

func (l *Library) receive(path string, r io.Reader, limit int64) (int64, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(f, &roomyReader{Reader: io.LimitReader(r, limit+1), library: l})
	if closing := f.Close(); err == nil {
		err = closing
	}
	switch {
	case err != nil:
		return n, err
	case n > limit:
		return n, errTooLarge
	case !l.hasRoom(0):
		return n, l.diskFull()
	}
	return n, nil
}

// roomyReader ends reading before what was read takes the room that the
// journals need.
type roomyReader struct {
	io.Reader
	library *Library
	since   int // bytes since it last looked
}

// roomStep is how many bytes are read between two looks at the disk.
const roomStep = 1 << 20

func (r *roomyReader) Read(p []byte) (int, error) {
	if r.since >= roomStep {
		if r.since = 0; !r.library.hasRoom(roomStep) {
			return 0, r.library.diskFull()
		}
	}
	n, err := r.Reader.Read(p)
	r.since += n
	return n, err
}

// Upload returns an upload that waits, or UploadMissing.
func (l *Library) Upload(id string) (Upload, error) {
	missing := finding.Stop(UploadMissing, finding.Place{})
	if !uploadForm.MatchString(id) {
		return Upload{}, missing
	}
	path := filepath.Join(l.uploadDir(), id)
	info, err := os.Stat(path)
	if err != nil || time.Since(info.ModTime()) > uploadAge {
		return Upload{}, missing
	}
	name, err := os.ReadFile(path + nameSuffix)
	if err != nil {
		return Upload{}, missing
	}
	return Upload{ID: id, Name: string(name), Size: info.Size(), path: path}, nil
}

// DropUpload deletes an upload: it has been used.
func (l *Library) DropUpload(id string) {
	if uploadForm.MatchString(id) {
		os.Remove(filepath.Join(l.uploadDir(), id))
		os.Remove(filepath.Join(l.uploadDir(), id+nameSuffix))
	}
}

func (l *Library) uploadDir() string { return filepath.Join(l.dir, "uploads") }

// clearUploads deletes the uploads that nobody came to use, and returns the
// size of the others.
func (l *Library) clearUploads() (bytes int64) {
	entries, _ := os.ReadDir(l.uploadDir())
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil:
		case time.Since(info.ModTime()) > uploadAge:
			os.Remove(filepath.Join(l.uploadDir(), e.Name()))
		default:
			bytes += info.Size()
		}
	}
	return bytes
}
