package photo

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/bep/imagemeta"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// decodeTag returns the value of a tag as the library gives it, its text in the
// encoding that it was most likely written in.
//
// IPTC names its encoding in dataset 1:90; many programs leave it out and
// write what their system used. The library then takes every byte for a
// Latin-1 letter, which is undone here. EXIF knows ASCII only, so its bytes
// are anything.
func (s tagSet) decodeTag(t imagemeta.TagInfo) any {
	switch {
	case t.Source == imagemeta.EXIF && strings.HasPrefix(t.Tag, "XP"):
		return decodeUTF16(bytesOf(t.Value))
	case t.Source == imagemeta.EXIF:
		return mapText(t.Value, func(text string) string { return decodeBytes(trimZeros(text)) })
	case t.Source == imagemeta.IPTC && s[iptc(charsetTag)] != "UTF-8":
		return mapText(t.Value, func(text string) string { return decodeBytes(latin1Bytes(text)) })
	}
	return t.Value
}

// mapText changes the strings in a value.
func mapText(value any, change func(string) string) any {
	switch v := value.(type) {
	case string:
		return change(v)
	case []byte:
		return change(string(v))
	case []string:
		out := make([]string, len(v))
		for i := range v {
			out[i] = change(v[i])
		}
		return out
	}
	return value
}

// trimZeros cuts a text at its first zero, as EXIF ends it.
func trimZeros(text string) []byte {
	text, _, _ = strings.Cut(text, "\x00")
	return []byte(text)
}

// bytesOf returns the bytes of a text tag.
func bytesOf(value any) []byte {
	switch v := value.(type) {
	case string:
		return []byte(v)
	case []byte:
		return v
	}
	return nil
}

// latin1Bytes undoes a decoding from Latin-1; text that is none stays.
func latin1Bytes(text string) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		if r > 0xff {
			return []byte(text)
		}
		out = append(out, byte(r))
	}
	return out
}

// decodeBytes reads bytes as UTF-8 if valid, else as GB18030, else as
// Windows-1252, which gives every byte a meaning.
func decodeBytes(b []byte) string {
	if b = trimBroken(b); utf8.Valid(b) {
		return string(b)
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err == nil && !strings.ContainsRune(string(text), utf8.RuneError) {
		return string(text)
	}
	text, _ = charmap.Windows1252.NewDecoder().Bytes(b)
	return string(text)
}

// decodeUTF16 reads the tags that Windows writes: UTF-16, low byte first.
func decodeUTF16(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])|uint16(b[i+1])<<8)
	}
	return string(utf16.Decode(units))
}

// tidy takes out what cannot be printed and joins white space; line breaks
// become spaces.
func tidy(text string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, r == '\ufeff':
			return -1
		}
		return r
	}, text)
	clean = strings.Join(strings.Fields(clean), " ")
	if r := []rune(clean); len(r) > maxTextRunes {
		return string(r[:maxTextRunes])
	}
	return clean
}
