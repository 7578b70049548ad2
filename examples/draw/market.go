package main

import "math"

// market: a street of old salt stores at night, under strings of lanterns.
func market() *scene {
	s := &scene{
		camera:   camera{eye: vec{-0.5, 3.7, -5.4}, target: vec{0.35, 3.1, 16}, wide: 0.56, lift: -0.06},
		sky:      func(d vec) vec { return dusk(d) },
		sun:      sun{vec{0.3, 0.8, -0.3}.unit(), hex(0x6a88c0).times(0.12), 0.2},
		ambient:  hex(0xffb070).times(0.3),
		haze:     haze{0.006, 0, func(vec) vec { return hex(0xc98a5c).times(0.35) }},
		exposure: 1.9,
	}
	r := newDice(31, 4)
	s.put(box{vec{-30, -1, -20}, vec{30, 0, 120}}, wetPaving)
	for _, side := range []float64{-1, 1} {
		z := -10.0
		for z < 80 {
			wide := r.between(5.5, 8.5)
			shop(s, side, z, wide, r)
			z += wide
		}
		for i := range 14 {
			stall(s, vec{side * r.between(3.1, 3.5), 0, -2.4 + 3.9*float64(i)}, side, i, r)
		}
	}
	for i := range 15 {
		lanternString(s, 1.2+4.4*float64(i), r)
	}
	crowd(s, r)
	stationTower(s)
	return s
}

// wetPaving is stone that has been hosed down: dry patches and puddles.
func wetPaving(p, n vec) surface {
	face := bricks(hex(0x77706a), 0.9, 0.45, 0.018)(p, n)
	wet := smooth(0.4, 0.62, fbm(p.x*0.5+8, p.z*0.35, 5))
	face.colour = face.colour.times(1 - 0.5*wet)
	face.mirror = 0.03 + 0.2*wet
	k := 0.05 - 0.04*wet
	face.normal = vec{k * (noise(p.x*5, p.z*5) - 0.5), 1, k * (noise(p.x*5+31, p.z*5) - 0.5)}.unit()
	return face
}

// shop is one old store: stone below, timber and lattice above, a tiled roof.
func shop(s *scene, side, z, wide float64, r *dice) {
	x0, deep := side*5.1, 7.0
	high := r.between(5.4, 7.2)
	lo, hi := vec{x0, 0, z}, vec{x0 + side*deep, high, z + wide}
	lo, hi = minVec(lo, hi), maxVec(lo, hi)
	seed := int(r.roll() * 1000)
	stone := bricks(hex(0x8a7f72), 0.7, 0.32, 0.02)
	s.put(box{lo, hi}, func(p, n vec) surface {
		u, v := p.z-z, p.y
		if math.Abs(n.x) < 0.5 {
			return stone(p, n)
		}
		if v < 3 {
			return shopFront(p, n, u/wide, v, seed, stone)
		}
		return upperFloor(u, v, seed)
	})
	edge := x0 - side*0.9
	a, b := min(edge, x0+side*deep), max(edge, x0+side*deep)
	roof := prism(vec{a, high - 0.3, z - 0.1}, vec{b, high + 3, z + wide + 0.1}, 'z', func(x, y float64) float64 {
		plane := y - high - 0.36*math.Abs(x-edge)
		return max(math.Abs(plane)*0.9-0.14, -1)
	})
	s.put(roof, func(p, _ vec) surface {
		return surface{colour: hex(0x4a4c52).times(0.6 + 0.5*math.Abs(math.Sin(p.z*9)))}
	})
	lo, hi = vec{x0 - side*0.75, 3, z + 0.2}, vec{x0, 3.12, z + wide - 0.2}
	s.put(box{minVec(lo, hi), maxVec(lo, hi)}, planks(hex(0x6d4a30), 0.2, false))
	signboard(s, side, x0, z+wide/2, seed, r)
}

func shopFront(p, n vec, u, v float64, seed int, stone look) surface {
	bay := fract(u * 2)
	if bay < 0.12 || bay > 0.88 || v > 2.75 {
		return stone(p, n)
	}
	if v < 0.85 && hash(seed, int(u*2), 4) < 0.6 {
		return surface{colour: hex(0x5d3f28).times(0.7 + 0.5*noise(u*60, v*2))}
	}
	goods := 0.45 + 0.9*fbm(u*40, v*6, 4)
	if shelf := fract(v / 0.48); shelf < 0.08 {
		goods = 0.25
	}
	return surface{colour: hex(0x7a5a3a), glow: hex(0xffb662).times(0.75 * goods)}
}

