package main

import "math"

// heaven is a sky with clouds.
type heaven struct {
	zenith, horizon vec
	cloud, shade    vec     // lit and dark parts of clouds
	cover           float64 // 0 none, 1 all
	stretch         float64 // how much longer clouds are than deep
	glow            vec     // about the sun
	sun             vec
	disc            float64 // radius of the sun's disc as an angle; 0: hidden
}

func (h heaven) light(d vec) vec {
	up := max(0, d.y)
	c := h.horizon.mix(h.zenith, math.Pow(up, 0.45))
	near := max(0, d.dot(h.sun))
	c = c.add(h.glow.times(0.6*math.Pow(near, 8) + 1.6*math.Pow(near, 90)))
	if h.cover > 0 && d.y > 0.004 {
		c = h.clouds(d, near, c)
	}
	if h.disc > 0 && near > math.Cos(h.disc) {
		c = c.add(h.glow.times(14))
	}
	return c
}

func (h heaven) clouds(d vec, near float64, c vec) vec {
	k := 1 / (d.y + 0.09)
	u, v := d.x*k*1.1/h.stretch, d.z*k*1.1
	density := fbm(u+3*fbm(v, u, 3), v, 6)
	amount := smooth(1-h.cover-0.12, 1-h.cover+0.2, density)
	thin := fbm(u*1.7+9, v*1.7-4, 5)
	tint := h.shade.mix(h.cloud, smooth(0.3, 0.75, thin+0.25*near)).add(h.glow.times(0.5 * math.Pow(near, 6)))
	return c.mix(tint, amount*smooth(0.004, 0.1, d.y)*0.9)
}

// water returns the look of water with ripples of a height; deep is its own
// colour.
func water(deep vec, ripple, size float64) look {
	return func(p, _ vec) surface {
		n := func(x, z float64) float64 {
			return fbm(x/size, z/size*1.7, 4) + 0.35*fbm(x/size*5, z/size*8, 3)
		}
		e := size * 0.08
		here := n(p.x, p.z)
		normal := vec{-(n(p.x+e, p.z) - here) / e * ripple, 1, -(n(p.x, p.z+e) - here) / e * ripple}.unit()
		return surface{colour: deep, mirror: 0.04, normal: normal}
	}
}

// bricks returns the look of courses of stone of a size in metres, with joints
// and every stone of a shade of its own.
func bricks(c vec, wide, high, joint float64) look {
	return func(p, n vec) surface {
		u, v := facePlane(p, n)
		row := math.Floor(v / high)
		u += wide * 0.5 * math.Mod(math.Abs(row), 2)
		col := math.Floor(u / wide)
		du, dv := fract(u/wide)*wide, fract(v/high)*high
		shade := 0.72 + 0.5*hash(int(col), int(row), 11)
		shade *= 0.8 + 0.4*fbm(p.x*3+p.z*2, p.y*3, 3)
		if min(du, wide-du) < joint || min(dv, high-dv) < joint {
			shade *= 0.55
		}
		return surface{colour: c.times(shade)}
	}
}

// planks returns the look of boards along one axis of the face.
func planks(c vec, wide float64, isAlongU bool) look {
	return func(p, n vec) surface {
		u, v := facePlane(p, n)
		if isAlongU {
			u, v = v, u
		}
		board := math.Floor(u / wide)
		shade := 0.7 + 0.5*hash(int(board), 5, 3)
		shade *= 0.78 + 0.45*fbm(u*26/wide*0.2, v*1.3+board*9, 3)
		if f := fract(u / wide); f < 0.035 || f > 0.965 {
			shade *= 0.4
		}
		return surface{colour: c.times(shade)}
	}
}
