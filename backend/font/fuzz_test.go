package font_test

import (
	"testing"

	"broadsheet/backend/font"
	"broadsheet/backend/internal/testfont"
)

// FuzzParseFace holds that no bytes make a face panic, whatever it is asked.
func FuzzParseFace(f *testing.F) {
	for _, o := range []testfont.Options{
		{Runes: "国AH —、"}, {Runes: "——甲乙", DashLigate: true}, {Runes: "a", LocalName: "方", FSType: 0x100},
	} {
		file := testfont.Bytes(o)
		f.Add(file)
		f.Add(file[:len(file)-20])
		face, _ := font.ParseFace(file, 0)
		if cut, err := face.Subset([]font.GID{1, 2}); err == nil {
			f.Add(cut)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := font.ParseFace(data, 0)
		if err != nil {
			return
		}
		m := face.Metrics()
		if m.UnitsPerEm <= 0 {
			t.Errorf("units per em %d", m.UnitsPerEm)
		}
		text := []rune("国A—— 𠀀、́f\uFE0F")
		for _, vertical := range []bool{false, true} {
			for _, g := range face.Shape(text, font.ShapeOptions{Language: "zh-Hans", Vertical: vertical}) {
				if g.Cluster < 0 || g.Cluster >= len(text) {
					t.Errorf("cluster %d of a text of %d runes", g.Cluster, len(text))
				}
			}
		}
		for g := range font.GID(min(face.GlyphCount(), 20)) {
			face.Outline(g)
			face.Advance(g)
		}
		if cut, err := face.Subset([]font.GID{1, 3, 5}); err == nil {
			if _, err := font.ParseFace(cut, 0); err != nil {
				t.Errorf("the subset cannot be read: %v", err)
			}
		}
	})
}
