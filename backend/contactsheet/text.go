package contactsheet

import (
	"strings"

	"broadsheet/backend/colour"
	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// The styles of the sheet.
var (
	title   = style("serif", 900, 14, 18, design.AlignStart)
	name    = style("sans", 500, 7.5, 10.5, design.AlignStart)
	caption = style("serif", 400, 7.5, 10.5, design.AlignStart)
)

func small(align design.Align) design.ParagraphStyle { return style("sans", 400, 6.5, 9, align) }

func style(family string, weight int, size, leading float64, align design.Align) design.ParagraphStyle {
	return design.ParagraphStyle{
		Family: family, Weight: weight, Size: geom.Length(size * float64(geom.Pt)), Leading: geom.Length(leading * float64(geom.Pt)),
		Align: align, Kinsoku: design.KinsokuBasic, Squeeze: design.SqueezeAll,
	}
}

// text sets a text from a baseline on, in at most so many lines of a width, and
// returns the baseline of what comes below it. What is too long is cut, with a
// sign of it.
func (p *painter) text(text string, s design.ParagraphStyle, paint colour.Paint, at geom.Point, width geom.Length, most int) geom.Length {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return at.Y
	}
	text, lines := p.fitted(text, s, width, most)
	runes := []rune(text)
	for _, line := range lines {
		for _, run := range line.Runs {
			if run.Face != nil && len(run.GIDs) > 0 {
				p.items = append(p.items, glyphs(run, runes, at, paint))
			}
		}
		at.Y += s.Leading
	}
	return at.Y
}

// fitted cuts a text until it takes no more than so many lines.
func (p *painter) fitted(text string, s design.ParagraphStyle, width geom.Length, most int) (string, []typeset.Line) {
	runes, end := []rune(text), ""
	for {
		whole := string(runes) + end
		lines := p.setter.Prepare([]story.Span{{Text: whole}}, s, p.sheet.Locale).Set(typeset.Fixed(width), 0).Lines
		isWide := len(lines) > 0 && lines[0].Width > width // one long word
		if len(lines) <= most && !isWide || len(runes) == 0 {
			return whole, lines
		}
		keep := len(runes) - 1
		if len(lines) > most {
			keep = min(keep, lines[most-1].End)
		} else {
			keep = min(keep, int(int64(len(runes))*int64(width)/int64(lines[0].Width)))
		}
		runes, end = runes[:max(0, keep)], "…"
	}
}

func glyphs(run typeset.Run, text []rune, at geom.Point, paint colour.Paint) scene.Glyphs {
	clusters := make([]int32, len(run.Clusters))
	for i, c := range run.Clusters {
		clusters[i] = c - int32(run.Start) //nolint:gosec // a text of a few thousand runes
	}
	return scene.Glyphs{
		Face: string(run.Face.ID()), Size: run.Size, Origin: geom.Point{X: at.X + run.X, Y: at.Y},
		GIDs: numbers(run.GIDs), X: run.At, Y: run.Rise,
		Text: string(text[run.Start:run.End]), Clusters: clusters, Start: run.Start, Paint: paint,
	}
}

func numbers(gids []font.GID) []uint32 {
	out := make([]uint32, len(gids))
	for i, g := range gids {
		out[i] = uint32(g)
	}
	return out
}
