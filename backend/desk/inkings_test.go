package desk

import (
	"testing"
	"testing/fstest"

	"broadsheet/backend/colour/newsprint"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/preflight"
)

// TestInkOfPhotosByTheirPress: a condition whose profile makes more ink than
// its printer takes is told for each photo, at its dark corner; the computed
// newsprint, which never goes over its own limit, is not.
func TestInkOfPhotosByTheirPress(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	e.room.desk.tools.Profiles = ProfilesIn(fstest.MapFS{
		"heavy.yaml": {Data: []byte("extends: press\ncondition: {identifier: Heavy, icc: heavy.icc, inkLimit: 220}\n")},
		"heavy.icc":  {Data: newsprint.ICC(newsprint.Options{InkLimit: 320})},
	})
	for _, profile := range []string{"", "web"} {
		p := e.preflight(id, PreflightRequest{Profile: profile})
		if found := append(having(p, preflight.PhotoInkHeld), having(p, preflight.PhotoInk)...); len(found) != 0 {
			t.Errorf("by %q: %+v", profile, found)
		}
	}
	found := having(e.preflight(id, PreflightRequest{Profile: "heavy"}), preflight.PhotoInkHeld)
	if len(found) != 2 {
		t.Fatalf("%+v", found)
	}
	d := e.open(id).Document
	for _, f := range found {
		frame := d.FrameByID(document.FrameID(f.Place.Frame))
		if frame == nil || f.Severity != finding.Note || f.Rect == nil {
			t.Fatalf("%+v", f)
		}
		// Red grows to the right and green downwards: it is dark in the upper left.
		middle := frame.Rect.Y + frame.Rect.H/2
		if f.Rect.X > frame.Rect.X+frame.Rect.W/2 || f.Rect.Y > middle || f.Rect.W > frame.Rect.W/6 {
			t.Errorf("the worst of %v is at %v", frame.Rect, *f.Rect)
		}
	}
	// What was measured is not measured again.
	for key := range e.room.inkings.made {
		e.room.inkings.put(key, photo.Inking{})
	}
	if again := having(e.preflight(id, PreflightRequest{Profile: "heavy"}), preflight.PhotoInkHeld); len(again) != 0 {
		t.Errorf("a second check measured anew: %+v", again)
	}
}
