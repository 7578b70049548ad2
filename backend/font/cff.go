package font

import (
	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// readCFF parses the CFF table; nil if it is missing or damaged.
func (f *Face) readCFF() (parsed *cff.CFF) {
	// The parser is not ours and has met fewer crafted files than a press
	// room will: a panic in it is a damaged face, not the end.
	defer func() {
		if recover() != nil {
			parsed = nil
		}
	}()
	parsed, err := cff.Parse(f.file.table("CFF "))
	if err != nil {
		return nil
	}
	return parsed
}

// outlineCFF runs a glyph's charstring.
func (f *Face) outlineCFF(g GID) (out []Segment) {
	font := f.cff()
	if font == nil || int(g) >= f.facts.glyphs {
		return nil
	}
	defer func() {
		if recover() != nil {
			out = nil
		}
	}()
	segments, _, err := font.LoadGlyph(tables.GlyphID(g))
	if err != nil {
		return nil
	}
	out = make([]Segment, len(segments))
	for i, s := range segments {
		out[i] = fromOpenType(s)
	}
	return out
}

func fromOpenType(s opentype.Segment) Segment {
	var out Segment
	switch s.Op {
	case opentype.SegmentOpMoveTo:
		out.Op = MoveTo
	case opentype.SegmentOpLineTo:
		out.Op = LineTo
	case opentype.SegmentOpQuadTo:
		out.Op = QuadTo
	case opentype.SegmentOpCubeTo:
		out.Op = CubeTo
	}
	for i, p := range s.Args[:out.Op.points()] {
		out.P[i].X, out.P[i].Y = p.X, p.Y
	}
	return out
}
