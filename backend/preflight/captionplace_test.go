package preflight

import (
	"slices"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
)

func TestCaptionPlaces(t *testing.T) {
	photo := document.Frame{ID: "q", Kind: document.PhotoFrame, Photo: "p", Rect: geom.Rect{W: 900_000, H: 600_000}}
	inside := document.Frame{ID: "c", Kind: document.CaptionFrame, Photo: "p", Rect: geom.Rect{Y: 500_000, W: 900_000, H: 100_000},
		Caption: document.CaptionSet{Placement: document.Inside}}
	outside, shared, empty := inside, inside, inside
	outside.Rect.Y = 580_000
	shared.Photo, shared.Photos, shared.Caption = "", []document.PhotoID{"p", "away"}, document.CaptionSet{Label: document.NumberLabel}
	empty.Photo = ""
	for name, c := range map[string]struct {
		frames []document.Frame
		want   []finding.Code
	}{
		"inside":        {[]document.Frame{photo, inside}, nil},
		"reaching out":  {[]document.Frame{photo, outside}, []finding.Code{CaptionOffPhoto}},
		"behind":        {[]document.Frame{inside, photo}, []finding.Code{CaptionOffPhoto}},
		"one is away":   {[]document.Frame{photo, shared}, []finding.Code{CaptionAway}},
		"without photo": {[]document.Frame{photo, empty}, []finding.Code{EmptyCaption}},
	} {
		d := &document.Document{Photos: []document.Photo{{ID: "p"}, {ID: "away"}}, Pages: []document.Page{{Frames: c.frames}}}
		check := checker{d: d, memo: new(Memo)}
		for i := range c.frames {
			if c.frames[i].Kind == document.CaptionFrame {
				check.checkCaptionPlace(0, &c.frames[i])
			}
		}
		var got []finding.Code
		for _, f := range check.out {
			got = append(got, f.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
