package jpeg

// zigzag gives the place in a block, row by row, of each coefficient in the
// order in which they are stored (T.81, figure A.6). Entries from 64 on catch
// what damaged files run into.
var zigzag = [128]uint8{
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
	12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
	58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
	63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
	63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
	63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
	63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
}

// lastNeeded returns the index, in stored order, of the last coefficient that a
// scale needs: that of the highest frequency both ways.
func lastNeeded(scale int) int {
	return [9]int{1: 0, 2: 4, 4: 24, 8: 63}[scale]
}

// clamp makes a sample of a number around 0.
func clamp(v int32) uint8 {
	v += 128
	if uint32(v) > 255 {
		return uint8(^(v >> 31))
	}
	return uint8(v)
}

// flat fills a block of one frequency, the mean.
func flat(dst []uint8, stride, scale int, dc int32) {
	v := clamp((dc + 4) >> 3)
	for y := range scale {
		row := dst[y*stride:][:scale]
		for x := range row {
			row[x] = v
		}
	}
}

// idct2 transforms the four lowest frequencies of a block into 2 by 2 samples.
func idct2(dst []uint8, stride int, b *[64]int16, q *[64]int32) {
	f0, f1 := int32(b[0])*q[0]+4, int32(b[1])*q[1]
	f2, f3 := int32(b[8])*q[8], int32(b[9])*q[9]
	top, bottom := dst[:2], dst[stride:][:2]
	top[0], top[1] = clamp((f0+f1+f2+f3)>>3), clamp((f0-f1+f2-f3)>>3)
	bottom[0], bottom[1] = clamp((f0+f1-f2-f3)>>3), clamp((f0-f1-f2+f3)>>3)
}

// Square roots of 2 times cosines, in 1/8192.
const (
	cos1of8 = 10703 // sqrt 2 cos(pi/8)
	cos3of8 = 4433  // sqrt 2 cos(3 pi/8)
)

// idct4 transforms the lowest 4 by 4 frequencies of a block into 4 by 4 samples:
// columns, then rows, each pass sqrt 8 too large.
func idct4(dst []uint8, stride int, b *[64]int16, q *[64]int32) {
	var w [16]int32
	for x := range 4 {
		f0, f1 := int32(b[x])*q[x], int32(b[8+x])*q[8+x]
		f2, f3 := int32(b[16+x])*q[16+x], int32(b[24+x])*q[24+x]
		near, far := (f0+f2)<<2, (f0-f2)<<2
		odd, even := (f1*cos1of8+f3*cos3of8+1<<10)>>11, (f1*cos3of8-f3*cos1of8+1<<10)>>11
		w[x], w[12+x] = near+odd, near-odd
		w[4+x], w[8+x] = far+even, far-even
	}
	for y := range 4 {
		r, out := w[4*y:][:4], dst[y*stride:][:4]
		near, far := (r[0]+r[2])<<13+1<<17, (r[0]-r[2])<<13+1<<17
		odd, even := r[1]*cos1of8+r[3]*cos3of8, r[1]*cos3of8-r[3]*cos1of8
		out[0], out[3] = clamp((near+odd)>>18), clamp((near-odd)>>18)
		out[1], out[2] = clamp((far+even)>>18), clamp((far-even)>>18)
	}
}

// The constants of Loeffler, Ligtenberg and Moschytz (Practical fast 1-D DCT
// algorithms with 11 multiplications, 1989), in 1/8192.
const (
	c0298 = 2446
	c0390 = 3196
	c0541 = 4433
	c0765 = 6270
	c0899 = 7373
	c1175 = 9633
	c1501 = 12299
	c1847 = 15137
	c1961 = 16069
	c2053 = 16819
	c2562 = 20995
	c3072 = 25172
)

// idct8 transforms a block into 8 by 8 samples: columns, then rows, each pass
// sqrt 8 too large, with two more bits between them.
func idct8(dst []uint8, stride int, b *[64]int16, q *[64]int32) {
	var w [64]int32
	for x := range 8 {
		if b[8+x]|b[16+x]|b[24+x]|b[32+x]|b[40+x]|b[48+x]|b[56+x] == 0 {
			v := int32(b[x]) * q[x] << 2
			w[x], w[8+x], w[16+x], w[24+x], w[32+x], w[40+x], w[48+x], w[56+x] = v, v, v, v, v, v, v, v
			continue
		}
		e0, e1, e2, e3 := evenPart(int32(b[x])*q[x], int32(b[16+x])*q[16+x], int32(b[32+x])*q[32+x], int32(b[48+x])*q[48+x], 1<<10)
		o0, o1, o2, o3 := oddPart(int32(b[8+x])*q[8+x], int32(b[24+x])*q[24+x], int32(b[40+x])*q[40+x], int32(b[56+x])*q[56+x])
		w[x], w[56+x] = (e0+o3)>>11, (e0-o3)>>11
		w[8+x], w[48+x] = (e1+o2)>>11, (e1-o2)>>11
		w[16+x], w[40+x] = (e2+o1)>>11, (e2-o1)>>11
		w[24+x], w[32+x] = (e3+o0)>>11, (e3-o0)>>11
	}
	for y := range 8 {
		r, out := w[8*y:][:8], dst[y*stride:][:8]
		e0, e1, e2, e3 := evenPart(r[0], r[2], r[4], r[6], 1<<17)
		o0, o1, o2, o3 := oddPart(r[1], r[3], r[5], r[7])
		out[0], out[7] = clamp((e0+o3)>>18), clamp((e0-o3)>>18)
		out[1], out[6] = clamp((e1+o2)>>18), clamp((e1-o2)>>18)
		out[2], out[5] = clamp((e2+o1)>>18), clamp((e2-o1)>>18)
		out[3], out[4] = clamp((e3+o0)>>18), clamp((e3-o0)>>18)
	}
}

// evenPart is the part of a transform that the even frequencies give, times
// 8192, with half a unit of the result's last place added.
func evenPart(f0, f2, f4, f6, half int32) (e0, e1, e2, e3 int32) {
	z := (f2 + f6) * c0541
	t2, t3 := z-f6*c1847, z+f2*c0765
	t0, t1 := (f0+f4)<<13+half, (f0-f4)<<13+half
	return t0 + t3, t1 + t2, t1 - t2, t0 - t3
}

// oddPart is the part that the odd frequencies give, times 8192, from the
// middle outwards.
func oddPart(f1, f3, f5, f7 int32) (o0, o1, o2, o3 int32) {
	z1, z2, z3, z4 := f7+f1, f5+f3, f7+f3, f5+f1
	z5 := (z3 + z4) * c1175
	z1, z2 = z1*c0899, z2*c2562
	z3, z4 = z5-z3*c1961, z5-z4*c0390
	return f7*c0298 - z1 + z3, f5*c2053 - z2 + z4, f3*c3072 - z2 + z3, f1*c1501 - z1 + z4
}
