// Package raster draws a page of a scene in pixels: as light, for proofs on
// the screen and for golden tests, or as ink, plate by plate, for separations.
// Edges are smoothed.
//
// A page is planned first: every item becomes a stroke with its place in
// pixels, each distinct glyph one mask, each photo one scaled picture, made on
// all processors. Then bands of the page are painted side by side; a band
// paints the strokes that touch it in the scene's order, so the picture does
// not depend on how many processors there are.
package raster

import (
	"fmt"
	"image"
	"math"
	"runtime"

	"golang.org/x/sync/errgroup"

	"broadsheet/backend/geom"
	"broadsheet/backend/render"
	"broadsheet/backend/render/ground"
	"broadsheet/backend/scene"
)

// maxPixels limits a picture to 1 GB.
const maxPixels = 1 << 28

// Light draws the trimmed page with the given index, counted from 0, at a
// resolution in pixels an inch, as it looks in print by colour's plain
// approximation; nobody's press, so that paints are as they say and black hides
// what it lies on, which looks the same. Errors: no such page, a size that cannot be made,
// *render.FaceError, *render.PictureError.
func Light(s *scene.Scene, page int, dpi float64, faces render.Faces, pics render.Pictures) (*image.RGBA, error) {
	plan, err := planPage(s, page, dpi, ground.Rules{}, faces)
	if err != nil {
		return nil, err
	}
	if err := plan.prepare(pics, (*photoStroke).asLight); err != nil {
		return nil, err
	}
	dst := image.NewRGBA(plan.bounds)
	paint(light{dst}, plan.strokes)
	return dst, nil
}

// Plates draws the page as the four plates print it: each pixel holds the
// amounts of C, M, Y and K, 255 is solid. Paints, and what black overprints, are
// those of a file by the same rules. Errors are those of Light.
func Plates(s *scene.Scene, page int, dpi float64, rules ground.Rules, faces render.Faces, pics render.Pictures) (*image.CMYK, error) {
	plan, err := planPage(s, page, dpi, rules, faces)
	if err != nil {
		return nil, err
	}
	if err := plan.prepare(pics, (*photoStroke).asInk); err != nil {
		return nil, err
	}
	dst := image.NewCMYK(plan.bounds)
	paint(plates{dst}, plan.strokes)
	return dst, nil
}

// planPage plans a page, without pictures and masks.
func planPage(s *scene.Scene, page int, dpi float64, rules ground.Rules, faces render.Faces) (*plan, error) {
	if s == nil || page < 0 || page >= len(s.Pages) {
		return nil, fmt.Errorf("raster: the scene has no page %d", page+1)
	}
	p := &s.Pages[page]
	v, err := newView(p.Trim, dpi)
	if err != nil {
		return nil, err
	}
	plan := newPlan(v, rules, faces)
	return plan, plan.items(p.Items, nil)
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
		return v, fmt.Errorf("raster: a page of %.1f × %.1f mm cannot be drawn at %g dpi", trim.W.MM(), trim.H.MM(), dpi)
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
func paint(dst surface, strokes []stroke) {
	var bands errgroup.Group
	bands.SetLimit(runtime.GOMAXPROCS(0))
	all := dst.bounds()
	for y := all.Min.Y; y < all.Max.Y; y += bandHeight {
		area := image.Rect(all.Min.X, y, all.Max.X, y+bandHeight).Intersect(all)
		bands.Go(func() error {
			paintBand(dst.part(area), strokes)
			return nil
		})
	}
	_ = bands.Wait() // painting cannot fail
}

func paintBand(band surface, strokes []stroke) {
	band.clear()
	var b brush
	for _, s := range strokes {
		if visible := s.bounds().Intersect(band.bounds()); !visible.Empty() {
			s.paint(band.part(visible), &b)
		}
	}
}
