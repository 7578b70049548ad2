package desk

import (
	"context"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// ReusePhotosRequest names photos of the library that become photos of a
// document.
type ReusePhotosRequest struct {
	State
	Photos []string `json:"photos"`
}

// ReusePhotos adds photos that the library has already to a document's list,
// with the words of their latest use. A photo that the document has is not
// added again; one that the library does not have refuses them all.
func (n *Newsroom) ReusePhotos(ctx context.Context, c Caller, id string, r ReusePhotosRequest) (Change, error) {
	n.catalogue.catchUp(ctx)
	photos := make([]document.Photo, len(r.Photos))
	for i, one := range r.Photos {
		if !n.library.WantPhoto(photo.ID(one)) {
			return Change{}, finding.Stop(NoPhoto, finding.Place{Photo: one})
		}
		var err error
		if photos[i], err = n.lastUse(photo.ID(one)); err != nil {
			return Change{}, err
		}
	}
	n.likes.recall(idsOf(photos))
	return n.change(ctx, c, id, r.State, func(d *openDocument) (record, error) {
		return d.prepareOwn("add-photos", insertingPhotos(d.now.document, photos)...)
	})
}

// lastUse is a photo as the document last changed holds it, but for what
// belongs to that document; one that no document holds any more is as its
// original describes it.
func (n *Newsroom) lastUse(id photo.ID) (document.Photo, error) {
	if uses := n.catalogue.index.Uses(document.PhotoID(id)); len(uses) > 0 {
		p := uses[0].Photo.Photo
		p.Section, p.Confidence, p.ApartCredit = -1, 0, false
		return p, nil
	}
	p, err := n.album.probe(id, n.library.PhotoName(id))
	if err != nil {
		return document.Photo{}, err
	}
	return documentPhotos([]photo.Photo{p})[0], nil
}
