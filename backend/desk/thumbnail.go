package desk

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"

	"broadsheet/backend/document"
	drawing "broadsheet/backend/draw"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/render/png"
	"broadsheet/backend/scene"
)

// thumbnailVersion is part of the key in the cache: raise it whenever the same
// page gives other pixels.
const thumbnailVersion = 1

// Thumbnails are between these widths, in pixels.
const (
	leastThumbnail = 40
	mostThumbnail  = 1600
)

// screenPictures are the pictures of a page on the screen: cut out of small
// copies, so that no original is decoded for a thumbnail.
type screenPictures struct {
	ctx   context.Context
	album *album
	ppi   float64
}

// Picture implements the renderers' Pictures. A photo that cannot be shown is a
// grey area.
func (s screenPictures) Picture(photoID string, crop scene.Crop, tone scene.Tone, width, height geom.Length) (render.Encoded, error) {
	w, h := photo.PixelsAt(width, height, s.ppi)
	whole, err := s.album.screenCopy(s.ctx, photo.ID(photoID), photo.Tone(tone), int(float64(w)/max(crop.W, 0.05)))
	if err == nil {
		if part, err := cutOut(whole, crop); err == nil {
			return part, nil
		}
	}
	return greyPicture(w, h)
}

// cutOut returns the part of a rendition that a crop shows.
func cutOut(r photo.Rendition, crop scene.Crop) (photo.Rendition, error) {
	if crop.W <= 0 || crop.H <= 0 || crop == (scene.Crop{W: 1, H: 1}) {
		return r, nil
	}
	img, err := jpeg.Decode(bytes.NewReader(r.Data))
	if err != nil {
		return photo.Rendition{}, err
	}
	part := partOf(img.Bounds(), crop)
	out := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(out, out.Bounds(), img, part.Min, draw.Src)
	var data bytes.Buffer
	err = jpeg.Encode(&data, out, &jpeg.Options{Quality: screenQuality})
	return photo.Rendition{Data: data.Bytes(), Width: part.Dx(), Height: part.Dy(), Space: photo.SRGB}, err
}

// partOf is a crop in pixels; at least one.
func partOf(b image.Rectangle, c scene.Crop) image.Rectangle {
	w, h := float64(b.Dx()), float64(b.Dy())
	x, y := b.Min.X+int(c.X*w), b.Min.Y+int(c.Y*h)
	part := image.Rect(x, y, x+max(1, int(c.W*w)), y+max(1, int(c.H*h)))
	if part = part.Intersect(b); part.Empty() {
		return b
	}
	return part
}

// Thumbnail returns a page, counted from 0, as a PNG about width pixels wide.
// The ETag changes with the document's revision; where it is the one that the
// caller knows, Data is nil.
func (n *Newsroom) Thumbnail(ctx context.Context, id string, page, width int, known string) (Image, error) {
	info, err := n.info(ctx, id)
	if err != nil {
		return Image{}, err
	}
	width = min(max(width, leastThumbnail), mostThumbnail)
	key := fmt.Sprintf("thumbnail/%d/%s/%d/%d/%d", thumbnailVersion, id, info.Revision, page, width)
	out := Image{ETag: fmt.Sprintf("%d-%d-%d-%d", thumbnailVersion, info.Revision, page, width)}
	if out.ETag == known {
		return out, nil
	}
	if data, ok := n.cache.Get(key); ok {
		out.Data = data
		return out, nil
	}
	if out.Data, err = n.drawThumbnail(ctx, id, page, width); err == nil {
		n.cache.Put(key, out.Data)
	}
	return out, err
}

func (n *Newsroom) drawThumbnail(ctx context.Context, id string, page, width int) ([]byte, error) {
	now, err := n.present(ctx, id)
	if err != nil {
		return nil, err
	}
	if page < 0 || page >= len(now.document.Pages) {
		return nil, finding.Stop(NoPage, finding.Place{}, "page", fmt.Sprint(page+1))
	}
	n.album.warm(ctx, n.album.darkroom, n.album.photosOf(now.document, page), screenWidths[0])
	return n.pictureOf(ctx, now.document, drawing.Draw(now.document, now.layout), page, width)
}

// pictureOf renders a page of a scene at a width in pixels.
func (n *Newsroom) pictureOf(ctx context.Context, d *document.Document, s *scene.Scene, page, width int) ([]byte, error) {
	dpi := float64(width) / (float64(d.Design.Format.Trim.W) / float64(geom.Inch))
	img, err := png.Render(s, page, dpi, n.desk.book, screenPictures{ctx, n.album, dpi})
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = png.Encode(&out, img)
	return out.Bytes(), err
}
