package manuscript

import (
	"context"
	"path"
	"strconv"

	"broadsheet/backend/finding"
)

// readDocx reads a Word document: its paragraphs as a reader of the finished
// document sees them, with tracked changes accepted and hidden text left out.
// Lines are the numbers of the paragraphs, counted from 1, empty ones too.
func readDocx(ctx context.Context, d *draft, data []byte) error {
	a, err := openArchive(d, data)
	if err != nil {
		return err
	}
	r, err := newBodyReader(ctx, a)
	if err != nil {
		return err
	}
	if err := r.readBody(); err != nil {
		return err
	}
	d.encoding = utf8Name
	d.paragraphs = append(r.out, r.footnotes...)
	r.reportLeftOut()
	return nil
}

// bodyReader walks through the document part.
type bodyReader struct {
	ctx    context.Context
	d      *draft
	a      *archive
	x      *xmlReader
	part   string
	styles *wordStyles
	lists  *wordNumbering
	rels   map[string]relation
	loaded map[string]Picture // by name in the archive

	out    []paragraph // finished paragraphs of the current flow of text
	par    *openParagraph
	line   int    // number of the last paragraph begun
	blanks int    // empty paragraphs since the last one with text
	fields []bool // open fields, innermost last: whether in the instruction

	notes     map[string][]paragraph // by part and id
	noteCount int
	footnotes []paragraph

	changes, hidden, tables int
}

func newBodyReader(ctx context.Context, a *archive) (*bodyReader, error) {
	r := &bodyReader{ctx: ctx, d: a.d, a: a, part: a.mainPart(), loaded: map[string]Picture{}}
	var err error
	if r.rels, err = a.relations(r.part); err != nil {
		return nil, err
	}
	if r.styles, err = readStyles(a, r.sidePart("styles.xml")); err != nil {
		return nil, err
	}
	if r.lists, err = readNumbering(a, r.sidePart("numbering.xml")); err != nil {
		return nil, err
	}
	r.notes = map[string][]paragraph{}
	for _, name := range []string{"footnotes.xml", "endnotes.xml"} {
		if err := r.readNotes(name); err != nil {
			return nil, err
		}
	}
	raw, err := a.part(r.part)
	if err != nil {
		return nil, err
	}
	r.x = newXMLReader(a.d, raw)
	return r, nil
}

// sidePart returns a part next to the document; one that cannot be read is
// left out with a finding, since the text does not depend on it.
func (r *bodyReader) sidePart(name string) []byte {
	raw, err := r.a.part(path.Join(path.Dir(r.part), name))
	if err != nil {
		r.d.report(finding.Warning, PartBroken, 0, "", "name", name)
		return nil
	}
	return raw
}

func (r *bodyReader) readBody() error {
	found := false
	err := r.x.root(func(e element) error {
		if e.name != "body" {
			return r.x.skip()
		}
		found = true
		return r.x.children(r.block)
	})
	if err == nil && !found {
		err = r.d.stop(DocumentBroken, 0, "detail", "no body")
	}
	r.closeCarried()
	return err
}

// readNotes reads the footnotes or endnotes, by their ids.
func (r *bodyReader) readNotes(name string) error {
	raw := r.sidePart(name)
	if raw == nil {
		return nil
	}
	inner := &bodyReader{ctx: r.ctx, d: r.d, a: r.a, x: newXMLReader(r.d, raw), styles: r.styles, lists: r.lists, loaded: r.loaded}
	return inner.x.root(func(e element) error {
		if kind := e.attr("type"); kind == "separator" || kind == "continuationSeparator" || kind == "continuationNotice" {
			return inner.x.skip()
		}
		inner.out = nil
		if err := inner.x.children(inner.block); err != nil {
			return err
		}
		inner.closeCarried()
		r.notes[name+e.attr("id")] = inner.out
		return nil
	})
}

// note places a footnote: its number in brackets in the text, and its text as
// a remark at the end of the manuscript.
func (r *bodyReader) note(name, id string) {
	text, ok := r.notes[name+id]
	if !ok || r.isHiddenField() {
		return
	}
	delete(r.notes, name+id)
	r.noteCount++
	mark := "[" + strconv.Itoa(r.noteCount) + "]"
	r.par.add(mark, runFormat{})
	for i, p := range text {
		p.kind, p.level, p.styled, p.line = footnote, 0, "", r.line
		if i == 0 {
			p.label = mark
		}
		r.footnotes = append(r.footnotes, p)
	}
	r.d.report(finding.Note, Footnote, r.line, "", "mark", mark)
}

// reportLeftOut says once for the whole file what was done to it.
func (r *bodyReader) reportLeftOut() {
	for _, left := range []struct {
		code  finding.Code
		count int
	}{{ChangesAccepted, r.changes}, {HiddenText, r.hidden}, {Table, r.tables}} {
		if left.count > 0 {
			r.d.report(finding.Note, left.code, 0, "", "count", strconv.Itoa(left.count))
		}
	}
}
