package document

import (
	"encoding/json"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

func bytesOf(t interface{ Fatal(...any) }, v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func text(s string) []story.Span { return []story.Span{{Text: s}} }

// sample has two stories' worth of references: three blocks in two threads, a
// heading with parts, a photo shown twice.
func sample() *Document {
	return (&Document{
		Stories: []Story{{ID: "s", Story: story.Story{Locale: "zh-Hans", Blocks: []story.Block{
			{ID: "h", Role: story.Headline, Spans: text("渠水进田")}, {ID: "a", Role: story.Body, Spans: text("甲乙丙丁")}, {ID: "b", Role: story.Body, Spans: text("戊己")},
		}}, Fits: map[story.BlockID]Fit{"h": {Parts: []Part{{End: 2, Size: 9}, {End: 4}}}}}},
		Photos: []Photo{{ID: "p", Width: 3, Height: 2, Caption: "说明"}},
		Pages: []Page{{Frames: []Frame{{ID: "f", Kind: TextFrame}, {ID: "g", Kind: TextFrame}, {ID: "q", Kind: PhotoFrame, Photo: "p"}, {ID: "c", Kind: CaptionFrame, Photo: "p"}}},
			{Frames: []Frame{{ID: "k", Kind: BoxFrame}}}},
		Threads: []Thread{{Story: "s", From: "h", To: "h", Frames: []FrameID{"f"}}, {Story: "s", From: "a", To: "b", Frames: []FrameID{"g"}}},
	}).Normal()
}

// checkStep holds what every step promises: it applies, leaves a sound
// document and the old one alone, survives JSON, and its inverse restores all.
func checkStep(t *testing.T, d *Document, s Step) *Document {
	t.Helper()
	was := bytesOf(t, d)
	after, err := s.Apply(d)
	if err != nil {
		t.Fatalf("%s: %v", bytesOf(t, Steps{s}), err)
	}
	if bytesOf(t, d) != was {
		t.Fatalf("%s changed the document it was given", bytesOf(t, Steps{s}))
	}
	if err := after.Check(); err != nil {
		t.Errorf("%s leaves: %v", bytesOf(t, Steps{s}), err)
	}
	inverse, err := s.Invert(d)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := inverse.Apply(after); err != nil || bytesOf(t, back) != was {
		t.Errorf("%s taken back: %v\n%s\nwant %s", bytesOf(t, Steps{s}), err, bytesOf(t, back), was)
	}
	var again Steps
	if err := json.Unmarshal([]byte(bytesOf(t, Steps{s})), &again); err != nil || bytesOf(t, again) != bytesOf(t, Steps{s}) {
		t.Errorf("%s came back as %s (%v)", bytesOf(t, Steps{s}), bytesOf(t, again), err)
	}
	if got := bytesOf(t, Diff(d, d)); got != "{}" {
		t.Errorf("a document differs from itself: %s", got)
	}
	return after
}

func TestSteps(t *testing.T) {
	yes, title := true, "题"
	a := TextRef{Story: "s", Block: "a"}
	d := sample()
	for _, s := range []Step{
		ReplaceText{At: a, From: 1, To: 3, Spans: []story.Span{{Text: "x"}, {Text: "y", Bold: true}}},
		ReplaceText{At: TextRef{Story: "s", Block: "h"}, From: 1, To: 3, Spans: text("新")},
		ReplaceText{At: TextRef{Story: "s", Block: "h"}, From: 0, To: 4},
		ReplaceText{At: TextRef{Photo: "p"}, From: 0, To: 1, Spans: text("图")},
		StyleText{At: a, From: 1, To: 2, Bold: &yes},
		SplitBlock{Story: "s", Block: "b", At: 1, NewBlock: story.Block{ID: "n", Role: story.Body}},
		SplitBlock{Story: "s", Block: "h", At: 1, NewBlock: story.Block{ID: "n", Role: story.Deck}, Fit: &Fit{Lines: 2}},
		JoinBlocks{Story: "s", Block: "a", Next: "b"}, JoinBlocks{Story: "s", Block: "h", Next: "a"},
		InsertBlocks{Story: "s", After: "b", Blocks: []story.Block{{ID: "n", Role: story.Body, Spans: text("新")}}, Fits: map[story.BlockID]Fit{"n": {Lines: 1}}},
		InsertBlocks{Story: "s", Blocks: []story.Block{{ID: "n", Role: story.Kicker}}},
		RemoveBlocks{Story: "s", Blocks: []story.BlockID{"h", "b"}}, RemoveBlocks{Story: "s", Blocks: []story.BlockID{"a", "b"}},
		SetBlock{Story: "s", Block: "a", Role: story.Lead, Label: "一、"},
		SetRead{Story: "s", Read: &story.Story{Locale: "zh-Hans", Blocks: []story.Block{{ID: "h", Role: story.Headline, Spans: text("渠水")}}}}, SetRead{Story: "s"},
		SetFit{Story: "s", Block: "h"}, SetFit{Story: "s", Block: "a", Fit: &Fit{Size: 8000, Tracking: 0.02}},
		InsertFrame{Page: 1, Index: 1, Frame: Frame{ID: "n", Kind: RuleFrame}},
		RemoveFrame{Frame: "f"}, SetFrame{Frame{ID: "f", Kind: BoxFrame}}, MoveFrame{Frame: "f", Page: 1, Index: 1}, MoveFrame{Frame: "f", Index: 3},
		SetThreads{}, SetThreads{[]Thread{{Story: "s", From: "h", To: "b", Frames: []FrameID{"g", "f"}}}},
		InsertPhoto{Photo: Photo{ID: "n", Focal: &Focal{0.5, 0.1}}}, RemovePhoto{"p"}, SetPhoto{Photo{ID: "p", Credit: "摄", Details: Details{People: []string{"沈禾"}}, Tone: &Tone{Exposure: 0.5}}}, MovePhoto{Photo: "p"},
		InsertPage{Index: 2, Page: Page{Frames: []Frame{{ID: "n", Kind: TextFrame}}}}, RemovePage{0}, RemovePage{1},
		SetProperties{Title: &title, Design: &design.Design{Name: "x"}}, SetProperties{MadeCreditLine: &title}, SetProperties{}, ReplaceDocument{sample()},
	} {
		checkStep(t, d, s)
	}
}

// anyText draws a replacement of part of a block's text.
func anyText(t *rapid.T, d *Document, mark string) Step {
	b := rapid.SampledFrom(d.Stories[0].Story.Blocks).Draw(t, "block")
	from := rapid.IntRange(0, length(b.Spans)).Draw(t, "from")
	to := rapid.IntRange(from, length(b.Spans)).Draw(t, "to")
	return ReplaceText{At: TextRef{Story: "s", Block: b.ID}, From: from, To: to, Spans: []story.Span{{Text: mark, Bold: rapid.Bool().Draw(t, "bold")}}}
}

// TestUndoAndRedoRestoreTheBytes holds that undo to the beginning and redo to
// the end give the same documents, over a snapshot too.
func TestUndoAndRedoRestoreTheBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := NewHistory(sample())
		origin := bytesOf(t, h.Document())
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			e, err := h.Prepare(Edit{Name: "type", Join: rapid.Bool().Draw(t, "join"), Steps: Steps{anyText(t, h.Document(), "字")}}, "c", 1)
			if err != nil {
				t.Fatal(err)
			}
			do(t, h, e)
		}
		end, last := bytesOf(t, h.Document()), h.Cursor()
		e, _ := h.PrepareGoto(0, "c", 2)
		do(t, h, e)
		if got := bytesOf(t, h.Document()); got != origin {
			t.Fatalf("undone: %s\nwant %s", got, origin)
		}
		raw, err := h.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		if h, err = RestoreHistory(raw); err != nil {
			t.Fatal(err)
		}
		e, _ = h.PrepareGoto(last, "c", 3)
		do(t, h, e)
		if got := bytesOf(t, h.Document()); got != end {
			t.Fatalf("redone: %s\nwant %s", got, end)
		}
	})
}

