package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"
)

// newsroom is the desk over a library, as a command uses it: it hands files
// over as a browser does and waits for the work to be done.
type newsroom struct {
	*desk.Newsroom
	library  *store.Library
	caller   desk.Caller
	progress func(desk.Step)
}

// openNewsroom opens the library in a folder, which is made where it is missing.
func (m Main) openNewsroom(ctx context.Context, dir string, f folders, words words, progress func(desk.Step)) (*newsroom, error) {
	tools, err := m.newTools(f)
	if err != nil {
		return nil, err
	}
	library, err := store.OpenLibrary(ctx, dir)
	if err != nil {
		return nil, err
	}
	room, err := desk.OpenNewsroom(ctx, tools, library)
	if err != nil {
		return nil, errors.Join(err, library.Close())
	}
	return &newsroom{room, library, desk.Caller{Client: "command line", Language: words.lang}, progress}, nil
}

// closeTime is how long the newsroom may take to put everything away.
const closeTime = 10 * time.Second

func (n *newsroom) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closeTime)
	defer cancel()
	return errors.Join(n.Close(ctx), n.library.Close())
}

// create makes a document of a manuscript and the photos of its folder. The
// findings are those of the folder and of the work.
func (n *newsroom) create(ctx context.Context, s source) (document string, findings []finding.Finding, err error) {
	request, findings, err := n.createRequest(ctx, s)
	if err != nil {
		return "", nil, err
	}
	job, err := n.await(ctx, func() (desk.Job, error) { return n.Create(ctx, n.caller, request) })
	return job.Document, append(findings, findingsOf(job)...), err
}

// findingsOf are those that a job ended with.
func findingsOf(job desk.Job) []finding.Finding {
	var out []finding.Finding
	for _, f := range job.Findings {
		out = append(out, f.Finding)
	}
	return out
}

// createRequest hands the files of a page over to the desk.
func (n *newsroom) createRequest(ctx context.Context, s source) (r desk.CreateRequest, findings []finding.Finding, err error) {
	r = desk.CreateRequest{Photos: []string{}, Design: s.Design, Folio: s.Folio}
	text, err := store.ReadManuscript(s.Manuscript)
	if err != nil {
		return r, nil, err
	}
	if r.Manuscript, err = n.upload(ctx, filepath.Base(s.Manuscript), text); err != nil {
		return r, nil, err
	}
	if s.Photos != "" {
		r.Photos, findings, err = n.uploadPhotos(ctx, s.Photos)
	}
	return r, findings, err
}

func (n *newsroom) upload(ctx context.Context, name string, data []byte) (string, error) {
	upload, err := n.Upload(ctx, n.caller, name, bytes.NewReader(data))
	return upload.ID, err
}

// uploadPhotos leaves out photos that cannot be read, with a finding: one bad
// photo is not the end.
func (n *newsroom) uploadPhotos(ctx context.Context, folder string) (ids []string, findings []finding.Finding, err error) {
	files, findings, err := store.ListPhotos(folder)
	if err != nil {
		return nil, nil, err
	}
	for i, f := range files {
		n.progress(desk.Step{Name: "photos", Done: i, Of: len(files)})
		data, err := f.Read()
		if problem, ok := finding.FromError(err); ok {
			problem.Severity = finding.Warning
			findings = append(findings, problem)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		id, err := n.upload(ctx, f.Name, data)
		if err != nil {
			return nil, nil, err
		}
		ids = append(ids, id)
	}
	return ids, findings, nil
}

// importFile makes a document of a .broadsheet file, or finds the one that it
// became before.
func (n *newsroom) importFile(ctx context.Context, path string) (document string, err error) {
	document, upload, err := n.uploadFile(ctx, path)
	if document != "" || err != nil {
		return document, err
	}
	job, err := n.await(ctx, func() (desk.Job, error) { return n.Import(ctx, n.caller, upload) })
	return job.Document, err
}

// uploadFile hands a .broadsheet file over to the desk, or finds the document
// that it became before.
func (n *newsroom) uploadFile(ctx context.Context, path string) (document, upload string, err error) {
	f, err := openFile(path)
	if err != nil {
		return "", "", err
	}
	defer f.Close()
	if document, err = n.Imported(ctx, f); document != "" || err != nil {
		return document, "", err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", "", err
	}
	u, err := n.Upload(ctx, n.caller, filepath.Base(path), f)
	return "", u.ID, err
}

func openFile(path string) (*os.File, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, finding.Stop(store.ManuscriptMissing, finding.Place{File: path})
	}
	if err != nil {
		return nil, finding.Stop(store.FileUnreadable, finding.Place{File: path}, "reason", err.Error())
	}
	return f, nil
}

// pollTime is how often a job is asked for, beside the events that tell of it.
const pollTime = 100 * time.Millisecond

// await starts a job, shows its progress and waits for its end. A job that
// failed is an error; ctx's end cancels it.
func (n *newsroom) await(ctx context.Context, start func() (desk.Job, error)) (desk.Job, error) {
	events, stop := n.Subscribe(n.caller)
	defer stop()
	job, err := start()
	for err == nil && job.State == desk.JobRunning {
		n.progress(desk.Step{Name: job.Step, Done: job.Done, Of: job.Of})
		select {
		case _, ok := <-events:
			if !ok {
				events = nil
			}
		case <-time.After(pollTime):
		case <-ctx.Done():
			return job, errors.Join(ctx.Err(), n.CancelJob(job.ID))
		}
		job, err = n.Job(n.caller, job.ID)
	}
	if err != nil {
		return job, err
	}
	return job, failureOf(job)
}

// failureOf returns why a job did not end well.
func failureOf(job desk.Job) error {
	switch {
	case job.State == desk.JobCancelled:
		return context.Canceled
	case job.State == desk.JobFailed && job.Error != nil:
		return &finding.Error{Finding: job.Error.Finding}
	case job.State == desk.JobFailed:
		return errors.New("the work failed without a reason")
	}
	return nil
}

// isDocumentFile tells a document's file from a manuscript, by its name.
func isDocumentFile(path string) bool { return strings.EqualFold(filepath.Ext(path), ".broadsheet") }

// withTemporary runs work in a newsroom whose library is gone afterwards.
func (m Main) withTemporary(ctx context.Context, f folders, words words, progress func(desk.Step), work func(*newsroom) error) error {
	dir, err := os.MkdirTemp("", "broadsheet-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	n, err := m.openNewsroom(ctx, dir, f, words, progress)
	if err != nil {
		return err
	}
	return errors.Join(work(n), n.close())
}
