package desk

import (
	"context"
	"testing"

	"broadsheet/backend/geom"
)

// TestSheets: the bleed, marks and words of the profile that is asked for,
// around the page of the very document.
func TestSheets(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	withProfiles(e.room.desk)
	trim := e.open(id).Document.Design.Format.Trim
	s := must[[]Sheet](e)(e.room.Sheets(context.Background(), id, "north"))
	if len(s) != 1 || s[0].Bleed != trim.Inset(-geom.MM(3)) || s[0].Media.W <= s[0].Bleed.W || len(s[0].Lines) != 16 || len(s[0].Rings) != 4 {
		t.Fatalf("%+v", s)
	}
	if p := s[0].Patches; len(p) != 12 || p[3].Colour >= p[7].Colour {
		t.Errorf("the bar is %+v: solid black is no darker than half of it", p)
	}
	if l := s[0].Slug; l == nil || l.Text == "" || l.Y <= trim.Bottom()+geom.MM(3) || l.Room <= 0 {
		t.Errorf("the slug line is %+v", l)
	}
}
