package photo

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"image"
	"io"
	"math"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo/jpeg"
)

// Inspect probes a photo and decodes it, so that it is known whether all of it
// is there: what a header says is no proof. A JPEG is decoded to an eighth of
// its size, which reads every byte of it; one of which a part is lost has its
// Damage set. A file of another format that cannot be decoded gives an error.
//
// Findings and errors are those of Probe, and the context's end.
func (d *Darkroom) Inspect(ctx context.Context, name string, data []byte) (Photo, []finding.Finding, error) {
	p, findings, err := Probe(name, data)
	if err != nil {
		return p, nil, err
	}
	h, err := readHeader(name, data)
	if err != nil {
		return p, nil, err
	}
	done, err := d.work(ctx, h.cost)
	if err != nil {
		return p, nil, err
	}
	defer done()
	damage, err := h.damage(data)
	if err != nil {
		return p, nil, decodeError(name, err)
	}
	p.Damage = cmp.Or(p.Damage, damage)
	return p, findings, nil
}

// damage decodes a file and says what is lost of it; an error means that
// nothing can be shown.
func (h header) damage(data []byte) (string, error) {
	if h.format.name != "jpeg" {
		_, err := guard(func() (image.Image, error) { return h.format.decode(bytes.NewReader(data)) })
		return "", err
	}
	p, err := jpeg.Decode(data, jpeg.Options{Scale: 1, MaxPixels: math.MaxInt64, MaxBytes: 2 * maxDecoded})
	if err != nil && !hasJPEGEnd(data) {
		return "", io.ErrUnexpectedEOF
	}
	if err != nil || !p.IsDamaged {
		return "", err
	}
	return reason(errors.New(p.Reason)), nil
}
