package store

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"broadsheet/backend/finding"
)

// otherPictures are the extensions of pictures that the program cannot read at
// all. Who asks what is in a folder should hear of them; a page made of the
// folder passes them over, because a camera lays a raw file beside each JPEG.
var otherPictures = map[string]bool{
	".dib": true, ".heics": true, ".heifs": true, ".jp2": true, ".jxl": true, ".psd": true, ".tga": true, ".eps": true,
	".dng": true, ".cr2": true, ".cr3": true, ".nef": true, ".arw": true, ".orf": true, ".rw2": true, ".raf": true, ".pef": true,
}

// WalkPhotos lists all files of a folder that look like pictures, by their
// extension or their first bytes, however many there are; with subfolders also
// those below. Names are paths below dir with slashes, in natural order.
// Hidden files and folders, pipes and devices are passed over, a link is
// followed to a file but not to a folder, which may hold itself. A subfolder
// that cannot be read is a finding; a dir that cannot is a *finding.Error.
func WalkPhotos(dir string, subfolders bool) ([]PhotoFile, []finding.Finding, error) {
	entries, err := readPhotoFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	w := &photoWalk{dir: dir, subfolders: subfolders}
	w.take("", entries)
	sortNaturally(w.files, func(p PhotoFile) string { return p.Name })
	return w.files, w.findings, nil
}

// photoWalk is a folder that is being listed.
type photoWalk struct {
	dir        string
	subfolders bool
	files      []PhotoFile
	findings   []finding.Finding
}

// take lists the entries of the folder below, a path with slashes.
func (w *photoWalk) take(below string, entries []fs.DirEntry) {
	for _, e := range entries {
		name := path.Join(below, e.Name())
		p := PhotoFile{Name: name, Path: filepath.Join(w.dir, filepath.FromSlash(name))}
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			w.enter(p)
		case mayBeRead(p.Path, e) && (isPicture(p) || otherPictures[strings.ToLower(path.Ext(name))]):
			w.files = append(w.files, p)
		}
	}
}

func (w *photoWalk) enter(folder PhotoFile) {
	if !w.subfolders {
		return
	}
	entries, err := os.ReadDir(folder.Path)
	if err != nil {
		w.findings = append(w.findings, finding.New(finding.Warning, PhotosUnreadable, finding.Place{File: folder.Path}, "reason", reason(err)))
	}
	w.take(folder.Name, entries)
}
