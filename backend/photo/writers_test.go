package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"testing"

	other "github.com/gen2brain/avif"
)

// quarters are the colours of test pictures; each channel has two levels.
var quarters = [4]color.NRGBA{{200, 40, 40, 255}, {40, 200, 40, 255}, {40, 40, 200, 255}, {200, 200, 40, 255}}

// pngChunk writes a chunk of a PNG.
func pngChunk(name string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// withChunk puts a chunk behind the header of a PNG.
func withChunk(file []byte, name string, body []byte) []byte {
	return append(append(bytes.Clone(file[:33]), pngChunk(name, body)...), file[33:]...)
}

func deflated(raw []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(raw)
	z.Close()
	return b.Bytes()
}

// rawPNG writes a PNG of any kind; rows are without the filter's byte.
func rawPNG(w, h int, depth, kind, interlace byte, rows [][]byte, chunks ...[]byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h))
	out := append([]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", append(head, depth, kind, 0, 0, interlace))...)
	for _, c := range chunks {
		out = append(out, c...)
	}
	var raw []byte
	for _, row := range rows {
		raw = append(append(raw, 0), row...)
	}
	return append(append(out, pngChunk("IDAT", deflated(raw))...), pngChunk("IEND", nil)...)
}

// interlacedPNG writes RGB in the seven passes of Adam7 (PNG, 8.2).
func interlacedPNG(m *image.NRGBA) []byte {
	var rows [][]byte
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for _, p := range [7][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := p[1]; y < h; y += p[3] {
			var row []byte
			for x := p[0]; x < w; x += p[2] {
				c := m.NRGBAAt(x, y)
				row = append(row, c.R, c.G, c.B)
			}
			rows = append(rows, row)
		}
	}
	return rawPNG(w, h, 8, 2, 1, rows)
}

// losslessWebP writes a picture of the quarters' colours as VP8L, in a file with
// EXIF if there is some (RFC 9649).
func losslessWebP(m *image.NRGBA, exif []byte) []byte {
	var bits []byte
	n := 0
	put := func(v, size int) {
		for i := range size {
			if n%8 == 0 {
				bits = append(bits, 0)
			}
			bits[n/8] |= byte(v>>i&1) << (n % 8)
			n++
		}
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	put(0x2f, 8)
	put(w-1, 14)
	put(h-1, 14)
	put(0, 1+3+1+1+1) // no alpha, version 0; no transform, no cache, one group of codes
	for range 3 {     // green, red, blue: a bit chooses 40 or 200
		put(0b111, 3)
		put(40, 8)
		put(200, 8)
	}
	put(0b101, 3) // alpha: always 255
	put(255, 8)
	put(0b001, 3) // distance: always 0
	put(0, 1)
	for i := range w * h {
		c := m.NRGBAAt(i%w, i/w)
		for _, v := range []uint8{c.G, c.R, c.B} {
			put(int(v)/200, 1)
		}
	}
	chunk := func(name string, body []byte) []byte {
		out := append(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body))), body...)
		return append(out, make([]byte, len(body)&1)...)
	}
	var body []byte
	if exif != nil {
		body = chunk("VP8X", []byte{8, 0, 0, 0, byte(w - 1), byte((w - 1) >> 8), 0, byte(h - 1), byte((h - 1) >> 8), 0})
	}
	body = append(body, chunk("VP8L", bits)...)
	if exif != nil {
		body = append(body, chunk("EXIF", exif)...)
	}
	return append(append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body)+4)), "WEBP"...), body...)
}

