package pdf

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// writePages has gofpdf make the file. Its panics, which a crafted picture can
// cause, come back as errors.
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
	if err := pictures.register(doc); err != nil {
		return nil, err
	}
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

// write adds the sheet as a page: boxes, steps in paint order, links.
func (s *sheet) write(doc *gofpdf.Fpdf, pictures *fetching) {
	doc.AddPageFormat("P", size(s))
	bleed := s.bleed().Points()
	doc.SetPageBox("trim", bleed, bleed, s.page.Trim.W.Points(), s.page.Trim.H.Points())
	doc.SetPageBox("bleed", 0, 0, s.width().Points(), s.height().Points())
	for _, st := range s.steps {
		if st.picture != nil {
			s.place(doc, &st, pictures)
			continue
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

// fromTop moves a rectangle from page space to gofpdf's: origin at the media
// box's upper left.
func (s *sheet) fromTop(r geom.Rect) geom.Rect {
	return r.Move(geom.Point{X: s.bleed() - s.page.Trim.X, Y: s.bleed() - s.page.Trim.Y})
}

// place puts a picture on the page.
func (s *sheet) place(doc *gofpdf.Fpdf, st *step, pictures *fetching) {
	if hidden(st.clip) {
		return
	}
	if st.clip != nil {
		a := artist{form: &form{sheet: s}, b: []byte("q ")}
		a.rect(*st.clip)
		doc.RawWriteStr(string(a.b) + "re W n")
		defer doc.RawWriteStr("Q")
	}
	at := s.fromTop(st.picture.Rect)
	doc.ImageOptions(pictures.names[shownAs(st.picture)], at.X.Points(), at.Y.Points(), at.W.Points(), at.H.Points(),
		false, gofpdf.ImageOptions{ImageType: "jpg", AllowNegativePosition: true}, 0, "")
}

// register hands the pictures to gofpdf.
func (f *fetching) register(doc *gofpdf.Fpdf) error {
	for i, s := range f.order {
		p := f.pictures[i]
		if len(p.Data) == 0 || p.Coding != photo.JPEG {
			return &render.PictureError{Photo: s.photo, Err: errors.New("the rendition is empty, or no JPEG")}
		}
		doc.RegisterImageOptionsReader(pictureName(i), gofpdf.ImageOptions{ImageType: "jpg"}, bytes.NewReader(p.Data))
		if err := doc.Error(); err != nil {
			return &render.PictureError{Photo: s.photo, Err: err}
		}
	}
	return nil
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
