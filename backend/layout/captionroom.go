package layout

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/typeset"
)

// captionRoom is where in its frame a caption is set, and how.
type captionRoom struct {
	rect  geom.Rect // the text's: the frame without the panel's inset
	inset geom.Length
	style design.ParagraphStyle
	align document.VAlign
	paint design.Paint // of the text
	// panel is what it stands on, if hasPanel.
	panel    design.Paint
	hasPanel bool
	// isAgainstPhoto is set where the photo stands at the right.
	isAgainstPhoto bool
	// rows are the baselines that lines may stand on; without a grid there
	// are none and lines follow from the room's top or foot.
	rows []geom.Length
}

// What newsprint needs of white type: ink spreads on uncoated paper and fills
// thin strokes in, so that it is at least 7 pt and of an even, firm stroke.
const (
	leastReversedSize   = 7 * geom.Pt
	leastReversedWeight = 500
	reversedFamily      = "sans"
)

// paper is where no ink is printed.
var paper design.Paint

// defaultInset is the white between a panel's edge and its text, in em of the
// caption's size, where the design gives none.
const defaultInset = 0.5

// hasPanel reports whether a caption stands on a panel: inside a photo always,
// because what a photo is like under its text nobody can know.
func hasPanel(f *document.Frame) bool {
	return f.Caption.Placement == document.Inside || f.Caption.Panel != document.Panel{}
}

// roomOf returns the room of a caption in its frame.
func (l *layouter) roomOf(p *place) captionRoom {
	f := p.frame
	r := captionRoom{rect: f.Rect, style: CaptionStyle(l.d, f), align: f.VAlign}
	if r.isAgainstPhoto = l.isAgainstPhoto(p); r.isAgainstPhoto {
		r.style.Align = design.AlignEnd
		if l.localeOf("").IsChinese() {
			r.style.Align = design.AlignJustify // Han text fills its lines, both sides are straight
		}
	}
	r.paint = l.d.Design.Paint(r.style.Ink)
	if hasPanel(f) {
		r.hasPanel, r.panel = true, l.panelPaint(f.Caption.Panel)
		r.inset = PanelInset(&l.d.Design, r.style.Size)
		r.rect = f.Rect.Inset(r.inset)
		r.panel, r.paint = design.Legible(r.panel, r.paint)
		if design.IsReversed(r.panel, r.paint) {
			r.style = l.reversedStyle(r.style)
		}
	}
	if f.OnGrid && l.d.Grid.Leading > 0 {
		r.takeRows(l)
	}
	return r
}

// PanelInset returns the white between a panel's edge and a text of a size.
func PanelInset(d *design.Design, size geom.Length) geom.Length {
	if inset := d.Photos.CaptionInset; inset > 0 {
		return inset
	}
	return size.Scale(defaultInset)
}

// panelPaint returns the paint of a panel, the design's for none, paper where
// that has none either.
func (l *layouter) panelPaint(p document.Panel) design.Paint {
	if p == (document.Panel{}) {
		p = document.Panel{Ink: l.d.Design.Photos.CaptionPanel, Tint: l.d.Design.Photos.CaptionPanelTint}
	}
	paint, ok := l.d.Design.Inks[p.Ink]
	if !ok {
		return paper
	}
	if p.Tint > 0 && p.Tint < 1 {
		return paint.Tint(p.Tint)
	}
	return paint
}

// reversedStyle returns a style that holds in white.
func (l *layouter) reversedStyle(s design.ParagraphStyle) design.ParagraphStyle {
	s = overridden(s, max(s.Size, leastReversedSize), 0, "")
	if _, ok := l.d.Design.Faces[reversedFamily]; ok {
		s.Family = reversedFamily
	}
	s.Weight = max(s.Weight, leastReversedWeight)
	return s
}

// takeRows has the lines stand on the page's grid: on every row, or on every
// second where the type is larger than a row.
func (r *captionRoom) takeRows(l *layouter) {
	step := max(1, int(ceilDiv(r.style.Size, l.d.Grid.Leading)))
	r.style.Leading = geom.Length(step) * l.d.Grid.Leading
	first, last := l.rowsOf(r.rect)
	if last < first {
		return
	}
	n := (last-first)/step + 1
	if r.align == document.Bottom {
		first = last - (n-1)*step
	}
	for i := range n {
		r.rows = append(r.rows, Baseline(l.d.Grid.RowTop(first+i*step), l.d.Grid.Size))
	}
}

// lines returns how many lines have room.
func (r *captionRoom) lines() int {
	if r.rows != nil {
		return len(r.rows)
	}
	return linesIn(r.rect.H, r.style.Size, r.style.Leading)
}

// top returns the first baseline of a number of lines.
func (r *captionRoom) top(lines int) geom.Length {
	if r.rows != nil && lines > 0 {
		return r.rows[share(r.align, len(r.rows)-lines)]
	}
	white := r.rect.H - r.style.Size - geom.Length(lines-1)*r.style.Leading
	return Baseline(r.rect.Y+share(r.align, max(0, white)), r.style.Size)
}

// share returns how much of what is left over stands above the text.
func share[T ~int | ~int64](align document.VAlign, spare T) T {
	switch align {
	case document.Middle:
		return spare / 2
	case document.Bottom:
		return spare
	}
	return 0
}

// line returns what all pieces of one line have in common.
func (r *captionRoom) line(baseline geom.Length) Line {
	return Line{X: r.rect.X, Baseline: baseline, Measure: r.rect.W, Paint: r.paint, Role: "caption"}
}

// panelRect returns the panel under set lines: as high as they need, as wide
// as the frame or, where it is to be snug, as the longest of them.
func (r *captionRoom) panelRect(f *document.Frame, set []typeset.Line, baseline geom.Length) geom.Rect {
	top := baseline - Baseline(0, r.style.Size)
	foot := top + geom.Length(len(set)-1)*r.style.Leading + r.style.Size
	panel := geom.Rect{X: f.Rect.X, Y: top - r.inset, W: f.Rect.W, H: foot - top + 2*r.inset}
	if f.Caption.Snug {
		panel = r.snug(panel, set)
	}
	return panel
}

// snug narrows a panel to what its lines take, from the side that their
// alignment leaves white.
func (r *captionRoom) snug(panel geom.Rect, set []typeset.Line) geom.Rect {
	widest := geom.Length(0)
	for i := range set {
		widest = max(widest, set[i].Width)
	}
	spare := max(0, r.rect.W-widest)
	switch r.style.Align {
	case design.AlignEnd:
		panel.X += spare
	case design.AlignCentre:
		panel.X += spare / 2
	}
	panel.W -= spare
	return panel
}
