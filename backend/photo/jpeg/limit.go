package jpeg

import (
	"image/color"
	"math"
)

// limiter holds the inks of decoded pixels under a limit. What quantising adds
// to a pixel can be tens of levels, so a limit on what goes in says little of
// what comes out; and a margin for the worst would lighten every shadow of
// every photo. So each unit that might be over is decoded as it will be read,
// and only one that is over gives way.
type limiter struct {
	quantisers [2]*quantiser
	most       int32 // levels, at least 255: black alone is always allowed
	reach      int32 // the most that quantising can add to a pixel's inks
}

// newLimiter computes the reach. The transform is orthonormal: no sample is
// farther off than the root of the squares of all that its block's coefficients
// are, half a step each; rounding, there and back, adds at most two. Luma goes
// into three inks, black into one, and each chroma into two; not always one up
// and one down, for an ink that is not there cannot become less.
func newLimiter(q [2]*quantiser, most int) *limiter {
	luma, chroma := q[0].farthest()+2, q[1].farthest()+2
	return &limiter{q, int32(most), int32(math.Ceil(4*luma + (1.402+0.7142+1.772+0.3442)*chroma))}
}

// farthest is the most that a sample can be off.
func (q *quantiser) farthest() float64 {
	sum := 0.0
	for _, step := range q.steps {
		sum += float64(step*step) / 4
	}
	return math.Sqrt(sum)
}

// A unit that is over is mostly so by little, in few pixels: these are taken
// back three times. What is over then, all of it near the limit and full of
// edges, is held to lower and lower limits; what is over still is lightened.
const (
	pixelTries = 3
	limitTries = 10
	// lessThanNone is how far below no ink at all may be asked for:
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
		u.splitColours()
		for c := range 3 {
			u.quantise(c, &l.quantisers)
		}
	}
	l.lighten(u, &e)
}

// excess is a unit as it will be read, in inks, and by how much its pixels are
// over the limit.
type excess struct {
	most   int32
	by     [64]int32
	stored [4][64]uint8 // decoded, but still YCCK
	inks   [3][64]uint8
}

// measure decodes the colours, the only ones that change, and adds up.
func (l *limiter) measure(e *excess, u *unit) {
	for c := range 3 {
		l.decode(e, u, c)
	}
	e.most = math.MinInt32
	for k := range e.by {
		a, b, c := color.YCbCrToRGB(e.stored[0][k], e.stored[1][k], e.stored[2][k])
		e.inks[0][k], e.inks[1][k], e.inks[2][k] = a, b, c
		e.by[k] = int32(a) + int32(b) + int32(c) + 255 - int32(e.stored[3][k]) - l.most
		e.most = max(e.most, e.by[k])
	}
}

// decode decodes a channel.
func (l *limiter) decode(e *excess, u *unit, c int) {
	last := 0
	if u.isCoded[c]&^1 != 0 {
		last = 63
	}
	transformBlock(e.stored[c][:], 8, 8, &u.stored[c], &l.quantisers[tableOf(c)].steps, last)
}

// takeBack takes so many times the excess out of the inks, from each colour by
// its share.
func (u *unit) takeBack(e *excess, times int32) {
	for k, by := range e.by {
		if by <= 0 {
			continue
		}
		sum := int32(e.inks[0][k]) + int32(e.inks[1][k]) + int32(e.inks[2][k])
		for c := range 3 {
			less := (by*times*int32(e.inks[c][k]) + sum - 1) / max(sum, 1)
			u.inks[c][k] = max(u.inks[c][k]-less, -lessThanNone)
		}
	}
}

// holdTo takes the colours back, each by its share, where the inks of a pixel
// come to more than a limit.
func (u *unit) holdTo(limit int32) {
	for k := range 64 {
		a, b, c := max(u.inks[0][k], 0), max(u.inks[1][k], 0), max(u.inks[2][k], 0)
		colour, room := a+b+c, max(limit-u.inks[3][k], 0)
		if colour > room {
			u.inks[0][k], u.inks[1][k], u.inks[2][k] = a*room/colour, b*room/colour, c*room/colour
		}
	}
}

// lighten takes the mean of the colours back step by step. Where even that
// leaves too much, for a block of great contrast cannot be lightened evenly,
// the colours go: then black is alone, and below any limit.
func (l *limiter) lighten(u *unit, e *excess) {
	step := l.quantisers[0].steps[0]
	none := -int16(8*128/step) - 1 // the mean that leaves no ink
	for mean := &u.stored[0][0]; *mean > none; {
		l.measure(e, u)
		if e.most <= 0 {
			return
		}
		*mean = max(*mean-int16(e.most*8/3/step)-1, none)
	}
	for c := range 3 {
		u.stored[c], u.isCoded[c] = [64]int16{}, 0
	}
	u.stored[0][0] = none
}
