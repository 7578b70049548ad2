package desk

import (
	"context"
	"errors"
	"io"
)

var errPending = errors.New("not yet")

// Session returns what a client should know first.
func (n *Newsroom) Session(c Caller) Session { return Session{} }

// Upload keeps a file until it is used or an hour old.
func (n *Newsroom) Upload(ctx context.Context, c Caller, name string, body io.Reader) (Upload, error) {
	return Upload{}, errPending
}

// Documents lists the shelf, or the bin, last changed first; query is looked
// for in the titles.
func (n *Newsroom) Documents(ctx context.Context, query string, binned bool) ([]DocumentInfo, error) {
	return nil, errPending
}

// Create makes a document of a manuscript and photos, in the background.
func (n *Newsroom) Create(ctx context.Context, c Caller, r CreateRequest) (Job, error) {
	return Job{}, errPending
}

// Import makes a document of an uploaded .broadsheet file, in the background.
func (n *Newsroom) Import(ctx context.Context, c Caller, upload string) (Job, error) {
	return Job{}, errPending
}

// File returns a document as a .broadsheet file.
func (n *Newsroom) File(ctx context.Context, document string) (File, error) {
	return File{}, errPending
}

// Open returns a document as it is now.
func (n *Newsroom) Open(ctx context.Context, c Caller, document string) (Opened, error) {
	return Opened{}, errPending
}

// Rename gives a document another title.
func (n *Newsroom) Rename(ctx context.Context, c Caller, document, title string) (DocumentInfo, error) {
	return DocumentInfo{}, errPending
}

// Duplicate copies a document with its history; an empty title is made of the
// original's.
func (n *Newsroom) Duplicate(ctx context.Context, c Caller, document, title string) (DocumentInfo, error) {
	return DocumentInfo{}, errPending
}

// Bin puts a document into the bin.
func (n *Newsroom) Bin(ctx context.Context, document string) error { return errPending }

// Restore takes a document out of the bin.
func (n *Newsroom) Restore(ctx context.Context, document string) (DocumentInfo, error) {
	return DocumentInfo{}, errPending
}

// Delete removes a document for good.
func (n *Newsroom) Delete(ctx context.Context, document string) error { return errPending }

// Thumbnail returns a page, counted from 0, as a PNG about width pixels wide.
// ETag changes with what it shows; if it is known already, Data is nil.
func (n *Newsroom) Thumbnail(ctx context.Context, document string, page, width int, known string) (Image, error) {
	return Image{}, errPending
}

// Edit applies edits, all or none, and answers once they are kept.
func (n *Newsroom) Edit(ctx context.Context, c Caller, document string, r EditRequest) (Change, error) {
	return Change{}, errPending
}

// Preview shows what steps would make of the page. A newer one of the same
// client takes the place of one that waits, which ends with Superseded.
func (n *Newsroom) Preview(ctx context.Context, c Caller, document string, r PreviewRequest) (Preview, error) {
	return Preview{}, errPending
}

// Changes leads from a client's state to the present one.
func (n *Newsroom) Changes(ctx context.Context, c Caller, document string, at State) (Change, error) {
	return Change{}, errPending
}

// Undo takes back the last step that is in force.
func (n *Newsroom) Undo(ctx context.Context, c Caller, document string, at State) (Change, error) {
	return Change{}, errPending
}

// Redo puts the next step in force again.
func (n *Newsroom) Redo(ctx context.Context, c Caller, document string, at State) (Change, error) {
	return Change{}, errPending
}

// Goto puts the first cursor steps of the history in force, and no others.
func (n *Newsroom) Goto(ctx context.Context, c Caller, document string, at State, cursor int) (Change, error) {
	return Change{}, errPending
}

// History lists a document's steps.
func (n *Newsroom) History(ctx context.Context, document string) (History, error) {
	return History{}, errPending
}

// AddPhotos adds uploaded photos to a document's list.
func (n *Newsroom) AddPhotos(ctx context.Context, c Caller, document string, r AddPhotosRequest) (Change, error) {
	return Change{}, errPending
}

// Compose looks for other pages of a document, in the background.
func (n *Newsroom) Compose(ctx context.Context, c Caller, document string, r ComposeRequest) (Job, error) {
	return Job{}, errPending
}

// Alternatives returns what a compose job found.
func (n *Newsroom) Alternatives(ctx context.Context, document, set string) (AlternativeSet, error) {
	return AlternativeSet{}, errPending
}

// Alternative returns one page of a set, counted from 1, to look at.
func (n *Newsroom) Alternative(ctx context.Context, document, set string, number int) (AlternativePage, error) {
	return AlternativePage{}, errPending
}

// Apply makes an alternative the document, as one step of the history.
func (n *Newsroom) Apply(ctx context.Context, c Caller, document, set string, number int, at State) (Change, error) {
	return Change{}, errPending
}

// Fit proposes an edit that takes up or releases lines.
func (n *Newsroom) Fit(ctx context.Context, c Caller, document string, r FitRequest) (FitProposal, error) {
	return FitProposal{}, errPending
}

// Reread compares a corrected manuscript with the edited story.
func (n *Newsroom) Reread(ctx context.Context, c Caller, document string, r RereadRequest) (Reread, error) {
	return Reread{}, errPending
}

// ApplyReread takes changes of a manuscript over, as one step of the history.
func (n *Newsroom) ApplyReread(ctx context.Context, c Caller, document, reread string, r RereadTake) (Change, error) {
	return Change{}, errPending
}

// Export renders the very revision that there is now, in the background.
func (n *Newsroom) Export(ctx context.Context, c Caller, document string, r ExportRequest) (Job, error) {
	return Job{}, errPending
}

// Job returns how far a job is.
func (n *Newsroom) Job(c Caller, id string) (Job, error) { return Job{}, errPending }

// CancelJob ends a job; one that has ended stays as it is.
func (n *Newsroom) CancelJob(id string) error { return errPending }

// Result returns the file that an export made.
func (n *Newsroom) Result(id string) (File, error) { return File{}, errPending }

// Photo returns a whole photo, upright, as a JPEG about width pixels wide.
func (n *Newsroom) Photo(ctx context.Context, id string, width int) ([]byte, error) {
	return nil, errPending
}

// Face returns a face as the canvas wants it; of a document's present glyphs
// alone where document is not empty.
func (n *Newsroom) Face(ctx context.Context, face, document string) ([]byte, error) {
	return nil, errPending
}

// Subscribe returns the events from now on, hello first. The channel is closed
// by stop, with the newsroom, or when the caller has fallen too far behind.
func (n *Newsroom) Subscribe(c Caller) (events <-chan Event, stop func()) { return nil, func() {} }
