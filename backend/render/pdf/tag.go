package pdf

import (
	"fmt"

	"broadsheet/backend/scene"
)

// tag says what a piece of content is to a reader who cannot see the page.
type tag struct {
	kind         tagKind
	story, block string // of a textTag
	photo        string // of a captionTag and a figureTag
}

type tagKind uint8

const (
	artifact   tagKind = iota // nothing to be read
	pagination                // what stands on every page: the folio
	textTag                   // of a block of a story
	captionTag
	figureTag
)

// tagged is a run of content under one tag. Its number in its stream is the
// place in the list that holds it.
type tagged struct {
	tag
	// start orders the runs of a block: the rune at which the run begins, -1
	// for a label, which comes before the text.
	start int
}

// label orders what belongs to a block without being of its text.
const label = -1

// tagOf returns what the glyphs of a group are.
func (s *sheet) tagOf(g *scene.Group) tagged {
	start := g.Start
	if g.Start == g.End {
		start = label
	}
	switch photo := s.captionOf(g); {
	case g.Story != "" && g.Block != "":
		return tagged{tag{kind: textTag, story: g.Story, block: g.Block}, start}
	case photo != "":
		return tagged{tag{kind: captionTag, photo: photo}, start}
	case g.Role == "folio":
		return tagged{tag: tag{kind: pagination}}
	}
	return tagged{}
}

func (s *sheet) captionOf(g *scene.Group) string {
	if g.Photo != "" {
		return g.Photo
	}
	return s.captions[g.Frame]
}

// open begins marked content (ISO 32000-1, 14.6) unless it is open already.
// Artifacts have no number.
func (a *artist) open(t tagged) {
	if !a.form.sheet.isTagged || a.hasTag && a.tag == t.tag {
		return
	}
	a.close()
	a.b = append(a.b, t.begin(len(a.form.tags))...)
	if t.kind.isRead() {
		a.form.tags = append(a.form.tags, t)
	}
	a.tag, a.hasTag = t.tag, true
}

func (a *artist) close() {
	if a.hasTag {
		a.endText()
		a.op("EMC")
	}
	a.hasTag = false
}

func (k tagKind) isRead() bool { return k >= textTag }

// begin returns the operator that begins content of a tag, whose number in its
// stream would be id. The names are those of the standard types; what an
// element is in full stands in the structure tree.
func (t tagged) begin(id int) string {
	switch t.kind {
	case textTag:
		return fmt.Sprintf("/P <</MCID %d>> BDC\n", id)
	case captionTag:
		return fmt.Sprintf("/Caption <</MCID %d>> BDC\n", id)
	case figureTag:
		return fmt.Sprintf("/Figure <</MCID %d>> BDC\n", id)
	case pagination:
		return "/Artifact <</Type /Pagination>> BDC\n"
	}
	return "/Artifact <</Type /Layout>> BDC\n"
}
