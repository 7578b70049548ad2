package render_test

import (
	"bytes"
	"compress/zlib"
	"image"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/ghostscript"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/render/ground"
	"broadsheet/backend/render/pdf"
	"broadsheet/backend/render/raster"
	"broadsheet/backend/scene"
)

// flat gives every photo in one mixture of inks, "black" in black ink alone.
type flat colour.CMYK

func (f flat) Picture(id string, _ scene.Crop, _ scene.Tone, _, _ geom.Length) (render.Encoded, error) {
	space, pixel := photo.CMYK, []byte{level(f.C), level(f.M), level(f.Y), level(f.K)}
	if id == "black" {
		space, pixel = photo.Black, []byte{255 - level(f.K)}
	}
	const side = 8
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	for range side {
		_, _ = z.Write(append([]byte{0}, bytes.Repeat(pixel, side)...)) // a buffer takes everything
	}
	err := z.Close()
	return render.Encoded{Data: b.Bytes(), Width: side, Height: side, Coding: photo.Flate, Space: space}, err
}

func level(share float64) byte { return byte(255*share + 0.5) }

func inked(c, m, y, k float64) colour.Paint {
	return colour.Paint{CMYK: colour.CMYK{C: c, M: m, Y: y, K: k}}
}

// grounds is everything that black can come to stand on, a row of 30 pt for
// each.
func grounds() []scene.Item {
	red, tint := inked(0, 1, 0.9, 0), inked(0.2, 0.1, 0, 0.4)
	picture := func(id string, y float64) scene.Item {
		return scene.Picture{Photo: id, Rect: rect(10, y, 180, 20), Crop: scene.Crop{W: 1, H: 1}}
	}
	fill := func(y, w float64, p colour.Paint) scene.Item { return scene.Fill{Rect: rect(10, y, w, 20), Paint: p} }
	half := rect(0, 0, 100, 500)
	drop := []scene.PathSegment{
		{Op: 'M', P: [3]geom.Point{{X: pt(20), Y: pt(238)}}},
		{Op: 'C', P: [3]geom.Point{{X: pt(190), Y: pt(220)}, {X: pt(190), Y: pt(270)}, {X: pt(20), Y: pt(252)}}},
		{Op: 'Z'},
	}
	return []scene.Item{ // the first row is paper
		fill(30, 180, tint),
		fill(60, 180, red),
		fill(90, 180, inked(1, 1, 1, 1)),
		picture("inks", 120),
		picture("black", 150), fill(150, 90, tint),
		scene.Group{Clip: &half, Items: []scene.Item{fill(180, 180, red), picture("inks", 190)}},
		scene.Rule{From: geom.Point{X: pt(10), Y: pt(220)}, To: geom.Point{X: pt(190), Y: pt(220)}, Width: pt(16), Paint: red},
		scene.Fill{Path: drop, Paint: inked(1, 0.9, 0, 0)},
	}
}

// groundsPage has type and rules of all kinds over all grounds.
func groundsPage() (*scene.Scene, shelf) {
	square := testfont.Square()
	e := &easel{shelf: shelf{square.ID(): square}, items: grounds()}
	upright := func(x, y, width float64, p colour.Paint, dash ...geom.Length) scene.Item {
		return scene.Rule{From: geom.Point{X: pt(x), Y: pt(y)}, To: geom.Point{X: pt(x), Y: pt(y + 20)}, Width: pt(width), Paint: p, Dash: dash}
	}
	for row := range 9 {
		y := float64(30 * row)
		e.run(square, 12, 20, y+14, "国家", colour.Black)
		e.run(square, 12, 60, y+14, "国", inked(0, 1, 0.9, 0))
		e.run(square, 12, 90, y+14, "国", inked(0, 0, 0, 0.5))
		e.run(square, 12, 120, y+14, "国", colour.White)
		e.items = append(e.items,
			scene.Rule{From: geom.Point{X: pt(10), Y: pt(y + 18)}, To: geom.Point{X: pt(190), Y: pt(y + 18)}, Width: pt(4), Paint: colour.Black},
			upright(160, y, 4, colour.Black, pt(4), pt(4)),
			upright(180, y, 4, inked(0, 1, 0, 0)))
	}
	return &scene.Scene{Pages: []scene.Page{{Trim: rect(0, 0, 200, 270), Items: e.items}}}, e.shelf
}

