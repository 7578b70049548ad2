package draw

import (
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/scene"
)

// fill returns a fill in the shape that it has inside its rectangle.
func fill(f layout.Fill) scene.Fill {
	return scene.Fill{Rect: f.Rect, Path: path(f), Paint: f.Paint}
}

// path returns the outline of a shape, nil for the whole rectangle.
func path(f layout.Fill) []scene.PathSegment {
	r := f.Rect
	left, right, top, foot := r.X, r.Right(), r.Y, r.Bottom()
	middle, half := r.X+r.W/2, r.Y+r.H/2
	switch f.Shape {
	case layout.PointUp:
		return triangle(left, foot, middle, top, right, foot)
	case layout.PointDown:
		return triangle(left, top, right, top, middle, foot)
	case layout.PointLeft:
		return triangle(right, top, right, foot, left, half)
	case layout.PointRight:
		return triangle(left, foot, left, top, right, half)
	case layout.Disc:
		return disc(r)
	}
	return nil
}

func triangle(x1, y1, x2, y2, x3, y3 geom.Length) []scene.PathSegment {
	return []scene.PathSegment{move(x1, y1), line(x2, y2), line(x3, y3), {Op: 'Z'}}
}

// quarter is how far along the tangent the handles of a curve stand that draws
// a quarter of a circle of radius 1.
const quarter = 0.5523

// disc returns the ellipse inside a rectangle.
func disc(r geom.Rect) []scene.PathSegment {
	rx, ry := r.W/2, r.H/2
	x, y := r.X+rx, r.Y+ry
	hx, hy := rx.Scale(quarter), ry.Scale(quarter)
	return []scene.PathSegment{
		move(x, y-ry),
		curve(x+hx, y-ry, x+rx, y-hy, x+rx, y),
		curve(x+rx, y+hy, x+hx, y+ry, x, y+ry),
		curve(x-hx, y+ry, x-rx, y+hy, x-rx, y),
		curve(x-rx, y-hy, x-hx, y-ry, x, y-ry),
		{Op: 'Z'},
	}
}

func move(x, y geom.Length) scene.PathSegment {
	return scene.PathSegment{Op: 'M', P: [3]geom.Point{{X: x, Y: y}}}
}

func line(x, y geom.Length) scene.PathSegment {
	return scene.PathSegment{Op: 'L', P: [3]geom.Point{{X: x, Y: y}}}
}

func curve(x1, y1, x2, y2, x, y geom.Length) scene.PathSegment {
	return scene.PathSegment{Op: 'C', P: [3]geom.Point{{X: x1, Y: y1}, {X: x2, Y: y2}, {X: x, Y: y}}}
}
