package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"image/color"
	"io"

	"broadsheet/backend/colour/icc"
)

// maxProfile bounds an embedded profile, unpacked, in bytes.
const maxProfile = 8 << 20

// embeddedProfile returns the ICC profile inside a picture file, nil if there
// is none.
func embeddedProfile(format string, data []byte) []byte {
	switch format {
	case "jpeg":
		return jpegProfile(data)
	case "png":
		return pngProfile(data)
	case "tiff":
		return tiffProfile(data)
	case "webp":
		return webpProfile(data)
	}
	return nil
}

// jpegProfileHeader begins an APP2 segment with a part of a profile; the
// part's number, from 1, and how many there are follow (ICC.1:2010, B.4).
const jpegProfileHeader = "ICC_PROFILE\x00"

func jpegProfile(data []byte) []byte {
	var parts [256][]byte
	for marker, body := range jpegSegments(data) {
		start := len(jpegProfileHeader) + 2
		if marker == 0xe2 && len(body) > start && string(body[:start-2]) == jpegProfileHeader {
			parts[body[start-2]] = body[start:]
		}
	}
	return bytes.Join(parts[:], nil)
}

// pngProfile reads iCCP: a name, a zero, the method 0, zlib (PNG, 11.3.2.3).
func pngProfile(data []byte) []byte {
	for i := 8; i+12 <= len(data); {
		size, kind := int64(binary.BigEndian.Uint32(data[i:])), string(data[i+4:i+8])
		if size > int64(len(data)-i-12) || kind == "IDAT" {
			return nil
		}
		body := data[i+8:][:size]
		if kind == "iCCP" {
			name := bytes.IndexByte(body, 0)
			return unpacked(body[min(name+2, len(body)):])
		}
		i += 12 + int(size)
	}
	return nil
}

func unpacked(packed []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	out, err := io.ReadAll(io.LimitReader(r, maxProfile))
	if err != nil {
		return nil
	}
	return out
}

// tiffProfileTag is InterColorProfile (ICC.1:2010, B.3).
const tiffProfileTag = 34675

func tiffProfile(data []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	if len(data) < 8 {
		return nil
	}
	if data[0] == 'M' {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(data[4:]))
	if at+2 > int64(len(data)) {
		return nil
	}
	for range order.Uint16(data[at:]) {
		entry := at + 2
		if at += 12; at+2 > int64(len(data)) {
			return nil
		}
		if order.Uint16(data[entry:]) == tiffProfileTag {
			size, start := int64(order.Uint32(data[entry+4:])), int64(order.Uint32(data[entry+8:]))
			return data[min(start, int64(len(data))):min(start+size, int64(len(data)))]
		}
	}
	return nil
}

// webpProfile reads the chunk ICCP (RFC 9649, 2.7.1.4).
func webpProfile(data []byte) []byte {
	for i := int64(12); i+8 <= int64(len(data)); {
		size := int64(binary.LittleEndian.Uint32(data[i+4:]))
		if i+8+size > int64(len(data)) {
			return nil
		}
		if string(data[i:i+4]) == "ICCP" {
			return data[i+8 : i+8+size]
		}
		i += 8 + size + size&1
	}
	return nil
}

// toSRGB returns how the picture's colours become sRGB, nil where they are, or
// where the file has no profile for them that can be read: pictures without
// one are taken for sRGB. A profile of inks is left alone, as the decoders
// have made light of them.
func toSRGB(format string, data []byte, space icc.Space) *icc.Transform {
	t, err := guard(func() (*icc.Transform, error) {
		raw := embeddedProfile(format, data)
		if len(raw) == 0 || len(raw) > maxProfile {
			return nil, nil
		}
		p, err := icc.Parse(raw)
		if err != nil || p.Space != space {
			return nil, err
		}
		return icc.NewTransform(p, icc.SRGB(), icc.Options{})
	})
	if err != nil || t == nil || t.IsIdentity() {
		return nil
	}
	return t
}

// inSRGB converts a negative's picture in place by the profile of its file.
func inSRGB(img image.Image, format string, data []byte) image.Image {
	switch m := img.(type) {
	case *image.Gray:
		if t := toSRGB(format, data, icc.Gray); t != nil {
			convertGrey(m, t)
		}
	case *image.YCbCr:
		if t := toSRGB(format, data, icc.RGB); t != nil {
			convertYCbCr(m, t)
		}
	}
	return img
}

func convertGrey(m *image.Gray, t *icc.Transform) {
	p := grey(m)
	for y := range p.height {
		row := p.pix[y*p.stride:][:p.width]
		t.Row(row, row)
	}
}

// convertYCbCr converts a picture whose origin is 0, 0. Pixels that share a
// sample of colour get the mean of theirs.
func convertYCbCr(m *image.YCbCr, t *icc.Transform) {
	width, height := m.Rect.Dx(), m.Rect.Dy()
	across, down := subsampling(m.SubsampleRatio)
	c := converter{
		picture: m, transform: t, across: across, row: make([]uint8, 3*width),
		sums: make([][2]int, (width+across-1)/across),
	}
	for top := 0; top < height; top += down {
		rows := min(down, height-top)
		for y := top; y < top+rows; y++ {
			c.convertRow(y)
		}
		c.putColour(top/down*m.CStride, rows)
	}
}

// converter holds what convertYCbCr works with.
type converter struct {
	picture   *image.YCbCr
	transform *icc.Transform
	across    int
	row       []uint8  // RGB
	sums      [][2]int // of Cb and Cr for each sample of colour
}

// convertRow writes the luma of a row and adds up its colour.
func (c *converter) convertRow(y int) {
	m, width := c.picture, len(c.row)/3
	luma, at := m.Y[y*m.YStride:][:width], m.COffset(0, y)
	for x, v := range luma {
		i := at + x/c.across
		p := c.row[3*x:][:3]
		p[0], p[1], p[2] = color.YCbCrToRGB(v, m.Cb[i], m.Cr[i])
	}
	c.transform.Row(c.row, c.row)
	for x := range luma {
		p := c.row[3*x:][:3]
		v, cb, cr := color.RGBToYCbCr(p[0], p[1], p[2])
		luma[x] = v
		sum := &c.sums[x/c.across]
		sum[0], sum[1] = sum[0]+int(cb), sum[1]+int(cr)
	}
}

// putColour writes the means of so many rows and begins anew.
func (c *converter) putColour(at, rows int) {
	width := len(c.row) / 3
	for i, sum := range c.sums {
		n := rows * min(c.across, width-i*c.across)
		c.picture.Cb[at+i] = uint8((sum[0] + n/2) / n)
		c.picture.Cr[at+i] = uint8((sum[1] + n/2) / n)
	}
	clear(c.sums)
}
