package photo

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"github.com/bep/imagemeta"
)

// The IPTC block of a JPEG is read here and not by the library, which decodes
// undeclared text as Latin-1 and then trims it: of "无" in UTF-8 (E6 97 A0)
// the last byte is taken for a no-break space and is lost.

// iptcNames are the wanted datasets of record 2 (IPTC-IIM 4.2, chapter 6).
var iptcNames = map[byte]string{
	5: "ObjectName", 25: "Keywords", 55: "DateCreated", 80: "By-line",
	105: "Headline", 110: "Credit", 115: "Source", 120: "Caption-Abstract",
}

// photoshopHeader begins an APP13 segment that holds image resources.
const photoshopHeader = "Photoshop 3.0\x00"

// iptcResource is the number of the image resource that holds IPTC-IIM.
const iptcResource = 0x0404

// jpegIPTC adds the IPTC tags of a JPEG to the set.
func (s tagSet) jpegIPTC(data []byte) {
	for dataset, value := range iimDatasets(jpegIIM(data)) {
		s.addIIM(dataset, value)
	}
}

// addIIM keeps one dataset; keywords come one by one.
func (s tagSet) addIIM(number uint16, value []byte) {
	name := iptcNames[byte(number)]
	if number>>8 != 2 || name == "" {
		return
	}
	key, text := iptc(name), decodeBytes(value)
	if list, _ := s[key].([]string); name == "Keywords" || name == "By-line" {
		s[key] = append(list, text)
	} else if s[key] == nil {
		s[key] = text
	}
}

// jpegIIM returns the IPTC-IIM bytes of a JPEG: its APP13 segments joined, and
// in them the resource 0x0404.
func jpegIIM(data []byte) []byte {
	var resources []byte
	for marker, body := range jpegSegments(data) {
		if marker == 0xed && bytes.HasPrefix(body, []byte(photoshopHeader)) {
			resources = append(resources, body[len(photoshopHeader):]...)
		}
	}
	return findResource(resources, iptcResource)
}

// jpegSegments walks the segments before the pixels.
func jpegSegments(data []byte) func(yield func(marker byte, body []byte) bool) {
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
			case marker == 0xda || marker == 0xd9: // pixels, or the end
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

// findResource returns an image resource of Photoshop: "8BIM", number, a name
// padded to even length, size, bytes padded to even length.
func findResource(b []byte, number uint16) []byte {
	for len(b) >= 12 && string(b[:4]) == "8BIM" {
		id := binary.BigEndian.Uint16(b[4:])
		start := 6 + (int(b[6])+2)&^1
		if start+4 > len(b) {
			return nil
		}
		size := int64(binary.BigEndian.Uint32(b[start:]))
		b = b[start+4:]
		if size > int64(len(b)) {
			return nil
		}
		if id == number {
			return b[:size]
		}
		b = b[min(size+size&1, int64(len(b))):]
	}
	return nil
}

// iimDatasets walks the datasets of IPTC-IIM; the number is record and dataset.
func iimDatasets(b []byte) func(yield func(number uint16, value []byte) bool) {
	return func(yield func(uint16, []byte) bool) {
		for range maxTags {
			if len(b) < 5 || b[0] != 0x1c {
				return
			}
			size := int(binary.BigEndian.Uint16(b[3:]))
			// Above 32767 the size itself is a size: nothing that we want.
			if size > maxTagSize || 5+size > len(b) || !yield(binary.BigEndian.Uint16(b[1:]), b[5:5+size]) {
				return
			}
			b = b[5+size:]
		}
	}
}

// trimBroken cuts a character that a field's length has cut already: the last
// one of UTF-8 text that is good but for its end.
func trimBroken(b []byte) []byte {
	for n := 1; n < utf8.UTFMax && n < len(b); n++ {
		cut := len(b) - n
		if b[cut] >= 0xc0 && !utf8.FullRune(b[cut:]) && utf8.Valid(b[:cut]) && cut > 0 && hasMultibyte(b[:cut]) {
			return b[:cut]
		}
	}
	return b
}

func hasMultibyte(b []byte) bool { return utf8.RuneCount(b) < len(b) }

// iptcSource is what the library is asked for beside EXIF and XMP.
func iptcSource(format string) imagemeta.Source {
	if format == "jpeg" {
		return 0
	}
	return imagemeta.IPTC
}
