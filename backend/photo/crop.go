package photo

import (
	"math"

	"broadsheet/backend/geom"
)

// PagePPI is the resolution of pictures on a page, in pixels per inch: enough
// for a newspaper's screen ruling, and no byte more.
const PagePPI = 250

// Crop is a part of the upright picture in fractions of its width and height,
// origin at the top left.
type Crop struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Whole is the crop that cuts nothing.
var Whole = Crop{W: 1, H: 1}

// IsEmpty reports whether c shows nothing.
func (c Crop) IsEmpty() bool { return !(c.W > 0 && c.H > 0) }

// clamp returns c inside the picture; an empty or senseless crop is the whole.
func (c Crop) clamp() Crop {
	if c.IsEmpty() || math.IsNaN(c.X+c.Y) || math.IsInf(c.X+c.Y+c.W+c.H, 0) {
		return Whole
	}
	x, y := min(max(c.X, 0), 1), min(max(c.Y, 0), 1)
	right, bottom := min(c.X+c.W, 1), min(c.Y+c.H, 1)
	if right <= x || bottom <= y {
		return Whole
	}
	return Crop{x, y, right - x, bottom - y}
}

// area returns the share of the picture that c shows, 0 to 1.
func (c Crop) area() float64 { return c.W * c.H }

// aspect returns width by height of the upright picture; 1 if it has no size.
func (p Photo) aspect() float64 {
	if p.Width <= 0 || p.Height <= 0 {
		return 1
	}
	return float64(p.Width) / float64(p.Height)
}

// CropFor returns the largest crop of a shape (width by height in the print),
// laid so that it keeps what matters: heads first, then the salient mass. A
// senseless shape gives the whole picture. The same photo and shape always
// give the same crop.
func (p Photo) CropFor(aspect float64) Crop {
	if !(aspect > 0) || math.IsInf(aspect, 0) {
		return Whole
	}
	share := p.aspect() / aspect // below 1: height is cut, above 1: width
	switch {
	case share < 1:
		return Crop{0, p.Focus.place(vertical, share), 1, share}
	case share > 1:
		return Crop{p.Focus.place(horizontal, 1/share), 0, 1 / share, 1}
	}
	return Whole
}

// Loss returns the share of the picture that a crop cuts away, 0 to 1.
func (p Photo) Loss(c Crop) float64 { return max(0, 1-c.clamp().area()) }

// PPI returns the resolution of a crop printed at a width, in pixels of the
// original per inch; 0 for no width.
func (p Photo) PPI(c Crop, width geom.Length) float64 {
	if width <= 0 {
		return 0
	}
	inches := float64(width) / float64(geom.Inch)
	return c.clamp().W * float64(p.Width) / inches
}

// PixelsAt returns the pixels of a printed size at a resolution, at least one
// each way.
func PixelsAt(width, height geom.Length, ppi float64) (w, h int) {
	return pixels(width, ppi), pixels(height, ppi)
}

func pixels(l geom.Length, ppi float64) int {
	return max(1, int(math.Round(float64(l)/float64(geom.Inch)*ppi)))
}
