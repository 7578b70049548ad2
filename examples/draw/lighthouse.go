package main

import "math"

// lanternAt is the middle of the lantern, and lighthouseCamera where it is
// seen from; the beam is laid over the finished picture by both.
var (
	lanternAt        = vec{4, 41.2, 30}
	lighthouseCamera = camera{eye: vec{-9, 8.6, -22}, target: vec{1.4, 8.6, 30}, wide: 0.47, lift: 0.66}
)

// lighthouse: the tower on its headland at dusk, lit again.
func lighthouse() *scene {
	toSun := vec{-0.9, -0.02, 0.6}.unit()
	sky := heaven{
		zenith: hex(0x1d3a66).times(0.8), horizon: hex(0xe3b091), cloud: hex(0xdfa890), shade: hex(0x46506e),
		cover: 0.47, stretch: 2.2, glow: hex(0xff9a5c).times(1.1), sun: toSun,
	}
	s := &scene{
		camera:  lighthouseCamera,
		sky:     sky.light,
		sun:     sun{vec{-0.8, 0.22, -0.1}.unit(), hex(0xf0b8a0).times(0.9), 0.12},
		ambient: hex(0x7080a0).times(0.3),
		haze: haze{0.0012, 50, func(d vec) vec {
			return hex(0x9a8a98).times(0.7).add(hex(0xff9a5c).times(0.4 * math.Pow(max(0, d.dot(toSun)), 6)))
		}},
		exposure: 1.35,
	}
	s.put(box{vec{-4000, -20, -60}, vec{4000, 0, 6000}}, water(hex(0x16303c).times(0.5), 0.32, 3.4))
	ground := newLand(-120, -60, 240, 1500, headland)
	s.put(ground, cliff)
	s.put(newLand(-3000, 900, 6000, 500, func(x, z float64) float64 {
		return -70 + 300*ridge(x/1100+0.7, z/1500)*smooth(900, 2200, z)*smooth(900, -1800, x)
	}), plain(hex(0x343c4a)))
	tower(s)
	cottage(s, ground)
	visitors(s, ground)
	skerries(s)
	return s
}

// headland is a rock that falls to the sea on the left and behind.
func headland(x, z float64) float64 {
	r := math.Hypot((x-14)/1.15, (z-30)/1.5)
	edge := 34 + 13*(fbm(x/13, z/13, 4)-0.5)
	h := 6.4*smooth(edge, edge-15, r) + 1.6*(fbm(x/9, z/9, 5)-0.5)*smooth(8, 16, r)
	h += 2.4 * smooth(edge-2, edge-9, r) * ridge(x/5, z/5) * smooth(12, 26, r)
	path := math.Abs(x - pathMiddle(z))
	return h*(1-0.16*smooth(2, 0.9, path)) - 3.2*smooth(edge-4, edge+2, r)
}

func pathMiddle(z float64) float64 { return -1.5 + 4.5*math.Sin(z/13+0.9) + z*0.06 }

func cliff(p, n vec) surface {
	rock := hex(0x6b625a).times(0.45 + 0.9*fbm(p.x*0.9+p.y, p.z*0.9+p.y*1.7, 5))
	grass := hex(0x596538).mix(hex(0x8a7d4c), fbm(p.x/1.4, p.z/1.4, 5)).times(0.7 + 0.6*noise(p.x*9, p.z*9))
	if math.Abs(p.x-pathMiddle(p.z)) < 1+0.5*fbm(p.x*2, p.z*2, 4) && p.z < 29 {
		return surface{colour: hex(0xa8997f).times(0.7 + 0.5*fbm(p.x*3, p.z*3, 4))}
	}
	c := rock.mix(grass, smooth(0.62, 0.86, n.y)*smooth(2, 3.2, p.y)*smooth(0.25, 0.5, fbm(p.x/3, p.z/3, 4)))
	return surface{colour: c.times(0.45 + 0.55*smooth(0.1, 1.3, p.y)), normal: dented(p, n)}
}

// dented turns a normal by small bumps of the ground.
func dented(p, n vec) vec {
	const e = 0.06
	bump := func(p vec) float64 { return fbm(p.x*1.6+p.y*0.7, p.z*1.6-p.y, 6) }
	here := bump(p)
	return n.add(vec{here - bump(vec{p.x + e, p.y, p.z}), 0, here - bump(vec{p.x, p.y, p.z + e})}.times(0.55 / e)).unit()
}

