package tiff

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
)

// page says how the tests' writer makes a file: all that programs write and
// this package reads, in any mixture.
type page struct {
	width, height int
	order         binary.AppendByteOrder // nil means little-endian
	photometric   int
	samples, bits int
	compression   int // 0 means plain
	tile          int // side; 0 means strips
	rows          int // of a strip; 0 means all
	isPlanar      bool
	predictor     int
	extra         []int // kinds of the samples beyond the colours
	fillOrder     int
	palette       []uint16
	tags          map[uint16][]int        // more, or others, than these say
	pack          func(raw []byte) []byte // for compressions that the writer does not know
	jpeg          func(x, y, w, h int) []byte
	value         func(x, y, s int) uint16 // of a sample, in its bits
}

// field is a tag with its values.
type field struct {
	tag    uint16
	values []int
}

func (p page) encode() []byte {
	if p.order == nil {
		p.order = binary.LittleEndian
	}
	w, h := p.width, p.rows
	if h == 0 {
		h = p.height
	}
	if p.tile > 0 {
		w, h = p.tile, p.tile
	}
	out := []byte("II*\x00\x00\x00\x00\x00")
	if p.order == binary.AppendByteOrder(binary.BigEndian) {
		copy(out, "MM\x00*")
	}
	var offsets, counts []int
	for plane := range p.planes() {
		for y := 0; y < p.height; y += h {
			for x := 0; x < p.width; x += w {
				body := p.block(plane, x, y, w, h)
				offsets, counts = append(offsets, len(out)), append(counts, len(body))
				out = append(out, body...)
			}
		}
	}
	return p.finish(out, p.fields(w, h, offsets, counts))
}

func (p page) planes() int {
	if p.isPlanar {
		return p.samples
	}
	return 1
}

// block packs a block; strips end with the picture, tiles do not.
func (p page) block(plane, x0, y0, w, h int) []byte {
	if p.jpeg != nil {
		return p.jpeg(x0, y0, w, h)
	}
	if p.tile == 0 {
		h = min(h, p.height-y0)
	}
	var raw []byte
	for y := y0; y < y0+h; y++ {
		raw = append(raw, p.row(plane, x0, y, w)...)
	}
	raw = p.packed(raw)
	if p.fillOrder == 2 {
		raw = turned(raw)
	}
	return raw
}

func (p page) row(plane, x0, y, w int) (out []byte) {
	var values []uint16
	for x := x0; x < x0+w; x++ {
		for s := range p.samples {
			if !p.isPlanar || s == plane {
				values = append(values, p.value(min(x, p.width-1), min(y, p.height-1), s))
			}
		}
	}
	if step := p.samples / p.planes(); p.predictor == 2 {
		for i := len(values) - 1; i >= step; i-- {
			values[i] -= values[i-step]
		}
	}
	acc, n := uint32(0), 0
	for _, v := range values {
		if p.bits == 16 {
			out = p.order.AppendUint16(out, v)
			continue
		}
		for acc, n = acc<<p.bits|uint32(v)&(1<<p.bits-1), n+p.bits; n >= 8; n -= 8 {
			out = append(out, byte(acc>>(n-8)))
		}
	}
	if n > 0 {
		out = append(out, byte(acc<<(8-n)))
	}
	return out
}

func (p page) packed(raw []byte) []byte {
	switch p.compression {
	case lzwCoding:
		return packLZW(raw)
	case deflate, adobeDeflate:
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		z.Write(raw)
		z.Close()
		return b.Bytes()
	case packBits:
		return packRuns(raw)
	}
	if p.pack != nil {
		return p.pack(raw)
	}
	return raw
}

// packLZW writes bytes as codes of 9 bits, and clears the table before they
// would get longer.
func packLZW(raw []byte) (out []byte) {
	acc, n := uint32(0), 0
	put := func(code uint32) {
		for acc, n = acc<<9|code, n+9; n >= 8; n -= 8 {
			out = append(out, byte(acc>>(n-8)))
		}
	}
	for i, b := range raw {
		if i%200 == 0 {
			put(256)
		}
		put(uint32(b))
	}
	put(257)
	put(0)
	return out
}

// packRuns writes runs of equal bytes, and others one by one.
func packRuns(raw []byte) (out []byte) {
	for i := 0; i < len(raw); {
		n := 1
		for i+n < len(raw) && n < 128 && raw[i+n] == raw[i] {
			n++
		}
		if n > 1 {
			out = append(out, byte(1-n), raw[i])
		} else {
			out = append(out, 0x80, 0, raw[i]) // a head that means nothing, then a literal
		}
		i += n
	}
	return out
}

func (p page) fields(w, h int, offsets, counts []int) []field {
	bits := make([]int, p.samples)
	for i := range bits {
		bits[i] = p.bits
	}
	all := map[uint16][]int{
		tagWidth: {p.width}, tagHeight: {p.height}, tagBits: bits, tagPhotometric: {p.photometric}, tagSamples: {p.samples},
		tagCompression: {max(1, p.compression)},
	}
	if p.tile > 0 {
		all[tagTileWidth], all[tagTileHeight], all[tagTileOffsets], all[tagTileCounts] = []int{w}, []int{h}, offsets, counts
	} else {
		all[tagRowsPerStrip], all[tagStripOffsets], all[tagStripCounts] = []int{h}, offsets, counts
	}
	if p.isPlanar {
		all[tagPlanar] = []int{2}
	}
	if p.predictor > 0 {
		all[tagPredictor] = []int{p.predictor}
	}
	if p.fillOrder > 0 {
		all[tagFillOrder] = []int{p.fillOrder}
	}
	if p.extra != nil {
		all[tagExtraSamples] = p.extra
	}
	for _, v := range p.palette {
		all[tagColorMap] = append(all[tagColorMap], int(v))
	}
	for tag, values := range p.tags {
		all[tag] = values
	}
	var out []field
	for tag := range uint16(1000) {
		if values, ok := all[tag]; ok && values != nil {
			out = append(out, field{tag, values})
		}
	}
	return out
}

// finish writes the directory, all values as LONG but those of a palette, and a
// second directory behind it that leads back to the first.
func (p page) finish(out []byte, fields []field) []byte {
	at := make([]int, len(fields))
	for i, f := range fields {
		if at[i] = len(out); len(f.values) > 1 || f.tag == tagColorMap {
			for _, v := range f.values {
				if f.tag == tagColorMap {
					out = p.order.AppendUint16(out, uint16(v))
				} else {
					out = p.order.AppendUint32(out, uint32(v))
				}
			}
		}
	}
	start := len(out)
	out = p.order.AppendUint16(out, uint16(len(fields)))
	for i, f := range fields {
		out = p.order.AppendUint16(out, f.tag)
		kind := uint16(4)
		if f.tag == tagColorMap {
			kind = 3
		}
		out = p.order.AppendUint32(p.order.AppendUint16(out, kind), uint32(len(f.values)))
		if len(f.values) == 1 {
			at[i] = f.values[0]
		}
		out = p.order.AppendUint32(out, uint32(at[i]))
	}
	out = p.order.AppendUint32(out, uint32(start))
	copy(out[4:], p.order.AppendUint32(nil, uint32(start)))
	return out
}
