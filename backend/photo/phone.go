package photo

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo/avif"
	"broadsheet/backend/photo/heif"
)

// Converter has a program outside make JPEGs of HEIC, which is not read here:
// the decoders that could be built in are under licences that would bind the
// whole program. It is used from several goroutines at once.
type Converter interface {
	// IsReady reports whether there is such a program on this machine.
	IsReady() bool
	// Convert returns a HEIC file's main picture as a JPEG, upright, with its
	// colour profile. It bounds time and memory itself.
	Convert(ctx context.Context, data []byte) ([]byte, error)
}

// ConvertBy gives the darkroom a converter, before it is used. Without one HEIC
// cannot be read.
func (d *Darkroom) ConvertBy(c Converter) { d.converter = c }

// CanRead tells as a *finding.Error what this machine lacks to read a photo of
// which Probe knows.
func (d *Darkroom) CanRead(p Photo) error {
	if p.Format == "heic" && (d.converter == nil || !d.converter.IsReady()) {
		return finding.Stop(PhoneFormat, finding.Place{File: p.Name})
	}
	return nil
}

// configHEIF reads the header of AVIF and HEIC.
func configHEIF(data []byte, h *header) (err error) {
	h.heif, err = heif.Read(data)
	h.width, h.height, h.turn = h.heif.Width, h.heif.Height, h.heif.Orientation
	h.model = color.RGBAModel
	h.pixel = avif.Cost(1, 1, h.heif.IsDeep)
	return err
}

// lacks tells why neither the decoder of AVIF nor the converter of HEIC need be
// started; of a HEIC only that it is cut, the converter tells the rest.
func (h header) lacks(data []byte) error {
	switch h.format.heif {
	case heif.AVIF:
		return avif.Examine(data)
	case heif.HEIC:
		if _, err := heif.Coding(data, "hvc1"); errors.Is(err, io.ErrUnexpectedEOF) {
			return err
		}
	}
	return nil
}

func developAVIF(ctx context.Context, data []byte, h header, times int) (e exposure, err error) {
	err = avif.Decode(ctx, data, h.width, h.height, func(m *image.RGBA) {
		e.picture = fixed(m, h.canvas(), nil, times)
	})
	return e, err
}

// developHEIC is never reached: converted has made a JPEG by then.
func developHEIC(context.Context, []byte, header, int) (exposure, error) {
	return exposure{}, errors.New("heic: not converted")
}

// conversionVersion is part of the key in the cache.
const conversionVersion = 1

// converted has a HEIC made into a JPEG, or takes that from the cache. The
// header that it returns is the JPEG's. Errors: *finding.Error, or the
// context's.
func (d *Darkroom) converted(ctx context.Context, id ID, name string, data []byte, h header) ([]byte, header, error) {
	if err := d.CanRead(Photo{Name: name, Format: h.format.name}); err != nil {
		return nil, h, err
	}
	key := fmt.Sprintf("heic/%d/%s", conversionVersion, id)
	out, isKnown := d.cache.Get(key)
	if !isKnown {
		var err error
		if out, err = d.convert(ctx, data, h); err != nil {
			if ctx.Err() != nil {
				return nil, h, ctx.Err()
			}
			return nil, h, finding.Stop(NotConverted, finding.Place{File: name}, "reason", reason(err))
		}
	}
	made, err := readHeader(name, out)
	if err != nil {
		return nil, h, err
	}
	if made.format.name != "jpeg" {
		return nil, h, finding.Stop(NotConverted, finding.Place{File: name}, "reason", "the result is a "+made.format.name)
	}
	if !isKnown {
		d.cache.Put(key, out)
	}
	made.turn = 1 // it is upright, whatever its EXIF still says
	return out, made, nil
}

// convert runs the converter as one of the darkroom's workers.
func (d *Darkroom) convert(ctx context.Context, data []byte, h header) ([]byte, error) {
	done, err := d.work(ctx, h.cost(0))
	if err != nil {
		return nil, err
	}
	defer done()
	return d.converter.Convert(ctx, data)
}
