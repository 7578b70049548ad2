package cli

import (
	"context"
	"os"
	"strconv"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"
)

// isFolder tells a folder of photos from a document; what is not there at all
// and has not the name of a document is a folder that is missing.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return !isDocumentFile(path)
	}
	return info.IsDir()
}

// folder is the folder with its photos and the XMP files beside them.
func (w *captionWork) folder(progress *progress) (desk.CaptionFolder, error) {
	found, findings, err := store.WalkPhotos(w.of, w.subfolders)
	if err == nil && len(found) == 0 {
		err = finding.Stop(store.FolderWithoutPhotos, finding.Place{File: w.of})
	}
	if err != nil {
		return desk.CaptionFolder{}, err
	}
	summarise(w.Stderr, findings, w.words, w.quiet)
	sidecars := store.Sidecars(found)
	out := desk.CaptionFolder{
		Sidecar:  func(i int) ([]byte, error) { return sidecars[i].Read() },
		Write:    func(i int, xmp []byte) error { return sidecars[i].Write(xmp) },
		Progress: progress.report,
	}
	for _, f := range found {
		out.Photos = append(out.Photos, desk.PhotoFile{Name: f.Name, Read: f.Read})
	}
	return out, nil
}

// tableOfFolder makes the table of a folder; the photos that cannot be read are
// told, and the result says so.
func (w *captionWork) tableOfFolder(ctx context.Context, format string) (data []byte, result, err error) {
	progress := newProgress(w.Stderr, w.words, w.quiet)
	defer progress.close()
	folder, err := w.folder(progress)
	if err != nil {
		return nil, nil, err
	}
	data, findings, err := folder.Export(ctx, format, w.words.lang)
	progress.close()
	if err != nil || len(findings) == 0 {
		return data, nil, err
	}
	w.tell(findings)
	all := strconv.Itoa(len(folder.Photos))
	if len(findings) == len(folder.Photos) {
		return nil, nil, outcome{w.words.say("captions-no-photos", "all", all), exitInput}
	}
	return data, outcome{w.words.say("captions-left-out", "all", all, "count", strconv.Itoa(len(findings))), exitOther}, nil
}

func (w *captionWork) takeIntoFolder(ctx context.Context, table desk.CaptionTable) (desk.CaptionsTaken, error) {
	progress := newProgress(w.Stderr, w.words, w.quiet)
	defer progress.close()
	folder, err := w.folder(progress)
	if err != nil {
		return desk.CaptionsTaken{}, err
	}
	return folder.Import(ctx, table)
}
