package photo

import (
	"errors"
	"image/png"
	"io"
	"strconv"
	"strings"

	"golang.org/x/image/bmp"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo/heif"
	"broadsheet/backend/photo/jpeg"
	"broadsheet/backend/photo/tiff"
)

// The codes of this package. Those of Probe and of decoding stop the photo,
// not the page.
const (
	Empty           finding.Code = "photo.empty"
	UnknownFormat   finding.Code = "photo.unknown-format"
	PhoneFormat     finding.Code = "photo.phone-format"
	UnreadableKind  finding.Code = "photo.unreadable-kind"
	Damaged         finding.Code = "photo.damaged"
	Truncated       finding.Code = "photo.truncated"
	TooLarge        finding.Code = "photo.too-large"
	Inflated        finding.Code = "photo.inflated"
	TwelveBitJPEG   finding.Code = "photo.jpeg-12-bit"
	ArithmeticJPEG  finding.Code = "photo.jpeg-arithmetic"
	LosslessJPEG    finding.Code = "photo.jpeg-lossless"
	LayeredJPEG     finding.Code = "photo.jpeg-hierarchical"
	CutOff          finding.Code = "photo.cut-off"
	PartlyLost      finding.Code = "photo.partly-lost"
	ProfileUnfit    finding.Code = "photo.profile-unfit"
	WrongExtension  finding.Code = "photo.wrong-extension"
	ConvertedCMYK   finding.Code = "photo.converted-cmyk"
	HighRange       finding.Code = "photo.high-range"
	MetadataDamaged finding.Code = "photo.metadata-damaged"
	CaptionDiffers  finding.Code = "photo.caption-differs"
	CreditDiffers   finding.Code = "photo.credit-differs"
	NoOriginal      finding.Code = "photo.no-original"
	NotConverted    finding.Code = "photo.not-converted"
)

// decodeError turns the error of a decoder into one for the editor.
func decodeError(name string, err error) error {
	if _, ok := finding.FromError(err); ok {
		return err
	}
	at := finding.Place{File: name}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return finding.Stop(Truncated, at)
	}
	if code, ok := jpegKind(err); ok {
		return finding.Stop(code, at)
	}
	if isUnsupported(err) {
		return finding.Stop(UnreadableKind, at, "reason", reason(err))
	}
	return finding.Stop(Damaged, at, "reason", reason(err))
}

// jpegKinds are the kinds of JPEG that have a message of their own.
var jpegKinds = map[string]finding.Code{
	jpeg.TwelveBits: TwelveBitJPEG, jpeg.Arithmetic: ArithmeticJPEG, jpeg.Lossless: LosslessJPEG, jpeg.Hierarchical: LayeredJPEG,
}

func jpegKind(err error) (code finding.Code, ok bool) {
	var kind *jpeg.UnsupportedError
	if errors.As(err, &kind) {
		code, ok = jpegKinds[kind.Feature]
	}
	return code, ok
}

// isUnsupported reports whether a decoder met a kind of its format that it
// does not know, such as a TIFF in CMYK.
func isUnsupported(err error) bool {
	var ofJPEG *jpeg.UnsupportedError
	var ofPNG png.UnsupportedError
	var ofTIFF *tiff.UnsupportedError
	var ofHEIF *heif.UnsupportedError
	return errors.As(err, &ofHEIF) || errors.As(err, &ofJPEG) || errors.As(err, &ofPNG) || errors.As(err, &ofTIFF) || errors.Is(err, bmp.ErrUnsupported)
}

// reason shortens a decoder's words; some quote the bytes they met.
func reason(err error) string {
	text := strings.Join(strings.Fields(strings.ToValidUTF8(err.Error(), "?")), " ")
	if r := []rune(text); len(r) > 120 {
		return string(r[:120]) + "…"
	}
	return text
}

// tooLarge says that a picture would take too much memory.
func tooLarge(name string, width, height int, bytes int64) error {
	return finding.Stop(TooLarge, finding.Place{File: name},
		"width", strconv.Itoa(width), "height", strconv.Itoa(height),
		"megabytes", strconv.FormatInt(bytes>>20, 10), "limit", strconv.FormatInt(maxDecoded>>20, 10))
}

// inflated says that a file claims more than it can hold.
func inflated(name string, width, height int, bytes int64) error {
	return finding.Stop(Inflated, finding.Place{File: name},
		"width", strconv.Itoa(width), "height", strconv.Itoa(height), "kilobytes", strconv.FormatInt((bytes+1023)>>10, 10))
}
