package metadata

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"io"
	"strings"
)

// Keywords of text chunks that hold metadata.
const (
	pngXMP     = "XML:com.adobe.xmp"
	rawProfile = "Raw profile type "
)

// pngParts returns what a PNG holds: the chunk eXIf, XMP in iTXt, and the
// "raw profiles" of ImageMagick.
func pngParts(data []byte) parts {
	var p parts
	inflated := 0
	for kind, body := range pngChunks(data) {
		keyword, rest, _ := bytes.Cut(body, []byte{0})
		switch {
		case kind == "eXIf" && p.exif == nil:
			p.exif = body
		case kind == "iTXt" && string(keyword) == pngXMP && len(p.xmp) < maxPackets:
			p.addXMP(pngText(rest))
		case kind == "zTXt" && len(rest) > 1 && bytes.HasPrefix(keyword, []byte(rawProfile)) && inflated < maxPackets:
			inflated++
			p.rawProfile(string(keyword), inflate(rest[1:]))
		case kind == "tEXt":
			p.rawProfile(string(keyword), rest)
		}
	}
	return p
}

// pngChunks walks the chunks of a PNG; sums are not checked.
func pngChunks(data []byte) func(yield func(kind string, body []byte) bool) {
	return func(yield func(string, []byte) bool) {
		for b := data[min(8, len(data)):]; len(b) >= 12; {
			size := int64(binary.BigEndian.Uint32(b))
			if 12+size > int64(len(b)) || !yield(string(b[4:8]), b[8:8+size]) {
				return
			}
			b = b[12+size:]
		}
	}
}

// pngText returns the text of an iTXt chunk behind its keyword: whether it is
// compressed, how, language, translated keyword, text.
func pngText(b []byte) []byte {
	if len(b) < 2 {
		return nil
	}
	_, text, _ := bytes.Cut(b[2:], []byte{0})
	_, text, _ = bytes.Cut(text, []byte{0})
	if b[0] == 1 {
		return inflate(text)
	}
	return text
}

// inflate returns what zlib has packed, up to the limit of XMP.
func inflate(b []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(r, maxXMP)) // what was read before an error counts
	return out
}

// rawProfile takes a profile as ImageMagick writes it: a line with its name,
// one with its length, lines in hexadecimal.
func (p *parts) rawProfile(keyword string, text []byte) {
	name, ok := strings.CutPrefix(keyword, rawProfile)
	lines := strings.SplitN(strings.TrimLeft(string(text), "\n"), "\n", 3)
	if !ok || len(lines) < 3 {
		return
	}
	raw, err := hex.DecodeString(strings.Join(strings.Fields(lines[2]), ""))
	if err != nil {
		return
	}
	p.profile(strings.ToLower(name), raw)
}

func (p *parts) profile(name string, raw []byte) {
	exif, isEXIF := bytes.CutPrefix(raw, []byte(ExifHeader))
	xmp, isXMP := bytes.CutPrefix(raw, []byte(xmpHeader))
	switch {
	case (isEXIF || name == "exif") && p.exif == nil:
		p.exif = exif
	case isXMP || name == "xmp":
		p.addXMP(xmp)
	case name != "iptc" && name != "8bim":
	case len(raw) > 0 && raw[0] == datasetMark && p.iim == nil:
		p.iim = raw
	default:
		p.resources(bytes.TrimPrefix(raw, []byte(photoshopHeader)))
	}
}
