package compose

import (
	"context"
	"reflect"
	"slices"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// The codes of what an editor should know of a page composed again.
const (
	CodeLeftOut     finding.Code = "compose.frame-left-out"   // a frame that was drawn by hand and not pinned
	CodeNoModules   finding.Code = "compose.pins-no-modules"  // what stays allows running text alone
	CodePinsOverset finding.Code = "compose.pins-overset"     // what stays leaves too little room
	CodePinOutside  finding.Code = "compose.pin-outside-page" // of another design
)

func recompose(ctx context.Context, in RecomposeInput) (Result, error) {
	out := recopy(in)
	var notes []finding.Finding
	if !out.kept.isEmpty() && slices.Contains(out.Design.Families, design.Modules) {
		if out.Conditions.Family == design.Modules || len(out.Design.Families) == 1 {
			notes = append(notes, finding.New(finding.Note, CodeNoModules, finding.Place{}))
		}
		out.Design.Families, out.Conditions.Family = []design.Family{design.Running}, ""
	}
	result, err := Compose(ctx, out)
	if err != nil {
		return Result{}, err
	}
	notes = append(notes, out.kept.tell(&result.Alternatives[0])...)
	result.Findings = append(result.Findings, notes...)
	return result, nil
}

// tell lists what became of the frames of the edited document.
func (k *kept) tell(best *Alternative) []finding.Finding {
	var out []finding.Finding
	for _, f := range k.dropped() {
		out = append(out, finding.New(finding.Warning, CodeLeftOut, finding.Place{Page: 1, Frame: string(f.ID)}, "kind", string(f.Kind)))
	}
	for i, frames := range k.frames {
		for _, f := range frames {
			if f.Pinned && !f.Rect.Overlaps(best.Document.Design.Format.TypeArea) {
				out = append(out, finding.New(finding.Warning, CodePinOutside, finding.Place{Page: i + 1, Frame: string(f.ID)}))
			}
		}
	}
	lines := 0
	for _, o := range best.Layout.Overset {
		lines += o.Lines
	}
	if lines > 0 && !k.isEmpty() {
		out = append(out, finding.New(finding.Warning, CodePinsOverset, finding.Place{Page: 1}))
	}
	return out
}

// recopy takes what is to be composed from an edited document.
func recopy(in RecomposeInput) Input {
	d := in.Document
	out := Input{
		Design: in.Design, Book: in.Book, Folio: d.Folio, Title: d.Title, MadeCredit: d.MadeCreditLine,
		Seed: in.Seed, Conditions: in.Conditions, Alternatives: in.Alternatives,
		kept: keep(d, in.Book),
	}
	if len(out.Design.Grids) == 0 {
		out.Design = d.Design
	}
	out.Story.Mode = d.Mode
	if main := out.kept.story; main != nil {
		out.Story = main.Story
	}
	if out.Story.Locale == "" {
		out.Story.Locale = d.Locale
	}
	known := map[document.PhotoID]Picture{}
	for _, p := range in.Pictures {
		known[document.PhotoID(p.Photo.ID)] = p
	}
	for i, p := range d.Photos {
		if !out.kept.photos[p.ID] {
			out.kept.ranks = append(out.kept.ranks, i)
			out.Pictures = append(out.Pictures, repicture(p, known[p.ID], d.Locale))
		}
	}
	return out
}

// arrange orders the blocks that are composed as for a new page, but drops and
// joins none.
func (k *kept) arrange(s story.Story) story.Story {
	free := s
	free.Blocks = nil
	for _, b := range s.Blocks {
		if !k.held[b.ID] {
			free.Blocks = append(free.Blocks, b)
		}
	}
	return orderBlocks(free, true)
}

// whole returns the story that the document gets: the arranged blocks, and
// those that stay elsewhere behind the block that they stood behind.
func (k *kept) whole(arranged story.Story) story.Story {
	blocks := slices.Clone(arranged.Blocks)
	before := story.BlockID("")
	for _, b := range k.story.Story.Blocks {
		if k.held[b.ID] {
			at := slices.IndexFunc(blocks, func(o story.Block) bool { return o.ID == before }) + 1
			blocks = slices.Insert(blocks, at, b)
		}
		before = b.ID
	}
	arranged.Blocks = blocks
	return arranged
}

// restore makes a composed document out of what was edited: the ids, the
// author, the frames that stay, the other stories, and how the editor fitted
// the blocks.
func (k *kept) restore(out *document.Document, arranged story.Story, fits map[story.BlockID]document.Fit) {
	d := k.doc
	out.Title, out.Author, out.Locale, out.Mode = d.Title, d.Author, d.Locale, d.Mode
	out.Threads = append(slices.Clone(k.threads), out.Threads...)
	for len(out.Pages) < len(k.frames) && len(k.frames[len(out.Pages)]) > 0 {
		out.Pages = append(out.Pages, document.Page{})
	}
	for i, frames := range k.frames[:min(len(k.frames), len(out.Pages))] {
		out.Pages[i].Frames = append(slices.Clone(out.Pages[i].Frames), frames...)
	}
	out.Stories = slices.Clone(d.Stories)
	out.Photos = slices.Clone(d.Photos)
	if k.story == nil {
		return
	}
	whole := k.whole(arranged)
	for i := range out.Stories {
		if s := &out.Stories[i]; s.ID == k.story.ID {
			s.Fits = k.refit(fits)
			s.Story = whole
		}
	}
	sections := make([]Picture, len(d.Photos))
	for i, p := range d.Photos {
		sections[i].Section = p.Section
	}
	for i, p := range followSections(sections, k.story.Story, whole) {
		out.Photos[i].Section = p.Section
	}
}

// refit joins how the composer fitted the blocks with what the editor set.
func (k *kept) refit(fits map[story.BlockID]document.Fit) map[story.BlockID]document.Fit {
	for _, b := range k.story.Story.Blocks {
		old, ok := k.story.Fits[b.ID]
		switch {
		case !ok:
		case k.held[b.ID]:
			fits[b.ID] = old
		default:
			if f := overlaid(fits[b.ID], old); !reflect.ValueOf(f).IsZero() {
				fits[b.ID] = f
			}
		}
	}
	return fits
}

// overlaid returns a composed fit with what an editor overrode. A heading that
// the composer cut into lines has sizes of its own, solved from its measure.
func overlaid(f, old document.Fit) document.Fit {
	f.Style, f.Align, f.Tracking, f.Indent = old.Style, old.Align, old.Tracking, old.Indent
	if len(f.Parts) == 0 {
		f.Size, f.Leading = old.Size, old.Leading
	}
	return f
}

// free returns an id that no frame that stays has.
func (k *kept) free(id document.FrameID) document.FrameID {
	taken := func(id document.FrameID) bool {
		return slices.ContainsFunc(k.frames, func(frames []document.Frame) bool {
			return slices.ContainsFunc(frames, func(f document.Frame) bool { return f.ID == id })
		})
	}
	for taken(id) {
		id += "+"
	}
	return id
}

// rank returns the place among all photos of a picture that is composed.
func (k *kept) rank(picture int) int {
	if k == nil {
		return picture
	}
	return k.ranks[picture]
}

// holdsMain reports whether the first photo stays where it is.
func (k *kept) holdsMain() bool {
	return k != nil && len(k.doc.Photos) > 0 && k.photos[k.doc.Photos[0].ID]
}
