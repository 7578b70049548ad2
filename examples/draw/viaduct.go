package main

import "math"

const (
	deckHeight = 46.0 // of the rails above the river
	pierPitch  = 17.0
)

// viaduct: the train crossing a wooded valley on stone arches.
func viaduct() *scene {
	toSun := vec{-0.62, 0.52, -0.5}.unit()
	sky := heaven{
		zenith: hex(0x4f86c4).times(0.95), horizon: hex(0xd8e4ea), cloud: hex(0xffffff), shade: hex(0x9fabb8),
		cover: 0.48, stretch: 1.3, glow: hex(0xfff0d8).times(0.3), sun: toSun,
	}
	s := &scene{
		camera:   camera{eye: vec{-62, 52, -92}, target: vec{8, 42, 0}, wide: 0.6, lift: -0.06},
		sky:      sky.light,
		sun:      sun{toSun, hex(0xfff0d8).times(3), 0.01},
		ambient:  grey(0.3),
		haze:     haze{0.0009, 120, func(vec) vec { return hex(0xcfdde6).times(0.95) }},
		exposure: 0.72,
	}
	ground := newLand(-420, -160, 840, 1400, valley)
	s.put(ground, woodland)
	s.put(newLand(-4000, 400, 8000, 800, func(x, z float64) float64 {
		return -40 + 700*ridge(x/2100+5, z/2100)*smooth(400, 2400, z)
	}), mottled(hex(0x3f5238), 90, 0.7))
	s.put(box{vec{-420, -3, -160}, vec{420, 0.4, 680}}, water(hex(0x2d4a48).times(0.5), 0.22, 1.5))
	woods(s, ground)
	arches(s)
	crossing(s)
	return s
}

// valley is cut by a river that winds beneath the arches.
func valley(x, z float64) float64 {
	bed := 26*math.Sin(z/85+0.4) + 12
	off := math.Abs(x-bed) / 95
	h := 62*smooth(0.06, 1.5, off) + 26*(fbm(x/70, z/70, 5)-0.45)*smooth(0.1, 0.5, off) - 2
	return h + 70*smooth(30, 420, z)*smooth(0.25, 1.6, off)
}

func woodland(p, n vec) surface {
	grass := hex(0x4c5f31).mix(hex(0x7a7444), fbm(p.x/9, p.z/9, 5))
	rock := hex(0x7d7770).times(0.6 + 0.7*fbm(p.x/2+p.z, p.y*1.5, 4))
	return surface{colour: grass.mix(rock, smooth(0.78, 0.6, n.y)+smooth(1.6, 0.6, p.y))}
}

func woods(s *scene, ground *land) {
	r := newDice(8, 2)
	for range 6500 {
		x, z := r.between(-330, 330), r.between(-82, 480)
		y := ground.at(x, z)
		isOnLine := z > -9 && z < 9 && y > 6
		isInView := z < -30 && x > -90 && x < -30
		if y < 1.5 || isOnLine || isInView || fbm(x/38, z/38, 4) < 0.36 {
			continue
		}
		height := r.between(5, 11)
		if y+height > deckHeight-2 && math.Abs(z) < 22 {
			continue
		}
		if r.roll() < 0.4 {
			fir(s, vec{x, y - 0.4, z}, height*1.25, r)
		} else {
			treeAt(s, vec{x, y - 0.4, z}, height, r)
		}
	}
}

// fir is a conifer: a cone with ragged tiers.
func fir(s *scene, foot vec, height float64, r *dice) {
	leaf := hex(0x24422c).mix(hex(0x3f5b33), r.roll())
	wide := height * 0.24
	s.put(blob{foot.sub(vec{wide, 0, wide}), foot.add(vec{wide, height, wide}), func(p vec) float64 {
		q := p.sub(foot)
		up := q.y / height
		radius := wide * (1 - up) * (0.72 + 0.28*fract(up*6.5+0.2*math.Sin(5*math.Atan2(q.z, q.x))))
		return max((math.Hypot(q.x, q.z)-radius)*0.5, 0.1*height-q.y)
	}}, func(p, _ vec) surface {
		return surface{colour: leaf.times(0.4 + 1.1*fbm(p.x*2+p.y, p.z*2-p.y*2, 3))}
	})
}

// arches is the viaduct: piers, round arches, a string course and a parapet.
func arches(s *scene) {
	stone := bricks(hex(0xb3a58c), 1.15, 0.52, 0.035)
	top := deckHeight - 1.2
	radius := pierPitch*0.5 - 1.7
	lo, hi := vec{-190, -2, -2.3}, vec{190, top, 2.3}
	wall := prism(lo, hi, 'z', func(x, y float64) float64 {
		u := (fract(x/pierPitch) - 0.5) * pierPitch
		spring := top - 2.2 - radius
		batter := 0.012 * (spring - y)
		open := math.Hypot(u, y-spring) - radius
		if y < spring {
			open = math.Abs(u) - radius + max(0, batter)
		}
		return max(-open*0.9, y-top)
	})
	s.put(wall, func(p, n vec) surface {
		face := stone(p, n)
		u := (fract(p.x/pierPitch) - 0.5) * pierPitch
		ring := math.Hypot(u, p.y-(top-2.2-radius)) - radius
		if p.y > top-2.2-radius && ring < 0.9 && math.Abs(n.z) > 0.7 {
			wedge := fract(math.Atan2(u, p.y-(top-2.2-radius)) * 9)
			face.colour = hex(0xc4b59a).times(0.75 + 0.3*hash(int(math.Atan2(u, p.y)*30), 2, 2))
			if wedge < 0.07 || wedge > 0.93 {
				face.colour = face.colour.times(0.6)
			}
		}
		streak := smooth(0.55, 0.8, fbm(p.x*0.9, p.y*0.08, 4)) * 0.45
		moss := smooth(9, 0, p.y) * 0.5
		face.colour = face.colour.times(1-streak).mix(hex(0x55603a), moss*fbm(p.x, p.y, 3))
		return face
	})
	s.put(box{vec{-190, top, -2.75}, vec{190, top + 0.5, 2.75}}, bricks(hex(0xc0b298), 1.5, 1, 0.04))
	s.put(box{vec{-190, top + 0.5, -2.7}, vec{190, deckHeight + 0.35, -2.35}}, bricks(hex(0xb8aa90), 1.2, 0.42, 0.03))
	s.put(box{vec{-190, top + 0.5, 2.35}, vec{190, deckHeight + 0.35, 2.7}}, stone)
}

