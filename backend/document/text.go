package document

import (
	"slices"
	"unicode/utf8"

	"broadsheet/backend/story"
)

// Apply implements Step.
func (s ReplaceText) Apply(d *Document) (*Document, error) {
	if !areValid(s.Spans) {
		return nil, unfit(s.At.place(), "text that is not Unicode")
	}
	if s.At.Photo != "" {
		return s.applyToCaption(d)
	}
	return d.withText(s.At, s.From, s.To, func(in *Story, b *story.Block) {
		b.Spans = splice(b.Spans, s.From, s.To, s.Spans)
		if fit := in.fit(b.ID); fit != nil && len(fit.Parts) > 0 {
			in.setFit(b.ID, fit.withParts(afterReplace(fit.Parts, s.From, s.To, length(s.Spans))))
		}
	})
}

func (s ReplaceText) applyToCaption(d *Document) (*Document, error) {
	i, err := d.photoIndex(s.At.Photo)
	if err != nil {
		return nil, err
	}
	caption := d.Photos[i].Caption
	if err := checkRange(s.At, s.From, s.To, utf8.RuneCountInString(caption)); err != nil {
		return nil, err
	}
	from, to := byteOffset(caption, s.From), byteOffset(caption, s.To)
	return d.withPhoto(i, func(p *Photo) { p.Caption = caption[:from] + plain(s.Spans) + caption[to:] }), nil
}

func checkRange(at TextRef, from, to, n int) error {
	if from < 0 || to < from || to > n {
		return outside(at.place(), from, to, n)
	}
	return nil
}

// withText returns d with a block changed whose runes from..to exist. change
// gets copies of the story and the block.
func (d *Document) withText(at TextRef, from, to int, change func(*Story, *story.Block)) (*Document, error) {
	return d.withStory(at.Story, func(in *Story) error {
		i, err := in.index(at.Block)
		if err != nil {
			return err
		}
		b := in.Story.Blocks[i]
		if err := checkRange(at, from, to, length(b.Spans)); err != nil {
			return err
		}
		change(in, &b)
		in.Story.Blocks = replaced(in.Story.Blocks, i, b)
		return nil
	})
}

// Invert implements Step.
func (s ReplaceText) Invert(before *Document) (Step, error) {
	spans, err := before.spansAt(s.At)
	if err != nil {
		return nil, err
	}
	back := ReplaceText{At: s.At, From: s.From, To: s.From + length(s.Spans), Spans: merge(cut(spans, s.From, s.To))}
	if before.hasParts(s.At) {
		return restoring(before, s, back)
	}
	// Nothing but the text changes: no need to try it.
	return back, checkRange(s.At, s.From, s.To, length(spans))
}

// spansAt returns the text at a place; a caption is one span.
func (d *Document) spansAt(at TextRef) ([]story.Span, error) {
	if at.Photo != "" {
		i, err := d.photoIndex(at.Photo)
		if err != nil {
			return nil, err
		}
		return []story.Span{{Text: d.Photos[i].Caption}}, nil
	}
	b, err := d.block(at.Story, at.Block)
	if err != nil {
		return nil, err
	}
	return b.Spans, nil
}

// Apply implements Step.
func (s StyleText) Apply(d *Document) (*Document, error) {
	if s.At.Photo != "" {
		return nil, unfit(s.At.place(), "appearance inside a caption")
	}
	return d.withText(s.At, s.From, s.To, func(_ *Story, b *story.Block) {
		styled := cut(b.Spans, s.From, s.To)
		for i := range styled {
			s.style(&styled[i])
		}
		b.Spans = splice(b.Spans, s.From, s.To, styled)
	})
}

func (s StyleText) style(span *story.Span) {
	if s.Bold != nil {
		span.Bold = *s.Bold
	}
	if s.Italic != nil {
		span.Italic = *s.Italic
	}
	if s.Style != nil {
		span.Style = *s.Style
	}
}

// Invert implements Step: each stretch gets its old appearance back.
func (s StyleText) Invert(before *Document) (Step, error) {
	b, err := before.block(s.At.Story, s.At.Block)
	if err != nil {
		return nil, err
	}
	back, at := Steps{}, s.From
	for _, span := range cut(b.Spans, s.From, s.To) {
		end := at + utf8.RuneCountInString(span.Text)
		back = append(back, StyleText{At: s.At, From: at, To: end, Bold: &span.Bold, Italic: &span.Italic, Style: &span.Style})
		at = end
	}
	return back, nil
}

