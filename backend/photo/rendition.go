package photo

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"

	"broadsheet/backend/geom"
)

const (
	// pageQuality is the JPEG quality of pictures on a page: the least at
	// which detailed photos stay at SSIM 0.98 of the picture before encoding
	// (at 88 they fall to 0.977). A page's pictures take about 2 MB.
	pageQuality = 92
	// pageSharpen is the radius (sigma, in pixels) that makes up for what
	// reduction and screen ruling soften.
	pageSharpen = 0.5
)

// renditionVersion is part of the key in the cache: raise it whenever the same
// spec gives other bytes.
const renditionVersion = 4

// toneVersion is the same for what has a tone: raise it whenever the same tone
// gives other bytes.
const toneVersion = 1

// Spec says which rendition is wanted. The same Spec of the same photo always
// gives the same bytes.
type Spec struct {
	ID   ID
	Name string // for messages only
	Crop Crop
	// Width and Height are the pixels wanted. A picture is never enlarged:
	// where the crop has fewer, the rendition has as many as there are, in
	// the same shape.
	Width, Height int
	Quality       int     // of the JPEG, 1 to 100; 0 takes the page's
	Sharpen       float64 // sigma in pixels; 0 means none
	Tone          Tone
	Condition     *Condition // nil: a JPEG of light
	// IsAlone: nothing else is printed of the photo. It is decoded no larger
	// than this rendition needs, where others share a larger negative.
	IsAlone bool
}

// PageSpec returns the rendition of a crop that is printed at a size: 250 ppi,
// sharpened for print.
func PageSpec(id ID, c Crop, width, height geom.Length) Spec {
	w, h := PixelsAt(width, height, PagePPI)
	return Spec{ID: id, Crop: c, Width: w, Height: h, Quality: pageQuality, Sharpen: pageSharpen}
}

// normal returns the spec with everything in its range.
func (s Spec) normal() Spec {
	s.Crop = s.Crop.clamp()
	s.Width, s.Height = max(s.Width, 1), max(s.Height, 1)
	if s.Quality <= 0 || s.Quality > 100 {
		s.Quality = pageQuality
	}
	if !(s.Sharpen > 0) {
		s.Sharpen = 0
	}
	s.Sharpen = min(s.Sharpen, 10)
	s.Tone = s.Tone.normal()
	if s.Condition != nil {
		s.Tone.Newsprint = false // its profile makes up for the paper and the gain, once
	}
	return s
}

// key names the rendition in the cache. Crops are told apart to a millionth.
// One without a tone has the key that it had before there were tones.
func (s Spec) key() string {
	key := fmt.Sprintf("rendition/%d/%s/%.6f,%.6f,%.6f,%.6f/%dx%d/q%d/s%.3f", renditionVersion, s.ID,
		s.Crop.X, s.Crop.Y, s.Crop.W, s.Crop.H, s.Width, s.Height, s.Quality, s.Sharpen)
	if t := s.Tone.String(); t != "" {
		key += fmt.Sprintf("/t%d%s", toneVersion, t)
	}
	if s.Condition != nil {
		key += "/press/" + s.Condition.key
	}
	if s.IsAlone {
		key += "/alone"
	}
	return key
}

// Rendition returns a rendition from the cache, or makes it and puts it there.
// Errors: *finding.Error where the original cannot be used, or the context's.
func (d *Darkroom) Rendition(ctx context.Context, s Spec) (Rendition, error) {
	s = s.normal()
	if data, ok := d.cache.Get(s.key()); ok {
		if r, ok := s.parse(data); ok {
			return r, nil
		}
	}
	r, _, err := d.Print(ctx, s)
	return r, err
}

// Print makes a rendition, whether the cache has it or not, and puts it there. It
// tells what is wrong with that of the original which the rendition shows, as
// Photo.Damage does; empty where nothing is. Errors are those of Rendition.
func (d *Darkroom) Print(ctx context.Context, s Spec) (r Rendition, damage string, err error) {
	s = s.normal()
	n, err := d.negative(ctx, original{id: s.ID, name: s.Name}, &s)
	if err != nil {
		return Rendition{}, "", err
	}
	r, err = d.print(ctx, n, s)
	return r, n.damage, err
}

