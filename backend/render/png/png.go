// Package png writes a page of a scene as a PNG picture, for proofs and for
// golden tests.
package png

import (
	"image"
	"image/png"
	"io"

	"broadsheet/backend/render"
	"broadsheet/backend/render/raster"
	"broadsheet/backend/scene"
)

// Render draws the trimmed page with the given index, counted from 0, at a
// resolution in pixels an inch. Errors are those of raster.Light.
func Render(s *scene.Scene, page int, dpi float64, faces render.Faces, pics render.Pictures) (*image.RGBA, error) {
	return raster.Light(s, page, dpi, faces, pics)
}

// Encode writes the picture as PNG, quickly rather than small.
func Encode(w io.Writer, img image.Image) error {
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	return e.Encode(w, img)
}