func upperFloor(u, v float64, seed int) surface {
	post := fract(u / 1.55)
	wood := hex(0x5a3826).times(0.7 + 0.5*noise(u*12, v*2))
	if post < 0.09 || v < 3.25 || (v > 5 && v < 5.2) {
		return surface{colour: wood}
	}
	if v > 3.7 && v < 5 {
		lattice := min(math.Abs(fract(u*5.2)-0.5), math.Abs(fract(v*5.2)-0.5))
		if lattice < 0.07 || post < 0.14 || post > 0.95 {
			return surface{colour: wood}
		}
		if hash(int(u/1.55), seed, 8) > 0.4 {
			return surface{colour: hex(0x8a7350), glow: hex(0xffa851).times(0.55 + 0.3*noise(u*2, v*2))}
		}
		return surface{colour: hex(0x20242b), mirror: 0.1}
	}
	return surface{colour: hex(0x6d5138).times(0.8 + 0.3*noise(u*7, v*9))}
}

// signboard hangs out over the street: a ring, a wave and a border in gold.
func signboard(s *scene, side, x0, z float64, seed int, r *dice) {
	c := hex([]int{0x8c2a20, 0x1f3f5a, 0x27513c, 0x2a211c}[seed%4])
	mid := vec{x0 - side*0.55, r.between(3.5, 4), z + r.between(-1.5, 1.5)}
	s.put(boxAt(mid, vec{0.75, 1.7, 0.09}), func(p, _ vec) surface {
		u, v := p.x-mid.x, p.y-mid.y
		isRing := math.Abs(math.Hypot(u, v-1.15)-0.2) < 0.035 || math.Hypot(u, v-1.15) < 0.07
		isWave := v < 0.75 && v > 0.2 && math.Abs(fract(v*6+0.25*math.Sin(u*14))-0.5) < 0.16 && math.Abs(u) < 0.26
		isEdge := math.Abs(math.Abs(u)-0.33) < 0.012 || math.Abs(math.Abs(v-0.85)-0.8) < 0.012
		if isRing || isWave || isEdge {
			return surface{colour: hex(0xe8c77a), glow: hex(0xe8b75a).times(0.25)}
		}
		return surface{colour: c}
	})
}

// stall is a counter with goods under a striped awning and a bulb.
func stall(s *scene, at vec, side float64, number int, r *dice) {
	up := func(x, y, z float64) vec { return at.add(vec{side * x, y, z}) }
	between := func(a, b vec) box { return box{minVec(a, b), maxVec(a, b)} }
	s.put(between(up(-0.55, 0, -1.3), up(0.4, 0.86, 1.3)), planks(hex(0x7d5a3a), 0.2, false))
	s.put(between(up(-0.65, 0.86, -1.4), up(0.45, 0.92, 1.4)), planks(hex(0x9a7450), 0.25, true))
	for _, z := range []float64{-1.35, 1.35} {
		s.put(bar(up(-0.75, 0, z), up(-0.75, 2.2, z), 0.035, 0.035), plain(hex(0x8a6a44)))
		s.put(bar(up(0.8, 0, z), up(0.8, 2.75, z), 0.035, 0.035), plain(hex(0x8a6a44)))
	}
	stripe := hex([]int{0xa8322a, 0x2a5a73, 0x3d6b45, 0xb07a2a}[number%4])
	lo, hi := up(-1.05, 2.05, -1.55), up(0.9, 2.95, 1.55)
	s.put(blob{minVec(lo, hi), maxVec(lo, hi), func(p vec) float64 {
		x := (p.x - at.x) * side
		sag := 0.05 * math.Sin((p.z-at.z)*math.Pi/1.55)
		return math.Abs(p.y-at.y-2.45-0.34*x+sag)*0.9 - 0.02
	}}, func(p, _ vec) surface {
		c := hex(0xe6dcc6)
		if fract(p.z*1.6) < 0.5 {
			c = stripe
		}
		return surface{colour: c, glow: c.times(0.16)}
	})
	bulb := up(-0.25, 2.02, 0)
	s.put(ball(bulb, grey(0.075)), lit(hex(0xffe0a8).times(9)))
	s.lamps = append(s.lamps, lamp{bulb.sub(vec{0, 0.12, 0}), hex(0xffc47c).times(2.6), 0.06})
	goods(s, up, number, r)
	p := person{at: up(0.85, 0, r.between(-0.7, 0.7)), facing: -side * math.Pi / 2, left: r.between(0.7, 1.4), right: r.between(0.7, 1.4), lean: 0.1}
	p.dressed(r).put(s)
}

func goods(s *scene, up func(x, y, z float64) vec, number int, r *dice) {
	for range 34 {
		at := up(r.between(-0.55, 0.3), 0.92, r.between(-1.2, 1.2))
		switch number % 4 {
		case 0: // fruit
			s.put(ball(at.add(vec{0, 0.07, 0}), grey(r.between(0.06, 0.1))), plain(hex([]int{0xd9822b, 0xb8352a, 0x9aa83a}[int(r.roll()*3)])))
		case 1: // steamers
			s.put(drum(at, at.add(vec{0, r.between(0.1, 0.36), 0}), 0.17), plain(hex(0xc7a367)))
		case 2: // wicker
			s.put(ball(at.add(vec{0, 0.1, 0}), vec{0.15, 0.13, 0.15}), mottled(hex(0xb58a4e), 0.05, 0.8))
		default: // bowls and jars
			s.put(bar(at, at.add(vec{0, r.between(0.1, 0.28), 0}), 0.09, 0.07), plain(hex([]int{0x3d5f7a, 0xe0d8c8, 0x6b3a2a}[int(r.roll()*3)])))
		}
	}
}

