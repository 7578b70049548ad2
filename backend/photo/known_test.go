package photo

import (
	"context"
	"reflect"
	"testing"
)

// TestWhatWasOpenedIsKnown holds that another run knows all that Open told,
// without the original, and only of what was opened under that name.
func TestWhatWasOpenedIsKnown(t *testing.T) {
	whole := encodeJPEG(t, drawScene(900, 600, 10), 88)
	for name, data := range map[string][]byte{"x.jpg": whole, "cut.jpg": whole[:len(whole)*2/3], "wrong.png": whole} {
		cache, s := &MemoryCache{}, &counted{shelf: shelf{}}
		want, told, err := NewDarkroom(cache, s, 2).Open(context.Background(), name, data)
		if err != nil {
			t.Fatal(err)
		}
		later := NewDarkroom(cache, s, 2)
		got, toldLater, isKnown := later.Known(want.ID, name)
		if !isKnown || !reflect.DeepEqual(got, want) || len(told)+len(toldLater) > 0 && !reflect.DeepEqual(toldLater, told) {
			t.Errorf("%s: known %v\n%+v %v, want\n%+v %v", name, isKnown, got, toldLater, want, told)
		}
		if _, _, isKnown := later.Known(want.ID, "other.jpg"); isKnown {
			t.Errorf("%s: known under another name", name)
		}
		if n := s.reads.Load(); n != 0 {
			t.Errorf("%s: the original was read %d times", name, n)
		}
	}
}

func TestProbeOfTheSourceReadsOnce(t *testing.T) {
	cache, s := &MemoryCache{}, &counted{shelf: shelf{}}
	want := s.put(t, "x.jpg", encodeJPEG(t, drawScene(90, 60, 10), 88))
	for range 2 {
		got, err := NewDarkroom(cache, s, 2).Probe(want.ID, "x.jpg")
		if err != nil || got.ID != want.ID || got.Width != 90 || got.Name != "x.jpg" {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if n := s.reads.Load(); n != 1 {
		t.Errorf("the original was read %d times", n)
	}
	if _, err := NewDarkroom(cache, s, 2).Probe("none", "x.jpg"); err == nil {
		t.Error("a photo that nobody has was probed")
	}
}
