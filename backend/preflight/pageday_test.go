package preflight

import (
	"slices"
	"testing"

	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

func storyOf(locale story.Locale, blocks ...story.Block) document.Story {
	return document.Story{ID: "s", Story: story.Story{Locale: locale, Blocks: blocks}}
}

func said(role story.Role, text string) story.Block {
	return story.Block{ID: story.BlockID(text), Role: role, Spans: []story.Span{{Text: text}}}
}

func TestPageDay(t *testing.T) {
	for _, c := range []struct {
		name   string
		folio  string
		blocks []story.Block
		want   string
	}{
		{"the folio's", "2025-05-17", []story.Block{said(story.Dateline, "本报云渚2024年5月16日电")}, "2025-05-17"},
		{"the dateline's", "", []story.Block{said(story.Dateline, "本报云渚2025年5月16日电")}, "2025-05-16"},
		{"a dateline without a year", "", []story.Block{said(story.Dateline, "本报云渚5月16日电")}, ""},
		{"with the folio's year", "2025年春季特刊", []story.Block{said(story.Dateline, "本报云渚5月16日电（记者 程渡）")}, "2025-05-16"},
		{"of a paragraph that begins with it", "2025年", []story.Block{said(story.Headline, "通车"), said(story.Lead, "本报云渚5月16日电（记者 程渡）清晨五点，汽笛响起。")}, "2025-05-16"},
		{"in a byline", "", []story.Block{said(story.Byline, "本报记者 程渡　2025-05-16")}, "2025-05-16"},
		{"on a line of its own", "", []story.Block{said(story.Note, "2025年5月16日")}, "2025-05-16"},
		{"the latest of two", "", []story.Block{said(story.Dateline, "本报云渚2025年5月16日电"), said(story.Dateline, "本报澜港2025年5月18日电")}, "2025-05-18"},
		{"only the day", "2025年", []story.Block{said(story.Dateline, "本报云渚16日电")}, ""},
		{"no day of the calendar", "2025年", []story.Block{said(story.Dateline, "本报云渚2月31日电")}, ""},
		{"a day in the story", "2025年", []story.Block{said(story.Lead, "2024年5月16日，停运二十三年的铁路恢复通车。"), said(story.Body, "5月16日，通车。")}, ""},
		{"a note about something", "", []story.Block{said(story.Note, "注：数据截至2024年12月31日")}, ""},
		{"in English", "", []story.Block{said(story.Dateline, "FELLMOUTH, May 16, 2025 —")}, "2025-05-16"},
		{"in English with the folio's year", "Spring 2025", []story.Block{said(story.Lead, "FELLMOUTH, May 16 (Reuters) — At twenty to six")}, "2025-05-16"},
		{"day before month", "", []story.Block{said(story.Dateline, "Fellmouth, 16 May 2025 —")}, "2025-05-16"},
		{"a sentence with a dash", "Spring 2025", []story.Block{said(story.Lead, "Ann Lee, who came on May 16 — a Friday — was glad.")}, ""},
		{"nothing", "", nil, ""},
	} {
		d := &document.Document{Folio: document.Folio{Date: c.folio}, Stories: []document.Story{storyOf("zh-Hans", c.blocks...)}}
		if got, _ := dayOf(d); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPhotoOlderThanItsStory: where the folio names no day, the story does. A
// page is printed some days after it, so a photo may be as much newer.
func TestPhotoOlderThanItsStory(t *testing.T) {
	for _, c := range []struct {
		taken string
		want  []finding.Code
	}{
		{"2025-05-10", nil},
		{"2025-05-18", nil},
		{"2012-05-18", []finding.Code{caption.ArchiveUnsaid}},
		{"2026-05-18", []finding.Code{caption.PhotoNewer}},
	} {
		d := &document.Document{Locale: "zh-Hans", Stories: []document.Story{storyOf("zh-Hans", said(story.Dateline, "本报云渚2025年5月16日电"))}}
		d.Photos = []document.Photo{{ID: "a", Caption: "早市一角。", Details: document.Details{Date: c.taken}}}
		var got []finding.Code
		for _, f := range captionFindings(d, &layout.Layout{Pages: make([]layout.Page, 1)}) {
			got = append(got, f.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("taken on %s: %v, want %v", c.taken, got, c.want)
		}
	}
}
