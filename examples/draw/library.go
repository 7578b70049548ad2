package main

import "math"

// library: an engine shed turned into a reading room, shelves along the rails.
func library() *scene {
	s := &scene{
		camera:   camera{eye: vec{-1.1, 2.7, -14.5}, target: vec{0.35, 3.1, 10}, wide: 0.62, lift: 0.1},
		sky:      func(d vec) vec { return hex(0xdbe7f2).times(1.5 + 1.2*max(0, d.y)) },
		sun:      sun{vec{-0.42, 0.83, 0.3}.unit(), hex(0xfff0d6).times(3.4), 0.01},
		ambient:  hex(0xfff3e4).times(0.75),
		exposure: 1.35,
	}
	shed(s)
	trusses(s)
	for _, side := range []float64{-1, 1} {
		for i := range 5 {
			shelf(s, vec{side * 5.6, 0, -9 + 8.2*float64(i)}, 6.6, side, i)
		}
		galleryShelves(s, side)
	}
	trackFloor(s)
	tables(s)
	readers(s)
	return s
}

const (
	shedHalf = 8.2
	shedEnd  = 34.0
	eaves    = 6.4
	ridgeTop = 11.0
)

func shed(s *scene) {
	brick := bricks(hex(0xa0624a), 0.46, 0.15, 0.012)
	s.put(box{vec{-shedHalf - 0.5, -0.5, -20}, vec{-shedHalf, eaves, shedEnd}}, brick)
	s.put(box{vec{shedHalf, -0.5, -20}, vec{shedHalf + 0.5, eaves, shedEnd}}, brick)
	s.put(box{vec{-shedHalf - 0.5, -0.5, -20.5}, vec{shedHalf + 0.5, ridgeTop + 1, -20}}, brick)
	endWindow := func(x, y float64) float64 {
		return max(math.Abs(x)-2.9, 1.2-y, math.Hypot(x, max(0, y-5.2))-2.9)
	}
	s.put(prism(vec{-shedHalf - 0.5, -0.5, shedEnd}, vec{shedHalf + 0.5, ridgeTop + 1, shedEnd + 0.5}, 'z', func(x, y float64) float64 {
		return -endWindow(x, y) * 0.9
	}), brick)
	for i := -2; i <= 2; i++ {
		x := 1.15 * float64(i)
		s.put(box{vec{x - 0.05, 1.2, shedEnd + 0.1}, vec{x + 0.05, 8.1, shedEnd + 0.25}}, plain(hex(0x2e3a36)))
	}
	for i := range 6 {
		y := 1.3 + 1.1*float64(i)
		s.put(box{vec{-2.9, y - 0.04, shedEnd + 0.1}, vec{2.9, y + 0.04, shedEnd + 0.25}}, plain(hex(0x2e3a36)))
	}
	roofSide := func(side float64) {
		board := planks(hex(0xb68d5e), 0.16, false)
		lo := vec{min(0, side*(shedHalf+0.5)), eaves - 0.6, -20.5}
		hi := vec{max(0, side*(shedHalf+0.5)), ridgeTop + 0.4, shedEnd + 0.5}
		s.put(blob{lo, hi, func(p vec) float64 {
			x := math.Abs(p.x)
			plane := p.y - (ridgeTop - (ridgeTop-eaves)*x/shedHalf)
			slab := math.Abs(plane-0.1)*0.87 - 0.1
			light := max(math.Abs(x-3.6)-1.15, math.Abs(math.Mod(p.z+40, 7)-3.5)-2.4)
			return max(slab, -light) * 0.8
		}}, board)
		for i := range 9 {
			z := -23.5 + 7*float64(i)
			for _, dz := range []float64{-1.2, 0, 1.2} {
				a := vec{side * 2.4, ridgeTop - (ridgeTop-eaves)*2.4/shedHalf + 0.1, z + 0.5 + dz}
				b := vec{side * 4.8, ridgeTop - (ridgeTop-eaves)*4.8/shedHalf + 0.1, z + 0.5 + dz}
				s.put(bar(a, b, 0.035, 0.035), plain(hex(0x3a3f3d)))
			}
		}
	}
	roofSide(-1)
	roofSide(1)
}

// trusses carry the roof: tie beam, king post and struts every four metres.
func trusses(s *scene) {
	wood := planks(hex(0x7d5636), 0.3, true)
	for i := range 13 {
		z := -16.0 + 4*float64(i)
		s.put(box{vec{-shedHalf, eaves - 0.15, z - 0.13}, vec{shedHalf, eaves + 0.2, z + 0.13}}, wood)
		s.put(box{vec{-0.14, eaves, z - 0.12}, vec{0.14, ridgeTop, z + 0.12}}, wood)
		for _, side := range []float64{-1, 1} {
			s.put(bar(vec{0, eaves + 0.4, z}, vec{side * 3.9, eaves + 2.3, z}, 0.11, 0.11), plain(hex(0x6f4c30)))
			s.put(bar(vec{side * shedHalf, eaves + 0.05, z}, vec{0, ridgeTop - 0.1, z}, 0.14, 0.14), plain(hex(0x6f4c30)))
			s.put(bar(vec{side * shedHalf, eaves - 1.6, z}, vec{side * (shedHalf - 1.5), eaves, z}, 0.1, 0.1), plain(hex(0x6f4c30)))
			if i%2 == 0 {
				pendant(s, vec{side * 2.9, eaves, z})
			}
		}
	}
}

