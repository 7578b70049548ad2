package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
)

// maxProfile bounds an embedded profile, unpacked, in bytes.
const maxProfile = 8 << 20

// embeddedProfile returns the ICC profile inside a picture file, nil if there
// is none.
func embeddedProfile(format string, data []byte) []byte {
	switch format {
	case "jpeg":
		return jpegProfile(data)
	case "png":
		return pngProfile(data)
	case "tiff":
		return tiffProfile(data)
	case "webp":
		return webpChunk(data, "ICCP")
	}
	return nil
}

// jpegProfileHeader begins an APP2 segment with a part of a profile; the
// part's number, from 1, and how many there are follow (ICC.1:2010, B.4).
const jpegProfileHeader = "ICC_PROFILE\x00"

func jpegProfile(data []byte) []byte {
	var parts [256][]byte
	for marker, body := range jpegSegments(data) {
		start := len(jpegProfileHeader) + 2
		if marker == 0xe2 && len(body) > start && string(body[:start-2]) == jpegProfileHeader {
			parts[body[start-2]] = body[start:]
		}
	}
	return bytes.Join(parts[:], nil)
}

// pngProfile reads iCCP: a name, a zero, the method 0, zlib (PNG, 11.3.2.3).
func pngProfile(data []byte) []byte {
	for kind, body := range pngChunks(data) {
		switch kind {
		case "IDAT":
			return nil
		case "iCCP":
			name := bytes.IndexByte(body, 0)
			return unpacked(body[min(name+2, len(body)):])
		}
	}
	return nil
}

func unpacked(packed []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	out, err := io.ReadAll(io.LimitReader(r, maxProfile))
	if err != nil {
		return nil
	}
	return out
}

// tiffProfileTag is InterColorProfile (ICC.1:2010, B.3).
const tiffProfileTag = 34675

func tiffProfile(data []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	if len(data) < 8 {
		return nil
	}
	if data[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(data[4:]))
	if at+2 > int64(len(data)) {
		return nil
	}
	for range order.Uint16(data[at:]) {
		entry := at + 2
		if at += 12; at+2 > int64(len(data)) {
			return nil
		}
		if order.Uint16(data[entry:]) == tiffProfileTag {
			size, start := int64(order.Uint32(data[entry+4:])), int64(order.Uint32(data[entry+8:]))
			return data[min(start, int64(len(data))):min(start+size, int64(len(data)))]
		}
	}
	return nil
}

// webpChunk returns a chunk of a WebP (RFC 9649, 2.3); its length is padded to
// an even one.
func webpChunk(data []byte, name string) []byte {
	for i := int64(12); i+8 <= int64(len(data)); {
		size := int64(binary.LittleEndian.Uint32(data[i+4:]))
		if i+8+size > int64(len(data)) {
			return nil
		}
		if string(data[i:i+4]) == name {
			return data[i+8 : i+8+size]
		}
		i += 8 + size + size&1
	}
	return nil
}

// webpTurn returns the orientation in a WebP's EXIF, 0 if there is none. The
// library that reads the other formats' loses its way behind chunks of odd
// length.
func webpTurn(data []byte) int {
	b := bytes.TrimPrefix(webpChunk(data, "EXIF"), []byte("Exif\x00\x00"))
	if len(b) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	start := int64(order.Uint32(b[4:]))
	if start+2 > int64(len(b)) {
		return 0
	}
	for i := range int64(order.Uint16(b[start:])) {
		entry := start + 2 + 12*i
		if entry+12 > int64(len(b)) {
			return 0
		}
		if turn := order.Uint16(b[entry+8:]); order.Uint16(b[entry:]) == 274 && turn >= 1 && turn <= 8 {
			return int(turn)
		}
	}
	return 0
}
