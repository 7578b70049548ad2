package scene

import (
	"fmt"
	"testing"

	"broadsheet/backend/geom"
)

// TestOnly: what leads to a page that is left out is left out, the rest leads
// to the page's new place.
func TestOnly(t *testing.T) {
	rect := geom.Rect{W: 1, H: 1}
	s := &Scene{
		Pages:   []Page{{Label: "1"}, {Label: "2"}, {Label: "3"}},
		Outline: []Bookmark{{Title: "a", Page: 0}, {Title: "b", Page: 1}, {Title: "c", Page: 2}},
		Reading: Reading{Articles: []Article{{Title: "x", Beads: []Bead{{0, rect}, {1, rect}, {2, rect}}}}},
	}
	before := fmt.Sprintf("%+v", s)
	got := s.Only([]int{0, 2})
	if len(got.Pages) != 2 || got.Pages[1].Label != "3" {
		t.Errorf("%+v", got.Pages)
	}
	if fmt.Sprint(got.Outline) != fmt.Sprint([]Bookmark{{Title: "a", Page: 0}, {Title: "c", Page: 1}}) {
		t.Errorf("%+v", got.Outline)
	}
	if fmt.Sprint(got.Reading.Articles[0].Beads) != fmt.Sprint([]Bead{{0, rect}, {1, rect}}) {
		t.Errorf("%+v", got.Reading.Articles)
	}
	if after := fmt.Sprintf("%+v", s); after != before {
		t.Errorf("the scene was changed: %s", after)
	}
}
