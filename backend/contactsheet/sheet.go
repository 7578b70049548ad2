// Package contactsheet draws a folder of photos as pages of small pictures,
// each with its name, its caption, its credit and its size: what a desk hangs
// on the wall before it chooses.
//
// The result is a scene like that of any page. The pictures are asked for when
// it is rendered. Nothing tells the time; the same photos give the same sheet.
package contactsheet

import (
	"strconv"

	"broadsheet/backend/colour"
	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// Photo is one picture of the sheet. ID is empty for a file that cannot be
// shown; Trouble says what is wrong with it, or with a part of it.
type Photo struct {
	ID            string
	Name          string
	Width, Height int // upright pixels
	Caption       string
	Credit        string
	Trouble       string
}

// Sheet is what is drawn.
type Sheet struct {
	Title  string // at the top of each page
	Count  string // beside it, in the words of the reader's language
	Locale story.Locale
	// Faces are the families of "serif" and "sans".
	Faces  map[string]string
	Photos []Photo
}

// The page is A4, three pictures across and four down; all measures were tried
// on paper, where a head is known at 55 mm and a caption is read at 7.5 pt.
var (
	paper    = geom.Rect{W: geom.MM(210), H: geom.MM(297)}
	margin   = geom.MM(13)
	gutter   = geom.MM(6)
	headLine = geom.MM(16.5) // baseline of the title
	headRule = geom.MM(19)
	top      = geom.MM(24)  // of the first row
	foot     = geom.MM(289) // baseline of the page's number
	cellW    = (paper.W - 2*margin - (across-1)*gutter) / across
	pictureH = geom.MM(40)
	rowH     = geom.MM(65)
)

const (
	across   = 3
	down     = 4
	hairline = 350 * geom.Pt / 1000
	// captionLines and troubleLines are what is shown of a text.
	captionLines = 4
	troubleLines = 4
)

var (
	ink   = colour.Black
	quiet = colour.Black.Tint(0.6)
	pale  = colour.Black.Tint(0.08)
	alarm = colour.Paint{CMYK: colour.CMYK{C: 0.12, M: 1, Y: 0.92, K: 0.08}}
)

// Draw draws the sheet.
func Draw(s Sheet, book *font.Book) *scene.Scene {
	p := &painter{sheet: s, setter: typeset.NewSetter(book, s.Faces, nil)}
	out := &scene.Scene{Title: s.Title, Lang: string(s.Locale)}
	pages := max(1, (len(s.Photos)+across*down-1)/(across*down))
	for n := range pages {
		out.Pages = append(out.Pages, p.page(n, pages))
	}
	return out
}

type painter struct {
	sheet  Sheet
	setter *typeset.Setter
	items  []scene.Item
}

func (p *painter) page(n, of int) scene.Page {
	p.items = nil
	p.head()
	for i := range across * down {
		if at := n*across*down + i; at < len(p.sheet.Photos) {
			corner := geom.Point{X: margin + geom.Length(i%across)*(cellW+gutter), Y: top + geom.Length(i/across)*rowH}
			p.photo(p.sheet.Photos[at], corner)
		}
	}
	number := strconv.Itoa(n+1) + " / " + strconv.Itoa(of)
	p.text(number, small(design.AlignCentre), quiet, geom.Point{X: margin, Y: foot}, paper.W-2*margin, 1)
	return scene.Page{Label: strconv.Itoa(n + 1), Trim: paper, Items: p.items}
}

func (p *painter) head() {
	const countShare = 4 // of the width
	whole := paper.W - 2*margin
	p.text(p.sheet.Title, title, ink, geom.Point{X: margin, Y: headLine}, whole-whole/countShare, 1)
	p.text(p.sheet.Count, small(design.AlignEnd), quiet, geom.Point{X: paper.W - margin - whole/countShare, Y: headLine}, whole/countShare, 1)
	p.items = append(p.items, scene.Rule{From: geom.Point{X: margin, Y: headRule}, To: geom.Point{X: paper.W - margin, Y: headRule}, Width: hairline, Paint: ink})
}

// photo draws one picture with what is known of it, below one another: a
// picture stands on the line of its row, whatever its shape.
func (p *painter) photo(one Photo, at geom.Point) {
	box := geom.Rect{X: at.X, Y: at.Y, W: cellW, H: pictureH}
	if one.ID == "" {
		p.items = append(p.items, scene.Fill{Rect: box, Paint: pale})
	} else {
		p.items = append(p.items, scene.Picture{Photo: one.ID, Rect: within(box, one.Width, one.Height), Crop: scene.Crop{W: 1, H: 1}, Alt: one.Caption})
	}
	below := geom.Point{X: at.X, Y: at.Y + pictureH + geom.MM(3.6)}
	below.Y = p.text(one.Name, name, ink, below, cellW, 1)
	if one.Trouble != "" {
		below.Y = p.text(one.Trouble, caption, alarm, below, cellW, troubleLines)
	}
	if one.ID == "" {
		return
	}
	if one.Trouble == "" {
		below.Y = p.text(one.Caption, caption, ink, below, cellW, captionLines)
	}
	p.text(about(one), small(design.AlignStart), quiet, below, cellW, 1)
}

// about is the credit and the size in pixels.
func about(p Photo) string {
	size := strconv.Itoa(p.Width) + " × " + strconv.Itoa(p.Height)
	if p.Credit == "" {
		return size
	}
	return size + " · " + p.Credit
}

// within is the place of a picture of a shape in a box: as large as it goes, on
// the left, at the bottom.
func within(box geom.Rect, width, height int) geom.Rect {
	if width <= 0 || height <= 0 {
		return box
	}
	r := box
	if shape := float64(width) / float64(height); shape > float64(box.W)/float64(box.H) {
		r.H = max(1, geom.Length(float64(box.W)/shape))
	} else {
		r.W = max(1, geom.Length(float64(box.H)*shape))
	}
	r.Y = box.Y + box.H - r.H
	return r
}
