package desk

import (
	"context"
	"fmt"

	"broadsheet/backend/draw"
	"broadsheet/backend/geom"
	"broadsheet/backend/render/pdf"
)

// Sheet is what a profile's file has around a page, in page space: for who
// shows the page before it is written.
type Sheet struct {
	Bleed geom.Rect `json:"bleed"`
	Media geom.Rect `json:"media"`
	// Hairline is how wide lines and rings are.
	Hairline geom.Length      `json:"hairline"`
	Lines    [][4]geom.Length `json:"lines"` // x and y of one end, of the other
	Rings    [][3]geom.Length `json:"rings"` // x and y of the middle, radius
	Patches  []InkPatch       `json:"patches"`
	Slug     *SlugLine        `json:"slug,omitempty"`
}

// InkPatch is one of the colour bar's, as it looks in print.
type InkPatch struct {
	Rect   geom.Rect `json:"rect"`
	Colour string    `json:"colour"` // "#rrggbb"
}

// SlugLine is a line of words from X, Y on its baseline; smaller than Size
// where it has more of them than Room.
type SlugLine struct {
	Text string      `json:"text"`
	X    geom.Length `json:"x"`
	Y    geom.Length `json:"y"`
	Size geom.Length `json:"size"`
	Room geom.Length `json:"room"`
}

// Sheets returns what there is around each page of a document in the file that
// a profile makes of it; an empty name is the default.
func (n *Newsroom) Sheets(ctx context.Context, id, profile string) ([]Sheet, error) {
	p, err := n.desk.tools.Profiles.Load(profile)
	if err != nil {
		return nil, err
	}
	now, err := n.present(ctx, id)
	if err != nil {
		return nil, err
	}
	around := (&pressing{profile: p}).sheet(now.document)
	drawn := draw.Draw(now.document, now.layout)
	out := make([]Sheet, len(drawn.Pages))
	for i := range drawn.Pages {
		out[i] = toldSheet(pdf.SurroundOf(&drawn.Pages[i], around))
	}
	return out, nil
}

func toldSheet(s pdf.Surround) Sheet {
	out := Sheet{
		Bleed: s.Bleed, Media: s.Media, Hairline: pdf.MarkWidth,
		Lines: [][4]geom.Length{}, Rings: [][3]geom.Length{}, Patches: []InkPatch{},
	}
	for _, l := range s.Lines {
		out.Lines = append(out.Lines, [4]geom.Length{l.From.X, l.From.Y, l.To.X, l.To.Y})
	}
	for _, r := range s.Rings {
		out.Rings = append(out.Rings, [3]geom.Length{r.Middle.X, r.Middle.Y, r.Radius})
	}
	for _, p := range s.Patches {
		r, g, b := p.Inks.RGB()
		out.Patches = append(out.Patches, InkPatch{p.Rect, fmt.Sprintf("#%02x%02x%02x", r, g, b)})
	}
	if l := s.Slug; l != nil {
		out.Slug = &SlugLine{l.Text, l.Origin.X, l.Origin.Y, l.Size, l.Room}
	}
	return out
}