// parse reads what the cache kept for a spec. False: it is damaged.
func (s Spec) parse(data []byte) (Rendition, bool) {
	if s.Condition != nil {
		return parseKept(data)
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Rendition{}, false
	}
	return Rendition{data, c.Width, c.Height, JPEG, spaceOf(c.ColorModel)}, true
}

// stored is what the cache keeps: of light, the JPEG itself.
func (s Spec) stored(r Rendition) []byte {
	if s.Condition != nil {
		return r.kept()
	}
	return r.Data
}

// spaceOf tells grey pictures from those in colour.
func spaceOf(m color.Model) Space {
	if m == color.GrayModel {
		return Gray
	}
	return SRGB
}

// print makes a rendition from a negative.
func (d *Darkroom) print(ctx context.Context, n *negative, s Spec) (Rendition, error) {
	done, err := d.work(ctx, n.printingCost(s))
	if err != nil {
		return Rendition{}, err
	}
	defer done()
	r, err := n.print(s)
	if err == nil {
		d.cache.Put(s.key(), s.stored(r))
	}
	return r, err
}

// part returns where a crop lies in the whole picture, in the negative's pixels,
// edges not rounded; at least one pixel.
func (n *negative) part(c Crop) (across, down window) {
	size := n.scaled()
	f := c.stored(n.orientation)
	sx, sy := math.Ldexp(float64(n.width), -n.halvings), math.Ldexp(float64(n.height), -n.halvings)
	return stretch(f.X*sx, (f.X+f.W)*sx, size.X), stretch(f.Y*sy, (f.Y+f.H)*sy, size.Y)
}

// stretch keeps a stretch within size and at least one long.
func stretch(from, to float64, size int) window {
	from = min(max(from, 0), float64(size-1))
	return window{from, min(max(to, from+1), float64(size))}
}

// outputSize returns the size to print, as stored: the wanted one, or less
// where the part has not so many pixels.
func (n *negative) outputSize(s Spec) (int, int) {
	across, down := n.part(s.Crop)
	w, h := turned(s.Width, s.Height, n.orientation)
	scale := min(1, (across.to-across.from)/float64(w), (down.to-down.from)/float64(h))
	return max(1, int(math.Round(float64(w)*scale))), max(1, int(math.Round(float64(h)*scale)))
}

// printingCost returns the bytes that print takes: the samples between the two
// passes of the resize, two bytes each, and about five bytes a pixel of the
// result; of inks two more for full colour, four for themselves, and eight for
// what is coded of them.
func (n *negative) printingCost(s Spec) int64 {
	_, down := n.part(s.Crop)
	w, h := n.outputSize(s)
	pixel := int64(5)
	if s.Condition != nil {
		pixel += 14
	}
	return 2*int64(w)*int64(down.to-down.from) + pixel*int64(w)*int64(h)
}

// colour returns how much of it is kept. Every ink has the full resolution: what
// colour lost of it would show as steps in all four.
func (s Spec) colour() image.YCbCrSubsampleRatio {
	if s.Condition != nil {
		return image.YCbCrSubsampleRatio444
	}
	return image.YCbCrSubsampleRatio420
}

// print cuts, resizes, turns, tones, sharpens and encodes, in this order: the
// cut part is the least to resize, and the result the least to turn; sharpening
// looks at the edges as they are printed.
func (n *negative) print(s Spec) (Rendition, error) {
	w, h := n.outputSize(s)
	across, down := n.part(s.Crop)
	img := upright(resize(n.sheet(), across, down, w, h, s.colour()), n.orientation)
	tone(img, s.Tone)
	if s.Sharpen > 0 {
		sharpen(img, s.Sharpen)
	}
	if s.Condition != nil {
		return s.Condition.print(img, s.Quality)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: s.Quality}); err != nil {
		return Rendition{}, err
	}
	return Rendition{out.Bytes(), img.Bounds().Dx(), img.Bounds().Dy(), JPEG, spaceOf(img.ColorModel())}, nil
}
