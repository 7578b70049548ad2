package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"broadsheet/backend/finding"
)

// maxDecoded is the most memory that decoding one picture may take, in bytes.
const maxDecoded = 512 << 20

// format is a file format of pictures.
type format struct {
	name       string
	extensions string // separated by spaces
	magic      []string
	config     func(io.Reader) (image.Config, error)
	decode     func(io.Reader) (image.Image, error) // not of JPEG: see developJPEG
}

// formats are those that can be read. A dot in a magic stands for any byte.
var formats = []format{
	{"jpeg", ".jpg .jpeg .jpe .jfif", []string{"\xff\xd8\xff"}, jpeg.DecodeConfig, nil},
	{"png", ".png", []string{"\x89PNG\r\n\x1a\n"}, png.DecodeConfig, png.Decode},
	{"tiff", ".tif .tiff", []string{"II*\x00", "MM\x00*"}, tiff.DecodeConfig, tiff.Decode},
	{"webp", ".webp", []string{"RIFF....WEBP"}, webp.DecodeConfig, webp.Decode},
	{"gif", ".gif", []string{"GIF87a", "GIF89a"}, gif.DecodeConfig, gif.Decode},
	{"bmp", ".bmp .dib", []string{"BM"}, bmp.DecodeConfig, bmp.Decode},
}

// phoneFormats are the brands of ISO base media files (ISO/IEC 14496-12) that
// phones write: HEIC and AVIF.
var phoneFormats = []string{"....ftyphei", "....ftyphev", "....ftypmif1", "....ftypmsf1", "....ftypavi"}

// matches reports whether data begins with a magic.
func matches(data []byte, magic string) bool {
	if len(data) < len(magic) {
		return false
	}
	for i := range len(magic) {
		if magic[i] != '.' && magic[i] != data[i] {
			return false
		}
	}
	return true
}

func matchesAny(data []byte, magics []string) bool {
	for _, m := range magics {
		if matches(data, m) {
			return true
		}
	}
	return false
}

// formatOf finds the format by the first bytes; the name is only for messages.
func formatOf(name string, data []byte) (format, error) {
	for _, f := range formats {
		if matchesAny(data, f.magic) {
			return f, nil
		}
	}
	at := finding.Place{File: name}
	switch {
	case len(data) == 0:
		return format{}, finding.Stop(Empty, at)
	case matchesAny(data, phoneFormats):
		return format{}, finding.Stop(PhoneFormat, at)
	}
	return format{}, finding.Stop(UnknownFormat, at)
}

// hasExtension reports whether a file name fits the format; a name without an
// extension fits every one.
func (f format) hasExtension(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	for _, e := range strings.Fields(f.extensions) {
		if e == ext {
			return true
		}
	}
	return ext == ""
}

// header is what a file says of its picture before it is decoded.
type header struct {
	format format
	width  int // as stored, before orientation
	height int
	model  color.Model
	cost   int64 // bytes that decoding takes at its peak, see decodingCost
}

// readHeader checks that a picture can be decoded within the limit. Errors
// are *finding.Error.
func readHeader(name string, data []byte) (h header, err error) {
	if h.format, err = formatOf(name, data); err != nil {
		return h, err
	}
	config, err := guard(func() (image.Config, error) { return h.format.config(bytes.NewReader(data)) })
	if err != nil {
		return h, decodeError(name, err)
	}
	h.width, h.height, h.model = config.Width, config.Height, config.ColorModel
	if h.width <= 0 || h.height <= 0 {
		return h, finding.Stop(Damaged, finding.Place{File: name}, "reason", fmt.Sprintf("%d × %d pixels", h.width, h.height))
	}
	h.cost = h.decodingCost(data)
	if h.cost > maxDecoded {
		return h, tooLarge(name, h.width, h.height, h.cost)
	}
	return h, nil
}

// guard runs a decoder and turns its panic into an error. A decoder that
// starts goroutines of its own must not be run here: their panics end the
// program.
func guard[T any](decode func() (T, error)) (result T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the decoder gave up: %v", r)
		}
	}()
	return decode()
}