// pendant is a lamp that hangs from the beams.
func pendant(s *scene, from vec) {
	at := from.sub(vec{0, 2.3, 0})
	s.put(bar(from, at, 0.015, 0.015), plain(hex(0x222222)))
	s.put(bar(at.add(vec{0, 0.05, 0}), at.add(vec{0, 0.2, 0}), 0.3, 0.08), plain(hex(0x24473c)))
	s.put(ball(at.sub(vec{0, 0.16, 0}), grey(0.1)), lit(hex(0xffd9a0).times(7)))
	s.lamps = append(s.lamps, lamp{at.sub(vec{0, 0.42, 0}), hex(0xffd29a).times(3.2), 0.14})
}

// shelf is a bookcase along the hall; books are drawn on its faces.
func shelf(s *scene, mid vec, long, side float64, number int) {
	const high, deep = 3.3, 0.5
	b := box{vec{mid.x - deep, 0, mid.z - long/2}, vec{mid.x + deep, high, mid.z + long/2}}
	s.put(b, books(hex(0x7b5433), 0.47, number*7+int(side*3)+40))
	s.put(box{vec{mid.x - deep - 0.05, high, b.lo.z - 0.05}, vec{mid.x + deep + 0.05, high + 0.12, b.hi.z + 0.05}}, planks(hex(0x8a6040), 0.2, true))
	for _, z := range []float64{b.lo.z, b.hi.z} {
		s.put(box{vec{mid.x - deep - 0.03, 0, z - 0.06}, vec{mid.x + deep + 0.03, high, z + 0.06}}, planks(hex(0x8a6040), 0.25, false))
	}
}

// books returns the look of shelves full of books: boards every pitch metres,
// spines of all widths, heights and colours between them, some leaning, gaps.
func books(wood vec, pitch float64, seed int) look {
	spines := []int{0x7d2f2a, 0x2d4963, 0x35513c, 0xb08a4a, 0x8c8273, 0xd8cdb6, 0x4a3350, 0x9c5a35, 0x2a2c30, 0xc2b8a2, 0x56707c, 0xa33f36}
	return func(p, n vec) surface {
		u, v := facePlane(p, n)
		if math.Abs(n.y) > 0.5 {
			return surface{colour: wood}
		}
		row, f := int(math.Floor(v/pitch)), fract(v/pitch)*pitch
		if f < 0.035 || fract(u/1.1) < 0.03 {
			return surface{colour: wood.times(0.8 + 0.4*noise(u*3, v*20))}
		}
		cell := math.Floor(u / 0.3)
		x := u - cell*0.3
		left, book := 0.0, 0
		for ; book < 9; book++ {
			wide := 0.022 + 0.04*hash(int(cell)*13+book, row, seed)
			if left+wide > x || left+wide > 0.28 {
				x = (x - left) / wide
				break
			}
			left += wide
		}
		id := int(cell)*31 + book
		tall := (0.6 + 0.33*hash(id, row, seed+1)) * pitch
		if f-0.035 > tall || hash(id, row, seed+2) < 0.04 {
			return surface{colour: hex(0x1d1510)}
		}
		c := hex(spines[int(hash(id, row, seed+3)*float64(len(spines)))]).times(0.7 + 0.5*hash(id, row, seed+4))
		c = c.times(0.55 + 0.45*math.Sin(clamp(x, 0, 1)*math.Pi))
		if g := (f - 0.035) / tall; (g > 0.72 && g < 0.78) || (g > 0.15 && g < 0.18) {
			c = c.mix(hex(0xe3cf9a), 0.5)
		}
		return surface{colour: c}
	}
}

// galleryShelves line the walls up to the eaves.
func galleryShelves(s *scene, side float64) {
	x := side * (shedHalf - 0.35)
	for i := range 8 {
		z := -17.0 + 6.4*float64(i)
		s.put(box{vec{x - 0.33, 0, z - 2.6}, vec{x + 0.33, 5.1, z + 2.6}}, books(hex(0x6d4a2e), 0.46, 200+i+int(side*50)))
	}
}

// trackFloor is the floor with the old rails let in, and the turntable's ring.
func trackFloor(s *scene) {
	board := planks(hex(0xa27a50), 0.22, false)
	s.put(box{vec{-shedHalf, -0.5, -20}, vec{shedHalf, 0, shedEnd}}, func(p, n vec) surface {
		ring := math.Abs(math.Hypot(p.x, p.z-1.5) - 3.1)
		for _, rail := range []float64{-0.53, 0.53} {
			if math.Abs(p.x-rail) < 0.05 {
				return surface{colour: hex(0x76716c).times(0.8 + 0.4*noise(p.z*7, 1)), mirror: 0.25}
			}
			if math.Abs(p.x-rail) < 0.11 {
				return surface{colour: hex(0x2a2624)}
			}
		}
		if ring < 0.06 {
			return surface{colour: hex(0x6f6a64), mirror: 0.2}
		}
		face := board(p, n)
		face.mirror = 0.045
		face.normal = vec{0.003 * (noise(p.x*3, p.z) - 0.5), 1, 0.003 * (noise(p.x*3+9, p.z) - 0.5)}.unit()
		return face
	})
}

