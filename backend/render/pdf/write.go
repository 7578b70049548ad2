package pdf

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// writePages has gofpdf make the file. Its panics come back as errors.
func writePages(s *scene.Scene, sheets []*sheet, p *parcel, pictures *fetching) (raw []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pdf: gofpdf: %v", r)
		}
	}()
	doc := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: size(sheets[0])})
	doc.SetCompression(false) // the finishing step reads the pages and deflates them
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.SetTitle(s.Title, true)
	doc.SetAuthor(s.Author, true)
	doc.ImportObjects(p.objects)
	doc.ImportObjPos(p.places)
	doc.ImportTemplates(p.forms)
	for _, sh := range sheets {
		sh.write(doc, pictures)
	}
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		return nil, fmt.Errorf("pdf: gofpdf: %w", err)
	}
	return out.Bytes(), nil
}

func size(sh *sheet) gofpdf.SizeType {
	return gofpdf.SizeType{Wd: sh.width().Points(), Ht: sh.height().Points()}
}

// write adds the sheet as a page: steps in paint order, links.
func (s *sheet) write(doc *gofpdf.Fpdf, pictures *fetching) {
	doc.AddPageFormat("P", size(s))
	if s.margin > s.bleed {
		s.openBleed(doc)
	}
	for _, st := range s.steps {
		if st.picture != nil {
			s.place(doc, &st, pictures)
			continue
		}
		if st.isMarks {
			doc.RawWriteStr("Q")
		}
		// gofpdf's y runs down from the top: -height puts the form's origin
		// where the page's is.
		doc.UseImportedTemplate(formName(st.form), 1, 1, 0, -s.height().Points())
	}
	for _, l := range s.links {
		at := s.fromTop(l.Rect)
		doc.LinkString(at.X.Points(), at.Y.Points(), at.W.Points(), at.H.Points(), escapeURL(l.URL))
	}
}

// openBleed holds what follows to the bleed, so that nothing of the page runs
// into the marks; the marks close it.
func (s *sheet) openBleed(doc *gofpdf.Fpdf) {
	a := artist{form: &form{sheet: s}, b: []byte("q ")}
	a.rect(s.bleedBox())
	doc.RawWriteStr(string(a.b) + "re W n")
}

// fromTop moves a rectangle from page space to gofpdf's: origin at the media
// box's upper left.
func (s *sheet) fromTop(r geom.Rect) geom.Rect {
	return r.Move(geom.Point{X: s.margin - s.page.Trim.X, Y: s.margin - s.page.Trim.Y})
}

// place paints a picture: the image's unit square is led to its rectangle.
func (s *sheet) place(doc *gofpdf.Fpdf, st *step, pictures *fetching) {
	if hidden(st.clip) {
		return
	}
	a := artist{form: &form{sheet: s}, b: []byte("q ")}
	if st.clip != nil {
		a.rect(*st.clip)
		a.b = append(a.b, "re W n "...)
	}
	r := st.picture.Rect
	a.length(r.W)
	a.b = append(a.b, "0 0 "...)
	a.length(r.H)
	a.point(geom.Point{X: r.X, Y: r.Bottom()})
	paint := string(a.b) + "cm /" + pictures.names[shownAs(st.picture)] + " Do Q"
	if s.isTagged {
		t := tagged{tag: tag{kind: figureTag, photo: st.picture.Photo}}
		paint = t.begin(len(s.tags)) + paint + "\nEMC"
		s.tags = append(s.tags, t)
	}
	doc.RawWriteStr(paint)
}

// escapeURL keeps a URL to the characters that a URI may hold (RFC 3986).
func escapeURL(url string) string {
	var out []byte
	for _, c := range []byte(url) {
		if c <= ' ' || c >= 0x7f {
			out = fmt.Appendf(out, "%%%02X", c)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
