package main

import (
	"image"
	"image/color"
	"math"
	"runtime"
	"sync"
)

// film holds the averaged samples of every pixel.
type film struct {
	w, h   int
	pixels []sample
}

// Each pixel gets a few rays, and more where the first ones met different
// things: there an edge runs through it.
const (
	raysEverywhere = 2
	raysAtEdges    = 6
)

// expose draws the scene.
func expose(s *scene, w, h int) *film {
	s.tree = grow(s.things)
	f := &film{w, h, make([]sample, w*h)}
	eachRow(h, func(y int) {
		r := newDice(y, 77)
		for x := range w {
			f.pixels[y*w+x] = s.pixel(x, y, w, h, r)
		}
	})
	return f
}

// pixel averages the rays of one pixel. Light changes more slowly than what it
// falls on: away from edges every other pixel of every other row is asked.
func (s *scene) pixel(x, y, w, h int, r *dice) sample {
	var sum, first sample
	n, isEdge := 0, false
	for n < raysEverywhere || (isEdge && n < raysAtEdges) {
		u := float64(x) + (float64(n%2)+r.roll())/2
		v := float64(y) + (float64((n+n/2)%2)+r.roll())/2
		one := s.look(s.camera.ray(2*u/float64(w)-1, (float64(h)-2*v)/float64(w)), r, isEdge || (x%2 == 0 && y%2 == 0))
		if n == 0 {
			first = one
		}
		isEdge = isEdge || first.differs(one)
		sum = sum.plus(one)
		n++
	}
	return sum.mean(float64(n))
}

func (a sample) plus(b sample) sample {
	return sample{
		colour: a.colour.add(b.colour), light: a.light.add(minVec(b.light, grey(12))), over: a.over.add(b.over),
		normal: a.normal.add(b.normal), depth: a.depth + b.depth, lit: a.lit + b.lit,
	}
}

func (a sample) mean(n float64) sample {
	out := sample{colour: a.colour.times(1 / n), over: a.over.times(1 / n), normal: a.normal.times(1 / n), depth: a.depth / n}
	if a.lit > 0 {
		out.light, out.lit = a.light.times(1/a.lit), 1
	}
	return out
}

// differs reports whether two samples of a pixel met different surfaces.
func (a sample) differs(b sample) bool {
	return math.Abs(a.depth-b.depth) > 0.03*(a.depth+b.depth) || a.normal.dot(b.normal) < 0.9 ||
		math.Abs(a.colour.luma()-b.colour.luma()) > 0.12 || math.Abs(a.over.luma()-b.over.luma()) > 0.25
}

func eachRow(h int, work func(y int)) {
	rows := make(chan int)
	var wait sync.WaitGroup
	for range runtime.NumCPU() {
		wait.Go(func() {
			for y := range rows {
				work(y)
			}
		})
	}
	for y := range h {
		rows <- y
	}
	close(rows)
	wait.Wait()
}

// settle fills in the light that was not asked for and smooths its grain, in
// rings of growing width, without crossing the edges of things.
func (f *film) settle() {
	from, to := make([]vec, len(f.pixels)), make([]vec, len(f.pixels))
	for i, p := range f.pixels {
		from[i] = p.light
	}
	for _, ring := range []int{1, 1, 2, 4, 8} {
		eachRow(f.h, func(y int) {
			for x := range f.w {
				to[y*f.w+x] = f.around(from, x, y, ring)
			}
		})
		from, to = to, from
		for i := range f.pixels {
			f.pixels[i].lit = 1
		}
	}
	for i := range f.pixels {
		f.pixels[i].light = from[i]
	}
}

// around returns the mean light of a pixel and its neighbours at a distance,
// weighted by how alike their surfaces are.
func (f *film) around(light []vec, x, y, ring int) vec {
	here := f.pixels[y*f.w+x]
	own := light[y*f.w+x]
	sum, total := own.times(here.lit), here.lit
	for dy := -ring; dy <= ring; dy += ring {
		for dx := -ring; dx <= ring; dx += ring {
			nx, ny := x+dx, y+dy
			if (dx == 0 && dy == 0) || nx < 0 || ny < 0 || nx >= f.w || ny >= f.h {
				continue
			}
			there := f.pixels[ny*f.w+nx]
			other := light[ny*f.w+nx]
			w := here.likeness(there) * there.lit
			if here.lit > 0 {
				w /= 1 + 2.5*math.Abs(other.luma()-own.luma())/(0.1+own.luma())
			}
			sum, total = sum.add(other.times(w)), total+w
		}
	}
	return sum.times(1 / total)
}

// likeness is near 1 for samples of one smooth surface and near 0 for others.
func (a sample) likeness(b sample) float64 {
	w := max(0, a.normal.dot(b.normal))
	w *= w
	return 1e-5 + w*w/(1+40*math.Abs(a.depth-b.depth)/(a.depth+1e-6))
}

// muted is the share of colour that ink on newsprint would lose anyway.
const muted = 0.14

// develop returns the picture as a print. after may change light before tone
// and colour are set; u and v run from 0 to 1 over width and height.
func (f *film) develop(exposure float64, after func(u, v float64, light vec) vec) *image.RGBA {
	f.settle()
	img := image.NewRGBA(image.Rect(0, 0, f.w, f.h))
	eachRow(f.h, func(y int) {
		for x := range f.w {
			p := f.pixels[y*f.w+x]
			light := p.colour.mul(p.light).add(p.over)
			u, v := (float64(x)+0.5)/float64(f.w), (float64(y)+0.5)/float64(f.h)
			if after != nil {
				light = after(u, v, light)
			}
			edge := (u-0.5)*(u-0.5) + (v-0.5)*(v-0.5)
			light = light.times(exposure * (1 - 0.35*edge))
			light = light.mix(grey(light.luma()), muted)
			grain := 0.012 * (hash(x, y, 3) + hash(x/2, y/2, 5) - 1)
			img.SetRGBA(x, y, color.RGBA{tone(light.x, grain), tone(light.y, grain), tone(light.z, grain), 255})
		}
	})
	return img
}

// tone maps light to print with a shoulder for the bright parts (the curve
// that Narkowicz fitted to the film industry's).
func tone(v, grain float64) uint8 {
	v = max(0, v)
	v = v * (2.51*v + 0.03) / (v*(2.43*v+0.59) + 0.14)
	v = math.Pow(clamp(v, 0, 1), 1/2.2) + grain
	return uint8(clamp(v*255+0.5, 0, 255))
}
