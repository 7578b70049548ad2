package main

import "math"

// shape is a solid that rays can meet.
type shape interface {
	bounds() (lo, hi vec)
	// meet returns where a ray from o along the unit vector d first meets the
	// solid between the distances near and far, and the normal there.
	meet(o, d vec, near, far float64) (t float64, n vec, ok bool)
}

// box is a solid with its edges along the axes.
type box struct{ lo, hi vec }

// boxAt returns a box by the middle of its foot and its size.
func boxAt(foot, size vec) box {
	return box{
		vec{foot.x - size.x/2, foot.y, foot.z - size.z/2},
		vec{foot.x + size.x/2, foot.y + size.y, foot.z + size.z/2},
	}
}

func (b box) bounds() (lo, hi vec) { return b.lo, b.hi }

func (b box) meet(o, d vec, near, far float64) (float64, vec, bool) {
	t0, t1, axis := slabs(b.lo, b.hi, o, d)
	t := t0
	if t < near {
		t = t1
	}
	if t0 > t1 || t < near || t > far {
		return 0, vec{}, false
	}
	if t == t1 {
		return t, d.times(-1), true // seen from inside: any side will do
	}
	n := vec{}
	switch axis {
	case 0:
		n.x = -math.Copysign(1, d.x)
	case 1:
		n.y = -math.Copysign(1, d.y)
	default:
		n.z = -math.Copysign(1, d.z)
	}
	return t, n, true
}

// slabs returns where a line enters and leaves a box, and through which pair
// of faces (0 x, 1 y, 2 z) it enters; t0 > t1 when it misses.
func slabs(lo, hi, o, d vec) (t0, t1 float64, axis int) {
	t0, t1 = math.Inf(-1), math.Inf(1)
	side := func(lo, hi, o, d float64, a int) {
		if math.Abs(d) < 1e-12 {
			d = 1e-12
		}
		n, f := (lo-o)/d, (hi-o)/d
		if n > f {
			n, f = f, n
		}
		if n > t0 {
			t0, axis = n, a
		}
		t1 = min(t1, f)
	}
	side(lo.x, hi.x, o.x, d.x, 0)
	side(lo.y, hi.y, o.y, d.y, 1)
	side(lo.z, hi.z, o.z, d.z, 2)
	return t0, t1, axis
}

// blob is a solid given by a function that is negative inside and, outside,
// never more than the distance to the surface.
type blob struct {
	lo, hi   vec
	distance func(p vec) float64
}

func (b blob) bounds() (lo, hi vec) { return b.lo, b.hi }

func (b blob) meet(o, d vec, near, far float64) (float64, vec, bool) {
	t0, t1, _ := slabs(b.lo, b.hi, o, d)
	t, end := max(t0, near), min(t1, far)
	for range 160 {
		if t > end {
			return 0, vec{}, false
		}
		dist := b.distance(o.add(d.times(t)))
		if eps := 2e-4 * (1 + t*0.3); dist < eps {
			return t, b.normal(o.add(d.times(t)), 1e-3), true
		}
		t += dist
	}
	return 0, vec{}, false
}

func (b blob) normal(p vec, e float64) vec {
	f := b.distance
	return vec{
		f(vec{p.x + e, p.y, p.z}) - f(vec{p.x - e, p.y, p.z}),
		f(vec{p.x, p.y + e, p.z}) - f(vec{p.x, p.y - e, p.z}),
		f(vec{p.x, p.y, p.z + e}) - f(vec{p.x, p.y, p.z - e}),
	}.unit()
}

// ball returns a sphere, or an ellipsoid of three radii.
func ball(at, radii vec) blob {
	r := min(radii.x, radii.y, radii.z)
	return blob{at.sub(radii), at.add(radii), func(p vec) float64 {
		q := p.sub(at)
		return (vec{q.x / radii.x, q.y / radii.y, q.z / radii.z}.length() - 1) * r
	}}
}

// bar returns a round bar from a to b, thicker at one end if ra and rb differ.
func bar(a, b vec, ra, rb float64) blob {
	r := grey(max(ra, rb))
	return blob{minVec(a, b).sub(r), maxVec(a, b).add(r), func(p vec) float64 { return toBar(p, a, b, ra, rb) }}
}

func toBar(p, a, b vec, ra, rb float64) float64 {
	ab := b.sub(a)
	h := clamp(p.sub(a).dot(ab)/ab.dot(ab), 0, 1)
	return (p.sub(a.add(ab.times(h))).length() - (ra + (rb-ra)*h)) * 0.95
}

// drum returns a cylinder about an axis from a to b.
func drum(a, b vec, radius float64) blob {
	axis := b.sub(a)
	length := axis.length()
	axis = axis.unit()
	r := grey(radius)
	return blob{minVec(a, b).sub(r), maxVec(a, b).add(r), func(p vec) float64 {
		q := p.sub(a)
		h := q.dot(axis)
		side := q.sub(axis.times(h)).length() - radius
		return max(side, -h, h-length)
	}}
}

// prism returns an outline in the plane of two axes, pushed out along the
// third. outline is negative inside and takes (x, y) for along = z, (z, y) for
// along = x.
func prism(lo, hi vec, along byte, outline func(u, v float64) float64) blob {
	return blob{lo, hi, func(p vec) float64 {
		if along == 'x' {
			return max(outline(p.z, p.y), lo.x-p.x, p.x-hi.x)
		}
		return max(outline(p.x, p.y), lo.z-p.z, p.z-hi.z)
	}}
}

// toBox is the distance of a point to a box given by its middle and half size.
func toBox(p, mid, half vec) float64 {
	q := p.sub(mid)
	d := vec{math.Abs(q.x) - half.x, math.Abs(q.y) - half.y, math.Abs(q.z) - half.z}
	return maxVec(d, vec{}).length() + min(0, max(d.x, d.y, d.z))
}
