package jpeg

// scan is one pass over the picture.
type scan struct {
	parts        []part
	across, down int // MCUs
	from, to     int // first and last spectral index
	high, low    uint
}

// part is a component's share of a scan.
type part struct {
	c      *component
	dc, ac *huffman
	h, v   int // blocks of an MCU in this scan
}

// newScan reads the header of a scan (T.81, B.2.3) and checks that all it needs
// is there. Errors: FormatError.
func (d *decoder) newScan(b []byte) (*scan, error) {
	if len(b) < 4 || b[0] < 1 || b[0] > 4 || len(b) < 4+2*int(b[0]) {
		return nil, FormatError("a scan's header is broken")
	}
	count := int(b[0])
	rest := b[1+2*count:]
	s := &scan{from: int(rest[0]), to: int(rest[1]), high: uint(rest[2] >> 4), low: uint(rest[2] & 15)}
	if !d.config.IsProgressive {
		s.from, s.to, s.high, s.low = 0, 63, 0, 0
	}
	if !s.isSound(count) {
		return nil, FormatError("a scan covers impossible frequencies")
	}
	for i := range count {
		p, err := d.newPart(s, b[1+2*i], b[2+2*i])
		if err != nil {
			return nil, err
		}
		s.parts = append(s.parts, p)
	}
	return s, d.shape(s)
}

// isSound checks what a scan covers (T.81, G.1.1.1.1).
func (s *scan) isSound(components int) bool {
	if s.from > s.to || s.to > 63 || s.low > 13 || s.high != 0 && s.high != s.low+1 {
		return false
	}
	return s.from == 0 || components == 1
}

func (d *decoder) newPart(s *scan, id, tables byte) (part, error) {
	p := part{c: d.componentNamed(id)}
	if p.c == nil || tables>>4 > 3 || tables&15 > 3 {
		return p, FormatError("a scan has an unknown component or table")
	}
	for _, other := range s.parts {
		if other.c == p.c {
			return p, FormatError("a scan has a component twice")
		}
	}
	p.dc, p.ac = d.codes[0][tables>>4], d.codes[1][tables&15]
	needsDC, needsAC := s.from == 0 && s.high == 0, s.to > 0 && (s.from > 0 || !d.config.IsProgressive)
	if needsDC && (p.dc == nil || p.dc.widest > 15) || needsAC && p.ac == nil {
		return p, FormatError("a scan's Huffman table is missing or broken")
	}
	if p.c.quantisation == nil {
		p.c.quantisation = d.quantisation[p.c.table]
	}
	if p.c.quantisation == nil {
		return p, FormatError("a quantisation table is missing")
	}
	return p, nil
}

func (d *decoder) componentNamed(id byte) *component {
	for i := range d.frame {
		if d.frame[i].id == id {
			return &d.frame[i]
		}
	}
	return nil
}

// shape finds the MCUs of a scan: one of a single component has a block for an
// MCU, and none that lie outside the picture (T.81, A.2.2).
func (d *decoder) shape(s *scan) error {
	if len(s.parts) == 1 {
		p := &s.parts[0]
		p.h, p.v, s.across, s.down = 1, 1, p.c.wide, p.c.high
		return nil
	}
	blocks := 0
	s.across, s.down = d.mcus()
	for i := range s.parts {
		p := &s.parts[i]
		p.h, p.v = p.c.h, p.c.v
		blocks += p.h * p.v
	}
	if blocks > 10*4 { // the standard says 10; some encoders do not care
		return FormatError("a scan has too many blocks in an MCU")
	}
	return nil
}

// readScan reads the codes of a scan. At an eighth only the means count. Other
// scales cannot leave out scans of frequencies that they drop: a later scan may
// refine those together with kept ones, and has bits only for what is not zero.
func (d *decoder) readScan(s *scan) {
	for i := range s.parts {
		s.parts[i].c.isSeen = true
	}
	if !d.config.IsProgressive {
		d.readSequential(s)
		return
	}
	if s.from == 0 || d.options.Scale > 1 {
		d.readProgressive(s)
	}
}

// position walks through the MCUs of a scan and its restart intervals.
type position struct {
	bitReader
	intervals [][]byte
	length    int // MCUs of an interval
	next      int // the MCU at which the next interval begins
	isLost    bool
}

func (d *decoder) newPosition(s *scan) position {
	p := position{length: s.across * s.down}
	if d.restart > 0 && d.restart < p.length {
		p.length = d.restart
	}
	p.intervals = d.intervals(over(s.across*s.down, p.length))
	return p
}

// enter makes ready for an MCU and reports whether an interval begins with it.
func (p *position) enter(mcu int) bool {
	if mcu < p.next {
		return false
	}
	i := mcu / p.length
	p.next = (i + 1) * p.length
	p.bitReader = bitReader{}
	p.isLost = i >= len(p.intervals) || p.intervals[i] == nil
	if !p.isLost {
		p.data = p.intervals[i]
	}
	return true
}

// lose gives up the rest of an interval.
func (p *position) lose(d *decoder) {
	p.isLost = true
	d.damage("codes are damaged or missing")
}
