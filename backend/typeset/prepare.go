package typeset

import (
	"strings"

	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/story"
)

// prepare runs the stages that do not depend on a measure: classify, itemise,
// shape, cells, gaps, breaks.
func (s *Setter) prepare(t Text, style design.ParagraphStyle) *Paragraph {
	text, spanOf := joinSpans(t.Spans)
	chinese := t.Locale.IsChinese()
	classes := classify(text, chinese)
	latin := latinBreaks(text, classes, hyphenator(style, t.Locale))
	sh := &shaper{book: s.book, options: shapeOptions(t.Locale, style), text: text, classes: classes, latin: latin,
		inks: &s.inks, splits: make([]split, 1)}
	looks, lookOf := s.looks(t, style, classes, spanOf)
	sh.itemise(looks, lookOf)
	sh.em = leastCommonEm(sh.faces)
	sh.shape()
	p := &Paragraph{text: text, style: style, faces: sh.faces, missing: sh.missing, em: sh.em, glyphs: sh.glyphs, splits: sh.splits}
	p.hyphen = s.hyphenFor(sh, looks)
	c := cells{em: sh.em, squeeze: squeezeStyle(style), centredPauses: isTraditional(t.Locale)}
	var before []between
	p.items, before = c.build(sh.clusters, classes, text)
	p.finish(before, spacingFor(style, p.em, chinese), breaker{
		kinsoku: kinsoku{kinsokuStyle(style)},
		latin:   latin,
	})
	return p
}

// joinSpans returns the text of all spans and, for each rune, its span.
func joinSpans(spans []story.Span) (text []rune, spanOf []int32) {
	for i, span := range spans {
		runes := []rune(span.Text)
		text = append(text, runes...)
		if len(spans) > 1 {
			for range runes {
				spanOf = append(spanOf, int32(i))
			}
		}
	}
	return text, spanOf
}

// shapeOptions asks for no ligatures where all letters are spaced.
func shapeOptions(locale story.Locale, style design.ParagraphStyle) font.ShapeOptions {
	o := font.ShapeOptions{Language: string(locale)}
	if style.Tracking != 0 {
		o.Features = []font.Feature{{Tag: "liga"}, {Tag: "clig"}}
	}
	return o
}

// squeezeStyle, kinsokuStyle are a style's settings or their defaults.
func squeezeStyle(style design.ParagraphStyle) design.Squeeze {
	if style.Squeeze == "" {
		return design.SqueezeAdjacent
	}
	return style.Squeeze
}

func kinsokuStyle(style design.ParagraphStyle) design.Kinsoku {
	if style.Kinsoku == "" {
		return design.KinsokuGB
	}
	return style.Kinsoku
}

// isTraditional reports whether pause marks stand in the middle of their cell.
func isTraditional(l story.Locale) bool {
	s := string(l)
	return strings.HasPrefix(s, "zh-Hant") || strings.HasPrefix(s, "zh-TW") || strings.HasPrefix(s, "zh-HK")
}

// spacingFor is the spacing of a style in units.
func spacingFor(style design.ParagraphStyle, em int64, chinese bool) spacing {
	s := spacing{em: em, chinese: chinese, hanLatin: em / 4,
		tracking: int64(style.Tracking * float64(em)),
		adjacent: squeezeStyle(style) == design.SqueezeAdjacent}
	switch {
	case style.HanLatin < 0:
		s.hanLatin = 0
	case style.HanLatin > 0:
		s.hanLatin = int64(style.HanLatin * float64(em))
	}
	return s
}

// looks lists the appearances that a paragraph's runes have, and for each rune
// which it has.
func (s *Setter) looks(t Text, style design.ParagraphStyle, classes []class, spanOf []int32) ([]look, []uint8) {
	var looks []look
	lookOf := make([]uint8, len(classes))
	for i := range classes {
		span := story.Span{}
		switch {
		case spanOf != nil:
			span = t.Spans[spanOf[i]]
		case len(t.Spans) > 0:
			span = t.Spans[0]
		}
		isHan := classes[i] != classLatin && t.Locale.IsChinese()
		lookOf[i] = indexLook(&looks, s.queryFor(s.inStyle(style, span.Style), span.Bold, span.Italic, isHan))
	}
	return looks, lookOf
}

func indexLook(looks *[]look, q font.Query) uint8 {
	for i := range *looks {
		if (*looks)[i].query == q {
			return uint8(i)
		}
	}
	*looks = append(*looks, look{query: q})
	return uint8(len(*looks) - 1)
}

// inStyle returns a paragraph's style with a character style over it.
func (s *Setter) inStyle(style design.ParagraphStyle, name string) design.ParagraphStyle {
	if name == "" {
		return style
	}
	c := s.characters[name]
	if c.Family != "" {
		style.Family = c.Family
	}
	if c.Weight > 0 {
		style.Weight = c.Weight
	}
	style.Italic = style.Italic || c.Italic
	return style
}

// queryFor asks for the face of a span. Emphasis that is italic in Latin text
// is Kai in Chinese; bold is 300 more, at least 700.
func (s *Setter) queryFor(style design.ParagraphStyle, bold, italic, isHan bool) font.Query {
	q := font.Query{Family: style.Family, Weight: style.Weight, Italic: italic || style.Italic}
	if q.Weight == 0 {
		q.Weight = 400
	}
	if bold {
		q.Weight = min(900, max(700, q.Weight+300))
	}
	if q.Italic && isHan {
		q.Family, q.Italic = "kai", false
	}
	if name, ok := s.families[q.Family]; ok {
		q.Family = name
	}
	return q
}

// hyphenFor finds the hyphen that divided words get, in the paragraph's first
// Latin face.
func (s *Setter) hyphenFor(sh *shaper, looks []look) hyphen {
	for i, c := range sh.clusters {
		if sh.classes[c.start] != classLatin || c.g1 == c.g0 {
			continue
		}
		for _, r := range []rune{'‐', '-'} {
			if gid, ok := sh.faces[c.face].GID(r); ok && sh.faces[c.face].Advance(gid) < sh.faces[c.face].Metrics().UnitsPerEm*3/5 {
				return hyphen{gid: gid, face: sh.clusters[i].face, ok: true,
					width: sh.scale(int64(sh.faces[c.face].Advance(gid)), c.face)}
			}
		}
		break
	}
	return hyphen{}
}

// spaceGlyph is the face's glyph for a space.
func (p *Paragraph) spaceGlyph(face int16) (font.GID, bool) {
	if face < 0 {
		return 0, false
	}
	return p.faces[face].GID(' ')
}
