package compose

import (
	"testing"

	"broadsheet/backend/document"
)

// A design that wants captions inside their photos gets larger photos, and
// every caption whole on its own.
func TestCaptionsInsideTheirPhotos(t *testing.T) {
	pictures := []Picture{picture(1, 3000, 2000, 0, "渠首闸门开启。"), picture(2, 3000, 2000, 1, chinese(70, 5)),
		picture(3, 2400, 3000, 2, "The headrace-and-tailrace-rehabilitation-commissioning-ceremony"), picture(4, 3000, 2000, -1, "")}
	in := input(t, report().story(), pictures...)
	in.Design.Photos.CaptionPlacement = string(document.Inside)
	a := composed(t, in).Alternatives[0]
	for _, fault := range pictureFaults(&a.Document, in) {
		t.Error(fault)
	}
	if len(a.Layout.Overset) > 0 {
		t.Errorf("overset: %+v", a.Layout.Overset)
	}
	photos := map[document.PhotoID]document.Frame{}
	for _, f := range framesOf(&a.Document, document.PhotoFrame) {
		photos[f.Photo] = f
	}
	captions := framesOf(&a.Document, document.CaptionFrame)
	if len(captions) != 3 {
		t.Fatalf("%d captions, want 3", len(captions))
	}
	for _, f := range captions {
		if of := photos[f.Photo].Rect; f.Caption.Placement != document.Inside || f.Rect.Intersect(of) != f.Rect || f.Rect.Bottom() != of.Bottom() {
			t.Errorf("%s: %+v in %v", f.ID, f.Rect, of)
		}
	}
	if err := a.Document.Check(); err != nil {
		t.Error(err)
	}
}
