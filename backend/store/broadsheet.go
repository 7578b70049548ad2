package store

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// fileVersion is the version of the .broadsheet file that SaveFile writes;
// docs/file-format.md describes it.
const fileVersion = 1

// The parts of a .broadsheet file, beside its photos.
const (
	manifestPart = "manifest.json"
	documentPart = "document.json"
	historyPart  = "history.json"
	photoFolder  = "photos/"
)

// File is a .broadsheet file: a document with everything that it needs.
type File struct {
	Title    string
	Document []byte // JSON of document.Document
	History  []byte // JSON of the document's history; nil: none
	Photos   []FilePhoto
	Revision uint64
	// Program is who wrote the file ("broadsheet 1.2"), for people. It is not
	// read back.
	Program string

	close func() error
}

// FilePhoto is an original in a .broadsheet file.
type FilePhoto struct {
	ID   photo.ID
	Name string // file name that it came with
	// Read returns the original's bytes. Those of a file that was opened are
	// checked against ID.
	Read func() ([]byte, error)
}

// Close lets go of a file that ReadFileAt opened; its photos cannot be read
// any more.
func (f File) Close() error {
	if f.close == nil {
		return nil
	}
	return f.close()
}

// manifest is the first part of the file; it says what the others are.
type manifest struct {
	Format   string          `json:"format"` // "broadsheet"
	Version  *int            `json:"version"`
	Program  string          `json:"program,omitempty"` // who wrote the file, for people
	Title    string          `json:"title"`
	Revision uint64          `json:"revision"`
	Document string          `json:"document"`          // SHA-256 of document.json, hex
	History  string          `json:"history,omitempty"` // SHA-256 of history.json, hex
	Photos   []manifestPhoto `json:"photos"`
}

type manifestPhoto struct {
	ID   photo.ID `json:"id"`
	Name string   `json:"name"`
	Part string   `json:"part"`
}

// SaveFile writes a .broadsheet file. The same File gives the same bytes. An
// error is that of w or of a photo's Read.
func SaveFile(w io.Writer, f File) error {
	photos := slices.Clone(f.Photos)
	slices.SortFunc(photos, func(a, b FilePhoto) int { return strings.Compare(string(a.ID), string(b.ID)) })
	photos = slices.CompactFunc(photos, func(a, b FilePhoto) bool { return a.ID == b.ID })
	head, err := json.MarshalIndent(manifestOf(f, photos), "", "  ")
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	for _, part := range []struct {
		name string
		data []byte
	}{{manifestPart, head}, {documentPart, f.Document}, {historyPart, f.History}} {
		if part.data == nil {
			continue
		}
		if err := addPart(z, part.name, zip.Deflate, part.data); err != nil {
			return err
		}
	}
	if err := addPhotos(z, photos); err != nil {
		return err
	}
	return z.Close()
}

func manifestOf(f File, photos []FilePhoto) manifest {
	version := fileVersion
	m := manifest{
		Format: "broadsheet", Version: &version, Program: f.Program, Title: f.Title, Revision: f.Revision,
		Document: digest(f.Document), Photos: []manifestPhoto{},
	}
	if f.History != nil {
		m.History = digest(f.History)
	}
	for _, p := range photos {
		m.Photos = append(m.Photos, manifestPhoto{p.ID, p.Name, photoPart(p.ID, p.Name)})
	}
	return m
}

func addPhotos(z *zip.Writer, photos []FilePhoto) error {
	for _, p := range photos {
		data, err := p.Read()
		if err != nil {
			return err
		}
		if contentID(data) != p.ID {
			return finding.Stop(OriginalDamaged, finding.Place{File: p.Name, Photo: string(p.ID)})
		}
		// Stored as it is: a JPEG does not shrink any more.
		if err := addPart(z, photoPart(p.ID, p.Name), zip.Store, data); err != nil {
			return err
		}
	}
	return nil
}

// fileTime stands in all entries: the file's bytes tell no clock.
var fileTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func addPart(z *zip.Writer, name string, method uint16, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: fileTime})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, bytes.NewReader(data))
	return err
}

var extensionForm = regexp.MustCompile(`^\.[a-z0-9]{1,5}$`)

// photoPart names the part of a photo; the extension is for people who unpack
// the file with another program.
func photoPart(id photo.ID, name string) string {
	extension := strings.ToLower(path.Ext(name))
	if !extensionForm.MatchString(extension) {
		extension = ".bin"
	}
	return photoFolder + string(id) + extension
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
