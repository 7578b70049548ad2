package photo

// Coding is how the bytes of a rendition are packed.
type Coding int

const (
	// JPEG is a whole baseline JPEG file. Inks are stored as Adobe's
	// programs do, as YCCK and upside down (255 is no ink), under an Adobe
	// marker: in a PDF they need the array Decode [1 0 1 0 1 0 1 0].
	JPEG Coding = iota
	// Flate is a zlib stream (RFC 1950) of rows, each led by the type of its
	// PNG filter (PDF 32000-1, 7.4.4.4: Predictor 15, BitsPerComponent 8,
	// Colors as the space has, Columns the width). Inks are as a PDF takes
	// them: 255 is full ink.
	Flate
)

// Space is what the samples of a rendition mean.
type Space int

const (
	// Gray is the grey of sRGB, 0 black.
	Gray Space = iota
	// SRGB is three samples of sRGB; in a JPEG, YCbCr of them.
	SRGB
	// CMYK is process inks.
	CMYK
	// Black is a press's black ink alone, upside down in either coding: 0 is
	// full ink. In a PDF this is DeviceGray.
	Black
)

// Channels returns the samples of a pixel.
func (s Space) Channels() int { return [...]int{1, 3, 4, 1}[s] }

// Rendition is a photo as a page shows it.
type Rendition struct {
	Data          []byte
	Width, Height int // pixels
	Coding        Coding
	Space         Space
}
