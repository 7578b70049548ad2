package photo

import (
	"image"
	"math"
)

// A rendition of a small part of a large JPEG is printed from that part alone:
// to the last bit it is what the whole would have given, in less time and memory.

const (
	// regionStep is what the edges of regions are multiples of, in pixels of
	// the original: whole blocks and samples of colour, at all scales.
	regionStep = 64
	// regionGrid is into how many stripes each way a picture is cut; a region
	// is whole ones, so that a crop that is moved a little still lies in it.
	regionGrid = 16
	// regionShare is which part of a picture a region may be at most: reading
	// the codes takes its time whatever is wanted of them.
	regionShare = 0.6
	// spareSamples is how many pixels of a negative more than the part are
	// asked for: two samples of colour, which may cover four pixels each.
	spareSamples = 8
)

// hasRegions reports whether a part of a picture can be decoded that is halved so
// many times. What the decoder itself does not halve needs more of the picture.
func (h header) hasRegions(times int) bool { return h.format.name == "jpeg" && times <= 3 }

// whole is all of the original.
func (n *negative) whole() image.Rectangle { return image.Rect(0, 0, n.width, n.height) }

// isWhole reports whether the negative shows all of the original.
func (n *negative) isWhole() bool { return n.region == n.whole() }

// scaled returns the size of the whole picture in the negative's pixels.
func (n *negative) scaled() image.Point { return halved(n.whole(), n.halvings).Max }

// shrunk returns a region whose edges are multiples of regionStep, or the
// picture's, in pixels of the picture halved so many times.
func shrunk(r image.Rectangle, times int) image.Rectangle {
	return image.Rect(r.Min.X>>times, r.Min.Y>>times, r.Max.X>>times, r.Max.Y>>times)
}

// sheet is the negative to print from.
func (n *negative) sheet() sheet {
	return sheet{n.picture, shrunk(n.region, n.halvings).Min, n.scaled()}
}

// serves reports whether the negative is the one to print a rendition from, or
// to look at where none is wanted.
func (n *negative) serves(wanted *Spec) bool {
	if wanted == nil {
		return n.isWhole() && n.halvings == n.bestHalvings(nil)
	}
	return n.halvings == n.bestHalvings(wanted) && n.needed(*wanted).In(n.region)
}

// isPartFor reports whether the negative would serve if it were whole.
func (n *negative) isPartFor(wanted *Spec) bool {
	return !n.isWhole() && n.halvings == n.bestHalvings(wanted)
}

// needed returns the pixels of the original that printing looks at.
func (n *negative) needed(s Spec) image.Rectangle {
	across, down := n.part(s.Crop)
	w, h := n.outputSize(s)
	left, right := across.reach(w)
	top, bottom := down.reach(h)
	return image.Rect(left<<n.halvings, top<<n.halvings, right<<n.halvings, bottom<<n.halvings).Intersect(n.whole())
}

// reach returns between which samples all those lie that make n of a window; see
// resizeYCbCr.
func (w window) reach(n int) (from, to int) {
	return int(math.Floor(w.from)) - spareSamples, int(math.Ceil(w.to+(w.to-w.from)/float64(n))) + spareSamples
}

// regionFor returns the region to decode for a rendition: all of the original
// where the rendition shows most of it.
func (n *negative) regionFor(s Spec) image.Rectangle {
	need := n.needed(s)
	x, y := regionStripe(n.width), regionStripe(n.height)
	r := image.Rect(need.Min.X/x*x, need.Min.Y/y*y, (need.Max.X+x-1)/x*x, (need.Max.Y+y-1)/y*y).Intersect(n.whole())
	if float64(r.Dx())*float64(r.Dy()) > regionShare*float64(n.width)*float64(n.height) {
		return n.whole()
	}
	return r
}

// regionStripe returns how wide a stripe is of a picture of a size.
func regionStripe(size int) int {
	steps := (size/regionGrid + regionStep - 1) / regionStep
	return max(1, steps) * regionStep
}
