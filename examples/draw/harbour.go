package main

import "math"

// harbour: boats coming home at dawn, fishers and a train on the quay.
func harbour() *scene {
	toSun := vec{0.2, 0.085, 1}.unit()
	sky := heaven{
		zenith: hex(0x35588f).times(0.8), horizon: hex(0xeeb892), cloud: hex(0xffcfa0), shade: hex(0x656c90),
		cover: 0.5, stretch: 2.8, glow: hex(0xffb070).times(1.25), sun: toSun, disc: 0.016,
	}
	s := &scene{
		camera:  camera{eye: vec{0, 6.2, -16}, target: vec{0, 6.2, 60}, wide: 0.62, lift: -0.08},
		sky:     sky.light,
		sun:     sun{toSun, hex(0xffb26b).times(2.6), 0.03},
		ambient: hex(0x8c8fa6).times(0.3),
		haze: haze{0.0013, 40, func(d vec) vec {
			return hex(0xd9a98c).times(0.75).add(hex(0xffa860).times(0.9 * math.Pow(max(0, d.dot(toSun)), 12)))
		}},
		exposure: 0.88,
	}
	s.put(box{vec{-4000, -20, -60}, vec{4000, 0, 6000}}, water(hex(0x1c3038).times(0.5), 0.16, 2.6))
	shores(s)
	breakwater(s)
	fleet(s)
	quay(s)
	return s
}

// shores are the headlands on both sides, the left one with the town.
func shores(s *scene) {
	r := newDice(1, 4)
	left := newLand(-700, 40, 700, 700, func(x, z float64) float64 {
		return -8 + 120*smooth(-60, -420, x+18*math.Sin(z/50))*(0.4+0.9*fbm(x/130, z/130, 5))
	})
	s.put(left, mottled(hex(0x33402f), 14, 0.6))
	s.put(newLand(90, 260, 900, 500, func(x, z float64) float64 {
		return -14 + 150*smooth(120, 700, x-0.15*z)*(0.35+0.9*fbm(x/180+4, z/180, 5))
	}), mottled(hex(0x3a4038), 18, 0.6))
	s.put(newLand(-2600, 1500, 5200, 500, func(x, z float64) float64 {
		return -60 + 420*ridge(x/1300+1.3, z/1600)*smooth(1500, 2600, z)
	}), plain(hex(0x3c4248)))
	for range 260 {
		x, z := r.between(-260, -62), r.between(90, 430)
		y := left.at(x, z)
		if y < 1.2 || y > 52 {
			continue
		}
		wall := hex([]int{0xd8cfc0, 0xb9a58c, 0xcdb9a0, 0xa9a7a2}[int(r.roll()*4)])
		house(s, vec{x, y - 3, z}, vec{r.between(7, 12), r.between(8, 12), r.between(6, 8)}, wall.times(0.8), r)
	}
}

func breakwater(s *scene) {
	r := newDice(2, 4)
	s.put(box{vec{20, -2, 190}, vec{150, 2.6, 198}}, bricks(hex(0x6f6a63), 2.2, 0.9, 0.05))
	for range 260 {
		at := vec{r.between(18, 150), r.between(-0.2, 1), r.between(186, 191)}
		s.put(ball(at, vec{r.between(0.7, 1.7), r.between(0.5, 1.1), r.between(0.7, 1.5)}), mottled(hex(0x4d4a46), 0.8, 0.5))
	}
	foot := vec{23, 2.6, 194}
	s.put(bar(foot, foot.add(vec{0, 9, 0}), 1.7, 1.1), plain(hex(0xd8d2c6)))
	s.put(drum(foot.add(vec{0, 9.6, 0}), foot.add(vec{0, 10, 0}), 1.9), plain(hex(0x7c2a22)))
	s.put(ball(foot.add(vec{0, 10.9, 0}), vec{0.8, 1, 0.8}), lit(hex(0xffd28a).times(6)))
	s.put(bar(foot.add(vec{0, 11.9, 0}), foot.add(vec{0, 12.6, 0}), 1, 0.1), plain(hex(0x7c2a22)))
}

