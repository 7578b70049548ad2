package compose

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// rolesOf shows a story's blocks as role and text.
func rolesOf(s story.Story) string {
	var out []string
	for _, b := range s.Blocks {
		out = append(out, fmt.Sprintf("%s:%s%s", b.Role, b.Label, b.Text()))
	}
	return strings.Join(out, " ")
}

func TestOrderStory(t *testing.T) {
	long := chinese(mostHead+1, 4)
	for _, c := range []struct {
		name   string
		draft  *draft
		credit string
		want   string
	}{
		{"in the page's order", (&draft{}).add(story.Byline, "", "甲").add(story.Headline, "", "题").add(story.Kicker, "", "引").add(story.Deck, "", "副"), "",
			"kicker:引 headline:题 deck:副 byline:甲"},
		{"one headline leads", (&draft{}).add(story.Headline, "", "题").add(story.Headline, "", "二").add(story.Body, "", "文文文").add(story.Headline, "", "三"), "",
			"headline:题 lead:二 body:文文文 body:三"},
		{"decks stand under each other, three at most", (&draft{}).add(story.Headline, "", "题").add(story.Deck, "", "一").add(story.Deck, "", "二").add(story.Deck, "", "三").add(story.Deck, "", "四").add(story.Body, "", "文文文"), "",
			"headline:题 deck:一\n二\n三 lead:四 body:文文文"},
		{"a lead among the sections", (&draft{}).add(story.Headline, "", "题").add(story.SectionHead, "A", "节").add(story.Lead, "", "导"), "",
			"headline:题 sectionhead:A节 body:导"},
		{"a lead without a body", (&draft{}).add(story.Headline, "", "题").add(story.Lead, "", "导语"), "", "headline:题 body:导语"},
		{"no headline, no head group", (&draft{}).add(story.Deck, "", "副").add(story.Byline, "", "甲").add(story.Lead, "", "导").add(story.Body, "", "文文文"), "",
			"lead:副 lead:导 note:甲 body:文文文"},
		{"blank blocks", (&draft{}).add(story.Headline, "", "　").add(story.Body, "", "").add(story.Body, "", "文"), "", "body:文"},
		{"the credit comes last", (&draft{}).add(story.Body, "", "文"), "供图", "body:文 credit:供图"},
		{"a heading as long as a paragraph", (&draft{}).add(story.Headline, "", "题").add(story.SectionHead, "A", long), "", "headline:题 body:A " + long},
	} {
		if got := rolesOf(orderStory(c.draft.story(), c.credit)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestLongLeadRunsOn(t *testing.T) {
	for _, c := range []struct {
		lead, body int
		want       story.Role
	}{{100, 1000, story.Lead}, {longLead, 2000, story.Lead}, {longLead + 1, 2000, story.Body}, {300, 100, story.Body}} {
		d := (&draft{}).add(story.Headline, "", "题").add(story.Lead, "", chinese(c.lead, 1)).body(c.body)
		if got := orderStory(d.story(), "").Blocks[1].Role; got != c.want {
			t.Errorf("a lead of %d characters before %d: %s, want %s", c.lead, c.body, got, c.want)
		}
	}
}

// TestOrderStoryLosesNothing holds that every character stays, once, and that
// display blocks stand in front in their order.
func TestOrderStoryLosesNothing(t *testing.T) {
	checkTimes(t, 150, func(t *rapid.T) {
		s := oddStory(t)
		got := orderStory(s, "供图单位")
		if before, after := sortedText(s)+"供图单位", sortedText(got); sortRunes(before) != sortRunes(after) {
			t.Fatalf("before %q\nafter %q", before, after)
		}
		last := 0
		seen := map[story.BlockID]bool{}
		for _, b := range got.Blocks {
			if o := order(b); o < last {
				t.Fatalf("%s stands too late: %s", b.Role, rolesOf(got))
			} else {
				last = o
			}
			if seen[b.ID] {
				t.Fatalf("two blocks are called %s", b.ID)
			}
			seen[b.ID] = true
		}
		for _, r := range []story.Role{story.Kicker, story.Headline, story.Deck} {
			if n := len(got.All(r)); n > 1 {
				t.Fatalf("%d blocks lead as %s", n, r)
			}
		}
	})
}

// sortedText is all characters of a story, white space aside.
func sortedText(s story.Story) string {
	var out strings.Builder
	for _, b := range s.Blocks {
		out.WriteString(strings.Join(strings.Fields(b.Label+b.Text()), ""))
	}
	return out.String()
}

func sortRunes(s string) string {
	count := map[rune]int{}
	for _, r := range s {
		count[r]++
	}
	return fmt.Sprint(count) // fmt sorts maps
}

// TestPicturesFollowTheirSections holds that ordering a story moves no picture
// to another section.
func TestPicturesFollowTheirSections(t *testing.T) {
	long := (&draft{}).add(story.Headline, "", "题").add(story.Lead, "", chinese(longLead+1, 1))
	long.add(story.SectionHead, "A", "甲节").body(60).add(story.SectionHead, "", "　").add(story.SectionHead, "B", "乙节").body(900)
	written := long.story()
	pictures := followSections([]Picture{{Section: 0}, {Section: 2}, {Section: -1}, {Section: 99}}, written, orderStory(written, ""))
	sections := orderStory(written, "").Sections()
	for i, want := range []string{"A", "B"} {
		if at := pictures[i].Section; at < 0 || sections[at].Label != want {
			t.Errorf("picture %d is in section %d, want that of %s", i, at, want)
		}
	}
	if pictures[2].Section != -1 || pictures[3].Section != -1 {
		t.Errorf("pictures of no section: %d, %d", pictures[2].Section, pictures[3].Section)
	}
}

func TestNothingToCompose(t *testing.T) {
	for name, s := range map[string]story.Story{"no blocks": {}, "blank blocks": (&draft{}).add(story.Body, "", " ").story()} {
		_, err := Compose(context.Background(), input(t, s))
		f, ok := finding.FromError(err)
		if !ok || f.Code != CodeNoText {
			t.Errorf("%s: %v, want %s", name, err, CodeNoText)
		}
	}
}

func TestComposeStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Compose(ctx, input(t, report().story())); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled composition: %v", err)
	}
}

// TestFindings holds what a user is told of pages that are not full, or many.
func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name   string
		design string
		body   int // paragraphs of 300 characters
		want   finding.Code
	}{
		{"a paragraph", "broadsheet", 1, CodePartPage},
		{"short", "broadsheet", 2, CodePartPage},
		{"long", "tabloid", 60, CodeContinued},
		{"report", "report-a4", 30, ""},
	} {
		d := (&draft{}).add(story.Headline, "", "渠水进田　集市连街")
		for range c.body {
			d.body(300)
		}
		in := input(t, d.story())
		in.Design = loadDesign(t, c.design)
		found := composed(t, in).Findings
		switch {
		case c.want == "" && len(found) > 0:
			t.Errorf("%s: %v", c.name, found)
		case c.want != "" && (len(found) != 1 || found[0].Code != c.want):
			t.Errorf("%s: %v, want %s", c.name, found, c.want)
		}
	}
}

// TestShortTextStandsLevel holds that a text without pictures, too short for
// the page, stands in all columns and ends in them at about one height.
func TestShortTextStandsLevel(t *testing.T) {
	d := (&draft{}).add(story.Headline, "", "渠水进田　集市连街")
	for range 3 {
		d.body(300)
	}
	best := composed(t, input(t, d.story())).Alternatives[0]
	foot := map[geom.Length]geom.Length{} // of the text, by the column's left edge
	for _, placed := range best.Layout.Pages[0].Placed {
		for _, line := range placed.Lines {
			if line.Role == string(story.Body) {
				foot[line.X] = max(foot[line.X], line.Baseline)
			}
		}
	}
	if len(foot) != best.Columns {
		t.Fatalf("the text stands in %d of %d columns", len(foot), best.Columns)
	}
	feet := slices.Sorted(maps.Values(foot))
	if apart := feet[len(feet)-1] - feet[0]; apart > 6*best.Document.Grid.Leading {
		t.Errorf("the columns end %v apart, with a leading of %v", apart, best.Document.Grid.Leading)
	}
}
