package document

import (
	"math"
	"slices"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

var roles = []story.Role{
	story.Kicker, story.Headline, story.Deck, story.Byline, story.Dateline, story.Lead,
	story.SectionHead, story.Crosshead, story.Body, story.Note, story.Credit,
}

var kinds = []Kind{TextFrame, PhotoFrame, CaptionFrame, RuleFrame, BoxFrame}

// Check returns what makes d a document that no step would have left: an id
// that is used twice, a reference to what is not there. It is nil for every
// document that a step has made of a sound one. The error is a *StepError.
func (d *Document) Check() error {
	for _, check := range []func() error{d.checkStories, d.checkPhotos, d.checkPages, d.checkThreads} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (d *Document) checkStories() error {
	ids := map[StoryID]bool{}
	for i := range d.Stories {
		s := &d.Stories[i]
		if ids[s.ID] || s.ID == "" {
			return taken("story", string(s.ID))
		}
		ids[s.ID] = true
		if err := s.check(); err != nil {
			return err
		}
	}
	return nil
}

func (s *Story) check() error {
	ids := make(map[story.BlockID]bool, len(s.Story.Blocks))
	for i := range s.Story.Blocks {
		b := &s.Story.Blocks[i]
		if ids[b.ID] || b.ID == "" {
			return taken("block", string(b.ID))
		}
		ids[b.ID] = true
		if err := checkBlock(b, s.fit(b.ID), length(b.Spans)); err != nil {
			return err
		}
		if !areValid(b.Spans) {
			return unfit(placeOfBlock(b.ID), "text that is not Unicode")
		}
	}
	for id := range s.Fits {
		if !ids[id] {
			return gone("block", string(id))
		}
	}
	return nil
}

// checkNew checks a block that is to be put into the story with n runes.
func (s *Story) checkNew(b story.Block, fit *Fit, n int) error {
	if _, err := s.index(b.ID); err == nil || b.ID == "" {
		return taken("block", string(b.ID))
	}
	if !areValid(b.Spans) {
		return unfit(placeOfBlock(b.ID), "text that is not Unicode")
	}
	return checkBlock(&b, fit, n)
}

func checkBlock(b *story.Block, fit *Fit, n int) error {
	if err := checkRole(b.ID, b.Role); err != nil {
		return err
	}
	return checkFit(b.ID, fit, n)
}

func checkRole(id story.BlockID, role story.Role) error {
	if !slices.Contains(roles, role) {
		return unfit(placeOfBlock(id), "role "+string(role))
	}
	return nil
}

// checkFit checks a fit of a text of n runes. The ends of parts ascend; one
// beyond the text is at its end.
func checkFit(id story.BlockID, fit *Fit, n int) error {
	if fit == nil {
		return nil
	}
	last := 0
	for _, p := range fit.Parts {
		if p.End < last {
			return outside(placeOfBlock(id), last, p.End, n)
		}
		last = p.End
	}
	if !isFinite(fit.Tracking, deref(fit.Indent)) {
		return unfit(placeOfBlock(id), "a number that is none")
	}
	return nil
}

func deref(v *float64) float64 {
	if v == nil {
		return 0
	}
	return *v
}

func isFinite(values ...float64) bool {
	return !slices.ContainsFunc(values, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) })
}

func (d *Document) checkPhotos() error {
	ids := map[PhotoID]bool{}
	for i := range d.Photos {
		p := &d.Photos[i]
		if ids[p.ID] {
			return taken("photo", string(p.ID))
		}
		ids[p.ID] = true
		if err := checkPhoto(p); err != nil {
			return err
		}
	}
	return nil
}

func checkPhoto(p *Photo) error {
	focal := Focal{}
	set(&focal, p.Focal)
	if p.ID == "" || p.Width < 0 || p.Height < 0 || !isFinite(p.Confidence, focal.X, focal.Y) {
		return unfit(placeOf("photo", string(p.ID)), "photo "+string(p.ID))
	}
	if !p.Tone.isInRange() {
		return unfit(placeOf("photo", string(p.ID)), "tone of photo "+string(p.ID))
	}
	return nil
}

// isInRange reports whether each value of a tone is within its limits; no tone
// is.
func (t *Tone) isInRange() bool {
	return t == nil || within(t.Exposure, -3, 3) && within(t.Contrast, -1, 1) &&
		within(t.Shadows, -1, 1) && within(t.White, 0, 0.5)
}

// within is false for what is not a number.
func within(v, least, most float64) bool { return v >= least && v <= most }

func (d *Document) checkPages() error {
	if len(d.Pages) == 0 {
		return unfit(finding.Place{}, "a document without a page")
	}
	ids := map[FrameID]bool{}
	for p := range d.Pages {
		for i := range d.Pages[p].Frames {
			f := &d.Pages[p].Frames[i]
			if ids[f.ID] {
				return taken("frame", string(f.ID))
			}
			ids[f.ID] = true
			if err := d.checkFrame(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkFrame checks a frame by itself and against the document's photos.
func (d *Document) checkFrame(f *Frame) error {
	at := placeOf("frame", string(f.ID))
	c := f.Crop
	switch {
	case f.ID == "" || !slices.Contains(kinds, f.Kind):
		return unfit(at, "frame kind "+string(f.Kind))
	case f.Rect.W < 0 || f.Rect.H < 0:
		return unfit(at, "a rectangle of negative size")
	case !isFinite(c.X, c.Y, c.W, c.H):
		return unfit(at, "a number that is none")
	}
	if err := d.checkCaption(f, at); err != nil || f.Photo == "" {
		return err
	}
	_, err := d.photoIndex(f.Photo)
	return err
}

// checkThreads holds that threads name stories, blocks in their order and text
// frames, each frame once.
func (d *Document) checkThreads() error {
	if len(d.Threads) == 0 {
		return nil
	}
	kindOf, isUsed := map[FrameID]Kind{}, map[FrameID]bool{}
	for p := range d.Pages {
		for i := range d.Pages[p].Frames {
			kindOf[d.Pages[p].Frames[i].ID] = d.Pages[p].Frames[i].Kind
		}
	}
	for _, t := range d.Threads {
		if err := d.checkRange(t); err != nil {
			return err
		}
		for _, id := range t.Frames {
			if kindOf[id] != TextFrame {
				return gone("frame", string(id))
			}
			if isUsed[id] {
				return taken("frame", string(id))
			}
			isUsed[id] = true
		}
	}
	return nil
}

// checkRange holds that a thread's first and last block are in its story, in
// this order.
func (d *Document) checkRange(t Thread) error {
	i, err := d.storyIndex(t.Story)
	if err != nil {
		return err
	}
	from, err := d.Stories[i].index(t.From)
	if err != nil {
		return err
	}
	to, err := d.Stories[i].index(t.To)
	if err != nil {
		return err
	}
	if to < from {
		return unfit(placeOfBlock(t.From), "a thread that ends before it begins")
	}
	return nil
}
