package document

import (
	"encoding/json"
	"os"
	"testing"

	"broadsheet/backend/story"
)

// replacement is a ReplaceText of the tables that the browser's tests read too.
type replacement struct {
	From, To int
	Text     string
}

func (r replacement) step() Step {
	return ReplaceText{At: TextRef{Story: "s", Block: "a"}, From: r.From, To: r.To, Spans: text(r.Text)}
}

func ofText(words string) *Document {
	return (&Document{Pages: []Page{{}}, Stories: []Story{{ID: "s", Story: story.Story{Blocks: []story.Block{{ID: "a", Role: story.Body, Spans: text(words)}}}}}}).Normal()
}

// bothWays returns the text after two replacements made at once, theirs first,
// and as it is where mine went first and theirs was moved over it.
func bothWays(t *testing.T, words string, mine, theirs Step) (here, there string) {
	t.Helper()
	mine2, theirs2, ok := rebase(Steps{mine}, Steps{theirs}, nil)
	if !ok {
		t.Fatalf("%v over %v is refused", mine, theirs)
	}
	after := func(list ...Step) string {
		d, err := Steps(list).Apply(ofText(words))
		if err != nil {
			t.Fatalf("%v: %v", list, err)
		}
		return d.Stories[0].Story.Blocks[0].Text()
	}
	return after(theirs, mine2), after(mine, theirs2)
}

// TestTextsWrittenAtOnce holds the table that the browser holds too: what two
// have written into one text at once is the same on both sides.
func TestTextsWrittenAtOnce(t *testing.T) {
	raw, err := os.ReadFile("testdata/texts-at-once.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name, Text, Want string
		Mine, Theirs     replacement
	}
	if err := json.Unmarshal(raw, &cases); err != nil || len(cases) == 0 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		here, there := bothWays(t, c.Text, c.Mine.step(), c.Theirs.step())
		if here != c.Want || there != c.Want {
			t.Errorf("%s: %s and %s, want %s", c.Name, here, there, c.Want)
		}
	}
}

// TestReplacementsMeetInAnyOrder holds that all pairs of ranges of a short text
// lead to one text, in whichever order they are done.
func TestReplacementsMeetInAnyOrder(t *testing.T) {
	const words, n = "甲乙丙丁", 4
	for _, put := range [][2]string{{"我", "他"}, {"", "他"}, {"我", ""}, {"", ""}} {
		for i := range (n + 1) * (n + 1) * (n + 1) * (n + 1) {
			a := replacement{i % 5, i / 5 % 5, put[0]}
			b := replacement{i / 25 % 5, i / 125, put[1]}
			if a.From > a.To || b.From > b.To {
				continue
			}
			if here, there := bothWays(t, words, a.step(), b.step()); here != there {
				t.Errorf("mine %v, theirs %v: %s and %s", a, b, here, there)
			}
		}
	}
}
