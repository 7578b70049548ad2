package photo

import "math"

// strips is the number of columns and rows that a Focus weighs.
const strips = 48

// faceWeight is what all heads together weigh against the rest.
const faceWeight = 0.9

// lowestHead is how far down a head's middle may be to hold a crop, in heights
// of the picture. What looks like one further down is nearly always a hand or
// a chair, and would have the true heads above it cut off.
const lowestHead = 0.75

// focus finds what matters in a negative: faces and what stands out.
func (n *negative) focus() Focus {
	p := n.proof()
	sharpness := p.sharpness()
	importance := p.saliency(sharpness)
	faces := p.faces(sharpness)
	addFaces(importance, faces)
	f := Focus{
		Columns: shares(importance, true),
		Rows:    shares(importance, false),
	}
	for _, one := range faces {
		if head := one.head(p); head.Y+head.H/2 < lowestHead {
			f.Heads = append(f.Heads, head)
		}
	}
	f.X, f.Y = centre(f.Columns), centre(f.Rows)
	f.Keep = f.keep()
	f.Confidence = f.confidence(faces)
	return f.rounded()
}

// addFaces adds the weight of the faces, spread over each, and below each for
// the body that belongs to it.
func addFaces(importance field, faces []face) {
	var total float64
	for _, f := range faces {
		total += f.weight()
	}
	if total == 0 {
		return
	}
	whole := float64(len(importance.v)) * faceWeight * min(1, total/12)
	for _, f := range faces {
		mass := whole * f.weight() / total
		spread(importance, f.x, f.y-f.h/3, f.w, f.h+f.h/3, 0.75*mass)
		spread(importance, f.x-f.w, f.y+f.h, 3*f.w, 2*f.h, 0.25*mass)
	}
}

// weight says how much a face counts: a large one more, but not by its area.
func (f face) weight() float64 { return f.score * math.Sqrt(float64(f.w*f.h)) }

// spread adds mass evenly over the part of a box that lies in the field.
func spread(f field, x, y, w, h int, mass float64) {
	x0, y0, x1, y1 := max(x, 0), max(y, 0), min(x+w, f.width), min(y+h, f.height)
	if x0 >= x1 || y0 >= y1 {
		return
	}
	each := mass / float64((x1-x0)*(y1-y0))
	for i := y0; i < y1; i++ {
		for j := x0; j < x1; j++ {
			f.v[i*f.width+j] += each
		}
	}
}

// shares returns the part of a field's mass in each strip, from left to right
// or from top to bottom. A pixel on the border of strips goes to both.
func shares(f field, across bool) []float64 {
	size := f.height
	if across {
		size = f.width
	}
	lines := make([]float64, size)
	var total float64
	for i, v := range f.v {
		at := i / f.width
		if across {
			at = i % f.width
		}
		lines[at] += v
		total += v
	}
	out := make([]float64, strips)
	for i, v := range lines {
		deal(out, float64(i)*strips/float64(size), float64(i+1)*strips/float64(size), v/total)
	}
	return out
}

// deal spreads a share over the strips between two places.
func deal(out []float64, from, to, share float64) {
	for s := int(from); s < len(out) && float64(s) < to; s++ {
		part := min(to, float64(s+1)) - max(from, float64(s))
		out[s] += share * part / (to - from)
	}
}

// mass returns the share between two places, 0 to 1 each.
func mass(profile []float64, from, to float64) float64 {
	n := float64(len(profile))
	var sum float64
	for i, v := range profile {
		part := min(to*n, float64(i+1)) - max(from*n, float64(i))
		sum += v * max(0, part)
	}
	return sum
}

// centre returns the mean place of a profile.
func centre(profile []float64) float64 {
	var sum float64
	for i, v := range profile {
		sum += v * (float64(i) + 0.5)
	}
	return sum / float64(len(profile))
}

// keepShare is the share of importance inside Keep, each way.
const keepShare = 0.8

// keep returns the shortest stretches each way that hold most of what matters,
// and the surer half of the heads.
func (f Focus) keep() Crop {
	x0, x1 := shortest(f.Columns)
	y0, y1 := shortest(f.Rows)
	for _, h := range f.Heads[:(len(f.Heads)+1)/2] {
		x0, x1 = min(x0, h.X), max(x1, h.X+h.W)
		y0, y1 = min(y0, h.Y), max(y1, h.Y+h.H)
	}
	return Crop{x0, y0, x1 - x0, y1 - y0}
}

// shortest returns the shortest stretch of whole strips with keepShare.
func shortest(profile []float64) (from, to float64) {
	n, best := len(profile), len(profile)+1
	for a := range profile {
		sum := 0.0
		for b := a; b < n && b-a+1 < best; b++ {
			if sum += profile[b]; sum >= keepShare {
				best, from, to = b-a+1, float64(a)/float64(n), float64(b+1)/float64(n)
			}
		}
	}
	if best > n {
		return 0, 1
	}
	return from, to
}

// confidence says how clearly something stands out: little of the picture
// holds most of its importance, or there is a face.
func (f Focus) confidence(faces []face) float64 {
	c := 1 - math.Sqrt(f.Keep.area())
	for _, one := range faces {
		c = max(c, 0.4+0.6*one.score)
	}
	return min(max(c, 0), 1)
}

// rounded cuts what is beyond the precision of the method, so that a Focus is
// small in a cache and the same on every machine.
func (f Focus) rounded() Focus {
	round := func(v float64) float64 { return math.Round(v*1e4) / 1e4 }
	crop := func(c Crop) Crop { return Crop{round(c.X), round(c.Y), round(c.W), round(c.H)} }
	f.X, f.Y, f.Confidence, f.Keep = round(f.X), round(f.Y), round(f.Confidence), crop(f.Keep)
	for i := range f.Heads {
		f.Heads[i] = crop(f.Heads[i])
	}
	for i := range strips {
		f.Columns[i], f.Rows[i] = round(f.Columns[i]), round(f.Rows[i])
	}
	return f
}
