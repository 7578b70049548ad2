package preflight

import (
	"slices"
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

// withCaptions is a document of photos with these captions, each shown once in
// a frame of its own name, and its layout.
func withCaptions(captions ...string) (*document.Document, *layout.Layout) {
	d := &document.Document{Locale: "zh-Hans"}
	l := &layout.Layout{Pages: make([]layout.Page, 1)}
	for i, text := range captions {
		id := document.PhotoID(rune('a' + i))
		d.Photos = append(d.Photos, document.Photo{ID: id, Name: string(id) + ".jpg", Width: 3000, Height: 2000, Caption: text})
		place(l, id)
	}
	return d, l
}

func place(l *layout.Layout, id document.PhotoID) {
	l.Pages[0].Placed = append(l.Pages[0].Placed, layout.Placed{
		Frame: document.FrameID(id), Pictures: []layout.Picture{{Photo: id}},
	})
}

func captionFindings(d *document.Document, l *layout.Layout) []Finding {
	c := checker{d: d, memo: new(Memo)}
	c.checkCaptions(c.checkPhotos(l))
	return slices.DeleteFunc(c.out, func(f Finding) bool {
		return f.Code != PhotoTwice && !strings.HasPrefix(string(f.Code), "caption.")
	})
}

func TestCaptionFindings(t *testing.T) {
	d, l := withCaptions("农民在收割。", "委员在调研（张三 摄）", "2025-1-5开幕。", "")
	found := captionFindings(d, l)
	var codes []finding.Code
	for _, f := range found {
		codes = append(codes, f.Code)
	}
	want := []finding.Code{"caption.stop-missing", "caption.credit-in-caption", "caption.date-form"}
	if !slices.Equal(codes, want) {
		t.Fatalf("found %v, want %v", codes, want)
	}
	if at := found[1].Place; at.Photo != "b" || at.Frame != "b" || at.Page != 1 {
		t.Errorf("placed at %+v", at)
	}
}

func TestCaptionMendIsOneEdit(t *testing.T) {
	d, l := withCaptions("农民在收割。", "委员在调研（张三 摄）")
	for range 5 {
		found := captionFindings(d, l)
		if len(found) == 0 {
			break
		}
		var err error
		if d, err = found[0].Mend.Steps.Apply(d); err != nil {
			t.Fatal(err)
		}
	}
	if p := d.Photos[1]; p.Caption != "委员在调研。" || p.Credit != "张三" {
		t.Errorf("mended to %q with credit %q", p.Caption, p.Credit)
	}
}

// TestNameAgainstTheStory mends a caption by one edit to what the story has.
func TestNameAgainstTheStory(t *testing.T) {
	d, l := withCaptions("主席张小峰在讲话。")
	d.Stories = []document.Story{storyOf("zh-Hans", said(story.Lead, "区政协主席张晓峰说，好。"), said(story.Body, "张晓峰笑了。"))}
	found := captionFindings(d, l)
	if len(found) != 1 || found[0].Code != "caption.name-differs" || found[0].Mend == nil {
		t.Fatalf("found %+v", found)
	}
	d, err := found[0].Mend.Steps.Apply(d)
	if err != nil {
		t.Fatal(err)
	}
	if found := captionFindings(d, l); d.Photos[0].Caption != "主席张晓峰在讲话。" || len(found) > 0 {
		t.Errorf("mended to %q, found %+v", d.Photos[0].Caption, found)
	}
}

func TestPhotoShownTwice(t *testing.T) {
	d, l := withCaptions("农民在收割。", "委员在调研。")
	place(l, "a")
	found := captionFindings(d, l)
	if len(found) != 1 || found[0].Code != PhotoTwice || found[0].Place.Photo != "a" {
		t.Errorf("found %+v", found)
	}
}

// TestCaptionOfAPhotoThatIsNotShown is looked at as well, as a note: it is put
// right before the photo is placed.
func TestCaptionOfAPhotoThatIsNotShown(t *testing.T) {
	d, l := withCaptions("农民在收割。", "委员在调研")
	l.Pages[0].Placed = l.Pages[0].Placed[:1]
	found := captionFindings(d, l)
	if len(found) != 1 || found[0].Severity != finding.Note || found[0].Place.Photo != "b" || found[0].Place.Frame != "" || found[0].Mend == nil {
		t.Errorf("found %+v", found)
	}
}

func TestMissingCreditIsOffered(t *testing.T) {
	byline := document.Photo{ID: "a", Details: document.Details{Byline: "沈禾"}}
	for _, c := range []struct {
		name   string
		photos []document.Photo
		want   string
	}{
		{"who took it", []document.Photo{byline, {ID: "b", Credit: "区政协"}}, "沈禾"},
		{"what most photos have", []document.Photo{{ID: "a"}, {ID: "b", Credit: "唐果"}, {ID: "c", Credit: "区政协"}, {ID: "d", Credit: "区政协"}}, "区政协"},
		{"nothing is known", []document.Photo{{ID: "a"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			check := checker{d: &document.Document{Photos: c.photos}, memo: new(Memo)}
			got := ""
			if mend := check.creditMend(c.photos[0]); mend != nil {
				got = mend.Steps[0].(document.SetPhoto).Photo.Credit
			}
			if got != c.want {
				t.Errorf("offered %q, want %q", got, c.want)
			}
		})
	}
}

func TestCreditLineThatLeavesSomeoneOut(t *testing.T) {
	d, l := withCaptions("农民在收割。", "委员在调研。")
	d.Photos[0].Credit, d.Photos[1].Credit = "区政协", "新华社"
	d.Pages = []document.Page{{Frames: []document.Frame{{Kind: document.PhotoFrame, Photo: "a"}, {Kind: document.PhotoFrame, Photo: "b"}}}}
	d.Stories = []document.Story{{ID: "s", Story: story.Story{Blocks: []story.Block{{ID: "c", Role: "credit", Spans: []story.Span{{Text: "（本版图片由区政协提供）。"}}}}}}}
	found := func() []Finding {
		return slices.DeleteFunc(Check(d, l, nil), func(f Finding) bool { return f.Code != CreditLineStale })
	}
	stale := found()
	if len(stale) != 1 || stale[0].Mend == nil {
		t.Fatalf("found %+v", stale)
	}
	mended, err := stale[0].Mend.Steps.Apply(d)
	if err != nil {
		t.Fatal(err)
	}
	if got := mended.Stories[0].Story.Blocks[0].Text(); got != "（本版图片由区政协、新华社提供）。" {
		t.Errorf("mended to %q", got)
	}
	d = mended
	if again := found(); len(again) > 0 {
		t.Errorf("found %+v after the mend", again)
	}
}
