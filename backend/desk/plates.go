package desk

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"image"
	"strconv"
	"sync"
	"sync/atomic"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/press"
	"broadsheet/backend/render/raster"
)

// PlatesRequest asks for a page as the plates print it. Page counts from 0; an
// empty profile is the default.
type PlatesRequest struct {
	Page    int
	DPI     float64
	Profile string
}

// Plates returns a page as its four plates: a zlib stream (RFC 1950) of the
// four bytes "PLTS", width and height in pixels, each four bytes, little end
// first, and the planes of C, M, Y and K, one after the other, row by row, a
// byte a pixel, 255 solid.
func (n *Newsroom) Plates(ctx context.Context, id string, r PlatesRequest) ([]byte, error) {
	if r.DPI == 0 {
		r.DPI = defaultDPI
	}
	if !(r.DPI >= leastDPI && r.DPI <= mostPlateDPI) {
		return nil, finding.Stop(BadRequest, finding.Place{}, "reason", "dpi")
	}
	inked, err := n.desk.inked(r.Profile)
	if err != nil {
		return nil, err
	}
	now, err := n.present(ctx, id)
	if err != nil {
		return nil, err
	}
	if r.Page < 0 || r.Page >= len(now.document.Pages) {
		return nil, finding.Stop(NoPage, finding.Place{}, "page", strconv.Itoa(r.Page+1))
	}
	pics := n.platePictures(ctx, now.document, inked, r.DPI)
	plates, err := raster.Plates(draw.Draw(now.document, now.layout), r.Page, r.DPI, inked.rules(), n.desk.book, pics)
	if err != nil {
		return nil, err
	}
	return packPlates(plates)
}

// mostPlateDPI bounds a page's plates to some 60 MB.
const mostPlateDPI = 200

// platePictures are a document's photos in inks, as fine as plates show them.
func (n *Newsroom) platePictures(ctx context.Context, d *document.Document, p *pressing, dpi float64) renditions {
	return renditions{
		ctx: ctx, darkroom: n.album.darkroom, ppi: dpi, condition: p.condition, quality: p.profile.Photos.Quality,
		name: func(id photo.ID) string {
			found, _ := d.Photo(document.PhotoID(id))
			return found.Name
		},
		note: func(finding.Finding) {}, tell: func(Step) {},
		made: new(sync.Map), done: new(atomic.Int64), of: len(d.Photos),
	}
}

// inked is a profile that prints in inks.
func (d *Desk) inked(name string) (*pressing, error) {
	p, err := d.pressing(name)
	if err == nil && p.condition == nil {
		err = finding.Stop(NoPlates, finding.Place{}, "name", p.profile.Name)
	}
	return p, err
}

func packPlates(p *image.CMYK) ([]byte, error) {
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	if err != nil {
		return nil, err
	}
	head := binary.LittleEndian.AppendUint32([]byte("PLTS"), uint32(p.Rect.Dx()))
	_, _ = w.Write(binary.LittleEndian.AppendUint32(head, uint32(p.Rect.Dy()))) // a buffer takes everything
	plane := make([]byte, p.Rect.Dx()*p.Rect.Dy())
	for ink := range 4 {
		for y := range p.Rect.Dy() {
			row, to := p.Pix[y*p.Stride:], plane[y*p.Rect.Dx():][:p.Rect.Dx()]
			for x := range to {
				to[x] = row[4*x+ink]
			}
		}
		_, _ = w.Write(plane)
	}
	err = w.Close()
	return out.Bytes(), err
}

// cubeSide is how many amounts of each ink an InkCube has: between eleven, what
// inks look like is off by less than can be seen.
const cubeSide = 11

// InkCube returns what a profile's inks look like on the screen: sRGB, three
// bytes for each of 11 amounts of each ink, C slowest, K fastest. With paper
// the paper's own colour is shown, else it is the screen's white.
func (n *Newsroom) InkCube(profile string, paper bool) ([]byte, error) {
	p, err := n.desk.inked(profile)
	if err != nil {
		return nil, err
	}
	o := icc.Options{Intent: icc.Relative, BlackPoint: !paper}
	if paper {
		o.Intent = icc.Absolute
	}
	look, err := p.look(o)
	if err != nil {
		return nil, finding.Stop(press.BadProfile, finding.Place{File: p.profile.Condition.ICC}, "reason", err.Error())
	}
	out := make([]byte, 0, cubeSide*cubeSide*cubeSide*cubeSide*3)
	for i := range cap(out) / 3 {
		seen := look.At(cubeNode(i))
		for _, v := range seen[:3] {
			out = append(out, uint8(min(max(v, 0), 1)*255+0.5))
		}
	}
	return out, nil
}

// look leads from the profile's inks to the screen.
func (p *pressing) look(o icc.Options) (*icc.Link, error) {
	inks, err := icc.Parse(p.icc)
	if err != nil {
		return nil, err
	}
	return icc.NewLink(inks, icc.SRGB(), o)
}

// cubeNode is the cube's i-th mixture of inks.
func cubeNode(i int) (s icc.Sample) {
	for ink := 3; ink >= 0; ink-- {
		s[ink] = float64(i%cubeSide) / (cubeSide - 1)
		i /= cubeSide
	}
	return s
}
