package document

import (
	"fmt"
	"testing"

	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// long has a story of n blocks of 100 runes.
func long(n int) *Document {
	d := sample()
	for i := range n {
		words := fmt.Sprintf("%0100d", i)
		d.Stories[0].Story.Blocks = append(d.Stories[0].Story.Blocks, story.Block{ID: story.BlockID(fmt.Sprint("n", i)), Role: story.Body, Spans: text(words)})
	}
	return d
}

func typed(block story.BlockID, from, to int, words string) Edit {
	spans := []story.Span{}
	if words != "" {
		spans = text(words)
	}
	return Edit{Name: "type", Join: true, Steps: Steps{ReplaceText{At: TextRef{Story: "s", Block: block}, From: from, To: to, Spans: spans}}}
}

func doNow(t interface{ Fatal(...any) }, h *History, e Edit) {
	entry, err := h.Prepare(e, "c", 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Do(entry); err != nil {
		t.Fatal(err)
	}
}

// TestTypingOnStaysOneStep holds that typing and deleting on are one step with
// one inverse, and that it takes back and restores all.
func TestTypingOnStaysOneStep(t *testing.T) {
	h := NewHistory(sample())
	origin := bytesOf(t, h.Document())
	for i := range 500 {
		doNow(t, h, typed("a", 2+i, 2+i, "字"))
	}
	if p := h.steps[0]; len(h.steps) != 1 || len(p.Steps) != 1 || len(p.Inverse) != 1 || p.Count != 500 {
		t.Fatalf("%d steps; the first holds %d of %d edits and %d inverses", len(h.steps), len(p.Steps), p.Count, len(p.Inverse))
	}
	end := bytesOf(t, h.Document())
	goesTo(t, h, 0, origin)
	goesTo(t, h, 1, end)
}

func goesTo(t interface{ Fatal(...any) }, h *History, cursor int, want string) {
	e, err := h.PrepareGoto(cursor, "c", 2)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Do(e); err != nil {
		t.Fatal(err)
	}
	if got := bytesOf(t, h.Document()); got != want {
		t.Fatal("at ", cursor, ": ", got, " want ", want)
	}
}

// TestJoinedTypingIsExact holds that any typing and deleting around a caret,
// merged or not, goes to the beginning and the end, and that a copy made in
// between keeps its own.
func TestJoinedTypingIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := NewHistory(sample())
		origin, copied, atCopy, caret := bytesOf(t, h.Document()), (*History)(nil), "", 2
		block := rapid.SampledFrom([]story.BlockID{"h", "a"}).Draw(t, "block")
		for range rapid.IntRange(1, 20).Draw(t, "edits") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0, 1:
				doNow(t, h, typed(block, caret, caret, "字"))
				caret++
			case 2:
				if caret > 0 {
					doNow(t, h, typed(block, caret-1, caret, ""))
					caret--
				}
			case 3:
				copied, atCopy = h.Copy(), bytesOf(t, h.Document())
			}
		}
		end, last := bytesOf(t, h.Document()), h.Cursor()
		goesTo(t, h, 0, origin)
		goesTo(t, h, last, end)
		if copied != nil {
			n := copied.Cursor()
			goesTo(t, copied, 0, origin)
			goesTo(t, copied, n, atCopy)
		}
	})
}

// TestStoredStepsThatCannotBeReadAreRefused holds that a snapshot with a step
// of an unknown kind does not open as one without it.
func TestStoredStepsThatCannotBeReadAreRefused(t *testing.T) {
	raw := `{"v":1,"document":` + bytesOf(t, sample()) + `,"cursor":1,"steps":[{"name":"x","steps":[{"type":"x"}],"inverse":[]}]}`
	if _, err := RestoreHistory([]byte(raw)); err == nil {
		t.Error("read")
	}
}

func FuzzSteps(f *testing.F) {
	f.Add(bytesOf(f, Steps{RemoveFrame{"f"}, typed("a", 0, 1, "x").Steps[0]}))
	f.Fuzz(func(t *testing.T, raw string) {
		var s Steps
		if s.UnmarshalJSON([]byte(raw)) != nil {
			return
		}
		if after, err := s.Apply(sample()); err == nil && after.Check() != nil {
			t.Error(after.Check())
		}
	})
}

// FuzzRestoreHistory holds that a saved history either is refused, or goes
// anywhere and is saved as it is.
func FuzzRestoreHistory(f *testing.F) {
	h := NewHistory(sample())
	for i := range 3 {
		doNow(f, h, typed("a", i, i+1, "字"))
	}
	doNow(f, h, Edit{Name: "x", Steps: Steps{RemoveFrame{"f"}}})
	raw, err := h.Snapshot()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{"v":1,"document":` + bytesOf(f, sample()) + `,"cursor":0,"steps":[{"steps":null,"inverse":null}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, err := RestoreHistory(raw)
		if err != nil {
			return
		}
		again, err := h.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := RestoreHistory(again); err != nil {
			t.Fatal("saved again it is refused: ", err)
		}
		for cursor := range len(h.Steps()) + 1 {
			h := h.Copy()
			if e, err := h.PrepareGoto(cursor, "c", 1); err == nil {
				_, _ = h.Do(e)
			}
		}
	})
}

func BenchmarkTypedCharacter(b *testing.B) {
	h := NewHistory(long(200))
	for i := 0; b.Loop(); i++ {
		before := h.Document()
		if i%5000 == 0 {
			h = NewHistory(long(200))
			before = h.Document()
		}
		doNow(b, h, typed("n100", 50+i%5000, 50+i%5000, "字"))
		Diff(before, h.Document())
	}
}
