// Command specimen draws a page of the glyphs that have no character of their
// own or stand closer than their advance says: ligatures, vertical forms,
// squeezed pairs, narrowed runs. It writes the page as the canvas takes it
// (specimen.json) and as the proof shows it (specimen.png), so that a browser
// can be held against the proof.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"unicode"

	"broadsheet/backend/colour"
	"broadsheet/backend/font"
	"broadsheet/backend/font/bundled"
	"broadsheet/backend/geom"
	"broadsheet/backend/render/canvas"
	"broadsheet/backend/render/png"
	"broadsheet/backend/scene"
)

const (
	size   = 18 * geom.Pt
	margin = 36 * geom.Pt
	pitch  = 30 * geom.Pt
)

// faces are those that a page of Chinese is set in.
var faces = []font.Query{{Family: "serif", Weight: 400}, {Family: "sans", Weight: 700}, {Family: "kai", Weight: 400}}

func main() {
	out := flag.String("o", ".", "folder to write to")
	dpi := flag.Float64("dpi", 192, "resolution of the proof")
	flag.Parse()
	if err := write(*out, *dpi); err != nil {
		fmt.Fprintln(os.Stderr, "specimen:", err)
		os.Exit(1)
	}
}

func write(dir string, dpi float64) error {
	book := font.NewBook(bundled.Source())
	s, err := specimen(book)
	if err != nil {
		return err
	}
	proof, err := png.Render(s, 0, dpi, book, nil)
	if err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, "specimen.png"))
	if err != nil {
		return err
	}
	defer f.Close()
	if err := png.Encode(f, proof); err != nil {
		return err
	}
	data, err := json.Marshal(canvas.Encode(s, new(canvas.Tables)))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "specimen.json"), data, 0o600)
}

// specimen is one page: a band of rows for each face, its vertical forms at the right.
func specimen(book *font.Book) (*scene.Scene, error) {
	p := scene.Page{Label: "1", Trim: geom.Rect{W: 420 * geom.Pt, H: 420 * geom.Pt}}
	for i, q := range faces {
		f, err := book.Face(q)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q.Family, err)
		}
		p.Items = append(p.Items, band(f, margin+geom.Length(4*i)*pitch))
	}
	return &scene.Scene{Title: "specimen", Lang: "zh-Hans", Pages: []scene.Page{p}}, nil
}

// band sets the rows of one face below y.
func band(f *font.Face, y geom.Length) scene.Group {
	at := func(row int) geom.Point { return geom.Point{X: margin, Y: y + geom.Length(row)*pitch} }
	narrowed := set(f, at(2), "汉字 narrowed 排版")
	narrowed.ScaleX = 0.9
	items := []scene.Item{
		set(f, at(0), "他说——等等……再看 office"),
		set(f, at(1), "（是）。（《书》），“好”：「对」"),
		narrowed,
	}
	// Forms that turn, and forms that move to another corner of their square.
	for i, text := range []string{"「书」", "《—》", "字、。"} {
		items = append(items, column(f, geom.Point{X: 300*geom.Pt + geom.Length(i)*pitch, Y: y - size}, text))
	}
	return scene.Group{Role: "body", Items: items}
}

// set sets a row. Where a mark follows a mark, the first takes half its advance.
func set(f *font.Face, at geom.Point, text string) scene.Glyphs {
	runes := []rune(text)
	run := scene.Glyphs{Face: string(f.ID()), Size: size, Origin: at, Text: text, Paint: colour.Black}
	var x geom.Length
	for _, g := range f.Shape(runes, font.ShapeOptions{Language: "zh-Hans"}) {
		run.GIDs = append(run.GIDs, uint32(g.GID))
		run.X = append(run.X, x+length(f, g.XOffset))
		run.Clusters = append(run.Clusters, int32(g.Cluster))
		x += length(f, g.Advance) / squeeze(runes[g.Cluster:])
	}
	return run
}

// squeeze is what the advance of the first of some characters is divided by.
func squeeze(text []rune) geom.Length {
	if len(text) > 1 && isWideMark(text[0]) && isWideMark(text[1]) {
		return 2
	}
	return 1
}

func isWideMark(r rune) bool { return r > 0x3000 && unicode.IsPunct(r) }

// column sets text downwards from a point at the middle of its head.
func column(f *font.Face, at geom.Point, text string) scene.Item {
	var group scene.Group
	y := at.Y
	runes := []rune(text)
	for _, g := range f.Shape(runes, font.ShapeOptions{Language: "zh-Hans", Vertical: true}) {
		group.Items = append(group.Items, scene.Glyphs{
			Face: string(f.ID()), Size: size, Text: string(runes[g.Cluster]), Paint: colour.Black,
			Origin:   geom.Point{X: at.X + length(f, g.XOffset), Y: y - length(f, g.YOffset)},
			GIDs:     []uint32{uint32(g.GID)},
			X:        []geom.Length{0},
			Clusters: []int32{0},
		})
		y += length(f, g.Advance)
	}
	return group
}

func length(f *font.Face, units int32) geom.Length {
	return font.ToLength(int64(units), f.Metrics().UnitsPerEm, size)
}
