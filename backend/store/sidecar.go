package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"broadsheet/backend/finding"
)

// The codes of XMP files beside photos.
const (
	SidecarUnreadable finding.Code = "store.sidecar-unreadable"
	SidecarIsLink     finding.Code = "store.sidecar-is-link"
)

// maxSidecar is the most that an XMP file may weigh.
const maxSidecar = 16 << 20

// Sidecar is the XMP file beside a photo, whether it is there yet or not.
type Sidecar struct{ Path string }

// Sidecars names the XMP file of each photo. Programs name it after the photo
// without its extension ("a.xmp") or with it ("a.jpg.xmp"); where several photos
// would share the first, each has the second. One that is there is used.
func Sidecars(photos []PhotoFile) []Sidecar {
	sharing := map[string]int{}
	for _, p := range photos {
		sharing[strings.ToLower(stem(p.Path))]++
	}
	out := make([]Sidecar, len(photos))
	for i, p := range photos {
		short, long := stem(p.Path)+".xmp", p.Path+".xmp"
		isShared := sharing[strings.ToLower(stem(p.Path))] > 1
		if out[i].Path = short; isShared || isThere(long) {
			out[i].Path = long
		}
	}
	return out
}

func stem(file string) string { return strings.TrimSuffix(file, path.Ext(filepath.ToSlash(file))) }

func isThere(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// Read returns the bytes of a sidecar, nil where there is none. Errors are
// *finding.Error.
func (s Sidecar) Read() ([]byte, error) {
	at := finding.Place{File: s.Path}
	info, err := os.Stat(s.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err == nil && !info.Mode().IsRegular():
		return nil, finding.Stop(SidecarUnreadable, at, "reason", "not a file")
	case err != nil:
		return nil, finding.Stop(SidecarUnreadable, at, "reason", reason(err))
	}
	data, err := readLimited(s.Path, maxSidecar)
	if err != nil {
		return nil, finding.Stop(SidecarUnreadable, at, "reason", reason(err))
	}
	return data, nil
}

// Write puts a sidecar in its place, whole or not at all. One that is a link is
// left alone: it may lead anywhere.
func (s Sidecar) Write(data []byte) error {
	if info, err := os.Lstat(s.Path); err == nil && info.Mode()&fs.ModeType != 0 {
		return finding.Stop(SidecarIsLink, finding.Place{File: s.Path})
	}
	return WriteFile(s.Path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
