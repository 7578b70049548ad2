package photo

import (
	"errors"
	"image/jpeg"
	"image/png"
	"io"
	"strconv"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"broadsheet/backend/finding"
	ours "broadsheet/backend/photo/jpeg"
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
	WrongExtension  finding.Code = "photo.wrong-extension"
	ConvertedCMYK   finding.Code = "photo.converted-cmyk"
	MetadataDamaged finding.Code = "photo.metadata-damaged"
	CaptionDiffers  finding.Code = "photo.caption-differs"
	CreditDiffers   finding.Code = "photo.credit-differs"
	NoOriginal      finding.Code = "photo.no-original"
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
	if isUnsupported(err) {
		return finding.Stop(UnreadableKind, at, "reason", reason(err))
	}
	return finding.Stop(Damaged, at, "reason", reason(err))
}

// isUnsupported reports whether a decoder met a kind of its format that it
// does not know, such as a TIFF in CMYK.
func isUnsupported(err error) bool {
	var ofJPEG jpeg.UnsupportedError
	var ofOurs *ours.UnsupportedError
	var ofPNG png.UnsupportedError
	var ofTIFF tiff.UnsupportedError
	return errors.As(err, &ofJPEG) || errors.As(err, &ofOurs) || errors.As(err, &ofPNG) || errors.As(err, &ofTIFF) || errors.Is(err, bmp.ErrUnsupported)
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
