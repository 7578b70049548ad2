package compose

import (
	"broadsheet/backend/document"
	"broadsheet/backend/photo"
	"broadsheet/backend/story"
)

// repicture returns a document's photo as a picture: what the editor decided
// is the document's, what was seen in the photo is the known picture's.
func repicture(p document.Photo, known Picture, l story.Locale) Picture {
	known.Photo.ID, known.Photo.Name = photo.ID(p.ID), p.Name
	known.Photo.Width, known.Photo.Height = p.Width, p.Height
	known.Caption, known.Credit = p.Caption, p.Credit
	known.Section, known.Confidence = p.Section, p.Confidence
	known.Apart = p.CreditApart(l)
	known.Focal = p.Focal
	return known
}
