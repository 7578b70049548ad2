package metadata

import (
	"bytes"
	"encoding/binary"
)

// boxParts returns the EXIF and XMP of an AVIF or HEIC: items that the box meta
// names in iinf and places in iloc (ISO 14496-12, 8.11).
func boxParts(data []byte) parts {
	var p parts
	meta := box(data, "meta")
	if len(meta) < 4 {
		return p
	}
	meta = meta[4:] // version and flags
	places := itemPlaces(box(meta, "iloc"))
	for id, kind := range itemKinds(box(meta, "iinf")) {
		at := places[id]
		if at.from < 0 || at.size < 4 || at.from > int64(len(data)) || at.size > int64(len(data))-at.from {
			continue
		}
		switch body := data[at.from : at.from+at.size]; kind {
		case "Exif": // behind the distance to the TIFF structure
			if skip := int64(binary.BigEndian.Uint32(body)); p.exif == nil && 4+skip < int64(len(body)) {
				p.exif = body[4+skip:]
			}
		case "mime":
			p.addXMP(body)
		}
	}
	return p
}

// box returns the body of the first box of a kind.
func box(b []byte, kind string) []byte {
	for k, body := range boxes(b) {
		if k == kind {
			return body
		}
	}
	return nil
}

// boxes walks boxes: size, kind, body. A size of 1 is followed by a longer one,
// 0 means up to the end.
func boxes(b []byte) func(yield func(kind string, body []byte) bool) {
	return func(yield func(string, []byte) bool) {
		for len(b) >= 8 {
			head, size := uint64(8), uint64(binary.BigEndian.Uint32(b))
			switch {
			case size == 0:
				size = uint64(len(b))
			case size == 1 && len(b) >= 16:
				head, size = 16, binary.BigEndian.Uint64(b[8:])
			}
			if size < head || size > uint64(len(b)) || !yield(string(b[4:8]), b[head:size]) {
				return
			}
			b = b[size:]
		}
	}
}

// itemKinds walks the items of iinf that hold EXIF or XMP.
func itemKinds(b []byte) func(yield func(id uint32, kind string) bool) {
	return func(yield func(uint32, string) bool) {
		head := 6 // version, flags, count
		if len(b) > 0 && b[0] > 0 {
			head = 8
		}
		for kind, body := range boxes(b[min(head, len(b)):]) {
			r := fieldReader{b: body}
			version := r.number(1)
			r.number(3)
			id := r.number(map[bool]int{true: 2, false: 4}[version == 2])
			r.number(2) // protection
			item, rest := r.text(4), r.b
			isXMP := item == "mime" && bytes.Contains(rest, []byte("application/rdf+xml"))
			if kind == "infe" && version >= 2 && !r.isShort && (item == "Exif" || isXMP) && !yield(uint32(id), item) {
				return
			}
		}
	}
}

// extent is where an item lies in the file; items of several parts or in other
// boxes are not looked for.
type extent struct{ from, size int64 }

// itemPlaces reads iloc.
func itemPlaces(b []byte) map[uint32]extent {
	out := map[uint32]extent{}
	r := fieldReader{b: b}
	version := r.number(1)
	r.number(3)
	sizes, more := r.number(1), r.number(1)
	width := 2
	if version == 2 {
		width = 4
	}
	for range min(r.number(width), maxTags) {
		id := uint32(r.number(width))
		method := uint64(0)
		if version > 0 {
			method = r.number(2) & 15
		}
		r.number(2) // which file
		base := r.number(int(more >> 4))
		count := r.number(2)
		for range min(count, maxTags) {
			if version > 0 {
				r.number(int(more & 15))
			}
			from, size := r.number(int(sizes>>4)), r.number(int(sizes&15))
			if count == 1 && method == 0 && !r.isShort {
				out[id] = extent{int64(base + from), int64(size)}
			}
		}
		if r.isShort {
			break
		}
	}
	return out
}

// fieldReader reads numbers of any width, high byte first.
type fieldReader struct {
	b       []byte
	isShort bool // more was asked for than there is
}

func (r *fieldReader) text(n int) string {
	if n > len(r.b) {
		r.isShort, r.b = true, nil
		return ""
	}
	text := string(r.b[:n])
	r.b = r.b[n:]
	return text
}

func (r *fieldReader) number(n int) uint64 {
	out := uint64(0)
	for _, c := range []byte(r.text(n)) {
		out = out<<8 | uint64(c)
	}
	return out
}
