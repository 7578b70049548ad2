package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/jpeg"
	"math"
)

// PreviewHead is how many bytes from the beginning of an original Preview may
// need: an EXIF block has at most 64 kB, and other blocks may stand before it.
const PreviewHead = 256 << 10

// What of a file is believed to be a preview.
const (
	maxPreviewSide = 1024 // pixels
	previewQuality = 85
)

// The tags of a preview (CIPA DC-008 4.6).
const (
	tagOrientation   = 0x0112
	tagPreviewStart  = 0x0201
	tagPreviewLength = 0x0202
)

// Preview returns the small picture that a camera has put into a JPEG's EXIF
// block, upright, as a JPEG. It takes the first PreviewHead bytes of the
// original; the picture itself is not decoded. Bars that cameras put beside a
// picture of another shape are cut off. nil where there is none that can be
// shown.
func Preview(head []byte) []byte {
	stored, orientation := storedPreview(head)
	size, err := jpeg.DecodeConfig(bytes.NewReader(stored))
	if err != nil || max(size.Width, size.Height) > maxPreviewSide || min(size.Width, size.Height) < 1 {
		return nil
	}
	img, err := guard(func() (image.Image, error) { return jpeg.Decode(bytes.NewReader(stored)) })
	if err != nil {
		return nil
	}
	part := withoutBars(img.Bounds(), shapeOf(head))
	if part == img.Bounds() && orientation == 1 {
		return stored
	}
	var out bytes.Buffer
	if jpeg.Encode(&out, uprightPart(img, part, orientation), &jpeg.Options{Quality: previewQuality}) != nil {
		return nil
	}
	return out.Bytes()
}

// uprightPart is a part of a small picture as it should be seen.
func uprightPart(img image.Image, part image.Rectangle, orientation int) image.Image {
	plain := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(plain, plain.Bounds(), img, part.Min, draw.Src)
	w, h := turned(part.Dx(), part.Dy(), orientation)
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for channel := range 4 { // four bytes of a pixel are four planes
		turnInterleaved(out, plain, channel, orientation)
	}
	return out
}

func turnInterleaved(to, from *image.RGBA, channel, orientation int) {
	take := func(m *image.RGBA) plane {
		p := plane{make([]uint8, m.Rect.Dx()*m.Rect.Dy()), m.Rect.Dx(), m.Rect.Dx(), m.Rect.Dy()}
		for i := range p.pix {
			p.pix[i] = m.Pix[4*i+channel]
		}
		return p
	}
	source, target := take(from), take(to)
	turn(target, source, orientation)
	for i, v := range target.pix {
		to.Pix[4*i+channel] = v
	}
}

// shapeOf is the width of a JPEG over its height, as stored; 0 where its frame
// header (ITU T.81 B.2.2) is not among the bytes.
func shapeOf(head []byte) float64 {
	for marker, body := range jpegSegments(head) {
		isFrame := marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
		if isFrame && len(body) >= 5 {
			height, width := binary.BigEndian.Uint16(body[1:]), binary.BigEndian.Uint16(body[3:])
			if height > 0 && width > 0 {
				return float64(width) / float64(height)
			}
		}
	}
	return 0
}

// withoutBars is the middle part of a preview that has the shape of its
// original: previews are 160 × 120 pixels by the book (DCF 2.0), whatever the
// picture.
func withoutBars(b image.Rectangle, shape float64) image.Rectangle {
	if shape == 0 {
		return b
	}
	w, h := float64(b.Dx()), float64(b.Dy())
	across, down := int(math.Round(max(0, w-h*shape)/2)), int(math.Round(max(0, h-w/shape)/2))
	part := image.Rect(b.Min.X+across, b.Min.Y+down, b.Max.X-across, b.Max.Y-down)
	if part.Empty() {
		return b
	}
	return part
}

// storedPreview finds the preview in a JPEG's first EXIF block, and how both
// are to be turned; nil where there is none.
func storedPreview(head []byte) (preview []byte, orientation int) {
	for marker, body := range jpegSegments(head) {
		if marker != 0xe1 || !bytes.HasPrefix(body, []byte(exifHeader)) {
			continue
		}
		block := body[len(exifHeader):]
		order, ok := byteOrder(block)
		if !ok {
			return nil, 1
		}
		first, next := directory(block, order, order.Uint32(block[4:]))
		second, _ := directory(block, order, next)
		start, length := int64(second[tagPreviewStart]), int64(second[tagPreviewLength])
		if orientation = int(first[tagOrientation]); orientation < 1 || orientation > 8 {
			orientation = 1
		}
		if start <= 0 || length <= 0 || start+length > int64(len(block)) {
			return nil, orientation
		}
		return block[start : start+length], orientation
	}
	return nil, 1
}

// directory reads the single numbers of a TIFF directory (types SHORT and
// LONG) and where the next directory is, 0 for none.
func directory(block []byte, order binary.ByteOrder, at uint32) (numbers map[uint16]uint32, next uint32) {
	numbers = map[uint16]uint32{}
	start := int64(at)
	if start < 8 || start+2 > int64(len(block)) {
		return numbers, 0
	}
	count := int64(order.Uint16(block[start:]))
	end := start + 2 + 12*count
	if end+4 > int64(len(block)) || count > maxTags {
		return numbers, 0
	}
	for i := start + 2; i < end; i += 12 {
		switch tag, kind := order.Uint16(block[i:]), order.Uint16(block[i+2:]); kind {
		case 3:
			numbers[tag] = uint32(order.Uint16(block[i+8:]))
		case 4:
			numbers[tag] = order.Uint32(block[i+8:])
		}
	}
	return numbers, order.Uint32(block[end:])
}
