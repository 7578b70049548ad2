package compose

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// reportBook is the square font.
var reportBook = testfont.Book()

// again composes a document anew with the square font.
func again(tb interface{ Fatal(...any) }, d *document.Document, pictures []Picture, change func(*RecomposeInput)) Result {
	in := RecomposeInput{Document: d, Pictures: pictures, Book: reportBook, Alternatives: 3}
	if change != nil {
		change(&in)
	}
	r, err := Recompose(context.Background(), in)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// pinned returns a document with the frames of some ids pinned.
func pinned(d document.Document, ids ...document.FrameID) *document.Document {
	d.Pages = slices.Clone(d.Pages)
	for i := range d.Pages {
		d.Pages[i].Frames = slices.Clone(d.Pages[i].Frames)
		for j := range d.Pages[i].Frames {
			f := &d.Pages[i].Frames[j]
			f.Pinned = slices.Contains(ids, f.ID)
		}
	}
	return &d
}

func frameByID(d *document.Document, id document.FrameID) (int, *document.Frame) {
	for i := range d.Pages {
		for j := range d.Pages[i].Frames {
			if d.Pages[i].Frames[j].ID == id {
				return i, &d.Pages[i].Frames[j]
			}
		}
	}
	return -1, nil
}

// TestRecomposeUnchanged holds that a page that nobody touched comes out as it was.
func TestRecomposeUnchanged(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	first := composed(t, in).Alternatives[0]
	second := again(t, &first.Document, in.Pictures, nil).Alternatives[0]
	if a, b := drawn(&first), drawn(&second); a != b {
		t.Errorf("was\n%s\nis\n%s", a, b)
	}
}

// TestPinsStay holds, whatever is pinned: it stays as it is in every
// alternative, no text stands on a pinned photo, no block is lost or changed,
// and every character is placed or told overset.
func TestPinsStay(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	in.Alternatives = 3
	pages := composed(t, in).Alternatives
	checkTimes(t, 6, func(t *rapid.T) {
		page := pages[rapid.IntRange(0, len(pages)-1).Draw(t, "page")]
		d := pinned(page.Document, drawPins(t, &page.Document)...)
		moved := rapid.IntRange(-8, 8).Draw(t, "moved")
		movePinned(d, geom.Length(moved)*d.Grid.Leading/3)
		result := again(t, d, in.Pictures, func(r *RecomposeInput) { r.Seed = int64(rapid.IntRange(0, 2).Draw(t, "seed")) })
		for i := range result.Alternatives {
			checkPinned(t, d, &result.Alternatives[i])
		}
	})
}

// movePinned moves the pinned photos with their captions, as by hand: off the
// grid.
func movePinned(d *document.Document, by geom.Length) {
	photos := map[document.PhotoID]bool{}
	for _, f := range framesOf(d, document.PhotoFrame) {
		photos[f.Photo] = f.Pinned && f.Rect.Y+by >= d.Grid.Top
	}
	for i := range d.Pages[0].Frames {
		if f := &d.Pages[0].Frames[i]; photos[f.Photo] {
			f.Rect.Y += by
		}
	}
}

func drawPins(t *rapid.T, d *document.Document) []document.FrameID {
	var all []document.FrameID
	for _, f := range d.Pages[0].Frames {
		if f.Kind == document.PhotoFrame || f.Role == "headline" || f.Role == "lead" || f.Kind == document.TextFrame && f.OnGrid {
			all = append(all, f.ID)
		}
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, 2, rapid.ID).Draw(t, "pins")
}

func checkPinned(t *rapid.T, d *document.Document, a *Alternative) {
	for page := range d.Pages {
		for _, f := range d.Pages[page].Frames {
			if !f.Pinned {
				continue
			}
			at, now := frameByID(&a.Document, f.ID)
			if now == nil || at != page || now.Rect != f.Rect || now.Crop != f.Crop || now.Photo != f.Photo {
				t.Fatalf("%s was %+v and is %+v on page %d", f.ID, f, now, at)
			}
			if f.Kind == document.PhotoFrame {
				checkFree(t, a, page, f)
			}
		}
	}
	checkBlocks(t, d, a)
	ids := map[document.FrameID]bool{}
	photos := map[document.PhotoID]int{}
	for _, p := range a.Document.Pages {
		for _, f := range p.Frames {
			if ids[f.ID] {
				t.Fatalf("two frames have the id %s", f.ID)
			}
			ids[f.ID] = true
			if f.Kind == document.PhotoFrame {
				photos[f.Photo]++
			}
		}
	}
	for _, p := range d.Photos {
		if photos[p.ID] != 1 {
			t.Fatalf("photo %s is shown %d times", p.Name, photos[p.ID])
		}
	}
}

// checkFree holds that no line stands on a photo.
func checkFree(t *rapid.T, a *Alternative, page int, photo document.Frame) {
	for _, p := range a.Layout.Pages[page].Placed {
		_, frame := frameByID(&a.Document, p.Frame)
		if p.Frame == "" || frame == nil || frame.Pinned {
			continue
		}
		for _, line := range p.Lines {
			if r := inkBox(line).Intersect(photo.Rect); r.W > geom.Pt && r.H > geom.Pt {
				t.Fatalf("line %q of %s stands on %s", line.Text, p.Frame, photo.ID)
			}
		}
	}
}

// checkBlocks holds that every block is there once with its text, and that
// every character is placed or overset.
func checkBlocks(t interface{ Fatalf(string, ...any) }, d *document.Document, a *Alternative) {
	now := map[story.BlockID]story.Block{}
	for _, b := range a.Document.Stories[0].Story.Blocks {
		now[b.ID] = b
	}
	if was := d.Stories[0].Story.Blocks; len(now) != len(was) {
		t.Fatalf("%d blocks of %d", len(now), len(was))
	}
	placed := map[story.BlockID]int{}
	for _, page := range a.Layout.Pages {
		for _, p := range page.Placed {
			for _, line := range p.Lines {
				if !line.Label && line.Block != "" {
					placed[line.Block] += line.Set.End - line.Set.Start
				}
			}
		}
	}
	for _, o := range a.Layout.Overset {
		if o.Block != "" {
			placed[o.Block] += len([]rune(now[o.Block].Text())) - o.Start
		}
	}
	for _, b := range d.Stories[0].Story.Blocks {
		if now[b.ID].Text() != b.Text() || now[b.ID].Label != b.Label {
			t.Fatalf("block %s was %q and is %q", b.ID, b.Text(), now[b.ID].Text())
		}
		if n := len([]rune(b.Text())); placed[b.ID] < n {
			t.Fatalf("block %s: %d of %d characters are placed or overset", b.ID, placed[b.ID], n)
		}
	}
}

// TestEditedTextIsKept holds that what the editor typed is there with its id:
// blank paragraphs, a second deck, a second headline.
func TestEditedTextIsKept(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	d := composed(t, in).Alternatives[0].Document
	s := &d.Stories[0].Story
	s.Blocks = slices.Clone(s.Blocks)
	s.Blocks = slices.Insert(s.Blocks, 2, story.Block{ID: "deck2", Role: story.Deck, Spans: []story.Span{{Text: "——又一行副题"}}},
		story.Block{ID: "blank", Role: story.Deck})
	s.Blocks = append(s.Blocks, story.Block{ID: "empty", Role: story.Body}, story.Block{ID: "typed", Role: story.Body, Spans: []story.Span{{Text: "新打的一段话。"}}},
		story.Block{ID: "head2", Role: story.Headline, Spans: []story.Span{{Text: "又一个标题"}}}, story.Block{ID: "void", Role: story.SectionHead})
	checkBlocks(t, &d, &again(t, &d, in.Pictures, nil).Alternatives[0])
}

// TestOtherStoriesStay holds that the frames of a second story stay and that a
// frame drawn by hand and not pinned is told.
func TestOtherStoriesStay(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	d := composed(t, in).Alternatives[0].Document
	x, w := d.Grid.SpanX(0, 1)
	box := geom.Rect{X: x, Y: d.Grid.RowTop(30), W: w, H: 10 * d.Grid.Leading}
	d.Stories = append(d.Stories, document.Story{ID: "second", Story: story.Story{Locale: "zh-Hans", Blocks: []story.Block{{ID: "b", Role: story.Body, Spans: []story.Span{{Text: "短讯一则。"}}}}}})
	d.Threads = append(slices.Clone(d.Threads), document.Thread{Story: "second", From: "b", To: "b", Frames: []document.FrameID{"mine"}})
	d.Pages = []document.Page{{Frames: append(slices.Clone(d.Pages[0].Frames), document.Frame{ID: "mine", Kind: document.TextFrame, Rect: box}, document.Frame{ID: "drawn", Kind: document.BoxFrame, Rect: box})}}
	result := again(t, &d, in.Pictures, nil)
	if _, f := frameByID(&result.Alternatives[0].Document, "mine"); f == nil || f.Rect != box {
		t.Errorf("the second story's frame is %+v", f)
	}
	if !slices.ContainsFunc(result.Findings, func(f finding.Finding) bool { return f.Code == CodeLeftOut && f.Place.Frame == "drawn" }) {
		t.Errorf("findings %v", result.Findings)
	}
}

// TestConditions holds that pages are as asked, and that what cannot be is told.
func TestConditions(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	grid := in.Design.Grids[1]
	in.Conditions = Conditions{Family: design.Running, Columns: grid.Columns, Size: grid.Size}
	for _, a := range composed(t, in).Alternatives {
		if a.Family != design.Running || a.Columns != grid.Columns || a.Document.Grid.Size != grid.Size {
			t.Errorf("%s, %d columns, %v", a.Family, a.Columns, a.Document.Grid.Size)
		}
		if len(a.Document.Design.Grids) != len(in.Design.Grids) {
			t.Error("the document's design lost grids")
		}
	}
	in.Conditions = Conditions{Columns: 99}
	if r := composed(t, in); !slices.ContainsFunc(r.Findings, func(f finding.Finding) bool { return f.Code == CodeUnmet }) {
		t.Errorf("findings %v", r.Findings)
	}
}

// TestBatches holds that a seed gives other pages, always the same ones.
func TestBatches(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	in.Alternatives = 4
	first := map[string]bool{}
	for _, a := range composed(t, in).Alternatives {
		first[drawn(&a)] = true
	}
	in.Seed = 1
	other := 0
	batch := composed(t, in).Alternatives
	for i, a := range composed(t, in).Alternatives {
		if drawn(&a) != drawn(&batch[i]) {
			t.Error("the same seed gave another page")
		}
		if !first[drawn(&a)] {
			other++
		}
	}
	if 2*other < len(batch) {
		t.Errorf("%d of %d pages are new", other, len(batch))
	}
}

// TestFit holds that the lines of a proposal are really won.
func TestFit(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	in.Alternatives = 4
	for i, a := range composed(t, in).Alternatives {
		for _, lines := range []int{-2, -1, 1} {
			t.Run(fmt.Sprint(i, a.Family, lines), func(t *testing.T) { checkFit(t, a.Document, lines) })
		}
	}
}

func checkFit(t *testing.T, d document.Document, lines int) {
	p, err := Fit(&d, reportBook, layout.NewCache(), d.Stories[0].ID, "", lines)
	if err != nil {
		t.Skip(err)
	}
	now := &d
	for _, s := range p.Steps {
		next, err := s.Apply(now)
		if err != nil {
			t.Fatal(err)
		}
		now = next
	}
	if (p.Lines < 0) != (lines < 0) || p.Lines == 0 {
		t.Errorf("asked for %d, won %d: %+v", lines, p.Lines, p.Changes)
	}
	sum, isText := 0, true
	for _, c := range p.Changes {
		sum += c.Lines
		isText = isText && c.Kind != FitPhoto
	}
	if sum != p.Lines {
		t.Errorf("changes win %d, the proposal says %d", sum, p.Lines)
	}
	was, is := textLines(&d), textLines(now)
	if isText && is-was != p.Lines {
		t.Errorf("the text took %d lines and takes %d: %+v", was, is, p)
	}
}

func textLines(d *document.Document) int {
	n := 0
	l := layout.LayOut(d, reportBook, nil)
	for _, page := range l.Pages {
		for _, p := range page.Placed {
			for _, line := range p.Lines {
				if !line.Label && line.Block != "" {
					n++
				}
			}
		}
	}
	for _, o := range l.Overset {
		n += o.Lines
	}
	return n
}

// TestMeasureFollowsFaults holds that a page rates lower with each fault.
func TestMeasureFollowsFaults(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	a := composed(t, in).Alternatives[0]
	good := Measure(&a.Document, a.Layout)
	if good.Rating < 60 || good.OversetLines != 0 || good.Fill < 0.9 || good.Family != a.Family {
		t.Errorf("a composed page measures %+v", good)
	}
	d := *pinned(a.Document)
	d.Pages[0].Frames = slices.DeleteFunc(d.Pages[0].Frames, func(f document.Frame) bool { return f.Kind == document.PhotoFrame })
	if m := Measure(&d, layout.LayOut(&d, in.Book, nil)); m.Rating >= good.Rating || m.PhotoShare != 0 {
		t.Errorf("without photos %+v", m)
	}
	d = *pinned(a.Document)
	for i := range d.Pages[0].Frames {
		if f := &d.Pages[0].Frames[i]; f.OnGrid {
			f.Rect.H /= 2
		}
	}
	if m := Measure(&d, layout.LayOut(&d, in.Book, nil)); m.Rating > good.Rating/2 || m.OversetLines == 0 {
		t.Errorf("with half the text %+v", m)
	}
}

// One of two photos that share a caption is pinned: it keeps the caption, the
// other is composed with one of its own.
func TestASharedCaptionIsPartedByPins(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	d := composed(t, in).Alternatives[0].Document
	d = *pinned(d, "photo-1")
	_, one := frameByID(&d, "caption-1")
	_, two := frameByID(&d, "caption-2")
	two.Photo, two.Photos, two.Caption.Label = "", []document.PhotoID{one.Photo, two.Photo}, document.NumberLabel
	one.Kind, one.Photo = document.BoxFrame, ""
	for _, a := range again(t, &d, in.Pictures, nil).Alternatives {
		for _, fault := range pictureFaults(&a.Document, in) {
			t.Error(fault)
		}
		if err := a.Document.Check(); err != nil {
			t.Error(err)
		}
	}
}
