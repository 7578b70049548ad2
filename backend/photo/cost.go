package photo

import (
	"encoding/binary"
	"image/color"
	"math"

	"broadsheet/backend/photo/heif"
)

// cost returns the bytes that decoding a picture, halved so many times, takes
// at its peak. What the header claims may be beyond all measure: then the cost
// is too.
func (h header) cost(times int) int64 {
	if h.width > maxDecoded || h.height > maxDecoded {
		return math.MaxInt64
	}
	if h.format.name == "jpeg" {
		return h.jpeg.Cost(scaleOf(times))
	}
	return max(int64(h.width)*int64(h.height), h.frame) * h.pixel // the size is below 2^58
}

// costOf is the same for the region of a negative.
func (h header) costOf(n *negative) int64 {
	if n.isWhole() {
		return h.cost(n.halvings)
	}
	return h.jpeg.RegionCost(scaleOf(n.halvings), n.region)
}

// usualHalvings returns how often a picture is halved if nobody wants more of
// it: it still has the pixels for a page's dominant photo.
func (h header) usualHalvings() int { return halvingsFor(float64(h.width) / negativeWidth) }

// leastHalvings returns how often a picture must be halved to be decoded within
// the limit. The header has passed readHeader.
func (h header) leastHalvings() int {
	times := 0
	for h.cost(times) > maxDecoded && times < h.usualHalvings() {
		times++
	}
	return times
}

// halvingsFor returns the whole halvings in a reduction.
func halvingsFor(reduction float64) int { return max(0, int(math.Log2(reduction))) }

// What takes more than inflatedSize to decode and more than inflatedRatio times
// its file is no photo, but made to fill memory: photos of the smoothest skies
// come to 100 times their file.
// AVIF and HEIC make them ten times smaller than others.
const (
	inflatedSize  = 96 << 20
	inflatedRatio = 256
	inflatedHEIF  = 4096
)

// isInflated reports whether a file claims a picture that it cannot hold. What
// counts is the bytes of the picture itself: files can be padded.
func (h header) isInflated() bool {
	claimed, ratio := max(h.cost(0), int64(h.width)*int64(h.height)), int64(inflatedRatio)
	if h.format.heif != heif.None {
		ratio = inflatedHEIF
	}
	return claimed > inflatedSize && claimed/ratio > h.coded
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