// tower is the lighthouse: a tapering white shaft with windows and a red band,
// gallery, lantern and dome.
func tower(s *scene) {
	foot := vec{lanternAt.x, 5.4, lanternAt.z}
	high := lanternAt.y - foot.y
	s.put(bar(foot, foot.add(vec{0, high - 3.6, 0}), 4.1, 2.3), func(p, n vec) surface {
		turn := math.Atan2(n.x, -n.z)
		v := p.y - foot.y
		window := math.Abs(turn+0.12) < 0.16-0.002*v && fract(v/7.2) > 0.55 && fract(v/7.2) < 0.76 && v > 3
		switch {
		case window:
			return surface{colour: hex(0x222222), glow: hex(0xffc06a).times(1.6)}
		case v > 12 && v < 17.5, v > 24.5 && v < 29:
			return surface{colour: hex(0x9c2f26).times(0.75 + 0.4*fbm(turn*6, v/2, 4))}
		}
		streak := smooth(0.5, 0.8, fbm(turn*9, v*0.12, 4)) * 0.35
		return surface{colour: hex(0xe6e0d4).times((0.8 + 0.25*fbm(turn*5, v, 4)) * (1 - streak))}
	})
	at := func(y float64) vec { return vec{lanternAt.x, lanternAt.y + y, lanternAt.z} }
	iron := plain(hex(0x33373b))
	s.put(bar(at(-4.2), at(-3.1), 2.3, 3.3), plain(hex(0xd8d2c6)))
	s.put(drum(at(-2.4), at(-2.1), 3.7), iron)
	for i := range 22 {
		a := float64(i) / 22 * 2 * math.Pi
		post := vec{3.5 * math.Sin(a), 0, 3.5 * math.Cos(a)}
		s.put(bar(at(-2.1).add(post), at(-0.9).add(post), 0.05, 0.05), iron)
		next := vec{3.5 * math.Sin(a+2*math.Pi/22), 0, 3.5 * math.Cos(a+2*math.Pi/22)}
		for _, y := range []float64{-0.95, -1.5} {
			s.put(bar(at(y).add(post), at(y).add(next), 0.04, 0.04), iron)
		}
	}
	s.put(drum(at(-2.1), at(-1.2), 2), plain(hex(0xd8d2c6)))
	s.put(drum(at(-1.2), at(1.7), 1.55), lit(hex(0xffdf9c).times(5)))
	for i := range 12 {
		a := float64(i) / 12 * 2 * math.Pi
		post := vec{1.72 * math.Sin(a), 0, 1.72 * math.Cos(a)}
		s.put(bar(at(-1.2).add(post), at(1.7).add(post), 0.06, 0.06), iron)
	}
	s.put(drum(at(0.2), at(0.3), 1.75), iron)
	s.put(bar(at(1.9), at(3.2), 1.9, 0.5), plain(hex(0x7d2a22)))
	s.put(bar(at(3.5), at(5.4), 0.16, 0.03), iron)
	s.put(ball(at(3.9), grey(0.34)), iron)
	s.lamps = append(s.lamps, lamp{at(0).add(vec{-3, 1, -4}), hex(0xffd89a).times(30), 0.4})
}

// cottage is the keeper's house, its windows lit.
func cottage(s *scene, ground *land) {
	r := newDice(9, 4)
	foot := vec{15.5, ground.at(15, 26) - 0.6, 27}
	house(s, foot, vec{11, 4.3, 6.5}, hex(0xded6c6), r)
	front := foot.z - 3.26
	for i := range 3 {
		x := foot.x - 3.8 + 3.1*float64(i)
		s.put(box{vec{x - 0.55, foot.y + 1.5, front - 0.03}, vec{x + 0.55, foot.y + 3.1, front}}, func(p, _ vec) surface {
			if math.Abs(p.x-x) < 0.05 || math.Abs(p.y-foot.y-2.3) < 0.05 {
				return surface{colour: hex(0x4b3626)}
			}
			return surface{glow: hex(0xffb865).times(2.4)}
		})
		s.lamps = append(s.lamps, lamp{vec{x, foot.y + 2.2, front - 0.7}, hex(0xffb060).times(2.2), 0.3})
	}
	s.put(boxAt(vec{foot.x + 4, foot.y + 5, foot.z + 1}, vec{0.9, 3.4, 0.9}), bricks(hex(0x8d5a46), 0.4, 0.2, 0.02))
	for i := range 16 {
		x := 6.5 + 1.1*float64(i)
		z := 19 + 0.8*math.Sin(float64(i))
		y := ground.at(x, z)
		s.put(bar(vec{x, y - 0.2, z}, vec{x, y + 0.95, z}, 0.05, 0.05), plain(hex(0x8a7a66)))
		if i > 0 {
			px, pz := x-1.1, 19+0.8*math.Sin(float64(i-1))
			s.put(bar(vec{px, ground.at(px, pz) + 0.75, pz}, vec{x, y + 0.75, z}, 0.03, 0.03), plain(hex(0x8a7a66)))
		}
	}
}

