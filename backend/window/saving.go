package window

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/httpapi"
)

// Save implements httpapi.Shell.
func (w *Window) Save(ctx context.Context, _ desk.Caller, r httpapi.SaveRequest) (httpapi.Saved, error) {
	file, err := w.file(ctx, r)
	if err != nil {
		return httpapi.Saved{}, err
	}
	path := w.askWhere(file.Name)
	if path == "" {
		return httpapi.Saved{}, nil
	}
	w.rememberFolder(path)
	err = w.options.Write(path, func(out io.Writer) error {
		_, err := file.WriteTo(out)
		return err
	})
	if err != nil {
		return httpapi.Saved{}, err
	}
	return httpapi.Saved{Path: path}, nil
}

func (w *Window) file(ctx context.Context, r httpapi.SaveRequest) (desk.File, error) {
	switch {
	case r.Job != "":
		return w.options.Newsroom.Result(r.Job)
	case r.Document != "":
		return w.options.Newsroom.File(ctx, r.Document)
	}
	return desk.File{}, httpapi.NoFile()
}

// askWhere returns a path that ends as the file's name does.
func (w *Window) askWhere(name string) string {
	extension := filepath.Ext(name)
	w.asking.Lock()
	defer w.asking.Unlock()
	path := w.options.Native.AskSave(SaveQuestion{
		Title: w.say("window-save"), Folder: w.lastFolder(), Name: name,
		Kind: FileKind{strings.TrimPrefix(strings.ToUpper(extension), "."), patterns(extension)},
	})
	if path == "" || strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	path += extension
	// The dialog has asked about the name without the extension alone.
	if file, err := w.options.Read(path); err == nil {
		_ = file.Close()
		if !w.options.Native.Confirm(w.say("window-save"), w.say("window-replace", "file", filepath.Base(path))) {
			return ""
		}
	}
	return path
}
