// Package manuscript reads what a reporter hands in: the bytes of a .txt, .md
// or .docx file become a story with its captions, its credit line and the
// facts of its front matter.
//
// The way of the data:
//
//	bytes ─ sniff ─┬ decode ─ text      ┐
//	               ├ decode ─ markdown  ├─ paragraphs ─ roles ─ Manuscript
//	               └ archive ─ docx     ┘
//
// A reader finds paragraphs and what the file says about them (blank lines,
// headings, bold, size, pictures). The roles are found afterwards, by the
// same rules for all three, from these clues.
//
// Invariant: reading never changes a character and loses none. Whatever is
// not white space or markup stands afterwards in a block, a label, a caption
// or the credit line. What is not understood is body text.
//
// Deliberately absent: files, clock, network. The name of an Input serves
// messages and the choice of the reader; nothing is opened by it.
package manuscript

import (
	"context"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// Input is a manuscript as it was handed in. The name is only for messages
// and for its extension.
type Input struct {
	Name string
	Data []byte
}

// Manuscript is what was read.
type Manuscript struct {
	Story      story.Story
	Captions   []Caption // in manuscript order
	Credit     string    // the credit line as it stands, empty if there is none
	CreditLine int       // its line, counted from 1; 0 if there is none
	Meta       Meta
	Pictures   []Picture // embedded pictures of a .docx in their order
	Findings   []finding.Finding
	Encoding   string // "utf-8", "gb18030" …; a .docx is "utf-8"
}

// Caption is a photo's text as it stands in the manuscript.
type Caption struct {
	Text string // what is to be printed
	// Label is what stood there to name the photo and is not to be printed:
	// "03.jpg" before the text, "[图3]" in a line of its own.
	Label   string
	Line    int    // counted from 1; in a .docx the number of the paragraph
	Picture int    // index in Pictures, -1 for none
	Section int    // index of the section in or after which it stood, -1 before the first head
	Photo   string // file name or number where the manuscript names one
	// Confidence is how sure reading was that this is a caption, 0 to 1.
	Confidence float64
}

// Picture is a picture embedded in a .docx. Data are the bytes of its file,
// not decoded and not checked.
type Picture struct {
	Name    string // name inside the archive, without folders
	Data    []byte
	Line    int // number of the paragraph it stands in
	Section int // as in Caption
}

// Meta holds what the front matter says, strings as written.
type Meta struct {
	Date, Page, Rubric, Paper, Editors string
	Author, Lang, Design               string
	Title, Kicker, Deck, Credit        string
}

// Read reads a manuscript. What it finds strange on the way is in Findings;
// an input that cannot be used at all gives a *finding.Error, and a context
// that has ended gives its error. Lines are counted from 1.
func Read(ctx context.Context, in Input) (*Manuscript, error) {
	if err := checkSize(in); err != nil {
		return nil, err
	}
	form, err := sniff(in)
	if err != nil {
		return nil, err
	}
	d := &draft{file: in.Name}
	d.checkExtension(form)
	if err := readForm(ctx, d, form, in); err != nil {
		return nil, err
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return d.manuscript(), nil
}

// readForm lets the reader of a form fill the draft.
func readForm(ctx context.Context, d *draft, form form, in Input) error {
	if form == formDocx {
		return readDocx(ctx, d, in.Data)
	}
	text, err := d.decode(in.Data)
	if err != nil {
		return err
	}
	if form == formMarkdown {
		return readMarkdown(d, text)
	}
	return readText(d, text)
}
