package main

import "math"

// workshop: fitters at their machines, an engine over the pit behind them.
func workshop() *scene {
	s := &scene{
		camera:   camera{eye: vec{-2.2, 2.35, -7.8}, target: vec{0.6, 2, 8}, wide: 0.66, lift: 0.06},
		sky:      func(d vec) vec { return hex(0xdfe8f0).times(2.2 + 1.5*max(0, d.y)) },
		sun:      sun{vec{-0.74, 0.6, -0.18}.unit(), hex(0xffeccb).times(4.5), 0.012},
		ambient:  hex(0xf4efe6).times(0.6),
		exposure: 1.15,
	}
	hall(s)
	lathe(s, vec{-1.1, 0, -1.6}, 3.2, hex(0x3f6152))
	lathe(s, vec{2.9, 0, 0.6}, 3, hex(0x49606d))
	lathe(s, vec{-1.4, 0, 3.4}, 3.2, hex(0x5d6650))
	lathe(s, vec{3.1, 0, 6.2}, 3, hex(0x3f6152))
	drill(s, vec{5.2, 0, -1.9})
	drill(s, vec{-4.6, 0, 4.9})
	bench(s)
	locomotive(s, vec{-0.6, 0, 15.5})
	crane(s)
	fitters(s)
	return s
}

const (
	hallHalf = 7.4
	hallHigh = 6.6
	hallEnd  = 26.0
)

// hall has tall windows on the left and right and a boarded roof on steel.
func hall(s *scene) {
	wall := bricks(hex(0xa9775c), 0.44, 0.14, 0.012)
	window := func(z, y float64) float64 {
		u := math.Abs(math.Mod(z+80, 4) - 2)
		return max(u-1.35, 1.5-y, math.Hypot(u, max(0, y-4))-1.5)
	}
	for _, side := range []float64{-1, 1} {
		lo, hi := vec{side * hallHalf, 0, -12}, vec{side * (hallHalf + 0.45), hallHigh + 1, hallEnd}
		lo, hi = minVec(lo, hi), maxVec(lo, hi)
		s.put(prism(lo, hi, 'x', func(z, y float64) float64 { return -window(z, y) * 0.85 }), func(p, n vec) surface {
			if p.y < 1.35 && math.Abs(n.x) > 0.5 {
				return surface{colour: hex(0x53695e).times(0.7 + 0.5*fbm(p.z, p.y*2, 4))}
			}
			return wall(p, n)
		})
		x := side * (hallHalf + 0.2)
		for i := range 20 {
			mid := -10.0 + 4*float64(i/2) + []float64{-0.45, 0.45}[i%2]
			s.put(box{vec{x - 0.04, 1.5, mid - 0.03}, vec{x + 0.04, 5.4, mid + 0.03}}, plain(hex(0x35403c)))
		}
		for i := range 6 {
			y := 2.05 + 0.62*float64(i)
			s.put(box{vec{x - 0.04, y - 0.025, -12}, vec{x + 0.04, y + 0.025, hallEnd}}, plain(hex(0x35403c)))
		}
	}
	s.put(box{vec{-hallHalf - 0.5, 0, hallEnd}, vec{hallHalf + 0.5, 10, hallEnd + 0.4}}, wall)
	s.put(box{vec{-hallHalf - 0.5, 0, -12.5}, vec{hallHalf + 0.5, 10, -12}}, wall)
	s.put(box{vec{-hallHalf, -0.5, -12}, vec{hallHalf, 0, hallEnd}}, concrete)
	roof := planks(hex(0xa68a66), 0.2, true)
	s.put(blob{vec{-hallHalf - 0.6, hallHigh - 0.2, -12.5}, vec{hallHalf + 0.6, hallHigh + 3.2, hallEnd + 0.5}, func(p vec) float64 {
		plane := p.y - (hallHigh + 2.8 - 2.4*math.Abs(p.x)/hallHalf)
		light := max(math.Abs(math.Abs(p.x)-2.2)-0.8, math.Abs(math.Mod(p.z+60, 6)-3)-2.2)
		return max(math.Abs(plane)*0.94-0.1, -light) * 0.9
	}}, roof)
	for i := range 10 {
		z := -10.0 + 4*float64(i)
		steel := plain(hex(0x47565a))
		s.put(box{vec{-hallHalf, hallHigh, z - 0.1}, vec{hallHalf, hallHigh + 0.28, z + 0.1}}, steel)
		for k := range 12 {
			x0, x1 := -hallHalf+1.23*float64(k), -hallHalf+1.23*float64(k+1)
			top := func(x float64) float64 { return hallHigh + 2.6 - 2.4*math.Abs(x)/hallHalf }
			if k%2 == 0 {
				s.put(bar(vec{x0, hallHigh + 0.2, z}, vec{x1, top(x1), z}, 0.05, 0.05), steel)
			} else {
				s.put(bar(vec{x0, top(x0), z}, vec{x1, hallHigh + 0.2, z}, 0.05, 0.05), steel)
			}
		}
		for _, side := range []float64{-1, 1} {
			s.put(box{vec{side*hallHalf - 0.25, 0, z - 0.15}, vec{side*hallHalf + 0.25, hallHigh, z + 0.15}}, steel)
			if i%2 == 1 {
				pendant(s, vec{side * 2.6, hallHigh, z})
			}
		}
	}
}

