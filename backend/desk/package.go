package desk

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"broadsheet/backend/caption/table"
	"broadsheet/backend/delivery"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/photo"
	"broadsheet/backend/scene"
	"broadsheet/backend/store"
)

// Delivery is what a printer is handed.
type Delivery = delivery.Delivery

// DeliveryPart is one file of it.
type DeliveryPart = delivery.Part

// deliver makes a package of the document: what takes work is made now; the
// originals and the document's own file are read when somebody takes them, one
// after the other, so that it is never in memory as a whole.
func (e *export) deliver(ctx context.Context) (File, error) {
	d := &Delivery{
		Title: e.document.Title, Profile: e.held.report.Profile.Title, Program: "Broadsheet " + e.room.desk.tools.Version,
		Date: dateOf(e.document, e.room.desk.tools.SourceDate), Lang: e.lang,
	}
	name := e.baseName()
	for _, make := range []func(context.Context, *Delivery, string) error{e.addPage, e.addReport, e.addTables, e.addDocument, e.addOriginals} {
		if err := make(ctx, d, name); err != nil {
			return File{}, err
		}
		if ctx.Err() != nil {
			return File{}, ctx.Err()
		}
	}
	e.note(d.Missing...)
	write := func(w io.Writer) error {
		_, err := d.Zip(w)
		return err
	}
	return File{Name: name + ".zip", Type: mediaTypes["zip"], Write: write, Delivery: d}, nil
}

// readyPart is a part whose bytes are there already.
func readyPart(name string, kind delivery.Kind, data []byte) DeliveryPart {
	return DeliveryPart{Name: name, Kind: kind, Write: func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}}
}

// written is a part that is made now.
func written(name string, kind delivery.Kind, write func(io.Writer) error) (DeliveryPart, error) {
	var out bytes.Buffer
	err := write(&out)
	return readyPart(name, kind, out.Bytes()), err
}

func (e *export) addPage(ctx context.Context, d *Delivery, name string) error {
	page, err := written(name+".pdf", delivery.Page, func(w io.Writer) error { return e.pdf(ctx, w) })
	d.Parts = append(d.Parts, page)
	return err
}

// addReport adds the very report that let the page out, with who overrode what.
func (e *export) addReport(ctx context.Context, d *Delivery, name string) error {
	e.held.report.Subject.File = name + ".pdf"
	if err := e.held.illustrate(ctx, e.room, e.job.progress); err != nil {
		return err
	}
	html, err := written("preflight.html", delivery.Report, e.held.report.HTML)
	data, err2 := written("preflight.json", delivery.Report, e.held.report.WriteJSON)
	d.Parts = append(d.Parts, html, data)
	return errors.Join(err, err2)
}

func (e *export) addTables(_ context.Context, d *Delivery, _ string) error {
	captions, err := table.Write(table.CSV, e.lang, captionEntries(e.document))
	fonts := table.Rows(delivery.FontRows(e.fonts(), e.lang))
	d.Parts = append(d.Parts, readyPart("captions.csv", delivery.Captions, captions), readyPart("fonts.csv", delivery.Fonts, fonts))
	return err
}

// fonts are the faces that the pages are drawn with, and those of what is
// written around them, by family, weight and name.
func (e *export) fonts() []delivery.Font {
	used := map[font.FaceID]bool{}
	for _, page := range e.held.scene.Pages {
		addFaces(used, page.Items)
	}
	o := e.pressing.options(e.document, e.room.desk.tools.SourceDate)
	around := o.Sheet.Slug
	if o.Standard == "" {
		around += o.Watermark
	}
	for _, r := range around {
		if f, ok := e.pressing.lettering(r); ok {
			used[f.ID()] = true
		}
	}
	var out []delivery.Font
	for _, id := range slices.Sorted(maps.Keys(used)) {
		if f, ok := e.room.desk.book.ByID(id); ok {
			out = append(out, delivery.Font{Face: f, Origin: e.room.desk.book.Origin(id)})
		}
	}
	slices.SortStableFunc(out, func(a, b delivery.Font) int {
		return cmp.Or(strings.Compare(a.Face.Family(), b.Face.Family()), a.Face.Weight()-b.Face.Weight())
	})
	return out
}

func addFaces(used map[font.FaceID]bool, items []scene.Item) {
	for _, item := range items {
		switch it := item.(type) {
		case scene.Glyphs:
			used[font.FaceID(it.Face)] = true
		case scene.Group:
			addFaces(used, it.Items)
		}
	}
}

// addDocument adds the document as it was when it was held to the profile.
func (e *export) addDocument(ctx context.Context, d *Delivery, _ string) error {
	file, err := e.room.fileOf(e.now, e.history)
	if f, isFinding := finding.FromError(err); isFinding {
		d.Missing = append(d.Missing, asWarning(f))
		return ctx.Err()
	}
	d.Parts = append(d.Parts, DeliveryPart{Name: file.Name, Kind: delivery.Document, Write: file.Write})
	return err
}

// addOriginals adds the photos that the pages show, by their own names.
func (e *export) addOriginals(_ context.Context, d *Delivery, _ string) error {
	shown := shownPhotos(e.document)
	var photos []document.Photo
	var names []string
	for _, p := range e.document.Photos {
		if shown[p.ID] {
			photos, names = append(photos, p), append(names, originalName(p.Name))
		}
	}
	for i, name := range uniqueNames(names) {
		if !e.room.library.HasPhoto(photo.ID(photos[i].ID)) {
			d.Missing = append(d.Missing, finding.New(finding.Warning, store.OriginalMissing, finding.Place{File: photos[i].Name}))
			continue
		}
		d.Parts = append(d.Parts, DeliveryPart{Name: "photos/" + name, Kind: delivery.Original, Write: e.room.original(photos[i])})
	}
	return nil
}

// original writes a photo's original, unchanged: one that is damaged is no
// original any more.
func (n *Newsroom) original(p document.Photo) func(io.Writer) error {
	return func(w io.Writer) error {
		data, err := n.library.Photo(n.stopped, photo.ID(p.ID))
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
}

func shownPhotos(d *document.Document) map[document.PhotoID]bool {
	shown := map[document.PhotoID]bool{}
	for i := range d.Pages {
		for _, f := range d.Pages[i].Frames {
			if f.Kind == document.PhotoFrame {
				shown[f.Photo] = true
			}
		}
	}
	return shown
}

func asWarning(f finding.Finding) finding.Finding {
	f.Severity = finding.Warning
	return f
}

// extensionForm is that of a file's name that says what it is.
var extensionForm = regexp.MustCompile(`^\.[A-Za-z0-9]{1,8}$`)

// originalName is a photo's own name, as far as every file system bears it.
func originalName(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	ext := path.Ext(base)
	if !extensionForm.MatchString(ext) {
		ext = ""
	}
	return fileNameOf(strings.TrimSuffix(base, ext)) + ext
}
