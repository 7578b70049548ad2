package tiff

import (
	"bytes"
	"compress/zlib"
	"io"

	"golang.org/x/image/ccitt"
	"golang.org/x/image/tiff/lzw"
)

// unpacked returns a reader of a block's rows as they were before packing.
func (d *decoder) unpacked(body []byte, b block) (io.Reader, error) {
	packed := bytes.NewReader(body)
	switch d.compression {
	case lzwCoding:
		return lzw.NewReader(packed, lzw.MSB, 8), nil
	case deflate, adobeDeflate:
		return d.inflated(packed)
	case packBits:
		return &packBitsReader{from: body}, nil
	case fax3, fax4:
		kind := ccitt.SubFormat(ccitt.Group3)
		if d.compression == fax4 {
			kind = ccitt.Group4
		}
		return ccitt.NewReader(packed, ccitt.MSB, kind, b.width, b.bounds.Dy(), &ccitt.Options{Invert: d.isInverted}), nil
	}
	return packed, nil
}

// inflated returns a reader of zlib's stream.
func (d *decoder) inflated(packed io.Reader) (io.Reader, error) {
	if again, ok := d.inflate.(zlib.Resetter); ok {
		return d.inflate, again.Reset(packed, nil)
	}
	r, err := zlib.NewReader(packed)
	if err == nil {
		d.inflate = r
	}
	return r, err
}

// packBitsReader unpacks runs of bytes (TIFF 6.0, section 9).
type packBitsReader struct {
	from    []byte
	literal int // bytes to copy
	repeat  int // bytes to repeat
	value   byte
}

func (r *packBitsReader) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		switch {
		case r.literal > 0 && len(r.from) > 0:
			k := copy(p[n:], r.from[:min(r.literal, len(r.from))])
			r.from, r.literal, n = r.from[k:], r.literal-k, n+k
		case r.repeat > 0:
			k := min(r.repeat, len(p)-n)
			for i := range k {
				p[n+i] = r.value
			}
			r.repeat, n = r.repeat-k, n+k
		case !r.next():
			return n, io.ErrUnexpectedEOF
		}
	}
	return n, nil
}

// next reads the head of a run and reports whether there was one.
func (r *packBitsReader) next() bool {
	if len(r.from) < 2 {
		return false
	}
	switch head := int8(r.from[0]); {
	case head >= 0:
		r.literal, r.from = int(head)+1, r.from[1:]
	case head == -128: // means nothing
		r.from = r.from[1:]
	default:
		r.repeat, r.value, r.from = 1-int(head), r.from[1], r.from[2:]
	}
	return true
}
