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

	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// Render writes the scene to w. Nothing is written before the whole file is
// known to be good. Errors: *render.FaceError, *render.PictureError, a scene
// without pages or with a page without size, options that lack what their
// standard asks for, and those of w.
func Render(w io.Writer, s *scene.Scene, faces render.Faces, pics render.Pictures, o Options) error {
	o, err := o.settled()
	if err != nil {
		return err
	}
	pages, err := cutScene(s, &o)
	if err != nil {
		return err
	}
	fetched := startFetching(pages, pics)
	parcel, err := drawAll(pages, faces, &o)
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
func drawAll(pages []*sheet, faces render.Faces, o *Options) (*parcel, error) {
	fonts := newFontSet(faces)
	forms, err := drawForms(pages, fonts, o)
	if err != nil {
		return nil, err
	}
	return pack(forms, fonts)
}
