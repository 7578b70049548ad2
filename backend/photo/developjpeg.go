package photo

import (
	"context"
	"errors"
	"image"
	"image/color"
	"io"
	"math"

	"broadsheet/backend/photo/jpeg"
)

// cutOff is the damage of a JPEG that has lost its end.
const cutOff = "the file ends before its end marker"

// jpegModels tell what the picture of a JPEG is made of.
var jpegModels = map[jpeg.Transform]color.Model{
	jpeg.Gray: color.GrayModel, jpeg.YCbCr: color.YCbCrModel, jpeg.RGB: color.RGBAModel,
	jpeg.CMYK: color.CMYKModel, jpeg.AdobeCMYK: color.CMYKModel, jpeg.AdobeYCCK: color.CMYKModel,
}

func configJPEG(data []byte, h *header) (err error) {
	h.jpeg, err = jpeg.DecodeConfig(data)
	h.width, h.height, h.model = h.jpeg.Width, h.jpeg.Height, jpegModels[h.jpeg.Transform]
	return err
}

// lack turns the error of a JPEG that was cut off before its picture, which the
// decoder tells by what it met, into one that says so.
func (h header) lack(data []byte, err error) error {
	var format jpeg.FormatError
	if h.format.name == "jpeg" && errors.As(err, &format) && !hasJPEGEnd(data) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// jpegDamage returns what is certainly wrong with a JPEG whose header is sound,
// without decoding it.
func (h header) jpegDamage(data []byte) string {
	if h.format.name == "jpeg" && !jpeg.HasEnd(data) {
		return cutOff
	}
	return ""
}

// scaleOf returns in how many eighths of its size a JPEG is decoded that is
// halved so many times; the decoder's own halvings cost less than none.
func scaleOf(times int) int { return 8 >> min(times, 3) }

// developJPEG decodes a JPEG. A damaged one is shown as far as it goes, but not
// if not even one row of its blocks is there.
func developJPEG(_ context.Context, data []byte, h header, times int) (exposure, error) {
	// The cost was checked with the header; this limit is for what is kept.
	p, err := jpeg.Decode(data, jpeg.Options{Scale: scaleOf(times), MaxPixels: math.MaxInt64, MaxBytes: 2 * maxDecoded})
	if err != nil {
		return exposure{}, err
	}
	if p.IsDamaged && p.Rows == 0 {
		return exposure{}, h.lack(data, jpeg.FormatError(p.Reason))
	}
	damage := p.Reason // where all is there, a missing end does no harm
	if p.IsDamaged && h.jpegDamage(data) != "" {
		damage = cutOff
	}
	within := min(times, 3)
	canvas := halved(h.canvas(), within)
	img := fixed(cut(p.Image(), canvas), canvas, h.inkRow(data), times-within)
	return exposure{img, damage}, nil
}

// developPart decodes a region of a JPEG, in pixels of the original: the same
// pixels as those of the whole. It is not ok where the file is damaged: how much
// of it is there is known only with the whole.
func developPart(data []byte, h header, times int, region image.Rectangle) (exposure, bool) {
	p, err := jpeg.Decode(data, jpeg.Options{Scale: scaleOf(times), Region: region, MaxPixels: math.MaxInt64, MaxBytes: 2 * maxDecoded})
	if err != nil || p.IsDamaged {
		return exposure{}, false
	}
	img := fromOrigin(cut(p.Image(), shrunk(region, times)))
	return exposure{picture: fixed(img, img.Bounds(), h.inkRow(data), 0)}, true
}

// fromOrigin returns a picture whose bounds begin at 0, 0. They begin at a whole
// sample of colour, see regionStep.
func fromOrigin(img image.Image) image.Image {
	size := image.Rectangle{Max: img.Bounds().Size()}
	switch m := img.(type) {
	case *image.Gray:
		return &image.Gray{Pix: m.Pix, Stride: m.Stride, Rect: size}
	case *image.YCbCr:
		return &image.YCbCr{Y: m.Y, Cb: m.Cb, Cr: m.Cr, YStride: m.YStride, CStride: m.CStride, SubsampleRatio: m.SubsampleRatio, Rect: size}
	case *image.RGBA:
		return &image.RGBA{Pix: m.Pix, Stride: m.Stride, Rect: size}
	case *image.CMYK:
		return &image.CMYK{Pix: m.Pix, Stride: m.Stride, Rect: size}
	}
	panic("photo: a JPEG is made of other pixels") // see jpeg.Picture.Image
}

// hasJPEGEnd reports whether an end marker stands in the last part of a JPEG
// whose header cannot be read.
func hasJPEGEnd(data []byte) bool {
	tail := data[len(data)-min(len(data)/2, 64<<10):]
	for i := range len(tail) - 1 {
		if tail[i] == 0xff && tail[i+1] == 0xd9 {
			return true
		}
	}
	return false
}
