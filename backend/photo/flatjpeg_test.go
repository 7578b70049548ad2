package photo

import (
	"encoding/binary"
	"math/bits"
)

// flatJPEG writes a baseline JPEG of one colour: of kinds that image/jpeg does
// not write. Its quantisation is 1, so that values come out as they are.
type flatJPEG struct {
	width, height int
	components    int
	sampling      []byte // of each component, H and V in four bits; nil means 1, 1
	adobe         int    // Adobe's transform plus one; 0 means no Adobe segment
	ids           string
	values        []int // of each component, 0 to 255
	precision     byte  // 0 means 8
}

func (f flatJPEG) encode() []byte {
	out := []byte{0xff, 0xd8}
	segment := func(marker byte, body ...byte) {
		out = append(out, 0xff, marker)
		out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
		out = append(out, body...)
	}
	if f.adobe > 0 {
		segment(0xee, append([]byte("Adobe\x00\x64\x00\x00\x00\x00"), byte(f.adobe-1))...)
	}
	steps := make([]byte, 65)
	for i := range steps[1:] {
		steps[1+i] = 1
	}
	segment(0xdb, steps...)
	frame := []byte{max(f.precision, 8), byte(f.height >> 8), byte(f.height), byte(f.width >> 8), byte(f.width), byte(f.components)}
	scan := []byte{byte(f.components)}
	for i := range f.components {
		frame = append(frame, f.id(i), f.samplingOf(i), 0)
		scan = append(scan, f.id(i), 0)
	}
	segment(0xc0, frame...)
	// The code of a mean's size is that size in four bits; blocks end by 0.
	segment(0xc4, append([]byte{0x00, 0, 0, 0, 12}, append(make([]byte, 12), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)...)...)
	segment(0xc4, append([]byte{0x10, 1}, append(make([]byte, 15), 0)...)...)
	segment(0xda, append(scan, 0, 63, 0)...)
	return append(append(out, f.codes()...), 0xff, 0xd9)
}

func (f flatJPEG) id(i int) byte {
	if f.ids != "" {
		return f.ids[i]
	}
	return byte(i + 1)
}

func (f flatJPEG) samplingOf(i int) byte {
	if f.sampling != nil {
		return f.sampling[i]
	}
	return 0x11
}

// codes writes the difference of each component's first block to mid-grey, and
// no difference for all others.
func (f flatJPEG) codes() (out []byte) {
	acc, n := uint32(0), 0
	put := func(v uint32, size int) {
		acc, n = acc<<size|v, n+size
		for ; n >= 8; n -= 8 {
			b := byte(acc >> (n - 8))
			if out = append(out, b); b == 0xff {
				out = append(out, 0)
			}
		}
	}
	mostH, mostV := 1, 1
	for i := range f.components {
		mostH, mostV = max(mostH, int(f.samplingOf(i)>>4)), max(mostV, int(f.samplingOf(i)&15))
	}
	if f.components == 1 {
		mostH, mostV = 1, 1
	}
	mcus := ((f.width + 8*mostH - 1) / (8 * mostH)) * ((f.height + 8*mostV - 1) / (8 * mostV))
	for m := range mcus {
		for i := range f.components {
			blocks := int(f.samplingOf(i)>>4) * int(f.samplingOf(i)&15)
			if f.components == 1 {
				blocks = 1
			}
			for b := range blocks {
				difference := 0
				if m == 0 && b == 0 {
					difference = 8 * (f.values[i] - 128)
				}
				size := bits.Len(uint(max(difference, -difference)))
				put(uint32(size), 4)
				put(uint32(difference-sign(difference))&(1<<size-1), size)
				put(0, 1)
			}
		}
	}
	put(0x7f, 7)
	return out
}

// sign is 1 for what is below 0: such differences are stored less one (T.81,
// F.1.2.1.1).
func sign(v int) int {
	if v < 0 {
		return 1
	}
	return 0
}