// boat is a wooden fishing boat; it lies along x before it is turned.
type boat struct {
	at     vec
	facing float64
	length float64
	paint  vec
}

func fleet(s *scene) {
	r := newDice(3, 4)
	paints := []int{0x2b4c6b, 0x8a2f26, 0x2f5d4e, 0x7a7f82, 0x4a3a2c, 0x2a5a73}
	for i, place := range []boat{
		{at: vec{-15, 0, 21}, facing: 0.35, length: 15}, {at: vec{6.5, 0, 33}, facing: -2.7, length: 16},
		{at: vec{-31, 0, 40}, facing: 0.15, length: 15}, {at: vec{30, 0, 52}, facing: -2.4, length: 16},
		{at: vec{-7, 0, 66}, facing: -1.2, length: 15}, {at: vec{-46, 0, 76}, facing: 0.5, length: 16},
		{at: vec{15, 0, 104}, facing: -1.7, length: 15}, {at: vec{54, 0, 120}, facing: 2.9, length: 16},
		{at: vec{-30, 0, 140}, facing: -1.3, length: 16}, {at: vec{-3, 0, 240}, facing: -1.5, length: 16},
		{at: vec{10, 0, 360}, facing: -1.8, length: 17},
	} {
		place.paint = hex(paints[i%len(paints)])
		place.put(s, r)
	}
}

// put adds hull, wheelhouse, masts, lines, nets and crew.
func (b boat) put(s *scene, r *dice) {
	half, beam, high := b.length/2, b.length*0.145, b.length*0.105
	world := func(p vec) vec { return p.turned(b.facing).add(b.at) }
	local := func(p vec) vec { return p.sub(b.at).turned(-b.facing) }
	sheer := func(x float64) float64 { u := x / half; return high * (1 + 0.75*u*u*u*max(0, u) + 0.28*u*u) }
	outer := func(q vec) float64 {
		u := clamp(q.x/half, -1, 1)
		wide := beam * math.Pow(max(0.001, 1-math.Pow(math.Abs(u), 3.2-0.9*u)), 0.7) * (0.62 + 0.38*smooth(-0.6, high*1.2, q.y))
		return max(math.Abs(q.z)-wide, q.y-sheer(q.x), -0.7-q.y, math.Abs(q.x)-half)
	}
	reach := vec{half + 1, high * 2.4, half + 1}
	s.put(blob{b.at.sub(vec{reach.x, 0.7, reach.z}), b.at.add(reach), func(p vec) float64 {
		q := local(p)
		deck := max(math.Abs(q.z)-beam*0.84, sheer(q.x)-0.55-q.y, math.Abs(q.x)-half*0.86)
		return max(outer(q), -deck) * 0.5
	}}, func(p, _ vec) surface {
		q := local(p)
		worn := 0.65 + 0.6*fbm(q.x*1.5, q.y*5+q.z, 4)
		switch {
		case q.y > sheer(q.x)-0.16:
			return surface{colour: hex(0xd8d0bd).times(worn)}
		case q.y < 0.25:
			return surface{colour: hex(0x6b2a20).times(worn)}
		case math.Abs(q.z) < beam*0.8 && q.y < sheer(q.x)-0.4:
			return surface{colour: hex(0x7b6448).times(worn)}
		}
		return surface{colour: b.paint.times(worn)}
	})
	b.putRig(s, world, half, beam, high)
	for range 3 {
		person{at: world(vec{r.between(-0.35, 0.5) * half, high * 0.55, r.between(-0.4, 0.4) * beam}), facing: r.between(0, 6), left: 0.6, right: 1}.dressed(r).put(s)
	}
}

