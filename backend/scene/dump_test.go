package scene

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
)

func TestDump(t *testing.T) {
	clip := geom.Rect{W: 100 * geom.Pt, H: 50 * geom.Pt}
	s := &Scene{
		Title: "惠农", Lang: "zh-Hans",
		Outline: []Bookmark{{Title: "A", Level: 1, At: geom.Point{X: 1500, Y: -1}}},
		Pages: []Page{{
			Label: "04", Trim: geom.Rect{W: 200 * geom.Pt, H: 300 * geom.Pt}, Bleed: 8504,
			Items: []Item{
				Group{Frame: "f1", Role: "body", Block: "b2", Start: 3, End: 6, Clip: &clip, Items: []Item{
					Glyphs{Face: "Song", Size: 9000, Origin: geom.Point{X: 1000, Y: 2000}, GIDs: []uint32{5, 6, 7, 8}, X: []geom.Length{0, 9000, 18000, 22500}, Text: "字句，落", Paint: colour.Black},
				}},
				Rule{From: geom.Point{}, To: geom.Point{X: 5000}, Width: 250, Dash: []geom.Length{1000, 1000}, Paint: colour.Paint{CMYK: colour.CMYK{M: 0.8, K: 0.125}}},
				Fill{Rect: geom.Rect{X: 1, Y: 2, W: 3, H: 4}},
				Fill{Path: []PathSegment{{Op: 'M'}, {Op: 'L', P: [3]geom.Point{{X: 1000}}}, {Op: 'Z'}}, Paint: colour.Black},
				Picture{Photo: "abc", Rect: geom.Rect{W: 1000, H: 1000}, Crop: Crop{0, 0.25, 1, 0.5}, Alt: "图"},
				Link{Rect: geom.Rect{W: 1, H: 1}, URL: "https://example.org"},
			},
		}},
	}
	want := `scene "惠农" author "" lang "zh-Hans"
bookmark > "A" page 1 at 1.500,-0.001
page 1 "04" 200.000x300.000 bleed 8.504
  group role=body frame=f1 block=b2 runes=3-6 clip=0.000,0.000 100.000x50.000
    glyphs Song 9.000 k100 at 1.000,2.000 "字句，落" gid [5 6 7 8] steps 0.000 9.000*2 4.500
  rule 0.000,0.000 to 5.000,0.000 width 0.250 dash 1.000*2 m80k12.5
  fill 0.001,0.002 0.003x0.004 white
  fill path M 0.000,0.000 L 1.000,0.000 Z k100
  picture abc 0.000,0.000 1.000x1.000 crop 0.0000,0.2500 1.0000x0.5000 alt "图"
  link 0.000,0.000 0.001x0.001 "https://example.org"
`
	var got strings.Builder
	if err := Dump(&got, s); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestDumpReportsTheWriter(t *testing.T) {
	if err := Dump(full{}, &Scene{}); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
