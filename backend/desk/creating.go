package desk

import (
	"context"
	"slices"
	"strconv"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/preflight"
	"broadsheet/backend/store"
)

// CreateRequest asks for a document of a manuscript and photos.
type CreateRequest struct {
	Manuscript string   `json:"manuscript"` // id of an upload
	Photos     []string `json:"photos"`     // ids of uploads
	Design     string   `json:"design,omitempty"`
	Folio      Folio    `json:"folio"`
}

// Create makes a document of a manuscript and photos, in the background: the
// page is the one that Compose gives for the same files.
func (n *Newsroom) Create(ctx context.Context, c Caller, r CreateRequest) (Job, error) {
	if len(r.Photos) > limits.Photos {
		return Job{}, finding.Stop(TooManyPhotos, finding.Place{}, "limit", strconv.Itoa(limits.Photos), "count", strconv.Itoa(len(r.Photos)))
	}
	manuscript, err := n.upload(r.Manuscript)
	if err != nil {
		return Job{}, err
	}
	photos := make([]store.Upload, len(r.Photos))
	for i, id := range r.Photos {
		if photos[i], err = n.upload(id); err != nil {
			return Job{}, err
		}
	}
	j := n.jobs.start(CreateJob, func(ctx context.Context, j *job) error {
		data, err := manuscript.Read()
		if err != nil {
			return err
		}
		err = n.create(ctx, j, Request{
			Manuscript: Manuscript{Name: manuscript.Name, Data: data},
			Photos:     filesOf(photos),
			Design:     r.Design,
			Folio:      r.Folio,
		})
		if err == nil {
			n.dropUploads(append(photos, manuscript))
		}
		return err
	})
	return j.told(c.Language), nil
}

// filesOf are uploaded photos as files, in the order in which a folder with
// them is read.
func filesOf(uploads []store.Upload) []PhotoFile {
	sorted := slices.Clone(uploads)
	slices.SortStableFunc(sorted, func(a, b store.Upload) int { return store.CompareNames(a.Name, b.Name) })
	files := make([]PhotoFile, len(sorted))
	for i, u := range sorted {
		files[i] = PhotoFile{Name: u.Name, Read: u.Read}
	}
	return files
}

func (n *Newsroom) dropUploads(used []store.Upload) {
	for _, u := range used {
		n.library.DropUpload(u.ID)
	}
}

// create composes a page and puts it on the shelf with its photos.
func (n *Newsroom) create(ctx context.Context, j *job, r Request) error {
	if err := n.composing.Acquire(ctx, 1); err != nil {
		return err
	}
	defer n.composing.Release(1)
	r.Alternatives, r.Progress = 1, j.progress
	c, err := n.desk.Compose(ctx, r)
	if err != nil {
		return err
	}
	defer n.originals.release(c.photos.list)
	d := c.asRead()
	if err := n.savePhotos(ctx, j, d); err != nil {
		return err
	}
	info, err := n.shelve(ctx, d, preflight.Check(d, c.drawn[0].layout, nil), "")
	if err != nil {
		return err
	}
	n.album.warm(ctx, c.darkroom, c.photos.list, copiesMade...)
	c.darkroom.Clear()
	j.change(func(at *jobProgress) { at.document, at.findings = string(info.ID), c.Findings() })
	return nil
}

// asRead is the best alternative's document, which remembers its story as it
// was read: without what composing adds to it, as a line of credits.
func (c *Composition) asRead() *document.Document {
	d := &c.result.Alternatives[0].Document
	for i := range d.Stories {
		read := c.manuscript.Story
		d.Stories[i].Read = &read
	}
	return d
}

// savePhotos puts the originals of a document's photos into the library.
func (n *Newsroom) savePhotos(ctx context.Context, j *job, d *document.Document) error {
	for i, p := range d.Photos {
		j.progress(Step{Name: "save", Done: i, Of: len(d.Photos)})
		id := photo.ID(p.ID)
		data, err := n.originals.Read(id)
		if err != nil {
			return err
		}
		if err := n.library.PutPhoto(ctx, id, p.Name, data); err != nil {
			return err
		}
	}
	j.progress(Step{Name: "save", Done: len(d.Photos), Of: len(d.Photos)})
	return nil
}
