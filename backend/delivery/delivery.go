// Package delivery is what a printer is handed: a page's file with all that
// belongs to it, and an index that says what each is and by which sum it is
// known. It reads and makes nothing by itself; the parts come with a way to
// write them.
package delivery

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"time"

	"broadsheet/backend/finding"
)

// Kind is what a part is, for the index.
type Kind string

// The kinds of parts.
const (
	Page     Kind = "page"
	Document Kind = "document"
	Original Kind = "original" // of a photo
	Captions Kind = "captions"
	Fonts    Kind = "fonts"
	Report   Kind = "report"
	Index    Kind = "index"
)

// Part is one file of a delivery.
type Part struct {
	// Name is a path below the folder of the delivery, with slashes.
	Name string
	Kind Kind
	// Write gives the whole file. A *finding.Error before the first byte means
	// that this part alone cannot be had.
	Write func(io.Writer) error
}

// Delivery is all of it, without the index.
type Delivery struct {
	Title   string
	Profile string // by which the page was exported, for people
	Program string
	// Date stands in a zip's entries; no clock does. Of the page, in UTC.
	Date  time.Time
	Lang  string // of the index: "zh" or "en"
	Parts []Part
	// Missing are parts that are known beforehand not to be had.
	Missing []finding.Finding
}

// indexName is the same in all languages, so that everybody looks there first.
const indexName = "README.txt"

// written is a part that was given and taken.
type written struct {
	Part
	bytes int64
	sum   string // SHA-256, hex
}

// Each gives every part to take, and behind them the index of those that it
// took. A part for which take returns a *finding.Error is missing, and the
// rest goes on; any other error ends it. It returns all that is missing.
func (d *Delivery) Each(take func(Part) error) (missing []finding.Finding, err error) {
	missing = append(missing, d.Missing...)
	var all []written
	for _, p := range d.Parts {
		one := &measure{Part: p}
		err := take(Part{p.Name, p.Kind, one.write})
		if f, isFinding := finding.FromError(err); isFinding {
			missing = append(missing, inPart(f, p.Name))
			continue
		}
		if err != nil {
			return missing, err
		}
		all = append(all, one.written())
	}
	index := d.index(all, missing)
	err = take(Part{indexName, Index, func(w io.Writer) error {
		_, err := io.WriteString(w, index)
		return err
	}})
	if f, isFinding := finding.FromError(err); isFinding {
		return append(missing, inPart(f, indexName)), nil
	}
	return missing, err
}

// inPart names the part in a finding that names no file.
func inPart(f finding.Finding, name string) finding.Finding {
	if f.Place.File == "" {
		f.Place.File = name
	}
	return f
}

// measure counts and sums what a part writes, the last time that it does.
type measure struct {
	Part
	bytes int64
	sum   hash.Hash
}

func (m *measure) write(w io.Writer) error {
	m.bytes, m.sum = 0, sha256.New()
	return m.Part.Write(io.MultiWriter(w, m.sum, m))
}

// Write implements io.Writer: it counts.
func (m *measure) Write(p []byte) (int, error) {
	m.bytes += int64(len(p))
	return len(p), nil
}

func (m *measure) written() written {
	if m.sum == nil {
		m.sum = sha256.New()
	}
	return written{m.Part, m.bytes, hex.EncodeToString(m.sum.Sum(nil))}
}

// errHalf is a part that broke off: what is there of it cannot be taken back.
var errHalf = errors.New("a part of the package broke off")
