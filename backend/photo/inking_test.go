package photo

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// TestInking: a dark corner is found where it is, with what its inks come to
// before the limit; whatever the kind of picture. What a press holds to is no
// matter of how much there is.
func TestInking(t *testing.T) {
	const w, h = 120, 60
	bright, dark := color.NRGBA{200, 190, 180, 255}, color.NRGBA{20, 10, 30, 255}
	scene := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		scene.SetNRGBA(i%w, i/w, bright)
		if x, y := i%w, i/w; x >= 100 && x < 110 && y >= 50 && y < 55 {
			scene.SetNRGBA(x, y, dark)
		}
	}
	inks := plainInks(make([]byte, 4), []byte{dark.R, dark.G, dark.B})
	sum := 0
	for _, v := range inks {
		sum += int(v)
	}
	for _, limit := range []float64{200, 220, 240} {
		got := plainCondition(t, limit, JPEGAlone).Inking(scene)
		if want := float64(sum) * 100 / 255; math.Abs(got.Most-want) > 0.01 {
			t.Errorf("limit %v: most is %.2f, want %.2f", limit, got.Most, want)
		}
		if want := 50.0 / (w * h); math.Abs(got.Share-want) > 1e-9 {
			t.Errorf("limit %v: a share of %v is over, want %v", limit, got.Share, want)
		}
		if x, y := 105.0/w, 52.0/h; x < got.Worst.X || x > got.Worst.X+got.Worst.W || y < got.Worst.Y || y > got.Worst.Y+got.Worst.H {
			t.Errorf("limit %v: worst at %+v", limit, got.Worst)
		}
	}
	part := plainCondition(t, 240, JPEGAlone).Inking(scene.SubImage(image.Rect(90, 40, 120, 60)))
	if part.Share < 50.0/(30*20)-1e-9 || part.Worst.X > 0.7 {
		t.Errorf("of a part: %+v", part)
	}
	light := image.NewYCbCr(image.Rect(0, 0, 31, 17), image.YCbCrSubsampleRatio420)
	for i := range light.Y {
		light.Y[i] = 200
	}
	for i := range light.Cb {
		light.Cb[i], light.Cr[i] = 128, 128
	}
	for name, c := range map[string]struct {
		limit float64
		img   image.Image
	}{
		"light":           {240, light},
		"under its limit": {400, scene},
		"black alone":     {100, image.NewGray(image.Rect(0, 0, w, h))},
		"nothing":         {100, image.NewNRGBA(image.Rectangle{})},
	} {
		if got := plainCondition(t, c.limit, JPEGAlone).Inking(c.img); got.Share != 0 || got.Worst != (Crop{}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestMayExceed: a profile is told apart that can be over a limit, by the
// heaviest colour that it makes.
func TestMayExceed(t *testing.T) {
	heaviest := plainCondition(t, 400, JPEGAlone).heaviestColour()
	for limit, want := range map[float64]bool{100: true, float64(heaviest-9) * 100 / 255: true, float64(heaviest) * 100 / 255: false, 400: false} {
		if got := plainCondition(t, limit, JPEGAlone).MayExceed(); got != want {
			t.Errorf("limit %.1f of %.1f: %v", limit, float64(heaviest)*100/255, got)
		}
	}
}
