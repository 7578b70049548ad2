package colour

// Limit returns inks that come to at most a total, 0 to 4, of the same hue:
// first grey is taken out of C, M and Y together, as in under colour removal,
// then all three shrink alike. K stays, as type and depth hang on it, unless it
// is above the limit alone. Inks that are within the limit stay as they are.
// Amounts outside 0 to 1 are taken as their nearest.
func (c CMYK) Limit(total float64) CMYK {
	c = CMYK{amount(c.C), amount(c.M), amount(c.Y), amount(c.K)}
	total = max(total, 0)
	if c.Total() <= total {
		return c
	}
	c.K = min(c.K, total)
	grey := min(c.C, c.M, c.Y, (c.Total()-total)/3)
	c.C, c.M, c.Y = c.C-grey, c.M-grey, c.Y-grey
	for room := total - c.K; c.Total() > total; room *= 1 - 1e-15 { // what a sum is rounded by
		f := room / (c.C + c.M + c.Y)
		c.C, c.M, c.Y = c.C*f, c.M*f, c.Y*f
	}
	return c
}

// amount brings ink to 0 to 1; NaN is none.
func amount(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return min(v, 1)
}
