package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/store"
)

// drawSheet writes the contact sheet of the folder.
func (p *photoWork) drawSheet(ctx context.Context) error {
	if !strings.EqualFold(filepath.Ext(p.sheet), ".pdf") {
		return usageError{p.words.say("flag-with-bad-value", "name", "--contact-sheet", "value", p.sheet)}
	}
	if err := store.CheckOutputs([]string{p.sheet}, nil); err != nil {
		return err
	}
	files, err := p.files()
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return p.noPhotos()
	}
	drawer, err := p.newDesk(folders{fonts: p.fonts})
	if err != nil {
		return err
	}
	progress := p.newProgress(false)
	defer progress.close()
	request := desk.ContactSheet{
		Title: folderName(p.dir), Count: p.words.say("photos-count", "count", strconv.Itoa(len(files))),
		Language: p.words.lang, Progress: progress.report,
	}
	var counts tally
	err = store.WriteFile(p.sheet, func(w io.Writer) error {
		return drawer.ContactSheet(ctx, w, files, request, func(one desk.ListedPhoto) { counts.add(one.Status) })
	})
	progress.close()
	if err != nil {
		return err
	}
	if !p.quiet {
		fmt.Fprintln(p.Stderr, p.words.say("written-report", "file", p.sheet))
	}
	return counts.result(p.words)
}

// folderName is what a folder is called, also where it was given as a dot.
func folderName(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return filepath.Base(dir)
}
