package canvas

import (
	"fmt"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// broadsheetPage is a page of about six thousand glyphs in lines of thirteen.
func broadsheetPage() *scene.Scene {
	p := scene.Page{Trim: geom.Rect{W: 1105512, H: 1544882}}
	for column := range 8 {
		g := scene.Group{Frame: fmt.Sprint("f", column), Role: "body", Story: "s"}
		for line := range 58 {
			start := column*1000 + line*13
			run := scene.Glyphs{Face: "NotoSerifSC-Regular-1234", Size: 9000, Paint: colour.Black, Start: start,
				Origin: geom.Point{X: geom.Length(column) * 130000, Y: geom.Length(line) * 13000}, Text: "清晨六点河边的雾还没有散去"}
			for i := range 13 {
				run.GIDs = append(run.GIDs, uint32(10000+17*i+line))
				run.X = append(run.X, geom.Length(i)*9000)
				run.Clusters = append(run.Clusters, int32(i))
			}
			g.Items = append(g.Items, scene.Group{Frame: g.Frame, Block: "b12", Role: "body", Start: start, End: start + 13, Items: []scene.Item{run}})
		}
		p.Items = append(p.Items, g)
	}
	return &scene.Scene{Pages: []scene.Page{p}}
}

func BenchmarkEncode(b *testing.B) {
	s, tables := broadsheetPage(), new(Tables)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		raw, _ := Encode(s, tables).MarshalJSON()
		size = len(raw)
	}
	b.ReportMetric(float64(size)/1000, "kB")
}

func BenchmarkDiff(b *testing.B) {
	s, tables := broadsheetPage(), new(Tables)
	old := Encode(s, tables)
	line := s.Pages[0].Items[3].(scene.Group).Items[20].(scene.Group)
	run := line.Items[0].(scene.Glyphs)
	run.GIDs = append([]uint32{7}, run.GIDs[1:]...)
	line.Items[0] = run
	new := Encode(s, tables)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		d, _ := Diff(old, new)
		size = len(d.AppendJSON(nil))
	}
	b.ReportMetric(float64(size), "B")
}
