package manuscript

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"broadsheet/backend/finding"
)

// The names of the encodings, as in Manuscript.Encoding.
const (
	utf8Name    = "utf-8"
	utf16LEName = "utf-16le"
	utf16BEName = "utf-16be"
	gbName      = "gb18030"
	big5Name    = "big5"
	latinName   = "windows-1252"
)

// decode returns the text of a file with line ends as "\n". The order of the
// tries is from the certain to the likely: byte order mark, UTF-16 by its
// regular bytes, valid UTF-8, then the national encodings by how common the
// characters are that they give.
func (d *draft) decode(data []byte) (string, error) {
	text := d.decodeBytes(data)
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", d.stop(Binary, 1+strings.Count(text[:i], "\n"))
	}
	controls, unreadable := countStrange(text)
	if (controls+unreadable)*20 > utf8.RuneCountInString(text) {
		return "", d.stop(Binary, 0)
	}
	if unreadable > 0 {
		d.report(finding.Warning, BytesUnreadable, lineOf(text, utf8.RuneError), "", "count", strconv.Itoa(unreadable), "encoding", d.encoding)
	}
	if controls > 0 {
		d.report(finding.Warning, ControlCharacters, 0, "", "count", strconv.Itoa(controls))
	}
	return evenLineEnds(text), nil
}

// decodeBytes sets the draft's encoding and returns the text without a byte
// order mark. Bytes that the encoding does not know become U+FFFD.
func (d *draft) decodeBytes(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		d.encoding = utf8Name
		return strings.ToValidUTF8(string(data[3:]), "\ufffd")
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		d.encoding = utf16LEName
		return decodeUTF16(data[2:], false)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		d.encoding = utf16BEName
		return decodeUTF16(data[2:], true)
	}
	if isBig, ok := guessUTF16(data); ok {
		d.encoding = map[bool]string{false: utf16LEName, true: utf16BEName}[isBig]
		d.report(finding.Note, EncodingGuessed, 0, "", "encoding", d.encoding)
		return decodeUTF16(data, isBig)
	}
	d.encoding = utf8Name
	if utf8.Valid(data) {
		return string(data)
	}
	if isDamagedUTF8(data) {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	d.encoding = guessNational(data)
	d.report(finding.Note, EncodingGuessed, 0, "", "encoding", d.encoding)
	return decodeWith(nationalEncodings[d.encoding], data)
}

var nationalEncodings = map[string]encoding.Encoding{
	gbName:    simplifiedchinese.GB18030,
	big5Name:  traditionalchinese.Big5,
	latinName: charmap.Windows1252,
}

func decodeWith(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil { // the decoders replace and do not fail; be safe
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return string(out)
}

// decodeUTF16 decodes code units; a byte left over at the end is U+FFFD.
func decodeUTF16(data []byte, isBig bool) string {
	var text strings.Builder
	text.Grow(len(data) * 3 / 2)
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(unit16(data[i:], isBig))
		if utf16.IsSurrogate(r) {
			r2 := rune(utf8.RuneError)
			if i+3 < len(data) {
				r2 = utf16.DecodeRune(r, rune(unit16(data[i+2:], isBig)))
			}
			if r2 != utf8.RuneError {
				i += 2
			}
			r = r2
		}
		text.WriteRune(r)
	}
	if len(data)%2 == 1 {
		text.WriteRune(utf8.RuneError)
	}
	return text.String()
}

func unit16(b []byte, isBig bool) uint16 {
	if isBig {
		return uint16(b[0])<<8 | uint16(b[1])
	}
	return uint16(b[1])<<8 | uint16(b[0])
}

// guessUTF16 finds UTF-16 without a mark: nearly all of its code units are
// ASCII, Chinese characters or their marks in one byte order and hardly any
// in the other.
func guessUTF16(data []byte) (isBig, ok bool) {
	sample := data[:min(len(data), 8<<10)&^1]
	if len(sample) < 4 || utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return false, false
	}
	little, big := plausible16(sample, false), plausible16(sample, true)
	if max(little, big)*100 < len(sample)/2*95 {
		return false, false
	}
	// The high byte of ASCII is zero. Where there is ASCII it decides, for
	// most letters read in the wrong order are Chinese characters.
	zerosFirst, zerosSecond := zeroBytes(sample)
	if zerosFirst != zerosSecond && min(zerosFirst, zerosSecond)*10 <= max(zerosFirst, zerosSecond) {
		return zerosFirst > zerosSecond, true
	}
	return big > little, min(little, big)*100 < len(sample)/2*60
}