func (b boat) putRig(s *scene, world func(vec) vec, half, beam, high float64) {
	cabin := func(mid, size vec, l look) {
		s.put(blob{world(mid).sub(grey(size.length())), world(mid).add(grey(size.length())), func(p vec) float64 {
			return toBox(p.sub(b.at).turned(-b.facing), mid, size) - 0.05
		}}, l)
	}
	wall := func(p, _ vec) surface {
		q := p.sub(b.at).turned(-b.facing)
		if q.y > high*1.9 && q.y < high*2.35 && fract(q.x*1.1) > 0.2 && fract(q.z*1.1+0.1) > 0.2 {
			return surface{colour: hex(0x1d2a30), mirror: 0.1, glow: hex(0xffb458).times(0.4)}
		}
		return surface{colour: hex(0xcfc8b8).times(0.7 + 0.5*fbm(q.x*3, q.y*3+q.z, 3))}
	}
	cabin(vec{-half * 0.45, high * 1.55, 0}, vec{half * 0.2, high * 0.95, beam * 0.5}, wall)
	cabin(vec{-half * 0.43, high * 2.56, 0}, vec{half * 0.25, 0.06, beam * 0.62}, plain(hex(0x8c4a33)))
	cabin(vec{half * 0.1, high * 0.75, 0}, vec{half * 0.13, 0.3, beam * 0.4}, mottled(hex(0x3f7a6a), 0.25, 0.7))
	line := func(a, c vec, radius float64, colour vec) {
		s.put(bar(world(a), world(c), radius, radius*0.8), plain(colour))
	}
	wood, rope := hex(0x6a4d31), hex(0x2a2522)
	fore, aft := vec{half * 0.28, half * 1.25, 0}, vec{-half * 0.5, half * 1.05, 0}
	line(vec{half * 0.28, high * 0.5, 0}, fore, 0.11, wood)
	line(vec{-half * 0.5, high * 2.4, 0}, aft, 0.08, wood)
	line(vec{half * 0.28, half * 0.5, 0}, vec{half * 0.85, half * 0.95, 0}, 0.07, wood)
	line(fore, vec{half * 0.97, high * 1.7, 0}, 0.022, rope)
	line(fore, aft, 0.02, rope)
	line(fore, vec{half * 0.1, high, beam * 0.9}, 0.022, rope)
	line(fore, vec{half * 0.1, high, -beam * 0.9}, 0.022, rope)
	line(aft, vec{-half * 0.95, high * 1.3, 0}, 0.022, rope)
	at := world(fore.add(vec{-0.5, -0.5, 0}))
	s.put(box{at.sub(vec{0.5, 0.3, 0.02}), at.add(vec{0.5, 0.3, 0.02})}, plain(hex(0xb03028)))
	for i := range 4 {
		x := (-0.6 + 0.38*float64(i)) * half
		s.put(ball(world(vec{x, high * 0.62, -beam * 1.05}), vec{0.32, 0.42, 0.32}), plain(hex(0x1f1f20)))
	}
}

// quay is the near edge: paving, bollards, baskets, people, and the train.
func quay(s *scene) {
	r := newDice(4, 4)
	s.put(box{vec{-80, -3, -40}, vec{80, 2, 1.5}}, bricks(hex(0x8d857a), 1.1, 0.55, 0.025))
	s.put(box{vec{-80, 2, 1.0}, vec{80, 2.16, 1.7}}, bricks(hex(0xa39a8c), 1.6, 2, 0.03))
	for i := range 9 {
		x := -20 + 5*float64(i)
		s.put(drum(vec{x, 2.1, 0.5}, vec{x, 2.62, 0.5}, 0.17), plain(hex(0x2d2b2a)))
		s.put(ball(vec{x, 2.66, 0.5}, vec{0.26, 0.12, 0.26}), plain(hex(0x2d2b2a)))
	}
	var taken places
	for range 30 {
		if at := (vec{r.between(-13, 7), 2, r.between(-4.2, -0.4)}); taken.take(at, 0.72) {
			baskets(s, at, r)
		}
	}
	for range 26 {
		at := vec{r.between(-11.5, 7.5), 2, r.between(-4.5, 0)}
		if !taken.take(at, 0.85) {
			continue
		}
		p := person{at: at, facing: r.between(0, 6.28), stride: r.between(0, 0.22), lean: r.between(0, 0.35), left: r.between(0, 1.3), right: r.between(0.2, 1.3)}
		if r.roll() < 0.3 {
			p.hat = strawCone
		}
		p.dressed(r).put(s)
	}
	train(s, vec{8.6, 2, -7.5}, 3)
}

