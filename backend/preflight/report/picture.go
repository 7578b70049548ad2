package report

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"

	"golang.org/x/image/draw"

	"broadsheet/backend/geom"
	"broadsheet/backend/press"
)

// Sheet is a page as a small picture with the marks of its findings.
type Sheet struct {
	Page    int // from 1
	Label   string
	Picture []byte // JPEG
	Marks   []Mark
	// Width and Height in millimetres.
	Width, Height float64
}

// Mark is where findings are on their page, in percent of the page: those of
// one place share a mark, whose kind is that of the strictest.
type Mark struct {
	Numbers       []int
	Kind          string // stop, passed, warn, note
	Left, Top     float64
	Width, Height float64
}

const (
	// mostPictures bounds the size of a report: each takes about 30 kB. What
	// is strictest has its picture first.
	mostPictures = 200
	// mostPixels of a page that is drawn for its pictures, and its finest
	// resolution: type of 6 pt is then 17 pixels high.
	mostPixels = 16e6
	finestDPI  = 200
	// sheetWidth is that of a page as a whole, in pixels.
	sheetWidth = 960
	// pictureWidth and pictureHeight bound the picture of a place, in pixels.
	pictureWidth, pictureHeight = 720, 420
	quality                     = 82
)

// How much of the page stands around a place, at least.
var (
	leastWidth, leastHeight = geom.MM(58), geom.MM(30)
	around                  = geom.MM(6)
)

// DPI is the resolution at which a page is drawn for its pictures.
func DPI(trim geom.Rect) float64 {
	area := float64(trim.W) / float64(geom.Inch) * float64(trim.H) / float64(geom.Inch)
	if area <= 0 {
		return finestDPI
	}
	return min(finestDPI, math.Sqrt(mostPixels/area))
}

// Wants reports whether a page, from 1, has findings to show.
func (r *Report) Wants(page int) bool {
	for i := range r.Findings {
		if r.Findings[i].Place.Page == page && r.Findings[i].Rect != nil {
			return true
		}
	}
	return false
}

// Illustrate cuts the pictures of a page's findings out of the page as drawn
// at a resolution, and makes a sheet of it. Pages count from 1.
func (r *Report) Illustrate(page int, label string, drawn image.Image, dpi float64) {
	size := drawn.Bounds().Size()
	sheet := Sheet{Page: page, Label: label, Picture: jpegOf(fitted(drawn, drawn.Bounds(), sheetWidth, 2*sheetWidth))}
	sheet.Width, sheet.Height = mm(size.X, dpi), mm(size.Y, dpi)
	for i := range r.Findings {
		e := &r.Findings[i]
		if e.Place.Page != page || e.Rect == nil {
			continue
		}
		sheet.mark(e, size, dpi)
		if e.Number <= mostPictures {
			e.Picture = jpegOf(cut(drawn, pixels(*e.Rect, dpi), signal(e), dpi))
		}
	}
	r.Sheets = append(r.Sheets, sheet)
}

func mm(pixels int, dpi float64) float64 { return math.Round(float64(pixels) / dpi * 25.4) }

// pixels returns the whole pixels that a rectangle of the page touches.
func pixels(r geom.Rect, dpi float64) image.Rectangle {
	at := func(l geom.Length) float64 { return float64(l) / float64(geom.Inch) * dpi }
	return image.Rect(int(math.Floor(at(r.X))), int(math.Floor(at(r.Y))), int(math.Ceil(at(r.Right()))), int(math.Ceil(at(r.Bottom()))))
}

// mark places a finding on its page. What lies outside is shown at the edge.
func (s *Sheet) mark(e *Entry, size image.Point, dpi float64) {
	box := pixels(*e.Rect, dpi)
	share := func(v, of int) float64 { return math.Round(10000*float64(min(max(v, 0), of))/float64(of)) / 100 }
	m := Mark{Numbers: []int{e.Number}, Kind: e.Kind(), Left: share(box.Min.X, size.X), Top: share(box.Min.Y, size.Y)}
	m.Width, m.Height = share(box.Max.X, size.X)-m.Left, share(box.Max.Y, size.Y)-m.Top
	for i := range s.Marks {
		if there := &s.Marks[i]; there.Left == m.Left && there.Top == m.Top {
			there.Numbers = append(there.Numbers, e.Number)
			there.Width, there.Height = max(there.Width, m.Width), max(there.Height, m.Height)
			return
		}
	}
	s.Marks = append(s.Marks, m)
}

