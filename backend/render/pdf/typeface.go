package pdf

import (
	"fmt"

	"broadsheet/backend/font"
	"broadsheet/backend/render"
)

// fontSet holds the faces that the file uses, in order of first use.
type fontSet struct {
	faces render.Faces
	byID  map[string]*typeface
	order []*typeface
}

func newFontSet(faces render.Faces) *fontSet {
	return &fontSet{faces: faces, byID: map[string]*typeface{}}
}

// typeface returns the face of an id; the first call brings it into the file.
func (s *fontSet) typeface(id string) (*typeface, error) {
	if t, ok := s.byID[id]; ok {
		return t, nil
	}
	face, ok := s.faces.ByID(font.FaceID(id))
	if !ok {
		return nil, &render.FaceError{Face: font.FaceID(id), Err: render.ErrNoFace}
	}
	t := newTypeface(fmt.Sprintf("F%d", len(s.order)+1), face)
	s.byID[id] = t
	s.order = append(s.order, t)
	return t, nil
}

// typeface is a face as the file uses it: a two-byte code for each pair of
// glyph and text. A code is the glyph's own number, unless the glyph already
// stands for another text (one outline serves "·" and "‧", say); then it is a
// number from the top of the code space, which the font's map leads back to
// the glyph. So every character copies out as it was written.
type typeface struct {
	name   string // of the resource
	object int    // number of its first object in the parcel
	face   *font.Face
	upem   int64
	codes  map[meaning]uint16
	signs  map[uint16]sign
	next   uint16 // the next code to try for a glyph with a second text
	// remapped says that some code is not its glyph's number.
	remapped bool
}

// meaning is a glyph with what it says in its place.
type meaning struct {
	gid  font.GID
	text string
}

// sign is what a code stands for; width in micro-em.
type sign struct {
	meaning
	width int64
}

func newTypeface(name string, face *font.Face) *typeface {
	return &typeface{
		name: name, face: face,
		upem:  max(1, int64(face.Metrics().UnitsPerEm)),
		codes: map[meaning]uint16{},
		signs: map[uint16]sign{},
		next:  0xffff,
	}
}

// code returns the code of a glyph that says text.
func (t *typeface) code(gid font.GID, text string) uint16 {
	if gid > 0xffff {
		gid = 0 // no TrueType or CFF face has it
	}
	m := meaning{gid, text}
	if c, ok := t.codes[m]; ok {
		return c
	}
	c := uint16(gid)
	if _, taken := t.signs[c]; taken {
		c = t.spare()
		t.remapped = true
	}
	t.codes[m] = c
	t.signs[c] = sign{m, roundDiv(int64(t.face.Advance(gid))*microEm, t.upem)}
	return c
}

// spare returns an unused code. All 65,536 are never used: a page of that
// many different glyphs does not exist; should it, the last code is shared.
func (t *typeface) spare() uint16 {
	for t.next > 0 {
		if _, taken := t.signs[t.next]; !taken {
			return t.next
		}
		t.next--
	}
	return 0
}

// width returns the advance of a code in micro-em.
func (t *typeface) width(code uint16) int64 { return t.signs[code].width }