// visitors are the old keeper and the children who come to his lessons.
func visitors(s *scene, ground *land) {
	r := newDice(10, 4)
	stand := func(x, z, height, facing, left float64) {
		person{at: vec{x, ground.at(x, z) - 0.05, z}, facing: facing, height: height, left: left, right: 0.2, stride: 0.1}.dressed(r).put(s)
	}
	x := pathMiddle(2)
	stand(x+0.6, 4.5, 1.72, 0.25, 2.1)
	for i := range 6 {
		stand(x-1.7+0.62*float64(i), 2.2+0.5*math.Sin(float64(i)*2), r.between(1.15, 1.4), 0.2+0.2*float64(i%3-1), r.between(0, 0.6))
	}
	stand(pathMiddle(15)+0.2, 15, 1.7, 0.1, 0.3)
	stand(pathMiddle(15)-0.6, 15.4, 1.62, 0.1, 0.2)
}

func skerries(s *scene) {
	r := newDice(11, 4)
	for range 34 {
		at := vec{r.between(-40, -12), -0.3, r.between(8, 70)}
		if math.Hypot((at.x-14)/1.15, (at.z-30)/1.5) < 30 {
			continue
		}
		w := r.between(0.6, 2.8)
		s.put(ball(at, vec{w, w * 0.55, w * 0.8}), func(p, _ vec) surface {
			return surface{colour: hex(0x3d3a38).times(0.5 + 0.8*fbm(p.x*2, p.z*2+p.y*3, 4)), mirror: 0.03}
		})
	}
	r = newDice(3, 9)
	boat{at: vec{-62, 0, 190}, facing: -0.6, length: 15, paint: hex(0x2b4c6b)}.put(s, r)
	boat{at: vec{-40, 0, 330}, facing: -0.9, length: 16, paint: hex(0x6b2f2b)}.put(s, r)
}

// lighthouseBeam lays the lamp's halo and its two beams over the picture; u
// and v run from 0 to 1.
func lighthouseBeam(u, v float64, light vec) vec {
	const shape = 3200.0 / 2400
	x, y := 2*u-1, shape*(1-2*v)
	lx, ly := lighthouseCamera.place(lanternAt)
	dx, dy := x-lx, y-ly
	r := math.Hypot(dx, dy) + 1e-6
	glow := 0.05/(0.02+r*r*9) + 0.5*math.Exp(-r*9)
	turn := math.Atan2(dy, dx)
	for _, beam := range []struct{ angle, wide, strength float64 }{{2.86, 0.07, 1}, {-0.2, 0.05, 0.6}} {
		off := math.Remainder(turn-beam.angle, 2*math.Pi) / beam.wide
		mist := 0.7 + 0.6*fbm(x*4+3, y*7, 4)
		glow += beam.strength * mist * 0.42 * math.Exp(-off*off) / (0.35 + r*1.2)
	}
	return light.add(hex(0xffdf9f).times(glow * 0.34))
}

// place returns where a point of space stands in the picture, in the
// coordinates of ray.
func (c camera) place(p vec) (x, y float64) {
	forward := c.target.sub(c.eye).unit()
	right := vec{0, 1, 0}.cross(forward).unit()
	up := forward.cross(right)
	q := p.sub(c.eye)
	deep := q.dot(forward) * c.wide
	return q.dot(right) / deep, q.dot(up)/deep - c.lift
}
