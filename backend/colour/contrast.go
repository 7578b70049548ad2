package colour

// Contrast is the ratio of the light that two printed colours give back, 1 to
// 21, as WCAG 2 measures it.
func (c CMYK) Contrast(other CMYK) float64 {
	a, b := c.Luminance(), other.Luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// Luminance is the light that a printed colour gives back, 0 to 1.
func (c CMYK) Luminance() float64 {
	r, g, b := c.RGB()
	return 0.2126*linear(float64(r)/255) + 0.7152*linear(float64(g)/255) + 0.0722*linear(float64(b)/255)
}
