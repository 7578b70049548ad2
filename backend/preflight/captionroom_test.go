package preflight

import (
	"slices"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
	"broadsheet/backend/typeset"
)

// setIn is a layout of one caption in lines that end at these runes.
func setIn(text string, ends ...int) (*document.Document, *layout.Layout) {
	d := &document.Document{
		Photos: []document.Photo{{ID: "a", Caption: text}},
		Pages:  []document.Page{{Frames: []document.Frame{{ID: "c", Kind: document.CaptionFrame, Photo: "a"}}}},
	}
	placed := layout.Placed{Frame: "c"}
	start := 0
	for _, end := range ends {
		placed.Lines = append(placed.Lines, layout.Line{Text: text, Set: typeset.Line{Start: start, End: end}})
		start = end
	}
	return d, &layout.Layout{Pages: []layout.Page{{Placed: []layout.Placed{placed}}}}
}

func TestCaptionRoom(t *testing.T) {
	const text = "委员在田间调研，了解收成。"
	for _, c := range []struct {
		name string
		ends []int
		want []finding.Code
	}{
		{"one line may be short", []int{13}, nil},
		{"two full lines", []int{8, 13}, nil},
		{"two signs and a mark are left behind", []int{10, 13}, []finding.Code{CaptionShortLine}},
		{"five lines", []int{2, 4, 6, 8, 13}, []finding.Code{CaptionLong}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, l := setIn(text, c.ends...)
			check := checker{d: d, memo: new(Memo)}
			check.checkCaptionRoom(l)
			var got []finding.Code
			for _, f := range check.out {
				got = append(got, f.Code)
				if f.Place.Photo != "a" || f.Place.Frame != "c" {
					t.Errorf("placed at %+v", f.Place)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("found %v, want %v", got, c.want)
			}
		})
	}
}
