package desk

import (
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
		{6000, 4000, 1800, 1800, 1200}, {4000, 6000, 1800, 1200, 1800}, {100, 50, 1800, 100, 50}, {9000, 1, 100, 100, 0},
	} {
		s := Resizing{Longest: c.longest, Quality: 85}.spec(photo.Photo{Width: c.w, Height: c.h})
		if s.Width != c.wantW || s.Height != c.wantH || (s.Sharpen > 0) != (c.longest < max(c.w, c.h)) {
			t.Errorf("%+v: %+v", c, s)
		}
	}
}
