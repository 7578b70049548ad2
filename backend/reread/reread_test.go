package reread

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// told makes a story of paragraphs written "id:text"; "id=role:text" gives a role.
func told(paragraphs ...string) story.Story {
	s := story.Story{Locale: "zh-Hans"}
	for _, p := range paragraphs {
		id, text, _ := strings.Cut(p, ":")
		id, role, ok := strings.Cut(id, "=")
		if !ok {
			role = "body"
		}
		s.Blocks = append(s.Blocks, story.Block{ID: story.BlockID(id), Role: story.Role(role), Spans: []story.Span{{Text: text}}})
	}
	return s
}

func listed(changes []Change) string {
	var out []string
	for _, c := range changes {
		mark := ""
		if c.Conflict {
			mark = "!"
		}
		out = append(out, fmt.Sprintf("%s%s %s[%s|%s|%s]", c.Kind, mark, c.Block, c.Before, c.Current, c.After))
	}
	return strings.Join(out, "; ")
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name               string
		base, ours, theirs story.Story
		want               string
	}{
		{"nothing", told("1:渠水进田"), told("1:渠水进田"), told("a:渠水进田"), ""},
		{"only the editor", told("1:渠水进田里"), told("1:渠水进了田里"), told("a:渠水进田里"), ""},
		{"only the reporter", told("1:渠水进田里"), told("1:渠水进田里"), told("a:渠水流进田里"), "changed 1[渠水进田里|渠水进田里|渠水流进田里]"},
		{"both alike", told("1:渠水进田里"), told("1:渠水流进田里"), told("a:渠水流进田里"), ""},
		{"both apart", told("1:渠水进田，稻子熟了"), told("1:清渠水进田，稻子熟了"), told("a:渠水进田，稻子都熟了"),
			"changed 1[渠水进田，稻子熟了|清渠水进田，稻子熟了|清渠水进田，稻子都熟了]"},
		{"both the same words", told("1:全村三百户"), told("1:全村四百户"), told("a:全村五百户"), "changed! 1[全村三百户|全村四百户|全村五百户]"},
		{"a new one", told("1:渠水进田", "2:稻子熟了"), told("1:渠水进田", "2:稻子熟了"), told("a:渠水进田", "b:天气晴好", "c:稻子熟了"), "added 1[||天气晴好]"},
		{"one gone", told("1:渠水进田", "2:稻子熟了"), told("1:渠水进田", "2:稻子熟了"), told("a:渠水进田"), "removed 2[稻子熟了|稻子熟了|]"},
		{"one gone that was edited", told("1:渠水进田", "2:稻子熟了"), told("1:渠水进田", "2:稻子都熟了"), told("a:渠水进田"), "removed! 2[稻子熟了|稻子都熟了|]"},
		{"removed by both", told("1:渠水进田", "2:稻子熟了"), told("1:渠水进田"), told("a:渠水进田"), ""},
		{"removed here, changed there", told("1:渠水进田", "2:稻子熟了好多"), told("1:渠水进田"), told("a:渠水进田", "b:稻子熟了很多"),
			"added! 1[稻子熟了好多||稻子熟了很多]"},
		{"added by both", told("1:渠水进田"), told("1:渠水进田", "x:天气晴好"), told("a:渠水进田", "b:天气晴好"), ""},
		{"another role", told("1:渠水进田"), told("1:渠水进田"), told("a=sectionhead:渠水进田"), "role 1[body|body|sectionhead]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := listed(Compare(c.base, c.ours, c.theirs)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestBoldStays holds that a change of some words leaves the look of the rest;
// new words look as those that they stand behind, as if they were typed there.
func TestBoldStays(t *testing.T) {
	base := told("1:渠水进田里了")
	d := page(base)
	d.Stories[0].Story.Blocks[0].Spans = []story.Span{{Text: "渠水", Bold: true}, {Text: "进田里了"}}
	changes := Compare(base, d.Stories[0].Story, told("a:渠水流进田里"))
	after, _ := take(t, d, changes, []int{1})
	if got := fmt.Sprint(after.Stories[0].Story.Blocks[0].Spans); got != "[{渠水流 true false } {进田里 false false }]" || after.Stories[0].Story.Blocks[0].Text() != "渠水流进田里" {
		t.Errorf("spans %s", got)
	}
}

// TestWhatWasNotTakenIsShownAgain holds that the story as last read follows the
// changes that were taken, and only those.
func TestWhatWasNotTakenIsShownAgain(t *testing.T) {
	base := told("1:渠水进田里了", "2:稻子熟了好多", "3:全村有三百户", "4:小结", "5:天气转凉了")
	theirs := told("a:渠水流进田里", "b:新来的一段话", "c:全村有五百户", "d=sectionhead:小结", "e:天气转凉了", "f:后来又添一段")
	first := Compare(base, base, theirs)
	for mask := range 1 << len(first) {
		var takes, left []string
		var numbers []int
		for i, c := range first {
			if mask>>i&1 == 1 {
				numbers, takes = append(numbers, c.Number), append(takes, string(c.Kind)+c.After)
			} else {
				left = append(left, string(c.Kind)+c.After)
			}
		}
		d, read := take(t, page(base), first, numbers)
		var again []string
		for _, c := range Compare(read, d.Stories[0].Story, theirs) {
			again = append(again, string(c.Kind)+c.After)
			if c.Conflict {
				t.Errorf("took %v: %s conflicts with nobody's change", takes, c.After)
			}
		}
		if !slices.Equal(again, left) {
			t.Errorf("took %v: shown again %v, want %v", takes, again, left)
		}
	}
}

func page(s story.Story) *document.Document {
	s.Blocks = slices.Clone(s.Blocks)
	return &document.Document{Stories: []document.Story{{ID: "s", Story: s}}}
}

func take(t interface{ Fatal(...any) }, d *document.Document, changes []Change, numbers []int) (*document.Document, story.Story) {
	steps, read := Steps(d, "s", changes, numbers)
	for _, s := range steps {
		next, err := s.Apply(d)
		if err != nil {
			t.Fatal(err)
		}
		d = next
	}
	return d, read
}

func texts(s story.Story) []string {
	var out []string
	for _, b := range s.Blocks {
		out = append(out, string(b.Role)+":"+b.Text())
	}
	return out
}

// edited draws a version of a story: paragraphs changed, removed and added.
func edited(t *rapid.T, s story.Story, name string) story.Story {
	out := story.Story{Locale: s.Locale}
	add := func(n int) {
		out.Blocks = append(out.Blocks, story.Block{ID: story.BlockID(fmt.Sprintf("%s%d", name, n)), Role: story.Body,
			Spans: []story.Span{{Text: sentence(t, name)}}})
	}
	for i, b := range s.Blocks {
		switch rapid.IntRange(0, 9).Draw(t, name) {
		case 0:
			continue
		case 1:
			add(i)
		case 2, 3:
			r := []rune(b.Text())
			at := rapid.IntRange(0, len(r)).Draw(t, "at")
			to := rapid.IntRange(at, min(len(r), at+4)).Draw(t, "to")
			b.Spans = []story.Span{{Text: string(r[:at]) + sentence(t, name)[:6] + string(r[to:])}}
		}
		out.Blocks = append(out.Blocks, b)
	}
	return out
}

func sentence(t *rapid.T, name string) string {
	return rapid.StringOfN(rapid.RuneFrom([]rune("渠水进田稻子熟了天晴风好村里人家")), 8, 30, -1).Draw(t, name+" text")
}

func drawnStory(t *rapid.T) story.Story {
	s := story.Story{Locale: "zh-Hans"}
	for i := range rapid.IntRange(1, 12).Draw(t, "paragraphs") {
		s.Blocks = append(s.Blocks, story.Block{ID: story.BlockID(fmt.Sprintf("b%d", i)), Role: story.Body, Spans: []story.Span{{Text: sentence(t, "base")}}})
	}
	return s
}

// renumbered gives the paragraphs the ids of a new reading, which mean nothing.
func renumbered(s story.Story) story.Story {
	s.Blocks = slices.Clone(s.Blocks)
	for i := range s.Blocks {
		s.Blocks[i].ID = story.BlockID(fmt.Sprintf("b%d", i))
	}
	return s
}

func numbers(changes []Change) []int {
	var out []int
	for _, c := range changes {
		out = append(out, c.Number)
	}
	return out
}

// TestAllOfTheirs holds that an unedited story becomes the new manuscript when
// every change is taken, that none changes nothing, and that reading the same
// manuscript again finds nothing.
func TestAllOfTheirs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := drawnStory(t)
		theirs := renumbered(edited(t, base, "theirs"))
		changes := Compare(base, base, theirs)
		d := page(base)
		if same, _ := take(t, d, changes, nil); !slices.Equal(texts(same.Stories[0].Story), texts(base)) {
			t.Fatal("taking none changed the story")
		}
		after, read := take(t, d, changes, numbers(changes))
		if got, want := texts(after.Stories[0].Story), texts(theirs); !slices.Equal(got, want) {
			t.Fatalf("got  %v\nwant %v\nchanges %s", got, want, listed(changes))
		}
		if len(changes) > 0 {
			if again := Compare(read, after.Stories[0].Story, theirs); len(again) > 0 {
				t.Fatalf("a second reading finds %s", listed(again))
			}
		}
	})
}

