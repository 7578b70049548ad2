package document

import (
	"strconv"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// What can be wrong with a step or a document.
const (
	CodeGone       finding.Code = "document.gone"       // {kind} {id}: the step names what is not there
	CodeTaken      finding.Code = "document.taken"      // {kind} {id}: there is one already
	CodeOutside    finding.Code = "document.outside"    // {from} {to} {length}: a place outside of a text or list
	CodeUnfit      finding.Code = "document.unfit"      // {what}: a value that no document may have
	CodeUnreadable finding.Code = "document.unreadable" // {detail}: the JSON is none of ours
	CodeNoHistory  finding.Code = "document.no-history" // {cursor} {length}: there is no such step to go to
	CodeNewer      finding.Code = "document.newer"      // {version}: written by a later version of the program
)

// StepError says why a step cannot be applied, and where.
type StepError struct{ Finding finding.Finding }

// Error returns the English text with its place.
func (e *StepError) Error() string { return e.Finding.Message("en") }

// Unwrap makes the finding known to finding.FromError.
func (e *StepError) Unwrap() error { return &finding.Error{Finding: e.Finding} }

func refuse(code finding.Code, at finding.Place, pairs ...string) error {
	return &StepError{finding.New(finding.Fault, code, at, pairs...)}
}

func gone(kind, id string) error {
	return refuse(CodeGone, placeOf(kind, id), "kind", kind, "id", id)
}

func taken(kind, id string) error {
	return refuse(CodeTaken, placeOf(kind, id), "kind", kind, "id", id)
}

func unfit(at finding.Place, what string) error { return refuse(CodeUnfit, at, "what", what) }

// outside refuses a place from..to where there are length of them.
func outside(at finding.Place, from, to, length int) error {
	return refuse(CodeOutside, at, "from", strconv.Itoa(from), "to", strconv.Itoa(to), "length", strconv.Itoa(length))
}

func placeOf(kind, id string) finding.Place {
	switch kind {
	case "block":
		return finding.Place{Block: id}
	case "frame":
		return finding.Place{Frame: id}
	case "photo":
		return finding.Place{Photo: id}
	}
	return finding.Place{}
}

func placeOfBlock(id story.BlockID) finding.Place { return finding.Place{Block: string(id)} }

func (r TextRef) place() finding.Place {
	return finding.Place{Block: string(r.Block), Photo: string(r.Photo)}
}
