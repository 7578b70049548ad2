package main

import "math"

// person is a figure in a picture. It faces along z before it is turned.
type person struct {
	at          vec     // under the feet
	facing      float64 // turn about the upright, radians
	height      float64 // metres; 0: 1.68
	stride      float64 // half the step, metres
	lean        float64 // how far the shoulders are before the hips, metres
	left, right float64 // how far the arms are raised before the body: 0 hanging, 1.6 level
	isSeated    bool
	hat         hat
	shirt, legs vec
}

type hat uint8

const (
	bare hat = iota
	strawCone
	workCap
)

var (
	skin = hex(0xc99873)
	hair = hex(0x1c1714)
)

// joints are the places that a figure of 1.68 m is built on.
type joints struct {
	hip, shoulder, head         vec
	leftKnee, leftFoot          vec
	rightKnee, rightFoot        vec
	leftElbow, leftHand         vec
	rightElbow, rightHand       vec
	leftShoulder, rightShoulder vec
	leftHipJoint, rightHipJoint vec
}

func (p person) joints() joints {
	var j joints
	seat := 0.0
	if p.isSeated {
		seat = 0.42
	}
	j.hip = vec{0, 0.92 - seat, 0}
	j.shoulder = vec{0, 1.38 - seat - 0.35*p.lean, p.lean}
	j.head = vec{0, 1.56 - seat - 0.55*p.lean, p.lean * 1.35}
	j.leftHipJoint, j.rightHipJoint = j.hip.add(vec{-0.09, 0, 0}), j.hip.add(vec{0.09, 0, 0})
	j.leftKnee, j.leftFoot = vec{-0.1, 0.5, 0.05 + p.stride*0.6}, vec{-0.1, 0.05, p.stride}
	j.rightKnee, j.rightFoot = vec{0.1, 0.5, 0.05 - p.stride*0.3}, vec{0.1, 0.05, -p.stride}
	if p.isSeated {
		j.leftKnee, j.leftFoot = vec{-0.11, 0.5, 0.42}, vec{-0.11, 0.05, 0.45}
		j.rightKnee, j.rightFoot = vec{0.11, 0.5, 0.42}, vec{0.11, 0.05, 0.38}
	}
	j.leftShoulder, j.rightShoulder = j.shoulder.add(vec{-0.19, 0, 0}), j.shoulder.add(vec{0.19, 0, 0})
	j.leftElbow, j.leftHand = arm(j.leftShoulder, p.left, -1)
	j.rightElbow, j.rightHand = arm(j.rightShoulder, p.right, 1)
	return j
}

// arm returns elbow and hand of an arm raised by an angle.
func arm(shoulder vec, raised, side float64) (elbow, hand vec) {
	s, c := math.Sincos(raised * 0.7)
	elbow = shoulder.add(vec{side * 0.06, -0.27 * c, 0.27 * s})
	s, c = math.Sincos(raised*1.2 + 0.15)
	return elbow, elbow.add(vec{-side * 0.02, -0.25 * c, 0.25 * s})
}

// put adds the figure to a scene.
func (p person) put(s *scene) {
	if p.height == 0 {
		p.height = 1.68
	}
	k := p.height / 1.68
	j := p.joints()
	local := func(q vec) vec { return q.sub(p.at).times(1 / k).turned(-p.facing) }
	reach := vec{1, 2, 1}.times(k)
	body := blob{p.at.sub(vec{reach.x, 0, reach.z}), p.at.add(reach), func(q vec) float64 {
		return p.distance(j, local(q)) * k * 0.9
	}}
	s.put(body, func(q, _ vec) surface { return surface{colour: p.colour(j, local(q))} })
}

