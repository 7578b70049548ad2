package raster

import (
	"image"
	"math"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"broadsheet/backend/colour"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/render"
	"broadsheet/backend/render/ground"
	"broadsheet/backend/scene"
)

// stroke is one thing to paint.
type stroke interface {
	// bounds is where it may paint, in pixels, its clip already taken off.
	bounds() image.Rectangle
	// paint paints the part that lies in dst.
	paint(dst surface, b *brush)
}

// plan turns a page's items into strokes.
type plan struct {
	view
	faces    render.Faces
	strokes  []stroke
	masks    map[maskKey]*mask
	order    []*mask // by first use
	photos   []*photoStroke
	inks     map[colour.CMYK]*ink
	ground   ground.Page
	pageClip *geom.Rect      // of the items under way, in page space; nil: none
	clip     image.Rectangle // the same in pixels
}

func newPlan(v view, rules ground.Rules, faces render.Faces) *plan {
	return &plan{
		view: v, faces: faces, masks: map[maskKey]*mask{}, inks: map[colour.CMYK]*ink{}, ground: ground.Page{Rules: rules},
	}
}

// items plans items inside a clip in page space; nil: on the whole page.
func (p *plan) items(items []scene.Item, clip *geom.Rect) error {
	for _, item := range items {
		p.clipTo(clip)
		switch v := item.(type) {
		case scene.Group:
			if err := p.items(v.Items, ground.Narrow(clip, v.Clip)); err != nil {
				return err
			}
		case scene.Glyphs:
			if err := p.glyphs(&v); err != nil {
				return err
			}
		case scene.Picture:
			p.picture(&v)
		case scene.Fill:
			p.fill(&v)
		case scene.Rule:
			p.rule(&v)
		}
	}
	return nil
}

// clipTo has what follows painted inside a clip.
func (p *plan) clipTo(clip *geom.Rect) {
	p.pageClip, p.clip = clip, p.bounds
	switch {
	case clip == nil:
	case clip.IsEmpty(): // as a rectangle of pixels it would be turned round
		p.clip = image.Rectangle{}
	default:
		p.clip = p.bounds.Intersect(p.whole(*clip))
	}
}

// ink returns a paint as the surfaces need it.
func (p *plan) ink(paint colour.Paint) *ink {
	v, ok := p.inks[paint.CMYK]
	if !ok {
		v = newInk(p.ground.Inks(paint))
		p.inks[paint.CMYK] = v
	}
	return v
}

// add plans a stroke that can be seen.
func (p *plan) add(s stroke) {
	if !s.bounds().Empty() {
		p.strokes = append(p.strokes, s)
	}
}

func (p *plan) glyphs(g *scene.Glyphs) error {
	n := min(len(g.GIDs), len(g.X))
	if n == 0 || g.Size <= 0 {
		return nil
	}
	face, ok := p.faces.ByID(font.FaceID(g.Face))
	if !ok {
		return &render.FaceError{Face: font.FaceID(g.Face), Err: render.ErrNoFace}
	}
	ink, over := p.ink(g.Paint), p.ground.Glyphs(g, p.pageClip)
	upem := max(1, float64(face.Metrics().UnitsPerEm))
	em := float64(g.Size) * p.scale / upem // pixels in a font unit
	across := em
	if g.ScaleX > 0 && !math.IsInf(g.ScaleX, 0) {
		across *= g.ScaleX
	}
	for i := range n {
		rise := geom.Length(0)
		if i < len(g.Y) {
			rise = g.Y[i]
		}
		x, y := p.pixel(geom.Point{X: g.Origin.X + g.X[i], Y: g.Origin.Y - rise})
		px, subX := split(x)
		py, subY := split(y)
		key := maskKey{face, font.GID(g.GIDs[i]), across, em, subX, subY}
		if reach := max(em, across) * upem * 4; !p.near(px, py, int(min(far, reach))+2) {
			continue
		}
		p.strokes = append(p.strokes, &glyphStroke{p.mask(key), image.Pt(px, py), p.clip, ink, over})
	}
	return nil
}

// near reports whether a place lies within a distance of the clip: glyphs
// reach not much farther than their size.
func (p *plan) near(x, y, reach int) bool {
	return image.Pt(x, y).In(p.clip.Inset(-reach))
}

// mask returns the mask of a key; it is drawn later.
func (p *plan) mask(k maskKey) *mask {
	m, ok := p.masks[k]
	if !ok {
		m = &mask{key: k}
		p.masks[k] = m
		p.order = append(p.order, m)
	}
	return m
}

// prepare draws the masks and fetches the photos, each made ready for its
// surface, on all processors.
func (p *plan) prepare(pics render.Pictures, ready func(*photoStroke, image.Image)) error {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for _, s := range p.photos {
		work.Go(func() error { return s.fetch(pics, ready) })
	}
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() error {
			var b brush
			for i := next.Add(1) - 1; i < int64(len(p.order)); i = next.Add(1) - 1 {
				p.order[i].draw(&b)
			}
			return nil
		})
	}
	return work.Wait()
}
