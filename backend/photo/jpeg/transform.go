package jpeg

import (
	"sync"
	"sync/atomic"
)

// transformBlock makes samples of a block: last is the index of its last
// coefficient, as stored.
func transformBlock(dst []uint8, stride, scale int, b *[64]int16, q *[64]int32, last int) {
	switch {
	case last == 0 || scale == 1:
		flat(dst, stride, scale, int32(b[0])*q[0])
	case scale == 8:
		idct8(dst, stride, b, q)
	case scale == 4:
		idct4(dst, stride, b, q)
	default:
		idct2(dst, stride, b, q)
	}
}

// transformRow makes samples of a row of MCUs.
func (d *decoder) transformRow(s *scan, row *rowOfBlocks) {
	n := d.options.Scale
	for i := range s.parts {
		p := &s.parts[i]
		c := p.c
		wide := c.kept.Dx()
		for k := range row.blocks[i] {
			y := row.row*p.v + k/wide - c.kept.Min.Y
			dst := c.plane.Pix[y*n*c.plane.Stride+k%wide*n:]
			transformBlock(dst, c.plane.Stride, n, &row.blocks[i][k], c.quantisation, int(row.last[i][k]))
		}
	}
}

// transformAll makes samples of a progressive component, its rows of blocks
// shared among the workers.
func (d *decoder) transformAll(c *component) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range d.options.Workers {
		all.Go(func() {
			d.guard(func() {
				for y := int(next.Add(1)) - 1; y < c.kept.Dy(); y = int(next.Add(1)) - 1 {
					d.transformLine(c, y)
				}
			})
		})
	}
	all.Wait()
}

// transformLine makes samples of a row of blocks, counted from the first that
// is kept.
func (d *decoder) transformLine(c *component, y int) {
	n := d.options.Scale
	var block [64]int16
	for x := range c.kept.Dx() {
		from := c.coefficients[(y*c.kept.Dx()+x)*n*n:][:n*n]
		for line := range n {
			copy(block[8*line:], from[line*n:][:n])
		}
		last := 0
		if c.isNonzero[(y+c.kept.Min.Y)*c.maskStride+x+c.kept.Min.X] != 0 {
			last = 63
		}
		transformBlock(c.plane.Pix[y*n*c.plane.Stride+x*n:], c.plane.Stride, n, &block, c.quantisation, last)
	}
}
