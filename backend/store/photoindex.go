package store

import (
	"io"
	"os"
	"path/filepath"

	"broadsheet/backend/photo"
)

// photoIndexFile holds what the desk's search has read of the documents: a
// cache, which may be deleted at any moment.
const photoIndexFile = "photo-index"

// OpenIndex opens the file of the photos' index.
func (l *Library) OpenIndex() (io.ReadCloser, error) {
	return os.Open(filepath.Join(l.dir, photoIndexFile))
}

// WriteIndex replaces the file of the photos' index, whole or not at all. It is
// called by one at a time.
func (l *Library) WriteIndex(write func(io.Writer) error) error {
	path := filepath.Join(l.dir, photoIndexFile)
	part, err := os.OpenFile(path+".part", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = write(part)
	if closing := part.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(part.Name())
		return err
	}
	return os.Rename(part.Name(), path)
}

// PhotoBytes returns the size of an original, 0 where there is none.
func (l *Library) PhotoBytes(id photo.ID) int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.photos[id].bytes
}

// WantPhoto reports whether an original is in the library, and keeps it from
// being cleared away for an hour: a document will name it.
func (l *Library) WantPhoto(id photo.ID) bool { return l.want(id) }