// Apply implements Step.
func (s SplitBlock) Apply(d *Document) (*Document, error) {
	out, err := d.withStory(s.Story, func(in *Story) error {
		i, err := in.index(s.Block)
		if err != nil {
			return err
		}
		return s.split(in, i)
	})
	if err != nil {
		return nil, err
	}
	return out.withThreads(followSplit(d.Threads, s)), nil
}

func (s SplitBlock) split(in *Story, i int) error {
	b, next := in.Story.Blocks[i], s.NewBlock
	n := length(b.Spans)
	if err := checkRange(TextRef{Story: s.Story, Block: s.Block}, s.At, s.At, n); err != nil {
		return err
	}
	if err := in.checkNew(next, s.Fit, n-s.At); err != nil {
		return err
	}
	b.Spans, next.Spans = merge(cut(b.Spans, 0, s.At)), merge(cut(b.Spans, s.At, n))
	if fit := in.fit(b.ID); fit != nil && len(fit.Parts) > 0 {
		in.setFit(b.ID, fit.withParts(afterCut(fit.Parts, s.At)))
	}
	if s.Fit != nil {
		in.setFit(next.ID, s.Fit)
	}
	in.Story.Blocks = replaced(inserted(in.Story.Blocks, i+1, next), i, b)
	return nil
}

// Invert implements Step.
func (s SplitBlock) Invert(before *Document) (Step, error) {
	return restoring(before, s, JoinBlocks{Story: s.Story, Block: s.Block, Next: s.NewBlock.ID})
}

// Apply implements Step.
func (s JoinBlocks) Apply(d *Document) (*Document, error) {
	out, err := d.withStory(s.Story, func(in *Story) error {
		i, err := in.index(s.Block)
		if err != nil {
			return err
		}
		return s.join(in, i)
	})
	if err != nil {
		return nil, err
	}
	return out.withThreads(followJoin(d, s)), nil
}

func (s JoinBlocks) join(in *Story, i int) error {
	n, err := in.index(s.Next)
	if err != nil {
		return err
	}
	if n != i+1 {
		return unfit(placeOfBlock(s.Next), "joining blocks that are not neighbours")
	}
	b, next := in.Story.Blocks[i], in.Story.Blocks[n]
	if fit := in.fit(b.ID); fit != nil && len(fit.Parts) > 0 {
		in.setFit(b.ID, fit.withParts(afterAppend(fit.Parts, length(b.Spans), length(next.Spans))))
	}
	in.setFit(next.ID, nil)
	b.Spans = merge(b.Spans, next.Spans)
	in.Story.Blocks = replaced(removed(in.Story.Blocks, n), i, b)
	return nil
}

// Invert implements Step.
func (s JoinBlocks) Invert(before *Document) (Step, error) {
	b, err := before.block(s.Story, s.Block)
	if err != nil {
		return nil, err
	}
	next, err := before.block(s.Story, s.Next)
	if err != nil {
		return nil, err
	}
	back := SplitBlock{Story: s.Story, Block: s.Block, At: length(b.Spans), NewBlock: *next, Fit: before.StoryByID(s.Story).fit(s.Next)}
	back.NewBlock.Spans = []story.Span{}
	return restoring(before, s, back)
}

// restoring returns back, made to bring back what the text's step did to fits
// and threads besides, where back alone would not.
func restoring(before *Document, s, back Step) (Step, error) {
	after, err := s.Apply(before)
	if err != nil {
		return nil, err
	}
	again, err := back.Apply(after)
	if err != nil {
		return nil, err
	}
	steps := Steps{back}
	for i := range before.Stories {
		steps = append(steps, restoreFits(&before.Stories[i], &again.Stories[i])...)
	}
	if !sameThreads(before.Threads, again.Threads) {
		steps = append(steps, SetThreads{Threads: before.Threads})
	}
	if len(steps) == 1 {
		return back, nil
	}
	return steps, nil
}

// restoreFits returns the steps that give the blocks of now the fits of was.
func restoreFits(was, now *Story) Steps {
	if sameMap(was.Fits, now.Fits) {
		return nil
	}
	var steps Steps
	for i := range was.Story.Blocks {
		id := was.Story.Blocks[i].ID
		if a, b := was.fit(id), now.fit(id); !sameFit(a, b) {
			steps = append(steps, SetFit{Story: was.ID, Block: id, Fit: a})
		}
	}
	return steps
}

func sameThreads(a, b []Thread) bool {
	return sameSlice(a, b) || slices.EqualFunc(a, b, func(x, y Thread) bool {
		return x.Story == y.Story && x.From == y.From && x.To == y.To && slices.Equal(x.Frames, y.Frames)
	})
}
