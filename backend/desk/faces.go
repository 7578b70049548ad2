package desk

import (
	"context"
	"maps"
	"slices"

	"broadsheet/backend/design"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/layout"
)

// Face returns a face as the canvas wants it; where document is not empty,
// with the outlines of the document's present glyphs alone.
func (n *Newsroom) Face(ctx context.Context, face, document string) ([]byte, error) {
	var glyphs []font.GID
	if document != "" {
		now, err := n.present(ctx, document)
		if err != nil {
			return nil, err
		}
		glyphs = glyphsOf(now.layout, font.FaceID(face))
	}
	f, err := n.face(font.FaceID(face))
	if err != nil {
		return nil, err
	}
	return f.Canvas(glyphs)
}

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
