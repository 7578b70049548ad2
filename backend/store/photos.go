package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"broadsheet/backend/finding"
)

const (
	// maxPhotos is how many photos of a folder are looked at: more is a
	// whole archive, taken by mistake.
	maxPhotos = 200
	// maxPhotoFile is the most that one photo's file may weigh.
	maxPhotoFile = 256 << 20
)

// PhotoFile is a file of a photo folder.
type PhotoFile struct {
	Name string // without its folder
	Path string
}

// Read returns the file's bytes; its errors are *finding.Error.
func (p PhotoFile) Read() ([]byte, error) {
	data, err := readLimited(p.Path, maxPhotoFile)
	if errors.Is(err, errTooLarge) {
		return nil, finding.Stop(PhotoTooLarge, finding.Place{File: p.Name}, "limit", megabytes(maxPhotoFile))
	}
	if err != nil {
		return nil, finding.Stop(PhotoUnreadable, finding.Place{File: p.Name}, "reason", reason(err))
	}
	return data, nil
}

// ListPhotos returns the pictures of a folder in the natural order of their
// names (2.jpg before 10.jpg). A file is a picture by its extension or, failing
// that, by its first bytes. Hidden files and subfolders are passed over. A
// folder that cannot be used is a *finding.Error.
func ListPhotos(dir string) ([]PhotoFile, []finding.Finding, error) {
	entries, err := readPhotoFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	var files []PhotoFile
	for _, e := range entries {
		p := PhotoFile{Name: e.Name(), Path: filepath.Join(dir, e.Name())}
		if !strings.HasPrefix(p.Name, ".") && mayBeRead(p.Path, e) && isPicture(p) {
			files = append(files, p)
		}
	}
	sortNaturally(files, func(p PhotoFile) string { return p.Name })
	switch at := (finding.Place{File: dir}); {
	case len(files) == 0:
		return nil, []finding.Finding{finding.New(finding.Warning, PhotosNone, at)}, nil
	case len(files) > maxPhotos:
		many := finding.New(finding.Warning, PhotosTooMany, at, "count", strconv.Itoa(len(files)), "limit", strconv.Itoa(maxPhotos))
		return files[:maxPhotos], []finding.Finding{many}, nil
	}
	return files, nil, nil
}

func readPhotoFolder(dir string) ([]fs.DirEntry, error) {
	at := finding.Place{File: dir}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, finding.Stop(PhotosMissing, at)
	case err != nil:
		return nil, finding.Stop(PhotosUnreadable, at, "reason", reason(err))
	case !info.IsDir():
		return nil, finding.Stop(PhotosNotFolder, at)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, finding.Stop(PhotosUnreadable, at, "reason", reason(err))
	}
	return entries, nil
}

// mayBeRead follows a link to the file it names. A link that leads nowhere or
// in a circle counts as a file, so that reading it says what is wrong; folders
// and pipes do not.
func mayBeRead(path string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// pictureExtensions are those of pictures, readable or not: what cannot be
// read is told to the editor and not passed over in silence.
var pictureExtensions = map[string]bool{
	".jpg": true, ".jpeg": true, ".jpe": true, ".jfif": true, ".png": true, ".gif": true, ".bmp": true,
	".tif": true, ".tiff": true, ".webp": true, ".heic": true, ".heif": true, ".hif": true, ".avif": true,
}

func isPicture(p PhotoFile) bool {
	return pictureExtensions[strings.ToLower(filepath.Ext(p.Name))] || beginsAsPicture(p.Path)
}

// signatures are the first bytes of the formats; a dot stands for any byte.
var signatures = []string{
	"\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF8", "II*\x00", "MM\x00*", "RIFF....WEBP", "BM....\x00\x00\x00\x00",
	"....ftyphei", "....ftyphev", "....ftypmif1", "....ftypmsf1", "....ftypavi",
}

func beginsAsPicture(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	for _, s := range signatures {
		if beginsWith(head[:n], s) {
			return true
		}
	}
	return false
}

func beginsWith(head []byte, signature string) bool {
	if len(head) < len(signature) {
		return false
	}
	for i := range len(signature) {
		if signature[i] != '.' && head[i] != signature[i] {
			return false
		}
	}
	return true
}
