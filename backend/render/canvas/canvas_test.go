package canvas

import (
	"encoding/json"
	"strings"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

func small() *scene.Scene {
	return &scene.Scene{Pages: []scene.Page{{
		Label: "04", Trim: geom.Rect{W: 2000, H: 3000}, Bleed: 85,
		Items: []scene.Item{
			scene.Group{Role: "folio", Items: []scene.Item{
				scene.Rule{From: geom.Point{X: 1, Y: 2}, To: geom.Point{X: 3, Y: 2}, Width: 250, Paint: colour.Black, Dash: []geom.Length{7, 8}},
			}},
			scene.Group{Frame: "f1", Role: "body", Lang: "zh-Hans", Story: "s1", Items: []scene.Item{
				scene.Fill{Rect: geom.Rect{X: 1, Y: 2, W: 3, H: 4}, Paint: colour.White},
				scene.Fill{Path: []scene.PathSegment{{Op: 'M', P: [3]geom.Point{{X: 5, Y: 6}}}, {Op: 'C', P: [3]geom.Point{{X: 1, Y: 2}, {X: 3, Y: 4}, {X: 5, Y: 6}}}, {Op: 'Z'}}, Paint: colour.Black},
				scene.Group{Block: "b1", Role: "sectionhead", Items: []scene.Item{glyphs("A", 0, 9, 0)}},
				scene.Group{Block: "b1", Role: "sectionhead", Start: 3, End: 7, Items: []scene.Item{glyphs("中国", 4, 10, 1), glyphs("x", 6, 30)}},
			}},
			scene.Group{Frame: "f2", Role: "photo", Items: []scene.Item{
				scene.Picture{Photo: "abc", Rect: geom.Rect{W: 10, H: 20}, Crop: scene.Crop{X: 0, Y: 0.25, W: 1, H: 0.5}, Alt: "渠\n水"},
				scene.Link{URL: "https://example.org"},
			}},
		},
	}}}
}

// glyphs is a run that begins at a rune of its block; rises come with it.
func glyphs(text string, start int, gid uint32, rise ...geom.Length) scene.Glyphs {
	g := scene.Glyphs{Face: "Song", Size: 9000, Origin: geom.Point{X: 100, Y: 200}, Text: text, Start: start, Paint: colour.Black, ScaleX: 0.5}
	for i := range []rune(text) {
		g.GIDs = append(g.GIDs, gid+uint32(i))
		g.X = append(g.X, geom.Length(i)*9000)
		g.Clusters = append(g.Clusters, int32(i))
	}
	if len(rise) > 0 && rise[0] != 0 {
		g.Y = make([]geom.Length, len(g.GIDs))
		g.Y[0] = rise[0]
	}
	return g
}

func TestEncode(t *testing.T) {
	const want = `"faces":["Song"],"paints":["#1a1718","#ffffff"],"pages":[` +
		`{"label":"04","width":2000,"height":3000,"bleed":85,"groups":[` +
		`{"key":"~0","frame":"","role":"folio","items":[{"k":"rule","l":[1,2,3,2],"w":250,"p":0,"dash":[7,8]}]},` +
		`{"key":"f1","frame":"f1","role":"body","story":"s1","lang":"zh-Hans","items":[` +
		`{"k":"fill","r":[1,2,3,4],"p":1},` +
		`{"k":"fill","d":["M",5,6,"C",1,2,3,4,5,6,"Z"],"p":0},` +
		`{"k":"line","block":"b1","role":"sectionhead","start":0,"end":0,"label":true,"runs":[{"f":0,"s":9000,"p":0,"x":100,"y":200,"g":[9],"a":[0],"c":[0],"e":1,"h":0.5}]},` +
		`{"k":"line","block":"b1","role":"sectionhead","start":3,"end":7,"runs":[` +
		`{"f":0,"s":9000,"p":0,"x":100,"y":200,"g":[10,11],"a":[0,9000],"r":[1,0],"c":[4,5],"e":6,"h":0.5},` +
		`{"f":0,"s":9000,"p":0,"x":100,"y":200,"g":[30],"a":[0],"c":[6],"e":7,"h":0.5}]}]},` +
		`{"key":"f2","frame":"f2","role":"photo","items":[{"k":"pic","photo":"abc","r":[0,0,10,20],"crop":[0,0.25,1,0.5],"alt":"渠\n水"}]}]}]}`
	s := Encode(small(), nil)
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(raw); got != `{"id":"`+s.ID()+`",`+want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if twice := Encode(small(), nil); twice.ID() != s.ID() {
		t.Errorf("the same scene is %s and %s", s.ID(), twice.ID())
	}
}

func TestKeysAreUnique(t *testing.T) {
	s := &scene.Scene{Pages: []scene.Page{{Items: []scene.Item{
		scene.Group{}, scene.Group{Frame: "a"}, scene.Group{Frame: "a"}, scene.Rule{}, scene.Group{Frame: "a"},
	}}}}
	got := decode(t, Encode(s, nil))
	seen := map[string]bool{}
	for _, g := range got.Pages[0].Groups {
		if seen[g.Key] || g.Key == "" {
			t.Errorf("key %q twice or empty", g.Key)
		}
		seen[g.Key] = true
	}
	if len(seen) != 5 {
		t.Errorf("%d groups, want 5", len(seen))
	}
}

func TestTablesOnlyGrow(t *testing.T) {
	tables := new(Tables)
	a := Encode(small(), tables)
	changed := small()
	group := changed.Pages[0].Items[1].(scene.Group)
	line := group.Items[3].(scene.Group)
	run := line.Items[1].(scene.Glyphs)
	run.Face, run.Paint = "Hei", colour.Paint{CMYK: colour.CMYK{M: 1}}
	line.Items[1] = run
	b := Encode(changed, tables)
	d, ok := Diff(a, b)
	if !ok {
		t.Fatal("no delta")
	}
	got := delta(t, d)
	if len(got.Faces) != 1 || got.Faces[0] != "Hei" || len(got.Paints) != 1 || got.Paints[0] != "#e6007e" {
		t.Errorf("faces %q, paints %q", got.Faces, got.Paints)
	}
	if len(a.Faces()) != 1 || len(b.Faces()) != 2 {
		t.Errorf("faces %q, then %q", a.Faces(), b.Faces())
	}
	if _, ok := Diff(b, Encode(small(), nil)); ok {
		t.Error("a delta between scenes of different tables")
	}
}

func TestOneLineIsOneSplice(t *testing.T) {
	tables := new(Tables)
	a := Encode(small(), tables)
	changed := small()
	line := changed.Pages[0].Items[1].(scene.Group).Items[3].(scene.Group)
	line.Items[1] = glyphs("y", 6, 31)
	d, _ := Diff(a, Encode(changed, tables))
	got := delta(t, d)
	p := got.Pages["0"]
	if p.Page != nil || p.Order != nil || p.Groups != nil || len(p.Splices) != 1 {
		t.Fatalf("%+v", got)
	}
	if s := p.Splices["f1"]; s.From != 3 || s.Remove != 1 || len(s.Items) != 1 {
		t.Errorf("%+v", s)
	}
	same, _ := Diff(a, a)
	if got := delta(t, same); len(got.Pages) != 0 || got.PageCount != 1 {
		t.Errorf("nothing has changed: %+v", got)
	}
}

// Of captions that share a frame each line says whose it is, and labels are
// told apart from text.
func TestLinesOfSharedCaptions(t *testing.T) {
	s := &scene.Scene{Pages: []scene.Page{{Items: []scene.Item{scene.Group{Frame: "c", Role: "caption", Items: []scene.Item{
		scene.Group{Role: "caption", Photo: "p", Items: []scene.Item{glyphs("左图：", 0, 9)}},
		scene.Group{Role: "caption", Photo: "p", End: 2, Items: []scene.Item{glyphs("说明", 0, 12)}},
	}}}}}}
	raw, err := json.Marshal(Encode(s, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"start":0,"end":0,"photo":"p","label":true,`, `"start":0,"end":2,"photo":"p","runs":`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%s\nlacks %s", raw, want)
		}
	}
}
