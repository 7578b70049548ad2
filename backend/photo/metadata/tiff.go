package metadata

import "encoding/binary"

// Limits on directories and on texts in them.
const (
	maxTags    = 2000
	maxTagSize = 16 << 10
)

// block is a TIFF structure: a whole TIFF file, or the EXIF of another one.
type block struct {
	b     []byte
	order binary.ByteOrder
}

// entry is an entry of a directory; its value is a part of the block that
// begins at byte at.
type entry struct {
	tag, kind uint16
	count     uint32
	value     []byte
	at        int64
}

// kindSizes are the bytes of one value of each type (TIFF 6.0, section 2, and
// CIPA DC-008, 4.6.2).
var kindSizes = [...]int64{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}

// openBlock reads the byte order; ok is false if the bytes are no TIFF.
func openBlock(b []byte) (t block, ok bool) {
	order, ok := ByteOrder(b)
	return block{b, order}, ok
}

// ByteOrder returns the byte order of a TIFF structure of at least 8 bytes.
func ByteOrder(b []byte) (binary.ByteOrder, bool) {
	switch {
	case len(b) < 8:
		return nil, false
	case string(b[:4]) == "II*\x00":
		return binary.LittleEndian, true
	case string(b[:4]) == "MM\x00*":
		return binary.BigEndian, true
	}
	return nil, false
}

// first returns the entries of the first directory.
func (t block) first() []entry { return t.directory(t.order.Uint32(t.b[4:])) }

// directory returns the entries of the directory at an offset; entries whose
// values lie outside the block are left out.
func (t block) directory(offset uint32) []entry {
	start := int64(offset)
	if start < 8 || start+2 > int64(len(t.b)) {
		return nil
	}
	var out []entry
	for i := range min(int64(t.order.Uint16(t.b[start:])), maxTags) {
		at := start + 2 + 12*i
		if at+12 > int64(len(t.b)) {
			return out
		}
		if e, ok := t.entry(at); ok {
			out = append(out, e)
		}
	}
	return out
}

func (t block) entry(at int64) (entry, bool) {
	raw := t.b[at : at+12]
	e := entry{tag: t.order.Uint16(raw), kind: t.order.Uint16(raw[2:]), count: t.order.Uint32(raw[4:]), at: at + 8}
	if int(e.kind) >= len(kindSizes) || kindSizes[e.kind] == 0 {
		return e, false
	}
	size := kindSizes[e.kind] * int64(e.count)
	if size > 4 {
		e.at = int64(t.order.Uint32(raw[8:]))
	}
	if size > int64(len(t.b)) || e.at+size > int64(len(t.b)) {
		return e, false
	}
	e.value = t.b[e.at : e.at+size]
	return e, true
}

// find returns the entry of a tag.
func find(entries []entry, tag uint16) (entry, bool) {
	for _, e := range entries {
		if e.tag == tag {
			return e, true
		}
	}
	return entry{}, false
}

// number returns the first value of an entry of SHORT or LONG, else 0.
func (t block) number(e entry) uint32 {
	switch {
	case e.kind == 3 && len(e.value) >= 2:
		return uint32(t.order.Uint16(e.value))
	case (e.kind == 4 || e.kind == 13) && len(e.value) >= 4:
		return t.order.Uint32(e.value)
	}
	return 0
}

// sub returns the directory that a tag points at.
func (t block) sub(entries []entry, tag uint16) []entry {
	e, ok := find(entries, tag)
	if !ok {
		return nil
	}
	return t.directory(t.number(e))
}

// Tags of TIFF that hold other metadata or point at more of it.
const (
	tagXMP       = 0x02bc
	tagIPTC      = 0x83bb
	tagPhotoshop = 0x8649
	tagEXIF      = 0x8769
	tagGPS       = 0x8825
	tagInterop   = 0xa005
)

// tiffParts returns what a TIFF file holds.
func tiffParts(data []byte) parts {
	t, ok := openBlock(data)
	if !ok {
		return parts{}
	}
	p := parts{exif: data}
	entries := t.first()
	if e, ok := find(entries, tagPhotoshop); ok {
		p.resources(e.value)
	}
	if e, ok := find(entries, tagIPTC); ok {
		p.iim = t.unswapped(e)
	}
	if e, ok := find(entries, tagXMP); ok {
		p.addXMP(e.value)
	}
	return p
}

// unswapped returns IPTC that was written as LONGs, as old programs do, in the
// order of its bytes: they lie swapped where the file's order is little-endian.
func (t block) unswapped(e entry) []byte {
	if len(e.value) < 4 || e.value[0] == datasetMark || e.value[3] != datasetMark {
		return e.value
	}
	out := make([]byte, len(e.value)&^3)
	for i := 0; i < len(out); i += 4 {
		binary.BigEndian.PutUint32(out[i:], binary.LittleEndian.Uint32(e.value[i:]))
	}
	return out
}
