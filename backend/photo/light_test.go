package photo

import (
	"context"
	"math"
	"testing"
)

// lightFrom returns the Light of a picture whose values, 0 to 1, are given for
// equal shares of it.
func lightFrom(value func(share float64) float64) Light {
	l := Light{Levels: make([]int, lightLevels)}
	const n = 4096
	for i := range n {
		v := value((float64(i) + 0.5) / n)
		l.Levels[min(int(v*lightLevels), lightLevels-1)] += lightParts / n
	}
	return l
}

// through returns the Light of a picture after a tone.
func (l Light) through(t Tone) Light {
	out := Light{Levels: make([]int, lightLevels)}
	for i, n := range l.Levels {
		out.Levels[min(int(t.at(lumaOfLevel(i))*lightLevels), lightLevels-1)] += n
	}
	return out
}

// pictures are kinds of photos, by how their values rise from the darkest
// pixel to the lightest.
var pictures = map[string]struct {
	light  Light
	isDark bool
}{
	"well lit":         {lightFrom(func(s float64) float64 { return 0.05 + 0.9*s }), false},
	"high key":         {lightFrom(func(s float64) float64 { return 0.5 + 0.5*s }), false},
	"fog":              {lightFrom(func(s float64) float64 { return 0.4 + 0.25*s }), false},
	"night with lamps": {lightFrom(func(s float64) float64 { return 0.02 + 0.12*s + 0.85*math.Pow(s, 60) }), false},
	"lens cap":         {lightFrom(func(s float64) float64 { return 0.04 * s }), false},
	"underexposed":     {lightFrom(func(s float64) float64 { return Tone{Exposure: -1.3}.at(0.05 + 0.9*s) }), true},
	"dull room":        {lightFrom(func(s float64) float64 { return 0.1 + 0.4*s }), true},
	"against a window": {lightFrom(func(s float64) float64 { return 0.05 + 0.25*s + 0.7*math.Pow(s, 8) }), true},
	"dark suits":       {lightFrom(func(s float64) float64 { return 0.04 + 0.8*s*s }), true},
}

func TestDarkPhotosAreProposedATone(t *testing.T) {
	for name, p := range pictures {
		got := p.light.Propose()
		if got.IsZero() == p.isDark || p.light.IsDark(Tone{}) != p.isDark {
			t.Errorf("%s (mean %.2f): proposed %q", name, p.light.mean(Tone{}), got)
		}
		if !p.isDark {
			continue
		}
		// Against a window the proposal goes as far as it may, and that is enough.
		least := lightEnough - 0.01
		if got.Shadows == mostShadows {
			least = darkBelow + 0.005
		}
		if after := p.light.mean(got); after < least || after > lightEnough+0.02 {
			t.Errorf("%s by %s: mean %.3f", name, got, after)
		}
		if p.light.IsDark(got) {
			t.Errorf("%s by %s is dark still", name, got)
		}
		if whites := lightFrom(func(s float64) float64 { return got.at(p.light.below(s)) }).below(0.98); whites > 0.99 && p.light.below(0.98) < 0.93 {
			t.Errorf("%s by %s: the lights burn out, %.3f", name, got, whites)
		}
		if again := p.light.through(got).Propose(); !again.IsZero() {
			t.Errorf("%s by %s is proposed %s more", name, got, again)
		}
	}
}

// TestAPictureOfNoLight: whatever is not known is not proposed anything.
func TestAPictureOfNoLight(t *testing.T) {
	for _, l := range []Light{{}, {Levels: []int{1, 2}}, {Levels: make([]int, lightLevels)}} {
		if got := l.Propose(); !got.IsZero() || l.IsDark(Tone{}) && l.IsKnown() {
			t.Errorf("%v is proposed %s", l, got)
		}
	}
}

// TestAnalyseMeasuresLight: once measured, a darkroom on the same cache knows
// it without the original.
func TestAnalyseMeasuresLight(t *testing.T) {
	s, cache := shelf{}, new(MemoryCache)
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(300, 200, 10), 90))
	if _, ok := NewDarkroom(cache, s, 1).KnownLight(p.ID); ok {
		t.Error("known before it was measured")
	}
	if err := NewDarkroom(cache, s, 1).Analyse(context.Background(), &p); err != nil {
		t.Fatal(err)
	}
	known, ok := NewDarkroom(cache, shelf{}, 1).KnownLight(p.ID)
	if !ok || known.mean(Tone{}) != p.Light.mean(Tone{}) {
		t.Errorf("kept %v, measured %v", known, p.Light)
	}
	want := mean(drawScene(300, 200, 10)) / 255
	if got := p.Light.mean(Tone{}); math.Abs(got-want) > 0.02 {
		t.Errorf("mean %.3f, want %.3f", got, want)
	}
	cache.Put(lightKey(p.ID), []byte(`{"levels":[1]}`))
	if _, ok := NewDarkroom(cache, s, 1).KnownLight(p.ID); ok {
		t.Error("a broken entry counts")
	}
}

// TestSamplesMadeDark: photos as they come, made a stop and a half darker, are
// proposed a tone that brings them back to where nothing more is proposed.
func TestSamplesMadeDark(t *testing.T) {
	for _, name := range []string{"01-farm-field-visit.jpg", "10-speaker-portrait.jpg"} {
		s := shelf{}
		p := s.put(t, name, sample(t, name))
		dark := printed480(t, s, p, Tone{Exposure: -1.5})
		proposed := dark.Light.Propose()
		if proposed.Exposure < 0.3 {
			t.Errorf("%s: proposed %q", name, proposed)
		}
		if again := printed480(t, s, dark, proposed).Light.Propose(); !again.IsZero() {
			t.Errorf("%s: proposed %s, then %s more", name, proposed, again)
		}
	}
}

// printed480 returns a photo of 480 pixels made of another by a tone, analysed.
func printed480(t *testing.T, s shelf, p Photo, by Tone) Photo {
	t.Helper()
	d := NewDarkroom(nil, s, 0)
	r, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: Whole, Width: 480, Height: 480 * p.Height / p.Width, Tone: by})
	if err != nil {
		t.Fatal(err)
	}
	out := s.put(t, "made.jpg", r.Data)
	if err := d.Analyse(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}
