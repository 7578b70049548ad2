package desk

import (
	"math"

	"broadsheet/backend/photo"
)

// screenSharpen makes up for what reduction softens, on a screen.
const screenSharpen = 0.5

// copyOf returns the rendition that is a copy of a crop of a photo of so many
// pixels, upright: its longer side has at most longest pixels, 0 for all there
// are. It is never enlarged, and sharpened where it is reduced.
func copyOf(s photo.Spec, width, height, longest int) photo.Spec {
	w, h, scale := s.Crop.W*float64(width), s.Crop.H*float64(height), 1.0
	if longest > 0 {
		scale = min(1, float64(longest)/max(w, h, 1))
	}
	s.Width, s.Height = max(1, int(math.Round(w*scale))), max(1, int(math.Round(h*scale)))
	if scale < 1 {
		s.Sharpen = screenSharpen
	}
	return s
}
