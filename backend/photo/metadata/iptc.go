package metadata

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// Datasets of IPTC-IIM 4.2 that are read and written: record 2 in the high
// byte, chapter 6.
const (
	datasetMark = 0x1c

	iimCharset     = 1<<8 | 90
	iimVersion     = 2<<8 | 0
	iimTitle       = 2<<8 | 5
	iimKeyword     = 2<<8 | 25
	iimDate        = 2<<8 | 55
	iimByline      = 2<<8 | 80
	iimCity        = 2<<8 | 90
	iimSublocation = 2<<8 | 92
	iimState       = 2<<8 | 95
	iimCountry     = 2<<8 | 101
	iimHeadline    = 2<<8 | 105
	iimCredit      = 2<<8 | 110
	iimSource      = 2<<8 | 115
	iimCopyright   = 2<<8 | 116
	iimCaption     = 2<<8 | 120
)

// charsetUTF8 is the escape sequence of ISO 2022 that dataset 1:90 holds for
// UTF-8.
const charsetUTF8 = "\x1b%G"

// fromIIM returns what an IPTC-IIM block says.
func fromIIM(b []byte) Fields {
	values := map[uint16][][]byte{}
	for number, value := range datasets(b) {
		if len(values[number]) < maxKeywords {
			values[number] = append(values[number], value)
		}
	}
	decode := iimDecoder(values)
	list := func(number uint16) []string {
		var out []string
		for _, v := range values[number] {
			out = append(out, decode(v))
		}
		return tidyAll(out)
	}
	one := func(number uint16) string { return firstOf(list(number)...) }
	return Fields{
		Caption: one(iimCaption), Headline: one(iimHeadline), Title: one(iimTitle),
		Byline: joinNames(list(iimByline)), Credit: one(iimCredit), Source: one(iimSource),
		Rights: one(iimCopyright), Date: one(iimDate),
		Place:    place{one(iimSublocation), one(iimCity), one(iimState), one(iimCountry)}.String(),
		Keywords: list(iimKeyword),
	}.Normal()
}

// iimDecoder returns how the texts of a block are read. The encoding that 1:90
// names counts if the texts keep to it. Without one they are judged together:
// where one is in GB18030, a short one that happens to be UTF-8 of Latin or
// Cyrillic letters is GB18030 too.
func iimDecoder(values map[uint16][][]byte) func([]byte) string {
	if declared := values[iimCharset]; len(declared) > 0 && string(declared[0]) == charsetUTF8 {
		return decodeBytes
	}
	kinds := map[encoding]bool{}
	for number, vs := range values { // the order plays no part
		for _, v := range vs {
			if number>>8 == 2 && number != iimVersion {
				kinds[guess(trimBroken(v))] = true
			}
		}
	}
	if !kinds[chineseText] || kinds[latinText] {
		return decodeBytes
	}
	return func(b []byte) string {
		if text := decodeBytes(b); strings.ContainsFunc(text, isHan) {
			return text
		}
		return fromGB18030(b)
	}
}

// datasets walks a block of IPTC-IIM; the number is record and dataset.
func datasets(b []byte) func(yield func(number uint16, value []byte) bool) {
	return func(yield func(uint16, []byte) bool) {
		for range maxTags {
			if len(b) < 5 || b[0] != datasetMark {
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

// iimLimits are the most bytes that a dataset may hold (IPTC-IIM 4.2).
var iimLimits = map[uint16]int{
	iimTitle: 64, iimKeyword: 64, iimDate: 8, iimByline: 32, iimSublocation: 32,
	iimHeadline: 256, iimCredit: 32, iimSource: 32, iimCopyright: 128, iimCaption: 2000,
}

// toIIM writes fields as IPTC-IIM in UTF-8. What is longer than its dataset may
// be is cut between two characters; XMP has the whole.
func toIIM(f Fields) []byte {
	out := appendDataset(nil, iimCharset, charsetUTF8)
	out = appendDataset(out, iimVersion, "\x00\x04")
	put := func(number uint16, texts ...string) {
		for _, t := range texts {
			if t = cutBytes(t, iimLimits[number]); t != "" {
				out = appendDataset(out, number, t)
			}
		}
	}
	put(iimTitle, f.Title)
	put(iimKeyword, f.Keywords...)
	put(iimDate, strings.ReplaceAll(f.Date, "-", ""))
	put(iimByline, splitNames(f.Byline)...)
	put(iimSublocation, f.Place)
	put(iimHeadline, f.Headline)
	put(iimCredit, f.Credit)
	put(iimSource, f.Source)
	put(iimCopyright, f.Rights)
	put(iimCaption, f.Caption)
	return out
}

func appendDataset(b []byte, number uint16, text string) []byte {
	b = binary.BigEndian.AppendUint16(append(b, datasetMark), number)
	return append(binary.BigEndian.AppendUint16(b, uint16(len(text))), text...)
}

// cutBytes cuts a text at a character's end to at most a number of bytes.
func cutBytes(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}
