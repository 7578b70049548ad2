package tiff

import "encoding/binary"

// Tags of TIFF 6.0, appendix A.
const (
	tagWidth          = 256
	tagHeight         = 257
	tagBits           = 258
	tagCompression    = 259
	tagPhotometric    = 262
	tagFillOrder      = 266
	tagStripOffsets   = 273
	tagSamples        = 277
	tagRowsPerStrip   = 278
	tagStripCounts    = 279
	tagFaxOptions     = 292
	tagPlanar         = 284
	tagPredictor      = 317
	tagColorMap       = 320
	tagTileWidth      = 322
	tagTileHeight     = 323
	tagTileOffsets    = 324
	tagTileCounts     = 325
	tagInkSet         = 332
	tagExtraSamples   = 338
	tagSampleFormat   = 339
	tagJPEGTables     = 347
	maxEntries        = 4096
	directoryEntry    = 12 // bytes
	firstDirectoryPos = 4
)

// entry is one field of a directory: its values lie in body.
type entry struct {
	kind  uint16
	count int
	body  []byte
}

// directory is the fields of one page by their tag.
type directory struct {
	order   binary.ByteOrder
	entries map[uint16]entry
}

// sizes are the bytes of a value by its type (TIFF 6.0, section 2).
var sizes = [...]int64{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}

// readDirectory reads the first directory of a file; the first field of a tag
// counts, and fields that do not fit the file are left out.
func readDirectory(data []byte) (directory, error) {
	d := directory{entries: map[uint16]entry{}}
	if len(data) < 8 {
		return d, FormatError("is too short")
	}
	switch string(data[:4]) {
	case "II*\x00":
		d.order = binary.LittleEndian
	case "MM\x00*":
		d.order = binary.BigEndian
	case "II+\x00", "MM\x00+":
		return d, unsupported("BigTIFF")
	default:
		return d, FormatError("does not begin like a TIFF")
	}
	start := int64(d.order.Uint32(data[firstDirectoryPos:]))
	if start < 8 || start+2 > int64(len(data)) {
		return d, FormatError("has no directory")
	}
	count := min(int(d.order.Uint16(data[start:])), maxEntries)
	for i := range count {
		at := start + 2 + int64(i)*directoryEntry
		if at+directoryEntry > int64(len(data)) {
			return d, FormatError("breaks off in its directory")
		}
		d.add(data, data[at:at+directoryEntry])
	}
	return d, nil
}

// add takes in one field: tag, type, count, and the values or where they lie.
func (d *directory) add(data, b []byte) {
	tag, kind, count := d.order.Uint16(b), d.order.Uint16(b[2:]), int64(d.order.Uint32(b[4:]))
	if int(kind) >= len(sizes) || sizes[kind] == 0 {
		return
	}
	body, size := b[8:12], count*sizes[kind]
	if size > 4 {
		at := int64(d.order.Uint32(b[8:]))
		if at+size > int64(len(data)) {
			return
		}
		body = data[at : at+size]
	}
	if _, isThere := d.entries[tag]; !isThere {
		d.entries[tag] = entry{kind, int(count), body}
	}
}

// count returns how many values a tag has.
func (d *directory) count(tag uint16) int { return d.entries[tag].count }

// at returns a whole number of a tag, 0 where there is none.
func (d *directory) at(tag uint16, i int) int64 {
	e := d.entries[tag]
	if i >= e.count {
		return 0
	}
	switch e.kind {
	case 1, 6, 7:
		return int64(e.body[i])
	case 3, 8:
		return int64(d.order.Uint16(e.body[2*i:]))
	case 4, 9, 13:
		return int64(d.order.Uint32(e.body[4*i:]))
	}
	return 0
}

// first returns the first number of a tag, or what holds where it is missing.
func (d *directory) first(tag uint16, otherwise int64) int64 {
	if d.count(tag) == 0 {
		return otherwise
	}
	return d.at(tag, 0)
}
