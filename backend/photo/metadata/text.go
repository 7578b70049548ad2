package metadata

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// decodeBytes reads bytes of no declared encoding: as UTF-8 if valid, else as
// GB18030 if they look like Chinese, else as Windows-1252, which gives every
// byte a meaning.
func decodeBytes(b []byte) string {
	switch b = trimBroken(b); guess(b) {
	case utf8Text:
		return string(b)
	case chineseText:
		return fromGB18030(b)
	}
	return fromLatin1(b)
}

// encoding is what undeclared bytes most likely are.
type encoding int

const (
	utf8Text encoding = iota
	chineseText
	latinText
)

func guess(b []byte) encoding {
	switch {
	case utf8.Valid(b):
		return utf8Text
	case isChinese(b):
		return chineseText
	}
	return latinText
}

// isChinese reports whether bytes are GB18030 in which at least half of the
// characters beyond ASCII are those of GB 2312, whose two bytes are both high.
// Latin-1's accented letters stand alone between ASCII ones and would make rare
// characters.
func isChinese(b []byte) bool {
	if strings.ContainsRune(fromGB18030(b), utf8.RuneError) {
		return false
	}
	common, rare := 0, 0
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] < 0x80:
		case i+1 < len(b) && b[i+1] >= 0xa1:
			common, i = common+1, i+1
		default:
			rare, i = rare+1, i+1
		}
	}
	return common >= rare
}

func fromGB18030(b []byte) string {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err != nil {
		return string(utf8.RuneError)
	}
	return string(text)
}

func fromLatin1(b []byte) string {
	text, _ := charmap.Windows1252.NewDecoder().Bytes(b) // every byte has a meaning
	return string(text)
}

// trimBroken cuts a character that a field's length has cut already: the last
// one of UTF-8 text that is good but for its end.
func trimBroken(b []byte) []byte {
	for n := 1; n < utf8.UTFMax && n < len(b); n++ {
		cut := len(b) - n
		if b[cut] >= 0xc0 && !utf8.FullRune(b[cut:]) && utf8.Valid(b[:cut]) && utf8.RuneCount(b[:cut]) < cut {
			return b[:cut]
		}
	}
	return b
}

// decodeUTF16 reads UTF-16, low byte first or last; a byte order mark decides
// against what was said.
func decodeUTF16(b []byte, isBig bool) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		low, high := b[i], b[i+1]
		if isBig {
			low, high = high, low
		}
		units = append(units, uint16(low)|uint16(high)<<8)
	}
	if len(units) > 0 && units[0] == 0xfffe {
		return decodeUTF16(b[2:], !isBig)
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
		case unicode.IsControl(r), r == utf8.RuneError, r == '\ufeff', r == 0xfffe, r == 0xffff:
			return -1
		}
		return r
	}, text)
	clean = strings.Join(strings.Fields(clean), " ")
	if r := []rune(clean); len(r) > maxTextRunes {
		return strings.TrimRight(string(r[:maxTextRunes]), " ")
	}
	return clean
}

// cameraWords are what cameras and programs write where a caption belongs.
var cameraWords = regexp.MustCompile(`(?i)^\s*(olympus digital camera|sony dsc|konica minolta digital camera|minolta digital camera|kodak digital still camera|samsung( camera pictures| digital camera)?|digital camera|dcim\\.*|exif_jpeg_.*|jpeg image|dav|rhdr|hdr|cof|oznor|mde|sdr|default|untitled|picture|created (by|with) .*|processed with .*|screenshot|[a-z]{2,4}_?\d{3,8}(\.[a-z]{3,4})?)\s*$`)

// byPerson returns a text that was written by a person, else none.
func byPerson(text string) string {
	if cameraWords.MatchString(text) {
		return ""
	}
	return text
}

var dayForm = regexp.MustCompile(`^(\d{4})[-:/]?(\d{2})[-:/]?(\d{2})`)

// day returns the ISO 8601 day at the start of a date, empty if there is none.
func day(date string) string {
	m := dayForm.FindStringSubmatch(date)
	if m == nil || m[1] == "0000" || m[2] < "01" || m[2] > "12" || m[3] < "01" || m[3] > "31" {
		return ""
	}
	return m[1] + "-" + m[2] + "-" + m[3]
}