// cmykTIFF writes one colour as inks.
func cmykTIFF(w, h int, ink [4]byte) []byte {
	le := binary.LittleEndian
	out := append([]byte("II*\x00"), 0, 0, 0, 0)
	out = append(out, bytes.Repeat(ink[:], w*h)...)
	bits := len(out)
	out = append(out, 8, 0, 8, 0, 8, 0, 8, 0)
	le.PutUint32(out[4:], uint32(len(out)))
	fields := [][3]int{{256, 1, w}, {257, 1, h}, {258, 4, bits}, {259, 1, 1}, {262, 1, 5}, {273, 1, 8}, {277, 1, 4}, {278, 1, h}, {279, 1, 4 * w * h}}
	out = le.AppendUint16(out, uint16(len(fields)))
	for _, f := range fields {
		out = le.AppendUint16(le.AppendUint16(out, uint16(f[0])), 3)
		out = le.AppendUint32(le.AppendUint32(out, uint32(f[1])), uint32(f[2]))
	}
	return append(out, 0, 0, 0, 0)
}

// film is a GIF whose second picture covers the first.
func film(t testing.TB, first *image.NRGBA) []byte {
	t.Helper()
	palette := color.Palette{quarters[0], quarters[1], quarters[2], quarters[3], color.NRGBA{0, 0, 0, 255}}
	one, two := image.NewPaletted(first.Rect, palette), image.NewPaletted(first.Rect, palette)
	for i := range one.Pix {
		one.Pix[i] = uint8(palette.Index(first.At(i%first.Rect.Dx(), i/first.Rect.Dx())))
		two.Pix[i] = 4
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{one, two}, Delay: []int{1, 1}}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodeAVIF(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := other.Encode(&b, m, other.Options{Quality: 95, QualityAlpha: 95, Speed: 10, ChromaSubsampling: image.YCbCrSubsampleRatio444}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// heicHeader is a HEIC of a size and a turn, in quarters counter-clockwise,
// without a picture.
func heicHeader(w, h int, turn byte) []byte {
	be := binary.BigEndian
	box := func(name string, parts ...[]byte) []byte {
		body := bytes.Join(parts, nil)
		return append(append(be.AppendUint32(nil, uint32(len(body)+8)), name...), body...)
	}
	none := make([]byte, 4)
	size := be.AppendUint32(be.AppendUint32(none, uint32(w)), uint32(h))
	return append(box("ftyp", []byte("heic"), none, []byte("mif1heic")),
		box("meta", none, box("pitm", none, []byte{0, 1}), box("iprp", box("ipco", box("ispe", size), box("irot", []byte{turn})),
			box("ipma", none, []byte{0, 0, 0, 1, 0, 1, 2, 1, 0x82})))...)
}

// redPress is a profile of a press whose cyan is red: a table of two points an
// ink, in Lab (ICC.1:2001-04, 6.5.7).
func redPress() []byte {
	table := append([]byte("mft1\x00\x00\x00\x00\x04\x03\x02\x00"), make([]byte, 36)...)
	for i := range 9 {
		table[12+4*i+1] = map[bool]byte{true: 1}[i%4 == 0]
	}
	ramp := make([]byte, 256)
	for i := range ramp {
		ramp[i] = byte(i)
	}
	table = append(table, bytes.Repeat(ramp, 4)...)
	for i := range 16 { // C, M, Y, K from the highest bit
		switch {
		case i&1 != 0:
			table = append(table, 0, 128, 128)
		case i&8 != 0:
			table = append(table, 128, 195, 180)
		default:
			table = append(table, 255, 128, 128)
		}
	}
	table = append(table, bytes.Repeat(ramp, 3)...)
	head := make([]byte, 128)
	copy(head[8:], []byte{2, 0x40})
	copy(head[12:], "prtrCMYKLab ")
	copy(head[36:], "acsp")
	be := binary.BigEndian
	desc := append([]byte("desc\x00\x00\x00\x00\x00\x00\x00\x0aRed press\x00"), make([]byte, 78)...)
	start := 128 + 4 + 2*12
	out := be.AppendUint32(head, 2)
	out = be.AppendUint32(be.AppendUint32(append(out, "A2B0"...), uint32(start)), uint32(len(table)))
	out = be.AppendUint32(be.AppendUint32(append(out, "desc"...), uint32(start+len(table))), uint32(len(desc)))
	out = append(append(out, table...), desc...)
	be.PutUint32(out, uint32(len(out)))
	return out
}
