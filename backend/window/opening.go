package window

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/httpapi"
)

// opening is what a page shall show, before it is put into a page's language.
type opening struct {
	document string
	job      string
	uploads  []desk.Upload
	findings []finding.Finding
	err      error
}

func (o opening) told(n Newsroom, c desk.Caller) httpapi.Opening {
	out := httpapi.Opening{Document: o.document, Uploads: o.uploads}
	err := o.err
	if o.job != "" {
		job, failed := n.Job(c, o.job)
		if out.Job, err = &job, failed; failed != nil {
			out.Job = nil
		}
	}
	if err != nil {
		out.Error = httpapi.ToldError(err, c.Language)
	}
	for _, f := range o.findings {
		out.Findings = append(out.Findings, httpapi.Told(f, c.Language))
	}
	return out
}

// OpenDocument shows a document.
func (w *Window) OpenDocument(id string) { w.open(opening{document: id}) }

// OpenJob shows the progress of a job and then the document that it makes;
// findings are what was found wrong on the way there.
func (w *Window) OpenJob(id string, findings ...finding.Finding) {
	w.open(opening{job: id, findings: findings})
}

// OpenError tells why something could not be opened.
func (w *Window) OpenError(err error) { w.open(opening{err: err}) }

// open brings the window to the front and tells the page, or keeps it for the
// page that comes next.
func (w *Window) open(o opening) {
	w.options.Native.Raise()
	if w.isShown(o) {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pending = append(w.pending, o)
}

// isShown tells a page that has started, and waits for one that does not yet
// listen: it has asked already what to show and will not ask again.
func (w *Window) isShown(o opening) bool {
	page := w.caller()
	if page.Client == "" {
		return false
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*w.options.Patience)
	defer cancel()
	return w.tellPage(ctx, desk.Event{Name: "show", Data: o.told(w.options.Newsroom, page)}) == nil
}

// Choose implements httpapi.Shell.
func (w *Window) Choose(ctx context.Context, c desk.Caller) error {
	w.asking.Lock()
	paths := w.options.Native.AskOpen(OpenQuestion{
		Title: w.say("window-open"), Folder: w.lastFolder(),
		Kinds: []FileKind{
			{w.say("window-all-kinds"), patterns(".broadsheet", ".txt", ".md", ".docx", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp", ".avif", ".heic", ".heif")},
			{w.say("window-documents"), patterns(".broadsheet")},
			{w.say("window-manuscripts"), patterns(".txt", ".md", ".docx")},
		},
	})
	w.asking.Unlock()
	if len(paths) == 0 {
		return nil
	}
	w.rememberFolder(paths[0])
	return w.take(ctx, c, paths)
}

// patterns are those of file extensions in either case: a dialog's filters
// tell them apart.
func patterns(extensions ...string) []string {
	out := make([]string, 0, 2*len(extensions))
	for _, e := range extensions {
		out = append(out, "*"+e, "*"+strings.ToUpper(e))
	}
	return out
}

// take imports documents; manuscripts and photos are handed to the desk for
// the page that the editor makes of them.
func (w *Window) take(ctx context.Context, c desk.Caller, paths []string) error {
	var uploads []desk.Upload
	for _, path := range paths {
		u, err := w.upload(ctx, c, path)
		if err != nil {
			return err
		}
		if u.Kind != desk.DocumentUpload {
			uploads = append(uploads, u)
			continue
		}
		job, err := w.options.Newsroom.Import(ctx, c, u.ID)
		if err != nil {
			return err
		}
		w.OpenJob(job.ID)
	}
	if len(uploads) > 0 {
		w.open(opening{uploads: uploads})
	}
	return nil
}

func (w *Window) upload(ctx context.Context, c desk.Caller, path string) (desk.Upload, error) {
	body, err := w.options.Read(path)
	if err != nil {
		return desk.Upload{}, err
	}
	defer func(b io.Closer) { _ = b.Close() }(body) // only read
	return w.options.Newsroom.Upload(ctx, c, filepath.Base(path), body)
}

func (w *Window) lastFolder() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.folder
}

func (w *Window) rememberFolder(path string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.folder = filepath.Dir(path)
}

// Raise brings the window to the front.
func (w *Window) Raise() { w.options.Native.Raise() }
