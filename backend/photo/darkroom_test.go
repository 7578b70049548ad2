package photo

import (
	"bytes"
	"context"
	"errors"
	"image"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
)

// counted counts how often originals are read.
type counted struct {
	shelf
	reads atomic.Int32
}

func (c *counted) Read(id ID) ([]byte, error) {
	c.reads.Add(1)
	return c.shelf.Read(id)
}

func TestOneRunDecodesOnce(t *testing.T) {
	s := &counted{shelf: shelf{}}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(900, 600, 10), 88))
	d := NewDarkroom(nil, s, 2)
	if err := d.Analyse(context.Background(), &p); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{800, 300, 120} {
		if _, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: p.CropFor(1.2), Width: width, Height: width}); err != nil {
			t.Fatal(err)
		}
	}
	if n := s.reads.Load(); n != 1 {
		t.Errorf("the original was read %d times", n)
	}
}

func TestWarmRunReadsNothing(t *testing.T) {
	cache, s := &MemoryCache{}, &counted{shelf: shelf{}}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(900, 600, 10), 88))
	spec := Spec{ID: p.ID, Crop: Crop{0.1, 0.1, 0.7, 0.8}, Width: 400, Height: 300, Sharpen: 0.5}
	run := func() (Focus, Rendition) {
		d := NewDarkroom(cache, s, 2)
		if err := d.Analyse(context.Background(), &p); err != nil {
			t.Fatal(err)
		}
		r, err := d.Rendition(context.Background(), spec)
		if err != nil {
			t.Fatal(err)
		}
		return p.Focus, r
	}
	coldFocus, cold := run()
	before := s.reads.Load()
	warmFocus, warm := run()
	if s.reads.Load() != before {
		t.Error("the warm run read an original")
	}
	if !reflect.DeepEqual(coldFocus, warmFocus) || !reflect.DeepEqual(cold, warm) {
		t.Error("the warm run gave other results")
	}
	if cache.Len() != 4 { // what matters in it, how light it is, its likeness, the rendition
		t.Errorf("%d entries in the cache", cache.Len())
	}
}

func TestDamagedCacheEntriesAreMadeAnew(t *testing.T) {
	cache, s := &MemoryCache{}, shelf{}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(300, 200, 10), 88))
	spec := Spec{ID: p.ID, Width: 100, Height: 66}.normal()
	cache.Put(spec.key(), []byte("no JPEG"))
	d := NewDarkroom(cache, s, 1)
	cache.Put("focus/1/"+string(p.ID), []byte(`{"x":`))
	if err := d.Analyse(context.Background(), &p); err != nil || !p.Focus.IsKnown() {
		t.Errorf("focus %+v, %v", p.Focus, err)
	}
	if r, err := d.Rendition(context.Background(), spec); err != nil || r.Width != 100 {
		t.Errorf("rendition of %d pixels, %v", r.Width, err)
	}
}

func TestSameSpecSameBytes(t *testing.T) {
	s := shelf{}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(700, 500, 20), 90))
	spec := Spec{ID: p.ID, Crop: Crop{0.13, 0.07, 0.71, 0.8}, Width: 333, Height: 222, Sharpen: 0.7}
	var first []byte
	var wait sync.WaitGroup
	results := make([][]byte, 8)
	d := NewDarkroom(nil, s, 4)
	for i := range results {
		wait.Go(func() {
			if r, err := d.Rendition(context.Background(), spec); err == nil {
				results[i] = r.Data
			}
		})
	}
	wait.Wait()
	for i, r := range results {
		if first == nil {
			first = r
		}
		if len(r) == 0 || !bytes.Equal(r, first) {
			t.Errorf("result %d differs", i)
		}
	}
}

func TestNothingIsEnlarged(t *testing.T) {
	s := shelf{}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(300, 200, 0), 90))
	r, err := NewDarkroom(nil, s, 1).Rendition(context.Background(), Spec{ID: p.ID, Crop: Crop{0, 0, 0.5, 0.5}, Width: 1500, Height: 1000})
	if err != nil || r.Width != 150 || r.Height != 100 {
		t.Errorf("%d × %d, %v; want 150 × 100", r.Width, r.Height, err)
	}
}

func TestGreyStaysGrey(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 80, 60))
	for i := range img.Pix {
		img.Pix[i] = uint8(i)
	}
	s := shelf{}
	p := s.put(t, "x.jpg", encodeJPEG(t, img, 90))
	r, err := NewDarkroom(nil, s, 1).Rendition(context.Background(), Spec{ID: p.ID, Width: 40, Height: 30, Sharpen: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := decodeJPEG(t, r.Data).(*image.Gray); !ok {
		t.Error("the rendition is not grey")
	}
}

func TestContextEnds(t *testing.T) {
	s := shelf{}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(300, 200, 0), 90))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d := NewDarkroom(nil, s, 1)
	if err := d.Analyse(ctx, &p); !errors.Is(err, context.Canceled) {
		t.Errorf("Analyse: %v", err)
	}
	if _, err := d.Rendition(ctx, Spec{ID: p.ID, Width: 10, Height: 10}); !errors.Is(err, context.Canceled) {
		t.Errorf("Rendition: %v", err)
	}
}

func TestDrawerKeepsTheLatest(t *testing.T) {
	d := newDrawer(250)
	of := func(n int) *negative { return &negative{picture: image.NewGray(image.Rect(0, 0, n, 1))} }
	d.put("a", of(100))
	d.put("b", of(100))
	any := func(*negative) bool { return true }
	d.get("a", any)
	d.put("c", of(100)) // b was asked for longest ago
	d.put("d", of(300)) // too large to keep
	for id, want := range map[ID]bool{"a": true, "b": false, "c": true, "d": false} {
		if (d.get(id, any) != nil) != want {
			t.Errorf("%s is there: %v, want %v", id, !want, want)
		}
	}
	d.put("a", of(50))
	if d.held != 150 {
		t.Errorf("%d bytes are held, want 150", d.held)
	}
	if d.empty(); d.get("a", any) != nil || d.held != 0 {
		t.Error("the drawer is not empty")
	}
}
