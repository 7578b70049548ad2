package preflight

import (
	"slices"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/photo"
)

type looks map[document.PhotoID]photo.Likeness

func (l looks) Likeness(id document.PhotoID) photo.Likeness { return l[id] }

func TestPhotosThatLookAlike(t *testing.T) {
	near, far := photo.Likeness{Frequencies: 0xff00ff00ff00ff00, Slopes: 0xf0f0f0f0f0f0f0f0}, photo.Likeness{Frequencies: 0x00ff00ff, Slopes: 1}
	almost := photo.Likeness{Frequencies: near.Frequencies ^ 0x7, Slopes: near.Slopes ^ 0x1f}
	for _, c := range []struct {
		name  string
		looks Likenesses
		want  []string // photo and the other
	}{
		{"nobody has looked", nil, nil},
		{"none is known", looks{}, nil},
		{"two are alike", looks{"a": near, "b": far, "c": almost}, []string{"c.jpg a.jpg"}},
		{"three are alike", looks{"a": near, "b": almost, "c": near}, []string{"b.jpg a.jpg", "c.jpg a.jpg"}},
		{"one of them is not placed", looks{"a": near, "d": near}, nil},
	} {
		d, l := withCaptions("一。", "二。", "三。")
		d.Photos = append(d.Photos, document.Photo{ID: "d", Name: "d.jpg", Width: 9, Height: 9})
		memo := &Memo{Likenesses: c.looks}
		for range 2 { // the second time from memory
			check := checker{d: d, memo: memo}
			check.checkAlike(check.checkPhotos(l))
			var got []string
			for _, f := range check.out {
				if f.Code == PhotosAlike {
					got = append(got, f.Params["photo"]+" "+f.Params["other"])
					if f.Place.Photo != f.Params["photo"][:1] || f.Place.Page != 1 {
						t.Errorf("%s: at %+v", c.name, f.Place)
					}
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: found %q, want %q", c.name, got, c.want)
			}
		}
	}
}
