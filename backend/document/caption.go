package document

import (
	"slices"

	"broadsheet/backend/finding"
)

// CaptionSet says how a caption frame stands to its photos and what tells the
// captions of several apart. The zero value is a caption below, without label.
type CaptionSet struct {
	Placement Placement `json:"placement,omitempty"`
	Label     Label     `json:"label,omitempty"`
	// Panel is what the text stands on; the zero value is the design's inside
	// a photo, none elsewhere.
	Panel Panel `json:"panel,omitzero"`
	// Snug makes the panel no wider than its text: a small box in a corner
	// instead of a strip. The frame's alignment says at which side.
	Snug bool `json:"snug,omitempty"`
}

// Placement says where a caption stands. The frame's rectangle is always the
// room that its text has; which side of the photo it is on is seen from where
// the two stand.
type Placement string

// The placements. Captions below follow their photo's lower edge, those beside
// and inside keep to the photo, free ones stay where the editor put them.
const (
	Below  Placement = ""
	Beside Placement = "beside"
	Inside Placement = "inside"
	Free   Placement = "free"
)

// Label is what stands before each caption of several in one frame. It is made
// from where the photos stand and is no part of any caption.
type Label string

// The labels.
const (
	NoLabel        Label = ""
	NumberLabel    Label = "number"    // 图① and the number on the photo
	DirectionLabel Label = "direction" // 左上图
)

// Panel is a plain area under text: an ink of the design, printed as a share
// of its strength.
type Panel struct {
	Ink  string  `json:"ink,omitempty"`
	Tint float64 `json:"tint,omitempty"` // 0 to 1; 0 counts as 1
}

// CaptionPhotos returns the photos whose captions a caption frame shows; nil
// for other frames and for one without a photo.
func (f *Frame) CaptionPhotos() []PhotoID {
	switch {
	case f.Kind != CaptionFrame:
		return nil
	case len(f.Photos) > 0:
		return f.Photos
	case f.Photo != "":
		return []PhotoID{f.Photo}
	}
	return nil
}

// ShowsCaptionOf reports whether a frame shows the caption of a photo.
func (f *Frame) ShowsCaptionOf(id PhotoID) bool { return slices.Contains(f.CaptionPhotos(), id) }

// names reports whether a frame refers to a photo at all.
func (f *Frame) names(id PhotoID) bool { return f.Photo == id || slices.Contains(f.Photos, id) }

// Without returns the frame with a photo gone from it. Of two captions in one
// frame the other is left alone, and needs no label any more.
func (f Frame) Without(id PhotoID) Frame {
	if f.Photo == id {
		f.Photo, f.Crop = "", Crop{}
	}
	f.Photos = slices.DeleteFunc(slices.Clone(f.Photos), func(p PhotoID) bool { return p == id })
	switch len(f.Photos) {
	case 0:
		f.Photos = nil
	case 1:
		f.Photo, f.Photos, f.Caption.Label = f.Photos[0], nil, NoLabel
	}
	return f
}

// checkCaption checks how a frame shows captions, by itself and against the
// document's photos.
func (d *Document) checkCaption(f *Frame, at finding.Place) error {
	c := f.Caption
	switch {
	case f.Kind != CaptionFrame && (len(f.Photos) > 0 || c != CaptionSet{}):
		return unfit(at, "a caption's setting in a frame that shows none")
	case len(f.Photos) > 0 && f.Photo != "":
		return unfit(at, "a caption frame with one photo and with several")
	case !slices.Contains([]Placement{Below, Beside, Inside, Free}, c.Placement):
		return unfit(at, "caption placement "+string(c.Placement))
	case !slices.Contains([]Label{NoLabel, NumberLabel, DirectionLabel}, c.Label):
		return unfit(at, "caption label "+string(c.Label))
	case !within(c.Panel.Tint, 0, 1):
		return unfit(at, "a panel's tint")
	}
	for i, id := range f.Photos {
		if slices.Contains(f.Photos[:i], id) {
			return taken("photo", string(id))
		}
		if _, err := d.photoIndex(id); err != nil {
			return err
		}
	}
	return nil
}
