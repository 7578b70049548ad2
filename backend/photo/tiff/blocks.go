package tiff

import (
	"fmt"
	"image"
	"math/bits"
)

// grid is how the picture is cut: strips are tiles as wide as the picture.
type grid struct {
	width, height   int // pixels of a block
	across, down    int
	planes          int // 1, or one for each sample
	offsets, counts uint16
}

// block is a part of the picture, of one plane.
type block struct {
	bounds  image.Rectangle // in the picture, cut at its edge
	width   int             // pixels of a row as stored
	height  int             // rows as stored
	first   int             // sample that it begins with
	samples int             // of a pixel of it
}

func (l *layout) newGrid() (grid, error) {
	g := grid{planes: 1, offsets: tagStripOffsets, counts: tagStripCounts, width: l.Width}
	rows := l.first(tagRowsPerStrip, int64(l.Height))
	if l.count(tagTileWidth) > 0 {
		g.offsets, g.counts = tagTileOffsets, tagTileCounts
		if l.count(tagTileOffsets) == 0 { // some programs keep the strips' tags
			g.offsets, g.counts = tagStripOffsets, tagStripCounts
		}
		width := l.first(tagTileWidth, 0)
		rows = l.first(tagTileHeight, 0)
		if !isTileSide(width, l.Width) || !isTileSide(rows, l.Height) {
			return g, FormatError("has impossible tiles")
		}
		g.width, g.height = int(width), int(rows)
	} else {
		g.height = int(min(rows, int64(l.Height)))
	}
	if g.height < 1 {
		return g, FormatError("has impossible strips")
	}
	g.across, g.down = over(l.Width, g.width), over(l.Height, g.height)
	if l.isPlanar {
		g.planes = l.samples
	}
	return g, nil
}

// rows returns how many rows all blocks have that are shown.
func (g grid) rows(l *layout) int {
	planes := 1
	if l.isPlanar {
		planes = 0
		for s := range g.planes {
			if l.isWanted(s) {
				planes++
			}
		}
	}
	return g.across * l.Height * planes
}

// coded returns how many bytes of the file all blocks have.
func (l *layout) coded(g grid, size int64) (bytes int64) {
	for i := range min(g.across*g.down*g.planes, l.count(g.offsets)) {
		if rest := size - l.at(g.offsets, i); rest > 0 {
			if i < l.count(g.counts) {
				rest = min(rest, l.at(g.counts, i))
			}
			bytes += rest
		}
	}
	return bytes
}

// isTileSide reports whether tiles can be so wide or high in a picture: sides
// are multiples of 16 (TIFF 6.0, section 15), and no program writes tiles far
// larger than the picture.
func isTileSide(side int64, of int) bool { return side >= 16 && side <= int64(of)+4096 }

// over divides and rounds up.
func over(a, b int) int { return (a + b - 1) / b }

// block returns the i-th block.
func (l *layout) block(g grid, i int) block {
	inPlane := i % (g.across * g.down)
	at := image.Pt(inPlane%g.across*g.width, inPlane/g.across*g.height)
	b := block{width: g.width, height: g.height, samples: l.samples}
	if l.isPlanar {
		b.first, b.samples = i/(g.across*g.down), 1
	}
	b.bounds = image.Rectangle{at, at.Add(image.Pt(g.width, g.height))}.Intersect(image.Rect(0, 0, l.Width, l.Height))
	return b
}

// isWanted reports whether a plane is one that is shown.
func (l *layout) isWanted(sample int) bool { return sample < l.colours || sample == l.alpha }

// body returns the bytes of the i-th block. Where no length is told, or one
// beyond the file, it goes up to the file's end.
func (l *layout) body(data []byte, g grid, i int) ([]byte, error) {
	if i >= l.count(g.offsets) {
		return nil, FormatError(fmt.Sprintf("part %d is missing", i+1))
	}
	start, size := l.at(g.offsets, i), int64(len(data))
	if i < l.count(g.counts) {
		size = l.at(g.counts, i)
	}
	if start >= int64(len(data)) || size == 0 {
		return nil, FormatError(fmt.Sprintf("part %d lies beyond the end of the file", i+1))
	}
	body := data[start:min(start+size, int64(len(data)))]
	if l.first(tagFillOrder, 1) == 2 && l.compression != jpegCoding {
		body = turned(body)
	}
	return body, nil
}

// turned returns bytes with their bits the other way round.
func turned(b []byte) []byte {
	out := make([]byte, len(b))
	for i, v := range b {
		out[i] = bits.Reverse8(v)
	}
	return out
}