// lanternString hangs red lanterns across the street.
func lanternString(s *scene, z float64, r *dice) {
	sag := func(u float64) float64 { return 5.15 - 0.75*(1-u*u) }
	const n = 9
	for i := range n {
		u0, u1 := 2*float64(i)/n-1, 2*float64(i+1)/n-1
		s.put(bar(vec{5.1 * u0, sag(u0), z}, vec{5.1 * u1, sag(u1), z}, 0.012, 0.012), plain(hex(0x1c1a18)))
		if i == 0 {
			continue
		}
		at := vec{5.1 * u0, sag(u0) - 0.36, z + r.between(-0.05, 0.05)}
		s.put(ball(at, vec{0.25, 0.21, 0.25}), func(p, n vec) surface {
			rib := 0.75 + 0.25*math.Abs(math.Sin(8*math.Atan2(p.x-at.x, p.z-at.z)))
			return surface{colour: hex(0x4a0d08), glow: hex(0xff4a22).times(1.5*rib).mix(hex(0xffc070).times(2), 0.35*(1-math.Abs(n.y)))}
		})
		for _, y := range []float64{0.2, -0.22} {
			s.put(drum(at.add(vec{0, y, 0}), at.add(vec{0, y + 0.05, 0}), 0.11), plain(hex(0xb8903c)))
		}
		s.put(bar(at.sub(vec{0, 0.24, 0}), at.sub(vec{0, 0.48, 0}), 0.02, 0.035), plain(hex(0xb03022)))
		if i%3 == 1 {
			s.lamps = append(s.lamps, lamp{at.sub(vec{0, 0.45, 0}), hex(0xff8a52).times(1.7), 0.15})
		}
	}
}

func crowd(s *scene, r *dice) {
	var taken places
	for range 150 {
		z := -1.2 + 44*math.Pow(r.roll(), 1.5)
		x := r.between(-2.1, 2.2)
		if !taken.take(vec{x, 0, z}, 0.62) {
			continue
		}
		facing := r.between(-0.5, 0.5)
		if r.roll() < 0.45 {
			facing += math.Pi
		}
		if math.Abs(x) > 1.5 {
			facing = math.Copysign(math.Pi/2, x) + r.between(-0.4, 0.4)
		}
		p := person{at: vec{x, 0, z}, facing: facing, stride: r.between(0, 0.24), left: r.between(0, 0.8), right: r.between(0, 0.8)}
		if r.roll() < 0.15 {
			p.height = r.between(1.05, 1.3)
		}
		p.dressed(r).put(s)
	}
}

// stationTower closes the street: the clock of the quay station.
func stationTower(s *scene) {
	at := vec{0.6, 0, 84}
	s.put(boxAt(at, vec{7, 19, 6}), bricks(hex(0xa08468), 0.9, 0.4, 0.03))
	s.put(drum(vec{at.x, 15.4, at.z - 3.15}, vec{at.x, 15.4, at.z - 3}, 2), func(p, _ vec) surface {
		d := math.Hypot(p.x-at.x, p.y-15.4)
		turn := math.Atan2(p.x-at.x, p.y-15.4)
		isMark := d > 1.5 && math.Abs(math.Remainder(turn, math.Pi/6)) < 0.07
		isHand := (d < 1.4 && math.Abs(math.Remainder(turn-0.35, 2*math.Pi)) < 0.1/(d+0.1)) || (d < 0.9 && math.Abs(math.Remainder(turn+2.6, 2*math.Pi)) < 0.1/(d+0.1))
		if isMark || isHand || d > 1.85 {
			return surface{colour: hex(0x1c1a18)}
		}
		return surface{colour: hex(0xe8dcc0), glow: hex(0xffdc9c).times(1.4)}
	})
	s.put(bar(vec{at.x, 19, at.z}, vec{at.x, 24, at.z}, 4.4, 0.2), plain(hex(0x3a4a46)))
	for i := range 4 {
		s.put(boxAt(vec{at.x - 2.4 + 1.6*float64(i), 5.4, at.z - 3.05}, vec{0.9, 2.6, 0.1}), lit(hex(0xffb45e)))
	}
}

// dusk is the last blue of the evening, with stars.
func dusk(d vec) vec {
	c := hex(0x41619a).mix(hex(0x101c38), clamp(d.y*1.5, 0, 1)).times(0.55)
	u, v := d.x/(d.z+2)*170, d.y/(d.z+2)*170
	cell := hash(int(math.Floor(u)), int(math.Floor(v)), 17)
	if cell > 0.985 && math.Hypot(fract(u)-0.5, fract(v)-0.5) < 0.13 {
		c = c.add(grey(0.9 * (cell - 0.985) / 0.015))
	}
	return c
}
