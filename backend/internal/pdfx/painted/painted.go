// Package painted tells what a PDF paints, whoever made it: type, lines, areas
// and pictures, as a scene. What holds our own pages to a press then holds
// those of others too.
//
// It follows a page's content and its forms (ISO 32000-1, 8 and 9) as far as
// checks need it: where things stand, how large they are, in which inks. It
// knows no glyph's shape, evaluates no shading, and takes what is partly seen
// through for solid.
//
// Files are hostile: forms may paint themselves, matrices may be anything.
// Depth, operations and items are bounded.
package painted

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/scene"
)

const (
	maxForms      = 24        // in one another
	maxOperations = 4_000_000 // of a file
	maxItems      = 2_000_000
	maxPages      = 1000
	// most is how far from the page anything is placed, in points: lengths are
	// integers, and what lies beyond is on no paper.
	most = 1e6
)

// Painting is what a file paints.
type Painting struct {
	Scene *scene.Scene
	// Pictures are those of the scene, by the name that it has of them.
	Pictures map[string]*Picture
	// Lights are the places where something is painted in light (RGB, Lab)
	// instead of inks.
	Lights []Light
	// Unread are pages, from 1, of which a part could not be read.
	Unread []int
}

// Light is something painted in light.
type Light struct {
	Page int // from 1
	Kind Kind
	Rect geom.Rect
}

// Kind is what sort of thing is painted.
type Kind string

// The kinds.
const (
	Type  Kind = "type"
	Line  Kind = "line"
	Area  Kind = "area"
	Image Kind = "picture"
)

// Read goes through all pages of a file.
func Read(f *pdfx.File) *Painting {
	out := &Painting{Scene: &scene.Scene{}, Pictures: map[string]*Picture{}}
	p := &painter{file: f, out: out, fonts: map[uintptr]*font{}}
	for i, page := range f.Pages() {
		if i == maxPages {
			out.Unread = append(out.Unread, i+1)
			break
		}
		p.paintPage(i+1, page)
	}
	return out
}

// painter goes through one file.
type painter struct {
	file *pdfx.File
	out  *Painting

	number     int // of the page, from 1
	page       *scene.Page
	operations int
	items      int
	pixels     int // of pictures in inks
	isBroken   bool
	fonts      map[uintptr]*font
	state      state
	kept       []state
	path       path
	text       textState
}

// state is the graphics state (8.4), as far as it counts here.
type state struct {
	at           geom.Matrix // from user space to points of page space
	clip         geom.Rect   // no more than a box around the clipping path
	fill, stroke ink
	width        float64 // of lines, in user space
	font         *font
	size         float64
	charSpace    float64
	wordSpace    float64
	scale        float64 // horizontal, 1 is none
	leading      float64
	rise         float64
	mode         int // of type: 3 is unseen
}

// ink is what something is painted in.
type ink struct {
	space   space
	paint   colour.CMYK
	isLight bool
	isNone  bool // a pattern: of what it is made nobody asks
}

// paintPage paints a page's content.
func (p *painter) paintPage(number int, d pdfx.Dict) {
	trim, bleed := p.boxes(d)
	page := scene.Page{Trim: geom.Rect{W: geom.Points(trim[2] - trim[0]), H: geom.Points(trim[3] - trim[1])}, Bleed: bleed}
	p.number, p.page, p.kept, p.isBroken = number, &page, nil, false
	p.state = state{
		at:   geom.Matrix{A: 1, D: -1, E: -trim[0], F: trim[3]},
		clip: page.Trim.Inset(-geom.Points(most / 2)), width: 1, scale: 1,
		fill: blackInk, stroke: blackInk,
	}
	content, isWhole := p.file.Content(d)
	p.paint(content, p.file.Dict(d["Resources"]), 0)
	if !isWhole || p.isBroken {
		p.out.Unread = append(p.out.Unread, number)
	}
	p.out.Scene.Pages = append(p.out.Scene.Pages, page)
}

var blackInk = ink{space: deviceGray, paint: colour.CMYK{K: 1}}

// boxes returns a page's trim in user space, and how far the bleed goes beyond
// it on the side where that is least.
func (p *painter) boxes(d pdfx.Dict) (trim [4]float64, bleed geom.Length) {
	trim = [4]float64{0, 0, 612, 792}
	for _, k := range []pdfx.Name{"MediaBox", "CropBox", "ArtBox", "TrimBox"} {
		if box, ok := p.file.Rect(d[k]); ok && isSane(box) {
			trim = box
		}
	}
	box, ok := p.file.Rect(d["BleedBox"])
	if !ok || !isSane(box) {
		return trim, 0
	}
	return trim, max(0, geom.Points(min(trim[0]-box[0], trim[1]-box[1], box[2]-trim[2], box[3]-trim[3])))
}

func isSane(box [4]float64) bool {
	for _, v := range box {
		if !(v > -most && v < most) {
			return false
		}
	}
	return box[2] > box[0] && box[3] > box[1]
}

// paint follows a content stream. Whatever its operators leave open is closed
// again behind it.
func (p *painter) paint(content []byte, resources pdfx.Dict, depth int) {
	state, kept, text, path := p.state, p.kept, p.text, p.path
	p.kept, p.path = nil, nil
	err := pdfx.Scan(content, func(o pdfx.Operation) {
		if p.operations++; p.isTooMuch() {
			p.isBroken = true
			return
		}
		p.operate(o, resources, depth)
	})
	p.isBroken = p.isBroken || err != nil
	p.state, p.kept, p.text, p.path = state, kept, text, path
}

func (p *painter) isTooMuch() bool { return p.operations > maxOperations || p.items > maxItems }

// add puts an item onto the page, with what is left of it by the clip.
func (p *painter) add(item scene.Item) {
	p.items++
	clip := p.state.clip
	if n := len(p.page.Items); n > 0 {
		if g, ok := p.page.Items[n-1].(scene.Group); ok && *g.Clip == clip {
			g.Items = append(g.Items, item)
			p.page.Items[n-1] = g
			return
		}
	}
	p.page.Items = append(p.page.Items, scene.Group{Clip: &clip, Items: []scene.Item{item}})
}

// note tells of what is painted in light.
func (p *painter) note(kind Kind, of ink, rect geom.Rect) {
	if shown := rect.Intersect(p.state.clip); of.isLight && !shown.IsEmpty() {
		p.out.Lights = append(p.out.Lights, Light{p.number, kind, shown})
	}
}

// place returns where a point of user space is on the page.
func (p *painter) place(x, y float64) geom.Point { return placed(p.state.at, x, y) }

func placed(m geom.Matrix, x, y float64) geom.Point {
	x, y = m.Apply(x, y)
	return geom.Point{X: bounded(x), Y: bounded(y)}
}

// bounded keeps what is no number, or lies beyond all paper, near enough to be
// counted with.
func bounded(points float64) geom.Length {
	if points != points {
		return 0
	}
	return geom.Points(min(max(points, -most), most))
}

// boxAround is the upright box around some points.
func boxAround(points ...geom.Point) geom.Rect {
	out := geom.Rect{X: points[0].X, Y: points[0].Y}
	for _, q := range points[1:] {
		x, y := min(out.X, q.X), min(out.Y, q.Y)
		out = geom.Rect{X: x, Y: y, W: max(out.Right(), q.X) - x, H: max(out.Bottom(), q.Y) - y}
	}
	return out
}
