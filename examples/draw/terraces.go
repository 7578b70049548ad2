package main

import "math"

// terraces: flooded fields on a slope in spring, people planting, a village.
func terraces() *scene {
	toSun := vec{-0.8, 0.42, 0.25}.unit()
	sky := heaven{
		zenith: hex(0x3f7fc8), horizon: hex(0xe3e4dc), cloud: hex(0xfff6ea), shade: hex(0xa9b2c2),
		cover: 0.42, stretch: 1.6, glow: hex(0xffd9a0).times(0.9), sun: toSun,
	}
	s := &scene{
		camera:   camera{eye: vec{25, 108, -140}, target: vec{92, 58, 60}, wide: 0.56, lift: 0},
		sky:      sky.light,
		sun:      sun{toSun, hex(0xffe8cc).times(2.9), 0.02},
		ambient:  grey(0.3),
		haze:     haze{0.0007, 60, func(d vec) vec { return hex(0xe9dcc9).times(0.85 + 0.5*math.Pow(max(0, d.dot(toSun)), 6)) }},
		exposure: 0.9,
	}
	ground := newLand(-500, -160, 1000, 2600, terraceHeight)
	s.put(ground, terraceLook(newLand(-500, -160, 1000, 1000, slope)))
	far := newLand(-3000, 500, 6000, 700, func(x, z float64) float64 {
		return -160 + smooth(500, 2300, z)*(120+330*ridge(x/1500+3, z/1500))
	})
	s.put(far, mottled(hex(0x44563c), 120, 0.5))
	plantTerraces(s, ground)
	return s
}

const stepHeight = 2.1

// slope is the hill without its terraces.
func slope(x, z float64) float64 {
	h := 20 + 0.14*(z+60) + 16*math.Sin(x/95+0.6) + 9*math.Sin((x+z)/60)
	h += 30 * (fbm(x/140+5, z/140, 3) - 0.5)
	return h + 40*smooth(120, 420, z)*fbm(x/260+2, z/260, 2) - 90*smooth(300, 470, z)
}

// terraceHeight cuts the slope into level fields; each holds its water behind
// a low bank at the outer edge.
func terraceHeight(x, z float64) float64 {
	h := slope(x, z)
	step, f := math.Floor(h/stepHeight), fract(h/stepHeight)
	level := step*stepHeight + stepHeight*smooth(0.9, 1, f)
	bank := 0.4 * smooth(0.0, 0.02, f) * (1 - smooth(0.04, 0.07, f))
	return level + bank
}

// ridge is noise with sharp crests, 0 to 1.
func ridge(x, y float64) float64 {
	sum, k := 0.0, 0.5
	for range 5 {
		v := 1 - math.Abs(2*noise(x, y)-1)
		sum += k * v * v
		k /= 2
		x, y = x*2.1+3.3, y*2.1-1.7
	}
	return sum
}

func terraceLook(slope *land) look {
	return func(p, n vec) surface {
		h := slope.at(p.x, p.z)
		f := fract(h / stepHeight)
		grass := hex(0x4a6430).mix(hex(0x7f8350), fbm(p.x/3, p.z/3+p.y, 4))
		earth := hex(0x6b4c2f).mix(hex(0x8a6a45), fbm(p.x, p.y*3+p.z, 4))
		if f < 0.07 || f > 0.89 {
			return surface{colour: grass.mix(earth, 0.7*smooth(0.45, 0.8, fbm(p.x/2, p.y+p.z/2, 3)))}
		}
		return field(p, h)
	}
}

// field is the look of one terrace: water with a sky in it, mud, or seedlings
// in rows.
func field(p vec, h float64) surface {
	plot := hash(int(math.Floor(h/stepHeight)), int(math.Floor((p.x+0.4*p.z)/46)), 21)
	mud := hex(0x5a4630).times(0.7 + 0.6*fbm(p.x, p.z, 4))
	wave := vec{0.012 * (fbm(p.x*0.9, p.z*1.6, 3) - 0.5), 1, 0.012 * (fbm(p.x*0.9+40, p.z*1.6, 3) - 0.5)}.unit()
	wet := surface{colour: mud.times(0.35), mirror: 0.5, normal: wave}
	switch {
	case plot < 0.15:
		green := hex(0x68923a).times(0.75 + 0.5*fbm(p.x/2, p.z/2, 4))
		return surface{colour: green.mix(mud, 0.5*smooth(0.5, 0.8, fract(h*2.2)))}
	case plot < 0.36:
		row := math.Abs(fract(h/stepHeight*7) - 0.5)
		if row < 0.16 && noise(p.x*2.2, p.z*2.2) > 0.34 {
			wet.colour, wet.mirror = hex(0x7fa63a), 0.08
		}
	case plot > 0.93:
		return surface{colour: mud}
	}
	return wet
}