// crossing is the train: an old engine with its steam up and five carriages.
func crossing(s *scene) {
	y := deckHeight - 0.6
	for i := range 5 {
		lengthwise(s, vec{-8 - 9.4*float64(i), y, 0}, 8.9)
	}
	engine(s, vec{3.4, y, 0})
	r := newDice(6, 6)
	for i := range 26 {
		k := float64(i) / 26
		at := vec{7 - 44*k*k - 3*k, y + 5 + 9*math.Sqrt(k), 2*k + r.between(-0.6, 0.6)}
		w := 0.5 + 3.2*k
		seed := r.roll() * 90
		s.put(blob{at.sub(grey(w * 1.4)), at.add(grey(w * 1.4)), func(p vec) float64 {
			q := p.sub(at)
			return (q.length()-w)*0.6 + 0.9*w*(fbm(q.x*2/w+seed, q.y*2/w+q.z/w, 4)-0.4)
		}}, func(_, _ vec) surface { return surface{colour: grey(0.85), glow: hex(0xdfe6ec).times(0.3)} })
	}
}

// lengthwise is a carriage along x.
func lengthwise(s *scene, mid vec, long float64) {
	body := box{vec{mid.x - long/2, mid.y + 0.7, mid.z - 1.3}, vec{mid.x + long/2, mid.y + 3.1, mid.z + 1.3}}
	s.put(body, func(p, n vec) surface {
		u, v := p.x-mid.x+long/2, p.y-mid.y
		if math.Abs(n.z) > 0.5 && v > 1.7 && v < 2.6 && fract(u/1.05) > 0.25 {
			return surface{colour: hex(0x2b3a40), mirror: 0.25}
		}
		if v > 1.45 && v < 1.56 || v > 2.75 && v < 2.84 {
			return surface{colour: hex(0xdcbf74)}
		}
		return surface{colour: hex(0x1f5540).times(0.9 + 0.2*noise(u*3, v*3)), mirror: 0.03}
	})
	s.put(prism(vec{mid.x - long/2 - 0.15, mid.y + 3, mid.z - 1.45}, vec{mid.x + long/2 + 0.15, mid.y + 3.65, mid.z + 1.45}, 'x', func(z, y float64) float64 {
		return max((math.Hypot((z-mid.z)*0.4, y-mid.y-3)-0.58)*0.8, mid.y+3-y)
	}), plain(hex(0x8b8a86)))
	for _, dx := range []float64{-0.38, -0.22, 0.22, 0.38} {
		x := mid.x + dx*long
		s.put(drum(vec{x, mid.y + 0.45, mid.z - 1}, vec{x, mid.y + 0.45, mid.z + 1}, 0.42), plain(hex(0x26241f)))
	}
}

// engine is a small steam engine that heads along x.
func engine(s *scene, at vec) {
	black, red := hex(0x25292b), hex(0x8c2a20)
	metal := func(_, _ vec) surface { return surface{colour: black, mirror: 0.08} }
	up := func(x, y, z float64) vec { return at.add(vec{x, y, z}) }
	s.put(drum(up(-1.2, 1.9, 0), up(4.4, 1.9, 0), 0.85), metal)
	s.put(box{up(-3.6, 0.9, -1.25), up(-1, 3.1, 1.25)}, func(p, n vec) surface {
		if math.Abs(n.z) > 0.5 && p.y > at.y+1.9 && p.y < at.y+2.8 && fract((p.x-at.x)/1.3) > 0.35 {
			return surface{colour: hex(0x1a1c1e), mirror: 0.2}
		}
		return surface{colour: hex(0x1f5540)}
	})
	s.put(box{up(-3.8, 3.1, -1.4), up(-0.7, 3.3, 1.4)}, plain(black))
	s.put(box{up(-3.6, 0.6, -1.2), up(4.7, 1, 1.2)}, plain(red))
	s.put(bar(up(3.6, 2.6, 0), up(3.6, 3.9, 0), 0.24, 0.36), metal)
	s.put(ball(up(1.7, 2.75, 0), vec{0.42, 0.5, 0.42}), func(_, _ vec) surface { return surface{colour: hex(0xb08a3c), mirror: 0.2} })
	for i := range 4 {
		x := -2.4 + 1.9*float64(i)
		s.put(drum(up(x, 0.6, -1.1), up(x, 0.6, 1.1), 0.62), plain(red.times(0.8)))
	}
	s.put(ball(up(4.5, 2.1, 0), grey(0.22)), lit(hex(0xffe2a8).times(4)))
}
