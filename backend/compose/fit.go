package compose

import (
	"math"
	"slices"
	"sort"
	"strconv"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// CodeNoFit says that the rules leave nothing by which lines could be taken up
// or released.
const CodeNoFit finding.Code = "compose.no-fit"

// FitKind says by what lines are won.
type FitKind string

// The kinds, in the order in which they are tried.
const (
	FitLooseness FitKind = "looseness" // a paragraph in one line more or less
	FitTracking  FitKind = "tracking"  // and a little tracking with it
	FitPhoto     FitKind = "photo"     // a photo in whole rows
)

// FitChange is one part of a proposal. Before and After are lines, em or mm,
// by the kind.
type FitChange struct {
	Kind          FitKind
	Block         story.BlockID    // of text
	Frame         document.FrameID // of a photo
	Before, After string
	Lines         int // won by it: negative where the text takes fewer
}

// Proposal is how lines can be taken up or released.
type Proposal struct {
	Steps   []document.Step
	Changes []FitChange
	// Lines are those really won, as the changed document is laid out. It may
	// be less than was asked for, or, with a photo over several columns, more.
	Lines int
}

// Fit finds how the text of a story can take fewer lines (lines below 0) or
// more: by the looseness of paragraphs, the least bad first, then by tracking,
// then by the heights of photos. A block, if one is named, is the only one
// that may change, and photos then stay. Where the rules leave nothing, the
// error is a *finding.Error.
func Fit(d *document.Document, book *font.Book, cache *layout.Cache, id document.StoryID, block story.BlockID, lines int) (Proposal, error) {
	s := d.StoryByID(id)
	if s == nil || lines == 0 {
		return Proposal{}, noFit(block)
	}
	f := &fitter{now: d, book: book, cache: cache, story: id, only: block, want: lines, way: sign(lines), setter: typeset.NewSetter(book, d.Design.Faces, d.Design.Characters)}
	f.thread, f.filler = f.threadOf()
	if len(f.thread.Frames) == 0 {
		return Proposal{}, noFit(block)
	}
	f.excess = f.measure(d)
	f.loosen()
	f.track()
	if block == "" {
		f.crop()
	}
	if len(f.out.Changes) == 0 {
		return Proposal{}, noFit(block)
	}
	return f.out, nil
}

func noFit(block story.BlockID) error {
	return finding.Stop(CodeNoFit, finding.Place{Block: string(block)})
}

// fitter is one search for lines.
type fitter struct {
	now    *document.Document // with the changes so far
	book   *font.Book
	cache  *layout.Cache
	setter *typeset.Setter
	story  document.StoryID
	only   story.BlockID
	thread document.Thread
	filler story.BlockID // an id that no block has
	want   int           // lines still to win
	way    int           // -1: lines are taken up, 1: released
	excess int           // rows of text beyond the room for it
	out    Proposal
}

// threadOf returns the thread that shows the block, else the story's longest
// by frames' area.
func (f *fitter) threadOf() (document.Thread, story.BlockID) {
	s := f.now.StoryByID(f.story)
	filler := story.BlockID(freeID(s.Story, "filler"))
	areas := map[document.FrameID]float64{}
	for _, p := range f.now.Pages {
		for _, frame := range p.Frames {
			areas[frame.ID] = frame.Rect.Area()
		}
	}
	best, most := document.Thread{}, -1.0
	for _, t := range f.now.Threads {
		if t.Story != f.story {
			continue
		}
		area := 0.0
		for _, id := range t.Frames {
			area += areas[id]
		}
		if f.only != "" && slices.ContainsFunc(blocksOf(s, t), func(b story.Block) bool { return b.ID == f.only }) {
			return t, filler
		}
		if f.only == "" && area > most {
			best, most = t, area
		}
	}
	return best, filler
}

// blocksOf returns the blocks of a thread.
func blocksOf(s *document.Story, t document.Thread) []story.Block {
	from, to := 0, len(s.Story.Blocks)-1
	for i, b := range s.Story.Blocks {
		if b.ID == t.From {
			from = i
		}
		if b.ID == t.To {
			to = i
		}
	}
	if from > to {
		return nil
	}
	return s.Story.Blocks[from : to+1]
}

// fillerLines is more than any page leaves free.
const fillerLines = 400

// measure lays a document out and returns by how many rows the thread's text
// is longer than its room; negative where rows stay free. A column without end
// behind the thread takes what is too long, and short lines behind the text
// what is free.
func (f *fitter) measure(d *document.Document) int {
	probe := *d
	probe.Pages = append(slices.Clone(d.Pages), document.Page{Frames: []document.Frame{f.endless()}})
	probe.Threads = slices.Clone(d.Threads)
	for i, t := range probe.Threads {
		if t.Story == f.thread.Story && t.From == f.thread.From && t.To == f.thread.To {
			t.Frames = append(slices.Clone(t.Frames), probeFrame)
			t.To = f.filler
			probe.Threads[i] = t
		}
	}
	probe.Stories = slices.Clone(d.Stories)
	for i := range probe.Stories {
		if s := &probe.Stories[i]; s.ID == f.story {
			s.Story.Blocks = f.filled(s)
		}
	}
	return f.count(layout.LayOut(&probe, f.book, f.cache))
}

const probeFrame document.FrameID = "\x00probe"

// endless is a column behind the thread that holds whatever is too long.
func (f *fitter) endless() document.Frame {
	g := f.now.Grid
	return document.Frame{ID: probeFrame, Kind: document.TextFrame, OnGrid: true, ColumnMeasure: g.Measure,
		Rect: geom.Rect{X: g.X[0], Y: g.RowTop(0), W: g.Measure, H: 4000 * g.Leading}}
}

// filled returns the story's blocks with the short lines behind the thread's.
func (f *fitter) filled(s *document.Story) []story.Block {
	at := slices.IndexFunc(s.Story.Blocks, func(b story.Block) bool { return b.ID == f.thread.To }) + 1
	if at == 0 {
		at = len(s.Story.Blocks)
	}
	text := make([]rune, 0, 2*fillerLines)
	for range fillerLines {
		text = append(text, '一', '\n')
	}
	return slices.Insert(slices.Clone(s.Story.Blocks), at, story.Block{ID: f.filler, Role: story.Body, Spans: []story.Span{{Text: string(text)}}})
}

// count returns the lines of text in the endless column less the short lines
// before it.
func (f *fitter) count(l *layout.Layout) int {
	n := 0
	for _, page := range l.Pages {
		for _, p := range page.Placed {
			for _, line := range p.Lines {
				switch {
				case line.Label || p.Story != f.story:
				case p.Frame == probeFrame && line.Block != f.filler:
					n++
				case p.Frame != probeFrame && line.Block == f.filler:
					n--
				}
			}
		}
	}
	return n
}

// A trial is a change that may win lines.
type trial struct {
	cost   float64
	change FitChange
	steps  []document.Step
}

// try applies a trial and keeps it if it wins lines: no more than wanted, but
// for a photo that cannot win fewer.
func (f *fitter) try(t trial, mostOver int) bool {
	next := f.now
	for _, s := range t.steps {
		d, err := s.Apply(next)
		if err != nil {
			return false
		}
		next = d
	}
	won := f.measure(next) - f.excess
	if won*f.way <= 0 || abs(won) > abs(f.want)+mostOver {
		return false
	}
	t.change.Lines = won
	f.now = next
	f.excess += won
	f.want -= won
	f.out.Lines += won
	f.out.Steps = append(f.out.Steps, t.steps...)
	f.out.Changes = append(f.out.Changes, t.change)
	return true
}

// isDone reports whether the lines that were asked for are won.
func (f *fitter) isDone() bool { return f.want*f.way <= 0 }

// mostTrials bounds a search: the rest would be too bad anyway.
const mostTrials = 24

// tryAll tries trials by cost until the lines are won.
func (f *fitter) tryAll(trials []trial, mostOver int) {
	sort.SliceStable(trials, func(i, j int) bool { return trials[i].cost < trials[j].cost })
	used := map[string]bool{}
	for i, t := range trials {
		if f.isDone() || i == mostTrials {
			return
		}
		what := string(t.change.Block) + " " + string(t.change.Frame)
		if used[what] {
			continue
		}
		if f.try(t, mostOver) {
			used[what] = true
			if mostOver > 0 {
				return
			}
		}
	}
}

// A set block is a paragraph of the thread as it stands.
type setBlock struct {
	block   story.Block
	fit     document.Fit
	measure geom.Length
	lines   int
}

// setBlocks lists the paragraphs that may change, with the lines they take.
func (f *fitter) setBlocks() []setBlock {
	s := f.now.StoryByID(f.story)
	at := map[story.BlockID]*setBlock{}
	var out []*setBlock
	for _, b := range blocksOf(s, f.thread) {
		isText := b.Role == story.Body || b.Role == story.Note || b.Role == story.Lead
		if isText && len(s.Fits[b.ID].Parts) == 0 && (f.only == "" || b.ID == f.only) {
			at[b.ID] = &setBlock{block: b, fit: s.Fits[b.ID]}
			out = append(out, at[b.ID])
		}
	}
	for _, page := range layout.LayOut(f.now, f.book, f.cache).Pages {
		for _, p := range page.Placed {
			for _, line := range p.Lines {
				if b := at[line.Block]; b != nil && !line.Label && p.Story == f.story {
					b.lines++
					b.measure = max(b.measure, line.Measure)
				}
			}
		}
	}
	var set []setBlock
	for _, b := range out {
		if b.lines > 1 || b.lines == 1 && f.way > 0 {
			set = append(set, *b)
		}
	}
	return set
}

// options lists the line counts of a paragraph at a tracking beside its own.
func (f *fitter) options(b setBlock, tracking float64) []typeset.Option {
	frame := f.firstFrame()
	style := layout.StyleOf(f.now, &frame, b.block.Role, b.fit)
	style.Tracking += tracking
	s := f.now.StoryByID(f.story)
	locale := s.Story.Locale
	if locale == "" {
		locale = f.now.Locale
	}
	return f.setter.Prepare(labelled(b.block), style, locale).Options(b.measure)
}

func (f *fitter) firstFrame() document.Frame {
	for _, p := range f.now.Pages {
		for _, frame := range p.Frames {
			if frame.ID == f.thread.Frames[0] {
				return frame
			}
		}
	}
	return document.Frame{}
}

// loosen takes lines from the paragraphs that bear it best.
func (f *fitter) loosen() {
	var trials []trial
	for _, b := range f.setBlocks() {
		options := f.options(b, 0)
		now := bestOption(options).Badness
		for _, o := range options {
			if o.Lines == b.lines {
				now = o.Badness
			}
		}
		for _, o := range options {
			if o.Lines != b.lines+f.way || o.Badness >= typeset.Intolerable {
				continue
			}
			fit := b.fit
			fit.Lines = o.Lines
			trials = append(trials, trial{o.Badness - now, FitChange{Kind: FitLooseness, Block: b.block.ID, Before: strconv.Itoa(b.lines), After: strconv.Itoa(o.Lines)},
				[]document.Step{f.setFit(b.block.ID, fit)}})
		}
	}
	f.tryAll(trials, 0)
}

func (f *fitter) setFit(id story.BlockID, fit document.Fit) document.Step {
	return document.SetFit{Story: f.story, Block: id, Fit: &fit}
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// Tracking goes in steps of 1/200 em, up to 1/50: more can be seen.
const (
	trackingStep  = 0.005
	trackingSteps = 4
)

// track takes lines by tracking, the least first.
func (f *fitter) track() {
	if f.isDone() {
		return
	}
	var trials []trial
	for _, b := range f.setBlocks() {
		for n := 1; n <= trackingSteps; n++ {
			by := float64(f.way*n) * trackingStep
			tracking := math.Round((f.ownTracking(b)+by)/trackingStep) * trackingStep
			if math.Abs(tracking) > trackingSteps*trackingStep+1e-9 {
				break
			}
			if t, ok := f.tracked(b, tracking, by); ok {
				trials = append(trials, t)
				break
			}
		}
	}
	f.tryAll(trials, 0)
}

func (f *fitter) ownTracking(b setBlock) float64 { return b.fit.Tracking }

// tracked is the trial of a paragraph in one line more or less at a tracking;
// by is what that is beside its present one.
func (f *fitter) tracked(b setBlock, tracking, by float64) (trial, bool) {
	for _, o := range f.options(b, by) {
		if o.Lines == b.lines+f.way && o.Badness < typeset.Intolerable {
			fit := b.fit
			fit.Lines, fit.Tracking = o.Lines, tracking
			change := FitChange{Kind: FitTracking, Block: b.block.ID, Before: em(b.fit.Tracking), After: em(tracking)}
			return trial{math.Abs(by) + o.Badness/1e3, change, []document.Step{f.setFit(b.block.ID, fit)}}, true
		}
	}
	return trial{}, false
}

func em(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