// TestPlatesAreThoseOfTheFile draws a page by raster.Plates, and its PDF by
// Ghostscript four times as fine.
func TestPlatesAreThoseOfTheFile(t *testing.T) {
	s, faces := groundsPage()
	photos := flat{C: 0.7, M: 0.6, Y: 0.5, K: 0.4}
	for name, rules := range map[string]ground.Rules{
		"a press":              {Overprint: true, InkLimit: 2.4},
		"without a limit":      {Overprint: true},
		"without overprinting": {InkLimit: 2.4},
		"neither":              {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			if err := pdf.Render(&b, s, faces, photos, pdf.Options{Overprint: rules.Overprint, InkLimit: rules.InkLimit}); err != nil {
				t.Fatal(err)
			}
			const fine = 4
			theirs := coarser(ghostscript.Plates(t, b.Bytes(), 72*fine), fine)
			ours, err := raster.Plates(s, 0, 72, rules, faces, photos)
			if err != nil {
				t.Fatal(err)
			}
			comparePlates(t, ours, theirs)
		})
	}
}

// comparePlates allows what is rounded where a plate is even, and at edges what
// a pixel that is painted whole as soon as it is touched brings.
func comparePlates(t *testing.T, ours, theirs *image.CMYK) {
	t.Helper()
	const rounded, edge = 2, 100
	if ours.Rect != theirs.Rect {
		t.Fatalf("plates of %v, Ghostscript's are %v", ours.Rect, theirs.Rect)
	}
	even, wrong := 0, 0
	for y := 1; y < ours.Rect.Dy()-1; y++ {
		for x := 1; x < ours.Rect.Dx()-1; x++ {
			allowed := edge
			if isEven(ours, x, y) {
				allowed, even = rounded, even+1
			}
			if apart(ours.Pix[ours.PixOffset(x, y):][:4], theirs.Pix[theirs.PixOffset(x, y):][:4]) <= allowed {
				continue
			}
			if wrong++; wrong <= 5 {
				t.Errorf("at %d,%d the plates have %v, Ghostscript's %v", x, y, ours.CMYKAt(x, y), theirs.CMYKAt(x, y))
			}
		}
	}
	if all := ours.Rect.Dx() * ours.Rect.Dy(); wrong > 0 || even < all/2 {
		t.Errorf("%d of %d pixels differ, %d were held closely", wrong, all, even)
	}
}

// isEven reports whether the pixels around one are all alike.
func isEven(img *image.CMYK, x, y int) bool {
	for j := -1; j <= 1; j++ {
		for i := -1; i <= 1; i++ {
			if img.CMYKAt(x+i, y+j) != img.CMYKAt(x, y) {
				return false
			}
		}
	}
	return true
}

// apart returns how far two pixels are from each other on the plate where
// they differ most.
func apart(a, b []byte) (most int) {
	for i := range a {
		most = max(most, int(a[i])-int(b[i]), int(b[i])-int(a[i]))
	}
	return most
}

// coarser returns the mean of each square of pixels.
func coarser(img *image.CMYK, by int) *image.CMYK {
	out := image.NewCMYK(image.Rect(0, 0, img.Rect.Dx()/by, img.Rect.Dy()/by))
	for i := range out.Pix {
		x, y, ink, sum := i/4%out.Rect.Dx(), i/4/out.Rect.Dx(), i%4, 0
		for j := range by * by {
			sum += int(img.Pix[(y*by+j/by)*img.Stride+4*(x*by+j%by)+ink])
		}
		out.Pix[i] = byte((sum + by*by/2) / (by * by))
	}
	return out
}

func BenchmarkPlates(b *testing.B) {
	s, faces := broadPage(b, 0)
	for b.Loop() {
		if _, err := raster.Plates(s, 0, 100, ground.Rules{Overprint: true, InkLimit: 2.4}, faces, nil); err != nil {
			b.Fatal(err)
		}
	}
}