func tables(s *scene) {
	top := planks(hex(0x9c6f45), 0.3, false)
	for i := range 4 {
		for _, side := range []float64{-1, 1} {
			mid := vec{side * 2.75, 0, -5.5 + 8.2*float64(i)}
			s.put(boxAt(mid.add(vec{0, 0.72, 0}), vec{1.1, 0.06, 3.4}), top)
			for _, dx := range []float64{-0.45, 0.45} {
				for _, dz := range []float64{-1.5, 1.5} {
					s.put(boxAt(mid.add(vec{dx, 0, dz}), vec{0.07, 0.72, 0.07}), plain(hex(0x3b2c20)))
				}
			}
			tableLamp(s, mid.add(vec{0, 0.78, 0.9}))
			openBook(s, mid.add(vec{-0.2 * side, 0.79, -0.6}))
			openBook(s, mid.add(vec{0.25 * side, 0.79, 0.3}))
			s.put(boxAt(mid.add(vec{0.2, 0.78, -1.2}), vec{0.24, 0.2, 0.32}), books(hex(0x8c8273), 0.05, i))
		}
	}
}

func tableLamp(s *scene, foot vec) {
	s.put(drum(foot, foot.add(vec{0, 0.03, 0}), 0.1), plain(hex(0xb08d46)))
	s.put(bar(foot, foot.add(vec{0, 0.4, 0}), 0.014, 0.014), plain(hex(0xb08d46)))
	s.put(bar(foot.add(vec{-0.13, 0.43, 0}), foot.add(vec{0.13, 0.43, 0}), 0.075, 0.075), func(_, n vec) surface {
		return surface{colour: hex(0x1f6048), glow: hex(0x4fae7c).times(0.35 + 0.2*n.y), mirror: 0.05}
	})
	s.lamps = append(s.lamps, lamp{foot.add(vec{0, 0.3, 0}), hex(0xffd08c).times(0.35), 0.04})
}

func openBook(s *scene, at vec) {
	s.put(box{at.add(vec{-0.2, 0, -0.14}), at.add(vec{0.2, 0.02, 0.14})}, func(p, _ vec) surface {
		line := fract((p.z - at.z) * 42)
		if math.Abs(p.x-at.x) > 0.02 && line > 0.5 && math.Abs(p.z-at.z) < 0.11 {
			return surface{colour: hex(0xb8b09e)}
		}
		return surface{colour: hex(0xf0e8d6)}
	})
}

func readers(s *scene) {
	r := newDice(12, 4)
	for i := range 4 {
		for _, side := range []float64{-1, 1} {
			for _, dz := range []float64{-0.7, 0.4} {
				if r.roll() < 0.2 {
					continue
				}
				z := -5.5 + 8.2*float64(i) + dz
				out := side * 3.75
				chair(s, vec{out, 0, z}, side)
				person{at: vec{out + side*0.12, 0, z}, facing: -side * math.Pi / 2, isSeated: true, lean: r.between(0.08, 0.2), left: 1.15, right: 1.1}.dressed(r).put(s)
			}
		}
	}
	stand := func(x, z, facing, left float64) {
		person{at: vec{x, 0, z}, facing: facing, left: left, right: r.between(0.5, 1.3), stride: r.between(0, 0.1)}.dressed(r).put(s)
	}
	stand(-4.55, -9.8, -1.5, 2)
	stand(4.5, -6.6, 1.5, 1.6)
	stand(4.55, 2.2, 1.4, 2.1)
	stand(-4.5, 7.5, -1.6, 1.8)
	stand(0.25, 5.2, 2.9, 0.7)
	stand(-0.5, 5.5, 3.3, 0.4)
	stand(0.9, 14, 0.2, 0.4)
	stand(-0.4, 20, 3, 0.8)
	person{at: vec{-1.6, 0, -6.9}, facing: 0.35, height: 1.25, left: 0.9, right: 1, shirt: hex(0xb23a2f), legs: hex(0x2c3a52)}.put(s)
}

func chair(s *scene, at vec, side float64) {
	wood := plain(hex(0x5d4029))
	s.put(boxAt(at.add(vec{0, 0.4, 0}), vec{0.44, 0.05, 0.44}), wood)
	s.put(boxAt(at.add(vec{side * 0.2, 0.45, 0}), vec{0.04, 0.45, 0.42}), wood)
	for _, dx := range []float64{-0.18, 0.18} {
		for _, dz := range []float64{-0.18, 0.18} {
			s.put(boxAt(at.add(vec{dx, 0, dz}), vec{0.04, 0.42, 0.04}), wood)
		}
	}
}
