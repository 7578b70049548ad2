package jpeg

// fdct8 transforms 8 by 8 samples, around 0, into frequencies, 8 times as large
// as the orthonormal ones: rows, then columns, each pass sqrt 8 too large, with
// two more bits between them. It is the way of idct8 backwards.
func fdct8(f, s *[64]int32) {
	for y := 0; y < 64; y += 8 {
		r, out := s[y:][:8:8], f[y:][:8:8]
		e0, e2, e4, e6 := evenFrequencies(r[0]+r[7], r[1]+r[6], r[2]+r[5], r[3]+r[4])
		o1, o3, o5, o7 := oddFrequencies(r[0]-r[7], r[1]-r[6], r[2]-r[5], r[3]-r[4])
		const half, shift = 1 << 10, 11
		out[0], out[4] = (e0+half)>>shift, (e4+half)>>shift
		out[2], out[6] = (e2+half)>>shift, (e6+half)>>shift
		out[1], out[3], out[5], out[7] = (o1+half)>>shift, (o3+half)>>shift, (o5+half)>>shift, (o7+half)>>shift
	}
	for x := range 8 {
		a, b, c, d := f[x], f[8+x], f[16+x], f[24+x]
		h, g, k, e := f[56+x], f[48+x], f[40+x], f[32+x]
		e0, e2, e4, e6 := evenFrequencies(a+h, b+g, c+k, d+e)
		o1, o3, o5, o7 := oddFrequencies(a-h, b-g, c-k, d-e)
		const half, shift = 1 << 14, 15
		f[x], f[32+x] = (e0+half)>>shift, (e4+half)>>shift
		f[16+x], f[48+x] = (e2+half)>>shift, (e6+half)>>shift
		f[8+x], f[24+x], f[40+x], f[56+x] = (o1+half)>>shift, (o3+half)>>shift, (o5+half)>>shift, (o7+half)>>shift
	}
}

// evenFrequencies takes the sums of opposite samples, from the outside inwards,
// and gives the even frequencies times 8192.
func evenFrequencies(s0, s1, s2, s3 int32) (f0, f2, f4, f6 int32) {
	t0, t3, t1, t2 := s0+s3, s0-s3, s1+s2, s1-s2
	z := (t2 + t3) * c0541
	return (t0 + t1) << 13, z + t3*c0765, (t0 - t1) << 13, z - t2*c1847
}

// oddFrequencies takes the differences of opposite samples, from the outside
// inwards, and gives the odd frequencies times 8192.
func oddFrequencies(d0, d1, d2, d3 int32) (f1, f3, f5, f7 int32) {
	z1, z2, z3, z4 := d3+d0, d2+d1, d3+d1, d2+d0
	z5 := (z3 + z4) * c1175
	z1, z2 = z1*c0899, z2*c2562
	z3, z4 = z5-z3*c1961, z5-z4*c0390
	return d0*c1501 - z1 + z4, d1*c3072 - z2 + z3, d2*c2053 - z2 + z4, d3*c0298 - z1 + z3
}
