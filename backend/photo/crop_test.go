package photo

import (
	"context"
	"math"
	"testing"

	"broadsheet/backend/geom"
)

// peaked is a Focus with all importance at one place.
func peaked(x, y float64) Focus {
	f := Focus{Columns: make([]float64, strips), Rows: make([]float64, strips)}
	f.Columns[int(x*strips)], f.Rows[int(y*strips)] = 1, 1
	return f
}

func TestCropFor(t *testing.T) {
	nothing := Focus{}
	head := peaked(0.5, 0.6)
	head.Heads = []Crop{{0.4, 0.05, 0.1, 0.15}}
	for _, c := range []struct {
		name   string
		w, h   int
		focus  Focus
		aspect float64
		keepsX float64 // a place that must be inside
		keepsY float64
	}{
		{"same shape", 300, 200, nothing, 1.5, 0.01, 0.01},
		{"nothing known, height cut: thirds", 200, 200, nothing, 2, 0.5, 0.3},
		{"mass at the left", 300, 200, peaked(0.1, 0.5), 0.8, 0.1, 0.5},
		{"mass at the foot", 200, 300, peaked(0.5, 0.9), 1.5, 0.5, 0.9},
		{"a head above the mass", 200, 200, head, 1.6, 0.45, 0.06},
		{"narrow", 6000, 4000, peaked(0.97, 0.2), 0.2, 0.97, 0.2},
	} {
		p := Photo{Width: c.w, Height: c.h, Focus: c.focus}
		got := p.CropFor(c.aspect)
		if got.X < 0 || got.Y < 0 || got.X+got.W > 1+1e-9 || got.Y+got.H > 1+1e-9 {
			t.Errorf("%s: %v leaves the picture", c.name, got)
		}
		if a := got.W / got.H * p.aspect(); math.Abs(a/c.aspect-1) > 1e-9 {
			t.Errorf("%s: %v has the shape %.4f, want %.4f", c.name, got, a, c.aspect)
		}
		if max(got.W, got.H) != 1 {
			t.Errorf("%s: %v is not the largest", c.name, got)
		}
		if c.keepsX < got.X || c.keepsX > got.X+got.W || c.keepsY < got.Y || c.keepsY > got.Y+got.H {
			t.Errorf("%s: %v loses %v, %v", c.name, got, c.keepsX, c.keepsY)
		}
		if again := p.CropFor(c.aspect); again != got {
			t.Errorf("%s: %v, then %v", c.name, got, again)
		}
	}
}

func TestSenselessShapes(t *testing.T) {
	p := Photo{Width: 300, Height: 200}
	for _, a := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if got := p.CropFor(a); got != Whole {
			t.Errorf("shape %v: %v", a, got)
		}
	}
	if got := (Photo{}).CropFor(2); got.IsEmpty() {
		t.Errorf("a photo without size: %v", got)
	}
	for _, c := range []Crop{{}, {X: math.NaN(), W: 1, H: 1}, {W: math.Inf(1), H: 1}, {X: 2, Y: 2, W: 1, H: 1}, {W: -1, H: 1}} {
		if got := c.clamp(); got != Whole {
			t.Errorf("%v becomes %v", c, got)
		}
	}
}

func TestLossAndResolution(t *testing.T) {
	p := Photo{Width: 3000, Height: 2000}
	c := Crop{0.1, 0, 0.5, 0.8}
	if got := p.Loss(c); math.Abs(got-0.6) > 1e-9 {
		t.Errorf("loss %v, want 0.6", got)
	}
	if got := p.PPI(c, 6*geom.Inch); got != 250 {
		t.Errorf("%v ppi, want 250", got)
	}
	if got := p.PPI(c, 0); got != 0 {
		t.Errorf("no width: %v ppi", got)
	}
	if w, h := PixelsAt(geom.MM(254), geom.MM(127), 250); w != 2500 || h != 1250 {
		t.Errorf("%d × %d", w, h)
	}
	if w, h := PixelsAt(0, 1, 250); w != 1 || h != 1 {
		t.Errorf("%d × %d", w, h)
	}
}

// TestSampleCrops holds what an editor would demand of the sample photos: the
// crops must show these places (found by eye).
func TestSampleCrops(t *testing.T) {
	type place struct{ x, y float64 }
	for _, c := range []struct {
		name   string
		aspect float64
		keeps  []place
	}{
		{"01-farm-field-visit.jpg", 2.13, []place{{0.79, 0.04}, {0.53, 0.12}}}, // his cap, her hair
		{"01-farm-field-visit.jpg", 1.4, []place{{0.79, 0.04}, {0.53, 0.2}}},
		{"01-farm-field-visit.jpg", 1, []place{{0.79, 0.04}, {0.53, 0.2}}},
		{"02-reviewing-at-boards.jpg", 2.13, []place{{0.31, 0.38}, {0.54, 0.43}, {0.87, 0.42}}},
		{"03-conference-hall.jpg", 1.85, []place{{0.9, 0.6}, {0.5, 0.75}}}, // the audience, not the ceiling
		{"04-training-flipchart.jpg", 2.13, []place{{0.2, 0.14}, {0.8, 0.4}}},
		{"04-training-flipchart.jpg", 1, []place{{0.2, 0.14}}},
		{"05-working-session.jpg", 2.13, []place{{0.12, 0.25}, {0.57, 0.22}}},
		{"06-members-in-conversation.jpg", 0.88, []place{{0.78, 0.25}}},              // the woman's face
		{"06-members-in-conversation.jpg", 1.5, []place{{0.78, 0.24}, {0.78, 0.45}}}, // and the hair above it
		{"06-members-in-conversation.jpg", 1.65, []place{{0.78, 0.24}, {0.78, 0.45}}},
		{"06-members-in-conversation.jpg", 2.13, []place{{0.78, 0.24}, {0.78, 0.45}}},
		{"07-study-around-table.jpg", 1.4, []place{{0.55, 0.12}, {0.32, 0.75}}}, // head and writing hand
		{"10-speaker-portrait.jpg", 1, []place{{0.3, 0.12}, {0.3, 0.3}}},
		{"12-tomatoes-portrait.jpg", 1, []place{{0.77, 0.23}, {0.65, 0.4}}},
	} {
		s := shelf{}
		p := s.put(t, c.name, sample(t, c.name))
		if err := NewDarkroom(nil, s, 0).Analyse(context.Background(), &p); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got := p.CropFor(c.aspect)
		for _, k := range c.keeps {
			if k.x < got.X || k.x > got.X+got.W || k.y < got.Y || k.y > got.Y+got.H {
				t.Errorf("%s at %v: %.3v loses %v", c.name, c.aspect, got, k)
			}
		}
	}
}