// TestEditsElsewhereSurvive holds that what the editor did is still there
// wherever no conflict was taken: his paragraphs, and those he changed alone.
func TestEditsElsewhereSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := drawnStory(t)
		ours, theirs := edited(t, base, "ours"), renumbered(edited(t, base, "theirs"))
		changes := Compare(base, ours, theirs)
		touched := map[story.BlockID]bool{}
		var free []int
		for _, c := range changes {
			if !c.Conflict {
				free = append(free, c.Number)
			}
			if c.Kind != Added {
				touched[c.Block] = true
			}
		}
		after, _ := take(t, page(ours), changes, free)
		now := map[story.BlockID]string{}
		for _, b := range after.Stories[0].Story.Blocks {
			if _, twice := now[b.ID]; twice {
				t.Fatalf("two paragraphs have the id %s", b.ID)
			}
			now[b.ID] = b.Text()
		}
		for _, b := range ours.Blocks {
			if text, ok := now[b.ID]; !touched[b.ID] && (!ok || text != b.Text()) {
				t.Fatalf("paragraph %s was %q and is %q", b.ID, b.Text(), text)
			}
		}
	})
}

// TestDiff holds that the hunks of two texts make one of the other.
func TestDiff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙丁")), 0, 20, -1)
		a, b := []rune(letters.Draw(t, "a")), []rune(letters.Draw(t, "b"))
		if got := apply(a, diff(a, b)); string(got) != string(b) {
			t.Fatalf("%s to %s gives %s", string(a), string(b), string(got))
		}
	})
}
