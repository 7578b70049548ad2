package desk

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"math"
	"sync"
	"sync/atomic"

	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// renditions are the pictures of one scene at their printed sizes. Each is
// made once and then serves every format: the PDF and the proofs show the
// same pixels. It is safe for concurrent use.
type renditions struct {
	ctx      context.Context // of the export that is under way
	darkroom *photo.Darkroom
	ppi      float64 // that the design asks for, 0: what the darkroom thinks right
	// condition is the press that they are for, nil for light; quality is of
	// the JPEG, 0 takes the page's.
	condition *photo.Condition
	quality   int
	// name tells a photo's file name, for messages; note and tell are called
	// from any goroutine.
	name func(photo.ID) string
	note func(finding.Finding)
	tell func(Step)

	made *sync.Map // photo.Spec to *rendition
	done *atomic.Int64
	of   int
}

type rendition struct {
	once sync.Once
	photo.Rendition
	err error
}

// Picture implements the renderers' Pictures. A picture that cannot be made is
// replaced by a plain grey one and told as an error finding, so that the rest
// of the page is still there to look at; only the end of the context stops it.
func (r renditions) Picture(photoID string, crop scene.Crop, tone scene.Tone, width, height geom.Length) (render.Encoded, error) {
	spec := r.spec(photo.ID(photoID), photo.Crop(crop), width, height)
	spec.Tone = photo.Tone(tone)
	slot, _ := r.made.LoadOrStore(spec, new(rendition))
	one := slot.(*rendition)
	one.once.Do(func() { r.make(one, spec) })
	return one.Rendition, one.err
}

// pressed returns the same for a profile: in its resolution, quality and inks.
func (r renditions) pressed(p *pressing) renditions {
	r.ppi, r.quality, r.condition = p.profile.Photos.PPI, p.profile.Photos.Quality, p.condition
	return r
}

// spec asks for the design's resolution; the darkroom gives less where the
// photo has not so many pixels.
func (r renditions) spec(id photo.ID, crop photo.Crop, width, height geom.Length) photo.Spec {
	spec := photo.PageSpec(id, crop, width, height)
	if r.ppi > 0 {
		spec.Width, spec.Height = photo.PixelsAt(width, height, r.ppi)
	}
	spec.Name = r.name(id)
	spec.Condition = r.condition
	if r.quality > 0 {
		spec.Quality = r.quality
	}
	return spec
}

func (r renditions) make(one *rendition, spec photo.Spec) {
	one.Rendition, one.err = r.darkroom.Rendition(r.ctx, spec)
	if one.err != nil && r.ctx.Err() == nil {
		at := finding.Place{File: spec.Name}
		r.note(finding.New(finding.Fault, RenditionFailed, at, "reason", one.err.Error()))
		one.Rendition, one.err = greyPicture(spec.Width, spec.Height)
		if spec.Condition != nil {
			one.Space = photo.Black
		}
	}
	r.tell(Step{Name: "renditions", Done: int(r.done.Add(1)), Of: r.of})
}

// greyPicture is a small picture of a size's shape in the grey of a blank.
func greyPicture(width, height int) (photo.Rendition, error) {
	w, h := within(width, height, 64)
	plain := image.NewGray(image.Rect(0, 0, w, h))
	for i := range plain.Pix {
		plain.Pix[i] = 0xcc
	}
	var out bytes.Buffer
	err := jpeg.Encode(&out, plain, nil)
	return photo.Rendition{Data: out.Bytes(), Width: w, Height: h, Space: photo.Gray}, err
}

// within shrinks a size until neither side is more than limit, in its shape.
func within(w, h int, limit float64) (int, int) {
	f := min(1, limit/float64(w), limit/float64(h))
	return max(1, int(math.Round(float64(w)*f))), max(1, int(math.Round(float64(h)*f)))
}
