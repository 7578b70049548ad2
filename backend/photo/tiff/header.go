package tiff

// Colour says what the samples of a picture are.
type Colour uint8

const (
	Gray Colour = iota
	Palette
	RGB
	CMYK
)

// The compressions of TIFF 6.0 and its supplements, and Adobe's older number
// for Deflate.
const (
	plain        = 1
	fax3         = 3
	fax4         = 4
	lzwCoding    = 5
	oldJPEG      = 6
	jpegCoding   = 7
	deflate      = 8
	packBits     = 32773
	adobeDeflate = 32946
)

// Photometric interpretations (TIFF 6.0, tag 262).
const (
	whiteIsZero = 0
	blackIsZero = 1
	isRGB       = 2
	isPalette   = 3
	isSeparated = 5
	isYCbCr     = 6
)

// Config is what a file says of its first page.
type Config struct {
	Width, Height int // pixels, as stored
	Colour        Colour
	HasAlpha      bool
	Bits          int  // of a sample: 1, 2, 4, 8 or 16
	IsJPEG        bool // inside
	// Coded is how many bytes of the file the page's picture has.
	Coded int64
}

// Cost returns the bytes that decoding takes, beside the file itself and a few
// rows.
func (c Config) Cost() int64 {
	bytes := int64(c.Width) * int64(c.Height) * int64(c.channels())
	if c.IsJPEG {
		return 2 * bytes // a strip may be the whole picture
	}
	return bytes
}

// channels returns how many bytes a pixel is decoded to.
func (c Config) channels() int {
	switch {
	case c.Colour == RGB || c.Colour == CMYK:
		return 4
	case c.Colour == Gray && c.HasAlpha:
		return 2
	}
	return 1
}

// layout is how the samples lie in the file.
type layout struct {
	Config
	directory
	samples      int // of a pixel, those that are not read too
	colours      int // of them, those that make the colour
	alpha        int // which sample is alpha, -1 for none
	isAssociated bool
	isPlanar     bool
	isInverted   bool // 0 is white
	compression  int64
	photometric  int64
	isPredicted  bool
}

// maxSide bounds width and height; fax coding bounds them so too.
const maxSide = 1 << 20

// maxSamples bounds the samples of a pixel; those with more are measurements.
const maxSamples = 16

// DecodeConfig reads the header of a file's first page. Errors: FormatError,
// *UnsupportedError.
func DecodeConfig(data []byte) (Config, error) {
	l, err := readLayout(data)
	if err != nil {
		return Config{}, err
	}
	if g, err := l.newGrid(); err == nil { // else decoding tells
		l.Coded = l.coded(g, int64(len(data)))
	}
	return l.Config, nil
}

func readLayout(data []byte) (*layout, error) {
	d, err := readDirectory(data)
	if err != nil {
		return nil, err
	}
	l := &layout{directory: d, alpha: -1}
	width, height := d.first(tagWidth, 0), d.first(tagHeight, 0)
	if width < 1 || height < 1 || width > maxSide || height > maxSide {
		return nil, FormatError("has an impossible size")
	}
	l.Width, l.Height = int(width), int(height)
	if l.samples = int(d.first(tagSamples, 1)); l.samples > maxSamples {
		return nil, unsupported("%d samples a pixel", l.samples)
	}
	l.isPlanar = d.first(tagPlanar, 1) == 2
	for _, read := range []func() error{l.readColour, l.readBits, l.readExtra, l.readPacking} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *layout) readColour() error {
	l.compression = l.first(tagCompression, plain)
	l.photometric = l.first(tagPhotometric, blackIsZero)
	switch l.photometric {
	case whiteIsZero, blackIsZero:
		l.Colour, l.colours, l.isInverted = Gray, 1, l.photometric == whiteIsZero
	case isRGB:
		l.Colour, l.colours = RGB, 3
	case isPalette:
		l.Colour, l.colours = Palette, 1
	case isSeparated:
		l.Colour, l.colours = CMYK, 4
		if l.first(tagInkSet, 1) != 1 || l.samples < 4 {
			return unsupported("inks other than CMYK")
		}
	case isYCbCr:
		l.Colour, l.colours = RGB, 3
		if l.compression != jpegCoding && l.compression != oldJPEG {
			return unsupported("YCbCr without JPEG")
		}
	case 8, 9, 10:
		return unsupported("CIELAB colours")
	default:
		return unsupported("colours of kind %d", l.photometric)
	}
	if l.samples < l.colours {
		return FormatError("has fewer samples than its colours need")
	}
	return nil
}

func (l *layout) readBits() error {
	l.Bits = int(l.first(tagBits, 1))
	for i := range min(l.count(tagBits), l.colours) {
		if l.at(tagBits, i) != int64(l.Bits) {
			return unsupported("samples of different size")
		}
	}
	switch l.Bits {
	case 1, 2, 4, 8, 16:
	default:
		return unsupported("%d bits a sample", l.Bits)
	}
	if format := l.first(tagSampleFormat, 1); format != 1 && format != 4 {
		return unsupported("samples that are no whole numbers from 0")
	}
	if l.Colour == Palette && l.Bits > 8 {
		return unsupported("a palette of %d bits", l.Bits)
	}
	if l.Colour == Palette && l.count(tagColorMap) < 3<<l.Bits {
		return FormatError("has no palette")
	}
	return nil
}

// readExtra finds alpha among the samples beyond the colours (TIFF 6.0, tag
// 338). Alpha of CMYK is left out: it marks what lies on the paper anyway.
func (l *layout) readExtra() error {
	if l.Colour != Gray && l.Colour != RGB {
		return nil
	}
	for i := range min(l.count(tagExtraSamples), l.samples-l.colours) {
		if kind := l.at(tagExtraSamples, i); kind == 1 || kind == 2 {
			l.alpha, l.HasAlpha, l.isAssociated = l.colours+i, true, kind == 1
			return nil
		}
	}
	return nil
}

func (l *layout) readPacking() error {
	switch l.compression {
	case plain, lzwCoding, deflate, adobeDeflate, packBits:
	case fax3, fax4:
		if l.Bits != 1 || l.samples != 1 {
			return FormatError("has fax coding for more than black and white")
		}
		if l.compression == fax3 && l.first(tagFaxOptions, 0)&1 != 0 {
			return unsupported("two-dimensional fax coding of group 3")
		}
	case jpegCoding:
		l.IsJPEG = true
		if l.isPlanar && l.photometric == isYCbCr {
			return unsupported("YCbCr in planes of their own")
		}
		if l.Bits != 8 {
			return unsupported("JPEG of %d bits inside a TIFF", l.Bits)
		}
	case oldJPEG:
		return unsupported("JPEG inside a TIFF in the old way (compression 6)")
	default:
		return unsupported("compression %d", l.compression)
	}
	switch l.first(tagPredictor, 1) {
	case 1:
	case 2:
		l.isPredicted = l.compression == lzwCoding || l.compression == deflate || l.compression == adobeDeflate
		if l.isPredicted && l.Bits != 8 && l.Bits != 16 {
			return unsupported("differences of %d bits", l.Bits)
		}
	default:
		return unsupported("predictor %d", l.first(tagPredictor, 1))
	}
	return nil
}
