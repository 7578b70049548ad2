package photo

import (
	"image"
	"image/color"
	"sync"
)

// Inking is how much ink the press's profile makes of a picture before the
// limit is put upon it.
type Inking struct {
	Most  float64 // of any pixel, all inks together, in percent
	Share float64 // of the pixels that are over the limit, 0 to 1
	Worst Crop    // where most of what is over lies, in fractions of the picture
}

// cells are the parts of a picture, across and down, among which the worst is
// looked for: on a newspaper's photo one is a finger's breadth wide.
const cells = 12

// Limit is what the condition holds every pixel to, in percent.
func (c *Condition) Limit() float64 { return float64(c.most) * 100 / 255 }

// MayExceed reports whether the profile by itself makes more ink of some colour
// than the limit allows: one that was made for the limit does not, and its
// pictures need not be measured.
func (c *Condition) MayExceed() bool {
	c.heaviest.once.Do(func() { c.heaviest.isOver = c.heaviestColour() > c.most+roundings })
	return c.heaviest.isOver
}

// heaviest is what MayExceed found out.
type heaviest struct {
	once   sync.Once
	isOver bool
}

// roundings is how much four inks that are each rounded may be over, in levels
// of 255.
const roundings = 2

// heaviestColour is the most ink of any colour of sRGB, of 52 steps to each of
// its three: profiles have 9 to 33.
func (c *Condition) heaviestColour() int {
	const step, steps = 5, 52
	most, rgb, inks := 0, make([]byte, 3*steps), make([]byte, 4*steps)
	for r := range steps {
		for g := range steps {
			for b := range steps {
				rgb[3*b], rgb[3*b+1], rgb[3*b+2] = byte(r*step), byte(g*step), byte(b*step)
			}
			c.inks(inks, rgb)
			for b := range steps {
				most = max(most, int(inks[4*b])+int(inks[4*b+1])+int(inks[4*b+2])+int(inks[4*b+3]))
			}
		}
	}
	return most
}

// Inking measures an upright picture of light. A grey one is printed with black
// alone and over no limit.
func (c *Condition) Inking(img image.Image) (out Inking) {
	size := img.Bounds().Size()
	if _, isGrey := img.(*image.Gray); isGrey || size.X == 0 || size.Y == 0 {
		return out
	}
	var excess [cells * cells]int
	over, most := 0, 0
	rgb, inks := make([]byte, 3*size.X), make([]byte, 4*size.X)
	for y := range size.Y {
		shownRow(rgb, img, y)
		c.inks(inks, rgb)
		for x := range size.X {
			sum := int(inks[4*x]) + int(inks[4*x+1]) + int(inks[4*x+2]) + int(inks[4*x+3])
			most = max(most, sum)
			if sum > c.most {
				over++
				excess[y*cells/size.Y*cells+x*cells/size.X] += sum - c.most
			}
		}
	}
	out.Most, out.Share = float64(most)*100/255, float64(over)/float64(size.X*size.Y)
	out.Worst = worstOf(&excess)
	return out
}

// shownRow writes a row of any picture as sRGB.
func shownRow(rgb []byte, img image.Image, y int) {
	if ycc, ok := img.(*image.YCbCr); ok && ycc.Rect.Min == (image.Point{}) {
		lightRow(rgb, ycc, y)
		return
	}
	at := img.Bounds().Min
	if ycc, ok := img.(*image.YCbCr); ok { // a part of one
		for x := range len(rgb) / 3 {
			i, k := ycc.YOffset(at.X+x, at.Y+y), ycc.COffset(at.X+x, at.Y+y)
			rgb[3*x], rgb[3*x+1], rgb[3*x+2] = color.YCbCrToRGB(ycc.Y[i], ycc.Cb[k], ycc.Cr[k])
		}
		return
	}
	for x := range len(rgb) / 3 {
		p := color.NRGBAModel.Convert(img.At(at.X+x, at.Y+y)).(color.NRGBA)
		rgb[3*x], rgb[3*x+1], rgb[3*x+2] = p.R, p.G, p.B
	}
}

// worstOf is the cell with the most, the first of equals; empty where there is
// nothing.
func worstOf(excess *[cells * cells]int) Crop {
	worst := 0
	for i, v := range excess {
		if v > excess[worst] {
			worst = i
		}
	}
	if excess[worst] == 0 {
		return Crop{}
	}
	side := 1.0 / cells
	return Crop{X: float64(worst%cells) * side, Y: float64(worst/cells) * side, W: side, H: side}
}
