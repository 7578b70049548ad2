package desk

import (
	"context"
	"reflect"

	"broadsheet/backend/caption/table"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/photo/metadata"
)

// CaptionFolder is a folder of photos whose words are kept in XMP files beside
// them. Sidecar reads that of a photo, nil where there is none; Write puts it in
// its place.
type CaptionFolder struct {
	Photos   []PhotoFile
	Sidecar  func(i int) ([]byte, error)
	Write    func(i int, xmp []byte) error
	Progress func(Step)
}

// worded is a photo of a folder with its words.
type worded struct {
	index   int
	entry   table.Entry
	fields  metadata.Fields
	own     metadata.Fields // of the photo's file alone
	sidecar []byte
	err     error
}

// Export returns the table of a folder's captions: what the photos say of
// themselves, with what their sidecars say over it. Photos that cannot be read
// are findings, and not in it.
func (f CaptionFolder) Export(ctx context.Context, format, lang string) ([]byte, []finding.Finding, error) {
	all, findings, err := f.read(ctx)
	if err != nil {
		return nil, nil, err
	}
	data, err := table.Write(table.Format(format), lang, entriesOfFolder(all))
	return data, findings, err
}

// Import writes a table into the sidecars of a folder; the photos themselves
// are never touched, and what a sidecar holds beside stays. A sidecar that
// cannot be written is a finding.
func (f CaptionFolder) Import(ctx context.Context, t CaptionTable) (CaptionsTaken, error) {
	read, findings, err := table.Read(t.Name, t.Data)
	if err != nil {
		return CaptionsTaken{}, err
	}
	all, more, err := f.read(ctx)
	if err != nil {
		return CaptionsTaken{}, err
	}
	changes, unused := read.Match(entriesOfFolder(all), dayOfCell)
	taken := CaptionsTaken{Findings: append(append(findings, more...), unused...)}
	for _, c := range changes {
		if err := ctx.Err(); err != nil {
			return taken, err
		}
		one := all[c.Photo]
		if isStuck := stay(&c.Fields, one); isStuck {
			taken.Findings = append(taken.Findings, finding.New(finding.Warning, CannotBeEmptied, finding.Place{File: one.entry.File}))
			if reflect.DeepEqual(c.Fields, one.entry.Fields) {
				continue
			}
		}
		if err := f.write(one, c.Fields); err != nil {
			taken.Findings = append(taken.Findings, warningOf(err, one.entry.File))
			continue
		}
		taken.Changed++
	}
	return taken, nil
}

// stay gives an emptied field back to a photo that says it itself: a sidecar
// can say something else, but not nothing. It reports whether there was one.
func stay(f *table.Fields, one worded) (isStuck bool) {
	now, own := tableFields(one.fields), tableFields(one.own)
	text := func(new *string, now, own string) {
		if *new == "" && own != "" {
			*new, isStuck = now, true
		}
	}
	text(&f.Caption, now.Caption, own.Caption)
	text(&f.Headline, now.Headline, own.Headline)
	text(&f.Byline, now.Byline, own.Byline)
	text(&f.Credit, now.Credit, own.Credit)
	text(&f.Place, now.Place, own.Place)
	text(&f.Date, now.Date, own.Date)
	text(&f.Rights, now.Rights, own.Rights)
	list := func(new *[]string, now, own []string) {
		if len(*new) == 0 && len(own) > 0 {
			*new, isStuck = now, true
		}
	}
	list(&f.People, now.People, own.People)
	list(&f.Keywords, now.Keywords, own.Keywords)
	return isStuck
}

func (f CaptionFolder) write(one worded, fields table.Fields) error {
	xmp, err := metadata.Sidecar(overwritten(one.fields, fields), one.sidecar)
	if err != nil {
		return finding.Stop(SidecarDamaged, finding.Place{File: one.entry.File}, "reason", err.Error())
	}
	return f.Write(one.index, xmp)
}

// read reads the words of all photos, on all cores.
func (f CaptionFolder) read(ctx context.Context) (all []worded, findings []finding.Finding, err error) {
	err = inOrder(ctx, len(f.Photos), f.wordsOf, func(i int, one worded) error {
		f.Progress(Step{Name: "photos", Done: i + 1, Of: len(f.Photos)})
		if one.err != nil {
			findings = append(findings, warningOf(one.err, f.Photos[i].Name))
			return nil
		}
		all = append(all, one)
		return nil
	})
	return all, findings, err
}

func (f CaptionFolder) wordsOf(i int) worded {
	one := worded{index: i}
	data, err := f.Photos[i].Read()
	if err != nil {
		return worded{err: err}
	}
	p, _, err := photo.Probe(f.Photos[i].Name, data)
	if err != nil {
		return worded{err: err}
	}
	if one.sidecar, err = f.Sidecar(i); err != nil {
		return worded{err: err}
	}
	one.own, one.fields = wordsIn(p, data, nil), wordsIn(p, data, one.sidecar)
	one.entry = table.Entry{File: p.Name, ID: string(p.ID), Fields: tableFields(one.fields)}
	return one
}

func entriesOfFolder(all []worded) []table.Entry {
	entries := make([]table.Entry, len(all))
	for i, one := range all {
		entries[i] = one.entry
	}
	return entries
}

// warningOf is what kept a file from being used, as a warning with its name.
func warningOf(err error, name string) finding.Finding {
	f, ok := finding.FromError(err)
	if !ok {
		f = finding.New(finding.Warning, PhotoUnusable, finding.Place{}, "reason", err.Error())
	}
	f.Severity = finding.Warning
	if f.Place.File == "" {
		f.Place.File = name
	}
	return f
}
