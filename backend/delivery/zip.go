package delivery

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"path"
	"time"

	"broadsheet/backend/finding"
)

// Zip writes the delivery as a zip, part by part, and returns what is missing
// in it. The same delivery gives the same bytes.
func (d *Delivery) Zip(w io.Writer) (missing []finding.Finding, err error) {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	missing, err = d.Each(func(p Part) error {
		entry := &lateEntry{zip: z, header: zip.FileHeader{Name: p.Name, Method: methodOf(p.Name), Modified: zipTime(d.Date)}}
		return entry.fill(p)
	})
	if err != nil {
		return missing, err
	}
	return missing, z.Close()
}

// lateEntry is an entry that begins with its first byte: a part that cannot be
// had leaves none behind.
type lateEntry struct {
	zip    *zip.Writer
	header zip.FileHeader
	w      io.Writer
}

func (e *lateEntry) fill(p Part) error {
	err := p.Write(e)
	switch {
	case err == nil && e.w == nil:
		return e.begin() // it is empty
	case err != nil && e.w != nil:
		return fmt.Errorf("%w: %s: %v", errHalf, p.Name, err) //nolint:errorlint // no finding any more: the zip is spoiled
	}
	return err
}

func (e *lateEntry) begin() (err error) {
	e.w, err = e.zip.CreateHeader(&e.header)
	return err
}

// Write implements io.Writer.
func (e *lateEntry) Write(p []byte) (int, error) {
	if e.w == nil {
		if err := e.begin(); err != nil {
			return 0, err
		}
	}
	return e.w.Write(p)
}

// methodOf stores what is packed already, as pages and photos are.
func methodOf(name string) uint16 {
	switch path.Ext(name) {
	case ".html", ".json", ".csv", ".txt":
		return zip.Deflate
	}
	return zip.Store
}

// A zip's entry has no other years.
const firstYear, lastYear = 1980, 2107

// zipTime is a date that a zip's entry can have; those that it cannot are the
// first day.
func zipTime(t time.Time) time.Time {
	if y := t.UTC().Year(); y < firstYear || y > lastYear {
		return time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t.UTC()
}
