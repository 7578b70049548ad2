package document

import (
	"slices"

	"broadsheet/backend/finding"
)

// Apply implements Step.
func (s InsertPage) Apply(d *Document) (*Document, error) {
	if s.Index < 0 || s.Index > len(d.Pages) {
		return nil, outside(finding.Place{}, s.Index, s.Index, len(d.Pages))
	}
	for i := range s.Page.Frames {
		f := &s.Page.Frames[i]
		isTwice := slices.ContainsFunc(s.Page.Frames[:i], func(x Frame) bool { return x.ID == f.ID })
		if isTwice || d.FrameByID(f.ID) != nil {
			return nil, taken("frame", string(f.ID))
		}
		if err := d.checkFrame(f); err != nil {
			return nil, err
		}
	}
	out := *d
	out.Pages = inserted(d.Pages, s.Index, normalPage(s.Page))
	return &out, nil
}

// Invert implements Step.
func (s InsertPage) Invert(*Document) (Step, error) { return RemovePage{Index: s.Index}, nil }

// Apply implements Step.
func (s RemovePage) Apply(d *Document) (*Document, error) {
	if s.Index < 0 || s.Index >= len(d.Pages) {
		return nil, outside(finding.Place{}, s.Index, s.Index, len(d.Pages))
	}
	if len(d.Pages) == 1 {
		return nil, unfit(finding.Place{Page: 1}, "a document without a page")
	}
	out := *d
	out.Pages = removed(d.Pages, s.Index)
	isOnIt := func(id FrameID) bool {
		return slices.ContainsFunc(d.Pages[s.Index].Frames, func(f Frame) bool { return f.ID == id })
	}
	return out.withThreads(withoutFrames(d.Threads, isOnIt)), nil
}

// Invert implements Step.
func (s RemovePage) Invert(before *Document) (Step, error) {
	if s.Index < 0 || s.Index >= len(before.Pages) {
		return nil, outside(finding.Place{}, s.Index, s.Index, len(before.Pages))
	}
	return restoring(before, s, InsertPage{Index: s.Index, Page: before.Pages[s.Index]})
}

// Apply implements Step.
func (s SetProperties) Apply(d *Document) (*Document, error) {
	out := *d
	set(&out.Title, s.Title)
	set(&out.Author, s.Author)
	set(&out.Folio, s.Folio)
	set(&out.Design, s.Design)
	set(&out.Grid, s.Grid)
	set(&out.MadeCreditLine, s.MadeCreditLine)
	return &out, nil
}

func set[T any](to *T, value *T) {
	if value != nil {
		*to = *value
	}
}

// Invert implements Step.
func (s SetProperties) Invert(before *Document) (Step, error) {
	var back SetProperties
	b := *before
	keep(&back.Title, s.Title, &b.Title)
	keep(&back.Author, s.Author, &b.Author)
	keep(&back.Folio, s.Folio, &b.Folio)
	keep(&back.Design, s.Design, &b.Design)
	keep(&back.Grid, s.Grid, &b.Grid)
	keep(&back.MadeCreditLine, s.MadeCreditLine, &b.MadeCreditLine)
	return back, nil
}

// keep puts the value that was there into an inverse where a step sets another.
func keep[T any](back **T, set, was *T) {
	if set != nil {
		*back = was
	}
}

// Apply implements Step.
func (s ReplaceDocument) Apply(*Document) (*Document, error) {
	if s.Document == nil {
		return nil, unfit(finding.Place{}, "no document")
	}
	out := s.Document.Normal()
	if err := out.Check(); err != nil {
		return nil, err
	}
	return out, nil
}

// Invert implements Step.
func (s ReplaceDocument) Invert(before *Document) (Step, error) {
	return ReplaceDocument{Document: before}, nil
}