// concrete is a floor with joints, stains of oil and a yellow walkway.
func concrete(p, _ vec) surface {
	c := hex(0x8d8981).times(0.7 + 0.5*fbm(p.x*0.8, p.z*0.8, 6))
	oil := smooth(0.56, 0.72, fbm(p.x*0.7+4, p.z*0.7, 5))
	c = c.mix(hex(0x2b2825), oil*0.75)
	if min(fract(p.x/3.1), fract(p.z/3.3)) < 0.006 {
		c = c.times(0.5)
	}
	if d := math.Abs(math.Abs(p.x-0.9) - 0.85); d < 0.05 && noise(p.x*6, p.z*6) > 0.2 {
		c = hex(0xc9a03a).times(0.7 + 0.4*noise(p.x*9, p.z*3))
	}
	return surface{colour: c, mirror: 0.02 + 0.05*oil}
}

func steel(_, _ vec) surface { return surface{colour: hex(0x6f7478), mirror: 0.3} }

func painted(c vec) look {
	return func(p, n vec) surface {
		u, v := facePlane(p, n)
		worn := smooth(0.62, 0.75, fbm(u*3, v*3, 5))
		return surface{colour: c.times(0.75+0.5*fbm(u*2, v*2, 4)).mix(hex(0x3c3a38), worn*0.8), mirror: 0.04}
	}
}

// lathe lies along x with its headstock to the left.
func lathe(s *scene, at vec, long float64, paint vec) {
	up := func(x, y, z float64) vec { return at.add(vec{x, y, z}) }
	body := painted(paint)
	h := long / 2
	s.put(box{up(-h, 0, -0.32), up(-h+0.8, 0.78, 0.32)}, body)
	s.put(box{up(h-0.6, 0, -0.3), up(h, 0.78, 0.3)}, body)
	s.put(box{up(-h, 0.7, -0.3), up(h, 0.95, 0.3)}, body)
	for _, z := range []float64{-0.22, 0.22} {
		s.put(box{up(-h+0.7, 0.95, z-0.05), up(h, 1, z+0.05)}, steel)
	}
	s.put(box{up(-h, 0.95, -0.3), up(-h+0.75, 1.5, 0.3)}, body)
	s.put(drum(up(-h+0.75, 1.25, 0), up(-h+0.95, 1.25, 0), 0.24), steel)
	for i := range 3 {
		a := float64(i) * 2.09
		s.put(boxAt(up(-h+1, 1.25+0.15*math.Cos(a)-0.05, 0.15*math.Sin(a)), vec{0.14, 0.1, 0.1}), steel)
	}
	s.put(drum(up(-h+0.95, 1.25, 0), up(h-0.8, 1.25, 0), 0.085), steel)
	s.put(drum(up(-h+1.3, 1.25, 0), up(-h+1.75, 1.25, 0), 0.15), steel)
	s.put(box{up(h-0.75, 0.98, -0.15), up(h-0.3, 1.38, 0.15)}, body)
	s.put(bar(up(h-0.75, 1.25, 0), up(h-1, 1.25, 0), 0.08, 0.01), steel)
	s.put(box{up(-0.25, 0.98, -0.42), up(0.3, 1.1, 0.36)}, body)
	s.put(box{up(-0.1, 1.1, -0.25), up(0.15, 1.24, -0.02)}, steel)
	s.put(drum(up(0.05, 0.78, -0.42), up(0.05, 0.78, -0.5), 0.16), steel)
	s.put(bar(up(h-0.25, 1.22, -0.05), up(h-0.2, 1.22, -0.05), 0.17, 0.17), steel)
	s.put(boxAt(up(-h+0.35, 1.5, 0), vec{0.5, 0.03, 0.4}), plain(hex(0x2c2c2c)))
	for i := range 4 {
		s.put(bar(up(-h+0.2+0.1*float64(i), 1.53, 0), up(-h+0.2+0.1*float64(i), 1.62, 0), 0.03, 0.02), plain(hex(0xb08a3c)))
	}
	s.put(bar(up(0.3, 1.05, 0.3), up(0.1, 1.85, 0.1), 0.015, 0.015), plain(hex(0x222222)))
	s.put(bar(up(0.1, 1.85, 0.1), up(0.02, 1.75, 0), 0.03, 0.1), painted(hex(0xb5a23f)))
	s.lamps = append(s.lamps, lamp{up(0, 1.66, 0), hex(0xffd9a0).times(0.5), 0.05})
}

