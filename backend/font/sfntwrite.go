package font

import (
	"encoding/binary"
	"math/bits"
)

// table is one table of a font file to be written.
type table struct {
	tag     string
	content []byte
}

// writeSFNT writes a font file of the tables, which must be sorted by tag.
// The checksums are right, that of the whole file in head included
// (OpenType 1.9, "Calculating checksums").
func writeSFNT(flavour uint32, tables []table) []byte {
	at := 12 + 16*len(tables)
	size := at
	for _, t := range tables {
		size += (len(t.content) + 3) &^ 3
	}
	out := make([]byte, size)
	writeHeader(out, flavour, len(tables))
	headAt := -1
	for i, t := range tables {
		copy(out[at:], t.content)
		if t.tag == "head" && len(t.content) >= 12 {
			headAt = at
			clear(out[at+8 : at+12])
		}
		padded := (len(t.content) + 3) &^ 3
		record := out[12+16*i:]
		copy(record, t.tag)
		binary.BigEndian.PutUint32(record[4:], checksum(out[at:at+padded]))
		binary.BigEndian.PutUint32(record[8:], uint32(at))
		binary.BigEndian.PutUint32(record[12:], uint32(len(t.content)))
		at += padded
	}
	if headAt >= 0 {
		binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	}
	return out
}

// writeHeader writes the offset table: its last three numbers help a binary
// search over the tables.
func writeHeader(out []byte, flavour uint32, tables int) {
	log := bits.Len(uint(tables)) - 1
	search := 16 << max(log, 0)
	binary.BigEndian.PutUint32(out, flavour)
	binary.BigEndian.PutUint16(out[4:], uint16(tables))
	binary.BigEndian.PutUint16(out[6:], uint16(search))
	binary.BigEndian.PutUint16(out[8:], uint16(max(log, 0)))
	binary.BigEndian.PutUint16(out[10:], uint16(max(16*tables-search, 0)))
}

// checksum adds up the bytes as 32-bit numbers; their count divides by four.
func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
