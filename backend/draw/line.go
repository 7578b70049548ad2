package draw

import (
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/scene"
)

// line returns the group of a set line: the rune range of its block and its
// glyph runs. A label is no part of the block's text; its range is empty.
func (p *painter) line(placed *layout.Placed, line *layout.Line) scene.Group {
	g := scene.Group{Frame: string(placed.Frame), Role: line.Role, Lang: p.lang(placed.Story),
		Story: string(placed.Story), Block: string(line.Block), Photo: string(line.Photo), Start: line.Set.Start, End: line.Set.End}
	if line.Label {
		g.Start, g.End = 0, 0
	}
	g.Items = make([]scene.Item, 0, len(line.Set.Runs))
	for i := range line.Set.Runs {
		run := &line.Set.Runs[i]
		if len(run.GIDs) == 0 || run.Face == nil {
			continue
		}
		g.Items = append(g.Items, scene.Glyphs{
			Face:     string(run.Face.ID()),
			Size:     run.Size,
			Origin:   geom.Point{X: line.X + run.X, Y: line.Baseline},
			GIDs:     numbers(run.GIDs),
			X:        run.At,
			Y:        run.Rise,
			Text:     p.text.slice(line.Text, run.Start, run.End),
			Clusters: relative(run.Clusters, run.Start),
			Start:    run.Start,
			Paint:    line.Paint,
		})
	}
	return g
}

func numbers(gids []font.GID) []uint32 {
	out := make([]uint32, len(gids))
	for i, g := range gids {
		out[i] = uint32(g)
	}
	return out
}

// relative returns clusters counted from a run's start.
func relative(clusters []int32, start int) []int32 {
	if start == 0 {
		return clusters
	}
	out := make([]int32, len(clusters))
	for i, c := range clusters {
		out[i] = c - int32(start)
	}
	return out
}

// runText cuts a text by rune offsets. It keeps the byte offset of the last
// cut, because the lines of a paragraph come one after the other.
type runText struct {
	text        string
	rune, bytes int
}

// slice returns runes start to end of a text, as far as it has them.
func (t *runText) slice(text string, start, end int) string {
	if text != t.text || start < t.rune {
		*t = runText{text: text}
	}
	from := t.seek(start)
	return t.text[from:t.seek(end)]
}

// seek returns the byte offset of a rune at or after the last one sought.
func (t *runText) seek(to int) int {
	for i := range t.text[t.bytes:] {
		if t.rune == to {
			t.bytes += i
			return t.bytes
		}
		t.rune++
	}
	t.bytes = len(t.text)
	return t.bytes
}
