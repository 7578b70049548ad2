package photo

import (
	"bytes"
	"encoding/binary"

	"github.com/bep/imagemeta"
)

// The texts in a JPEG's EXIF block are read here too: the library drops every
// byte that is no printable UTF-8, and with it Chinese in GB18030 and the
// UTF-16 of Windows.

// exifNames are the wanted text tags of the first directory (CIPA DC-008 4.6;
// those from 0x9c9b on are Windows').
var exifNames = map[uint16]string{
	0x010e: "ImageDescription", 0x013b: "Artist",
	0x9c9b: "XPTitle", 0x9c9c: "XPComment", 0x9c9d: "XPAuthor", 0x9c9f: "XPSubject",
}

const exifHeader = "Exif\x00\x00"

// jpegEXIF adds the text tags of a JPEG's first EXIF block.
func (s tagSet) jpegEXIF(data []byte) {
	for marker, body := range jpegSegments(data) {
		if marker == 0xe1 && bytes.HasPrefix(body, []byte(exifHeader)) {
			s.addDirectory(body[len(exifHeader):])
			return
		}
	}
}

// addDirectory reads the first directory of a TIFF block: per tag its number,
// type, count, and the value or where it lies.
func (s tagSet) addDirectory(b []byte) {
	order, ok := byteOrder(b)
	if !ok {
		return
	}
	start := int64(order.Uint32(b[4:]))
	if start+2 > int64(len(b)) {
		return
	}
	count := int64(order.Uint16(b[start:]))
	for i := range min(count, maxTags) {
		entry := start + 2 + 12*i
		if entry+12 > int64(len(b)) {
			return
		}
		if name := exifNames[order.Uint16(b[entry:])]; name != "" {
			s.add(imagemeta.TagInfo{Source: imagemeta.EXIF, Tag: name, Namespace: "IFD0", Value: exifBytes(b, b[entry:entry+12], order)})
		}
	}
}

func byteOrder(b []byte) (binary.ByteOrder, bool) {
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

// exifBytes returns the value of an entry of bytes or ASCII, up to its final
// zeros; nil for other types and what lies outside.
func exifBytes(b, entry []byte, order binary.ByteOrder) []byte {
	kind, size := order.Uint16(entry[2:]), int64(order.Uint32(entry[4:]))
	if kind != 1 && kind != 2 && kind != 7 || size > maxTagSize {
		return nil
	}
	if size <= 4 {
		return entry[8 : 8+size]
	}
	at := int64(order.Uint32(entry[8:]))
	if at+size > int64(len(b)) {
		return nil
	}
	return b[at : at+size]
}
