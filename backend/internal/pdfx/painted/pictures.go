package painted

import (
	"fmt"
	"math"

	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/scene"
)

// Picture is one that a file shows, once or several times.
type Picture struct {
	Name          string // for people: which one it is in the file
	Width, Height int    // pixels, as it stands on the page
	IsInInks      bool   // of process inks
	// Inks count them; nil where they are in a coding that is not read here.
	Inks *Inks
}

// image puts a picture onto the page (8.9): it fills a square of one unit. A
// stencil paints in the colour of areas and counts as none.
func (p *painter) image(named pdfx.Object, s *pdfx.Stream, resources pdfx.Dict) {
	if isStencil, _ := p.file.At(s.Dict["ImageMask"]).(bool); isStencil {
		return
	}
	id := fmt.Sprintf("page %d, item %d", p.number, p.items)
	if ref, ok := named.(pdfx.Ref); ok {
		id = fmt.Sprintf("#%d", int(ref))
	}
	width, _ := p.file.Number(s.Dict["Width"])
	height, _ := p.file.Number(s.Dict["Height"])
	in := p.spaceOf(s.Dict["ColorSpace"], resources, 0)
	picture := p.out.Pictures[id]
	if picture != nil { // shown again
		p.showPicture(id, picture, width, height, in)
		return
	}
	picture = &Picture{Name: id}
	if in.components == 4 && in.family == "DeviceCMYK" {
		picture.IsInInks = true
		picture.Inks = p.inksOf(s, int(min(width, most)), int(min(height, most)))
	}
	p.showPicture(id, picture, width, height, in)
}

// inlineImage puts a picture onto the page that stands in the content itself.
func (p *painter) inlineImage(operands []pdfx.Object, resources pdfx.Dict) {
	d, _ := operands[0].(pdfx.Dict)
	either := func(long, short pdfx.Name) pdfx.Object {
		if o := d[long]; o != nil {
			return o
		}
		return d[short]
	}
	if isStencil, _ := either("ImageMask", "IM").(bool); isStencil {
		return
	}
	width, _ := p.file.Number(either("Width", "W"))
	height, _ := p.file.Number(either("Height", "H"))
	id := fmt.Sprintf("page %d, inline %d", p.number, p.items)
	p.showPicture(id, &Picture{Name: id}, width, height, p.spaceOf(either("ColorSpace", "CS"), resources, 0))
}

func (p *painter) showPicture(id string, picture *Picture, width, height float64, in space) {
	m := p.state.at
	if math.Abs(m.A)+math.Abs(m.D) < math.Abs(m.B)+math.Abs(m.C) { // it lies on its side
		width, height = height, width
	}
	rect := p.boxOf([4]float64{0, 0, 1, 1})
	if rect.IsEmpty() || !(width >= 1 && height >= 1 && width < most && height < most) {
		return
	}
	picture.Width, picture.Height = int(width), int(height)
	if p.out.Pictures[id] == nil {
		p.out.Pictures[id] = picture
	}
	p.note(Image, ink{isLight: in.isLight}, rect)
	p.add(scene.Picture{Photo: id, Rect: rect, Crop: scene.Crop{W: 1, H: 1}})
}
