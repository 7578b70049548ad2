package compose

import (
	"slices"

	"broadsheet/backend/document"
	"broadsheet/backend/photo"
)

// Details returns what a photo says of itself, as a document keeps it.
func Details(m photo.Metadata) document.Details {
	return document.Details{
		Headline: m.Headline, Byline: m.Byline, Place: m.Place, Date: m.Date,
		People: slices.Clone(m.People), Keywords: slices.Clone(m.Keywords), Rights: m.Rights,
	}
}
