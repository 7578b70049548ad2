package jpeg

import "encoding/binary"

// bitReader reads the bits of a restart interval that is free of stuffing.
// Behind its end there are zeros, and isExhausted says so.
type bitReader struct {
	data []byte
	pos  int    // bytes taken into acc; goes on behind the end
	acc  uint64 // the next bits, from the highest
	n    int    // how many of them count
}

// refill makes at least 56 bits ready. Bits of acc below n may already hold what
// comes next: they are set to the same again.
func (r *bitReader) refill() {
	if r.pos+8 <= len(r.data) {
		r.acc |= binary.BigEndian.Uint64(r.data[r.pos:]) >> uint(r.n&63)
		r.pos += (63 - r.n) >> 3
		r.n |= 56
		return
	}
	for ; r.n <= 56; r.n += 8 {
		if r.pos < len(r.data) {
			r.acc |= uint64(r.data[r.pos]) << uint(56-r.n)
		}
		r.pos++
	}
}

// isExhausted reports whether bits from behind the end were used.
func (r *bitReader) isExhausted() bool { return 8*r.pos-r.n > 8*len(r.data) }

// bits reads up to 16 bits.
func (r *bitReader) bits(count int) int32 {
	if r.n < 32 {
		r.refill()
	}
	v := int32(r.acc >> 1 >> uint(63-count))
	r.acc <<= uint(count)
	r.n -= count
	return v
}

// code reads a code, and its value where the table knows it. It is 0 where
// there is none.
func (r *bitReader) code(t *huffman) entry {
	if r.n < 32 {
		r.refill()
	}
	e := t.lookup[r.acc>>(64-lookupBits)]
	if e == 0 {
		e = t.long(int32(r.acc >> 48))
	}
	r.acc <<= uint(e.length())
	r.n -= e.length()
	return e
}

// valueOf returns the value of a code that was read, and reads it if need be.
func (r *bitReader) valueOf(e entry) int32 {
	if size := e.size(); size > 0 {
		return extend(r.bits(size), size)
	}
	return int32(e.value())
}
