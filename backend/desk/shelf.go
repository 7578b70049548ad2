package desk

import (
	"context"
	"strings"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/preflight"
	"broadsheet/backend/store"
)

// DocumentInfo is a document as the shelf shows it.
type DocumentInfo struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	Revision Revision  `json:"revision"`
	Pages    int       `json:"pages"`
	Design   string    `json:"design"`
	Rubric   string    `json:"rubric,omitempty"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	IsBinned bool      `json:"isBinned"`
}

func infoOf(i store.Info) DocumentInfo {
	return DocumentInfo{
		ID: string(i.ID), Title: i.Title, Created: i.Created, Modified: i.Modified, Revision: i.Revision,
		Pages: i.Pages, Design: i.Design, Rubric: i.Rubric, Errors: i.Errors, Warnings: i.Warnings, IsBinned: i.Binned,
	}
}

// describe fills in what the shelf shows of a state.
func describe(i *store.Info, s *state) {
	d := s.document
	i.Title, i.Design, i.Rubric, i.Pages = d.Title, d.Design.Name, d.Folio.Rubric, len(d.Pages)
	i.Errors, i.Warnings = count(s.findings, finding.Fault), count(s.findings, finding.Warning)
}

func count(fs []preflight.Finding, s finding.Severity) int {
	n := 0
	for i := range fs {
		if fs[i].Severity == s {
			n++
		}
	}
	return n
}

// Documents lists the shelf, or the bin, last changed first; every word of the
// query must be in the title.
func (n *Newsroom) Documents(ctx context.Context, query string, binned bool) ([]DocumentInfo, error) {
	all, err := n.library.List(ctx)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(strings.ToLower(query))
	out := []DocumentInfo{}
	for _, i := range all {
		if i.Binned == binned && hasWords(strings.ToLower(i.Title), words) {
			out = append(out, infoOf(i))
		}
	}
	return out, nil
}

func hasWords(title string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(title, w) {
			return false
		}
	}
	return true
}

// info returns what the shelf knows of a document.
func (n *Newsroom) info(ctx context.Context, id string) (store.Info, error) {
	i, err := n.library.Get(ctx, store.DocumentID(id))
	return i, missing(err)
}

// missing says in the desk's words that a document is not there.
func missing(err error) error {
	if f, ok := finding.FromError(err); ok && f.Code == store.DocumentMissing {
		return finding.Stop(NoDocument, f.Place)
	}
	return err
}

// update changes what the shelf shows of a document, and tells everyone.
func (n *Newsroom) update(ctx context.Context, id string, change func(*store.Info)) (DocumentInfo, error) {
	i, err := n.info(ctx, id)
	if err != nil {
		return DocumentInfo{}, err
	}
	change(&i)
	i.Modified = time.Time{} // stays
	if err := n.library.Update(ctx, i); err != nil {
		return DocumentInfo{}, missing(err)
	}
	n.catalogue.note(i.ID, nil, 0)
	n.hub.shelf()
	i, err = n.info(ctx, id)
	return infoOf(i), err
}

// Bin puts a document into the bin.
func (n *Newsroom) Bin(ctx context.Context, id string) error {
	_, err := n.update(ctx, id, func(i *store.Info) { i.Binned = true })
	return err
}

// Restore takes a document out of the bin.
func (n *Newsroom) Restore(ctx context.Context, id string) (DocumentInfo, error) {
	return n.update(ctx, id, func(i *store.Info) { i.Binned = false })
}

// Delete removes a document for good.
func (n *Newsroom) Delete(ctx context.Context, id string) error {
	d := n.enter(store.DocumentID(id))
	defer n.leave(d)
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := n.library.Delete(ctx, d.id); err != nil {
		return missing(err)
	}
	d.forget()
	n.catalogue.note(d.id, nil, 0)
	n.hub.shelf()
	return nil
}

// Rename gives a document another title, as one step of its history.
func (n *Newsroom) Rename(ctx context.Context, c Caller, id, title string) (DocumentInfo, error) {
	title = firstOf(title)
	if title == "" {
		return DocumentInfo{}, finding.Stop(BadRequest, finding.Place{}, "reason", "title")
	}
	rename := document.Edit{Name: "rename", Steps: document.Steps{document.SetProperties{Title: &title}}}
	if err := n.do(ctx, c, id, rename); err != nil {
		return DocumentInfo{}, err
	}
	return n.update(ctx, id, func(i *store.Info) { i.Title = title })
}

// Duplicate copies a document with its history. Another title than the
// original's is the copy's first step.
func (n *Newsroom) Duplicate(ctx context.Context, c Caller, id, title string) (DocumentInfo, error) {
	now, history, err := n.withHistory(ctx, id)
	if err != nil {
		return DocumentInfo{}, err
	}
	twin, err := n.shelveWithHistory(ctx, now.document, history, "")
	if err != nil {
		return DocumentInfo{}, err
	}
	if title = firstOf(title); title != "" && title != now.document.Title {
		return n.Rename(ctx, c, twin, title)
	}
	i, err := n.info(ctx, twin)
	return infoOf(i), err
}

// shelve puts a new document on the shelf; source is empty, or names the file
// that it comes from.
func (n *Newsroom) shelve(ctx context.Context, d *document.Document, fs []preflight.Finding, source string) (store.Info, error) {
	i := store.Info{Source: source}
	describe(&i, &state{document: d, findings: fs})
	i, err := n.library.Create(ctx, i, d)
	if err == nil {
		n.catalogue.note(i.ID, d, i.Revision)
		n.hub.shelf()
	}
	return i, err
}
