package jpeg

// pass is a progressive scan while it is read (T.81, G.2).
type pass struct {
	position
	d     *decoder
	s     *scan
	means [4]int16
	run   int // blocks still to come that end with the one that said so
	slot  [64]int16
}

// readProgressive reads a scan of a progressive picture.
func (d *decoder) readProgressive(s *scan) {
	p := &pass{position: d.newPosition(s), d: d, s: s}
	sound := 0
	defer func() { d.count(s, sound) }()
	for m := range s.across * s.down {
		if p.enter(m) {
			p.means, p.run = [4]int16{}, 0
		}
		if p.isLost {
			continue
		}
		if !p.readMCU(m%s.across, m/s.across) || p.isExhausted() {
			p.lose(d)
			continue
		}
		sound++
	}
}

func (p *pass) readMCU(x, y int) bool {
	for i := range p.s.parts {
		t := &p.s.parts[i]
		for k := range t.h * t.v {
			if !p.readBlock(t, i, x*t.h+k%t.h, y*t.v+k/t.h) {
				return false
			}
		}
	}
	return true
}

// readBlock reads what the scan says of a block at a place in its component.
func (p *pass) readBlock(t *part, i, x, y int) bool {
	n := p.d.options.Scale
	block := p.slot[:n*n] // what is not kept goes nowhere
	if k := t.c.kept; x >= k.Min.X && x < k.Max.X && y >= k.Min.Y && y < k.Max.Y {
		block = t.c.coefficients[((y-k.Min.Y)*k.Dx()+x-k.Min.X)*n*n:][:n*n]
	}
	if p.s.from == 0 {
		return p.readMean(t, i, block)
	}
	isNonzero := &t.c.isNonzero[y*t.c.maskStride+x]
	if p.s.high == 0 {
		return p.readFirst(t.ac, block, isNonzero)
	}
	return p.refine(t.ac, block, isNonzero)
}

// readMean reads a block's mean, or one more bit of it.
func (p *pass) readMean(t *part, i int, block []int16) bool {
	if p.s.high != 0 {
		block[0] |= int16(p.bits(1) << p.s.low)
		return true
	}
	e := p.code(t.dc)
	p.means[i] += int16(p.valueOf(e))
	block[0] = p.means[i] << p.s.low
	return e != 0
}

// keep puts a coefficient, by its index as stored, into a block of the scale's
// size, if that needs it.
func (p *pass) keep(block []int16, k int, v int16) {
	if c := p.at(block, k); c != nil {
		*c = v
	}
}

func (p *pass) at(block []int16, k int) *int16 {
	n := p.d.options.Scale
	x, y := int(zigzag[k&63]&7), int(zigzag[k&63]>>3)
	if x >= n || y >= n {
		return nil
	}
	return &block[y*n+x]
}

// endOfRun reads how many blocks end here, this one included, where a code says
// so (T.81, G.1.2.2).
func (p *pass) endOfRun(e entry) int {
	r := e.run() - endRun
	return 1<<r + int(p.bits(r))
}

// readFirst reads the first bits of coefficients.
func (p *pass) readFirst(t *huffman, block []int16, isNonzero *uint64) bool {
	if p.run > 0 {
		p.run--
		return true
	}
	for k := p.s.from; k <= p.s.to; k++ {
		e := p.code(t)
		if e == 0 {
			return false
		}
		if e.run() >= endRun {
			p.run = p.endOfRun(e) - 1
			return true
		}
		k += e.run()
		if v := p.valueOf(e); v != 0 {
			if k > p.s.to {
				return false
			}
			p.keep(block, k, int16(v<<p.s.low))
			*isNonzero |= 1 << k
		}
	}
	return true
}

// refine reads one more bit of coefficients: of those that are not zero, and new
// ones between them (T.81, G.1.2.3).
func (p *pass) refine(t *huffman, block []int16, isNonzero *uint64) bool {
	k := p.s.from
	for p.run == 0 && k <= p.s.to {
		e := p.code(t)
		if e == 0 {
			return false
		}
		if e.run() >= endRun {
			p.run = p.endOfRun(e)
			break
		}
		v := p.valueOf(e)
		k = p.correct(block, *isNonzero, k, e.run())
		if v != 0 {
			if k > p.s.to || v > 1 || v < -1 {
				return false
			}
			p.keep(block, k, int16(v<<p.s.low))
			*isNonzero |= 1 << k
		}
		k++
	}
	if p.run > 0 {
		p.correct(block, *isNonzero, k, 64)
		p.run--
	}
	return true
}

// correct reads a bit for each coefficient that is not zero, from an index on,
// and stops at the zero behind so many zeros. It returns that index.
func (p *pass) correct(block []int16, isNonzero uint64, k, zeros int) int {
	for ; k <= p.s.to; k++ {
		if isNonzero>>k&1 == 0 {
			if zeros == 0 {
				break
			}
			zeros--
			continue
		}
		if p.bits(1) == 1 {
			p.grow(p.at(block, k))
		}
	}
	return k
}

// grow moves a coefficient away from zero by the bit of this scan.
func (p *pass) grow(c *int16) {
	bit := int16(1) << p.s.low
	switch {
	case c == nil || *c&bit != 0:
	case *c > 0:
		*c += bit
	default:
		*c -= bit
	}
}