// Kind is how an entry is shown: by its decision, or as passed.
func (e *Entry) Kind() string {
	if e.Override != nil {
		return "passed"
	}
	return string(e.Decision)
}

// signal is the colour of an entry's frame.
func signal(e *Entry) color.RGBA {
	switch e.Decision {
	case press.Stop:
		return color.RGBA{0xc8, 0x1e, 0x1e, 0xff}
	case press.Warn:
		return color.RGBA{0xd9, 0x77, 0x06, 0xff}
	}
	return color.RGBA{0x1d, 0x5f, 0xb4, 0xff}
}

// cut returns the place with some of the page around it and a frame about it.
func cut(page image.Image, box image.Rectangle, frame color.RGBA, dpi float64) image.Image {
	part := window(box, page.Bounds(), dpi)
	out := fitted(page, part, pictureWidth, pictureHeight)
	scale := float64(out.Bounds().Dx()) / float64(part.Dx())
	at := func(v, from int) int { return int(math.Round(float64(v-from) * scale)) }
	inner := image.Rect(at(box.Min.X, part.Min.X), at(box.Min.Y, part.Min.Y), at(box.Max.X, part.Min.X), at(box.Max.Y, part.Min.Y))
	outline(out, inner.Inset(-4), 6, color.RGBA{0xff, 0xff, 0xff, 0xff})
	outline(out, inner.Inset(-3), 3, frame)
	return out
}

// window is the part of a page that is shown of a place: the place with its
// surroundings, moved into the page.
func window(box, page image.Rectangle, dpi float64) image.Rectangle {
	air := int(float64(around) / float64(geom.Inch) * dpi)
	w := min(page.Dx(), max(box.Dx()+2*air, int(float64(leastWidth)/float64(geom.Inch)*dpi)))
	h := min(page.Dy(), max(box.Dy()+2*air, int(float64(leastHeight)/float64(geom.Inch)*dpi)))
	middle := box.Min.Add(box.Max).Div(2)
	x := min(max(middle.X-w/2, page.Min.X), page.Max.X-w)
	y := min(max(middle.Y-h/2, page.Min.Y), page.Max.Y-h)
	return image.Rect(x, y, x+w, y+h)
}

// fitted returns a part of a picture inside of a size, never enlarged.
func fitted(from image.Image, part image.Rectangle, w, h int) *image.RGBA {
	scale := min(1, float64(w)/float64(part.Dx()), float64(h)/float64(part.Dy()))
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(part.Dx())*scale)), max(1, int(float64(part.Dy())*scale))))
	if scale == 1 {
		draw.Draw(out, out.Bounds(), from, part.Min, draw.Src)
	} else {
		draw.BiLinear.Scale(out, out.Bounds(), from, part, draw.Src, nil)
	}
	return out
}

// outline draws the edges of a rectangle, thick inwards.
func outline(on *image.RGBA, r image.Rectangle, thick int, c color.RGBA) {
	paint := image.NewUniform(c)
	for _, side := range []image.Rectangle{
		{r.Min, image.Pt(r.Max.X, r.Min.Y+thick)}, {image.Pt(r.Min.X, r.Max.Y-thick), r.Max},
		{r.Min, image.Pt(r.Min.X+thick, r.Max.Y)}, {image.Pt(r.Max.X-thick, r.Min.Y), r.Max},
	} {
		draw.Draw(on, side.Intersect(r).Intersect(on.Bounds()), paint, image.Point{}, draw.Src)
	}
}

func jpegOf(img image.Image) []byte {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil // into memory, of a size that JPEG knows: does not happen
	}
	return out.Bytes()
}
