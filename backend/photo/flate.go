package photo

import (
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/zlib"

	"broadsheet/backend/photo/jpeg"
)

// The filters of PNG (W3C PNG, 9.2), by their types.
const (
	filterNone = iota
	filterSub
	filterUp
	filterAverage
	filterPaeth
	filters
)

// deflate packs samples as Flate says. Each row takes the filter that leaves
// the least behind, by PNG's own rule of thumb.
func deflate(s jpeg.Samples) []byte { return deflateSome(s, 1, 1) }

// deflateSome packs so many rows of each so many.
func deflateSome(s jpeg.Samples, some, every int) []byte {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	f := newFiltering(s.Channels, s.Width*s.Channels)
	for y := range s.Height {
		if y%every < some {
			_, _ = z.Write(f.best(s.Pix[y*s.Stride:][:s.Width*s.Channels])) // a buffer takes all
		}
	}
	_ = z.Close()
	return out.Bytes()
}

// filtering filters rows one after the other.
type filtering struct {
	pixel int // bytes
	above []byte
	tried [filters][]byte // each led by its type
}

func newFiltering(pixel, size int) *filtering {
	f := &filtering{pixel: pixel, above: make([]byte, size)}
	for i := range f.tried {
		f.tried[i] = make([]byte, size+1)
		f.tried[i][0] = byte(i)
	}
	return f
}

// best returns the next row, filtered; it is good until the next call.
func (f *filtering) best(row []byte) []byte {
	least, chosen := -1, 0
	for i := range f.tried {
		f.try(i, row)
		if n := remainder(f.tried[i][1:]); least < 0 || n < least {
			least, chosen = n, i
		}
	}
	copy(f.above, row)
	return f.tried[chosen]
}

// try filters a row by one filter.
func (f *filtering) try(filter int, row []byte) {
	out := f.tried[filter][1:]
	for i, v := range row {
		var left, corner byte
		if i >= f.pixel {
			left, corner = row[i-f.pixel], f.above[i-f.pixel]
		}
		out[i] = v - expected(filter, left, f.above[i], corner)
	}
}

// remainder is the sum of what is left of a row, as signed bytes.
func remainder(row []byte) (sum int) {
	for _, v := range row {
		sum += int(max(int8(v), -int8(v)))
	}
	return sum
}

// expected is what a filter takes a byte for.
func expected(filter int, left, above, corner byte) byte {
	switch filter {
	case filterSub:
		return left
	case filterUp:
		return above
	case filterAverage:
		return byte((int(left) + int(above)) / 2)
	case filterPaeth:
		return paeth(int(left), int(above), int(corner))
	}
	return 0
}

// paeth takes the neighbour nearest to left + above - corner.
func paeth(left, above, corner int) byte {
	a, b := above-corner, left-corner
	toLeft, toAbove, toCorner := max(a, -a), max(b, -b), max(a+b, -a-b)
	switch {
	case toLeft <= toAbove && toLeft <= toCorner:
		return byte(left)
	case toAbove <= toCorner:
		return byte(above)
	}
	return byte(corner)
}

// errNotFlate says that bytes are not what deflate makes.
var errNotFlate = errors.New("the rows of a picture are damaged")

// inflate reads what deflate made, of a picture whose size is known.
func inflate(data []byte, width, height, channels int) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil || width < 1 || height < 1 {
		return nil, errNotFlate
	}
	size := width * channels
	row, pix := make([]byte, size+1), make([]byte, size*height)
	above := make([]byte, size)
	for y := range height {
		out := pix[y*size:][:size]
		if _, err := io.ReadFull(z, row); err != nil || row[0] >= filters {
			return nil, errNotFlate
		}
		unfilter(out, row, above, channels)
		above = out
	}
	if n, err := z.Read(row); n != 0 || err != io.EOF { // the checksum stands at the end
		return nil, errNotFlate
	}
	return pix, nil
}

// unfilter takes a row's filter back.
func unfilter(out, row, above []byte, pixel int) {
	for i, v := range row[1:] {
		var left, corner byte
		if i >= pixel {
			left, corner = out[i-pixel], above[i-pixel]
		}
		out[i] = v + expected(int(row[0]), left, above[i], corner)
	}
}