// zeroBytes counts the zeros among the first and the second bytes of pairs.
func zeroBytes(sample []byte) (first, second int) {
	for i := 0; i+1 < len(sample); i += 2 {
		if sample[i] == 0 {
			first++
		}
		if sample[i+1] == 0 {
			second++
		}
	}
	return first, second
}

// plausible16 counts the code units that a manuscript would hold.
func plausible16(sample []byte, isBig bool) int {
	n := 0
	for i := 0; i+1 < len(sample); i += 2 {
		u := unit16(sample[i:], isBig)
		switch {
		case u >= 0x20 && u < 0x250 && u != 0x7f, u == '\n', u == '\r', u == '\t',
			u >= 0x2010 && u <= 0x2040, u >= 0x2460 && u <= 0x24ff, u >= 0x25a0 && u <= 0x25ff,
			u >= 0x3000 && u <= 0x303f, u >= 0x4e00 && u <= 0x9fff, u >= 0xff00 && u <= 0xffef,
			u >= 0xd800 && u <= 0xdfff:
			n++
		}
	}
	return n
}

// isDamagedUTF8 reports whether a text is UTF-8 but for a few bytes, as after
// a cut in the middle of a character.
func isDamagedUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	return good >= 4 && bad*20 <= good
}

// guessNational chooses between GB18030, Big5 and Windows-1252. Text of the
// two Chinese ones, decoded by the wrong one, gives rare characters and
// errors; accented letters stand alone between ASCII letters.
func guessNational(data []byte) string {
	sample := data[:min(len(data), 64<<10)]
	gb := commonShare(decodeWith(simplifiedchinese.GB18030, sample))
	big5 := commonShare(decodeWith(traditionalchinese.Big5, sample))
	lone := loneShare(sample)
	switch {
	case max(gb, big5) < 0.12 && lone > 0.3, lone > 0.85 && max(gb, big5) < 0.5:
		return latinName
	case big5 > gb:
		return big5Name
	}
	return gbName
}

// loneShare returns the share of the bytes above ASCII that have ASCII on
// both sides.
func loneShare(sample []byte) float64 {
	lone, all := 0, 0
	for i, b := range sample {
		if b < 0x80 {
			continue
		}
		all++
		if (i == 0 || sample[i-1] < 0x80) && (i+1 == len(sample) || sample[i+1] < 0x80) {
			lone++
		}
	}
	return float64(lone) / float64(max(all, 1))
}

// commonShare returns the share of common characters among those above ASCII;
// what could not be decoded counts against it, and so do private characters
// and the half-width forms that wrong decoding yields.
func commonShare(text string) float64 {
	score, all := 0.0, 0
	for _, r := range text {
		if r < 0x80 {
			continue
		}
		all++
		switch {
		case r == utf8.RuneError:
			score -= 2
		case commonHan[r]:
			score++
		case strings.ContainsRune("，。、；：？！“”‘’（）《》—…「」『』　", r):
			score += 0.8
		case r >= 0xe000 && r <= 0xf8ff, r >= 0x3400 && r < 0x4e00, r >= 0x80 && r < 0x2010:
			score -= 0.5
		}
	}
	return score / float64(max(all, 1))
}

// countStrange counts control characters other than white space and the
// places that could not be decoded.
func countStrange(text string) (controls, unreadable int) {
	for _, r := range text {
		switch {
		case r == utf8.RuneError:
			unreadable++
		case r < 0x20 && !isBlank(r) && r != 0x1a, r == 0x7f:
			controls++
		}
	}
	return controls, unreadable
}

// lineOf returns the line of a rune's first occurrence, counted from 1.
func lineOf(text string, r rune) int {
	i := strings.IndexRune(text, r)
	return 1 + strings.Count(evenLineEnds(text[:max(i, 0)]), "\n")
}

// evenLineEnds makes "\n" of every line end. U+2028 and U+2029 end lines too;
// the end-of-file mark of old systems at the very end is dropped.
func evenLineEnds(text string) string {
	text = strings.TrimRight(text, "\x1a")
	return lineEnds.Replace(text)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")
