package document

import (
	"slices"

	"broadsheet/backend/finding"
)

// Apply implements Step.
func (s InsertFrame) Apply(d *Document) (*Document, error) {
	if err := d.checkPlace(s.Page, s.Index, 0); err != nil {
		return nil, err
	}
	if d.FrameByID(s.Frame.ID) != nil {
		return nil, taken("frame", string(s.Frame.ID))
	}
	if err := d.checkFrame(&s.Frame); err != nil {
		return nil, err
	}
	return d.withFrames(s.Page, inserted(d.Pages[s.Page].Frames, s.Index, s.Frame)), nil
}

// checkPlace refuses a page that is not there and a place beyond its frames,
// less of which are there than now.
func (d *Document) checkPlace(page, index, less int) error {
	if page < 0 || page >= len(d.Pages) {
		return outside(finding.Place{}, page, page, len(d.Pages))
	}
	if n := len(d.Pages[page].Frames) - less; index < 0 || index > n {
		return outside(finding.Place{Page: page + 1}, index, index, n)
	}
	return nil
}

// Invert implements Step.
func (s InsertFrame) Invert(*Document) (Step, error) { return RemoveFrame{Frame: s.Frame.ID}, nil }

// Apply implements Step.
func (s RemoveFrame) Apply(d *Document) (*Document, error) {
	page, i, err := d.findFrame(s.Frame)
	if err != nil {
		return nil, err
	}
	out := d.withFrames(page, removed(d.Pages[page].Frames, i))
	return out.withThreads(withoutFrames(d.Threads, func(id FrameID) bool { return id == s.Frame })), nil
}

// Invert implements Step.
func (s RemoveFrame) Invert(before *Document) (Step, error) {
	page, i, err := before.findFrame(s.Frame)
	if err != nil {
		return nil, err
	}
	return restoring(before, s, InsertFrame{Page: page, Index: i, Frame: before.Pages[page].Frames[i]})
}

// Apply implements Step. A frame that becomes another kind leaves its thread.
func (s SetFrame) Apply(d *Document) (*Document, error) {
	page, i, err := d.findFrame(s.Frame.ID)
	if err != nil {
		return nil, err
	}
	if err := d.checkFrame(&s.Frame); err != nil {
		return nil, err
	}
	out := d.withFrames(page, replaced(d.Pages[page].Frames, i, s.Frame))
	if s.Frame.Kind == TextFrame {
		return out, nil
	}
	return out.withThreads(withoutFrames(d.Threads, func(id FrameID) bool { return id == s.Frame.ID })), nil
}

// Invert implements Step.
func (s SetFrame) Invert(before *Document) (Step, error) {
	page, i, err := before.findFrame(s.Frame.ID)
	if err != nil {
		return nil, err
	}
	return restoring(before, s, SetFrame{Frame: before.Pages[page].Frames[i]})
}

// Apply implements Step.
func (s MoveFrame) Apply(d *Document) (*Document, error) {
	page, i, err := d.findFrame(s.Frame)
	if err != nil {
		return nil, err
	}
	less := 0
	if page == s.Page {
		less = 1
	}
	if err := d.checkPlace(s.Page, s.Index, less); err != nil {
		return nil, err
	}
	frame := d.Pages[page].Frames[i]
	out := d.withFrames(page, removed(d.Pages[page].Frames, i))
	return out.withFrames(s.Page, inserted(out.Pages[s.Page].Frames, s.Index, frame)), nil
}

// Invert implements Step.
func (s MoveFrame) Invert(before *Document) (Step, error) {
	page, i, err := before.findFrame(s.Frame)
	if err != nil {
		return nil, err
	}
	return MoveFrame{Frame: s.Frame, Page: page, Index: i}, nil
}

// Apply implements Step.
func (s SetThreads) Apply(d *Document) (*Document, error) {
	out := *d
	out.Threads = normalThreads(slices.Clone(s.Threads))
	if err := out.checkThreads(); err != nil {
		return nil, err
	}
	return &out, nil
}

// Invert implements Step.
func (s SetThreads) Invert(before *Document) (Step, error) {
	return SetThreads{Threads: before.Threads}, nil
}
