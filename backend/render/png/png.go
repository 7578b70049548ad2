// Package png draws a page of a scene as a picture, for proofs and for golden
// tests. Edges are smoothed; inks look as they do in print.
//
// A page is planned first: every item becomes a stroke with its place in
// pixels, each distinct glyph one mask, each photo one scaled picture, made on
// all processors. Then bands of the page are painted side by side; a band
// paints the strokes that touch it in the scene's order, so the picture does
// not depend on how many processors there are.
package png

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"
	"runtime"

	"golang.org/x/sync/errgroup"

	"broadsheet/backend/geom"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// maxPixels limits a picture to 1 GB.
const maxPixels = 1 << 28

// Render draws the trimmed page with the given index, counted from 0, at a
// resolution in pixels an inch. Errors: no such page, a size that cannot be
// made, *render.FaceError, *render.PictureError.
func Render(s *scene.Scene, page int, dpi float64, faces render.Faces, pics render.Pictures) (*image.RGBA, error) {
	if s == nil || page < 0 || page >= len(s.Pages) {
		return nil, fmt.Errorf("png: the scene has no page %d", page+1)
	}
	p := &s.Pages[page]
	v, err := newView(p.Trim, dpi)
	if err != nil {
		return nil, err
	}
	plan := newPlan(v, faces)
	if err := plan.items(p.Items, v.bounds); err != nil {
		return nil, err
	}
	if err := plan.prepare(pics); err != nil {
		return nil, err
	}
	dst := image.NewRGBA(v.bounds)
	paint(dst, plan.strokes)
	return dst, nil
}

// Encode writes the picture as PNG, quickly rather than small.
func Encode(w io.Writer, img image.Image) error {
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	return e.Encode(w, img)
}

// view maps page space to pixels.
type view struct {
	trim   geom.Rect
	scale  float64 // pixels in 1/1000 pt
	bounds image.Rectangle
}

func newView(trim geom.Rect, dpi float64) (view, error) {
	v := view{trim: trim, scale: dpi / float64(geom.Inch)}
	w, h := math.Round(float64(trim.W)*v.scale), math.Round(float64(trim.H)*v.scale)
	if !(w >= 1 && h >= 1 && w*h <= maxPixels) {
		return v, fmt.Errorf("png: a page of %.1f × %.1f mm cannot be drawn at %g dpi", trim.W.MM(), trim.H.MM(), dpi)
	}
	v.bounds = image.Rect(0, 0, int(w), int(h))
	return v, nil
}

// pixel returns a place in pixels.
func (v *view) pixel(p geom.Point) (x, y float64) {
	return float64(p.X-v.trim.X) * v.scale, float64(p.Y-v.trim.Y) * v.scale
}

// whole returns the rectangle with its edges at the nearest whole pixels.
func (v *view) whole(r geom.Rect) image.Rectangle {
	x0, y0 := v.pixel(geom.Point{X: r.X, Y: r.Y})
	x1, y1 := v.pixel(geom.Point{X: r.Right(), Y: r.Bottom()})
	return image.Rect(round(x0), round(y0), round(x1), round(y1))
}

// far is beyond any picture and safe to count with.
const far = 1 << 29

// round returns the nearest integer, held to what counting can bear.
func round(v float64) int { return int(math.Round(max(-far, min(far, v)))) }

// bandHeight is a compromise: small bands share the work evenly, large ones
// split fewer glyphs.
const bandHeight = 256

// paint fills dst with paper and paints the strokes, band by band.
func paint(dst *image.RGBA, strokes []stroke) {
	var bands errgroup.Group
	bands.SetLimit(runtime.GOMAXPROCS(0))
	for y := dst.Rect.Min.Y; y < dst.Rect.Max.Y; y += bandHeight {
		area := image.Rect(dst.Rect.Min.X, y, dst.Rect.Max.X, y+bandHeight).Intersect(dst.Rect)
		bands.Go(func() error {
			paintBand(dst.SubImage(area).(*image.RGBA), strokes)
			return nil
		})
	}
	_ = bands.Wait() // painting cannot fail
}

func paintBand(band *image.RGBA, strokes []stroke) {
	draw.Draw(band, band.Rect, image.White, image.Point{}, draw.Src)
	var b brush
	for _, s := range strokes {
		if visible := s.bounds().Intersect(band.Rect); !visible.Empty() {
			s.paint(band.SubImage(visible).(*image.RGBA), &b)
		}
	}
}
