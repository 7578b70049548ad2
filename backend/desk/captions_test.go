package desk

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"broadsheet/backend/story"
)

func TestABadPhotoDoesNotShiftTheCaptions(t *testing.T) {
	bad := PhotoFile{Name: "1.jpg", Read: func() ([]byte, error) { return nil, errors.New("gone") }}
	c := composed(t, ask(report, bad, drawnPhoto("2.jpg", 900, 600, 10)))
	figures := c.Report("", "zh").Photos
	if len(figures) != 1 || figures[0].File != "2.jpg" || figures[0].Caption != "水站的黑板每天写三次数字。" {
		t.Errorf("photos %+v", figures)
	}
	notes := c.result.Alternatives[0].Document.Stories[0].Story.All(story.Note)
	if len(notes) != 1 || notes[0].Text() != "志愿者在河边清点水鸟。" {
		t.Errorf("the caption of the bad photo is not in the text: %+v", notes)
	}
	if r := c.Report("", "zh"); r.CharactersIn != r.CharactersSet+r.Overset {
		t.Errorf("%d characters in, %d set, %d overset", r.CharactersIn, r.CharactersSet, r.Overset)
	}
}

func TestPhotosStandByTheOrderOfTheirCaptions(t *testing.T) {
	text := strings.NewReplacer("志愿者在河边", "图2：志愿者在河边", "水站的黑板", "图1：水站的黑板").Replace(report)
	c := composed(t, ask(text, drawnPhoto("1.jpg", 900, 600, 10), drawnPhoto("2.jpg", 900, 600, 90)))
	var files []string
	for _, f := range c.Report("", "zh").Photos {
		files = append(files, f.File)
	}
	if !slices.Equal(files, []string{"2.jpg", "1.jpg"}) {
		t.Errorf("order %q", files)
	}
}

func TestSectionEnd(t *testing.T) {
	blocks := []story.Block{
		{Role: story.Headline}, {Role: story.Body}, {Role: story.SectionHead}, {Role: story.Body}, {Role: story.SectionHead}, {Role: story.Body},
	}
	for section, want := range map[int]int{-1: 2, 0: 4, 1: 6, 7: 6} {
		if got := sectionEnd(blocks, section); got != want {
			t.Errorf("section %d ends at %d, want %d", section, got, want)
		}
	}
	headed := story.Story{Blocks: blocks[2:]}
	if got := standOf(0, headed.Sections()); got != 0 {
		t.Errorf("the first head's section has the index %d", got)
	}
	opened := story.Story{Blocks: blocks}
	if got := standOf(-1, opened.Sections()); got != 0 {
		t.Errorf("the text before the first head has the index %d", got)
	}
}
