package preflight

import (
	"slices"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/press"
	"broadsheet/backend/scene"
)

// The codes of what a press asks of a page: docs/preflight.md.
const (
	InLight        finding.Code = "preflight.in-light"
	HighPPI        finding.Code = "preflight.high-ppi"
	InkOverLimit   finding.Code = "preflight.ink-over-limit"
	OverprintInk   finding.Code = "preflight.overprint-ink"
	PhotoInk       finding.Code = "preflight.photo-ink"
	PhotoInkHeld   finding.Code = "preflight.photo-ink-held"
	BlackOfInks    finding.Code = "preflight.black-of-inks"
	ThinRule       finding.Code = "preflight.thin-rule"
	FineRule       finding.Code = "preflight.fine-rule"
	SmallType      finding.Code = "preflight.small-type"
	SmallReversed  finding.Code = "preflight.small-reversed-type"
	SmallColoured  finding.Code = "preflight.small-coloured-type"
	TypeUnseen     finding.Code = "preflight.type-unseen"
	FontForbidden  finding.Code = "preflight.font-forbids-embedding"
	FontMissing    finding.Code = "preflight.font-not-there"
	MissingGlyph   finding.Code = "preflight.missing-glyph"
	TextNearTrim   finding.Code = "preflight.text-near-trim"
	PictureTrim    finding.Code = "preflight.picture-near-trim"
	NameMisspelled finding.Code = "preflight.name-misspelled"
	FolioWeekday   finding.Code = "preflight.folio-weekday"
	FolioDate      finding.Code = "preflight.folio-date"
	FolioNoDate    finding.Code = "preflight.folio-without-date"
	TextWeekday    finding.Code = "preflight.text-weekday"
	DatelineLater  finding.Code = "preflight.dateline-later"
)

// Proof is a page on its way to a press: the document, how it is laid out, and
// what is painted.
type Proof struct {
	Document *document.Document
	Layout   *layout.Layout
	Scene    *scene.Scene
	Profile  *press.Profile
	Faces    Faces
	// Ink knows the separated photos; nil where none is separated yet.
	Ink Separations
}

// Faces finds the face of a run. *font.Book is one.
type Faces interface {
	ByID(id font.FaceID) (*font.Face, bool)
}

// Separations tell how much ink a picture takes as it goes to the press.
type Separations interface {
	// InkOf tells it of the part that is shown. ok is false for a picture that
	// nobody can separate, or that has black alone.
	InkOf(p scene.Picture) (ink Ink, ok bool)
}

// Ink is how much of it a picture takes.
type Ink struct {
	Most  float64    // of any pixel, all plates together, in percent
	Share float64    // of the pixels that are over the limit, 0 to 1
	Worst scene.Crop // where most of what is over lies, in fractions of what is shown
	// IsHeld: that is before the file's pixels are held to the limit; otherwise
	// they go to the press as they are.
	IsHeld bool
}

// ForPress returns what there is to say of a page that goes to a press: what
// Check found, held to the profile's limits instead of the design's, what the
// press asks beyond that, and where on the page each thing is.
func ForPress(found []Finding, p Proof) []Finding {
	replaced := []finding.Code{LowPPI, layout.CodeMissingGlyph}
	out := slices.DeleteFunc(slices.Clone(found), func(f Finding) bool { return slices.Contains(replaced, f.Code) })
	out = append(out, CheckPress(p)...)
	locate(out, p)
	return out
}

// CheckPress returns what a press asks beyond Check: page by page as painted,
// then the words.
func CheckPress(p Proof) []Finding {
	c := newPressCheck(p)
	c.checkPainted()
	c.checkFolio()
	c.checkWords()
	return c.out
}

// CheckPainted is as much of CheckPress as looks at what is painted, for pages
// of which there is no document: that of the proof need only know the pictures'
// names and pixels. Nothing has a mend.
func CheckPainted(p Proof) []Finding {
	c := newPressCheck(p)
	c.checkPainted()
	for i := range c.out {
		c.out[i].Mend = nil
	}
	return c.out
}

func newPressCheck(p Proof) *pressCheck {
	return &pressCheck{Proof: p, faces: map[string]*face{}, faults: map[faultKey]*fault{}}
}

func (c *pressCheck) checkPainted() {
	for i := range c.Scene.Pages {
		c.checkPage(i)
	}
	for _, f := range c.order {
		c.out = append(c.out, c.tell(f))
	}
	c.checkPhotos()
}

// pressCheck is one check under way.
type pressCheck struct {
	Proof
	faces map[string]*face

	page    int
	grounds []ground // of the page, as far as it is painted
	faults  map[faultKey]*fault
	order   []*fault
	out     []Finding
}

// checkPage goes through a page in the order in which it is painted.
func (c *pressCheck) checkPage(page int) {
	c.page, c.grounds = page, c.grounds[:0]
	p := &c.Scene.Pages[page]
	wide := p.Trim.Inset(-p.Bleed - geom.Inch)
	c.checkItems(p.Items, &spot{}, wide)
}

// spot is where an item stands: the groups around it, and its place.
type spot struct {
	frame document.FrameID
	role  string
	in    textKey
	rect  geom.Rect
	text  string // what it says
}

// textKey names a text by the ids that a scene has of it.
type textKey struct{ story, block, photo string }

// within is the spot of what a group holds.
func (s *spot) within(g *scene.Group) *spot {
	in := *s
	if g.Frame != "" {
		in.frame = document.FrameID(g.Frame)
	}
	if g.Role != "" {
		in.role = g.Role
	}
	if g.Block != "" {
		in.in = textKey{story: g.Story, block: g.Block}
	}
	if g.Photo != "" {
		in.in = textKey{photo: g.Photo}
	}
	return &in
}

func (c *pressCheck) checkItems(items []scene.Item, at *spot, clip geom.Rect) {
	for _, item := range items {
		switch item := item.(type) {
		case scene.Group:
			inner := clip
			if item.Clip != nil {
				inner = clip.Intersect(*item.Clip)
			}
			c.checkItems(item.Items, at.within(&item), inner)
		case scene.Fill:
			c.checkFill(item, at, clip)
		case scene.Picture:
			c.checkPicture(item, at, clip)
		case scene.Rule:
			c.checkRule(item, at, clip)
		case scene.Glyphs:
			c.checkGlyphs(&item, at, clip)
		}
	}
}
