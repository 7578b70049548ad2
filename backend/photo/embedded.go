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
		return webpProfile(data)
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
	for i := 8; i+12 <= len(data); {
		size, kind := int64(binary.BigEndian.Uint32(data[i:])), string(data[i+4:i+8])
		if size > int64(len(data)-i-12) || kind == "IDAT" {
			return nil
		}
		body := data[i+8:][:size]
		if kind == "iCCP" {
			name := bytes.IndexByte(body, 0)
			return unpacked(body[min(name+2, len(body)):])
		}
		i += 12 + int(size)
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

// webpProfile reads the chunk ICCP (RFC 9649, 2.7.1.4).
func webpProfile(data []byte) []byte {
	for i := int64(12); i+8 <= int64(len(data)); {
		size := int64(binary.LittleEndian.Uint32(data[i+4:]))
		if i+8+size > int64(len(data)) {
			return nil
		}
		if string(data[i:i+4]) == "ICCP" {
			return data[i+8 : i+8+size]
		}
		i += 8 + size + size&1
	}
	return nil
}
