package colour

import (
	"cmp"
	"encoding/binary"
	"image"
	"runtime"
	"slices"
	"sync"
)

// InkSum tells how much ink a picture puts on the paper.
type InkSum struct {
	Most  float64   // inks of the pixel with the most, together, 0 to 4
	Over  float64   // share of the pixels above the limit, 0 to 1
	Areas []InkArea // where those are, the greatest first
}

// InkArea is pixels above the limit that lie near each other.
type InkArea struct {
	Box    image.Rectangle // just around them
	Pixels int
	Most   float64 // as in InkSum
}

// SumInks looks at rows of CMYK of 8 bits, of which 255 is full ink; each row
// begins stride bytes after the one before. The limit is 0 to 4. It looks on
// all processors.
func SumInks(pix []byte, width, height, stride int, limit float64) InkSum {
	if width <= 0 || height <= 0 {
		return InkSum{}
	}
	s := newInkSurvey(width, height, limit)
	rows := s.cells.Dy()
	bands := min(runtime.GOMAXPROCS(0), rows)
	var wait sync.WaitGroup
	for b := range bands {
		wait.Go(func() {
			for y := b * rows / bands * cellSide; y < min((b+1)*rows/bands*cellSide, height); y++ {
				s.look(pix[y*stride:][:4*width], y)
			}
		})
	}
	wait.Wait()
	return s.sum(width * height)
}

// cellSide is how near pixels of one area lie, in pixels: in the same or in
// neighbouring cells of this size.
const cellSide = 32

// inkCell is what was found in a square of pixels; only over ones have a box.
type inkCell struct {
	box    image.Rectangle
	pixels int
	most   int // sum of bytes, of all pixels
}

type inkSurvey struct {
	limit int // sum of bytes that is still within
	cells image.Rectangle
	found []inkCell
}

func newInkSurvey(width, height int, limit float64) *inkSurvey {
	cells := image.Rect(0, 0, (width+cellSide-1)/cellSide, (height+cellSide-1)/cellSide)
	return &inkSurvey{
		limit: int(min(max(limit, 0), 4)*255 + 1e-6), cells: cells,
		found: make([]inkCell, cells.Dx()*cells.Dy()),
	}
}

// look adds a row to the cells that it crosses.
func (s *inkSurvey) look(row []byte, y int) {
	cells := s.found[y/cellSide*s.cells.Dx():]
	for x := 0; len(row) > 0; x += cellSide {
		part := row[:min(4*cellSide, len(row))]
		cell := &cells[x/cellSide]
		if most := mostOf(part); most > cell.most {
			cell.most = most
		}
		if cell.most > s.limit { // in this row or an earlier one
			cell.mark(part, x, y, s.limit)
		}
		row = row[len(part):]
	}
}

func mostOf(pixels []byte) (most int) {
	for ; len(pixels) >= 4; pixels = pixels[4:] {
		most = max(most, inkOfPixel(pixels))
	}
	return most
}

// inkOfPixel adds four bytes.
func inkOfPixel(p []byte) int {
	v := binary.LittleEndian.Uint32(p)
	v = v&0x00ff00ff + v>>8&0x00ff00ff
	return int(v&0xffff + v>>16)
}

func (c *inkCell) mark(pixels []byte, x, y, limit int) {
	first, last, n := 0, 0, 0
	for i := 0; i+4 <= len(pixels); i += 4 {
		if inkOfPixel(pixels[i:]) > limit {
			if n == 0 {
				first = i / 4
			}
			last = i / 4
			n++
		}
	}
	if n > 0 {
		c.pixels += n
		c.box = c.box.Union(image.Rect(x+first, y, x+last+1, y+1))
	}
}

// sum joins cells to areas.
func (s *inkSurvey) sum(pixels int) (out InkSum) {
	over := 0
	for i := range s.found {
		out.Most = max(out.Most, float64(s.found[i].most)/255)
		if s.found[i].pixels > 0 {
			a := s.gather(i)
			over += a.Pixels
			out.Areas = append(out.Areas, a)
		}
	}
	out.Over = float64(over) / float64(pixels)
	slices.SortStableFunc(out.Areas, func(a, b InkArea) int { return cmp.Compare(b.Pixels, a.Pixels) })
	return out
}

// gather takes a cell and all that touch it, and those in turn.
func (s *inkSurvey) gather(first int) (a InkArea) {
	for todo := []int{first}; len(todo) > 0; {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		cell := &s.found[i]
		if cell.pixels == 0 {
			continue // taken on another way
		}
		a.Box, a.Pixels = a.Box.Union(cell.box), a.Pixels+cell.pixels
		a.Most = max(a.Most, float64(cell.most)/255)
		cell.pixels = 0
		todo = s.addNeighbours(todo, i)
	}
	return a
}

// addNeighbours adds the up to eight cells around one that hold pixels.
func (s *inkSurvey) addNeighbours(todo []int, i int) []int {
	width := s.cells.Dx()
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			p := image.Pt(i%width+dx, i/width+dy)
			if j := p.Y*width + p.X; p.In(s.cells) && s.found[j].pixels > 0 {
				todo = append(todo, j)
			}
		}
	}
	return todo
}
