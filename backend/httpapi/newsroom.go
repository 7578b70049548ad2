package httpapi

import (
	"context"
	"io"

	"broadsheet/backend/desk"
)

// Newsroom is what the server asks of the desk: *desk.Newsroom, whose methods
// say what each call does and how it fails. The tests put another one in its
// place, and hold that this one answers alike in process and over HTTP.
type Newsroom interface {
	Session(desk.Caller) desk.Session
	Subscribe(desk.Caller) (events <-chan desk.Event, stop func())

	shelf
	editing
	work
	photos
	files
	printing
}

type shelf interface {
	Documents(ctx context.Context, query string, binned bool) ([]desk.DocumentInfo, error)
	Create(context.Context, desk.Caller, desk.CreateRequest) (desk.Job, error)
	Import(ctx context.Context, c desk.Caller, upload string) (desk.Job, error)
	Open(ctx context.Context, c desk.Caller, document string) (desk.Opened, error)
	Rename(ctx context.Context, c desk.Caller, document, title string) (desk.DocumentInfo, error)
	Duplicate(ctx context.Context, c desk.Caller, document, title string) (desk.DocumentInfo, error)
	Bin(ctx context.Context, document string) error
	Restore(ctx context.Context, document string) (desk.DocumentInfo, error)
	Delete(ctx context.Context, document string) error
}

type editing interface {
	Edit(ctx context.Context, c desk.Caller, document string, r desk.EditRequest) (desk.Change, error)
	Preview(ctx context.Context, c desk.Caller, document string, r desk.PreviewRequest) (desk.Preview, error)
	Changes(ctx context.Context, c desk.Caller, document string, at desk.State) (desk.Change, error)
	Undo(ctx context.Context, c desk.Caller, document string, at desk.State) (desk.Change, error)
	Redo(ctx context.Context, c desk.Caller, document string, at desk.State) (desk.Change, error)
	Goto(ctx context.Context, c desk.Caller, document string, at desk.State, cursor int) (desk.Change, error)
	History(ctx context.Context, document string) (desk.History, error)
	ImportCaptions(ctx context.Context, c desk.Caller, document string, r desk.CaptionsRequest) (desk.CaptionsChange, error)
	AddPhotos(ctx context.Context, c desk.Caller, document string, r desk.AddPhotosRequest) (desk.PhotosChange, error)
	ReusePhotos(ctx context.Context, c desk.Caller, document string, r desk.ReusePhotosRequest) (desk.Change, error)
	ProposeTones(ctx context.Context, document string, r desk.ToneRequest) (desk.Tones, error)
}

type work interface {
	Compose(ctx context.Context, c desk.Caller, document string, r desk.ComposeRequest) (desk.Job, error)
	Alternatives(ctx context.Context, document, set string) (desk.AlternativeSet, error)
	Alternative(ctx context.Context, document, set string, number int) (desk.AlternativePage, error)
	Apply(ctx context.Context, c desk.Caller, document, set string, number int, at desk.State) (desk.Change, error)
	Fit(ctx context.Context, c desk.Caller, document string, r desk.FitRequest) (desk.FitProposal, error)
	Reread(ctx context.Context, c desk.Caller, document string, r desk.RereadRequest) (desk.Reread, error)
	ApplyReread(ctx context.Context, c desk.Caller, document, reread string, r desk.RereadTake) (desk.Change, error)
	Export(ctx context.Context, c desk.Caller, document string, r desk.ExportRequest) (desk.Job, error)
	Job(c desk.Caller, id string) (desk.Job, error)
	CancelJob(id string) error
	Result(id string) (desk.File, error)
}

type photos interface {
	ShelfPhotos(ctx context.Context, r desk.ShelfPhotosRequest) (desk.ShelfPhotos, error)
	LikePhotos(ctx context.Context, id string) (desk.LikePhotos, error)
	FileWords(ctx context.Context, id string) (desk.FileWords, error)
	Photo(ctx context.Context, id string, width int, tone string) ([]byte, error)
	PhotoPreview(ctx context.Context, id string) ([]byte, error)
}

type files interface {
	Upload(ctx context.Context, c desk.Caller, name string, body io.Reader) (desk.Upload, error)
	File(ctx context.Context, document string) (desk.File, error)
	Thumbnail(ctx context.Context, document string, page, width int, known string) (desk.Image, error)
	Face(ctx context.Context, face, document string) ([]byte, error)
	Glyphs(ctx context.Context, face string, numbers []int) ([]byte, error)
}

// printing is what the press asks for.
type printing interface {
	Profiles(c desk.Caller) []desk.ExportProfile
	Plates(ctx context.Context, document string, r desk.PlatesRequest) ([]byte, error)
	Sheets(ctx context.Context, document, profile string) ([]desk.Sheet, error)
	InkCube(profile string, paper bool) ([]byte, error)
	Preflight(ctx context.Context, c desk.Caller, document string, r desk.PreflightRequest) (*desk.Preflight, error)
	PreflightPage(ctx context.Context, c desk.Caller, document string, r desk.PreflightRequest) (desk.File, error)
}

var _ Newsroom = (*desk.Newsroom)(nil)
