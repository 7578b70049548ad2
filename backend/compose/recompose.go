package compose

import (
	"context"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/font"
)

// RecomposeInput is an edited document that is to be composed again.
type RecomposeInput struct {
	// Document gives texts, roles, captions, ranks, sections and folio, and
	// the frames that are pinned. It is not changed.
	Document *document.Document
	// Pictures tell what is known of the document's photos beyond the
	// document itself, in any order: size and focus. Captions, credits,
	// sections and ranks are the document's.
	Pictures []Picture
	// Design replaces the document's; one without grids keeps it.
	Design       design.Design
	Book         *font.Book
	Conditions   Conditions
	Seed         int64
	Alternatives int
}

// Recompose makes pages of an edited document. Every block keeps its id and
// its text; pinned frames keep their place, their crop and what they show, and
// the rest is composed around them. It fails as Compose does.
func Recompose(ctx context.Context, in RecomposeInput) (Result, error) {
	return recompose(ctx, in)
}
