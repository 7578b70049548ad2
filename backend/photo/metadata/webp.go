package metadata

import (
	"bytes"
	"encoding/binary"
)

// webpParts returns what a WebP holds in its chunks EXIF and XMP.
func webpParts(data []byte) parts {
	var p parts
	for b := data[min(12, len(data)):]; len(b) >= 8; {
		kind, size := string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:]))
		if b = b[8:]; size > int64(len(b)) {
			break
		}
		switch body := b[:size]; {
		case kind == "EXIF" && p.exif == nil:
			p.exif = bytes.TrimPrefix(body, []byte(ExifHeader))
		case kind == "XMP ":
			p.addXMP(body)
		}
		b = b[min(size+size&1, int64(len(b))):]
	}
	return p
}
