package layout

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// Baseline returns the baseline of a line whose em box begins at top: 88/100
// of the size below it, as the em box of Han type is divided (ideographic
// bottom at -0.12 em in practically every Chinese face). All lines of a page,
// whatever their face, use this one division, so that rows of one grid agree.
func Baseline(top, size geom.Length) geom.Length { return top + size*88/100 }

// fallbackSize is used where neither a frame nor a style gives a size.
const fallbackSize = 9 * geom.Pt

// leadingShare of the size stands in for a leading that is missing.
const leadingShare = 1.3

// StyleOf returns the style that a block is set in inside a frame: the style
// named by its fit, else by the frame, else by its role, with the frame's own
// size, leading and alignment. In a frame on the grid the body, and every
// style of the body's own size, follows the grid's body size.
func StyleOf(d *document.Document, f *document.Frame, role story.Role, fit document.Fit) design.ParagraphStyle {
	s := d.Design.Style(firstOf(fit.Style, f.Style, string(role)))
	if f.OnGrid && d.Grid.Size > 0 && s.Size == d.Design.Style("body").Size {
		s.Size = d.Grid.Size
	}
	return overridden(s, f.Size, f.Leading, f.Align)
}

// CaptionStyle returns the style of a caption in its frame. With the design's
// marker the first line is indented to stand beside it.
func CaptionStyle(d *document.Document, f *document.Frame) design.ParagraphStyle {
	s := d.Design.Style(firstOf(f.Style, "caption"))
	if d.Design.Photos.Marker {
		s.Indent = markerIndent
	}
	return overridden(s, f.Size, f.Leading, f.Align)
}

// partStyle returns the style of one part of a heading set in head.
func partStyle(d *document.Document, head design.ParagraphStyle, p document.Part) design.ParagraphStyle {
	if p.Style != "" {
		align := head.Align
		head = d.Design.Style(p.Style)
		head.Align = align
	}
	if p.Tracking != 0 {
		head.Tracking = p.Tracking
	}
	head.Indent = 0
	return overridden(head, p.Size, 0, p.Align)
}

// overridden lays the values that are not zero over a style. The leading keeps
// its proportion to a changed size.
func overridden(s design.ParagraphStyle, size, leading geom.Length, align design.Align) design.ParagraphStyle {
	s = sound(s)
	if size > 0 && size != s.Size {
		s.Leading = s.Leading * size / s.Size
		s.Size = size
	}
	if leading > 0 {
		s.Leading = leading
	}
	if align != "" {
		s.Align = align
	}
	return s
}

// sound returns s with a size and a leading that lines can be set in.
func sound(s design.ParagraphStyle) design.ParagraphStyle {
	if s.Size <= 0 {
		s.Size = fallbackSize
	}
	if s.Leading <= 0 {
		s.Leading = s.Size.Scale(leadingShare)
	}
	return s
}

func firstOf(names ...string) string {
	for _, name := range names {
		if name != "" {
			return name
		}
	}
	return ""
}
