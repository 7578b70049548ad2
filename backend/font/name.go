package font

import (
	"unicode/utf16"
)

// The entries of the name table that are read (OpenType 1.9, "Name IDs").
const (
	nameFamily            = 1
	namePostScript        = 6
	nameLicence           = 13
	nameLicenceURL        = 14
	nameTypographicFamily = 16
)

// names are what a face is called.
type names struct {
	family     string   // in English, the typographic family where there is one
	families   []string // every name of the family in every language, the first being family
	postScript string
	licence    Licence
}

// Licence is what a face says of its licence; empty where it says nothing.
type Licence struct{ Text, URL string }

// maxNames bounds the entries of a name table that are looked at.
const maxNames = 2000

// readNames reads a name table. Names in UTF-16 (Windows, Unicode) are taken,
// and Macintosh ones where they are plain ASCII.
func readNames(table []byte) names {
	var n names
	var typographic, plain []string // English first
	storage := u16(table, 4)
	for i := range min(u16(table, 2), maxNames) {
		at := 6 + 12*i
		if at+12 > len(table) {
			break
		}
		text := nameText(table, at, storage)
		if text == "" {
			continue
		}
		isEnglish := isEnglishName(table, at)
		switch u16(table, at+6) {
		case nameFamily:
			plain = addName(plain, text, isEnglish)
		case nameTypographicFamily:
			typographic = addName(typographic, text, isEnglish)
		case namePostScript:
			n.postScript = preferred(n.postScript, text, isEnglish)
		case nameLicence:
			n.licence.Text = preferred(n.licence.Text, text, isEnglish)
		case nameLicenceURL:
			n.licence.URL = preferred(n.licence.URL, text, isEnglish)
		}
	}
	for _, text := range append(typographic, plain...) {
		n.families = addName(n.families, text, false)
	}
	if len(n.families) > 0 {
		n.family = n.families[0]
	}
	return n
}

// preferred is the text in English, else the first.
func preferred(have, text string, isEnglish bool) string {
	if have == "" || isEnglish {
		return text
	}
	return have
}

// addName puts a name at the end of a list, or in front, unless it is there.
func addName(list []string, text string, inFront bool) []string {
	for i, have := range list {
		if have != text {
			continue
		}
		if inFront {
			copy(list[1:i+1], list[:i])
			list[0] = text
		}
		return list
	}
	if inFront {
		return append([]string{text}, list...)
	}
	return append(list, text)
}

// isEnglishName tells whether the name record at an offset is in English
// (Windows 0x409, Macintosh 0).
func isEnglishName(table []byte, at int) bool {
	platform, language := u16(table, at), u16(table, at+4)
	return platform == 3 && language == 0x409 || platform == 1 && language == 0
}

// nameText returns the text of the name record at an offset, "" if it cannot
// be read.
func nameText(table []byte, at, storage int) string {
	length, offset := u16(table, at+8), storage+u16(table, at+10)
	if offset+length > len(table) {
		return ""
	}
	raw := table[offset : offset+length]
	if u16(table, at) == 1 {
		return asciiOnly(raw)
	}
	units := make([]uint16, 0, length/2)
	for i := 0; i+1 < length; i += 2 {
		units = append(units, uint16(u16(raw, i)))
	}
	return string(utf16.Decode(units))
}

func asciiOnly(raw []byte) string {
	for _, c := range raw {
		if c < 0x20 || c > 0x7E {
			return ""
		}
	}
	return string(raw)
}
