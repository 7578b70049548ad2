package tiff

import (
	"fmt"
	"image"
	"image/color"
	"io"
)

// Picture is a decoded page.
type Picture struct {
	// Image is *image.Gray, *image.Paletted, *image.NRGBA, *image.RGBA or
	// *image.CMYK. Grey with alpha stands on white.
	Image image.Image
	// Damage says what is wrong with a page of which a part is there, empty
	// where nothing is. What was lost is mid-grey.
	Damage string
}

// decoder is the state of one page.
type decoder struct {
	*layout
	data     []byte
	pix      []uint8 // channels of a pixel side by side
	channels int
	rows     int // that were read, of all blocks
	damage   string
	raw      []byte        // a row of a block as it was before packing
	values   []uint8       // and as a byte for each sample
	inflate  io.ReadCloser // of zlib, used again: pictures may have a million strips
}

// Decode decodes the first page of a file; it takes the bytes that Config.Cost
// says. Errors: FormatError, *UnsupportedError, of a header that cannot be read
// or a page of which nothing can be. A page that is damaged in part is a
// Picture that says so.
func Decode(data []byte) (*Picture, error) {
	l, err := readLayout(data)
	if err != nil {
		return nil, err
	}
	g, err := l.newGrid()
	if err != nil {
		return nil, err
	}
	d := &decoder{layout: l, data: data, channels: l.channels()}
	for i := range g.across * g.down * g.planes {
		b := l.block(g, i)
		if l.isPlanar && !l.isWanted(b.first) {
			continue
		}
		if err := d.readBlock(g, i, b); err != nil {
			if kind, ok := err.(*UnsupportedError); ok && d.rows == 0 {
				return nil, kind
			}
			if d.damage == "" {
				d.damage = fmt.Sprintf("part %d of %d: %v", i+1, g.across*g.down*g.planes, err)
			}
			if i >= l.count(g.offsets) {
				break
			}
		}
	}
	if d.rows < g.rows(l)/leastShare || d.rows == 0 {
		return nil, FormatError(d.damage)
	}
	return &Picture{d.image(), d.damage}, nil
}

// leastShare is which part of a page must be there for it to be shown.
const leastShare = 64

// expose makes everything mid-grey and opaque. The picture takes memory from the
// first row on that can be read.
func (d *decoder) expose() {
	d.pix = make([]uint8, d.Width*d.Height*d.channels)
	pattern := []uint8{128}
	switch {
	case d.Colour == RGB:
		pattern = []uint8{128, 128, 128, 255}
	case d.Colour == CMYK:
		pattern = []uint8{0, 0, 0, 128}
	case d.Colour == Palette:
		return
	case d.HasAlpha:
		pattern = []uint8{128, 255}
	}
	for n := copy(d.pix, pattern); n < len(d.pix); n *= 2 {
		copy(d.pix[n:], d.pix[:n])
	}
}

// readBlock reads one block into the picture, as far as it goes.
func (d *decoder) readBlock(g grid, i int, b block) error {
	body, err := d.body(d.data, g, i)
	if err != nil {
		return err
	}
	if d.compression == jpegCoding {
		return d.readJPEG(body, b)
	}
	rows, err := d.newRowReader(body, b)
	if err != nil {
		return err
	}
	for y := b.bounds.Min.Y; y < b.bounds.Max.Y; y++ {
		row, err := rows.next()
		if err != nil {
			return err
		}
		d.putRow(row, b, y)
	}
	return nil
}

// putRow writes the samples of a block's row that are shown.
func (d *decoder) putRow(row []uint8, b block, y int) {
	if d.pix == nil {
		d.expose()
	}
	d.rows++
	for s := range b.samples {
		channel := d.channel(b.first + s)
		if channel < 0 {
			continue
		}
		to := d.pix[(y*d.Width+b.bounds.Min.X)*d.channels+channel:]
		for x, from := 0, s; x < b.bounds.Dx(); x, from = x+1, from+b.samples {
			to[x*d.channels] = row[from]
		}
	}
}

// channel returns where a sample goes in a pixel, -1 for nowhere.
func (d *decoder) channel(sample int) int {
	switch {
	case sample < d.colours:
		return sample
	case sample == d.alpha:
		return d.channels - 1
	}
	return -1
}

// image makes a picture of what was read.
func (d *decoder) image() image.Image {
	bounds, stride := image.Rect(0, 0, d.Width, d.Height), d.Width*d.channels
	switch {
	case d.Colour == Palette:
		return &image.Paletted{Pix: d.pix, Stride: stride, Rect: bounds, Palette: d.palette()}
	case d.Colour == CMYK:
		return &image.CMYK{Pix: d.pix, Stride: stride, Rect: bounds}
	case d.Colour == RGB && d.isAssociated:
		return &image.RGBA{Pix: d.pix, Stride: stride, Rect: bounds}
	case d.Colour == RGB:
		return &image.NRGBA{Pix: d.pix, Stride: stride, Rect: bounds}
	}
	return &image.Gray{Pix: d.grey(), Stride: d.Width, Rect: bounds}
}

// grey turns white and black round where the file has them so, and lays what
// has alpha on white, in place.
func (d *decoder) grey() []uint8 {
	if d.isInverted {
		for i := 0; i < len(d.pix); i += d.channels {
			d.pix[i] = 255 - d.pix[i]
		}
	}
	if !d.HasAlpha {
		return d.pix
	}
	for i := range len(d.pix) / 2 {
		v, alpha := int(d.pix[2*i]), int(d.pix[2*i+1])
		if d.isAssociated {
			d.pix[i] = uint8(min(v+255-alpha, 255))
		} else {
			d.pix[i] = uint8((v*alpha + 255*(255-alpha) + 127) / 255)
		}
	}
	return d.pix[:len(d.pix)/2]
}

// palette reads the colour map: all reds, all greens, all blues, 16 bits each.
func (d *decoder) palette() color.Palette {
	n := 1 << d.Bits
	at := func(i int) uint8 { return uint8(d.at(tagColorMap, i) >> 8) }
	out := make(color.Palette, n)
	for i := range out {
		out[i] = color.NRGBA{at(i), at(n + i), at(2*n + i), 255}
	}
	return out
}
