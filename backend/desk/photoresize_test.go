package desk

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"slices"
	"testing"

	"broadsheet/backend/photo"
)

func TestCopyNames(t *testing.T) {
	got := CopyNames([]string{"a.jpg", "a.png", "A.TIF", "b/a.jpg", "a-2.jpg", "noext", "x.y.webp"})
	want := []string{"a.jpg", "a-2.jpg", "A-3.jpg", "b/a.jpg", "a-2-2.jpg", "noext.jpg", "x.y.jpg"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCopiesAreNeverEnlarged(t *testing.T) {
	for _, c := range []struct{ w, h, longest, wantW, wantH int }{
		{6000, 4000, 1800, 1800, 1200}, {4000, 6000, 1800, 1200, 1800}, {100, 50, 1800, 100, 50}, {9000, 1, 100, 100, 1},
	} {
		s := Resizing{Longest: c.longest, Quality: 85}.spec(photo.Photo{Width: c.w, Height: c.h})
		if s.Width != c.wantW || s.Height != c.wantH || (s.Sharpen > 0) != (c.longest < max(c.w, c.h)) {
			t.Errorf("%+v: %+v", c, s)
		}
	}
}

// TestResizingTellsWhatTheDecoderMet holds that what only decoding shows is told
// of a copy, and nothing of one whose original merely lacks its last marker.
func TestResizingTellsWhatTheDecoderMet(t *testing.T) {
	var sound bytes.Buffer
	picture := image.NewGray(image.Rect(0, 0, 320, 240))
	for i := range picture.Pix {
		picture.Pix[i] = byte(i * i / 320)
	}
	if err := jpeg.Encode(&sound, picture, nil); err != nil {
		t.Fatal(err)
	}
	whole := sound.Bytes()
	lost := append(append(slices.Clone(whole[:len(whole)/2]), bytes.Repeat([]byte{0xff, 0x07}, 200)...), 0xff, 0xd9)
	cases := map[string]struct {
		data  []byte
		warns bool
	}{"sound": {whole, false}, "without an end": {whole[:len(whole)-2], false}, "cut": {whole[:len(whole)/2], true}, "lost": {lost, true}}
	for name, c := range cases {
		file := PhotoFile{Name: name + ".jpg", Read: func() ([]byte, error) { return c.data, nil }}
		err := ResizePhotos(context.Background(), []PhotoFile{file}, nil, Resizing{Longest: 100, Quality: 85}, "en", func(_ int, r Resized) error {
			if r.Error != nil || len(r.JPEG) == 0 || (r.Warning != "") != c.warns {
				t.Errorf("%s: warning %q, %v", name, r.Warning, r.Error)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
