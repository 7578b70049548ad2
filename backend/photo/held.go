package photo

import (
	"encoding/binary"
	"errors"
	"image/gif"
	"image/png"
	"io"
	"iter"

	"golang.org/x/image/bmp"
)

// What files of the simple formats hold of their picture is read here, before
// their decoders take the memory for all that is claimed.

// configPNG counts the bytes of the picture.
func configPNG(data []byte, h *header) error {
	if err := plainConfig(png.DecodeConfig)(data, h); err != nil {
		return err
	}
	h.coded = 0
	for kind, body := range pngChunks(data) {
		if kind == "IDAT" {
			h.coded += int64(len(body))
		}
	}
	return nil
}

// pngChunks goes through the chunks of a PNG (PNG, 5.3); the last one may be cut.
func pngChunks(data []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for i := int64(8); i+8 <= int64(len(data)); {
			size := int64(binary.BigEndian.Uint32(data[i:]))
			end := min(i+8+size, int64(len(data)))
			if !yield(string(data[i+4:i+8]), data[i+8:end]) {
				return
			}
			i = end + 4 // the checksum
		}
	}
}

// configBMP finds out whether all rows are there: they are not packed, and each
// is padded to four bytes.
func configBMP(data []byte, h *header) error {
	if err := plainConfig(bmp.DecodeConfig)(data, h); err != nil {
		return err
	}
	if len(data) < 30 {
		return io.ErrUnexpectedEOF
	}
	start, bits := int64(binary.LittleEndian.Uint32(data[10:])), int64(binary.LittleEndian.Uint16(data[28:]))
	if h.width > maxDecoded || h.height > maxDecoded { // the limit tells
		return nil
	}
	row := (int64(h.width)*bits + 31) / 32 * 4
	if int64(len(data))-start < row*int64(h.height) {
		return io.ErrUnexpectedEOF
	}
	return nil
}

// configGIF finds the first picture of a GIF: it may be smaller than the screen
// that the file is for, and its codes are what counts.
func configGIF(data []byte, h *header) error {
	if err := plainConfig(gif.DecodeConfig)(data, h); err != nil {
		return err
	}
	codes, err := gifCodes(data)
	h.coded = codes
	return err
}

// gifCodes returns how many bytes the codes of a GIF's first picture have, as
// far as they are there (GIF89a, 18 to 23).
func gifCodes(data []byte) (int64, error) {
	if len(data) < 13 {
		return 0, io.ErrUnexpectedEOF
	}
	i := 13 + colourTable(data[10])
	for i < len(data) {
		switch data[i] {
		case 0x21: // an extension: its label, then blocks
			i, _ = gifBlocks(data, i+2)
		case 0x2c: // a picture: place, size, flags, its own colours, the size of codes
			if i+10 >= len(data) {
				return 0, io.ErrUnexpectedEOF
			}
			_, bytes := gifBlocks(data, i+10+colourTable(data[i+9])+1)
			return bytes, nil
		default:
			return 0, errors.New("gif: there is no picture")
		}
	}
	return 0, io.ErrUnexpectedEOF
}

// colourTable returns the bytes of a table of colours, by the flags before it.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// gifBlocks goes through blocks up to an empty one, and returns what follows it
// and how many bytes they have.
func gifBlocks(data []byte, i int) (next int, bytes int64) {
	for i < len(data) && data[i] > 0 {
		size := int(data[i])
		bytes += int64(min(size, len(data)-i-1))
		i += 1 + size
	}
	return i + 1, bytes
}
