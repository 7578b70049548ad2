package preflight

import (
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/photo"
)

// evenLight is the light of a photo whose values spread evenly over levels of
// the 64.
func evenLight(from, to int) photo.Light {
	l := photo.Light{Levels: make([]int, 64)}
	for i := from; i < to; i++ {
		l.Levels[i] = 65536 / (to - from)
	}
	return l
}

func TestDarkPhotos(t *testing.T) {
	lights := map[document.PhotoID]photo.Light{"a": evenLight(4, 30), "b": evenLight(2, 63), "c": evenLight(4, 30)}
	asked := 0
	memo := &Memo{Light: func(id document.PhotoID) (photo.Light, bool) {
		asked++
		l, ok := lights[id]
		return l, ok
	}}
	d, l := withCaptions("一", "二", "三", "四") // of the last nothing is known
	d.Photos[2].Tone = &document.Tone{Contrast: 0.1, Newsprint: true, Exposure: -1}
	dark := func() (out []Finding) {
		for _, f := range Check(d, l, memo) {
			if f.Code == PhotoDark {
				out = append(out, f)
			}
		}
		return out
	}
	found := dark()
	if len(found) != 2 || found[0].Place.Photo != "a" || found[1].Place.Photo != "c" {
		t.Fatalf("found %+v", found)
	}
	if dark(); asked > 5 {
		t.Errorf("a second check asks for lights again: %d times in all", asked)
	}
	for _, f := range found {
		var before document.Photo
		before, _ = d.Photo(document.PhotoID(f.Place.Photo))
		after, err := document.Steps(f.Mend.Steps).Apply(d)
		if err != nil {
			t.Fatal(err)
		}
		d = after
		p, _ := d.Photo(before.ID)
		if p.Tone == nil || p.Tone.Exposure <= 0 || p.Caption != before.Caption {
			t.Errorf("mended to %+v", p)
		}
	}
	if p, _ := d.Photo("c"); !p.Tone.Newsprint {
		t.Error("the mend takes newsprint away")
	}
	if left := dark(); len(left) != 0 {
		t.Errorf("after the mends: %+v", left)
	}
}
