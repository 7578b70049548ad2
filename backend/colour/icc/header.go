package icc

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

const (
	headerSize = 128 // ICC.1:2022, 7.2
	entrySize  = 12  // of the tag table, 7.3
	maxTags    = 256
	// maxDescription bounds the runes of a description.
	maxDescription = 1000
)

var be = binary.BigEndian

// tagTable is the bodies of a profile's tags by their signature.
type tagTable map[string][]byte

// parseHeader reads the header and cuts the tags out.
func parseHeader(data []byte) (*Profile, tagTable, error) {
	if len(data) < headerSize+4 || string(data[36:40]) != "acsp" {
		return nil, nil, errors.New("this is not a profile")
	}
	size := int64(be.Uint32(data))
	if size < headerSize+4 || size > int64(len(data)) || size > maxProfile {
		return nil, nil, fmt.Errorf("the header says %d bytes, there are %d (at most %d are read)", size, len(data), maxProfile)
	}
	data = data[:size]
	p := &Profile{
		Version: int(data[8]), Class: string(data[12:16]), Space: Space(data[16:20]),
		Connection: Space(data[20:24]), Intent: Intent(be.Uint32(data[64:])),
	}
	if err := p.isSupported(); err != nil {
		return nil, nil, err
	}
	tags, err := parseTags(data)
	return p, tags, err
}

func (p *Profile) isSupported() error {
	switch {
	case p.Version != 2 && p.Version != 4:
		return fmt.Errorf("version %d is not supported, only 2 and 4", p.Version)
	case !classes[p.Class]:
		return fmt.Errorf("class %q does not describe a device", p.Class)
	case p.Space != RGB && p.Space != Gray && p.Space != CMYK:
		return fmt.Errorf("colours of %q are not supported", p.Space)
	case p.Connection != XYZ && p.Connection != Lab:
		return fmt.Errorf("connection space %q is not XYZ or Lab", p.Connection)
	}
	return nil
}

// parseTags reads the tag table; the first of a signature counts.
func parseTags(data []byte) (tagTable, error) {
	n := int64(be.Uint32(data[headerSize:]))
	if n > maxTags || headerSize+4+n*entrySize > int64(len(data)) {
		return nil, fmt.Errorf("a table of %d tags does not fit %d bytes (at most %d tags are read)", n, len(data), maxTags)
	}
	tags := tagTable{}
	for i := range n {
		entry := data[headerSize+4+i*entrySize:]
		name, start, size := string(entry[:4]), int64(be.Uint32(entry[4:])), int64(be.Uint32(entry[8:]))
		if start+size > int64(len(data)) {
			return nil, fmt.Errorf("tag %q ends at byte %d of %d", name, start+size, len(data))
		}
		if _, ok := tags[name]; !ok {
			tags[name] = data[start : start+size : start+size]
		}
	}
	return tags, nil
}

// kind returns the type of a tag's body, and what follows its eight bytes of
// type and reserve.
func kind(body []byte) (string, []byte) {
	if len(body) < 8 {
		return "", nil
	}
	return string(body[:4]), body[8:]
}

// description returns the text of desc: ASCII in version 2 (ICC.1:2001-04,
// 6.5.17), else the English or the first record (ICC.1:2022, 10.15). A damaged
// one is empty: nothing hangs on it.
func (t tagTable) description() string {
	switch kind, body := kind(t["desc"]); {
	case kind == "desc" && len(body) >= 4:
		n := min(int64(be.Uint32(body)), int64(len(body)-4), maxDescription)
		return tidy(string(body[4 : 4+n]))
	case kind == "mluc":
		return tidy(localized(t["desc"]))
	}
	return ""
}

func tidy(s string) string {
	s, _, _ = strings.Cut(s, "\x00")
	return strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
}

// localized returns a record of a multiLocalizedUnicodeType.
func localized(tag []byte) string {
	if len(tag) < 16 {
		return ""
	}
	first := ""
	for i := range min(int64(be.Uint32(tag[8:])), maxTags) {
		at := 16 + 12*i
		if at+12 > int64(len(tag)) {
			break
		}
		text := utf16Text(tag, int64(be.Uint32(tag[at+8:])), int64(be.Uint32(tag[at+4:])))
		if string(tag[at:at+2]) == "en" {
			return text
		}
		if first == "" {
			first = text
		}
	}
	return first
}

// utf16Text decodes size bytes from start on, big-endian.
func utf16Text(tag []byte, start, size int64) string {
	if start+size > int64(len(tag)) {
		return ""
	}
	units := make([]uint16, min(size/2, maxDescription))
	for i := range units {
		units[i] = be.Uint16(tag[start+2*int64(i):])
	}
	return string(utf16.Decode(units))
}
