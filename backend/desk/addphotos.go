package desk

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"broadsheet/backend/caption"
	"broadsheet/backend/compose"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/store"
)

// AddPhotosRequest names the uploads that become photos of a document.
type AddPhotosRequest struct {
	State
	Uploads []string `json:"uploads"`
}

// AddPhotos adds uploaded photos to a document's list, with the captions and
// credits that they bring. A photo that it has already is not added again; one
// that cannot be used refuses them all.
func (n *Newsroom) AddPhotos(ctx context.Context, c Caller, id string, r AddPhotosRequest) (Change, error) {
	if change, err := n.again(ctx, c, id, r.State); !errors.Is(err, errNew) { // its uploads are gone by now
		return change, err
	}
	uploads := make([]store.Upload, len(r.Uploads))
	photos := make([]photo.Photo, len(r.Uploads))
	for i, upload := range r.Uploads {
		var err error
		if uploads[i], err = n.upload(upload); err != nil {
			return Change{}, err
		}
		if photos[i], err = n.keepPhoto(ctx, uploads[i]); err != nil {
			return Change{}, err
		}
	}
	change, err := n.change(ctx, c, id, r.State, func(d *openDocument) (record, error) {
		return d.prepareOwn("add-photos", insertingPhotos(d.now.document, documentPhotos(photos))...)
	})
	if err == nil {
		n.dropUploads(uploads)
		n.chores.Go(func() { n.lookAll(photos) })
	}
	return change, err
}

// keepPhoto puts an uploaded photo into the library.
func (n *Newsroom) keepPhoto(ctx context.Context, u store.Upload) (photo.Photo, error) {
	data, err := u.Read()
	if err != nil {
		return photo.Photo{}, err
	}
	p, _, err := photo.Probe(u.Name, data)
	if err == nil {
		err = n.album.darkroom.CanRead(p)
	}
	if err != nil {
		return p, err
	}
	return p, n.library.PutPhoto(ctx, p.ID, u.Name, data)
}

// documentPhotos are photos as a document begins with them: with the captions
// and credits that they bring.
func documentPhotos(photos []photo.Photo) []document.Photo {
	bound, _ := caption.Bind(photos, nil)
	out := make([]document.Photo, len(photos))
	for i, p := range photos {
		out[i] = document.Photo{ID: document.PhotoID(p.ID), Name: p.Name, Width: p.Width, Height: p.Height, Section: -1, Details: compose.Details(p.Meta)}
		for _, b := range bound {
			if b.Photo == p.ID {
				out[i].Caption, out[i].Credit = b.Caption.Text, b.Caption.Credit
			}
		}
	}
	return out
}

// insertingPhotos are the steps that add, at the end, the photos which a
// document does not have.
func insertingPhotos(d *document.Document, photos []document.Photo) document.Steps {
	var steps document.Steps
	at := len(d.Photos)
	for i, p := range photos {
		isTwice := slices.ContainsFunc(photos[:i], func(q document.Photo) bool { return q.ID == p.ID })
		if _, has := d.Photo(p.ID); has || isTwice {
			continue
		}
		steps = append(steps, document.InsertPhoto{Index: at, Photo: p})
		at++
	}
	return steps
}

// prepareOwn makes a record of the desk's own steps on the present document;
// none where there is nothing to do.
func (d *openDocument) prepareOwn(name string, steps ...document.Step) (record, error) {
	if len(steps) == 0 {
		return nil, nil
	}
	if inserted := len(d.now.document.Photos) + len(steps); name == "add-photos" && inserted > limits.Photos {
		return nil, finding.Stop(TooManyPhotos, finding.Place{}, "limit", strconv.Itoa(limits.Photos), "count", strconv.Itoa(inserted))
	}
	return d.prepare(EditRequest{State: State{Base: d.now.revision}, Edits: []document.Edit{{Name: name, Steps: steps}}})
}

// lookAll finds what matters in photos, so that composing again finds the
// answers in the cache, and the next check those that look alike.
func (n *Newsroom) lookAll(photos []photo.Photo) {
	for _, p := range photos {
		if _, err := n.album.look(n.stopped, p.ID, p.Name); isEnd(err) {
			return
		}
		n.likes.recall([]document.PhotoID{document.PhotoID(p.ID)})
	}
}
