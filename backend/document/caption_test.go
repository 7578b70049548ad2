package document

import (
	"encoding/json"
	"testing"
)

// grouped is the sample with a second photo and one caption for both.
func grouped() *Document {
	d := sample()
	d.Photos = append(d.Photos, Photo{ID: "r", Width: 3, Height: 2, Caption: "会场"})
	c := d.FrameByID("c")
	c.Photo, c.Photos, c.Caption.Label = "", []PhotoID{"p", "r"}, NumberLabel
	return d
}

func TestCaptionOfSeveralPhotos(t *testing.T) {
	d := checkStep(t, grouped(), RemovePhoto{"r"})
	if c := d.FrameByID("c"); c.Photo != "p" || c.Photos != nil {
		t.Errorf("of two captions one is left: %+v", c)
	}
	d = checkStep(t, d, RemovePhoto{"p"})
	if c := d.FrameByID("c"); len(c.CaptionPhotos()) != 0 {
		t.Errorf("no photo is left: %+v", c)
	}
}

func TestFramesThatContradictThemselvesAreRefused(t *testing.T) {
	for name, f := range map[string]Frame{
		"one and several":      {Kind: CaptionFrame, Photo: "p", Photos: []PhotoID{"p", "r"}},
		"a photo twice":        {Kind: CaptionFrame, Photos: []PhotoID{"p", "p"}},
		"a photo that is none": {Kind: CaptionFrame, Photos: []PhotoID{"p", "x"}},
		"several in a picture": {Kind: PhotoFrame, Photos: []PhotoID{"p", "r"}},
		"a label on a box":     {Kind: BoxFrame, Caption: CaptionSet{Label: NumberLabel}},
		"an unknown placement": {Kind: CaptionFrame, Photo: "p", Caption: CaptionSet{Placement: "above all"}},
		"an unknown label":     {Kind: CaptionFrame, Photo: "p", Caption: CaptionSet{Label: "roman"}},
		"a tint over its ink":  {Kind: CaptionFrame, Photo: "p", Caption: CaptionSet{Panel: Panel{Tint: 2}}},
	} {
		f.ID = "c"
		if _, err := (SetFrame{f}).Apply(grouped()); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

// Two editors at one caption: one merges it with another, one gives it another
// photo. Whoever comes second wins, and the frame stays sound.
func TestMergingMeetsAnotherPhoto(t *testing.T) {
	before := sample()
	before.Photos = append(before.Photos, Photo{ID: "r"})
	merged, other := *before.FrameByID("c"), *before.FrameByID("c")
	merged.Photo, merged.Photos = "", []PhotoID{"p", "r"}
	other.Photo = "r"
	for _, c := range [][2]Frame{{merged, other}, {other, merged}} {
		after, err := SetFrame{c[0]}.Apply(before)
		if err != nil {
			t.Fatal(err)
		}
		m := move{over: SetFrame{c[0]}, before: before, after: after}
		steps, ok := m.setFrame(SetFrame{c[1]})
		if !ok {
			t.Fatal("the second edit is lost")
		}
		d, err := steps.Apply(after)
		if err != nil {
			t.Fatal(err)
		}
		if f := d.FrameByID("c"); f.Photo != c[1].Photo || len(f.Photos) != len(c[1].Photos) {
			t.Errorf("%+v, want what the second edit said", f)
		}
	}
}

func TestAnOldFrameReadsAndWritesAsItWas(t *testing.T) {
	const old = `{"id":"c","kind":"caption","rect":{"X":0,"Y":0,"W":9,"H":9},"photo":"p"}`
	var f Frame
	if err := json.Unmarshal([]byte(old), &f); err != nil {
		t.Fatal(err)
	}
	if got := bytesOf(t, f); got != old {
		t.Errorf("got %s", got)
	}
}
