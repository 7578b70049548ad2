package canvas

import (
	"strconv"

	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/scene"
)

func (e *encoder) fill(f *scene.Fill) {
	b := append(e.buf, `{"k":"fill"`...)
	if len(f.Path) > 0 {
		b = appendPath(append(b, `,"d":`...), f.Path)
	} else {
		b = appendRect(append(b, `,"r":`...), f.Rect)
	}
	e.buf = append(appendNumber(b, "p", e.tables.paint(f.Paint)), '}')
}

// appendPath appends each segment's letter and the coordinates that count.
func appendPath(b []byte, path []scene.PathSegment) []byte {
	b = append(b, '[')
	for i, s := range path {
		b = append(comma(b, i), '"', s.Op, '"')
		for _, p := range s.P[:pointCount(s.Op)] {
			b = strconv.AppendInt(append(b, ','), int64(p.X), 10)
			b = strconv.AppendInt(append(b, ','), int64(p.Y), 10)
		}
	}
	return append(b, ']')
}

func pointCount(op byte) int {
	switch op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

func appendRect(b []byte, r geom.Rect) []byte {
	return appendNumbers(b, []geom.Length{r.X, r.Y, r.W, r.H})
}

func (e *encoder) picture(p *scene.Picture) {
	b := appendString(append(e.buf, `{"k":"pic","photo":`...), p.Photo)
	b = appendRect(append(b, `,"r":`...), p.Rect)
	b = append(b, `,"crop":[`...)
	for i, v := range [4]float64{p.Crop.X, p.Crop.Y, p.Crop.W, p.Crop.H} {
		b = appendFloat(comma(b, i), v)
	}
	b = appendField(append(b, ']'), "tone", photo.Tone(p.Tone).String())
	e.buf = append(appendField(b, "alt", p.Alt), '}')
}

func (e *encoder) rule(r *scene.Rule) {
	b := append(e.buf, `{"k":"rule","l":`...)
	b = appendNumbers(b, []geom.Length{r.From.X, r.From.Y, r.To.X, r.To.Y})
	b = appendNumber(b, "w", r.Width)
	b = appendNumber(b, "p", e.tables.paint(r.Paint))
	if len(r.Dash) > 0 {
		b = appendNumbers(append(b, `,"dash":`...), r.Dash)
	}
	e.buf = append(b, '}')
}
