package httpapi

import (
	"context"
	"io"

	"broadsheet/backend/desk"
)

// calm is a newsroom that has nothing and says so to every call: what fails
// with it, fails in this package.
type calm struct{ Newsroom }

func (calm) Session(desk.Caller) desk.Session { return desk.Session{} }
func (calm) Create(context.Context, desk.Caller, desk.CreateRequest) (j desk.Job, err error) {
	return
}
func (calm) Import(context.Context, desk.Caller, string) (j desk.Job, err error) { return }
func (calm) Duplicate(context.Context, desk.Caller, string, string) (d desk.DocumentInfo, err error) {
	return
}
func (calm) Restore(context.Context, string) (d desk.DocumentInfo, err error) { return }
func (calm) Edit(context.Context, desk.Caller, string, desk.EditRequest) (c desk.Change, err error) {
	return
}
func (calm) Preview(context.Context, desk.Caller, string, desk.PreviewRequest) (p desk.Preview, err error) {
	return
}
func (calm) Undo(context.Context, desk.Caller, string, desk.State) (c desk.Change, err error) { return }
func (calm) Redo(context.Context, desk.Caller, string, desk.State) (c desk.Change, err error) { return }
func (calm) Goto(context.Context, desk.Caller, string, desk.State, int) (c desk.Change, err error) {
	return
}
func (calm) AddPhotos(context.Context, desk.Caller, string, desk.AddPhotosRequest) (c desk.PhotosChange, err error) {
	return
}
func (calm) ReusePhotos(context.Context, desk.Caller, string, desk.ReusePhotosRequest) (c desk.Change, err error) {
	return
}
func (calm) ShelfPhotos(context.Context, desk.ShelfPhotosRequest) (p desk.ShelfPhotos, err error) {
	return
}
func (calm) Compose(context.Context, desk.Caller, string, desk.ComposeRequest) (j desk.Job, err error) {
	return
}
func (calm) Apply(context.Context, desk.Caller, string, string, int, desk.State) (c desk.Change, err error) {
	return
}
func (calm) Fit(context.Context, desk.Caller, string, desk.FitRequest) (p desk.FitProposal, err error) {
	return
}
func (calm) Reread(context.Context, desk.Caller, string, desk.RereadRequest) (r desk.Reread, err error) {
	return
}
func (calm) ApplyReread(context.Context, desk.Caller, string, string, desk.RereadTake) (c desk.Change, err error) {
	return
}
func (calm) Export(context.Context, desk.Caller, string, desk.ExportRequest) (j desk.Job, err error) {
	return
}
func (calm) Upload(_ context.Context, _ desk.Caller, _ string, body io.Reader) (u desk.Upload, err error) {
	_, err = io.Copy(io.Discard, body)
	return
}
