package jpeg

import "encoding/binary"

// file joins the segments and the rows.
func (w *writer) file() []byte {
	size := 2048
	for _, r := range w.rows {
		size += len(r.packed) + 2
	}
	out := append(make([]byte, 0, size), 0xff, markSOI)
	if w.Channels == 4 {
		// Version 100, no flags, YCCK (Adobe Technical Note 5116).
		out = segment(out, markAPP14, []byte("Adobe\x00\x64\x00\x00\x00\x00\x02"))
	} else {
		// Version 1.02, pixels that are square, no thumbnail (JFIF).
		out = segment(out, markAPP0, []byte("JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"))
	}
	out = segment(out, markDQT, append([]byte{0}, w.quantisers[0].stored[:]...))
	if w.Channels == 4 {
		out = segment(out, markDQT, append([]byte{1}, w.quantisers[1].stored[:]...))
	}
	out = segment(out, markSOF0, w.frame())
	for i := range w.codes {
		if c := &w.codes[i]; len(c.symbols) > 0 {
			id := byte(i&1)<<4 | byte(i>>1) // the class, and which of two
			out = segment(out, markDHT, append(append([]byte{id}, c.lengths[:]...), c.symbols...))
		}
	}
	out = segment(out, markDRI, binary.BigEndian.AppendUint16(nil, uint16(w.across)))
	out = segment(out, markSOS, w.scan())
	for i, r := range w.rows {
		if i > 0 {
			out = append(out, 0xff, markRST0+byte(i-1)%8)
		}
		out = append(out, r.packed...)
	}
	return append(out, 0xff, markEOI)
}

func segment(out []byte, marker byte, body []byte) []byte {
	out = append(out, 0xff, marker)
	return append(binary.BigEndian.AppendUint16(out, uint16(len(body)+2)), body...)
}

// frame is the body of the frame header (T.81, B.2.2).
func (w *writer) frame() []byte {
	b := binary.BigEndian.AppendUint16([]byte{8}, uint16(w.Height))
	b = append(binary.BigEndian.AppendUint16(b, uint16(w.Width)), byte(w.Channels))
	for c := range w.Channels {
		b = append(b, byte(c+1), 0x11, byte(tableOf(c)))
	}
	return b
}

// scan is the body of the scan header (T.81, B.2.3).
func (w *writer) scan() []byte {
	b := []byte{byte(w.Channels)}
	for c := range w.Channels {
		b = append(b, byte(c+1), byte(tableOf(c)*0x11))
	}
	return append(b, 0, 63, 0)
}
