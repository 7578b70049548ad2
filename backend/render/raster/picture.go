package raster

import (
	"image"

	"golang.org/x/image/draw"

	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// photoStroke shows a photo.
type photoStroke struct {
	picture scene.Picture
	box     image.Rectangle // the whole picture
	clip    image.Rectangle
	pixels  *image.RGBA // of box, as light; there once fetched
	inks    *image.CMYK // of box, as ink
}

// picture plans a photo. Its edges stand at whole pixels, as a viewer sets
// them.
func (p *plan) picture(v *scene.Picture) {
	s := &photoStroke{picture: *v, box: p.whole(v.Rect), clip: p.clip}
	if v.Rect.IsEmpty() || s.bounds().Empty() || s.box.Dx() > maxMask*4 || s.box.Dy() > maxMask*4 {
		return
	}
	p.ground.Picture(v, p.pageClip)
	p.photos = append(p.photos, s)
	p.add(s)
}

func (s *photoStroke) bounds() image.Rectangle { return s.box.Intersect(s.clip) }

// fetch gets the rendition and makes it ready for a surface.
func (s *photoStroke) fetch(pics render.Pictures, ready func(*photoStroke, image.Image)) error {
	v := &s.picture
	if pics == nil {
		return &render.PictureError{Photo: v.Photo, Err: render.ErrNoPictures}
	}
	encoded, err := pics.Picture(v.Photo, v.Crop, v.Tone, v.Rect.W, v.Rect.H)
	if err != nil {
		return &render.PictureError{Photo: v.Photo, Err: err}
	}
	img, err := encoded.Image()
	if err != nil {
		return &render.PictureError{Photo: v.Photo, Err: err}
	}
	ready(s, img)
	return nil
}

// asLight scales the picture to the box.
func (s *photoStroke) asLight(img image.Image) {
	img = photo.InLight(img)
	s.pixels = image.NewRGBA(s.box)
	scaler(img.Bounds(), s.box).Scale(s.pixels, s.box, img, img.Bounds(), draw.Src, nil)
}

// scaler is sharp where the picture grows or shrinks little, and quick where
// so many pixels become one that no one can tell.
func scaler(from, to image.Rectangle) draw.Scaler {
	if from.Dx() > 8*to.Dx() {
		return draw.ApproxBiLinear
	}
	return draw.CatmullRom
}

func (s *photoStroke) paint(dst surface, _ *brush) { dst.show(s) }
