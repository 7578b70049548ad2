package jpeg

import (
	"encoding/binary"
	"sync"
)

// rowsAhead is how many rows of MCUs may wait to be transformed.
const rowsAhead = 6

// rowOfBlocks holds the coefficients of a row of MCUs, for each part of a scan
// those blocks that are kept.
type rowOfBlocks struct {
	row    int
	blocks [][][64]int16 // by part; line by line
	last   [][]uint8     // by part: index, as stored, of a block's last coefficient
}

// newRow makes room for a row of MCUs.
func newRow(s *scan) *rowOfBlocks {
	r := &rowOfBlocks{}
	for i := range s.parts {
		p := &s.parts[i]
		count := p.c.kept.Dx() * p.v
		r.blocks = append(r.blocks, make([][64]int16, count))
		r.last = append(r.last, make([]uint8, count))
	}
	return r
}

// reset makes all blocks mid-grey, which is what lost ones stay.
func (r *rowOfBlocks) reset(row int) {
	r.row = row
	for i, blocks := range r.blocks {
		clear(r.last[i])
		for k := range blocks {
			blocks[k][0] = 0
		}
	}
}

// band is a run of MCU rows of a sequential scan that is decoded in one go.
type band struct {
	position
	d        *decoder
	s        *scan
	from, to int // rows of MCUs
	sound    int // MCUs that were read
	means    [4]int16
	unwanted [64]int16 // takes blocks that are not kept
}

// readSequential reads a sequential scan. Where restart intervals allow, each
// worker takes a band of the picture; otherwise one reads codes and the others
// transform.
func (d *decoder) readSequential(s *scan) {
	start := d.newPosition(s)
	p := &s.parts[0]
	from, to := p.c.kept.Min.Y/p.v, min(p.c.kept.Max.Y/p.v, s.down)
	bands := min(d.options.Workers, len(start.intervals), to-from)
	if bands <= 1 {
		b := &band{position: start, d: d, s: s, from: from, to: to}
		b.run(d.helpers())
		return
	}
	var all sync.WaitGroup
	for i := range bands {
		b := &band{position: start, d: d, s: s, from: from + i*(to-from)/bands, to: from + (i+1)*(to-from)/bands}
		all.Go(func() { d.guard(func() { b.run(0) }) })
	}
	all.Wait()
}

// helpers returns how many goroutines transform what another reads. At a quarter
// and less there is so little to do that handing rows over costs more.
func (d *decoder) helpers() int {
	if d.options.Scale < 4 {
		return 0
	}
	return min(d.options.Workers-1, rowsAhead/2)
}

// run decodes the rows of a band and has so many helpers transform them; with
// none it does that itself.
func (b *band) run(helpers int) {
	defer func() { b.d.count(b.s, b.sound) }()
	b.skipTo(b.from * b.s.across)
	if helpers <= 0 {
		row := newRow(b.s)
		for y := b.from; y < b.to; y++ {
			b.readRow(row, y)
			b.d.transformRow(b.s, row)
		}
		return
	}
	b.runWith(helpers)
}

func (b *band) runWith(helpers int) {
	free, full := make(chan *rowOfBlocks, rowsAhead), make(chan *rowOfBlocks, rowsAhead)
	for range min(rowsAhead, b.to-b.from) {
		free <- newRow(b.s)
	}
	var all sync.WaitGroup
	for range helpers {
		all.Go(func() {
			for row := range full {
				b.d.guard(func() { b.d.transformRow(b.s, row) })
				free <- row
			}
		})
	}
	defer all.Wait()
	defer close(full)
	for y := b.from; y < b.to; y++ {
		row := b.freeRow(free, full)
		b.readRow(row, y)
		full <- row
	}
}

// freeRow waits for a row that can be read into. While there is none the
// helpers are behind, and it lends a hand.
func (b *band) freeRow(free, full chan *rowOfBlocks) *rowOfBlocks {
	for {
		select {
		case row := <-free:
			return row
		default:
		}
		select {
		case row := <-free:
			return row
		case row := <-full:
			b.d.transformRow(b.s, row)
			free <- row
		}
	}
}

// skipTo reads from the beginning of the interval in which an MCU lies up to
// that MCU.
func (b *band) skipTo(mcu int) {
	for m := mcu / b.length * b.length; m < mcu; m++ {
		b.readMCU(m, nil)
	}
}

