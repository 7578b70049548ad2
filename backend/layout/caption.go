package layout

import (
	"strconv"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// The mark before a caption, in em of its size: a triangle on the baseline
// that points to the photo, and the indent that clears it.
const (
	markerWidth  = 0.62
	markerHeight = 0.54
	markerIndent = 0.9
)

// placeCaption sets the captions of the frame's photos where its setting wants
// them in the frame.
func (l *layouter) placeCaption(p *place) {
	room := l.roomOf(p)
	text, set := l.setCaption(p, room)
	if len(set) == 1 && room.isAgainstPhoto {
		// A line that does not fill its measure stands at the photo.
		room.style.Align = design.AlignEnd
		text, set = l.setCaption(p, room)
	}
	if len(set) == 0 {
		return
	}
	shown := min(len(set), room.lines())
	top := room.top(shown)
	for i, line := range set[:shown] {
		baseline := top + geom.Length(i)*room.style.Leading
		p.placed.Lines = append(p.placed.Lines, text.cut(line, room.line(baseline), i == len(set)-1)...)
	}
	if shown > 0 {
		l.furnishCaption(p, room, set[:shown], top)
	}
	l.reportCaptionOverset(p, text, set, shown)
}

// setCaption returns the text of a caption frame and its lines, none where
// there is nothing to say.
func (l *layouter) setCaption(p *place, room captionRoom) (captionText, []typeset.Line) {
	group, isShared := l.groups[p]
	if isShared {
		return l.setShared(p.frame, group, room)
	}
	photo, ok := l.d.Photo(p.frame.Photo)
	if !ok {
		l.find(finding.Warning, CodeUnknownPhoto, placeOf(p.page, p.frame.ID, ""), "photo", string(p.frame.Photo))
		return captionText{}, nil
	}
	text := captionText{key: textKey{owner: string(photo.ID), index: -1}}
	text.add(segment{photo: photo, text: photo.Caption}, story.Span{})
	l.addCredit(&text, photo, 0)
	return text, l.setText(text, room)
}

// setText sets a caption's text over the width of its room.
func (l *layouter) setText(text captionText, room captionRoom) []typeset.Line {
	if len(text.segments) == 0 {
		return nil
	}
	prepared := l.cache.text(text.key, text.spans, room.style, l.localeOf(""))
	l.reportMissing(prepared.missing, "")
	return prepared.setFixed(room.rect.W, 0, 0)
}

// furnishCaption puts what is drawn under and before the text: its panel or,
// without one, the design's mark. first is the first baseline.
func (l *layouter) furnishCaption(p *place, room captionRoom, set []typeset.Line, first geom.Length) {
	switch {
	case room.hasPanel:
		p.placed.Fills = []Fill{{Rect: room.panelRect(p.frame, set, first), Paint: room.panel}}
	case hasMarker(l.d, p.frame):
		p.placed.Fills = []Fill{l.marker(p, room, set[0], first)}
	}
}

// hasMarker reports whether the design's mark stands before a caption: labels
// and panels make it needless.
func hasMarker(d *document.Document, f *document.Frame) bool {
	isLabelled := len(f.Photos) > 0 && f.Caption.Label != document.NoLabel
	return d.Design.Photos.Marker && !isLabelled && !hasPanel(f)
}

// linesIn returns how many lines stand in a height: the last counts its size.
func linesIn(height, size, leading geom.Length) int {
	if height+tolerance < size {
		return 0
	}
	return int((height+tolerance-size)/leading) + 1
}

// marker returns the mark before a first line, at its start wherever that is.
func (l *layouter) marker(p *place, room captionRoom, line typeset.Line, baseline geom.Length) Fill {
	x := room.rect.X
	if room.style.Align == design.AlignEnd && len(line.Runs) > 0 {
		x += max(0, line.Runs[0].X-room.style.Size.Scale(markerIndent))
	}
	h := room.style.Size.Scale(markerHeight)
	// A little above the baseline, so that it stands in the middle of the Han ink.
	top := baseline - h - room.style.Size.Scale(0.1)
	return Fill{Rect: geom.Rect{X: x, Y: top, W: room.style.Size.Scale(markerWidth), H: h},
		Shape: l.towardsPhoto(p), Paint: l.d.Design.Paint("accent")}
}

// towardsPhoto returns the triangle that points to a caption's photo: upwards
// unless the photo stands wholly beside or below it.
func (l *layouter) towardsPhoto(p *place) Shape {
	photo := l.photoPlace(p, p.frame.Photo)
	if photo == nil {
		return PointUp
	}
	of, to := p.frame.Rect, photo.frame.Rect
	switch {
	case isBefore(to, of, upright):
		return PointUp
	case isBefore(of, to, upright):
		return PointDown
	case isBefore(to, of, level):
		return PointLeft
	case isBefore(of, to, level):
		return PointRight
	}
	return PointUp
}

// reportCaptionOverset lists, for each caption, what found no room.
func (l *layouter) reportCaptionOverset(p *place, text captionText, set []typeset.Line, shown int) {
	if shown == len(set) {
		return
	}
	lines := len(set) - shown
	for _, s := range text.segments {
		from := max(0, set[shown].Start-s.from)
		if s.isLabel || from >= s.to-s.from {
			continue
		}
		rest := []rune(s.text)[from:]
		n := characters(rest)
		l.addOverset(Overset{Photo: s.photo.ID, Start: from, Lines: lines, Characters: n})
		at := placeOf(p.page, p.frame.ID, "")
		at.Excerpt = shortened(rest)
		l.find(finding.Fault, CodeCaptionOverset, at, "photo", s.photo.Name, "characters", strconv.Itoa(n))
	}
}

// reportHiddenCaptions lists the captions that no frame shows.
func (l *layouter) reportHiddenCaptions() {
	shown := map[document.PhotoID]bool{}
	for i := range l.pages {
		for j := range l.pages[i] {
			for _, id := range l.pages[i][j].frame.CaptionPhotos() {
				shown[id] = true
			}
		}
	}
	for _, photo := range l.d.Photos {
		text := []rune(photo.Caption)
		n := characters(text)
		if n == 0 || shown[photo.ID] {
			continue
		}
		l.addOverset(Overset{Photo: photo.ID, Lines: 1, Characters: n})
		l.find(finding.Warning, CodeCaptionHidden, finding.Place{Excerpt: shortened(text)}, "photo", photo.Name)
	}
}

// isAgainstPhoto reports whether a caption stands beside its photo, at the left
// of it, and nobody aligned it: its text then ends where the photo begins.
func (l *layouter) isAgainstPhoto(p *place) bool {
	f := p.frame
	return f.Align == "" && f.Caption.Placement == document.Beside && l.towardsPhoto(p) == PointRight
}
