// Package pdf renders a scene as a press-ready PDF 1.6.
//
// The work has three steps. Cut turns each page's drawing list into stretches
// of vector work (text, rules, fills) with pictures between them. Write hands
// these to gofpdf, which makes the file: pages and links are its own; each
// stretch goes in as a form XObject, with its fonts cut down to the glyphs
// used, because gofpdf's text path knows neither glyph numbers nor CMYK.
// Finish reads gofpdf's file back and makes it exact and complete: boxes to
// 1/1000 pt, the pictures, of which gofpdf knows neither inks nor deflated
// ones, metadata, bookmarks, page labels, what PDF/X asks for, and object
// numbers that depend on nothing but the scene.
//
// The same scene, faces, pictures and options give the same bytes.
package pdf

import (
	"io"
	"time"

	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// Options are what the file holds beside the scene.
type Options struct {
	// Creator names the program as the file's maker; empty: "Broadsheet".
	Creator string
	// Date is written as the file's date of creation; zero: none.
	Date time.Time
	// Standard is the part of PDF/X that the file keeps to.
	Standard Standard
}

// Standard is a part of PDF/X; the zero value is a PDF of none.
type Standard string

// The parts of PDF/X that can be written.
const (
	X4  Standard = "PDF/X-4"       // ISO 15930-7, PDF 1.6
	X1a Standard = "PDF/X-1a:2003" // ISO 15930-4, PDF 1.4, process inks alone
)

// creator returns the name to write.
func (o Options) creator() string {
	if o.Creator == "" {
		return "Broadsheet"
	}
	return o.Creator
}

// Render writes the scene to w. Nothing is written before the whole file is
// known to be good. Errors: *render.FaceError, *render.PictureError, a scene without pages
// or with a page without size, and those of w.
func Render(w io.Writer, s *scene.Scene, faces render.Faces, pics render.Pictures, o Options) error {
	pages, err := cutScene(s)
	if err != nil {
		return err
	}
	fetched := startFetching(pages, pics)
	parcel, err := drawAll(pages, faces)
	if waited := fetched.wait(); err == nil {
		err = waited
	}
	if err == nil {
		err = fetched.checkAll(o.Standard)
	}
	if err != nil {
		return err
	}
	raw, err := writePages(s, pages, parcel, fetched)
	if err != nil {
		return err
	}
	return finish(w, raw, s, pages, fetched.pictures, o)
}

// drawAll draws the vector work of all pages and packs it with its fonts.
func drawAll(pages []*sheet, faces render.Faces) (*parcel, error) {
	fonts := newFontSet(faces)
	forms, err := drawForms(pages, fonts)
	if err != nil {
		return nil, err
	}
	return pack(forms, fonts)
}
