package tiff

import (
	"bytes"
	"image/color"

	"broadsheet/backend/photo/jpeg"
)

// readJPEG reads a block that is a JPEG; its tables may lie apart (TIFF
// Technical Note 2). Samples are taken as they are but for YCbCr: the JPEG
// itself often does not say what they mean, and the directory does.
func (d *decoder) readJPEG(body []byte, b block) error {
	data := d.withTables(body)
	c, err := jpeg.DecodeConfig(data)
	if err != nil {
		return err
	}
	if c.Components() != b.samples || c.Width > b.width || c.Height > b.height {
		return FormatError("a JPEG inside does not fit its place")
	}
	p, err := jpeg.Decode(data, jpeg.Options{})
	if err != nil {
		return err
	}
	if p.IsDamaged && p.Rows == 0 {
		return FormatError(p.Reason)
	}
	row := make([]uint8, b.width*b.samples)
	for y := range min(b.bounds.Dy(), p.Height) {
		d.jpegRow(row, p, y)
		d.putRow(row, b, b.bounds.Min.Y+y)
	}
	if p.IsDamaged {
		return FormatError(p.Reason)
	}
	return nil
}

// withTables puts the tables before a JPEG that has none of its own.
func (d *decoder) withTables(body []byte) []byte {
	tables := d.entries[tagJPEGTables].body
	end := bytes.LastIndex(tables, []byte{0xff, 0xd9})
	if end < 2 || len(body) < 2 {
		return body
	}
	return append(bytes.Clone(tables[:end]), body[2:]...)
}

// jpegRow fills a row with samples side by side.
func (d *decoder) jpegRow(row []uint8, p *jpeg.Picture, y int) {
	n := len(p.Planes)
	for i := range p.Planes {
		p.Row(row[i:], n, i, y)
	}
	if d.photometric != isYCbCr || n != 3 {
		return
	}
	for x := range p.Width {
		s := row[3*x:][:3]
		s[0], s[1], s[2] = color.YCbCrToRGB(s[0], s[1], s[2])
	}
}
