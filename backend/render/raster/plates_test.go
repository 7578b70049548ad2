package raster

import (
	"image"
	"image/color"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/render/ground"
	"broadsheet/backend/scene"
)

var cyan = colour.Paint{CMYK: colour.CMYK{C: 1}}

// platesOf draws items where black overprints, within 240 % of ink.
func platesOf(t *testing.T, items ...scene.Item) *image.CMYK {
	t.Helper()
	return platesBy(t, ground.Rules{Overprint: true, InkLimit: 2.4}, items...)
}

func platesBy(t *testing.T, rules ground.Rules, items ...scene.Item) *image.CMYK {
	t.Helper()
	img, err := Plates(&scene.Scene{Pages: []scene.Page{{Trim: rect(0, 0, 40, 40), Items: items}}}, 0, 72, rules, faces, camera{colour: color.White})
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// TestBlackTypeOverprints: the ground stays under solid black type and rules,
// and is knocked out by everything else.
func TestBlackTypeOverprints(t *testing.T) {
	ground := scene.Fill{Rect: rect(0, 0, 40, 40), Paint: cyan}
	grey := colour.Black.Tint(0.5)
	rule := func(p colour.Paint) scene.Rule {
		return scene.Rule{From: at(0, 20), To: at(40, 20), Width: 8 * dot, Paint: p}
	}
	type wants struct {
		name string
		item scene.Item
		want color.CMYK
	}
	for _, c := range []wants{
		{"ground alone", scene.Fill{}, color.CMYK{C: 255}},
		{"black type", squares(30, 0, 30, "国"), color.CMYK{C: 255, K: 255}},
		{"black rule", rule(colour.Black), color.CMYK{C: 255, K: 255}},
		{"grey rule", rule(grey), color.CMYK{K: 128}},
		{"red rule", rule(red), color.CMYK{M: 255, Y: 255}},
		{"black fill", scene.Fill{Rect: rect(10, 10, 20, 20), Paint: colour.Black}, color.CMYK{K: 255}},
		{"white fill", scene.Fill{Rect: rect(10, 10, 20, 20), Paint: colour.White}, color.CMYK{}},
	} {
		if got := platesOf(t, ground, c.item).CMYKAt(15, 20); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestPlatesKeepTheRules: where black knocks out, the ground is gone under it,
// and a paint of more ink than the limit is put down with less.
func TestPlatesKeepTheRules(t *testing.T) {
	cyanGround := scene.Fill{Rect: rect(0, 0, 40, 40), Paint: cyan}
	redGround := scene.Fill{Rect: rect(0, 0, 40, 40), Paint: red}
	photo := scene.Picture{Photo: "p", Rect: rect(0, 0, 40, 40), Crop: scene.Crop{W: 1, H: 1}}
	elsewhere := rect(30, 30, 10, 10)
	hidden := scene.Group{Clip: &elsewhere, Items: []scene.Item{redGround}}
	nowhere := scene.Group{Clip: &geom.Rect{X: 20 * dot, W: -10 * dot, H: 40 * dot}, Items: []scene.Item{redGround}}
	rich := scene.Fill{Rect: rect(0, 0, 40, 40), Paint: colour.Paint{CMYK: colour.CMYK{C: 1, M: 1, Y: 1, K: 1}}}
	black := squares(20, 0, 20, "国")
	rule := scene.Rule{From: at(0, 15), To: at(40, 15), Width: 8 * dot, Paint: colour.Black}
	over, knock := ground.Rules{Overprint: true, InkLimit: 2.4}, ground.Rules{InkLimit: 2.4}
	for name, c := range map[string]struct {
		rules ground.Rules
		items []scene.Item
		want  color.CMYK
	}{
		"type on two inks":        {over, []scene.Item{redGround, black}, color.CMYK{K: 255}},
		"a rule on two inks":      {over, []scene.Item{redGround, rule}, color.CMYK{K: 255}},
		"two inks, without limit": {ground.Rules{Overprint: true}, []scene.Item{redGround, black}, color.CMYK{M: 255, Y: 255, K: 255}},
		"without overprinting":    {knock, []scene.Item{cyanGround, black}, color.CMYK{K: 255}},
		"a photo over two inks":   {over, []scene.Item{redGround, photo, black}, color.CMYK{K: 255}},
		"two inks out of sight":   {over, []scene.Item{cyanGround, hidden, nowhere, black}, color.CMYK{C: 255, K: 255}},
		"a panel over two inks":   {over, []scene.Item{redGround, cyanGround, black}, color.CMYK{C: 255, K: 255}},
		"400 %":                   {over, []scene.Item{rich}, color.CMYK{C: 119, M: 119, Y: 119, K: 255}},
		"400 %, without limit":    {ground.Rules{}, []scene.Item{rich}, color.CMYK{C: 255, M: 255, Y: 255, K: 255}},
	} {
		if got := platesBy(t, c.rules, c.items...).CMYKAt(15, 15); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestEdgesAreMixed: half a pixel of ink is half its amount.
func TestEdgesAreMixed(t *testing.T) {
	half := scene.Fill{Rect: rect(0, 0, 40, 40), Paint: red}
	half.Rect.W = 10*dot + dot/2
	img := platesOf(t, half)
	if in, edge, out := img.CMYKAt(9, 5), img.CMYKAt(10, 5), img.CMYKAt(11, 5); in.M != 255 || edge.M < 126 || edge.M > 129 || out != (color.CMYK{}) {
		t.Errorf("in %v, at the edge %v, out %v", in, edge, out)
	}
}

// TestPhotosOnPlates: a grey photo is on K alone, a white one nowhere.
func TestPhotosOnPlates(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 4, 4))
	for i := range grey.Pix {
		grey.Pix[i] = 55
	}
	s := &photoStroke{box: image.Rect(3, 5, 11, 9)}
	s.asInk(grey)
	if got := s.inks.CMYKAt(10, 8); got != (color.CMYK{K: 200}) {
		t.Errorf("a grey photo gives %v", got)
	}
	picture := scene.Picture{Photo: "p", Rect: rect(5, 5, 10, 10), Crop: scene.Crop{W: 1, H: 1}}
	if got := platesOf(t, scene.Fill{Rect: rect(0, 0, 40, 40), Paint: cyan}, picture).CMYKAt(8, 8); got != (color.CMYK{}) {
		t.Errorf("a white photo leaves %v", got)
	}
}

// TestShrinkKeepsInk: the mean amount of ink stays what it was.
func TestShrinkKeepsInk(t *testing.T) {
	src := image.NewCMYK(image.Rect(0, 0, 60, 40))
	for i := range src.Pix {
		src.Pix[i] = uint8(i * i * 31)
	}
	dst := image.NewCMYK(image.Rect(7, 3, 7+15, 3+10))
	shrink(dst, src)
	if a, b := meanPlate(src), meanPlate(dst); a-b > 1 || b-a > 1 {
		t.Errorf("mean %.2f becomes %.2f", a, b)
	}
	large := image.NewCMYK(image.Rect(0, 0, 120, 80))
	shrink(large, src)
	if large.CMYKAt(119, 79) != src.CMYKAt(59, 39) {
		t.Error("an enlarged picture does not repeat its pixels")
	}
}

func meanPlate(img *image.CMYK) float64 {
	sum := 0
	for _, v := range img.Pix {
		sum += int(v)
	}
	return float64(sum) / float64(len(img.Pix))
}
