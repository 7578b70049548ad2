package metadata

import (
	"bytes"
	"encoding/binary"
)

// Markers of JPEG (ITU-T T.81, table B.1) and what the segments of
// applications begin with.
const (
	markerAPP0    = 0xe0
	markerAPP1    = 0xe1
	markerAPP2    = 0xe2
	markerAPP13   = 0xed
	markerAPP14   = 0xee
	markerAPP15   = 0xef
	markerComment = 0xfe
	markerScan    = 0xda
	markerEnd     = 0xd9

	jfifHeader      = "JFIF\x00"
	ExifHeader      = "Exif\x00\x00"
	xmpHeader       = "http://ns.adobe.com/xap/1.0/\x00"
	extensionHeader = "http://ns.adobe.com/xmp/extension/\x00"
	photoshopHeader = "Photoshop 3.0\x00"
	iccHeader       = "ICC_PROFILE\x00"
	adobeHeader     = "Adobe"
)

// Segments walks the segments of a JPEG before its pixels.
func Segments(data []byte) func(yield func(marker byte, body []byte) bool) {
	return func(yield func(byte, []byte) bool) {
		for i := 2; i+4 <= len(data); {
			marker := data[i+1]
			switch {
			case data[i] != 0xff || marker == 0xff: // padding
				i++
				continue
			case marker == 0 || marker == 1 || marker >= 0xd0 && marker <= 0xd8: // without a length
				i += 2
				continue
			case marker == markerScan || marker == markerEnd:
				return
			}
			size := int(binary.BigEndian.Uint16(data[i+2:]))
			if size < 2 || i+2+size > len(data) || !yield(marker, data[i+4:i+2+size]) {
				return
			}
			i += 2 + size
		}
	}
}

// jpegParts returns what a JPEG holds: its first EXIF, its XMP with what was
// moved to extensions, and its image resources, all segments joined.
func jpegParts(data []byte) parts {
	var p parts
	var resources []byte
	extension := extendedXMP{}
	for marker, body := range Segments(data) {
		switch {
		case marker == markerAPP1 && bytes.HasPrefix(body, []byte(ExifHeader)) && p.exif == nil:
			p.exif = body[len(ExifHeader):]
		case marker == markerAPP1 && bytes.HasPrefix(body, []byte(xmpHeader)):
			p.addXMP(body[len(xmpHeader):])
		case marker == markerAPP1 && bytes.HasPrefix(body, []byte(extensionHeader)):
			extension.add(body[len(extensionHeader):])
		case marker == markerAPP13 && bytes.HasPrefix(body, []byte(photoshopHeader)):
			resources = append(resources, body[len(photoshopHeader):]...)
		}
	}
	p.resources(resources)
	if len(p.xmp) > 0 {
		p.xmp = append(p.xmp, extension.of(p.xmp[0])...)
	}
	return p
}

// extendedXMP gathers the parts of XMP that is too long for one segment (XMP
// part 3, 1.1.3.1) by their GUID.
type extendedXMP map[string]*extension

type extension struct {
	bytes  []byte
	filled int
}

// add takes a segment: 32 characters of GUID, full length, offset, bytes.
func (x extendedXMP) add(b []byte) {
	if len(b) < 40 {
		return
	}
	guid, size, at := string(b[:32]), int64(binary.BigEndian.Uint32(b[32:])), int64(binary.BigEndian.Uint32(b[36:]))
	b = b[40:]
	if x[guid] == nil && len(x) < 4 && size <= maxXMP {
		x[guid] = &extension{bytes: make([]byte, size)}
	}
	if e := x[guid]; e != nil && at+int64(len(b)) <= int64(len(e.bytes)) {
		e.filled += copy(e.bytes[at:], b)
	}
}

// of returns the extension that a packet names, if all of it is there.
func (x extendedXMP) of(packet []byte) [][]byte {
	for guid, e := range x { // a packet names one
		if e.filled == len(e.bytes) && bytes.Contains(packet, []byte(guid)) {
			return [][]byte{e.bytes}
		}
	}
	return nil
}
