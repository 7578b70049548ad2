package layout

import (
	"slices"

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
// size, leading and alignment, and over it what the editor changed in the
// block. In a frame on the grid the body, and every style of the body's own
// size, follows the grid's body size.
func StyleOf(d *document.Document, f *document.Frame, role story.Role, fit document.Fit) design.ParagraphStyle {
	s := d.Design.Style(firstOf(fit.Style, f.Style, string(role)))
	if f.OnGrid && d.Grid.Size > 0 && s.Size == d.Design.Style("body").Size {
		s.Size = d.Grid.Size
	}
	s = overridden(s, f.Size, f.Leading, f.Align)
	widest := s.Size.Scale(mostSize)
	if f.OnGrid && d.Grid.Leading > 0 {
		widest = max(s.Size, min(widest, d.Grid.Leading))
	}
	return edited(s, fit, widest)
}

// How far an editor may go from a style in one block: farther, a column falls
// apart or lines run into each other. A row of the grid holds no larger text
// than its leading.
const (
	leastSize     = 0.6 // of the style's
	mostSize      = 1.6
	leastTracking = -0.03 // em
	mostTracking  = 0.1
	mostIndent    = 8.0 // em
)

// edited lays what an editor changed in a block over its style, inside the
// limits. Zero values and nil stay the style's.
func edited(s design.ParagraphStyle, fit document.Fit, widest geom.Length) design.ParagraphStyle {
	size := fit.Size
	if size > 0 {
		size = min(max(size, s.Size.Scale(leastSize)), widest)
	}
	leading := fit.Leading
	if leading > 0 {
		leading = max(leading, max(size, s.Size.Scale(leastSize)))
	}
	s = overridden(s, size, leading, fit.Align)
	if fit.Tracking != 0 {
		s.Tracking = min(max(fit.Tracking, leastTracking), mostTracking)
	}
	if fit.Indent != nil {
		s.Indent = min(max(*fit.Indent, 0), mostIndent)
	}
	return s
}

// editedParts returns a heading's parts under what an editor changed in the
// block: its size scales them all, its tracking and alignment take the place
// of theirs. style is the heading's, the editor's size in it.
func editedParts(fit document.Fit, style design.ParagraphStyle) []document.Part {
	if fit.Size == 0 && fit.Tracking == 0 && fit.Align == "" {
		return fit.Parts
	}
	largest := geom.Length(0)
	for _, p := range fit.Parts {
		largest = max(largest, p.Size)
	}
	out := slices.Clone(fit.Parts)
	for i := range out {
		p := &out[i]
		if fit.Size > 0 && largest > 0 {
			share := min(max(float64(fit.Size)/float64(largest), leastSize), mostSize)
			p.Size, p.Top = p.Size.Scale(share), p.Top.Scale(share)
		}
		if fit.Tracking != 0 {
			p.Tracking = style.Tracking
		}
		if fit.Align != "" {
			p.Align = fit.Align
		}
	}
	return out
}

// CaptionStyle returns the style of a caption in its frame, but for what its
// panel asks. With the design's marker the first line is indented to stand
// beside it.
func CaptionStyle(d *document.Document, f *document.Frame) design.ParagraphStyle {
	s := d.Design.Style(firstOf(f.Style, "caption"))
	if hasMarker(d, f) {
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
