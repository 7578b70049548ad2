package design

import "broadsheet/backend/colour"

// leastContrast of small type and what it stands on: WCAG 2, level AA.
const leastContrast = 4.5

// Legible returns a panel and a paint for small type that can be read on it:
// the type's own paint, else black or white. A panel on which neither can be
// read is printed lighter until one can.
func Legible(panel, text Paint) (Paint, Paint) {
	if panel.Contrast(text.CMYK) >= leastContrast {
		return panel, text
	}
	strong := panel
	for share := 0.95; bestOn(panel).Contrast(panel.CMYK) < leastContrast; share -= 0.05 {
		panel = strong.Tint(max(0, share))
	}
	return panel, bestOn(panel)
}

// bestOn returns black or white, whichever stands out more.
func bestOn(panel Paint) Paint {
	if panel.Contrast(colour.Black.CMYK) >= panel.Contrast(colour.White.CMYK) {
		return colour.Black
	}
	return colour.White
}

// IsReversed reports whether type is lighter than what it stands on.
func IsReversed(panel, text Paint) bool { return text.Luminance() > panel.Luminance() }
