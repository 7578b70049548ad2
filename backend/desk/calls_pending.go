package desk

import (
	"context"
	"errors"
)

var errPending = errors.New("not yet")

// Documents lists the shelf, or the bin, last changed first; query is looked
// Import makes a document of an uploaded .broadsheet file, in the background.
func (n *Newsroom) Import(ctx context.Context, c Caller, upload string) (Job, error) {
	return Job{}, errPending
}

// File returns a document as a .broadsheet file.
func (n *Newsroom) File(ctx context.Context, document string) (File, error) {
	return File{}, errPending
}

// Rename gives a document another title.
func (n *Newsroom) Rename(ctx context.Context, c Caller, document, title string) (DocumentInfo, error) {
	return DocumentInfo{}, errPending
}

// Duplicate copies a document with its history; an empty title is made of the
// Thumbnail returns a page, counted from 0, as a PNG about width pixels wide.
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

// Face returns a face as the canvas wants it; of a document's present glyphs
