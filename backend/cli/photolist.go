package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/store"
)

// listAll shows what is in the folder, line by line as it is found out.
func (p *photoWork) listAll(ctx context.Context) error {
	files, err := p.files()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(p.Stdout)
	list := p.newList(out, files)
	progress := p.newProgress(isTerminal(p.Stdout))
	defer progress.close()
	var counts tally
	err = desk.ListPhotos(ctx, files, store.HEIFConverter{}, p.words.lang, func(one desk.ListedPhoto) error {
		counts.add(one.Status)
		progress.report(stepPhotos(counts.sound+counts.damaged+counts.refused, len(files)))
		if err := list.add(one); err != nil || !isTerminal(p.Stdout) {
			return err
		}
		return out.Flush()
	})
	if err == nil {
		err = list.end()
	}
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	progress.close()
	if err == nil && len(files) == 0 {
		err = p.noPhotos()
	}
	if err != nil {
		return err
	}
	return counts.result(p.words)
}

// photoList writes photos one after the other.
type photoList interface {
	add(desk.ListedPhoto) error
	end() error
}

func (p *photoWork) newList(w io.Writer, files []desk.PhotoFile) photoList {
	if p.asJSON {
		return &jsonList{w: w}
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	return newPhotoTable(w, p.words, names)
}

// jsonList is a JSON array with a line for each photo. Broken off, it is no
// JSON: nobody takes the half for the whole.
type jsonList struct {
	w io.Writer
	n int
}

func (l *jsonList) add(p desk.ListedPhoto) error {
	before := "[\n"
	if l.n > 0 {
		before = ",\n"
	}
	l.n++
	line, err := marshalPlainly(p)
	if err == nil {
		_, err = io.WriteString(l.w, before+line)
	}
	return err
}

func (l *jsonList) end() error {
	after := "\n]\n"
	if l.n == 0 {
		after = "[]\n"
	}
	_, err := io.WriteString(l.w, after)
	return err
}

// marshalPlainly leaves < > & as they are: the list is for programs, not pages.
func marshalPlainly(v any) (string, error) {
	var line strings.Builder
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSuffix(line.String(), "\n"), err
}

// photoTable is a table for people. Its columns are as wide as the names need,
// which are known before the first photo has been looked at.
type photoTable struct {
	w     io.Writer
	words words
	name  int // cells of the names
	n     int
}

const (
	widestName = 40 // cells
	sizeCells  = 13 // 12345 × 12345
	mostCells  = 60 // of a caption
)

func newPhotoTable(w io.Writer, words words, names []string) *photoTable {
	t := &photoTable{w: w, words: words, name: cells(words.say("photos-head-file"))}
	for _, name := range names {
		t.name = min(max(t.name, cells(printable(name))), widestName)
	}
	return t
}

func (t *photoTable) add(p desk.ListedPhoto) error {
	if t.n == 0 {
		say := t.words.say
		if err := t.row(say("photos-head-file"), say("photos-head-size"), say("photos-head-format"), say("photos-head-date"), say("photos-head-status"), say("photos-head-caption")); err != nil {
			return err
		}
	}
	t.n++
	size := ""
	if p.Width > 0 {
		size = strconv.Itoa(p.Width) + " × " + strconv.Itoa(p.Height)
	}
	return t.row(p.File, size, p.Format, p.Date, t.status(p.Status), t.about(p))
}

// about is the caption and credit of a photo that can be used, and else what
// is wrong with it, in full.
func (t *photoTable) about(p desk.ListedPhoto) string {
	if p.Status != desk.PhotoSound {
		return printable(p.Message)
	}
	text := p.Caption
	if text == "" {
		text = p.Headline
	}
	if p.Credit != "" {
		text += " (" + p.Credit + ")"
	}
	return shortened(printable(text), mostCells)
}

func (t *photoTable) status(s desk.PhotoStatus) string {
	switch s {
	case desk.PhotoSound:
		return t.words.say("photos-ok")
	case desk.PhotoDamaged:
		return t.words.say("photos-damaged")
	}
	return t.words.say("photos-refused")
}

func (t *photoTable) row(name, size, format, date, status, about string) error {
	line := padded(shortened(printable(name), t.name), t.name) + "  " + padLeft(size, sizeCells) + "  " +
		padded(format, 6) + "  " + padded(date, 10) + "  " + padded(status, 8) + "  " + about
	_, err := io.WriteString(t.w, trimRight(line)+"\n")
	return err
}

func (t *photoTable) end() error { return nil }
