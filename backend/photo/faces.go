package photo

import (
	"math"
	"sort"
)

// face is a place that may be a face, in pixels of a proof.
type face struct {
	x, y, w, h int
	score      float64 // 0 to 1
}

// maxHeads is how many heads a Focus names.
const maxHeads = 12

// faces returns the places that look like faces: patches of skin with the
// outline of a face, darker where eyes and mouth are, and set off from what is
// above them (hair, a hat, the background). A simple method: it misses faces
// from behind and sometimes takes a hand for one.
func (p proof) faces(sharpness field) []face {
	skin := p.skin()
	var out []face
	for _, patch := range patches(skin, p.width, p.height) {
		if f, ok := p.judge(patch, skin); ok {
			f.score *= integrateBox(sharpness, f.x, f.y, f.x+f.w, f.y+f.h)
			out = append(out, f)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].weight() > out[j].weight() })
	return likely(out)
}

// likely leaves out what is much less of a face than the best.
func likely(faces []face) []face {
	for i, f := range faces {
		if i == maxHeads || f.weight() < 0.25*faces[0].weight() {
			return faces[:i]
		}
	}
	return faces
}

// skin marks the pixels whose chroma is that of human skin, whatever its
// lightness (Chai and Ngan 1999, narrowed at the side of wood and brick).
func (p proof) skin() []bool {
	out := make([]bool, p.width*p.height)
	for i := range out {
		y, cb, cr := p.y.v[i], p.cb.v[i], p.cr.v[i]
		redness := cr - 128
		out[i] = y > 35 && y < 245 && cb >= 85 && cb <= 125 && cr >= 136 && cr <= 168 &&
			128-cb < 1.5*redness+4 && 128-cb > 0.15*redness
	}
	return open(out, p.width, p.height)
}

// open takes away single pixels and thin bridges: a pixel stays if most of its
// neighbours are marked.
func open(mask []bool, w, h int) []bool {
	out := make([]bool, len(mask))
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			n := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if mask[(y+dy)*w+x+dx] {
						n++
					}
				}
			}
			out[y*w+x] = mask[y*w+x] && n >= 5
		}
	}
	return out
}

// patch is a connected set of marked pixels.
type patch struct {
	x0, y0, x1, y1 int // right and lower edge outside
	pixels         []int
}

// patches returns the connected sets, from the top left on.
func patches(mask []bool, w, h int) []patch {
	seen := make([]bool, len(mask))
	var out []patch
	for i := range mask {
		if mask[i] && !seen[i] {
			out = append(out, flood(mask, seen, i, w, h))
		}
	}
	return out
}

func flood(mask, seen []bool, start, w, h int) patch {
	p := patch{x0: w, y0: h}
	seen[start] = true
	p.pixels = append(p.pixels, start)
	for n := 0; n < len(p.pixels); n++ {
		i := p.pixels[n]
		x, y := i%w, i/w
		p.x0, p.y0, p.x1, p.y1 = min(p.x0, x), min(p.y0, y), max(p.x1, x+1), max(p.y1, y+1)
		for _, j := range neighbours(x, y, w, h) {
			if j >= 0 && mask[j] && !seen[j] {
				seen[j] = true
				p.pixels = append(p.pixels, j)
			}
		}
	}
	return p
}

// neighbours returns the four indices beside a pixel, -1 for those outside.
func neighbours(x, y, w, h int) [4]int {
	out := [4]int{-1, -1, -1, -1}
	i := y*w + x
	if x > 0 {
		out[0] = i - 1
	}
	if x < w-1 {
		out[1] = i + 1
	}
	if y > 0 {
		out[2] = i - w
	}
	if y < h-1 {
		out[3] = i + w
	}
	return out
}

// judge says whether a patch is like a face, and how much.
func (p proof) judge(patch patch, skin []bool) (face, bool) {
	f := face{x: patch.x0, y: patch.y0, w: patch.x1 - patch.x0, h: patch.y1 - patch.y0}
	f.h = min(f.h, int(1.5*float64(f.w)+1)) // below is the neck
	aspect := float64(f.h) / float64(f.w)
	area := float64(f.w*f.h) / float64(p.width*p.height)
	tall := float64(patch.y1-patch.y0) / float64(f.w)
	if f.w < 3 || f.h < 4 || aspect < 0.75 || tall > 3.2 || area > 0.16 {
		return f, false
	}
	fill := p.fill(f, skin)
	f.score = fill * p.shape(aspect) * p.features(f) * p.hair(f) * p.lowness(f) * p.edge(f)
	return f, fill > 0.45 && f.score > 0.12
}

// fill returns the share of the box that is skin; an ellipse has 0.79.
func (p proof) fill(f face, skin []bool) float64 {
	n := 0
	for y := f.y; y < f.y+f.h; y++ {
		for x := f.x; x < f.x+f.w; x++ {
			if skin[y*p.width+x] {
				n++
			}
		}
	}
	return float64(n) / float64(f.w*f.h)
}

// shape is 1 for the proportions of a face.
func (p proof) shape(aspect float64) float64 {
	d := math.Log(aspect / 1.3)
	return math.Exp(-d * d / (2 * 0.35 * 0.35))
}

// features grows with the spread of lightness inside: eyes, mouth, the shadow
// of the nose. A wall or a table has none.
func (p proof) features(f face) float64 {
	var sum, squares, n float64
	for y := f.y; y < f.y+f.h; y++ {
		for x := f.x; x < f.x+f.w; x++ {
			v := p.y.at(x, y)
			sum, squares, n = sum+v, squares+v*v, n+1
		}
	}
	spread := math.Sqrt(max(0, squares/n-sum/n*sum/n))
	return min(1, 0.3+spread/30)
}

// hair grows with the difference between the face and what is above it.
func (p proof) hair(f face) float64 {
	inside := integrateBox(p.y, f.x, f.y+f.h/4, f.x+f.w, f.y+f.h)
	above := integrateBox(p.y, f.x, f.y-f.h/3-1, f.x+f.w, f.y)
	if above < 0 {
		return 0.5 // at the upper edge: the picture cuts the head
	}
	darker := inside - above
	return min(1, 0.35+math.Abs(darker)/80+max(darker, 0)/80)
}

// integrateBox returns the mean over a box, -1 if none of it is in the picture.
func integrateBox(f field, x0, y0, x1, y1 int) float64 {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, f.width), min(y1, f.height)
	if x0 >= x1 || y0 >= y1 {
		return -1
	}
	var sum float64
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			sum += f.at(x, y)
		}
	}
	return sum / float64((x1-x0)*(y1-y0))
}

// lowness says that faces are seldom in the lowest part of a picture: what is
// like skin there is hands.
func (p proof) lowness(f face) float64 {
	y := (float64(f.y) + float64(f.h)/2) / float64(p.height)
	return min(1, max(0.25, 1.6-y*1.3))
}

// edge halves the score of what the picture's own edge cuts.
func (p proof) edge(f face) float64 {
	if f.x <= 1 || f.y <= 1 || f.x+f.w >= p.width-1 || f.y+f.h >= p.height-1 {
		return 0.5
	}
	return 1
}

// head returns the head around a face, with its hair, as a crop.
func (f face) head(p proof) Crop {
	w, h := float64(p.width), float64(p.height)
	x, y := float64(f.x)-0.2*float64(f.w), float64(f.y)-0.45*float64(f.h)
	c := Crop{x / w, y / h, 1.4 * float64(f.w) / w, 1.55 * float64(f.h) / h}
	return c.clamp()
}
