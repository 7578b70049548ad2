package layout

import (
	"strconv"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// The mark before a caption, in em of its size: an upright triangle on the
// baseline, and the indent that clears it.
const (
	markerWidth  = 0.62
	markerHeight = 0.54
	markerIndent = 0.9
)

// placeCaption sets the caption of the frame's photo from the frame's top.
func (l *layouter) placeCaption(p *place) {
	f := p.frame
	photo, ok := l.d.Photo(f.Photo)
	if !ok {
		l.find(finding.Warning, CodeUnknownPhoto, placeOf(p.page, f.ID, ""), "photo", string(f.Photo))
		return
	}
	if photo.Caption == "" {
		return
	}
	style := CaptionStyle(l.d, f)
	text := l.cache.text(textKey{owner: string(photo.ID), index: -1}, []story.Span{{Text: photo.Caption}}, style, l.localeOf(""))
	l.reportMissing(text.missing, "")
	set := text.setFixed(f.Rect.W, 0, 0)
	shown := min(len(set), linesIn(f.Rect.H, style.Size, style.Leading))
	paint := l.d.Design.Paint(style.Ink)
	for i, line := range set[:shown] {
		top := f.Rect.Y + geom.Length(i)*style.Leading
		p.placed.Lines = append(p.placed.Lines, Line{X: f.Rect.X, Baseline: Baseline(top, style.Size), Measure: f.Rect.W,
			Text: photo.Caption, Set: line, Paint: paint, Role: "caption", Last: i == len(set)-1})
	}
	if shown > 0 && l.d.Design.Photos.Marker {
		p.placed.Fills = []Fill{l.marker(f.Rect.X, p.placed.Lines[0].Baseline, style.Size)}
	}
	l.reportCaptionOverset(p, photo, set, shown)
}

// linesIn returns how many lines stand in a height: the last counts its size.
func linesIn(height, size, leading geom.Length) int {
	if height+tolerance < size {
		return 0
	}
	return int((height+tolerance-size)/leading) + 1
}

func (l *layouter) marker(x, baseline, size geom.Length) Fill {
	h := size.Scale(markerHeight)
	// A little above the baseline, so that it stands in the middle of the Han ink.
	top := baseline - h - size.Scale(0.1)
	return Fill{Rect: geom.Rect{X: x, Y: top, W: size.Scale(markerWidth), H: h}, Triangle: true, Paint: l.d.Design.Paint("accent")}
}

func (l *layouter) reportCaptionOverset(p *place, photo document.Photo, set []typeset.Line, shown int) {
	if shown == len(set) {
		return
	}
	rest := []rune(photo.Caption)[set[shown].Start:]
	n := characters(rest)
	l.addOverset(Overset{Photo: photo.ID, Start: set[shown].Start, Lines: len(set) - shown, Characters: n})
	at := placeOf(p.page, p.frame.ID, "")
	at.Excerpt = shortened(rest)
	l.find(finding.Fault, CodeCaptionOverset, at, "photo", photo.Name, "characters", strconv.Itoa(n))
}

// reportHiddenCaptions lists the captions that no frame shows.
func (l *layouter) reportHiddenCaptions() {
	shown := map[document.PhotoID]bool{}
	for i := range l.pages {
		for j := range l.pages[i] {
			if f := l.pages[i][j].frame; f.Kind == document.CaptionFrame {
				shown[f.Photo] = true
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