// drill is a pillar drill.
func drill(s *scene, at vec) {
	up := func(x, y, z float64) vec { return at.add(vec{x, y, z}) }
	body := painted(hex(0x2f5a6a))
	s.put(boxAt(at, vec{0.8, 0.14, 0.9}), body)
	s.put(drum(up(0, 0.1, 0.2), up(0, 2.3, 0.2), 0.11), steel)
	s.put(boxAt(up(0, 0.95, -0.05), vec{0.62, 0.08, 0.62}), steel)
	s.put(boxAt(up(0, 1.75, 0), vec{0.42, 0.55, 0.85}), body)
	s.put(drum(up(0, 1.75, -0.22), up(0, 1.35, -0.22), 0.06), steel)
	s.put(bar(up(0, 1.35, -0.22), up(0, 1.12, -0.22), 0.025, 0.008), steel)
	for i := range 3 {
		a := 2.09*float64(i) + 0.4
		end := up(0.26, 1.9+0.28*math.Sin(a), -0.2+0.28*math.Cos(a))
		s.put(bar(up(0.26, 1.9, -0.2), end, 0.012, 0.012), steel)
		s.put(ball(end, grey(0.035)), plain(hex(0xa32a22)))
	}
}

// bench runs along the right wall under a board of tools.
func bench(s *scene) {
	r := newDice(21, 4)
	s.put(box{vec{6.1, 0.8, -6}, vec{7.2, 0.9, 3.4}}, planks(hex(0x8a6540), 0.25, true))
	for i := range 6 {
		z := -5.8 + 1.8*float64(i)
		s.put(box{vec{6.2, 0, z}, vec{7.1, 0.8, z + 0.9}}, painted(hex(0x556b5f)))
		s.put(box{vec{6.15, 0.5, z + 0.3}, vec{6.2, 0.53, z + 0.6}}, steel)
	}
	for range 60 {
		z := r.between(-5.8, 3.2)
		at := vec{r.between(6.25, 7), 0.9, z}
		switch int(r.roll() * 4) {
		case 0:
			s.put(drum(at, at.add(vec{0, r.between(0.05, 0.24), 0}), r.between(0.04, 0.12)), steel)
		case 1:
			s.put(boxAt(at, vec{0.2, 0.12, 0.3}), painted(hex(0x8c2f26)))
		case 2:
			s.put(bar(at.add(vec{0, 0.03, 0}), at.add(vec{0.1, 0.03, 0.35}), 0.02, 0.03), steel)
		default:
			s.put(drum(at, at.add(vec{0, 0.2, 0}), 0.07), plain(hex(0xc9a24a)))
		}
	}
	for i := range 3 {
		vise := vec{6.25, 0.9, -4.6 + 3*float64(i)}
		s.put(boxAt(vise, vec{0.34, 0.22, 0.2}), painted(hex(0x35516b)))
		s.put(bar(vise.add(vec{-0.25, 0.1, -0.16}), vise.add(vec{-0.25, 0.1, 0.16}), 0.012, 0.012), steel)
	}
}

