package desk

import (
	"context"
	"encoding/json"
	"errors"
	"path"
	"reflect"
	"strings"
	"unicode/utf8"

	"broadsheet/backend/caption/table"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"
	"broadsheet/backend/story"
)

// CaptionTable is a table of captions as it came from outside: the name of its
// file, for messages, and its bytes.
type CaptionTable struct {
	Name string
	Data []byte
}

// MostTableBytes is what a table of captions may weigh.
const MostTableBytes = table.MostBytes

// CaptionsTaken is what came of a table: how many photos it changes, and what
// of it could not be used.
type CaptionsTaken struct {
	Changed  int
	Findings []finding.Finding
}

// TableFormat tells the format of a table by the name of its file; it is empty
// for a name that is not one's.
func TableFormat(name string) string {
	switch format := strings.TrimPrefix(strings.ToLower(path.Ext(name)), "."); format {
	case string(table.CSV), string(table.XLSX):
		return format
	}
	return ""
}

// captionsImported names the edit in the history.
const captionsImported = "import-captions"

// captionEntries are the photos of a document as the rows of a table.
func captionEntries(d *document.Document) []table.Entry {
	entries := make([]table.Entry, len(d.Photos))
	for i, p := range d.Photos {
		entries[i] = table.Entry{File: p.Name, ID: string(p.ID), Fields: table.Fields{
			Caption: p.Caption, Headline: p.Headline, Byline: p.Byline, Credit: p.Credit, Place: p.Place, Date: p.Date,
			People: p.People, Keywords: p.Keywords, Rights: p.Rights,
		}}
	}
	return entries
}

// stepsOf reads a table and returns the steps that write it into a document.
func (t CaptionTable) stepsOf(d *document.Document) (document.Steps, CaptionsTaken, error) {
	read, findings, err := table.Read(t.Name, t.Data)
	if err != nil {
		return nil, CaptionsTaken{}, err
	}
	changes, more := read.Match(captionEntries(d), dayOfCell)
	var steps document.Steps
	for _, c := range changes {
		steps = append(steps, captionSteps(d.Photos[c.Photo], c.Fields)...)
	}
	return steps, CaptionsTaken{Changed: len(changes), Findings: append(findings, more...)}, nil
}

// dayOfCell reads a day as people write it.
func dayOfCell(cell string) (string, bool) {
	day, err := readDate(cell, finding.Place{})
	return day, err == nil
}

// captionSteps write fields over those of a photo. A caption is text, and has a
// step of its own.
func captionSteps(p document.Photo, f table.Fields) (steps document.Steps) {
	old := p
	p.Credit = f.Credit
	p.Details = document.Details{
		Headline: f.Headline, Byline: f.Byline, Place: f.Place, Date: f.Date,
		People: f.People, Keywords: f.Keywords, Rights: f.Rights,
	}
	if !reflect.DeepEqual(old, p) {
		steps = append(steps, document.SetPhoto{Photo: p})
	}
	if f.Caption != old.Caption {
		text := document.ReplaceText{At: document.TextRef{Photo: p.ID}, To: utf8.RuneCountInString(old.Caption)}
		if f.Caption != "" {
			text.Spans = []story.Span{{Text: f.Caption}}
		}
		steps = append(steps, text)
	}
	return steps
}

// CaptionsRequest asks for an uploaded table to be written into a document.
type CaptionsRequest struct {
	State
	Upload string `json:"upload"`
}

// CaptionsChange is the change that a table made, and what of it could not be
// used.
type CaptionsChange struct {
	Change
	Taken    int       `json:"taken"` // photos whose texts were changed
	Findings []Finding `json:"findings"`
}

// ImportCaptions writes an uploaded table of captions into a document, as one
// step of its history. The table is matched with the present document; of rows
// that cannot be used the findings tell.
func (n *Newsroom) ImportCaptions(ctx context.Context, c Caller, id string, r CaptionsRequest) (CaptionsChange, error) {
	if change, err := n.again(ctx, c, id, r.State); !errors.Is(err, errNew) { // the upload is gone by now
		return CaptionsChange{Change: change, Findings: []Finding{}}, err
	}
	u, err := n.upload(r.Upload)
	if err != nil {
		return CaptionsChange{}, err
	}
	if u.Size > MostTableBytes {
		return CaptionsChange{}, finding.Stop(table.TooLarge, finding.Place{File: u.Name}, "limit", "16 MB")
	}
	data, err := u.Read()
	if err != nil {
		return CaptionsChange{}, err
	}
	out := CaptionsChange{Findings: []Finding{}}
	out.Change, err = n.change(ctx, c, id, r.State, func(d *openDocument) (record, error) {
		steps, taken, err := CaptionTable{u.Name, data}.stepsOf(d.now.document)
		if err != nil {
			return nil, err
		}
		out.Taken = taken.Changed
		for _, f := range taken.Findings {
			out.Findings = append(out.Findings, told(f, nil, c.Language))
		}
		return d.prepareOwn(captionsImported, steps...)
	})
	if err == nil {
		n.dropUploads([]store.Upload{u})
	}
	return out, err
}

// ExportFileCaptions returns the table of the photos in a .broadsheet file.
func ExportFileCaptions(f store.File, format, lang string) ([]byte, error) {
	d, err := documentIn(f)
	if err != nil {
		return nil, err
	}
	return table.Write(table.Format(format), lang, captionEntries(d))
}

// ImportFileCaptions writes a table into the document of a .broadsheet file, as
// one step of its history, and returns the file as it is to be saved. A table
// that changes nothing leaves the file as it was.
func ImportFileCaptions(f store.File, t CaptionTable) (store.File, CaptionsTaken, error) {
	d, err := documentIn(f)
	if err != nil {
		return f, CaptionsTaken{}, err
	}
	steps, taken, err := t.stepsOf(d)
	if err != nil || len(steps) == 0 {
		return f, taken, err
	}
	history := document.NewHistory(d)
	if leadsTo(f.History, d) {
		if history, err = document.RestoreHistory(f.History); err != nil {
			return f, taken, err
		}
	}
	if err := addStep(history, steps); err != nil {
		return f, taken, err
	}
	f, err = withContent(f, history)
	return f, taken, err
}

// addStep puts the steps of a table into force.
func addStep(h *document.History, steps document.Steps) error {
	entry, err := h.Prepare(document.Edit{Name: captionsImported, Steps: steps}, "", now())
	if err == nil {
		_, err = h.Do(entry)
	}
	if err != nil {
		return refusedBy(err)
	}
	return sound(h.Document())
}

// withContent is a file with the document that a history leads to.
func withContent(f store.File, h *document.History) (store.File, error) {
	doc, err := json.Marshal(h.Document())
	if err != nil {
		return f, err
	}
	snapshot, err := h.Snapshot()
	if err != nil {
		return f, err
	}
	f.Document, f.Revision = doc, f.Revision+1
	f.History, err = withoutSerials(snapshot)
	return f, err
}
