package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"broadsheet/backend/font"
	"broadsheet/backend/render"
)

// embed cuts the face down to the glyphs used and fills in its objects
// (ISO 32000-1, 9.7). The codes are those collected while drawing.
func (t *typeface) embed(objs []*body) error {
	codes := make([]uint16, 0, len(t.signs))
	for c := range t.signs {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	file, err := t.face.Subset(t.glyphs(codes))
	if err != nil {
		return &render.FaceError{Face: t.face.ID(), Err: err}
	}
	name := subsetName(t.face.PostScriptName(), file)
	objs[objFont] = t.type0(name)
	objs[objDescendant] = t.descendant(name, codes)
	objs[objDescriptor] = t.descriptor(name, file)
	objs[objFile] = &body{}
	objs[objFile].printf("<</Length1 %d", len(file))
	objs[objFile].stream(file)
	objs[objUnicode] = &body{b: []byte("<<")}
	objs[objUnicode].stream(t.unicodeMap(codes))
	if t.remapped {
		objs[objGlyphMap] = &body{b: []byte("<<")}
		objs[objGlyphMap].stream(t.glyphMap(codes))
	}
	return nil
}

// glyphs returns the glyphs behind the codes, each once.
func (t *typeface) glyphs(codes []uint16) []font.GID {
	gids := make([]font.GID, len(codes))
	for i, c := range codes {
		gids[i] = t.signs[c].gid
	}
	slices.Sort(gids)
	return slices.Compact(gids)
}

// subsetName puts the tag that marks a subset before the name: six capitals,
// the same for the same bytes (9.6.4).
func subsetName(name string, file []byte) string {
	sum := sha256.Sum256(file)
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag[:]) + "+" + escapeName(name)
}

// escapeName writes what may not stand in a name as #xx (7.3.5).
func escapeName(s string) string {
	var out []byte
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7f || slices.Contains([]byte("#%()/<>[]{}"), c) {
			out = fmt.Appendf(out, "#%02x", c)
			continue
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return "Unnamed"
	}
	return string(out)
}

func (t *typeface) type0(name string) *body {
	o := &body{}
	o.printf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[", name)
	o.ref(t.object + objDescendant)
	o.printf("]/ToUnicode ")
	o.ref(t.object + objUnicode)
	o.printf(">>")
	return o
}

func (t *typeface) descendant(name string, codes []uint16) *body {
	o := &body{}
	o.printf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ", name)
	o.ref(t.object + objDescriptor)
	if t.remapped {
		o.printf("/CIDToGIDMap ")
		o.ref(t.object + objGlyphMap)
	} else {
		o.printf("/CIDToGIDMap/Identity")
	}
	o.printf("/DW 1000/W[")
	o.b = t.appendWidths(o.b, codes)
	o.printf("]>>")
	return o
}

// appendWidths writes the widths that are not the usual 1000 (9.7.4.3).
func (t *typeface) appendWidths(b []byte, codes []uint16) []byte {
	last := -2 // the code before, while its list is open
	for _, c := range codes {
		w := t.width(c)
		if w == microEm {
			continue
		}
		if int(c) != last+1 {
			if last >= 0 {
				b = append(b, ']')
			}
			b = fmt.Appendf(b, "%d[", c)
		} else {
			b = append(b, ' ')
		}
		b = appendFixed(b, w, 3)
		last = int(c)
	}
	if last >= 0 {
		b = append(b, ']')
	}
	return b
}

// Flags of a descriptor (9.8.2).
const (
	flagSymbolic = 1 << 2
	flagItalic   = 1 << 6
)

func (t *typeface) descriptor(name string, file []byte) *body {
	m := t.face.Metrics()
	em := func(v int32) int64 { return roundDiv(int64(v)*1000, t.upem) }
	flags, slant := flagSymbolic, 0
	if t.face.Italic() {
		flags, slant = flags|flagItalic, -12
	}
	box := t.boundingBox(file)
	o := &body{}
	o.printf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]", name, flags, box[0], box[1], box[2], box[3])
	o.printf("/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 ",
		slant, em(m.Ascent), em(m.Descent), em(m.CapHeight), stem(t.face.Weight()))
	o.ref(t.object + objFile)
	o.printf(">>")
	return o
}

// stem estimates the width of a vertical stem from the weight, in 1/1000 em;
// readers use it only to find a stand-in for a font that is missing.
func stem(weight int) int { return 10 + weight/5 }

// boundingBox reads the reach of all glyphs from the head table, in 1/1000 em;
// without one, the metrics serve.
func (t *typeface) boundingBox(file []byte) [4]int64 {
	m := t.face.Metrics()
	units := [4]int64{0, int64(m.Descent), t.upem, int64(m.Ascent)}
	if head, ok := table(file, "head"); ok && len(head) >= 44 {
		for i := range units {
			units[i] = int64(int16(binary.BigEndian.Uint16(head[36+2*i:])))
		}
	}
	for i, v := range units {
		units[i] = roundDiv(v*1000, t.upem)
	}
	return units
}

// table returns a table of an OpenType file.
func table(file []byte, tag string) ([]byte, bool) {
	if len(file) < 12 {
		return nil, false
	}
	count := int(binary.BigEndian.Uint16(file[4:]))
	for i := 0; i < count && 12+16*(i+1) <= len(file); i++ {
		entry := file[12+16*i:]
		offset, length := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if string(entry[:4]) == tag && offset+length <= uint64(len(file)) {
			return file[offset : offset+length], true
		}
	}
	return nil, false
}

// glyphMap is the CIDToGIDMap: two bytes for each code.
func (t *typeface) glyphMap(codes []uint16) []byte {
	m := make([]byte, 2*(int(codes[len(codes)-1])+1))
	for _, c := range codes {
		binary.BigEndian.PutUint16(m[2*int(c):], uint16(t.signs[c].gid))
	}
	return m
}
