// Package draw turns a layout into a scene. It converts and decides nothing:
// every place, size and order is the layout's.
package draw

import (
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/scene"
)

// Draw returns the drawing list of a document as laid out: a group for each
// frame and piece of furniture, in it fills, pictures, rules and marks, then a group
// for each line with its block and rune range, and behind it one for the links
// in it. Section heads are bookmarks.
func Draw(d *document.Document, l *layout.Layout) *scene.Scene {
	s := &scene.Scene{Title: d.Title, Author: d.Author, Lang: string(d.Locale), Outline: outline(d, l), Reading: reading(d, l)}
	s.Pages = make([]scene.Page, len(l.Pages))
	p := painter{d: d, langs: languages(d)}
	for i := range l.Pages {
		s.Pages[i] = p.page(&l.Pages[i])
	}
	return s
}

// languages returns the language of each story.
func languages(d *document.Document) map[document.StoryID]string {
	langs := map[document.StoryID]string{}
	for _, s := range d.Stories {
		if s.Story.Locale != "" {
			langs[s.ID] = string(s.Story.Locale)
		}
	}
	return langs
}

// painter draws the pages of one document.
type painter struct {
	d     *document.Document
	langs map[document.StoryID]string
	text  runText
	// links are those of the text linked.
	linked string
	links  []link
}

func (p *painter) page(page *layout.Page) scene.Page {
	format := p.d.Design.Format
	out := scene.Page{Label: page.Label, Trim: geom.Rect{W: format.Trim.W, H: format.Trim.H}, Bleed: format.Bleed}
	for i := range page.Placed {
		if g, ok := p.group(&page.Placed[i]); ok {
			out.Items = append(out.Items, g)
		}
	}
	return out
}

// group returns the group of a frame; ok is false where it shows nothing.
func (p *painter) group(placed *layout.Placed) (g scene.Group, ok bool) {
	g = scene.Group{Frame: string(placed.Frame), Role: placed.Role, Lang: p.lang(placed.Story), Story: string(placed.Story)}
	n := len(placed.Fills) + len(placed.Pictures) + len(placed.Rules) + len(placed.Marks) + len(placed.Lines)
	g.Items = make([]scene.Item, 0, n)
	for _, f := range placed.Fills {
		g.Items = append(g.Items, fill(f))
	}
	for _, pic := range placed.Pictures {
		crop := scene.Crop{X: pic.Crop.X, Y: pic.Crop.Y, W: pic.Crop.W, H: pic.Crop.H}
		g.Items = append(g.Items, scene.Picture{Photo: string(pic.Photo), Rect: pic.Rect, Crop: crop, Tone: scene.Tone(pic.Tone), Alt: pic.Alt})
	}
	for _, r := range placed.Rules {
		g.Items = append(g.Items, scene.Rule{From: r.From, To: r.To, Width: r.Width, Paint: r.Paint})
	}
	for _, f := range placed.Marks {
		g.Items = append(g.Items, fill(f))
	}
	for i := range placed.Lines {
		line := p.line(placed, &placed.Lines[i])
		g.Items = append(g.Items, line)
		if links, ok := p.lineLinks(&line, &placed.Lines[i]); ok {
			g.Items = append(g.Items, links)
		}
	}
	return g, n > 0
}

func (p *painter) lang(id document.StoryID) string {
	if lang, ok := p.langs[id]; ok {
		return lang
	}
	return string(p.d.Locale)
}

// outline returns a bookmark for each section head, at its first line.
func outline(d *document.Document, l *layout.Layout) []scene.Bookmark {
	titles := headTitles(d)
	var out []scene.Bookmark
	for i := range l.Pages {
		for _, placed := range l.Pages[i].Placed {
			for _, line := range placed.Lines {
				key := blockKey{placed.Story, string(line.Block)}
				title, ok := titles[key]
				if !ok || line.Block == "" {
					continue
				}
				delete(titles, key)
				out = append(out, scene.Bookmark{Title: title, Page: i, At: geom.Point{X: line.X, Y: topOf(line)}})
			}
		}
	}
	return out
}

// blockKey names a block of a document.
type blockKey struct {
	story document.StoryID
	block string
}

// headTitles returns the title of each section head: its label and its text.
func headTitles(d *document.Document) map[blockKey]string {
	titles := map[blockKey]string{}
	for _, s := range d.Stories {
		for _, b := range s.Story.Blocks {
			if b.Role == "sectionhead" {
				titles[blockKey{s.ID, string(b.ID)}] = joined(b.Label, b.Text())
			}
		}
	}
	return titles
}

func joined(label, text string) string {
	if label == "" || text == "" {
		return label + text
	}
	return label + " " + text
}

// topOf returns about the upper edge of a line: its largest size above the baseline.
func topOf(line layout.Line) geom.Length {
	size := geom.Length(0)
	for _, run := range line.Set.Runs {
		size = max(size, run.Size)
	}
	return line.Baseline - size
}
