package photo

import (
	"image"

	"broadsheet/backend/photo/jpeg"
)

// print separates a printed picture and packs it.
func (c *Condition) print(img image.Image, quality int) (Rendition, error) {
	s, space := c.separate(img)
	r := Rendition{Width: s.Width, Height: s.Height, Space: space}
	if c.packing == FlateAlone {
		r.Data, r.Coding = deflate(s), Flate
		return r, nil
	}
	data, err := jpeg.Encode(s, jpeg.EncodeOptions{Quality: quality, MostInk: c.most - decodersDiffer})
	if err != nil {
		return Rendition{}, err
	}
	r.Data = data
	if c.packing == Smallest && isGraphic(s, len(data)) {
		if rows := deflate(s); len(rows) <= len(data) {
			r.Data, r.Coding = rows, Flate
		}
	}
	return r, nil
}

// To tell a graphic from a photo, so many rows of each so many are packed: a
// sixteenth of the picture says within a fifth or so what the whole will come
// to, and photos, where Flate takes three times as much as a JPEG, are spared
// the rest.
const (
	triedRows = 8
	everyRows = 128
	doubt     = 5 // a fifth
)

// isGraphic reports whether a picture may be no larger as Flate than so many
// bytes.
func isGraphic(s jpeg.Samples, bytes int) bool {
	rows := s.Height/everyRows*triedRows + min(s.Height%everyRows, triedRows)
	packed := len(deflateSome(s, triedRows, everyRows))
	return packed*s.Height/rows <= bytes+bytes/doubt
}