func plantTerraces(s *scene, ground *land) {
	r := newDice(5, 1)
	level := func(x, z float64) (float64, bool) {
		f := fract(slope(x, z) / stepHeight)
		return ground.at(x, z), f > 0.2 && f < 0.8
	}
	for range 1400 {
		x, z := r.between(-330, 330), r.between(-90, 420)
		if fbm(x/60+7, z/60, 3) < 0.57 || z < -20 && math.Abs(x) < 90 {
			continue
		}
		treeAt(s, vec{x, ground.at(x, z) - 0.3, z}, r.between(4, 8.5), r)
	}
	for range 160 {
		x, z := r.between(10, 120), r.between(-85, 20)
		if y, ok := level(x, z); ok {
			p := person{at: vec{x, y - 0.12, z}, facing: r.between(0, 6.28), height: 1.75, lean: r.between(0.2, 0.62), left: 1.2, right: 0.9, stride: 0.15, hat: strawCone}
			p.dressed(r).put(s)
		}
	}
	villageAt(s, ground, vec{40, 0, 110}, r)
	villageAt(s, ground, vec{205, 0, 215}, r)
}

// treeAt puts a broad-leaved tree: a few rough balls of leaves on a trunk.
func treeAt(s *scene, foot vec, height float64, r *dice) {
	leaf := hex(0x2f4a22).mix(hex(0x5d6d34), r.roll())
	shade := func(p, n vec) surface {
		return surface{colour: leaf.times(0.45 + 1.1*fbm(p.x*1.3+p.y, p.z*1.3+p.y*0.7, 4))}
	}
	s.put(bar(foot, foot.add(vec{0, height * 0.6, 0}), 0.2, 0.12), plain(hex(0x4a3a2a)))
	for range 4 {
		w := height * r.between(0.22, 0.34)
		at := foot.add(vec{r.between(-0.2, 0.2) * height, height * r.between(0.5, 0.82), r.between(-0.2, 0.2) * height})
		seed := r.roll() * 100
		radii := vec{w, w * 0.8, w}
		s.put(blob{at.sub(radii.times(1.3)), at.add(radii.times(1.3)), func(p vec) float64 {
			q := p.sub(at)
			rough := 0.28 * w * (fbm(q.x*2.6/w+seed, q.z*2.6/w+q.y*2/w, 3) - 0.35)
			return ((vec{q.x / radii.x, q.y / radii.y, q.z / radii.z}).length()-1)*radii.y*0.6 + rough*0.8
		}}, shade)
	}
}

func villageAt(s *scene, ground *land, mid vec, r *dice) {
	var taken places
	for range 26 {
		x, z := mid.x+r.between(-30, 30), mid.z+r.between(-18, 18)
		foot := vec{x, ground.at(x, z) - 1.5, z}
		if !taken.take(foot, 9) {
			continue
		}
		house(s, foot, vec{r.between(8, 13), r.between(5.5, 8), r.between(6, 8)}, hex(0xd8cdb8).times(r.between(0.7, 1)), r)
	}
}

// house puts a house with a grey-tiled gable roof, the ridge along x.
func house(s *scene, foot, size, wall vec, r *dice) {
	s.put(boxAt(foot, size), facade(wall, r))
	eaves := foot.y + size.y
	rise := size.z * 0.38
	lo := vec{foot.x - size.x/2 - 0.5, eaves - 0.3, foot.z - size.z/2 - 0.6}
	hi := vec{foot.x + size.x/2 + 0.5, eaves + rise + 0.2, foot.z + size.z/2 + 0.6}
	roof := prism(lo, hi, 'x', func(z, y float64) float64 {
		return max((y-eaves-rise+rise*math.Abs(z-foot.z)/(size.z/2))*0.75, eaves-0.2-y)
	})
	s.put(roof, func(p, _ vec) surface {
		tile := 0.75 + 0.35*math.Sin(p.x*2*math.Pi/0.35)
		return surface{colour: hex(0x4d5054).times(tile * (0.7 + 0.6*fbm(p.x, p.z*2, 3)))}
	})
}

// facade is a plastered wall with windows; some are lit.
func facade(wall vec, r *dice) look {
	seed := int(r.roll() * 1e6)
	return func(p, n vec) surface {
		u, v := facePlane(p, n)
		cu, cv := math.Floor(u/2.1), math.Floor(v/2.9)
		fu, fv := fract(u/2.1), fract(v/2.9)
		stain := 0.75 + 0.4*fbm(u/1.5, v/2.5, 4)
		if math.Abs(n.y) < 0.5 && fu > 0.3 && fu < 0.72 && fv > 0.32 && fv < 0.78 {
			glass := surface{colour: hex(0x23282c), mirror: 0.06}
			if hash(int(cu), int(cv), seed) > 0.8 {
				glass.glow = hex(0xffb45e).times(0.8)
			}
			if math.Abs(fu-0.51) < 0.02 || math.Abs(fv-0.55) < 0.02 {
				return surface{colour: hex(0x5a4330)}
			}
			return glass
		}
		return surface{colour: wall.times(stain)}
	}
}
