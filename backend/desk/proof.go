package desk

import (
	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
	"broadsheet/backend/preflight"
	"broadsheet/backend/render/canvas"
	"broadsheet/backend/story"
	"sync"
)

// state is a document at one revision, with its page as laid out. Nothing in
// it changes any more.
type state struct {
	revision Revision
	document *document.Document
	layout   *layout.Layout
	scene    *canvas.Scene
	overset  []Overset
	findings []preflight.Finding
	// faces are those that Prepare has made for the canvas: []byte by font.FaceID.
	faces sync.Map
	// step is what led here from the state before.
	step done
}

// done is what one entry of the journal did.
type done struct {
	client string
	serial int
	steps  document.Steps
}

// withoutLayout is the state with what is needed to lead a client on by its
// scene: a layout holds on to all paragraphs as they were prepared, a megabyte
// for each revision of a long one.
func (s *state) withoutLayout() *state {
	return &state{revision: s.revision, document: s.document, scene: s.scene, step: s.step}
}

// withoutPage is the state with what is needed to lead a client on by its
// revision, and no more.
func (s *state) withoutPage() *state {
	return &state{revision: s.revision, document: s.document, step: s.step}
}

// proofer pulls proofs of a document's states. What it keeps from one to the
// next makes the next one quick. It is used by one goroutine at a time.
type proofer struct {
	book   *font.Book
	cache  *layout.Cache
	tables *canvas.Tables
	memo   *preflight.Memo
	layOut layOut
	// newMemo makes a memo in place of one that a fault may have left broken.
	newMemo func() *preflight.Memo
}

// layOut is layout.LayOut, but in tests of what its faults do.
type layOut func(*document.Document, *font.Book, *layout.Cache) *layout.Layout

func (n *Newsroom) newProofer(tables *canvas.Tables) *proofer {
	return &proofer{book: n.desk.book, cache: layout.NewCache(), tables: tables, memo: n.newMemo(), newMemo: n.newMemo, layOut: n.layOut}
}

// newMemo is the memo of a document's checks, which know how light photos are
// and which look alike.
func (n *Newsroom) newMemo() *preflight.Memo {
	return &preflight.Memo{
		Light:      func(id document.PhotoID) (photo.Light, bool) { return n.album.lightOf(photo.ID(id)) },
		Likenesses: n.likes,
	}
}

// check looks a page over. A fault of the program in it is one more finding:
// the page is there, and its document is to open.
func (p *proofer) check(s *state) {
	err := protected(func() error {
		s.findings = preflight.Check(s.document, s.layout, p.memo)
		return nil
	})
	if err != nil {
		p.memo = p.newMemo()
		s.findings = []preflight.Finding{{Finding: finding.New(finding.Fault, Internal, finding.Place{}, "reason", err.Error())}}
	}
}

// glance is a proof that nobody checks.
func (p *proofer) glance(d *document.Document) *state {
	l := p.layOut(d, p.book, p.cache)
	return &state{
		document: d, layout: l,
		scene:   canvas.Encode(draw.Draw(d, l), p.tables),
		overset: oversetOf(d, l),
	}
}

// oversetOf lists the text that found no room with the frames at which it
// ends.
func oversetOf(d *document.Document, l *layout.Layout) []Overset {
	out := make([]Overset, len(l.Overset))
	for i, o := range l.Overset {
		out[i] = Overset{
			Story: o.Story, Block: o.Block, Photo: o.Photo,
			Start: o.Start, Lines: o.Lines, Characters: o.Characters,
			Frame: endOf(d, &l.Overset[i]),
		}
	}
	return out
}

// endOf is the frame at which a text ends: the last of its thread's, or the
// photo's caption frame; empty where nothing shows it.
func endOf(d *document.Document, o *layout.Overset) document.FrameID {
	if o.Photo != "" {
		return captionFrame(d, o.Photo)
	}
	s := d.StoryByID(o.Story)
	if s == nil {
		return ""
	}
	for i := range d.Threads {
		t := &d.Threads[i]
		if t.Story == o.Story && len(t.Frames) > 0 && isWithin(s.Story.Blocks, t, o.Block) {
			return t.Frames[len(t.Frames)-1]
		}
	}
	return ""
}

func captionFrame(d *document.Document, photo document.PhotoID) document.FrameID {
	for i := range d.Pages {
		for j := range d.Pages[i].Frames {
			if f := &d.Pages[i].Frames[j]; f.ShowsCaptionOf(photo) {
				return f.ID
			}
		}
	}
	return ""
}

// isWithin reports whether a block is among those of a thread. An empty From
// or To means the story's first or last.
func isWithin(blocks []story.Block, t *document.Thread, id story.BlockID) bool {
	isIn := t.From == ""
	for i := range blocks {
		isIn = isIn || blocks[i].ID == t.From
		if blocks[i].ID == id {
			return isIn
		}
		if blocks[i].ID == t.To {
			return false
		}
	}
	return false
}
