package desk

import (
	"context"
	"maps"
	"slices"
	"sync"

	"broadsheet/backend/design"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/layout"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Face returns a face as the canvas wants it; where document is not empty,
// with the outlines of the document's present glyphs alone.
func (n *Newsroom) Face(ctx context.Context, face, document string) ([]byte, error) {
	if document != "" {
		now, err := n.present(ctx, document)
		if err != nil {
			return nil, err
		}
		return n.faceFor(now, font.FaceID(face))
	}
	f, err := n.face(font.FaceID(face))
	if err != nil {
		return nil, err
	}
	return f.Canvas(nil)
}

// faceFor returns a face with the glyphs that a state of a document shows.
func (n *Newsroom) faceFor(now *state, face font.FaceID) ([]byte, error) {
	if made, ok := now.faces.Load(face); ok {
		return made.([]byte), nil
	}
	f, err := n.face(face)
	if err != nil {
		return nil, err
	}
	return f.Canvas(glyphsOf(now.layout, face))
}

// Glyphs returns a face as the canvas wants it with these glyphs alone; with
// none given, those of the characters that are typed most: in Chinese what
// follows is nearly always among them.
func (n *Newsroom) Glyphs(_ context.Context, face string, numbers []int) ([]byte, error) {
	f, err := n.face(font.FaceID(face))
	if err != nil {
		return nil, err
	}
	if len(numbers) == 0 {
		return f.Canvas(glyphsFor(f, commonCharacters()))
	}
	glyphs := []font.GID{0}
	for _, n := range numbers {
		if n > 0 && n < f.GlyphCount() {
			glyphs = append(glyphs, font.GID(n))
		}
	}
	return f.Canvas(glyphs)
}

func glyphsFor(f *font.Face, text string) []font.GID {
	glyphs := []font.GID{0}
	for _, r := range text {
		if g, ok := f.GID(r); ok {
			glyphs = append(glyphs, g)
		}
	}
	return glyphs
}

// commonCharacters are the letters and signs of ASCII, and of GB 2312 the signs
// and the 3755 characters of level 1.
var commonCharacters = sync.OnceValue(func() string {
	var gb []byte
	for c := byte(0x20); c < 0x7f; c++ {
		gb = append(gb, c)
	}
	for row := byte(0xa1); row <= 0xd7; row++ {
		if row > 0xa3 && row < 0xb0 {
			continue // kana, Greek, Cyrillic, lines
		}
		for cell := byte(0xa1); cell < 0xff; cell++ {
			gb = append(gb, row, cell)
		}
	}
	text, _ := simplifiedchinese.GBK.NewDecoder().Bytes(gb) // cells without a character become U+FFFD
	return string(text)
})

// face finds a face of the Book. After a restart it may not have given out the
// one that a page which is still open asks for: then all designs' faces are
// opened.
func (n *Newsroom) face(id font.FaceID) (*font.Face, error) {
	if f, ok := n.desk.book.ByID(id); ok {
		return f, nil
	}
	for _, name := range design.Names() {
		if d, err := design.Load(name); err == nil {
			n.desk.book.Preload(facesOf(d)...)
		}
	}
	if f, ok := n.desk.book.ByID(id); ok {
		return f, nil
	}
	return nil, finding.Stop(NoFace, finding.Place{})
}

// glyphsOf lists the glyphs of a face that a layout shows, each once.
func glyphsOf(l *layout.Layout, face font.FaceID) []font.GID {
	seen := map[font.GID]struct{}{0: {}} // never none: that would mean all
	for line := range linesOf(l) {
		for i := range line.Set.Runs {
			run := &line.Set.Runs[i]
			if run.Face == nil || run.Face.ID() != face {
				continue
			}
			for _, g := range run.GIDs {
				seen[g] = struct{}{}
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
