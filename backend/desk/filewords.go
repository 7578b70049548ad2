package desk

import (
	"context"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/photo/metadata"
)

// FileWords are what the original of a photo says of itself, whatever documents
// have made of it.
type FileWords struct {
	// Fields are those that are known: each with its value, where it comes from,
	// and what other places of the file say instead.
	Fields []metadata.Account `json:"fields"`
	// HasCoordinates says that the file tells where it was taken, by latitude and
	// longitude. Exports leave them out unless told otherwise.
	HasCoordinates bool `json:"hasCoordinates"`
}

// FileWords reads the original of a photo of the library. Errors: NoPhoto for
// one that is not there or cannot be read, or the context's.
func (n *Newsroom) FileWords(ctx context.Context, id string) (FileWords, error) {
	if err := ctx.Err(); err != nil {
		return FileWords{}, err
	}
	p, err := n.album.probe(photo.ID(id), "")
	if err != nil {
		return FileWords{}, finding.Stop(NoPhoto, finding.Place{Photo: id})
	}
	data, err := n.album.originals.Read(p.ID)
	if err != nil {
		return FileWords{}, finding.Stop(NoPhoto, finding.Place{Photo: id})
	}
	found := photo.Words(p.Format, data)
	return FileWords{Fields: found.Accounts(), HasCoordinates: found.HasCoordinates}, nil
}
