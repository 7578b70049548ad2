package store

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
)

// An older file is brought up to date step by step: each step makes a bundle
// of the next version. Steps stay for ever; testdata holds a file for each.
var migrations = [fileVersion]func(*bundle, []byte) error{
	0: migrateFrom0,
}

// readOlder keeps the manifest of an older version for migrate.
func (b *bundle) readOlder(version int, raw []byte) error {
	b.manifest.Version = &version
	b.older = raw
	return nil
}

// migrate brings a bundle to the present version.
func (b *bundle) migrate() error {
	for v := *b.manifest.Version; v < fileVersion; v++ {
		if err := migrations[v](b, b.older); err != nil {
			return err
		}
		next := v + 1
		b.manifest.Version = &next
	}
	return nil
}

// manifest0 is the manifest of version 0, which knew no digests and no
// history, called the document page.json and the photos by their file names.
type manifest0 struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Name    string `json:"name"`
}

func migrateFrom0(b *bundle, raw []byte) error {
	var old manifest0
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&old); err != nil {
		return damaged(manifestPart, err.Error())
	}
	page, err := b.read("page.json", maxDocumentPart)
	if err != nil {
		return err
	}
	b.put(documentPart, page)
	version := 0
	b.manifest = manifest{Format: "broadsheet", Version: &version, Title: old.Name, Revision: 1, Document: digest(page)}
	return b.renamePhotos()
}

// renamePhotos calls photos by their content instead of their file names. Two
// names of one content become one photo.
func (b *bundle) renamePhotos() error {
	for _, name := range b.photoParts() {
		p, err := b.take(name)
		if err != nil {
			return err
		}
		data, err := p.read(maxPhotoFile)
		if err != nil {
			return err
		}
		id, original := contentID(data), strings.TrimPrefix(name, photoFolder)
		m := manifestPhoto{ID: id, Name: original, Part: photoPart(id, original)}
		if slices.ContainsFunc(b.manifest.Photos, func(o manifestPhoto) bool { return o.ID == id }) {
			continue
		}
		b.manifest.Photos = append(b.manifest.Photos, m)
		p.name = m.Part
		b.parts[m.Part] = p
	}
	return nil
}

func (b *bundle) photoParts() []string {
	var names []string
	for name := range b.parts {
		if strings.HasPrefix(name, photoFolder) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// put adds a part that a migration has made.
func (b *bundle) put(name string, data []byte) {
	b.parts[name] = part{name: name, size: uint64(len(data)), open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)), nil
	}}
}