func (p person) distance(j joints, q vec) float64 {
	d := toBar(q, j.leftHipJoint, j.leftKnee, 0.095, 0.07)
	d = soft(d, toBar(q, j.leftKnee, j.leftFoot, 0.07, 0.05), 0.03)
	d = soft(d, toBar(q, j.rightHipJoint, j.rightKnee, 0.095, 0.07), 0.03)
	d = soft(d, toBar(q, j.rightKnee, j.rightFoot, 0.07, 0.05), 0.03)
	d = soft(d, toBar(q, j.hip, j.shoulder, 0.135, 0.15), 0.05)
	d = soft(d, toBar(q, j.leftShoulder, j.rightShoulder, 0.07, 0.07), 0.06)
	d = soft(d, toBar(q, j.leftShoulder, j.leftElbow, 0.06, 0.05), 0.02)
	d = soft(d, toBar(q, j.leftElbow, j.leftHand, 0.05, 0.04), 0.02)
	d = soft(d, toBar(q, j.rightShoulder, j.rightElbow, 0.06, 0.05), 0.02)
	d = soft(d, toBar(q, j.rightElbow, j.rightHand, 0.05, 0.04), 0.02)
	d = soft(d, toBar(q, j.shoulder, j.head, 0.05, 0.05), 0.03)
	d = soft(d, toBar(q, j.head, j.head.add(vec{0, 0.06, 0}), 0.1, 0.105), 0.02)
	return min(d, p.toHat(j, q))
}

func (p person) toHat(j joints, q vec) float64 {
	top := j.head.add(vec{0, 0.3, 0})
	switch p.hat {
	case strawCone:
		r := math.Hypot(q.x-top.x, q.z-top.z)
		return max((r-(top.y-q.y)*1.5)*0.5, top.y-0.19-q.y)
	case workCap:
		return toBar(q, j.head.add(vec{0, 0.1, -0.01}), j.head.add(vec{0, 0.1, 0.07}), 0.11, 0.09)
	}
	return math.Inf(1)
}

func (p person) colour(j joints, q vec) vec {
	head := q.sub(j.head)
	if head.z > 0.05 && isFeature(math.Abs(head.x), head.y) {
		return hex(0x4a2c22)
	}
	switch {
	case p.hat == strawCone && q.y > j.head.y+0.085:
		return hex(0xc9ac6c)
	case p.hat == workCap && q.y > j.head.y+0.07:
		return hex(0x2c3d52)
	case head.y > 0.075 || (head.y > -0.06 && head.z < 0.015):
		return hair
	case head.y > -0.07, head.y > -0.13 && math.Hypot(head.x, head.z) < 0.085, q.sub(j.leftHand).length() < 0.075, q.sub(j.rightHand).length() < 0.075:
		return skin
	case q.y < 0.1:
		return hex(0x221d1a)
	case q.y > j.hip.y+0.02 || math.Abs(q.x) > 0.2:
		return p.shirt.times(0.85 + 0.3*noise(q.x*22, q.y*14+q.z*9))
	}
	return p.legs.times(0.85 + 0.3*noise(q.x*20, q.y*9))
}

// isFeature reports whether a place of the face is eye, brow or mouth.
func isFeature(x, y float64) bool {
	isEye := math.Hypot((x-0.036)*0.8, y-0.022) < 0.01
	isBrow := math.Abs(x-0.036) < 0.02 && math.Abs(y-0.048) < 0.005
	isMouth := x < 0.022 && math.Abs(y+0.045) < 0.006
	return isEye || isBrow || isMouth
}

// soft joins two distances with a fillet of radius k.
func soft(a, b, k float64) float64 {
	h := max(k-math.Abs(a-b), 0) / k
	return min(a, b) - h*h*k/4
}

// dressed gives a figure clothes by lot.
func (p person) dressed(r *dice) person {
	shirts := []int{0x8d2f2b, 0xd9d4c8, 0x2f4a6b, 0x6d7f52, 0xb8893f, 0x55606e, 0x35312e, 0xb9b0a5, 0x7a4a63, 0xc9c2b2}
	legs := []int{0x23272e, 0x2c3a52, 0x3b342c, 0x5b5850, 0x191a1c, 0x6d6453}
	p.shirt = hex(shirts[int(r.roll()*float64(len(shirts)))])
	p.legs = hex(legs[int(r.roll()*float64(len(legs)))])
	if p.height == 0 {
		p.height = r.between(1.56, 1.78)
	}
	return p
}

// places keeps things that stand on the ground from standing in each other.
type places []vec

// take reports whether a place is free for a radius of that many metres, and
// if so keeps it.
func (t *places) take(at vec, apart float64) bool {
	for _, other := range *t {
		if math.Hypot(at.x-other.x, at.z-other.z) < apart {
			return false
		}
	}
	*t = append(*t, at)
	return true
}