// baskets is a stack of fish baskets.
func baskets(s *scene, at vec, r *dice) {
	weave := func(p, n vec) surface {
		c := hex(0xa98450)
		if n.y > 0.8 {
			return catch(p)
		}
		return surface{colour: c.times(0.5 + 0.7*math.Abs(math.Sin(p.y*60)*math.Cos((p.x+p.z)*26)))}
	}
	for i := range 1 + int(r.roll()*2.4) {
		y := at.y + 0.3*float64(i)
		s.put(drum(vec{at.x, y, at.z}, vec{at.x, y + 0.28, at.z}, 0.29), weave)
	}
}

// catch is fish lying side by side, seen from above.
func catch(p vec) surface {
	row := math.Floor(p.z / 0.07)
	u, v := fract(p.x/0.3+0.37*row), fract(p.z/0.07)
	wide := 0.48 * math.Sqrt(math.Sin(math.Pi*min(1, u*1.15))+1e-6)
	if u > 0.87 {
		wide = 0.3 * (u - 0.8) / 0.2
	}
	if math.Abs(v-0.5) > wide {
		return surface{colour: hex(0x2c2622)}
	}
	back := smooth(0.9, 0.2, v)
	return surface{colour: hex(0xc8ced0).mix(hex(0x4a5660), back).times(0.75 + 0.4*noise(p.x*90, p.z*90)), mirror: 0.06}
}

// train puts green carriages standing along the quay, lit inside, running away
// from the eye.
func train(s *scene, at vec, carriages int) {
	for i := range carriages {
		z := at.z + 7.6*float64(i)
		if z > 1 {
			break
		}
		carriage(s, vec{at.x, at.y, z}, 7.2)
	}
	s.put(box{vec{at.x - 0.75, at.y, -40}, vec{at.x - 0.67, at.y + 0.1, 1}}, plain(hex(0x4a4644)))
	s.put(box{vec{at.x + 0.67, at.y, -40}, vec{at.x + 0.75, at.y + 0.1, 1}}, plain(hex(0x4a4644)))
}

func carriage(s *scene, mid vec, long float64) {
	body := box{vec{mid.x - 1.25, mid.y + 0.6, mid.z - long/2}, vec{mid.x + 1.25, mid.y + 3, mid.z + long/2}}
	s.put(body, func(p, n vec) surface {
		u, v := facePlane(p, n)
		v -= mid.y
		if math.Abs(n.y) < 0.5 && v > 1.55 && v < 2.5 && fract(u/1.15) > 0.18 {
			return surface{colour: hex(0x30302c), glow: hex(0xffb45e).times(0.55 + 0.4*noise(u*2, v*2)), mirror: 0.05}
		}
		if v > 1.35 && v < 1.45 || v > 2.65 && v < 2.72 {
			return surface{colour: hex(0xd9b867)}
		}
		return surface{colour: hex(0x1f4a38).times(0.85 + 0.3*fbm(u, v*3, 3)), mirror: 0.03}
	})
	s.put(prism(vec{mid.x - 1.4, mid.y + 2.9, mid.z - long/2 - 0.1}, vec{mid.x + 1.4, mid.y + 3.5, mid.z + long/2 + 0.1}, 'z', func(x, y float64) float64 {
		return max((math.Hypot((x-mid.x)*0.38, y-mid.y-2.9)-0.55)*0.8, mid.y+2.9-y)
	}), plain(hex(0x6c6a66)))
	for _, dz := range []float64{-0.36, -0.22, 0.22, 0.36} {
		z := mid.z + dz*long
		s.put(drum(vec{mid.x - 0.95, mid.y + 0.4, z}, vec{mid.x + 0.95, mid.y + 0.4, z}, 0.38), plain(hex(0x2a2826)))
	}
}
