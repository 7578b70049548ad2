package desk

import (
	"bytes"
	"compress/zlib"
	"context"
	"image"
	"io"
	"os"
	"path/filepath"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/ghostscript"
	"broadsheet/backend/render/pdf"
	"broadsheet/backend/render/raster"
	"broadsheet/backend/scene"
	"broadsheet/backend/store"
	"broadsheet/backend/story"
)

// exampleReport is the request for the report that comes with the program.
func exampleReport(t *testing.T) Request {
	t.Helper()
	dir := filepath.Join("..", "..", "examples")
	text, err := os.ReadFile(filepath.Join(dir, "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	files, _, err := store.ListPhotos(filepath.Join(dir, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	r := Request{Manuscript: Manuscript{Name: "report.txt", Data: text}, Folio: Folio{Date: "2025-05-16", PageNumber: "04"}}
	for _, f := range files {
		r.Photos = append(r.Photos, PhotoFile{Name: f.Name, Read: f.Read})
	}
	return r
}

// TestPlatesOfTheExample has Ghostscript take the example's page apart, by each
// profile of a press: body text is on the K plate alone, to the last pixel, and
// nowhere is more ink than the limit. The preview shows these plates.
func TestPlatesOfTheExample(t *testing.T) {
	d := newRealDesk(t)
	c, err := d.Compose(context.Background(), exampleReport(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, profile := range []string{"press", "press-x1a"} {
		if c.pressing, err = d.pressing(profile); err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if err := c.ExportPDF(context.Background(), &file, 0); err != nil {
			t.Fatal(err)
		}
		text, limit, preview := textAlone(t, c), c.pressing.profile.Condition.InkLimit, previewOf(t, c)
		t.Run(profile, func(t *testing.T) {
			t.Parallel()
			seen := ghostscript.Plates(t, file.Bytes(), seenDPI)
			checkMostInk(t, seen, limit)
			checkBodyIsBlack(t, seen, &c.drawn[0].scene().Pages[0])
			checkPreview(t, preview, seen)
			if got := ghostscript.Coverage(t, text); got[0] != 0 || got[1] != 0 || got[2] != 0 || got[3] < 0.01 {
				t.Errorf("body text covers %v of the plates", got)
			}
		})
	}
}

// previewOf are the plates that the editor sees.
func previewOf(t *testing.T, c *Composition) *image.CMYK {
	t.Helper()
	pics := c.renditions(context.Background(), 0).pressed(c.pressing)
	plates, err := raster.Plates(c.drawn[0].scene(), 0, seenDPI, c.pressing.rules(), c.desk.book, pics)
	if err != nil {
		t.Fatal(err)
	}
	return plates
}

// textAlone is the first page with nothing but its body text.
func textAlone(t *testing.T, c *Composition) []byte {
	t.Helper()
	s := *c.drawn[0].scene()
	page := s.Pages[0]
	page.Items = bodyAlone(page.Items, false)
	s.Pages = []scene.Page{page}
	var file bytes.Buffer
	if err := pdf.Render(&file, &s, c.desk.book, nil, c.pressing.options(&c.result.Alternatives[0].Document, c.desk.tools.SourceDate)); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// seenDPI is fine enough that every character of body text has solid pixels.
const seenDPI = 120

// checkMostInk allows 1 % over the limit, in percent, for what is rounded.
func checkMostInk(t *testing.T, plates *image.CMYK, limit float64) {
	t.Helper()
	most, where := 0, 0
	for i := 0; i < len(plates.Pix); i += 4 {
		p := plates.Pix[i:][:4]
		if sum := int(p[0]) + int(p[1]) + int(p[2]) + int(p[3]); sum > most {
			most, where = sum, i
		}
	}
	percent := float64(most) / 2.55
	t.Logf("at most %.1f %% of ink", percent)
	if percent > limit+1 || percent < limit/2 {
		x, y := where%plates.Stride/4, where/plates.Stride
		t.Errorf("%.1f %% of ink at %d,%d, %v; the limit is %v", percent, x, y, plates.CMYKAt(x, y), limit)
	}
}

// checkPreview holds the editor's plates to those of the file, by the mean of
// squares of 16 pixels. Ghostscript paints a pixel whole that is touched, so
// that its type is fatter on the K plate.
func checkPreview(t *testing.T, ours, seen *image.CMYK) {
	t.Helper()
	if ours.Rect != seen.Rect {
		t.Fatalf("plates of %v, Ghostscript's are %v", ours.Rect, seen.Rect)
	}
	for ink, allowed := range [4]struct{ mean, worst int }{{1, 30}, {1, 30}, {1, 30}, {6, 60}} {
		sum, worst, squares := 0, 0, 0
		for y := 0; y+16 <= ours.Rect.Dy(); y += 16 {
			for x := 0; x+16 <= ours.Rect.Dx(); x += 16 {
				apart := meanOf(ours, x, y, ink) - meanOf(seen, x, y, ink)
				sum, worst, squares = sum+max(apart, -apart), max(worst, apart, -apart), squares+1
			}
		}
		if sum > allowed.mean*squares || worst > allowed.worst {
			t.Errorf("ink %d: the preview is %.2f levels from the file, a square %d", ink, float64(sum)/float64(squares), worst)
		}
	}
}

// meanOf returns the mean of an ink in a square of 16 pixels.
func meanOf(plates *image.CMYK, x, y, ink int) (mean int) {
	for i := range 16 * 16 {
		mean += int(plates.Pix[plates.PixOffset(x+i%16, y+i/16)+ink])
	}
	return mean / (16 * 16)
}

// checkBodyIsBlack looks into the boxes of all runs of body text on bare paper.
func checkBodyIsBlack(t *testing.T, plates *image.CMYK, page *scene.Page) {
	t.Helper()
	runs, others := bodyAndOthers(page.Items, false)
	looked := 0
	for _, run := range runs {
		if overlapsAny(run, others) {
			continue
		}
		looked++
		if got := mostOf(plates, run); got[0]+got[1]+got[2] > 0 || got[3] < 250 {
			t.Errorf("body text at %v has up to %v on its plates", run, got)
		}
	}
	if looked < 100 || looked < len(runs)*9/10 {
		t.Errorf("only %d of %d runs of body text stand on bare paper", looked, len(runs))
	}
}

// bodyAndOthers returns the boxes of the runs of black body text, and of all
// that has other inks than K.
func bodyAndOthers(items []scene.Item, isBody bool) (runs, others []geom.Rect) {
	for _, item := range items {
		switch v := item.(type) {
		case scene.Group:
			r, o := bodyAndOthers(v.Items, v.Role == string(story.Body) || isBody && v.Role == "")
			runs, others = append(runs, r...), append(others, o...)
		case scene.Glyphs:
			box := geom.Rect{X: v.Origin.X, Y: v.Origin.Y - v.Size.Scale(0.9), W: v.X[len(v.X)-1] + v.Size, H: v.Size}
			switch {
			case !v.Paint.IsBlackOnly():
				others = append(others, box)
			case isBody && v.Paint == colour.Black:
				runs = append(runs, box)
			}
		case scene.Picture:
			others = append(others, v.Rect)
		case scene.Fill:
			if len(v.Path) > 0 {
				others = append(others, boxOf(v.Path))
			} else if !v.Paint.IsBlackOnly() {
				others = append(others, v.Rect)
			}
		case scene.Rule:
			if !v.Paint.IsBlackOnly() {
				others = append(others, geom.Rect{X: v.From.X, Y: v.From.Y, W: v.To.X - v.From.X, H: v.To.Y - v.From.Y}.Inset(-v.Width))
			}
		}
	}
	return runs, others
}

// boxOf is around the points of a path; those that count for nothing lie at the
// page's corner, where there is no body text.
func boxOf(path []scene.PathSegment) (box geom.Rect) {
	for _, s := range path {
		for _, p := range s.P {
			if p != (geom.Point{}) {
				box = box.Union(geom.Rect{X: p.X, Y: p.Y, W: 1, H: 1})
			}
		}
	}
	return box
}

func overlapsAny(r geom.Rect, others []geom.Rect) bool {
	for _, o := range others {
		if r.Inset(-geom.Pt).Overlaps(o) {
			return true
		}
	}
	return false
}

// mostOf returns the most that each plate has in an area of page space.
func mostOf(plates *image.CMYK, area geom.Rect) (most [4]int) {
	const pixel = float64(geom.Inch) / seenDPI
	at := func(l geom.Length) int { return int(float64(l) / pixel) }
	box := image.Rect(at(area.X), at(area.Y), at(area.Right()), at(area.Bottom())).Intersect(plates.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := plates.Pix[plates.PixOffset(box.Min.X, y):plates.PixOffset(box.Max.X, y)]
		for i, v := range row {
			most[i%4] = max(most[i%4], int(v))
		}
	}
	return most
}

// bodyAlone leaves the runs of body text.
func bodyAlone(items []scene.Item, isBody bool) (out []scene.Item) {
	for _, item := range items {
		switch v := item.(type) {
		case scene.Group:
			v.Items = bodyAlone(v.Items, v.Role == string(story.Body) || isBody && v.Role == "")
			out = append(out, v)
		case scene.Glyphs:
			if isBody {
				out = append(out, v)
			}
		}
	}
	return out
}

// TestPreviewKeepsTheProfile: the plates of a page with a colour of 280 % hold
// no more than the profile allows, and little less.
func TestPreviewKeepsTheProfile(t *testing.T) {
	e := newEditor(t)
	withProfiles(e.room.desk)
	id := e.page()
	spoil(e, id)
	for profile, limit := range map[string]int{"press": 240, "north": 220} {
		packed := must[[]byte](e)(e.room.Plates(context.Background(), id, PlatesRequest{DPI: 60, Profile: profile}))
		if most := 100 * mostInk(t, packed) / 255; most > limit || most < limit-5 {
			t.Errorf("%s: up to %d %% of ink, the limit is %d", profile, most, limit)
		}
	}
}

// mostInk returns the greatest sum of the four planes of a packed page.
func mostInk(t *testing.T, packed []byte) (most int) {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	planes := data[12:]
	size := len(planes) / 4
	for i := range size {
		most = max(most, int(planes[i])+int(planes[size+i])+int(planes[2*size+i])+int(planes[3*size+i]))
	}
	return most
}
