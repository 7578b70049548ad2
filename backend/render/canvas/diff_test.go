package canvas

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// The wire as a browser reads it: scene.ts, and applyScene of deltas.ts.
type (
	wireScene struct {
		ID            string
		Faces, Paints []string
		Pages         []wirePage
	}
	wirePage struct {
		Label                string
		Width, Height, Bleed int
		Groups               []wireGroup
	}
	wireGroup struct {
		Key, Frame, Role, Story, Lang string
		Items                         []any
	}
	wireDelta struct {
		ID, Base      string
		Faces, Paints []string
		PageCount     int
		Pages         map[string]wirePageDelta
	}
	wirePageDelta struct {
		Page    *wirePage
		Order   []string
		Groups  map[string]wireGroup
		Splices map[string]struct {
			From, Remove int
			Items        []any
		}
	}
)

func decode(t testingT, s *Scene) (out wireScene) {
	t.Helper()
	if err := json.Unmarshal(s.AppendJSON(nil), &out); err != nil {
		t.Fatalf("%v", err)
	}
	return out
}

func delta(t testingT, d Delta) (out wireDelta) {
	t.Helper()
	if err := json.Unmarshal(d.AppendJSON(nil), &out); err != nil {
		t.Fatalf("%v in %s", err, d.AppendJSON(nil))
	}
	return out
}

type testingT interface {
	Helper()
	Fatalf(string, ...any)
}

func apply(s wireScene, d wireDelta) wireScene {
	out := wireScene{ID: d.ID, Faces: slices.Concat(s.Faces, d.Faces), Paints: slices.Concat(s.Paints, d.Paints)}
	for i := range d.PageCount {
		change, differs := d.Pages[strconv.Itoa(i)]
		switch {
		case !differs:
			out.Pages = append(out.Pages, s.Pages[i])
		case change.Page != nil:
			out.Pages = append(out.Pages, *change.Page)
		default:
			out.Pages = append(out.Pages, applyPage(s.Pages[i], change))
		}
	}
	return out
}

func applyPage(p wirePage, d wirePageDelta) wirePage {
	groups := map[string]wireGroup{}
	var order []string
	for _, g := range p.Groups {
		groups[g.Key] = g
		order = append(order, g.Key)
	}
	for key, g := range d.Groups {
		groups[key] = g
	}
	for key, s := range d.Splices {
		g := groups[key]
		g.Items = slices.Replace(slices.Clone(g.Items), s.From, s.From+s.Remove, s.Items...)
		groups[key] = g
	}
	if d.Order != nil {
		order = d.Order
	}
	p.Groups = nil
	for _, key := range order {
		p.Groups = append(p.Groups, groups[key])
	}
	return p
}

// TestDeltaLeadsToTheNewScene holds for any two scenes of one document.
func TestDeltaLeadsToTheNewScene(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tables := new(Tables)
		old := Encode(anyScene(t, "old"), tables)
		new := Encode(anyScene(t, "new"), tables)
		d, ok := Diff(old, new)
		if !ok {
			t.Fatalf("no delta")
		}
		got, want := normal(apply(decode(t, old), delta(t, d))), normal(decode(t, new))
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v\ndelta %s", got, want, d.AppendJSON(nil))
		}
	})
}

// normal makes empty lists equal to absent ones.
func normal(s wireScene) wireScene {
	for i := range s.Pages {
		s.Pages[i].Groups = slices.Clip(append([]wireGroup{}, s.Pages[i].Groups...))
		for k := range s.Pages[i].Groups {
			g := &s.Pages[i].Groups[k]
			g.Items = slices.Clip(append([]any{}, g.Items...))
		}
	}
	s.Pages = append([]wirePage{}, s.Pages...)
	s.Faces, s.Paints = append([]string{}, s.Faces...), append([]string{}, s.Paints...)
	return s
}

// anyScene draws from few values, so that two scenes have much in common.
func anyScene(t *rapid.T, name string) *scene.Scene {
	s := &scene.Scene{}
	for range rapid.IntRange(0, 3).Draw(t, name+" pages") {
		p := scene.Page{Label: rapid.SampledFrom([]string{"1", "2"}).Draw(t, "label"), Trim: geom.Rect{W: 10, H: 20}}
		for range rapid.IntRange(0, 4).Draw(t, "groups") {
			p.Items = append(p.Items, anyGroup(t))
		}
		s.Pages = append(s.Pages, p)
	}
	return s
}

func anyGroup(t *rapid.T) scene.Group {
	g := scene.Group{
		Frame: rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "frame"),
		Role:  rapid.SampledFrom([]string{"body", "head"}).Draw(t, "role"),
	}
	for range rapid.IntRange(0, 5).Draw(t, "items") {
		n := rapid.IntRange(0, 3).Draw(t, "n")
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			g.Items = append(g.Items, scene.Fill{Rect: geom.Rect{W: geom.Length(n)}, Paint: colour.Black.Tint(float64(n) / 4)})
		case 1:
			g.Items = append(g.Items, scene.Picture{Photo: "p", Rect: geom.Rect{W: geom.Length(n)}})
		case 2:
			g.Items = append(g.Items, scene.Rule{Width: geom.Length(n)})
		default:
			run := glyphs("中国人"[:3*n], n, uint32(n))
			run.Face = []string{"Song", "Hei", "Kai", "X"}[n]
			g.Items = append(g.Items, scene.Group{Block: "b", Start: n, End: 2 * n, Items: []scene.Item{run}})
		}
	}
	return g
}
