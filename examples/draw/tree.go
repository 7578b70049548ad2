package main

import (
	"math"
	"sort"
)

// thing is a solid with its look.
type thing struct {
	shape shape
	look  look
}

// look tells the surface at a point p with the normal n.
type look func(p, n vec) surface

// surface is what light meets.
type surface struct {
	colour vec     // share of light that is scattered
	glow   vec     // light of its own
	mirror float64 // share of light thrown back as by a mirror, seen head-on
	normal vec     // if not zero: the normal with ripples and dents
}

// plain returns a look of one colour.
func plain(c vec) look { return func(_, _ vec) surface { return surface{colour: c} } }

// lit returns a look that shines by itself.
func lit(c vec) look { return func(_, _ vec) surface { return surface{glow: c} } }

// mottled returns a colour with blotches of the given size in metres.
func mottled(c vec, size, strength float64) look {
	return func(p, n vec) surface {
		u, v := facePlane(p, n)
		return surface{colour: c.times(1 + strength*(2*fbm(u/size, v/size, 4)-1))}
	}
}

// facePlane returns coordinates of p in the face that n stands on.
func facePlane(p, n vec) (u, v float64) {
	switch {
	case math.Abs(n.y) > 0.7:
		return p.x, p.z
	case math.Abs(n.x) > math.Abs(n.z):
		return p.z, p.y
	}
	return p.x, p.y
}

// tree finds the first thing that a ray meets.
type tree struct {
	lo, hi vec
	left   *tree
	right  *tree
	things []thing
}

func grow(things []thing) *tree {
	t := &tree{lo: grey(math.Inf(1)), hi: grey(math.Inf(-1))}
	for _, th := range things {
		lo, hi := th.shape.bounds()
		t.lo, t.hi = minVec(t.lo, lo), maxVec(t.hi, hi)
	}
	if len(things) <= 3 {
		t.things = things
		return t
	}
	size := t.hi.sub(t.lo)
	key := func(v vec) float64 { return v.x }
	if size.y > size.x && size.y > size.z {
		key = func(v vec) float64 { return v.y }
	} else if size.z > size.x {
		key = func(v vec) float64 { return v.z }
	}
	middle := func(th thing) float64 { lo, hi := th.shape.bounds(); return key(lo) + key(hi) }
	sort.SliceStable(things, func(i, j int) bool { return middle(things[i]) < middle(things[j]) })
	half := len(things) / 2
	t.left, t.right = grow(things[:half]), grow(things[half:])
	return t
}

// meet returns the first thing that the ray meets, with distance and normal.
func (t *tree) meet(o, d vec, near, far float64) (dist float64, n vec, found *thing) {
	t0, t1, _ := slabs(t.lo, t.hi, o, d)
	if t0 > t1 || t1 < near || t0 > far {
		return far, vec{}, nil
	}
	dist = far
	if t.left != nil {
		first, second := t.left, t.right
		if d.dot(t.right.lo.add(t.right.hi).sub(t.left.lo.add(t.left.hi))) < 0 {
			first, second = second, first
		}
		dist, n, found = first.meet(o, d, near, dist)
		if at, normal, other := second.meet(o, d, near, dist); other != nil {
			return at, normal, other
		}
		return dist, n, found
	}
	for i := range t.things {
		if at, normal, ok := t.things[i].shape.meet(o, d, near, dist); ok {
			dist, n, found = at, normal, &t.things[i]
		}
	}
	return dist, n, found
}
