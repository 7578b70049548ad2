package png

import (
	"bytes"
	"image"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

func TestEncode(t *testing.T) {
	rect := geom.Rect{W: 4 * geom.Pt, H: 3 * geom.Pt}
	half := scene.Fill{Rect: geom.Rect{W: 2 * geom.Pt, H: 2 * geom.Pt}, Paint: colour.Black}
	img, err := Render(&scene.Scene{Pages: []scene.Page{{Trim: rect, Items: []scene.Item{half}}}}, 0, 72, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	back, _, err := image.Decode(&b)
	if err != nil || back.Bounds() != img.Bounds() || back.At(0, 0) != img.At(0, 0) || back.At(0, 0) == back.At(3, 2) {
		t.Errorf("the picture does not come back: %v", err)
	}
}
