package store

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// Limits on foreign files: beyond them nothing is unpacked.
const (
	maxManifestPart = 4 << 20
	maxDocumentPart = 64 << 20
	maxHistoryPart  = 256 << 20
	maxFilePhotos   = 1000
	maxFileEntries  = maxFilePhotos + 8
	maxFileUnpacked = 4 << 30 // all parts together, as the file claims
)

// ReadFileAt opens the .broadsheet file of that path; the File must be closed.
func ReadFileAt(path string) (File, error) {
	at := finding.Place{File: path}
	f, err := os.Open(path)
	if err != nil {
		return File{}, finding.Stop(FileUnreadable, at, "reason", reason(err))
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a file")
	}
	if err != nil {
		f.Close()
		return File{}, finding.Stop(FileUnreadable, at, "reason", reason(err))
	}
	file, err := ReadFile(f, info.Size())
	if err != nil {
		f.Close()
		return File{}, placed(err, path)
	}
	file.close = f.Close
	return file, nil
}

// placed names the file in a finding that lacks it.
func placed(err error, path string) error {
	f, ok := finding.FromError(err)
	if !ok || f.Place.File != "" {
		return err
	}
	f.Place.File = path
	return &finding.Error{Finding: f}
}

// ReadFile reads a .broadsheet file of any version up to the present one. Its
// photos are read from r when they are wanted. Whatever the file holds, it is
// checked: errors are *finding.Error (FileNotBroadsheet, FileNewer,
// FileIncomplete, FileDamaged, FileHostile, FileTooLarge).
func ReadFile(r io.ReaderAt, size int64) (File, error) {
	b, err := openBundle(r, size)
	if err != nil {
		return File{}, err
	}
	if err := b.migrate(); err != nil {
		return File{}, err
	}
	return b.file()
}

// part is one entry of the file, read when it is wanted.
type part struct {
	name string
	size uint64 // unpacked, as the file claims
	open func() (io.ReadCloser, error)
}

// bundle is a file whose manifest has been read.
type bundle struct {
	manifest manifest
	parts    map[string]part
	older    []byte // the manifest of an older version, as it stands in the file
}

func openBundle(r io.ReaderAt, size int64) (*bundle, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, notAZip(r, err)
	}
	b := &bundle{parts: map[string]part{}}
	if err := b.takeParts(z.File, size); err != nil {
		return nil, err
	}
	raw, err := b.read(manifestPart, maxManifestPart)
	if err != nil {
		return nil, err
	}
	return b, b.readManifest(raw)
}

// notAZip tells a file that breaks off from one that never was ours.
func notAZip(r io.ReaderAt, err error) error {
	head := make([]byte, 4)
	if _, readErr := r.ReadAt(head, 0); readErr == nil && bytes.Equal(head, []byte("PK\x03\x04")) {
		return finding.Stop(FileIncomplete, finding.Place{}, "part", "zip: "+err.Error())
	}
	return finding.Stop(FileNotBroadsheet, finding.Place{})
}

// takeParts lists the entries, unless they are such as no honest program writes.
func (b *bundle) takeParts(entries []*zip.File, size int64) error {
	if len(entries) > maxFileEntries {
		return hostile(strconv.Itoa(len(entries)) + " entries")
	}
	var packed, unpacked uint64
	for _, e := range entries {
		if packed += e.CompressedSize64; packed > uint64(size) {
			return hostile("entries overlap")
		}
		if unpacked += e.UncompressedSize64; unpacked > maxFileUnpacked || e.UncompressedSize64 > maxFileUnpacked {
			return tooLarge(e.Name, maxFileUnpacked)
		}
		if e.Name == photoFolder && e.UncompressedSize64 == 0 {
			continue // other programs note the folder too
		}
		if err := b.takePart(e); err != nil {
			return err
		}
	}
	return nil
}

func (b *bundle) takePart(e *zip.File) error {
	name := strings.TrimPrefix(e.Name, photoFolder)
	switch _, twice := b.parts[e.Name]; {
	case twice:
		return hostile(fmt.Sprintf("two entries %q", e.Name))
	case name == "" || name == ".." || strings.ContainsAny(name, `/\:`) || strings.ContainsRune(name, 0):
		return hostile(fmt.Sprintf("an entry %q", e.Name))
	case !e.Mode().IsRegular():
		return hostile(fmt.Sprintf("%q is not a file", e.Name))
	case e.Flags&1 != 0:
		return hostile("a password")
	}
	b.parts[e.Name] = part{name: e.Name, size: e.UncompressedSize64, open: e.Open}
	return nil
}