// readRow reads a row of MCUs.
func (b *band) readRow(row *rowOfBlocks, y int) {
	row.reset(y)
	for m := y * b.s.across; m < (y+1)*b.s.across; m++ {
		b.readMCU(m, row)
	}
}

// readMCU reads an MCU into a row, or over it where there is none.
func (b *band) readMCU(mcu int, row *rowOfBlocks) {
	if b.enter(mcu) {
		b.means = [4]int16{}
	}
	if b.isLost {
		return
	}
	x := mcu % b.s.across
	for i := range b.s.parts {
		p := &b.s.parts[i]
		for k := range p.h * p.v {
			if !b.readBlock(i, row, x*p.h+k%p.h, k/p.h) {
				b.lose(b.d)
				return
			}
		}
	}
	if row != nil {
		b.sound++
	}
}

// readBlock reads a block of a part; line is that within the MCU. It reports
// whether the codes were sound; if not, the block stays grey.
func (b *band) readBlock(i int, row *rowOfBlocks, x, line int) bool {
	p := &b.s.parts[i]
	if row == nil || x < p.c.kept.Min.X || x >= p.c.kept.Max.X {
		return b.readMean(p, i) && b.passOver(p.ac, 1) && !b.isExhausted()
	}
	k := line*p.c.kept.Dx() + x - p.c.kept.Min.X
	block := &row.blocks[i][k]
	clear(block[:])
	if !b.readMean(p, i) {
		return false
	}
	last, ok := b.readFrequencies(p.ac, block, lastNeeded(b.d.options.Scale))
	if !ok || b.isExhausted() {
		clear(block[:])
		return false
	}
	block[0] = b.means[i]
	row.last[i][k] = uint8(last)
	return true
}

// readMean reads a block's mean, which is stored as the difference to the one
// before (T.81, F.2.2.1).
func (b *band) readMean(p *part, i int) bool {
	e := b.code(p.dc)
	b.means[i] += int16(b.valueOf(e))
	return e != 0
}

// readFrequencies reads all coefficients but the first (T.81, F.2.2.2) and keeps
// those up to an index, as stored. It returns the index of the last one kept.
// This is where most of the time goes: the reader's fields are held in
// variables, and one lookup gives run, size and value.
func (b *band) readFrequencies(t *huffman, block *[64]int16, needed int) (last int, ok bool) {
	acc, n, pos, data := b.acc, b.n, b.pos, b.data
	k := 1
	for k <= needed {
		if n < 32 {
			if pos+8 <= len(data) {
				acc |= binary.BigEndian.Uint64(data[pos:]) >> uint(n&63)
				pos += (63 - n) >> 3
				n |= 56
			} else {
				b.acc, b.n, b.pos = acc, n, pos
				b.refill()
				acc, n, pos = b.acc, b.n, b.pos
			}
		}
		e := t.lookup[acc>>(64-lookupBits)]
		if e == 0 {
			if e = t.long(int32(acc >> 48)); e == 0 {
				return last, false
			}
		}
		acc <<= uint(e) & 31
		n -= int(e) & 31
		k += int(e>>9) & 127
		v := int16(e >> 16)
		if size := int(e>>5) & 15; size > 0 {
			v = int16(extend(int32(acc>>uint(64-size)), size))
			acc <<= uint(size) & 31
			n -= size
		}
		if v != 0 {
			block[zigzag[k&127]&63] = v
			last = k
		}
		k++
	}
	b.acc, b.n, b.pos = acc, n, pos
	if k > endRun {
		return last, last < 64
	}
	return last, b.passOver(t, k)
}

// passOver reads over the coefficients from an index on.
func (b *band) passOver(t *huffman, k int) bool {
	for k < 64 {
		if b.n < 32 {
			b.refill()
		}
		e := t.lookup[b.acc>>(64-lookupBits)]
		if e == 0 {
			if e = t.long(int32(b.acc >> 48)); e == 0 {
				return false
			}
		}
		bits := e.length() + e.size()
		b.acc <<= uint(bits) & 63
		b.n -= bits
		k += e.run() + 1
	}
	return k == 64 || k > endRun
}
