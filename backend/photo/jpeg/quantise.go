package jpeg

// The tables of T.81, K.1 and K.2, for quality 50, row by row.
var (
	luminance = [64]int32{
		16, 11, 10, 16, 24, 40, 51, 61,
		12, 12, 14, 19, 26, 58, 60, 55,
		14, 13, 16, 24, 40, 57, 69, 56,
		14, 17, 22, 29, 51, 87, 80, 62,
		18, 22, 37, 56, 68, 109, 103, 77,
		24, 35, 55, 64, 81, 104, 113, 92,
		49, 64, 78, 87, 103, 121, 120, 101,
		72, 92, 95, 98, 112, 100, 103, 99,
	}
	chrominance = [64]int32{
		17, 18, 24, 47, 99, 99, 99, 99,
		18, 21, 26, 66, 99, 99, 99, 99,
		24, 26, 56, 99, 99, 99, 99, 99,
		47, 66, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
	}
)

// quantiser divides coefficients by their steps.
type quantiser struct {
	steps  [64]int32 // row by row
	stored [64]byte  // in the order of a file
	// A coefficient, 8 times as large, half a step added, times its inverse
	// is quantised in the bits above inverseBits.
	half     [64]int32
	inverses [64]uint64
}

const inverseBits = 32

// newQuantisers scales the tables as libjpeg does. Which channel takes which says
// tableOf.
func newQuantisers(quality int) [2]*quantiser {
	return [2]*quantiser{newQuantiser(&luminance, quality), newQuantiser(&chrominance, quality)}
}

func newQuantiser(table *[64]int32, quality int) *quantiser {
	quality = min(max(quality, 1), 100)
	scale := int32(200 - 2*quality)
	if quality < 50 {
		scale = int32(5000 / quality)
	}
	q := &quantiser{}
	for k, v := range table {
		step := min(max((v*scale+50)/100, 1), 255)
		q.steps[k], q.half[k] = step, 4*step
		q.inverses[k] = (1<<inverseBits + 8*uint64(step) - 1) / (8 * uint64(step))
	}
	for k := range q.stored {
		q.stored[k] = byte(q.steps[zigzag[k]])
	}
	return q
}

// mostStored is the largest coefficient that baseline codes have a size for,
// the mean aside (T.81, F.1.2.2).
const mostStored = 1023

// quantise transforms samples and rounds their frequencies to whole steps. Bit
// k of what it returns says that the k-th, as a file stores them, is not 0.
func (q *quantiser) quantise(to *[64]int16, samples *[64]int32) (isCoded uint64) {
	var f [64]int32
	fdct8(&f, samples)
	for k, v := range f {
		sign := v >> 31
		n := int32(uint64((v^sign)-sign+q.half[k]) * q.inverses[k] >> inverseBits)
		to[k] = int16((min(n, mostStored) ^ sign) - sign)
		isCoded |= uint64(uint32(-n)>>31) << (storedAt[k] & 63)
	}
	return isCoded
}

// storedAt is zigzag the other way round.
var storedAt = func() (at [64]uint8) {
	for i, k := range zigzag[:64] {
		at[k] = uint8(i)
	}
	return at
}()
