package desk

import (
	"broadsheet/backend/finding"
	"broadsheet/backend/store"
)

// The codes of the newsroom. NoDocument and the others that begin with No say
// that an id names nothing.
const (
	NoDocument finding.Code = "desk.no-document"
	NoJob      finding.Code = "desk.no-job"
	NoResult   finding.Code = "desk.no-result"
	NoPlates   finding.Code = "desk.no-plates"
	NoUpload   finding.Code = "desk.no-upload"
	NoPage     finding.Code = "desk.no-page"
	NoPhoto    finding.Code = "desk.no-photo"
	NoFace     finding.Code = "desk.no-face"
	// WithoutPhotos: the document has no photo that can be read.
	WithoutPhotos  finding.Code = "desk.without-photos"
	NoAlternatives finding.Code = "desk.no-alternatives"
	NoReread       finding.Code = "desk.no-reread"

	// EditRefused: the present document has no place for an edit any more.
	EditRefused finding.Code = "desk.edit-refused"
	// NothingToUndo and NothingToRedo: the history ends here.
	NothingToUndo finding.Code = "desk.nothing-to-undo"
	NothingToRedo finding.Code = "desk.nothing-to-redo"
	// DiskFull: nothing was changed, and what was saved is kept.
	DiskFull = store.DiskFull
	// BadRequest: what was asked makes no sense; a fault of the client.
	BadRequest finding.Code = "desk.bad-request"
	// Superseded: a newer preview of the same client came.
	Superseded finding.Code = "desk.superseded"
	// Internal: a fault of the program.
	Internal finding.Code = "desk.internal"
	// StepsUndone: the last steps cannot be laid out; the document was opened
	// without them.
	StepsUndone finding.Code = "desk.steps-undone"
	// NoFit: no line can be taken up or released there.
	NoFit finding.Code = "desk.no-fit"
	// BadFile: a .broadsheet file whose document contradicts itself.
	BadFile finding.Code = "desk.bad-file"
	// PlaceContested, PageMovedOn, FrameOutside and NumberOutside are reasons of EditRefused.
	PlaceContested finding.Code = "desk.place-contested"
	PageMovedOn    finding.Code = "desk.page-moved-on"
	FrameOutside   finding.Code = "desk.frame-outside"
	NumberOutside  finding.Code = "desk.number-outside"
	// TooManyPhotos: more than a document holds.
	TooManyPhotos finding.Code = "desk.too-many-photos"
)
