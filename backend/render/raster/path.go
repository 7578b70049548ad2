package raster

import (
	"image"
	"math"

	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// piece is a segment of a path in pixels: M, L, C or Z.
type piece struct {
	op byte
	p  [3][2]float64
}

// pathStroke fills a path.
type pathStroke struct {
	pieces []piece
	box    image.Rectangle
	ink    *ink
	over   bool // as in glyphStroke
}

func (s *pathStroke) bounds() image.Rectangle { return s.box }

func (s *pathStroke) paint(dst surface, b *brush) {
	b.reset(dst.bounds())
	for _, v := range s.pieces {
		switch v.op {
		case 'M':
			b.z.ClosePath()
			b.moveTo(v.p[0][0], v.p[0][1])
		case 'L':
			b.lineTo(v.p[0][0], v.p[0][1])
		case 'C':
			b.cubeTo(v.p[0][0], v.p[0][1], v.p[1][0], v.p[1][1], v.p[2][0], v.p[2][1])
		case 'Z':
			b.z.ClosePath()
		}
	}
	b.z.ClosePath()
	dst.fill(&b.z, s.ink, s.over)
}

// fill plans a rectangle or path.
func (p *plan) fill(f *scene.Fill) {
	pieces := p.path(f.Path)
	if len(f.Path) == 0 {
		if f.Rect.IsEmpty() {
			return
		}
		x0, y0 := p.pixel(geom.Point{X: f.Rect.X, Y: f.Rect.Y})
		x1, y1 := p.pixel(geom.Point{X: f.Rect.Right(), Y: f.Rect.Bottom()})
		pieces = polygon([2]float64{x0, y0}, [2]float64{x1, y0}, [2]float64{x1, y1}, [2]float64{x0, y1})
	}
	p.ground.Fill(f, p.pageClip)
	p.add(&pathStroke{pieces: pieces, box: reach(pieces).Intersect(p.clip), ink: p.ink(f.Paint)})
}

// path turns a path into pixels; a piece before the first M starts at its own
// end.
func (p *plan) path(segments []scene.PathSegment) []piece {
	var out []piece
	for _, s := range segments {
		v := piece{op: s.Op}
		for i, point := range s.P {
			v.p[i][0], v.p[i][1] = p.pixel(point)
		}
		switch {
		case s.Op == 'Z' && len(out) == 0:
			continue
		case s.Op == 'C' && len(out) == 0:
			v = piece{op: 'M', p: [3][2]float64{v.p[2]}}
		case s.Op == 'L' && len(out) == 0:
			v.op = 'M'
		}
		out = append(out, v)
	}
	return out
}

func polygon(corners ...[2]float64) []piece {
	var out []piece
	for i, c := range corners {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		out = append(out, piece{op, [3][2]float64{c}})
	}
	return append(out, piece{op: 'Z'})
}

// reach returns the whole pixels that a path can touch.
func reach(pieces []piece) image.Rectangle {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, v := range pieces {
		count := map[byte]int{'M': 1, 'L': 1, 'C': 3}[v.op]
		for _, c := range v.p[:count] {
			x0, y0, x1, y1 = min(x0, c[0]), min(y0, c[1]), max(x1, c[0]), max(y1, c[1])
		}
	}
	if !(x0 <= x1 && y0 <= y1) {
		return image.Rectangle{}
	}
	return outer(x0, y0, x1, y1)
}

// rule plans a rule as one four-cornered piece for each dash.
func (p *plan) rule(r *scene.Rule) {
	x0, y0 := p.pixel(r.From)
	x1, y1 := p.pixel(r.To)
	length := math.Hypot(x1-x0, y1-y0)
	if length == 0 || r.Width <= 0 {
		return
	}
	ux, uy := (x1-x0)/length, (y1-y0)/length
	half := float64(r.Width) * p.scale / 2
	var pieces []piece
	for _, d := range p.dashes(r.Dash, length) {
		ax, ay, bx, by := x0+ux*d[0], y0+uy*d[0], x0+ux*d[1], y0+uy*d[1]
		pieces = append(pieces, polygon(
			[2]float64{ax - uy*half, ay + ux*half}, [2]float64{bx - uy*half, by + ux*half},
			[2]float64{bx + uy*half, by - ux*half}, [2]float64{ax + uy*half, ay - ux*half})...)
	}
	over := p.ground.Rule(r, p.pageClip)
	p.add(&pathStroke{pieces, reach(pieces).Intersect(p.clip), p.ink(r.Paint), over})
}

// maxDashes keeps a rule with an absurd pattern from taking all memory.
const maxDashes = 100_000

// dashes returns the beginnings and ends of a rule's dashes, in pixels from
// its start; without a pattern that can be drawn, one solid dash.
func (p *plan) dashes(pattern []geom.Length, length float64) [][2]float64 {
	sum := 0.0
	for _, d := range pattern {
		if d < 0 {
			return [][2]float64{{0, length}}
		}
		sum += float64(d) * p.scale
	}
	if sum <= 0 || length/sum*float64(len(pattern)) > maxDashes {
		return [][2]float64{{0, length}}
	}
	var out [][2]float64
	at := 0.0
	for i := 0; at < length; i++ {
		end := at + float64(pattern[i%len(pattern)])*p.scale
		if i%2 == 0 && end > at {
			out = append(out, [2]float64{at, min(end, length)})
		}
		at = end
	}
	return out
}
