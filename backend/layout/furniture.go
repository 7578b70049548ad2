package layout

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
)

// hairline is the width of a rule whose frame gives none.
const hairline = 350 * geom.Pt / 1000

// layOutFurniture fills all frames but those of text.
func (l *layouter) layOutFurniture() {
	for i := range l.pages {
		for j := range l.pages[i] {
			l.layOutFrame(&l.pages[i][j])
		}
	}
}

func (l *layouter) layOutFrame(p *place) {
	switch p.frame.Kind {
	case document.PhotoFrame:
		l.placePhoto(p)
	case document.CaptionFrame:
		l.placeCaption(p)
	case document.RuleFrame:
		l.placeRule(p)
	case document.BoxFrame:
		l.placeBox(p)
	}
}

func (l *layouter) placePhoto(p *place) {
	f := p.frame
	photo, ok := l.d.Photo(f.Photo)
	if !ok {
		l.find(finding.Fault, CodeUnknownPhoto, placeOf(p.page, f.ID, ""), "photo", string(f.Photo))
		return
	}
	if f.Rect.IsEmpty() {
		return
	}
	p.placed.Pictures = []Picture{{Photo: f.Photo, Rect: f.Rect, Crop: shownPart(f.Crop), Tone: toneOf(photo), Alt: photo.Caption}}
	if w := l.d.Design.Photos.Keyline; w > 0 {
		p.placed.Rules = outline(f.Rect, w, l.d.Design.Paint(l.d.Design.Photos.KeylineInk))
	}
	if number := l.numbers[p]; number != "" {
		l.placeNumber(p, number)
	}
}

func toneOf(p document.Photo) document.Tone {
	if p.Tone == nil {
		return document.Tone{}
	}
	return *p.Tone
}

// shownPart returns a crop as it is, the whole photo for an empty one.
func shownPart(c document.Crop) document.Crop {
	if c.W <= 0 || c.H <= 0 {
		return document.Crop{W: 1, H: 1}
	}
	return c
}

// placeRule prints a line along the middle of the frame's longer side.
func (l *layouter) placeRule(p *place) {
	r := p.frame.Rect
	width := p.frame.Width
	if width <= 0 {
		width = hairline
	}
	rule := Rule{Width: width, Paint: l.paintOf(p.frame)}
	if r.W >= r.H {
		y := r.Y + r.H/2
		rule.From, rule.To = geom.Point{X: r.X, Y: y}, geom.Point{X: r.Right(), Y: y}
	} else {
		x := r.X + r.W/2
		rule.From, rule.To = geom.Point{X: x, Y: r.Y}, geom.Point{X: x, Y: r.Bottom()}
	}
	if rule.From != rule.To {
		p.placed.Rules = []Rule{rule}
	}
}

// placeBox fills the frame or, where it has a width, draws its outline.
func (l *layouter) placeBox(p *place) {
	f := p.frame
	if f.Rect.IsEmpty() {
		return
	}
	if f.Width > 0 {
		p.placed.Rules = outline(f.Rect, f.Width, l.paintOf(f))
		return
	}
	p.placed.Fills = []Fill{{Rect: f.Rect, Paint: l.paintOf(f)}}
}

func (l *layouter) paintOf(f *document.Frame) design.Paint {
	if f.Paint != nil {
		return *f.Paint
	}
	return l.d.Design.Paint(f.Ink)
}

// outline returns four rules centred on the sides of r. The upper and lower
// one reach over the corners, so that butt ends leave no notch.
func outline(r geom.Rect, width geom.Length, paint design.Paint) []Rule {
	left, right, top, foot := r.X, r.Right(), r.Y, r.Bottom()
	over := width / 2
	line := func(x1, y1, x2, y2 geom.Length) Rule {
		return Rule{From: geom.Point{X: x1, Y: y1}, To: geom.Point{X: x2, Y: y2}, Width: width, Paint: paint}
	}
	return []Rule{
		line(left-over, top, right+over, top),
		line(left-over, foot, right+over, foot),
		line(left, top+over, left, foot-over),
		line(right, top+over, right, foot-over),
	}
}
