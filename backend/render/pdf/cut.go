package pdf

import (
	"errors"
	"fmt"

	"broadsheet/backend/geom"
	"broadsheet/backend/render/ground"
	"broadsheet/backend/scene"
)

// sheet is one page cut into steps, in paint order.
type sheet struct {
	page  *scene.Page
	steps []step
	links []sheetLink
	// bleed and margin are how far the bleed box and the media box reach beyond
	// the trim.
	bleed, margin geom.Length
	// ground is the page as far as it is painted.
	ground ground.Page
	// isOneOfMany: the file has more pages.
	isOneOfMany bool
	// captions are the photos of frames with one caption, by frame.
	captions map[string]string
	isTagged bool
	tags     []tagged // of the pictures, which stand in the page's own content
}

// step is a stretch of vector work, one picture, or what is drawn around or
// over the whole page.
type step struct {
	stretch []mark
	picture *scene.Picture
	clip    *geom.Rect                    // of the picture
	draw    func(*artist, *Options) error // of what is around or over the page
	form    int                           // number of the stretch's form
	isMarks bool                          // drawn outside the bleed, after all else
	drawn   *form                         // the stretch once drawn
}

// mark is one item of vector work with the area that it may paint.
type mark struct {
	item scene.Item
	clip *geom.Rect // page space; nil: everywhere
	tag  tagged
}

// width and height are the size of the media box.
func (s *sheet) width() geom.Length  { return s.page.Trim.W + 2*s.margin }
func (s *sheet) height() geom.Length { return s.page.Trim.H + 2*s.margin }

// toSheet maps page space to the PDF's: origin at the media box's lower left,
// y upwards.
func (s *sheet) toSheet(p geom.Point) geom.Point {
	return geom.Point{X: p.X - s.page.Trim.X + s.margin, Y: s.page.Trim.Bottom() + s.margin - p.Y}
}

// maxSide is the largest side of a page, 14,400 units (ISO 32000-1, annex C).
const maxSide = 14400 * geom.Pt

// cutScene cuts all pages and numbers their stretches.
func cutScene(s *scene.Scene, o *Options) ([]*sheet, error) {
	if s == nil || len(s.Pages) == 0 {
		return nil, errors.New("pdf: the scene has no page")
	}
	var sheets []*sheet
	forms := 0
	for i := range s.Pages {
		sh := newSheet(&s.Pages[i], o.Sheet)
		sh.isOneOfMany = len(s.Pages) > 1
		sh.captions, sh.isTagged, sh.ground.Rules = s.Reading.Captions, o.Tagged, o.rules()
		if sh.page.Trim.IsEmpty() || sh.width() > maxSide || sh.height() > maxSide {
			return nil, fmt.Errorf("pdf: page %d: a size of %.1f × %.1f mm cannot be made", i+1, sh.page.Trim.W.MM(), sh.page.Trim.H.MM())
		}
		sh.cut(sh.page.Items, nil, tagged{})
		if !o.Links {
			sh.links = nil
		}
		sh.surround(o)
		forms = sh.number(forms)
		sheets = append(sheets, sh)
	}
	return sheets, nil
}

// newSheet measures what lies around a page.
func newSheet(p *scene.Page, around *Sheet) *sheet {
	sh := &sheet{page: p, bleed: max(0, p.Bleed)}
	if around != nil {
		sh.bleed = max(0, around.Bleed)
	}
	sh.margin = sh.bleed
	if around.hasMarks() {
		sh.margin += markRoom
	}
	return sh
}

// surround appends what is drawn over and around the page.
func (s *sheet) surround(o *Options) {
	if o.Watermark != "" {
		s.steps = append(s.steps, step{draw: (*artist).watermark})
	}
	if o.Sheet.hasMarks() {
		s.steps = append(s.steps, step{draw: (*artist).marks, isMarks: true})
	}
}

// bleedBox is the area that the page's own items may paint, in page space.
func (s *sheet) bleedBox() geom.Rect {
	return geom.Rect{X: s.page.Trim.X - s.bleed, Y: s.page.Trim.Y - s.bleed, W: s.page.Trim.W + 2*s.bleed, H: s.page.Trim.H + 2*s.bleed}
}

// cut appends the items' steps; clip is what the groups around them leave,
// and in what the glyphs of the innermost group are.
func (s *sheet) cut(items []scene.Item, clip *geom.Rect, in tagged) {
	for _, item := range items {
		switch v := item.(type) {
		case scene.Group:
			s.cut(v.Items, ground.Narrow(clip, v.Clip), s.tagOf(&v))
		case scene.Picture:
			if !v.Rect.IsEmpty() {
				s.steps = append(s.steps, step{picture: &v, clip: clip})
			}
		case scene.Link:
			if !v.Rect.IsEmpty() && v.URL != "" {
				s.links = append(s.links, sheetLink{v, in})
			}
		case scene.Glyphs:
			s.add(mark{item, clip, in})
		case scene.Fill, scene.Rule:
			s.add(mark{item, clip, tagged{}})
		}
	}
}

// add appends vector work to the stretch under way, or starts one.
func (s *sheet) add(m mark) {
	if n := len(s.steps); n == 0 || s.steps[n-1].picture != nil {
		s.steps = append(s.steps, step{})
	}
	last := &s.steps[len(s.steps)-1]
	last.stretch = append(last.stretch, m)
}

// number gives each stretch its form's number, from first on.
func (s *sheet) number(first int) int {
	for i := range s.steps {
		if s.steps[i].picture == nil {
			s.steps[i].form = first
			first++
		}
	}
	return first
}

// hidden reports whether a clip leaves nothing to see.
func hidden(clip *geom.Rect) bool { return clip != nil && clip.IsEmpty() }
