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

// WriteIndex replaces the file of the photos' index, whole or not at all.
func (l *Library) WriteIndex(write func(io.Writer) error) error {
	temp, err := os.CreateTemp(l.dir, photoIndexFile+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // in vain where it was renamed
	err = write(temp)
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), filepath.Join(l.dir, photoIndexFile))
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
