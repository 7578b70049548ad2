package photo

import (
	"context"
	"image"
	"image/color"
)

// negativeWidth is the least width, stored way, of the reduced picture kept in
// memory: enough for the dominant photo of a page (231 mm at 250 ppi are 2,280
// pixels) with something to choose from.
const negativeWidth = 2600

// negative is a decoded picture kept for its renditions: grey or YCbCr of sRGB,
// as stored (not turned), halved as often as its width allows.
type negative struct {
	picture       image.Image     // *image.Gray or *image.YCbCr, origin at 0, 0
	width, height int             // of the original, as stored
	halvings      int             // how often picture was halved
	least         int             // halvings without which it could not be decoded
	region        image.Rectangle // what picture shows of the original, as stored
	damage        string          // why a part of it is grey or wrong; mostly nothing
	orientation   int
}

// size returns the bytes that the negative holds.
func (n *negative) size() int64 {
	switch m := n.picture.(type) {
	case *image.Gray:
		return int64(len(m.Pix))
	case *image.YCbCr:
		return int64(len(m.Y) + len(m.Cb) + len(m.Cr))
	}
	return 0
}

// aloneMargin is how many pixels across there are at least to one of a rendition
// that is alone: what is halved by the decoder is a little softer than what is
// made smaller by us.
const aloneMargin = 2

// bestHalvings returns how often to halve a negative: what most uses bear, or
// less where the rendition wanted needs more pixels.
func (n *negative) bestHalvings(wanted *Spec) int {
	reduction := float64(n.width) / negativeWidth
	if wanted != nil {
		own := n.reduction(*wanted)
		reduction = min(reduction, own)
		if wanted.IsAlone {
			reduction = max(reduction, own/aloneMargin)
		}
	}
	return max(n.least, halvingsFor(reduction))
}

// reduction returns how many pixels of the original there are to one of a
// rendition, across or down, whichever is less.
func (n *negative) reduction(s Spec) float64 {
	part := s.Crop.stored(n.orientation)
	w, h := turned(s.Width, s.Height, n.orientation)
	return min(part.W*float64(n.width)/float64(w), part.H*float64(n.height)/float64(h))
}

// newNegative makes the negative of an original whose header has been read, the
// whole of it, for a rendition if one is given; it has no picture yet.
func newNegative(data []byte, h header, wanted *Spec) *negative {
	facts, _ := readMetadata(h.format.name, data) // Probe has told of errors
	n := &negative{width: h.width, height: h.height, orientation: h.orientation(facts.orientation), least: h.leastHalvings()}
	n.halvings, n.region = n.bestHalvings(wanted), n.whole()
	return n
}

// develop decodes the original of a negative, as much of it as its region says,
// or all of it where a part is damaged. Errors are *finding.Error.
func (n *negative) develop(ctx context.Context, name string, data []byte, h header) (*negative, error) {
	e, err := guard(func() (exposure, error) {
		e, err := n.expose(ctx, data, h)
		if err == nil {
			h.inSRGB(e.picture, data)
		}
		return e, err
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, decodeError(name, err)
	}
	n.picture, n.damage = e.picture, e.damage
	return n, nil
}

// expose decodes the region.
func (n *negative) expose(ctx context.Context, data []byte, h header) (exposure, error) {
	if !n.isWhole() {
		if e, ok := developPart(data, h, n.halvings, n.region); ok {
			return e, nil
		}
		n.region = n.whole()
	}
	return h.format.decode(ctx, data, h, n.halvings)
}

// cut takes away what is left of a half at the right and lower edges; sizes
// are rounded down for all formats.
func cut(img image.Image, canvas image.Rectangle) image.Image {
	m, ok := img.(interface {
		SubImage(image.Rectangle) image.Image
	})
	if !ok {
		return img
	}
	return m.SubImage(canvas)
}

// inkRow converts a row of CMYK, 255 for full ink, to RGB.
type inkRow func(dst, src []byte) []byte

// fixed turns whatever a decoder gives into grey or YCbCr, halved so many
// times. Only the result is made in full. CMYK needs ink.
func fixed(img image.Image, canvas image.Rectangle, ink inkRow, times int) image.Image {
	switch m := img.(type) {
	case *image.Gray:
		if m.Rect == canvas {
			return halveGray(m, times)
		}
	case *image.YCbCr:
		if m.Rect == canvas {
			return halveYCbCr(m, times)
		}
	}
	return printed(img, canvas, ink, times)
}

func halveGray(m *image.Gray, times int) image.Image {
	if times == 0 {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := image.NewGray(halved(m.Rect, times))
	fill([]plane{grey(out)}, newPlaneRows(grey(m)), w, h, times)
	return out
}

// halveYCbCr keeps the subsampling: all planes are halved.
func halveYCbCr(m *image.YCbCr, times int) image.Image {
	if times == 0 {
		return m
	}
	out := image.NewYCbCr(halved(m.Rect, times), m.SubsampleRatio)
	fill([]plane{luma(out)}, newPlaneRows(luma(m)), m.Rect.Dx(), m.Rect.Dy(), times)
	to, from := chroma(out), chroma(m)
	for i := range to {
		boxFilter(to[i], from[i], 1<<times)
	}
	return out
}

// printed lays a picture of any kind on white paper. A frame smaller than its
// canvas (GIF, WebP) stands in its place on it.
func printed(img image.Image, canvas image.Rectangle, ink inkRow, times int) image.Image {
	size := halved(canvas, times)
	if m := img.ColorModel(); m == color.Gray16Model || m == color.GrayModel {
		out := image.NewGray(size)
		fill([]plane{grey(out)}, newPictureRows(img, nil, canvas.Dx(), 1), canvas.Dx(), canvas.Dy(), times)
		return out
	}
	out := image.NewYCbCr(size, image.YCbCrSubsampleRatio444)
	c := chroma(out)
	fill([]plane{luma(out), c[0], c[1]}, newPictureRows(img, ink, canvas.Dx(), 3), canvas.Dx(), canvas.Dy(), times)
	return out
}

// halved returns a size halved so many times, rounded down, at least 1 by 1.
func halved(r image.Rectangle, times int) image.Rectangle {
	return image.Rect(0, 0, max(1, r.Dx()>>times), max(1, r.Dy()>>times))
}
