package painted

import (
	"bytes"
	"compress/zlib"
	"image/color"
	"io"
	"math"
	"sync"

	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/photo/jpeg"
)

// The most pixels whose ink is summed up: of one picture, and of a file, which
// is what twenty full pages at 300 ppi have.
const (
	maxInkPixels  = 1 << 26
	maxFilePixels = 600 << 20
)

// Inks tell how much ink a picture of process inks takes; it is decoded when
// that is asked for the first time.
type Inks struct {
	counted func() *totals
}

// totals counts pixels by the sum of their four inks, each 0 to 255.
type totals [4*255 + 1]int64

// Of returns the most ink of any pixel, all plates together, in percent, and
// the share of pixels over a limit in percent, 0 to 1. It is not ok for a
// picture that cannot be decoded.
func (i *Inks) Of(limit float64) (most, share float64, ok bool) {
	if i == nil {
		return 0, 0, false
	}
	counts := i.counted()
	if counts == nil {
		return 0, 0, false
	}
	var all, over int64
	for sum, n := range counts {
		total := float64(sum) / 255 * 100
		if n == 0 {
			continue
		}
		all += n
		most = total
		if total > limit {
			over += n
		}
	}
	return most, float64(over) / float64(max(1, all)), all > 0
}

// inksOf reads a picture of four components of a byte each, coded as JPEG or
// packed as by zip; nil for any other.
func (p *painter) inksOf(s *pdfx.Stream, width, height int) *Inks {
	if width < 1 || height < 1 || width > maxInkPixels/height {
		return nil
	}
	if p.pixels += width * height; p.pixels > maxFilePixels {
		return nil
	}
	filters, parms := p.filters(s.Dict)
	if bits, _ := p.file.Number(s.Dict["BitsPerComponent"]); bits != 8 || len(filters) != 1 {
		return nil
	}
	isTurned := false
	if d := numbers(p.file.Array(s.Dict["Decode"])); len(d) == 8 {
		isTurned = d[0] > d[1]
	}
	switch filters[0] {
	case "DCTDecode", "DCT":
		return &Inks{sync.OnceValue(func() *totals { return countJPEG(s.Coded, isTurned) })}
	case "FlateDecode", "Fl":
		rows := packedRows{width: width, height: height, predictor: p.predictor(parms, width)}
		if rows.predictor < 0 {
			return nil
		}
		return &Inks{sync.OnceValue(func() *totals { return rows.count(s.Coded, isTurned) })}
	}
	return nil
}

// filters returns the names of a stream's filters, and the parameters of the
// first.
func (p *painter) filters(d pdfx.Dict) ([]pdfx.Name, pdfx.Dict) {
	if n := p.file.Name(d["Filter"]); n != "" {
		return []pdfx.Name{n}, p.file.Dict(d["DecodeParms"])
	}
	var names []pdfx.Name
	for _, o := range p.file.Array(d["Filter"]) {
		names = append(names, p.file.Name(o))
	}
	var parms pdfx.Dict
	if list := p.file.Array(d["DecodeParms"]); len(list) > 0 {
		parms = p.file.Dict(list[0])
	}
	return names, parms
}

// predictor returns 1 for none, 2 for that of TIFF, 10 for those of PNG; -1
// where rows are not those of the picture.
func (p *painter) predictor(parms pdfx.Dict, width int) int {
	v, _ := p.file.Number(parms["Predictor"])
	if v <= 1 {
		return 1
	}
	colours, _ := p.file.Number(parms["Colors"])
	columns, _ := p.file.Number(parms["Columns"])
	bits, hasBits := p.file.Number(parms["BitsPerComponent"])
	if colours != 4 || int(columns) != width || hasBits && bits != 8 {
		return -1
	}
	return int(min(v, 10))
}

// countJPEG decodes a JPEG. In Adobe's files 0 is full ink; in a PDF that is for
// the picture's own Decode to say (8.9.5.2), so that samples count as stored.
func countJPEG(data []byte, isTurned bool) *totals {
	picture, err := jpeg.Decode(data, jpeg.Options{MaxPixels: maxInkPixels})
	if err != nil || len(picture.Planes) != 4 {
		return nil
	}
	counts, row := &totals{}, make([]byte, 4*picture.Bounds.Dx())
	for y := picture.Bounds.Min.Y; y < picture.Bounds.Max.Y; y++ {
		for component := range 4 {
			picture.Row(row[component:], 4, component, y)
		}
		if picture.Config.Transform == jpeg.AdobeYCCK {
			toInks(row)
		}
		counts.add(row, isTurned)
	}
	return counts
}

// toInks turns YCCK into CMYK: its first three are the opposites of C, M and Y
// as YCbCr (Adobe, Technical Note 5116, 18).
func toInks(row []byte) {
	for i := 0; i+3 < len(row); i += 4 {
		r, g, b := color.YCbCrToRGB(row[i], row[i+1], row[i+2])
		row[i], row[i+1], row[i+2] = 255-r, 255-g, 255-b
	}
}

// add counts the pixels of a row.
func (t *totals) add(row []byte, isTurned bool) {
	for i := 0; i+3 < len(row); i += 4 {
		sum := int(row[i]) + int(row[i+1]) + int(row[i+2]) + int(row[i+3])
		if isTurned {
			sum = 4*255 - sum
		}
		t[sum]++
	}
}

// packedRows are the rows of a picture that is packed as by zip.
type packedRows struct{ width, height, predictor int }

// count unpacks row by row; those that are missing count for nothing.
func (r packedRows) count(data []byte, isTurned bool) *totals {
	unpacked, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	counts := &totals{}
	row, before, kind := make([]byte, 4*r.width), make([]byte, 4*r.width), []byte{0}
	for range r.height {
		if r.predictor == 10 {
			if _, err := io.ReadFull(unpacked, kind); err != nil {
				break
			}
		}
		if _, err := io.ReadFull(unpacked, row); err != nil {
			break
		}
		switch r.predictor {
		case 2:
			kind[0] = 1 // as the first of PNG's
			fallthrough
		case 10:
			unfilter(kind[0], row, before)
		}
		counts.add(row, isTurned)
		row, before = before, row
	}
	return counts
}

// unfilter undoes a filter of PNG (PNG, 9.2) for pixels of four bytes.
func unfilter(kind byte, row, before []byte) {
	const step = 4
	for i := range row {
		var left, corner int
		if i >= step {
			left, corner = int(row[i-step]), int(before[i-step])
		}
		above := int(before[i])
		switch kind {
		case 1:
			row[i] += byte(left)
		case 2:
			row[i] += byte(above)
		case 3:
			row[i] += byte((left + above) / 2)
		case 4:
			row[i] += byte(nearest(left, above, corner))
		}
	}
}

// nearest is PNG's Paeth (9.4).
func nearest(left, above, corner int) int {
	guess := left + above - corner
	l, a, c := absolute(guess-left), absolute(guess-above), absolute(guess-corner)
	switch {
	case l <= a && l <= c:
		return left
	case a <= c:
		return above
	}
	return corner
}

func absolute(v int) int { return int(math.Abs(float64(v))) }
