// Package desk holds the use cases in the editor's words. It is the only
// package that the shells call and the only one that knows all of the middle
// of the program.
//
// A Desk makes pages: Compose goes from a manuscript and photos to a
// Composition, once and without a store. A Newsroom is the editor's side: the
// shelf of documents in a library, those that are open, edits, undo, previews,
// findings, composing again, export.
//
// Whatever lies outside (files, caches, the clock) is handed in as Tools.
package desk

import (
	"io/fs"
	"time"

	"broadsheet/backend/design"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/photo"
	"broadsheet/backend/press"
)

// The codes of the desk.
const (
	BadDate         finding.Code = "desk.bad-date"
	UnknownDesign   finding.Code = "desk.unknown-design"
	OtherDesign     finding.Code = "desk.other-design"
	NoFaces         finding.Code = "desk.no-faces"
	PhotoUnusable   finding.Code = "desk.photo-unusable"
	PhotoChanged    finding.Code = "desk.photo-changed"
	PhotoIncomplete finding.Code = "desk.photo-incomplete"
	CannotBeEmptied finding.Code = "desk.cannot-be-emptied"
	SidecarDamaged  finding.Code = "desk.sidecar-damaged"
	PhotoTwice      finding.Code = "desk.photo-twice"
	PhotoCoarse     finding.Code = "desk.photo-coarse"
	CaptionInText   finding.Code = "desk.caption-in-text"
	CaptionsListed  finding.Code = "desk.captions-listed"
	FewerPages      finding.Code = "desk.fewer-alternatives"
	RenditionFailed finding.Code = "desk.rendition-failed"
)

// DefaultDesign is used where nobody asks for another one: for Chinese, and
// for Latin scripts.
const (
	DefaultDesign      = "broadsheet"
	DefaultLatinDesign = "broadsheet-en"
)

// Designs names the designs that there are.
func Designs() []string { return design.Names() }

// Originals keeps the way to each photo's original by its content hash.
type Originals interface {
	photo.Source
	// Keep remembers how the bytes of a photo can be read again.
	Keep(id photo.ID, read func() ([]byte, error))
}

// FontFolder is a folder with fonts; Name is its path, for messages.
type FontFolder struct {
	Name string
	FS   fs.FS
}

// Tools are what the desk needs from outside. Only Clock and Originals must
// be there.
type Tools struct {
	Cache photo.Cache // of renditions; nil keeps nothing
	// Converter reads HEIC; without one such photos are refused.
	Converter photo.Converter
	Originals Originals
	// Profiles are the export profiles; the zero Shelf has those of the program.
	Profiles press.Shelf
	// Fonts in the order in which a face is looked for: the user's folders,
	// the bundled faces, the installed ones.
	UserFonts      []FontFolder
	Bundled        font.Source
	InstalledFonts []FontFolder
	// Clock gives the time since any fixed moment; it serves the timings in
	// the report and nothing on a page.
	Clock func() time.Duration
	// Version is the program's, as a newsroom tells it.
	Version string
	// SourceDate is written as the date of files (SOURCE_DATE_EPOCH); zero: the
	// day in a page's folio is.
	SourceDate time.Time
}

// Desk is where pages are made. It is safe for concurrent use.
type Desk struct {
	tools      Tools
	book       *font.Book
	conditions conditions
}

// New returns a desk with its tools.
func New(t Tools) *Desk {
	return &Desk{tools: t, book: openBook(t)}
}