func (b *bundle) readManifest(raw []byte) error {
	// The version first: other versions have other fields.
	var about struct {
		Format  string `json:"format"`
		Version *int   `json:"version"`
		Program string `json:"program"`
	}
	if err := json.Unmarshal(raw, &about); err != nil {
		return damaged(manifestPart, err.Error())
	}
	switch {
	case about.Format != "broadsheet":
		return finding.Stop(FileNotBroadsheet, finding.Place{})
	case about.Version == nil || *about.Version < 0:
		return damaged(manifestPart, "version")
	case *about.Version > fileVersion:
		return finding.Stop(FileNewer, finding.Place{}, "program", about.Program, "version", strconv.Itoa(*about.Version))
	case *about.Version < fileVersion:
		return b.readOlder(*about.Version, raw)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&b.manifest); err != nil {
		return damaged(manifestPart, err.Error())
	}
	return nil
}

// file checks what the manifest says against the parts.
func (b *bundle) file() (f File, err error) {
	m := b.manifest
	f.Title, f.Revision = m.Title, m.Revision
	if f.Document, err = b.checked(documentPart, maxDocumentPart, m.Document); err != nil {
		return File{}, err
	}
	if m.History != "" {
		if f.History, err = b.checked(historyPart, maxHistoryPart, m.History); err != nil {
			return File{}, err
		}
	}
	if f.Photos, err = b.photos(); err != nil {
		return File{}, err
	}
	for name := range b.parts {
		return File{}, hostile(fmt.Sprintf("an entry %q that the manifest does not know", name))
	}
	return f, nil
}

// photos takes the photos that the manifest names out of the parts.
func (b *bundle) photos() ([]FilePhoto, error) {
	var photos []FilePhoto
	for _, m := range b.manifest.Photos {
		if !isPhotoID(m.ID) || m.Part != photoPart(m.ID, m.Part) {
			return nil, damaged(manifestPart, fmt.Sprintf("photo %q", m.ID))
		}
		p, err := b.take(m.Part)
		if err != nil {
			return nil, err
		}
		if p.size > maxPhotoFile {
			return nil, tooLarge(m.Part, maxPhotoFile)
		}
		photos = append(photos, FilePhoto{ID: m.ID, Name: m.Name, Read: func() ([]byte, error) { return p.photo(m.ID) }})
	}
	return photos, nil
}

func (p part) photo(id photo.ID) ([]byte, error) {
	data, err := p.read(maxPhotoFile)
	if err == nil && contentID(data) != id {
		return nil, damaged(p.name, "wrong content")
	}
	return data, err
}

// checked takes a part of JSON and compares it with its digest.
func (b *bundle) checked(name string, limit uint64, want string) ([]byte, error) {
	data, err := b.read(name, limit)
	switch {
	case err != nil:
		return nil, err
	case digest(data) != want:
		return nil, damaged(name, "wrong content")
	case !json.Valid(data):
		return nil, damaged(name, "no JSON")
	}
	return data, nil
}

// take removes a part from those that are left.
func (b *bundle) take(name string) (part, error) {
	p, ok := b.parts[name]
	if !ok {
		return part{}, finding.Stop(FileIncomplete, finding.Place{}, "part", name)
	}
	delete(b.parts, name)
	return p, nil
}

func (b *bundle) read(name string, limit uint64) ([]byte, error) {
	p, err := b.take(name)
	if err != nil {
		return nil, err
	}
	return p.read(limit)
}

// read unpacks a part. What the file claims of its size is not believed.
func (p part) read(limit uint64) ([]byte, error) {
	if p.size > limit {
		return nil, tooLarge(p.name, limit)
	}
	r, err := p.open()
	if err != nil {
		return nil, damaged(p.name, err.Error())
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1)) //nolint:gosec // at most maxPhotoFile
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, finding.Stop(FileIncomplete, finding.Place{}, "part", p.name)
	case err != nil:
		return nil, damaged(p.name, err.Error())
	case uint64(len(data)) > limit:
		return nil, tooLarge(p.name, limit)
	}
	return data, nil
}

func damaged(part, why string) error {
	return finding.Stop(FileDamaged, finding.Place{}, "part", part, "reason", why)
}

func hostile(why string) error { return finding.Stop(FileHostile, finding.Place{}, "reason", why) }

func tooLarge(part string, limit uint64) error {
	return finding.Stop(FileTooLarge, finding.Place{}, "part", part, "limit", megabytes(int64(limit))) //nolint:gosec // a constant
}
