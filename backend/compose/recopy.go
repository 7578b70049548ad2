package compose

import (
	"context"

	"broadsheet/backend/document"
)

func recompose(ctx context.Context, in RecomposeInput) (Result, error) {
	return Compose(ctx, recopy(in))
}

// recopy takes what is to be composed from an edited document.
func recopy(in RecomposeInput) Input {
	d := in.Document
	out := Input{
		Design: in.Design, Book: in.Book, Folio: d.Folio, Title: d.Title,
		Seed: in.Seed, Conditions: in.Conditions, Alternatives: in.Alternatives,
	}
	if len(out.Design.Grids) == 0 {
		out.Design = d.Design
	}
	if main := mainStory(d); main != nil {
		out.Story = main.Story
	}
	if out.Story.Locale == "" {
		out.Story.Locale = d.Locale
	}
	known := map[document.PhotoID]Picture{}
	for _, p := range in.Pictures {
		known[document.PhotoID(p.Photo.ID)] = p
	}
	for _, p := range d.Photos {
		out.Pictures = append(out.Pictures, repicture(p, known[p.ID]))
	}
	return out
}
