package main

import "math"

// scene is everything that a picture shows.
type scene struct {
	things []thing
	camera camera
	sky    func(d vec) vec // light that comes from the direction d
	sun    sun
	lamps  []lamp
	// ambient is the light that reaches everything, after all bounces that are
	// not followed.
	ambient vec
	haze    haze
	// exposure scales light before it becomes a print.
	exposure float64

	tree *tree
}

// sun is the light from far away.
type sun struct {
	to     vec // direction towards it, a unit vector
	light  vec
	spread float64 // its radius as an angle: softness of shadows
}

// lamp is a small ball of light.
type lamp struct {
	at     vec
	light  vec // at one metre
	radius float64
}

// haze swallows far things: the share that is left at a distance s is
// exp(-density·s), less near the ground where floor is above 0.
type haze struct {
	density float64
	floor   float64 // metres over which the density falls to a third; 0: everywhere the same
	colour  func(d vec) vec
}

// camera looks from eye to target; wide is the tangent of half the angle that
// the picture's width covers. lift moves the picture up or down as a view
// camera does, so that uprights stay upright.
type camera struct {
	eye, target vec
	wide, lift  float64
}

// ray returns the direction through a place of the picture, both coordinates
// from -1 to 1 across the width, y upwards.
func (c camera) ray(x, y float64) vec {
	forward := c.target.sub(c.eye).unit()
	right := vec{0, 1, 0}.cross(forward).unit()
	up := forward.cross(right)
	return forward.add(right.times(x * c.wide)).add(up.times((y + c.lift) * c.wide)).unit()
}

func (s *scene) put(sh shape, l look) { s.things = append(s.things, thing{sh, l}) }

// sample is the light of one ray, split so that the part with grain can be
// smoothed: colour × light + over.
type sample struct {
	colour, light, over vec
	normal              vec
	depth               float64
	lit                 float64 // 1 where light was asked for, 0 where it is left to the neighbours
}

const farthest = 1e5

// look follows one ray from the camera. The light on what it meets is asked
// for only if isLit.
func (s *scene) look(d vec, r *dice, isLit bool) sample {
	dist, n, th := s.tree.meet(s.camera.eye, d, 1e-3, farthest)
	if th == nil {
		return sample{over: s.sky(d), depth: farthest, lit: 1}
	}
	p := s.camera.eye.add(d.times(dist))
	face := th.look(p, n)
	if face.normal != (vec{}) {
		n = face.normal
	}
	left, air := s.through(s.camera.eye, d, dist)
	over := face.glow
	if face.mirror > 0 {
		over = over.add(s.reflection(p, d, n, face.mirror))
	}
	one := sample{colour: face.colour.times(left), over: over.times(left).add(air.times(1 - left)), normal: n, depth: dist}
	if isLit {
		one.light, one.lit = s.direct(p, n, r, 2).add(s.indirect(p, n, r)), 1
	}
	return one
}

// through returns the share of light left after a way through the haze, and
// the colour of the haze.
func (s *scene) through(o, d vec, dist float64) (left float64, air vec) {
	if s.haze.density == 0 {
		return 1, vec{}
	}
	depth := s.haze.density * dist
	if f := s.haze.floor; f > 0 {
		a := d.y / f
		fall := 1.0
		if math.Abs(a*dist) > 1e-4 {
			fall = (1 - math.Exp(-clamp(a*dist, -30, 30))) / (a * dist)
		}
		depth *= math.Exp(-max(0, o.y)/f) * fall
	}
	return math.Exp(-depth), s.haze.colour(d)
}

// direct returns the light of sun and lamps on a surface; no more than asked
// lamps are followed.
func (s *scene) direct(p, n vec, r *dice, asked int) vec {
	var sum vec
	start := p.add(n.times(2e-3))
	if s.sun.light != (vec{}) {
		to := s.sun.to.add(r.around(vec{0, 1, 0}).times(s.sun.spread)).unit()
		if cos := n.dot(to); cos > 0 && !s.blocked(start, to, farthest) {
			sum = s.sun.light.times(cos)
		}
	}
	for _, l := range s.chosen(p, r, asked) {
		sum = sum.add(s.fromLamp(l, start, n, r))
	}
	return sum
}

// chosen returns the lamps to ask: all of a few, else some by lot, the nearer
// the likelier, each with its light raised to stand for the others.
func (s *scene) chosen(p vec, r *dice, asked int) []lamp {
	if len(s.lamps) <= asked {
		return s.lamps
	}
	weights := make([]float64, len(s.lamps))
	total := 0.0
	for i, l := range s.lamps {
		q := l.at.sub(p)
		weights[i] = l.light.luma() / (0.3 + q.dot(q))
		total += weights[i]
	}
	out := make([]lamp, 0, asked)
	for k := range asked {
		pick := (float64(k) + r.roll()) / float64(asked) * total
		for i, w := range weights {
			if pick -= w; pick <= 0 || i == len(weights)-1 {
				l := s.lamps[i]
				l.light = l.light.times(total / w / float64(asked))
				out = append(out, l)
				break
			}
		}
	}
	return out
}

func (s *scene) fromLamp(l lamp, p, n vec, r *dice) vec {
	at := l.at.add(r.around(vec{}).times(l.radius))
	way := at.sub(p)
	dist := way.length()
	to := way.times(1 / dist)
	cos := n.dot(to)
	if cos <= 0 || s.blocked(p, to, dist-l.radius*1.3-0.02) {
		return vec{}
	}
	return l.light.times(cos / (0.05 + dist*dist))
}

func (s *scene) blocked(p, d vec, far float64) bool {
	_, _, th := s.tree.meet(p, d, 1e-3, far)
	return th != nil
}

// indirect returns the light from one direction by lot: the sky's, or what
// another surface throws back.
func (s *scene) indirect(p, n vec, r *dice) vec {
	d := r.around(n)
	start := p.add(n.times(2e-3))
	dist, m, th := s.tree.meet(start, d, 1e-3, farthest)
	if th == nil {
		return s.sky(d)
	}
	q := start.add(d.times(dist))
	face := th.look(q, m)
	return face.colour.mul(s.direct(q, m, r, 1).add(s.ambient)).add(minVec(face.glow, grey(2)))
}

// reflection returns what a mirroring surface shows; the share rises towards
// grazing angles.
func (s *scene) reflection(p, d, n vec, share float64) vec {
	cos := max(0, -d.dot(n))
	share += (1 - share) * math.Pow(1-cos, 5) * min(1, share*12)
	back := d.sub(n.times(2 * d.dot(n))).unit()
	dist, m, th := s.tree.meet(p.add(n.times(5e-3)), back, 1e-3, farthest)
	if th == nil {
		return s.sky(back).times(share)
	}
	q := p.add(back.times(dist))
	face := th.look(q, m)
	steady := newDice(1, 1)
	seen := face.colour.mul(s.direct(q, m, steady, 2).add(s.ambient.times(1.5))).add(face.glow)
	left, air := s.through(p, back, dist)
	return seen.times(left).add(air.times(1 - left)).times(share)
}
