package photo

import (
	"encoding/binary"
	"image/color"
	"math"
)

// decodingCost returns the bytes that the decoder allocates for the picture
// and its work beside it. What the header claims may be beyond all measure:
// then the cost is too.
func (h header) decodingCost(data []byte) int64 {
	if h.width > maxDecoded || h.height > maxDecoded {
		return math.MaxInt64
	}
	pixels := int64(h.width) * int64(h.height) // below 2^58
	switch h.format.name {
	case "jpeg":
		return int64(float64(pixels) * jpegBytesPerPixel(data))
	case "webp":
		// The frame inside may be larger than the canvas that the header
		// names. Its decoder holds the pixels and their inverse transform.
		return 8 * max(pixels, webpFrame(data))
	}
	return pixels * bytesPerPixel(h.model)
}

// bytesPerPixel returns the size of a pixel as the decoders of the standard
// library store it.
func bytesPerPixel(m color.Model) int64 {
	switch m {
	case color.GrayModel, color.AlphaModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	if _, ok := m.(color.Palette); ok {
		return 1
	}
	return 4
}

// jpegFrame is the frame header of a JPEG (ISO/IEC 10918-1, B.2.2).
type jpegFrame struct {
	isProgressive bool
	components    int
	samples       float64 // of all components for one pixel: 1.5 for 4:2:0
}

// jpegBytesPerPixel returns what image/jpeg takes for a pixel: its samples, the
// coefficients (four bytes each) of a progressive picture, and for four
// components the CMYK copy.
func jpegBytesPerPixel(data []byte) float64 {
	f, ok := readJPEGFrame(data)
	if !ok {
		return 20 // the worst; decoding will say what is wrong
	}
	bytes := f.samples
	if f.isProgressive {
		bytes += 4 * f.samples
	}
	if f.components == 4 {
		bytes += 4
	}
	return bytes
}

// readJPEGFrame finds the frame header.
func readJPEGFrame(data []byte) (jpegFrame, bool) {
	for marker, body := range jpegSegments(data) {
		if marker >= 0xc0 && marker <= 0xc2 {
			return parseJPEGFrame(body, marker == 0xc2)
		}
	}
	return jpegFrame{}, false
}

func parseJPEGFrame(b []byte, isProgressive bool) (jpegFrame, bool) {
	if len(b) < 6 || len(b) < 6+3*int(b[5]) || b[5] == 0 {
		return jpegFrame{}, false
	}
	f := jpegFrame{isProgressive: isProgressive, components: int(b[5])}
	sum, most := 0, 1
	for c := range f.components {
		sampling := b[6+3*c+1]
		n := int(sampling>>4) * int(sampling&15)
		sum, most = sum+n, max(most, n)
	}
	f.samples = float64(sum) / float64(most)
	return f, true
}

// webpFrame returns the pixels of the first frame inside a WebP, 0 if there is
// none (RFC 9649, 2.5 to 2.7).
func webpFrame(data []byte) int64 {
	for i := 12; i+8 <= len(data); {
		size := int(binary.LittleEndian.Uint32(data[i+4:]))
		body := data[i+8:]
		switch kind := string(data[i : i+4]); {
		case kind == "VP8L" && len(body) >= 5:
			bits := binary.LittleEndian.Uint32(body[1:])
			return int64(bits&0x3fff+1) * int64(bits>>14&0x3fff+1)
		case kind == "VP8 " && len(body) >= 10:
			return int64(binary.LittleEndian.Uint16(body[6:])&0x3fff) * int64(binary.LittleEndian.Uint16(body[8:])&0x3fff)
		}
		if size > len(body) {
			return 0
		}
		i += 8 + size + size&1
	}
	return 0
}
