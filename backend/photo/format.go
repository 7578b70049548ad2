package photo

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"io"
	"path"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo/heif"
	"broadsheet/backend/photo/jpeg"
	"broadsheet/backend/photo/tiff"
)

// maxDecoded is the most memory that decoding one picture may take, in bytes.
const maxDecoded = 512 << 20

// format is a file format of pictures.
type format struct {
	name       string
	extensions string // separated by spaces
	magic      []string
	heif       heif.Kind // of those that have a box in common
	// config fills in what the file's header says.
	config func(data []byte, h *header) error
	// decode decodes a picture, halved so many times.
	decode func(ctx context.Context, data []byte, h header, times int) (exposure, error)
}

// exposure is what decoding gave: grey or YCbCr, in the colours of the file but
// for inks, which are sRGB by now.
type exposure struct {
	picture image.Image
	damage  string // what is wrong with the part that is shown; mostly nothing
}

// formats are those that can be read. A dot in a magic stands for any byte.
var formats = []format{
	{"jpeg", ".jpg .jpeg .jpe .jfif", []string{"\xff\xd8\xff"}, heif.None, configJPEG, developJPEG},
	{"png", ".png", []string{"\x89PNG\r\n\x1a\n"}, heif.None, configPNG, plain(png.Decode)},
	{"tiff", ".tif .tiff", []string{"II*\x00", "MM\x00*", "II+\x00", "MM\x00+"}, heif.None, configTIFF, developTIFF},
	{"webp", ".webp", []string{"RIFF....WEBP"}, heif.None, configWebP, plain(webp.Decode)},
	{"gif", ".gif", []string{"GIF87a", "GIF89a"}, heif.None, configGIF, plain(gif.Decode)},
	{"bmp", ".bmp .dib", []string{"BM"}, heif.None, configBMP, plain(bmp.Decode)},
	{"avif", ".avif", []string{"....ftyp"}, heif.AVIF, configHEIF, developAVIF},
	{"heic", ".heic .heif .hif", []string{"....ftyp"}, heif.HEIC, configHEIF, developHEIC},
}

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
		if matchesAny(data, f.magic) && (f.heif == heif.None || f.heif == heif.KindOf(data)) {
			return f, nil
		}
	}
	at := finding.Place{File: name}
	if len(data) == 0 {
		return format{}, finding.Stop(Empty, at)
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
	jpeg   jpeg.Config // of a JPEG
	pixel  int64       // bytes that decoding takes for a pixel, of other formats
	frame  int64       // pixels of the frame inside, where it may be larger
	coded  int64       // bytes of the file that the picture has
	heif   heif.Header // of AVIF and HEIC
	// turn is how the file itself says that the picture is turned, as EXIF
	// counts it, whatever its EXIF says; 0 where it says nothing.
	turn int
}

// orientation returns how the picture is turned, by EXIF if the file itself
// does not say.
func (h header) orientation(exif int) int {
	if h.turn != 0 {
		return h.turn
	}
	return exif
}

// space returns the colours that the file holds.
func (h header) space() icc.Space {
	switch h.model {
	case color.GrayModel, color.Gray16Model:
		return icc.Gray
	case color.CMYKModel:
		return icc.CMYK
	}
	return icc.RGB
}

// readHeader checks that a picture can be decoded within the limit, and that it
// is worth starting its decoder where that takes long. Errors
// are *finding.Error.
func readHeader(name string, data []byte) (h header, err error) {
	if h.format, err = formatOf(name, data); err != nil {
		return h, err
	}
	h.coded = int64(len(data)) // where config does not know better
	_, err = guard(func() (bool, error) { return true, h.format.config(data, &h) })
	if err != nil {
		return h, decodeError(name, h.lack(data, err))
	}
	if h.width <= 0 || h.height <= 0 {
		return h, finding.Stop(Damaged, finding.Place{File: name}, "reason", fmt.Sprintf("%d × %d pixels", h.width, h.height))
	}
	if cost := h.cost(h.usualHalvings()); cost > maxDecoded {
		return h, tooLarge(name, h.width, h.height, cost)
	}
	if h.isInflated() {
		return h, inflated(name, h.width, h.height, h.coded)
	}
	if _, err := guard(func() (bool, error) { return true, h.lacks(data) }); err != nil {
		return h, decodeError(name, err)
	}
	return h, nil
}

// plainConfig and plain take the decoders of the standard library and of its
// kin, which know one size.
func plainConfig(read func(io.Reader) (image.Config, error)) func([]byte, *header) error {
	return func(data []byte, h *header) error {
		c, err := read(bytes.NewReader(data))
		h.width, h.height, h.model = c.Width, c.Height, c.ColorModel
		h.pixel = bytesPerPixel(c.ColorModel)
		return err
	}
}

func plain(decode func(io.Reader) (image.Image, error)) func(context.Context, []byte, header, int) (exposure, error) {
	return func(_ context.Context, data []byte, h header, times int) (exposure, error) {
		img, err := decode(bytes.NewReader(data))
		if err != nil {
			return exposure{}, err
		}
		return exposure{picture: fixed(img, h.canvas(), nil, times)}, nil
	}
}

// tiffModels tell what the picture of a TIFF is made of.
var tiffModels = map[tiff.Colour]color.Model{
	tiff.Gray: color.GrayModel, tiff.Palette: color.NRGBAModel, tiff.RGB: color.NRGBAModel, tiff.CMYK: color.CMYKModel,
}

func configTIFF(data []byte, h *header) error {
	c, err := tiff.DecodeConfig(data)
	h.width, h.height, h.model = c.Width, c.Height, tiffModels[c.Colour]
	if err == nil {
		h.coded = c.Coded
		h.pixel = c.Cost() / (int64(c.Width) * int64(c.Height))
	}
	return err
}

func developTIFF(_ context.Context, data []byte, h header, times int) (exposure, error) {
	p, err := tiff.Decode(data)
	if err != nil {
		return exposure{}, err
	}
	return exposure{fixed(p.Image, h.canvas(), h.inkRow(data), times), p.Damage}, nil
}

// configWebP reads a WebP's header. The frame inside may be larger than the
// canvas; its decoder holds the pixels and their inverse transform.
func configWebP(data []byte, h *header) error {
	err := plainConfig(webp.DecodeConfig)(data, h)
	h.pixel, h.frame, h.turn = 8, webpFrame(data), webpTurn(data)
	return err
}

// canvas is the picture as stored.
func (h header) canvas() image.Rectangle { return image.Rect(0, 0, h.width, h.height) }

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