func do(t *rapid.T, h *History, e Entry) {
	if _, err := h.Do(e); err != nil {
		t.Fatal(err)
	}
}

// TestMappingKeepsBothTexts holds that of two texts written at once into one
// document both are there afterwards.
func TestMappingKeepsBothTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := sample()
		mine, theirs := anyText(t, d, "我"), anyText(t, d, "他")
		traced, after, err := Steps{theirs}.Trace(d)
		if err != nil {
			t.Fatal(err)
		}
		moved, ok := mine.Map(traced)
		if !ok {
			t.Fatal("refused")
		}
		both, err := moved.Apply(after)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[rune]int{}
		for _, b := range both.Stories[0].Story.Blocks {
			for _, r := range b.Text() {
				seen[r]++
			}
		}
		if seen['我'] != 1 || seen['他'] != 1 || both.Check() != nil {
			t.Fatalf("%s (%v)", bytesOf(t, both.Stories), both.Check())
		}
	})
}

func TestStepsRefuseWhatTheyDoNotKnow(t *testing.T) {
	for _, raw := range []string{`[{"type":"x"}]`, `[{}]`, `{}`, `[{"type":"removeFrame","frame":"f","more":1}]`, `[null]`} {
		var s Steps
		if err := json.Unmarshal([]byte(raw), &s); err == nil {
			t.Errorf("%s was read as %v", raw, s)
		}
	}
}

func BenchmarkDiffOfATypedCharacter(b *testing.B) {
	d := sample()
	after, _ := ReplaceText{At: TextRef{Story: "s", Block: "a"}, Spans: text("x")}.Apply(d)
	for b.Loop() {
		Diff(d, after)
	}
}
