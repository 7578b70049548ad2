package metadata

import (
	"bytes"
	"strings"
)

// Tags of EXIF that are read (CIPA DC-008, 4.6; those from 0x9c9b on are
// Windows').
const (
	tagDescription = 0x010e
	tagOrientation = 0x0112
	tagArtist      = 0x013b
	tagCopyright   = 0x8298
	tagTaken       = 0x9003
	tagComment     = 0x9286
	tagXPTitle     = 0x9c9b
	tagXPComment   = 0x9c9c
	tagXPAuthor    = 0x9c9d
	tagXPKeywords  = 0x9c9e
	tagXPSubject   = 0x9c9f
)

// fromEXIF returns what EXIF says: in strong the tags that go before IPTC and
// XMP, in weak those that nobody relies on, and the orientation, 1 to 8.
func fromEXIF(b []byte) (strong, weak Fields, orientation int) {
	orientation = 1
	t, ok := openBlock(b)
	if !ok {
		return strong, weak, orientation
	}
	main := t.first()
	exif := t.sub(main, tagEXIF)
	text := func(tag uint16) string { return t.text(main, exif, tag) }
	strong = Fields{Caption: text(tagDescription), Byline: text(tagArtist), Rights: text(tagCopyright), Date: text(tagTaken)}
	weak = Fields{
		Caption: firstOf(byPerson(text(tagXPComment)), byPerson(text(tagComment)), text(tagXPSubject)),
		Title:   text(tagXPTitle), Byline: strings.ReplaceAll(text(tagXPAuthor), ";", ", "),
		Keywords: strings.Split(text(tagXPKeywords), ";"),
	}
	if e, ok := find(main, tagOrientation); ok {
		if n := t.number(e); n >= 1 && n <= 8 {
			orientation = int(n)
		}
	}
	return strong.Normal(), weak.Normal(), orientation
}

// text returns a text tag, wherever of the two directories it was written.
func (t block) text(main, exif []entry, tag uint16) string {
	e, ok := find(main, tag)
	if !ok {
		e, ok = find(exif, tag)
	}
	if !ok || len(e.value) > maxTagSize || e.kind != 1 && e.kind != 2 && e.kind != 7 && e.kind != 129 {
		return ""
	}
	switch {
	case tag >= tagXPTitle && tag <= tagXPSubject:
		return trustworthy(decodeUTF16(e.value, false))
	case tag == tagComment:
		return trustworthy(t.comment(e.value))
	}
	return trustworthy(decodeASCII(e.value))
}

// decodeASCII reads what EXIF calls ASCII and programs fill with anything. It
// ends at a zero; a copyright may begin with an empty part for the photographer.
func decodeASCII(b []byte) string {
	for part := range bytes.SplitSeq(b, []byte{0}) {
		if text := tidy(decodeBytes(part)); text != "" {
			return text
		}
	}
	return ""
}

// comment reads UserComment, whose first eight bytes name its encoding (CIPA
// DC-008, 4.6.5).
func (t block) comment(b []byte) string {
	if len(b) < 8 {
		return ""
	}
	isBig := t.order.Uint16([]byte{0, 1}) == 1
	if strings.HasPrefix(string(b), "UNICODE\x00") {
		return decodeUTF16(b[8:], isBig)
	}
	return decodeASCII(b[8:])
}

// trustworthy drops a text of which a program has made question marks, as they
// do that write Chinese into ASCII.
func trustworthy(text string) string {
	if marks := strings.Count(text, "?"); marks >= 2 && 2*marks >= len([]rune(text)) {
		return ""
	}
	return tidy(text)
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
