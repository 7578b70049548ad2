package jpeg

import "math"

// limiter holds the inks of decoded pixels under a limit. What quantising adds
// to a pixel can be tens of levels, so a limit on what goes in says little of
// what comes out; and a margin for the worst would lighten every shadow of
// every photo. So each unit that might be over is decoded as it will be read,
// and only one that is over gives way.
type limiter struct {
	quantiser *quantiser
	most      int32 // levels, at least 255: black alone is always allowed
	reach     int32 // the most that quantising can add to a pixel's inks
}

// newLimiter computes the reach. The transform is orthonormal: no sample is
// farther off than the root of the squares of all that its block's coefficients
// are, half a step each. Rounding samples, there and back, adds at most two.
func newLimiter(q *quantiser, most int) *limiter {
	sum := 0.0
	for _, step := range q.steps {
		sum += float64(step*step) / 4
	}
	return &limiter{q, int32(most), 4 * int32(math.Ceil(math.Sqrt(sum))+2)}
}

// A unit that is over is mostly so by little, in few pixels: these are taken
// back three times. What is over then, all of it near the limit and full of
// edges, is held to lower and lower limits; what is over still is lightened.
const (
	pixelTries = 3
	limitTries = 10
	// lessThanNone is how far below no ink at all a sample may be asked for:
	// quantising adds ink where there is none.
	lessThanNone = 64
)

// hold changes the coefficients of a unit until no pixel is over the limit.
// Black stays: it carries the drawing.
func (l *limiter) hold(u *unit) {
	if u.most+l.reach <= l.most {
		return
	}
	var e excess
	l.decode(&e, u, 3)
	margin := int32(0)
	for try := range int32(pixelTries + limitTries) {
		l.measure(&e, u)
		switch {
		case e.most <= 0:
			return
		case try < pixelTries:
			u.takeBack(&e, 1+try/2)
		default:
			margin += e.most + margin/4
			u.holdTo(l.most - margin)
		}
		l.quantise(u)
	}
	l.lighten(u, &e)
}

// excess is a unit as it will be read, in inks, and by how much its pixels are
// over the limit.
type excess struct {
	most int32
	by   [64]int32
	inks [4][64]uint8
}

// measure decodes the colours, the only ones that change, and adds up.
func (l *limiter) measure(e *excess, u *unit) {
	for c := range 3 {
		l.decode(e, u, c)
	}
	e.most = math.MinInt32
	for k := range e.by {
		e.by[k] = int32(e.inks[0][k]) + int32(e.inks[1][k]) + int32(e.inks[2][k]) + int32(e.inks[3][k]) - l.most
		e.most = max(e.most, e.by[k])
	}
}

// decode decodes a channel.
func (l *limiter) decode(e *excess, u *unit, c int) {
	last := 0
	if u.isCoded[c]&^1 != 0 {
		last = 63
	}
	inks := &e.inks[c]
	transformBlock(inks[:], 8, 8, &u.stored[c], &l.quantiser.steps, last)
	for k := range inks {
		inks[k] = 255 - inks[k]
	}
}

// quantise makes the coefficients of the colours anew.
func (l *limiter) quantise(u *unit) {
	for c := range 3 {
		u.isCoded[c] = l.quantiser.quantise(&u.stored[c], &u.samples[c])
	}
}

// takeBack takes so many times the excess out of the samples, from each colour
// by its share.
func (u *unit) takeBack(e *excess, times int32) {
	for k, by := range e.by {
		if by <= 0 {
			continue
		}
		sum := int32(e.inks[0][k]) + int32(e.inks[1][k]) + int32(e.inks[2][k])
		for c := range 3 {
			less := (by*times*int32(e.inks[c][k]) + sum - 1) / max(sum, 1)
			u.samples[c][k] = min(u.samples[c][k]+less, mostLight+lessThanNone)
		}
	}
}

// holdTo takes the colours back, each by its share, where the inks of a pixel
// come to more than a limit.
func (u *unit) holdTo(limit int32) {
	for k := range 64 {
		a, b, c := mostLight-u.samples[0][k], mostLight-u.samples[1][k], mostLight-u.samples[2][k]
		colour, room := a+b+c, max(limit-(mostLight-u.samples[3][k]), 0)
		if colour > room {
			u.samples[0][k] = mostLight - a*room/colour
			u.samples[1][k] = mostLight - b*room/colour
			u.samples[2][k] = mostLight - c*room/colour
		}
	}
}

// lighten takes the means of the colours back step by step. Where even that
// leaves too much, for a block of great contrast cannot be lightened evenly,
// the colours go: then black is alone, and below any limit.
func (l *limiter) lighten(u *unit, e *excess) {
	step := l.quantiser.steps[0]
	none := int16(8*mostLight/step) + 1 // the mean that leaves no ink
	for isLeft := true; isLeft; {
		l.measure(e, u)
		if e.most <= 0 {
			return
		}
		isLeft = false
		for c := range 3 {
			if b := &u.stored[c]; b[0] < none {
				b[0] = min(b[0]+int16(e.most*8/3/step)+1, none)
				isLeft = true
			}
		}
	}
	for c := range 3 {
		u.stored[c], u.isCoded[c] = [64]int16{none}, 0
	}
}
