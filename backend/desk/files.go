package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
	"broadsheet/backend/preflight"
	"broadsheet/backend/store"
)

// File returns a document with its history and photos as a .broadsheet file.
// The photos are read one after the other as the file is written.
func (n *Newsroom) File(ctx context.Context, id string) (File, error) {
	now, history, err := n.withHistory(ctx, id)
	if err != nil {
		return File{}, err
	}
	return n.fileOf(now, history)
}

// fileOf is a state with its history as a .broadsheet file.
func (n *Newsroom) fileOf(now *state, history []byte) (file File, err error) {
	f := store.File{Title: now.document.Title, History: history, Revision: now.revision, Program: "broadsheet " + n.desk.tools.Version}
	if f.Document, err = json.Marshal(now.document); err != nil {
		return File{}, err
	}
	for _, p := range now.document.Photos {
		if !n.library.HasPhoto(photo.ID(p.ID)) {
			return File{}, finding.Stop(store.OriginalMissing, finding.Place{File: p.Name, Photo: string(p.ID)})
		}
		read := func() ([]byte, error) { return n.library.Photo(n.stopped, photo.ID(p.ID)) }
		f.Photos = append(f.Photos, store.FilePhoto{ID: photo.ID(p.ID), Name: p.Name, Read: read})
	}
	write := func(w io.Writer) error { return store.SaveFile(w, f) }
	return File{Name: fileNameOf(f.Title) + ".broadsheet", Type: "application/vnd.broadsheet+zip", Write: write}, nil
}

// withHistory returns the present state of a document and its history as
// bytes, without the serials of those who worked on it: for a copy they mean
// nothing.
func (n *Newsroom) withHistory(ctx context.Context, id string) (*state, []byte, error) {
	d, release, err := n.acquire(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	defer release()
	d.mu.Lock()
	now, history := d.now, d.history.Copy()
	d.mu.Unlock()
	data, err := history.Snapshot()
	if err != nil {
		return nil, nil, err
	}
	data, err = withoutSerials(data)
	return now, data, err
}

func withoutSerials(history []byte) ([]byte, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(history, &fields); err != nil {
		return nil, err
	}
	delete(fields, "serials")
	return json.Marshal(fields)
}

// Import makes a document of an uploaded .broadsheet file, in the background.
func (n *Newsroom) Import(ctx context.Context, c Caller, upload string) (Job, error) {
	u, err := n.upload(upload)
	if err != nil {
		return Job{}, err
	}
	j := n.jobs.start(ImportJob, func(ctx context.Context, j *job) error {
		j.progress(Step{Name: "read"})
		id, err := n.importFile(ctx, j, u)
		if err != nil {
			return err
		}
		n.library.DropUpload(u.ID)
		j.change(func(at *jobProgress) { at.document = id })
		return nil
	})
	return j.told(c.Language), nil
}

func (n *Newsroom) importFile(ctx context.Context, j *job, u store.Upload) (string, error) {
	file, err := u.Open()
	if err != nil {
		return "", err
	}
	defer file.Close()
	f, err := store.ReadFile(file, u.Size)
	if err != nil {
		return "", err
	}
	d, err := documentIn(f)
	if err != nil {
		return "", err
	}
	for i, p := range f.Photos {
		j.progress(Step{Name: "save", Done: i, Of: len(f.Photos)})
		data, err := p.Read()
		if err != nil {
			return "", err
		}
		if err := n.library.PutPhoto(ctx, p.ID, p.Name, data); err != nil {
			return "", err
		}
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	source, err := sourceOf(file)
	if err != nil {
		return "", err
	}
	return n.shelveWithHistory(ctx, d, f.History, source)
}

// sourceOf names a file by its bytes.
func sourceOf(r io.Reader) (string, error) {
	sum := sha256.New()
	_, err := io.Copy(sum, r)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// Imported returns the document that a file became when it was imported, the
// last changed one that is not in the bin; empty if there is none.
func (n *Newsroom) Imported(ctx context.Context, file io.Reader) (string, error) {
	source, err := sourceOf(file)
	if err != nil {
		return "", err
	}
	all, err := n.library.List(ctx)
	if err != nil {
		return "", err
	}
	for _, i := range all {
		if i.Source == source && !i.Binned {
			return string(i.ID), nil
		}
	}
	return "", nil
}

// documentIn is the document of a file, checked: it may come from anywhere.
func documentIn(f store.File) (*document.Document, error) {
	var d document.Document
	err := json.Unmarshal(f.Document, &d)
	if err == nil {
		err = d.Check()
	}
	if err == nil {
		err = sound(&d)
	}
	if err != nil {
		return nil, finding.Stop(BadFile, finding.Place{}, "reason", err.Error())
	}
	return &d, nil
}

// shelveWithHistory puts a new document on the shelf, with a history that
// leads to it; one that cannot be used is left out.
func (n *Newsroom) shelveWithHistory(ctx context.Context, d *document.Document, history []byte, source string) (string, error) {
	var found []preflight.Finding
	err := protected(func() error {
		found = preflight.Check(d, layout.LayOut(d, n.desk.book, nil), nil)
		return nil
	})
	if err != nil {
		return "", finding.Stop(BadFile, finding.Place{}, "reason", err.Error())
	}
	info, err := n.shelve(ctx, d, found, source)
	if err != nil {
		return "", err
	}
	if leadsTo(history, d) {
		err = n.library.PutSnapshot(ctx, info.ID, info.Revision, history)
	}
	return string(info.ID), err
}

// leadsTo reports whether a history ends with a document.
func leadsTo(history []byte, d *document.Document) bool {
	if history == nil {
		return false
	}
	h, err := document.RestoreHistory(history)
	if err != nil {
		return false
	}
	want, err := json.Marshal(document.NewHistory(d).Document())
	got, err2 := json.Marshal(h.Document())
	return err == nil && err2 == nil && bytes.Equal(want, got)
}
