package jpeg

import (
	"bytes"
	"image"
	"math"
	"math/bits"
)

// recipe says how the tests' encoder writes a file. It writes what image/jpeg
// does not: any sampling, progressive scans, restart intervals, CMYK.
type recipe struct {
	width, height int
	sampling      []Sampling
	ids           string // of the components; empty means 1, 2, 3, 4
	isProgressive bool
	isSplit       bool // a scan for each component
	restart       int
	adobe         int // Adobe's transform plus one; 0 means no Adobe segment
	q             int // quantisation step, 0 means 4
}

// sampleAt is what the encoder draws: shapes with edges on a soft ground.
func sampleAt(component, x, y int) float64 {
	v := 128 + 60*math.Sin(float64(x)/(9+float64(component)))*math.Cos(float64(y)/(7+2*float64(component)))
	if (x/13+y/11+component)%5 == 0 {
		v += 40
	}
	return min(max(v, 0), 255)
}

// encoder writes one file.
type encoder struct {
	recipe
	out    bytes.Buffer
	most   Sampling
	blocks [][][64]int // by component, as stored
	stride []int       // blocks
	acc    uint64
	n      int
}

func (r recipe) encode() []byte {
	e := &encoder{recipe: r}
	if e.q == 0 {
		e.q = 4
	}
	for _, s := range r.sampling {
		e.most.H, e.most.V = max(e.most.H, s.H), max(e.most.V, s.V)
	}
	e.transform()
	e.header()
	e.scans()
	e.out.Write([]byte{0xff, markEOI})
	return e.out.Bytes()
}

func (e *encoder) mcus() (int, int) { return over(e.width, 8*e.most.H), over(e.height, 8*e.most.V) }

// transform makes the coefficients of all components.
func (e *encoder) transform() {
	across, down := e.mcus()
	for i, s := range e.sampling {
		stride := across * s.H
		blocks := make([][64]int, stride*down*s.V)
		for k := range blocks {
			blocks[k] = e.forward(i, k%stride*8, k/stride*8)
		}
		e.blocks, e.stride = append(e.blocks, blocks), append(e.stride, stride)
	}
}

// forward is the transform of the standard (T.81, A.3.3), on means of the
// pixels under each sample.
func (e *encoder) forward(component, x0, y0 int) (out [64]int) {
	s := e.sampling[component]
	var in [64]float64
	for k := range in {
		x, y := (x0+k%8)*e.most.H/s.H, (y0+k/8)*e.most.V/s.V
		in[k] = sampleAt(component, min(x, e.width-1), min(y, e.height-1)) - 128
	}
	for k := range out {
		u, v := int(zigzag[k]&7), int(zigzag[k]>>3)
		sum := 0.0
		for i, f := range in {
			sum += f * cosines[u][i%8] * cosines[v][i/8]
		}
		out[k] = int(math.Round(sum / float64(e.q)))
	}
	return out
}

// cosines holds the orthonormal basis by frequency and sample.
var cosines = func() (c [8][8]float64) {
	for u := range c {
		for x := range c[u] {
			c[u][x] = math.Cos(float64(2*x+1)*float64(u)*math.Pi/16) / 2
			if u == 0 {
				c[u][x] /= math.Sqrt2
			}
		}
	}
	return c
}()

func (e *encoder) segment(marker byte, body ...byte) {
	n := len(body) + 2
	e.out.Write([]byte{0xff, marker, byte(n >> 8), byte(n)})
	e.out.Write(body)
}

func (e *encoder) id(component int) byte {
	if e.ids != "" {
		return e.ids[component]
	}
	return byte(component + 1)
}

func (e *encoder) header() {
	e.out.Write([]byte{0xff, markSOI})
	if e.adobe > 0 {
		e.segment(markAPP14, append([]byte("Adobe\x00\x64\x00\x00\x00\x00"), byte(e.adobe-1))...)
	}
	e.segment(markDQT, append([]byte{0}, bytes.Repeat([]byte{byte(e.q)}, 64)...)...)
	frame := []byte{8, byte(e.height >> 8), byte(e.height), byte(e.width >> 8), byte(e.width), byte(len(e.sampling))}
	for i, s := range e.sampling {
		frame = append(frame, e.id(i), byte(s.H<<4|s.V), 0)
	}
	marker := byte(markSOF0)
	if e.isProgressive {
		marker = markSOF2
	}
	e.segment(marker, frame...)
	for _, class := range []byte{0, 0x10} {
		e.segment(markDHT, append([]byte{class}, plainCodes(class)...)...)
	}
	if e.restart > 0 {
		e.segment(markDRI, byte(e.restart>>8), byte(e.restart))
	}
}

// plainCodes is a table in which symbol s has, of DC, 5 bits and, of AC, 9 bits
// of its own number; 9 bits leave room for all 256.
func plainCodes(class byte) []byte {
	counts, total, length := make([]byte, 16), 16, 5
	if class != 0 {
		total, length = 255, 9
	}
	counts[length-1] = byte(total)
	for s := range total {
		counts = append(counts, byte(s))
	}
	return counts
}

func (e *encoder) put(value, size int) {
	for i := size - 1; i >= 0; i-- {
		e.acc, e.n = e.acc<<1|uint64(value>>i&1), e.n+1
		if e.n == 8 {
			e.flushByte()
		}
	}
}

func (e *encoder) flushByte() {
	e.out.WriteByte(byte(e.acc))
	if byte(e.acc) == 0xff {
		e.out.WriteByte(0)
	}
	e.acc, e.n = 0, 0
}

