package tiff

import "io"

// rowReader gives the rows of a block as bytes, one for each sample.
type rowReader struct {
	layout  *layout
	from    io.Reader
	raw     []byte
	samples []uint8
	step    int // samples of a pixel
}

func (d *decoder) newRowReader(body []byte, b block) (*rowReader, error) {
	from, err := d.unpacked(body, b)
	if err != nil {
		return nil, err
	}
	count := b.width * b.samples
	if d.raw == nil { // all blocks have rows of one length
		d.raw, d.values = make([]byte, over(count*d.Bits, 8)), make([]uint8, count)
	}
	return &rowReader{layout: d.layout, from: from, raw: d.raw, samples: d.values, step: b.samples}, nil
}

// next returns the next row; it is good until the one after it.
func (r *rowReader) next() ([]uint8, error) {
	if _, err := io.ReadFull(r.from, r.raw); err != nil {
		return nil, err
	}
	if r.layout.isPredicted {
		r.addDifferences()
	}
	switch r.layout.Bits {
	case 8:
		return r.raw, nil
	case 16:
		high := 1
		if r.layout.order.Uint16([]byte{1, 0}) == 256 {
			high = 0
		}
		for i := range r.samples {
			r.samples[i] = r.raw[2*i+high]
		}
	default:
		r.spread()
	}
	return r.samples, nil
}

// addDifferences undoes the predictor: each sample was stored less the one
// before it (TIFF 6.0, section 14).
func (r *rowReader) addDifferences() {
	if r.layout.Bits == 8 {
		for i := r.step; i < len(r.raw); i++ {
			r.raw[i] += r.raw[i-r.step]
		}
		return
	}
	order := r.layout.order
	for i := 2 * r.step; i+1 < len(r.raw); i += 2 {
		order.PutUint16(r.raw[i:], order.Uint16(r.raw[i:])+order.Uint16(r.raw[i-2*r.step:]))
	}
}

// spread cuts bytes into samples of 1, 2 or 4 bits, and makes their range that
// of a byte; those of a palette stay what they are.
func (r *rowReader) spread() {
	bits := r.layout.Bits
	most := uint8(1)<<bits - 1
	scale := 255 / most
	if r.layout.Colour == Palette {
		scale = 1
	}
	for i := range r.samples {
		at := i * bits
		r.samples[i] = r.raw[at/8] >> (8 - bits - at%8) & most * scale
	}
}
