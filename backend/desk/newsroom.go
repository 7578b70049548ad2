package desk

import "context"

// Newsroom is the editor's side of the desk: the shelf of documents, those
// that are open, and the work that goes on in the background. It is safe for
// concurrent use; the shells call nothing else.
//
// Every call that can fail for a reason of the caller's returns a
// *finding.Error; its code says which. Ids that name nothing give one of the
// codes No…; EditRefused where the present document has no place any more for
// what was asked; the store's codes where something could not be kept.
type Newsroom struct {
	desk    *Desk
	library Library
}

// OpenNewsroom opens the desk over a library. The newsroom closes neither the
// library nor the tools.
func OpenNewsroom(ctx context.Context, t Tools, library Library) (*Newsroom, error) {
	return &Newsroom{desk: New(t), library: library}, ctx.Err()
}

// Close ends the jobs, writes snapshots of what is open and lets go of it.
func (n *Newsroom) Close(ctx context.Context) error { return nil }

// Library is where documents are kept.
type Library = any
