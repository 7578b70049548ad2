package font

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"

	"broadsheet/backend/finding"
)

// Limits of what is looked at in a folder of fonts. The largest files in use,
// collections of all weights of a Chinese family, are below 200 MB.
const (
	maxFontFile  = 512 << 20
	maxFontFiles = 20000
)

// Root is a folder with fonts. Name is its path, for messages.
type Root struct {
	Name string
	FS   fs.FS
}

// Folder is a Source of the fonts in and beneath folders. A folder that is
// not there counts as empty, a file that is no font is passed over. It is safe
// for concurrent use.
type Folder struct {
	roots  []Root
	isSlow bool
	list   func() []*folderFace
	byKey  func() map[folderKey]*folderFace
}

// folderKey names a face of the folder.
type folderKey struct {
	file  string
	index int
}

// folderFace is one face of a file.
type folderFace struct {
	Description
	root  fs.FS
	name  string // in root
	runes func() *runeMap
}

// NewFolder returns a source for the few fonts that a user adds.
func NewFolder(roots ...Root) *Folder { return newFolder(false, roots) }

// NewInstalled returns a source for folders with hundreds of fonts: a Book
// looks there only for families and runes that it finds nowhere else.
func NewInstalled(roots ...Root) *Folder { return newFolder(true, roots) }

func newFolder(isSlow bool, roots []Root) *Folder {
	f := &Folder{roots: roots, isSlow: isSlow}
	f.list = sync.OnceValue(f.walk)
	f.byKey = sync.OnceValue(func() map[folderKey]*folderFace {
		index := map[folderKey]*folderFace{}
		for _, face := range f.list() {
			index[folderKey{face.File, face.Index}] = face
		}
		return index
	})
	return f
}

// IsSlow implements Slow.
func (f *Folder) IsSlow() bool { return f.isSlow }

// Faces implements Source: folder by folder, files by their names.
func (f *Folder) Faces() []Description {
	var all []Description
	for _, face := range f.list() {
		all = append(all, face.Description)
	}
	return all
}

// Covers implements Coverer: it reads the face's character map alone, once.
func (f *Folder) Covers(d Description, r rune) bool {
	face, ok := f.byKey()[folderKey{d.File, d.Index}]
	return ok && face.runes().glyph(r) != 0
}

// Load implements Source. The face's tables are read now and the file is
// closed: whoever changes it later does not change the page.
func (f *Folder) Load(d Description) (*Face, error) {
	entry, ok := f.byKey()[folderKey{d.File, d.Index}]
	if !ok {
		return nil, Unreadable(d.File, fs.ErrNotExist)
	}
	var face *Face
	err := withFile(entry.root, entry.name, func(at io.ReaderAt, size int64) error {
		var err error
		if face, err = ParseFaceAt(at, size, d.Index); err == nil {
			err = face.file.hold()
		}
		return err
	})
	if err == nil {
		return face, nil
	}
	if _, ok := finding.FromError(err); !ok {
		err = Unreadable(d.File, err)
	}
	return nil, err
}

// walk lists the faces of all folders. Files that cannot be read are passed
// over: a damaged font that nobody asked for is not worth a word.
func (f *Folder) walk() []*folderFace {
	var all []*folderFace
	files := 0
	for _, root := range f.roots {
		_ = fs.WalkDir(root.FS, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !isFontName(name) {
				return nil //nolint:nilerr // what cannot be read is passed over
			}
			if files++; files > maxFontFiles {
				return fs.SkipAll
			}
			all = append(all, facesOfFile(root, name)...)
			return nil
		})
	}
	return all
}

func isFontName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".ttf", ".otf", ".ttc", ".otc":
		return true
	}
	return false
}

// facesOfFile describes the faces of a file.
func facesOfFile(root Root, name string) []*folderFace {
	var found []*folderFace
	_ = withFile(root.FS, name, func(at io.ReaderAt, size int64) error {
		for index := range countFaces(at) {
			face, err := ParseFaceAt(at, size, index)
			if err != nil {
				continue
			}
			found = append(found, &folderFace{
				Description: Description{
					Family: face.Family(), Families: face.names.families, Weight: face.Weight(), Italic: face.Italic(),
					File: path.Join(root.Name, name), Index: index,
				},
				root: root.FS, name: name,
				runes: sync.OnceValue(func() *runeMap { return runesOfFile(root.FS, name, index) }),
			})
		}
		return nil
	})
	return found
}

// runesOfFile reads a face's character map; an empty one if it cannot be read.
func runesOfFile(root fs.FS, name string, index int) *runeMap {
	runes := newRuneMap(nil, 0)
	_ = withFile(root, name, func(at io.ReaderAt, size int64) error {
		file, err := openReader(at, size, index)
		if err == nil {
			runes = newRuneMap(file.table("cmap"), u16(file.table("maxp"), 4))
		}
		return err
	})
	return runes
}

// withFile opens a file for the time of a call.
func withFile(root fs.FS, name string, use func(at io.ReaderAt, size int64) error) error {
	file, err := root.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("not a regular file")
	case info.Size() > maxFontFile:
		return finding.Stop(CodeTooLarge, finding.Place{File: name}, "limit", strconv.Itoa(maxFontFile>>20))
	}
	if at, ok := file.(io.ReaderAt); ok {
		return use(at, info.Size())
	}
	content, err := io.ReadAll(io.LimitReader(file, maxFontFile))
	if err != nil {
		return err
	}
	return use(bytes.NewReader(content), int64(len(content)))
}

// SystemFolders returns where a system (as runtime.GOOS names it) keeps the
// fonts installed for everybody and for the user whose home folder is given.
func SystemFolders(system, home string) []string {
	switch system {
	case "windows":
		return []string{home + `\AppData\Local\Microsoft\Windows\Fonts`, `C:\Windows\Fonts`}
	case "darwin":
		return []string{home + "/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts", "/System/Library/AssetsV2/com_apple_MobileAsset_Font7"}
	}
	return []string{home + "/.local/share/fonts", home + "/.fonts", "/usr/local/share/fonts", "/usr/share/fonts"}
}
