package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

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

// PhotosChange is the change that added photos, and what is to be known of them.
type PhotosChange struct {
	Change
	// Findings tell of photos that could not be used, and of what is wrong with
	// the others.
	Findings []Finding `json:"findings"`
}

// AddPhotos adds uploaded photos to a document's list, with the captions and
// credits that they bring. A photo that it has already is not added again; one
// that cannot be used is told and stops none of the others. Only where none can
// be used there is an error, that of the first.
func (n *Newsroom) AddPhotos(ctx context.Context, c Caller, id string, r AddPhotosRequest) (PhotosChange, error) {
	if change, err := n.again(ctx, c, id, r.State); !errors.Is(err, errNew) { // its uploads are gone by now
		return PhotosChange{Change: change, Findings: []Finding{}}, err
	}
	uploads := make([]store.Upload, len(r.Uploads))
	for i, upload := range r.Uploads {
		var err error
		if uploads[i], err = n.upload(upload); err != nil {
			return PhotosChange{}, err
		}
	}
	photos, findings, err := n.keepPhotos(ctx, uploads)
	if err != nil {
		return PhotosChange{}, err
	}
	change, err := n.change(ctx, c, id, r.State, func(d *openDocument) (record, error) {
		return d.prepareOwn("add-photos", insertingPhotos(d.now.document, documentPhotos(photos))...)
	})
	if err == nil {
		n.dropUploads(uploads)
		n.chores.Go(func() { n.lookAll(photos) })
	}
	out := PhotosChange{Change: change, Findings: []Finding{}}
	for _, f := range findings {
		out.Findings = append(out.Findings, told(f, nil, c.Language))
	}
	return out, err
}

// keepPhotos puts uploaded photos into the library, those that can be used.
func (n *Newsroom) keepPhotos(ctx context.Context, uploads []store.Upload) (photos []photo.Photo, findings []finding.Finding, first error) {
	for _, u := range uploads {
		p, found, err := n.keepPhoto(ctx, u)
		f, isFinding := finding.FromError(err)
		switch {
		case err == nil:
			photos, findings = append(photos, p), append(findings, found...)
		case !isFinding || !isOfPhoto(f):
			return nil, nil, err
		default:
			findings = append(findings, f)
			first = cmp.Or(first, err)
		}
	}
	if len(photos) > 0 {
		first = nil
	}
	return photos, findings, first
}

// isOfPhoto reports whether trouble lies in a photo, and not in the disk or the
// library.
func isOfPhoto(f finding.Finding) bool { return strings.HasPrefix(string(f.Code), "photo.") }

// keepPhoto puts an uploaded photo into the library, and returns what is to be
// known of it.
func (n *Newsroom) keepPhoto(ctx context.Context, u store.Upload) (photo.Photo, []finding.Finding, error) {
	data, err := u.Read()
	if err != nil {
		return photo.Photo{}, nil, err
	}
	p, findings, err := photo.Probe(u.Name, data)
	if err == nil {
		err = n.album.darkroom.CanRead(p)
	}
	if err != nil {
		return p, nil, err
	}
	return p, append(findings, p.Findings()...), n.library.PutPhoto(ctx, p.ID, u.Name, data)
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
