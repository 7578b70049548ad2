package font

import (
	"encoding/binary"
	"errors"
	"io"
	"strconv"
	"sync"

	"broadsheet/backend/finding"
)

// The signatures of an sfnt file, big endian (OpenType 1.9, "Table directory").
const (
	flavourTrueType   = 0x00010000
	flavourAppleTrue  = 0x74727565 // "true"
	flavourOpenType   = 0x4F54544F // "OTTO"
	flavourCollection = 0x74746366 // "ttcf"
)

// maxTables bounds the table directory: real fonts have below fifty.
const maxTables = 256

// sfnt is one face's table directory. Tables are read when they are asked
// for: a Chinese face has 15 MB, of which starting up needs 1 kB.
//
// It is safe for concurrent use.
type sfnt struct {
	bytes   []byte      // the whole file when it lies in memory, else nil
	reader  io.ReaderAt // where it does not
	size    int64       // of the file
	flavour uint32
	tables  []tableRecord // in the order of the file

	mu   sync.Mutex
	held map[string][]byte // tables read through reader
}

// tableRecord is one line of the table directory. Offset counts from the
// start of the file, also in a collection.
type tableRecord struct {
	tag      string
	checksum uint32
	offset   int64
	length   int64
}

// openBytes reads the table directory of face index of a file in memory. The
// bytes must not change any more.
func openBytes(data []byte, index int) (*sfnt, error) {
	f := &sfnt{bytes: data, size: int64(len(data))}
	return f, f.readDirectory(index)
}

// openReader reads the table directory of face index of a file of size bytes.
func openReader(r io.ReaderAt, size int64, index int) (*sfnt, error) {
	f := &sfnt{reader: r, size: size, held: map[string][]byte{}}
	return f, f.readDirectory(index)
}

// readDirectory reads the table directory of face index (0 unless the file is
// a collection).
func (f *sfnt) readDirectory(index int) error {
	at, err := f.directoryOffset(index)
	if err != nil {
		return err
	}
	header := f.read(at, 12)
	if header == nil {
		return finding.Stop(CodeNotAFont, finding.Place{})
	}
	f.flavour = binary.BigEndian.Uint32(header)
	switch f.flavour {
	case flavourTrueType, flavourAppleTrue, flavourOpenType:
	default:
		return finding.Stop(CodeNotAFont, finding.Place{})
	}
	n := int64(binary.BigEndian.Uint16(header[4:]))
	records := f.read(at+12, n*16)
	if n == 0 || n > maxTables || records == nil {
		return damaged("directory")
	}
	f.readRecords(records)
	return nil
}

// directoryOffset returns where the table directory of face index begins.
func (f *sfnt) directoryOffset(index int) (int64, error) {
	header := f.read(0, 12)
	if header == nil {
		return 0, finding.Stop(CodeNotAFont, finding.Place{})
	}
	count := 1
	isCollection := binary.BigEndian.Uint32(header) == flavourCollection
	if isCollection {
		count = int(min(binary.BigEndian.Uint32(header[8:]), 1<<16))
	}
	if index < 0 || index >= count {
		return 0, finding.Stop(CodeNoSuchFace, finding.Place{}, "index", strconv.Itoa(index), "count", strconv.Itoa(count))
	}
	if !isCollection {
		return 0, nil
	}
	entry := f.read(12+4*int64(index), 4)
	if entry == nil {
		return 0, damaged("ttcf")
	}
	return int64(binary.BigEndian.Uint32(entry)), nil
}

// countFaces returns how many faces a file has: more than one for a
// collection, 0 if it is no font.
func countFaces(r io.ReaderAt) int {
	var header [12]byte
	if n, _ := r.ReadAt(header[:], 0); n < len(header) {
		return 0
	}
	switch binary.BigEndian.Uint32(header[:]) {
	case flavourTrueType, flavourAppleTrue, flavourOpenType:
		return 1
	case flavourCollection:
		return int(min(binary.BigEndian.Uint32(header[8:]), 256))
	}
	return 0
}

// readRecords keeps the records of tables that lie inside the file.
func (f *sfnt) readRecords(records []byte) {
	for ; len(records) >= 16; records = records[16:] {
		r := tableRecord{
			tag:      string(records[:4]),
			checksum: binary.BigEndian.Uint32(records[4:]),
			offset:   int64(binary.BigEndian.Uint32(records[8:])),
			length:   int64(binary.BigEndian.Uint32(records[12:])),
		}
		if r.offset+r.length <= f.size {
			f.tables = append(f.tables, r)
		}
	}
}

// record returns the directory line of a table.
func (f *sfnt) record(tag string) (tableRecord, bool) {
	for _, r := range f.tables {
		if r.tag == tag {
			return r, true
		}
	}
	return tableRecord{}, false
}

// table returns the bytes of a table, nil if it is missing or cannot be read.
// The caller must not write to them.
func (f *sfnt) table(tag string) []byte {
	r, ok := f.record(tag)
	if !ok {
		return nil
	}
	if f.bytes != nil {
		return f.bytes[r.offset : r.offset+r.length : r.offset+r.length]
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if held, ok := f.held[tag]; ok {
		return held
	}
	content := f.read(r.offset, r.length)
	f.held[tag] = content
	return content
}

// part returns the bytes from start up to end of a table, without reading all
// of it; nil if the table does not reach so far.
func (f *sfnt) part(tag string, start, end int64) []byte {
	r, ok := f.record(tag)
	if !ok || start < 0 || end < start || end > r.length {
		return nil
	}
	f.mu.Lock()
	held := f.held[tag]
	f.mu.Unlock()
	if held != nil {
		return held[start:end]
	}
	return f.read(r.offset+start, end-start)
}

// hold reads all tables into memory and lets go of the reader, so that the
// file behind it may be closed. It returns an error if one cannot be read.
func (f *sfnt) hold() error {
	if f.bytes != nil {
		return nil
	}
	for _, r := range f.tables {
		if f.table(r.tag) == nil && r.length > 0 {
			return finding.Stop(CodeUnreadable, finding.Place{}, "reason", r.tag)
		}
	}
	f.reader = nil
	return nil
}

// read returns n bytes from an offset of the file, nil if they are not there.
func (f *sfnt) read(offset, n int64) []byte {
	if offset < 0 || n < 0 || offset+n > f.size {
		return nil
	}
	if f.bytes != nil {
		return f.bytes[offset : offset+n : offset+n]
	}
	if f.reader == nil {
		return nil
	}
	buf := make([]byte, n)
	if got, err := f.reader.ReadAt(buf, offset); int64(got) < n || (err != nil && !errors.Is(err, io.EOF)) {
		return nil
	}
	return buf
}

// u16 and the like read big endian numbers; past the end they are zero, so
// that a table which is cut off reads as if padded.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[at:]))
}

func i16(b []byte, at int) int { return int(int16(u16(b, at))) }

func u32(b []byte, at int) int64 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int64(binary.BigEndian.Uint32(b[at:]))
}