// locomotive stands over the pit, seen from the front.
func locomotive(s *scene, at vec) {
	up := func(x, y, z float64) vec { return at.add(vec{x, y, z}) }
	black := func(p, n vec) surface {
		return surface{colour: hex(0x25292b).times(0.8 + 0.5*fbm(p.x*2, p.y*2+p.z, 4)), mirror: 0.1}
	}
	s.put(drum(up(0, 2.45, 0), up(0, 2.45, 8), 1.02), black)
	s.put(drum(up(0, 2.45, -0.06), up(0, 2.45, 0), 0.9), func(p, _ vec) surface {
		d := math.Hypot(p.x-at.x, p.y-at.y-2.45)
		if math.Abs(d-0.8) < 0.03 || d < 0.1 {
			return surface{colour: hex(0xc09a4a), mirror: 0.3}
		}
		return surface{colour: hex(0x2c3032), mirror: 0.14}
	})
	s.put(bar(up(0, 3.3, 1), up(0, 4.5, 1), 0.27, 0.4), black)
	s.put(ball(up(0, 3.45, 3.4), vec{0.5, 0.62, 0.55}), func(_, _ vec) surface { return surface{colour: hex(0xb8903c), mirror: 0.35} })
	s.put(ball(up(0, 3.8, -0.1), grey(0.26)), lit(hex(0xfff0c8).times(3)))
	s.lamps = append(s.lamps, lamp{up(0, 3.8, -0.6), hex(0xffe9b8).times(4), 0.2})
	s.put(box{up(-1.35, 0.85, -0.3), up(1.35, 1.3, 0.1)}, func(p, _ vec) surface {
		return surface{colour: hex(0x9c2a20).times(0.8 + 0.4*fbm(p.x*2, p.y*4, 4)), mirror: 0.05}
	})
	for _, x := range []float64{-0.95, 0.95} {
		s.put(drum(up(x, 1.07, -0.7), up(x, 1.07, -0.3), 0.1), steel)
		s.put(drum(up(x, 1.07, -0.75), up(x, 1.07, -0.7), 0.27), steel)
		for i := range 4 {
			s.put(drum(up(x-0.1, 0.75, 1.2+1.7*float64(i)), up(x+0.1, 0.75, 1.2+1.7*float64(i)), 0.74), plain(hex(0x8c2a20)))
		}
		s.put(box{up(x*1.25-0.3, 1.3, 0.3), up(x*1.25+0.3, 1.5, 7.5)}, black)
		s.put(drum(up(x*1.2, 1, 0.2), up(x*1.2, 1, 1.5), 0.36), black)
		s.put(box{vec{at.x + x*0.56 - 0.05, 0, 9}, vec{at.x + x*0.56 + 0.05, 0.09, hallEnd}}, steel)
	}
	s.put(box{up(-1.4, 1.3, 7.6), up(1.4, 4.2, 9.6)}, painted(hex(0x1f5540)))
}

func crane(s *scene) {
	yellow := painted(hex(0xc99a2c))
	s.put(box{vec{-hallHalf, 5.7, 8.8}, vec{hallHalf, 6.25, 9.2}}, yellow)
	s.put(box{vec{-hallHalf, 5.7, 9.9}, vec{hallHalf, 6.25, 10.3}}, yellow)
	s.put(box{vec{2, 6.2, 8.6}, vec{3.2, 6.6, 10.4}}, painted(hex(0x3d4448)))
	s.put(bar(vec{2.6, 6.2, 9.5}, vec{2.6, 4.1, 9.5}, 0.025, 0.025), steel)
	s.put(boxAt(vec{2.6, 3.8, 9.5}, vec{0.3, 0.36, 0.2}), yellow)
	s.put(bar(vec{2.6, 3.8, 9.5}, vec{2.6, 3.5, 9.5}, 0.04, 0.05), steel)
	s.put(drum(vec{1.9, 3, 9.5}, vec{3.3, 3, 9.5}, 0.42), steel)
	for _, x := range []float64{2.1, 3.1} {
		s.put(bar(vec{2.6, 3.5, 9.5}, vec{x, 3.4, 9.5}, 0.015, 0.015), steel)
	}
}

func fitters(s *scene) {
	blue := hex(0x2f4a6b)
	at := func(x, z, facing, left, right, lean float64, cap hat) {
		person{at: vec{x, 0, z}, facing: facing, left: left, right: right, lean: lean, hat: cap, shirt: blue.times(0.8 + 0.5*hash(int(x*10), int(z*10), 2)), legs: hex(0x27344a), height: 1.7}.put(s)
	}
	at(-1.2, -2.45, 0.1, 1, 1.15, 0.16, workCap)
	at(-0.2, -2.55, -0.35, 0.35, 0.9, 0.05, bare)
	at(2.6, -0.35, 0.15, 1.1, 1, 0.2, workCap)
	at(3.9, -0.3, -0.7, 0.2, 0.3, 0, workCap)
	at(-1.9, 2.5, 0.1, 1, 1, 0.15, workCap)
	at(5.7, -4.2, 1.5, 1.1, 1.2, 0.12, workCap)
	at(5.7, 1.2, 1.5, 1.1, 0.9, 0.1, bare)
	at(0.9, 8.2, 3, 0.3, 0.5, 0, workCap)
	at(1.7, 8, 3.4, 1.6, 0.3, 0, bare)
	at(-2.3, 14, 0.9, 1.7, 1.2, 0.1, workCap)
	at(3, 5.3, 0, 1, 1, 0.1, workCap)
	at(-4.3, 4.1, 0.1, 1.2, 1, 0.1, bare)
}
