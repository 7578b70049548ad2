package photo

import (
	"bytes"
	"context"
	"image"
	"math/rand/v2"
	"testing"
)

// regionJPEGs are JPEGs of every kind of picture, larger than a region's steps.
func regionJPEGs(t testing.TB) map[string][]byte {
	flat := flatJPEG{width: 700, height: 500, components: 4, values: []int{60, 90, 30, 20}, adobe: 1}.encode()
	scene := encodeJPEG(t, drawScene(1403, 997, 20), 88)
	grey := image.NewGray(image.Rect(0, 0, 1100, 900))
	for i := range grey.Pix {
		grey.Pix[i] = uint8(i%1100/5 + i/1100/7)
	}
	return map[string][]byte{
		"colour": scene, "grey": encodeJPEG(t, grey, 85), "press": withProfile("jpeg", flat, redPress()), "ink": flat,
		"profile": withProfile("jpeg", scene, swappedProfile()), "wide": encodeJPEG(t, drawScene(5300, 400, 20), 85),
	}
}

// printedAlone is a rendition from a fresh darkroom, and what the darkroom kept for it.
func printedAlone(t *testing.T, s shelf, spec Spec) (Rendition, *negative) {
	t.Helper()
	d := NewDarkroom(nil, s, 2)
	r, err := d.Rendition(context.Background(), spec)
	if err != nil {
		t.Fatal(err)
	}
	return r, d.drawer.get(spec.ID, func(*negative) bool { return true })
}

// TestPartsPrintAsTheWhole holds that a rendition from a region has the bytes of
// one from the whole picture, whatever crop, size, turn and kind.
func TestPartsPrintAsTheWhole(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for name, data := range regionJPEGs(t) {
		parts := 0
		for i := range 60 {
			turn := byte(1 + i%8)
			s := shelf{}
			p := s.put(t, name, withEXIF(data, exifTag{0x0112, 3, []byte{turn, 0}}))
			w, h := 0.03+0.6*random.Float64(), 0.03+0.6*random.Float64()
			spec := Spec{ID: p.ID, Crop: Crop{random.Float64() * (1 - w), random.Float64() * (1 - h), w, h}, Width: 1 + random.IntN(900), Height: 1 + random.IntN(700), Quality: 100}
			if i%3 == 0 { // at the edges
				spec.Crop.X, spec.Crop.Y = 1-w, 0
			}
			got, n := printedAlone(t, s, spec)
			if !n.isWhole() {
				parts++
			}
			d := NewDarkroom(nil, s, 2)
			whole := newWhole(t, d, spec)
			want, err := whole.print(spec.normal())
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Data, want.Data) {
				t.Fatalf("%s, turn %d, %+v: region %v of %v differs", name, turn, spec, n.region, n.whole())
			}
		}
		if t.Logf("%s: %d of 60 from a part", name, parts); parts < 10 {
			t.Errorf("%s: only %d renditions came from a part", name, parts)
		}
	}
}

// newWhole decodes all of a photo for a rendition.
func newWhole(t *testing.T, d *Darkroom, spec Spec) *negative {
	t.Helper()
	spec = spec.normal()
	n, err := d.decode(context.Background(), original{id: spec.ID, name: ""}, &spec, false)
	if err != nil || !n.isWhole() {
		t.Fatalf("%v, %v", n, err)
	}
	return n
}

// TestRenditionsKnowNoHistory holds that a rendition has the same bytes whatever
// was printed before it.
func TestRenditionsKnowNoHistory(t *testing.T) {
	s := shelf{}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(5600, 1400, 20), 88))
	specs := []Spec{
		{ID: p.ID, Crop: Whole, Width: 5000, Height: 1250}, {ID: p.ID, Crop: Whole, Width: 700, Height: 175},
		{ID: p.ID, Crop: Crop{0.3, 0.2, 0.3, 0.5}, Width: 1500, Height: 600}, {ID: p.ID, Crop: Crop{0.32, 0.2, 0.3, 0.5}, Width: 1500, Height: 600},
		{ID: p.ID, Crop: Crop{0.1, 0, 0.2, 0.9}, Width: 300, Height: 400},
	}
	want := make([][]byte, len(specs))
	for i, spec := range specs {
		r, _ := printedAlone(t, s, spec)
		want[i] = r.Data
	}
	random := rand.New(rand.NewPCG(9, 9))
	d := NewDarkroom(nil, s, 2)
	for range 25 {
		i := random.IntN(len(specs))
		if random.IntN(4) == 0 {
			if err := d.Analyse(context.Background(), &p); err != nil {
				t.Fatal(err)
			}
		}
		if r, err := d.Rendition(context.Background(), specs[i]); err != nil || !bytes.Equal(r.Data, want[i]) {
			t.Fatalf("rendition %d differs, %v", i, err)
		}
	}
}

// reads counts how often an original is read, and so decoded.
type reads struct {
	shelf
	count int
}

func (r *reads) Read(id ID) ([]byte, error) {
	r.count++
	return r.shelf.Read(id)
}

// TestACropThatMoves holds that moving a crop about decodes the photo twice at
// most: first the part, then all of it.
func TestACropThatMoves(t *testing.T) {
	s := &reads{shelf: shelf{}}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(2400, 1600, 10), 85))
	d := NewDarkroom(nil, s, 1)
	for i := range 20 {
		spec := Spec{ID: p.ID, Crop: Crop{0.03 * float64(i), 0.3, 0.3, 0.3}, Width: 400, Height: 300}
		if _, err := d.Rendition(context.Background(), spec); err != nil {
			t.Fatal(err)
		}
		if i == 0 && d.drawer.get(p.ID, (*negative).isWhole) != nil {
			t.Error("all of the photo was decoded for a ninth of it")
		}
	}
	if s.count != 2 {
		t.Errorf("decoded %d times", s.count)
	}
	if len(d.drawer.order) != 1 {
		t.Errorf("%d negatives are kept", len(d.drawer.order))
	}
}

// TestDamagedParts holds that a part of a damaged photo is printed from what the
// whole decoding gives.
func TestDamagedParts(t *testing.T) {
	sound := encodeJPEG(t, drawScene(1400, 1000, 20), 88)
	s := shelf{}
	p := s.put(t, "x.jpg", sound[:len(sound)/2])
	for _, c := range []Crop{{0.1, 0.05, 0.3, 0.2}, {0.1, 0.7, 0.3, 0.2}, {0.1, 0.4, 0.3, 0.2}} {
		spec := Spec{ID: p.ID, Crop: c, Width: 200, Height: 100}
		got, _ := printedAlone(t, s, spec)
		want, err := newWhole(t, NewDarkroom(nil, s, 1), spec).print(spec.normal())
		if err != nil || !bytes.Equal(got.Data, want.Data) {
			t.Errorf("%v differs, %v", c, err)
		}
	}
}