// pad ends an interval.
func (e *encoder) pad() {
	if e.n > 0 {
		e.put(0xff, 8-e.n)
	}
}

// value writes a symbol of a run and a value's size, and the value.
func (e *encoder) value(run, v, length int) {
	size := bits.Len(uint(max(v, -v)))
	e.put(run<<4|size, length)
	if v < 0 {
		v += 1<<size - 1
	}
	e.put(v, size)
}

// encoderScan is one scan of the encoder.
type encoderScan struct {
	components []int
	from, to   int
	high, low  int
	block      func(e *encoder, s *encoderScan, component int, b *[64]int)
	means      [4]int
}

func (e *encoder) scans() {
	all := make([]int, len(e.sampling))
	for i := range all {
		all[i] = i
	}
	switch {
	case e.isProgressive:
		e.scan(encoderScan{components: all, low: 1, block: (*encoder).first})
		for i := range all {
			one := []int{i}
			e.scan(encoderScan{components: one, from: 1, to: 5, low: 2, block: (*encoder).first})
			e.scan(encoderScan{components: one, from: 6, to: 63, low: 2, block: (*encoder).first})
			e.scan(encoderScan{components: one, from: 1, to: 63, high: 2, low: 1, block: (*encoder).refine})
			e.scan(encoderScan{components: one, from: 1, to: 63, high: 1, low: 0, block: (*encoder).refine})
		}
		e.scan(encoderScan{components: all, high: 1, block: (*encoder).refine})
	case e.isSplit:
		for i := range all {
			e.scan(encoderScan{components: []int{i}, to: 63, block: (*encoder).first})
		}
	default:
		e.scan(encoderScan{components: all, to: 63, block: (*encoder).first})
	}
}

func (e *encoder) scan(s encoderScan) {
	header := []byte{byte(len(s.components))}
	for _, c := range s.components {
		header = append(header, e.id(c), 0)
	}
	e.segment(markSOS, append(header, byte(s.from), byte(s.to), byte(s.high<<4|s.low))...)
	across, down := e.mcus()
	if len(s.components) == 1 {
		c := e.sampling[s.components[0]]
		across, down = over(over(e.width*c.H, e.most.H), 8), over(over(e.height*c.V, e.most.V), 8)
	}
	for m := range across * down {
		if e.restart > 0 && m > 0 && m%e.restart == 0 {
			e.pad()
			e.out.Write([]byte{0xff, byte(markRST0 + (m/e.restart-1)%8)})
			s.means = [4]int{}
		}
		e.mcu(&s, m%across, m/across)
	}
	e.pad()
}

func (e *encoder) mcu(s *encoderScan, x, y int) {
	for _, c := range s.components {
		h, v := e.sampling[c].H, e.sampling[c].V
		if len(s.components) == 1 {
			h, v = 1, 1
		}
		for k := range h * v {
			s.block(e, s, c, &e.blocks[c][(y*v+k/h)*e.stride[c]+x*h+k%h])
		}
	}
}

// shifted is a coefficient without its lowest bits: means are rounded down,
// others towards zero.
func shifted(b *[64]int, k, low int) int {
	if k == 0 {
		return b[0] >> low
	}
	return b[k] / (1 << low)
}

func (e *encoder) first(s *encoderScan, component int, b *[64]int) {
	k := s.from
	if k == 0 {
		mean := shifted(b, 0, s.low)
		e.value(0, mean-s.means[component], 5)
		s.means[component], k = mean, 1
	}
	run := 0
	for ; k <= s.to; k++ {
		v := shifted(b, k, s.low)
		if v == 0 {
			run++
			continue
		}
		for ; run > 15; run -= 16 {
			e.put(0xf0, 9)
		}
		e.value(run, v, 9)
		run = 0
	}
	if run > 0 {
		e.put(0, 9)
	}
}

// refine writes one more bit of each coefficient (T.81, G.1.2.3).
func (e *encoder) refine(s *encoderScan, _ int, b *[64]int) {
	if s.from == 0 {
		e.put(b[0]>>s.low&1, 1)
		return
	}
	run, corrections := 0, []int{}
	flush := func() {
		for _, c := range corrections {
			e.put(c, 1)
		}
		corrections = corrections[:0]
	}
	last := 0
	for k := s.from; k <= s.to; k++ {
		if v := shifted(b, k, s.low); v == 1 || v == -1 {
			last = k
		}
	}
	for k := s.from; k <= s.to; k++ {
		v := shifted(b, k, s.low)
		switch {
		case v > 1 || v < -1:
			corrections = append(corrections, max(v, -v)&1)
			continue
		case v == 0 && run == 15 && k < last:
			e.put(0xf0, 9)
			flush()
			run = 0
		case v == 0:
			run++
		default:
			e.put(run<<4|1, 9)
			e.put(max(v, 0), 1)
			flush()
			run = 0
		}
	}
	if run > 0 || len(corrections) > 0 {
		e.put(0, 9)
		flush()
	}
}

// wanted is what a component of a recipe looks like at its own size.
func (e recipe) wanted(component int) *image.Gray {
	s, most := e.sampling[component], Sampling{}
	for _, s := range e.sampling {
		most.H, most.V = max(most.H, s.H), max(most.V, s.V)
	}
	m := image.NewGray(image.Rect(0, 0, over(e.width*s.H, most.H), over(e.height*s.V, most.V)))
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			px, py := min(x*most.H/s.H, e.width-1), min(y*most.V/s.V, e.height-1)
			m.Pix[y*m.Stride+x] = uint8(math.Round(sampleAt(component, px, py)))
		}
	}
	return m
}
