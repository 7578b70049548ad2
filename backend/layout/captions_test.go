package layout_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"broadsheet/backend/colour"
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/golden"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/layout"
	"broadsheet/backend/scene"
	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// captioned is a page with frames of photos a, b … that have these captions.
func captioned(captions []string, frames ...document.Frame) *document.Document {
	d := page(nil, frames...)
	for i, text := range captions {
		d.Photos = append(d.Photos, document.Photo{ID: document.PhotoID(rune('a' + i)), Name: string(rune('a'+i)) + ".jpg", Caption: text})
	}
	return d
}

func photoAt(id document.PhotoID, r geom.Rect) document.Frame {
	return document.Frame{ID: document.FrameID("photo-" + id), Kind: document.PhotoFrame, Photo: id, Rect: r}
}

func captionAt(r geom.Rect, set document.CaptionSet, photos ...document.PhotoID) document.Frame {
	f := document.Frame{ID: "caption", Kind: document.CaptionFrame, Role: "caption", Rect: r, Caption: set}
	if len(photos) == 1 {
		f.Photo = photos[0]
	} else {
		f.Photos = photos
	}
	return f
}

// inPair are two photos side by side over a shared caption.
func inPair(set document.CaptionSet) *document.Document {
	return captioned([]string{"农民在田间劳作", "会场。"}, photoAt("b", rows(2, 2, 0, 4)), photoAt("a", rows(0, 2, 0, 4)),
		captionAt(rect(0, 60, 120, 40), set, "b", "a"))
}

func besidePhoto(right bool) *document.Document {
	r := rows(2, 1, 0, 6)
	if !right {
		r = rows(0, 1, 0, 6)
	}
	f := captionAt(r, document.CaptionSet{Placement: document.Beside}, "a")
	f.OnGrid, f.VAlign = true, document.Bottom
	d := captioned([]string{"一二三四五六七八九十甲乙丙"}, photoAt("a", rows(1, 1, 0, 6)), f)
	d.Design.Photos.Marker = true
	return d
}

func insidePhoto(set document.CaptionSet, align design.Align) *document.Document {
	set.Placement = document.Inside
	f := captionAt(rect(0, 40, 180, 45), set, "a")
	f.VAlign, f.Align = document.Bottom, align
	d := captioned([]string{"农民在田间"}, photoAt("a", rows(0, 2, 0, 6)), f)
	d.Design.Photos.Marker = true
	return d
}

// TestGoldenCaptions compares pages with captions in each placement, drawn,
// with testdata/NAME.txt.
func TestGoldenCaptions(t *testing.T) {
	for name, d := range map[string]*document.Document{
		"captions-numbered":      inPair(document.CaptionSet{Label: document.NumberLabel}),
		"captions-by-direction":  inPair(document.CaptionSet{Label: document.DirectionLabel}),
		"captions-without-label": inPair(document.CaptionSet{}),
		"caption-beside-right":   besidePhoto(true),
		"caption-beside-left":    besidePhoto(false),
		"caption-inside-strip":   insidePhoto(document.CaptionSet{}, ""),
		"caption-inside-black":   insidePhoto(document.CaptionSet{Panel: document.Panel{Ink: "black"}, Snug: true}, design.AlignEnd),
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			if err := scene.Dump(&out, draw.Draw(d, layOut(d))); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, name+".txt", numbers.ReplaceAllString(out.String(), ""))
		})
	}
}

// said is what a caption frame says, labels in brackets.
func said(l *layout.Layout) string {
	var out strings.Builder
	for _, line := range placedOf(l, "caption").Lines {
		text := textOf(line)
		if line.Label {
			text = "[" + strings.TrimSpace(text) + "]"
		}
		out.WriteString(text)
	}
	return out.String()
}

func placedOf(l *layout.Layout, id document.FrameID) layout.Placed {
	for _, p := range l.Pages[0].Placed {
		if p.Frame == id {
			return p
		}
	}
	return layout.Placed{}
}

// TestACreditStandsBehindItsCaption where the line for all photos does not name
// it, and is no part of the caption.
func TestACreditStandsBehindItsCaption(t *testing.T) {
	d := captioned([]string{"农民在田间劳作。"}, photoAt("a", rows(0, 2, 0, 4)), captionAt(rect(0, 60, 120, 40), document.CaptionSet{}, "a"))
	d.Photos[0].Credit = "沈禾 摄"
	if got := said(layOut(d)); got != "农民在田间劳作。" {
		t.Errorf("in the line for all photos: %s", got)
	}
	d.Photos[0].ApartCredit = true
	if got := said(layOut(d)); got != "农民在田间劳作。[沈禾 摄]" {
		t.Errorf("apart: %s", got)
	}
	pair := inPair(document.CaptionSet{Label: document.DirectionLabel})
	pair.Photos[0].ApartCredit, pair.Photos[0].Byline = true, "沈禾"
	if got := said(layOut(pair)); got != "[左图：]农民在田间劳作[沈禾 摄][右图：]会场。" {
		t.Errorf("in a group: %s", got)
	}
}

func TestLabelsFollowThePhotos(t *testing.T) {
	d := inPair(document.CaptionSet{Label: document.DirectionLabel})
	if got := said(layOut(d)); got != "[左图：]农民在田间劳作[右图：]会场。" {
		t.Errorf("side by side: %s", got)
	}
	frames := d.Pages[0].Frames
	frames[0].Rect, frames[1].Rect = frames[1].Rect, frames[0].Rect
	if got := said(layOut(d)); got != "[左图：]会场。[右图：]农民在田间劳作" {
		t.Errorf("swapped: %s", got)
	}
	frames[0].Rect = rows(0, 2, 10, 14)
	frames[1].Rect = rows(0, 2, 15, 19)
	if got := said(layOut(d)); got != "[上图：]会场。[下图：]农民在田间劳作" {
		t.Errorf("one above the other: %s", got)
	}
	d.Pages[0].Frames = frames[1:]
	if got := said(layOut(d)); got != "农民在田间劳作会场。" {
		t.Errorf("one photo is not on the page: %s", got)
	}
}

// However narrow the frame: no label stands at a line's end without the
// beginning of its caption.
func TestLabelsStayWithTheirCaptions(t *testing.T) {
	for width := 80; width <= 400; width += 7 {
		var captions []string
		var ids []document.PhotoID
		var frames []document.Frame
		for i := range 12 {
			ids = append(ids, document.PhotoID(rune('a'+i)))
			captions = append(captions, han(20*i, 7+i%5))
			frames = append(frames, photoAt(ids[i], rect(float64(90*(i%4)), float64(60*(i/4)), 80, 50)))
		}
		f := captionAt(rect(0, 180, float64(width), 600), document.CaptionSet{Label: document.NumberLabel}, ids...)
		lines := placedOf(layOut(captioned(captions, append(frames, f)...)), "caption").Lines
		for i, line := range lines {
			if line.Label && (i+1 == len(lines) || lines[i+1].Baseline != line.Baseline || lines[i+1].Photo != line.Photo) {
				t.Errorf("%d pt: the label %q is parted from its caption", width, textOf(line))
			}
		}
	}
}

func TestNumbersStandOnThePhotos(t *testing.T) {
	d := inPair(document.CaptionSet{Label: document.NumberLabel})
	l := layOut(d)
	for id, want := range map[document.FrameID]string{"photo-a": "1", "photo-b": "2"} {
		p := placedOf(l, id)
		if len(p.Lines) != 1 || p.Lines[0].Text != want || !p.Lines[0].Label || len(p.Marks) != 2 {
			t.Fatalf("%s: %+v", id, p)
		}
		if disc := p.Marks[0].Rect; disc.Intersect(p.Rect) != disc || disc.X > p.Rect.X+10*pt {
			t.Errorf("%s: the number stands at %v", id, disc)
		}
	}
	// A caption that covers the corner has the number go to another.
	over := captionAt(rect(0, 0, 180, 20), document.CaptionSet{Placement: document.Inside}, "a")
	over.ID = "over"
	d.Pages[0].Frames = append(d.Pages[0].Frames, over)
	if disc := placedOf(layOut(d), "photo-a").Marks[0].Rect; disc.Overlaps(over.Rect) {
		t.Errorf("the number stands at %v, under a caption", disc)
	}
}

func TestThePanelOfTheDesign(t *testing.T) {
	d := insidePhoto(document.CaptionSet{}, "")
	d.Design.Photos.CaptionPanel, d.Design.Photos.CaptionPanelTint, d.Design.Photos.CaptionInset = "accent", 0.2, 3*pt
	p := placedOf(layOut(d), "caption")
	if want := d.Design.Inks["accent"].Tint(0.2); p.Fills[0].Paint != want || p.Lines[0].X != 3*pt {
		t.Errorf("panel %+v, text at %v", p.Fills[0], p.Lines[0].X.Points())
	}
}

func TestPanelsKeepTheirTextLegible(t *testing.T) {
	for _, c := range []struct {
		name  string
		panel document.Panel
		size  geom.Length
	}{
		{"paper", document.Panel{}, 0}, {"black", document.Panel{Ink: "black"}, 0}, {"grey", document.Panel{Ink: "black", Tint: 0.55}, 0},
		{"red", document.Panel{Ink: "accent"}, 0}, {"small on black", document.Panel{Ink: "black"}, 5 * pt}, {"unknown", document.Panel{Ink: "none"}, 0},
	} {
		d := insidePhoto(document.CaptionSet{Panel: c.panel}, "")
		d.Pages[0].Frames[1].Size = c.size
		p := placedOf(layOut(d), "caption")
		if len(p.Fills) != 1 || len(p.Lines) != 1 {
			t.Fatalf("%s: %+v", c.name, p)
		}
		panel, text, run := p.Fills[0].Paint, p.Lines[0].Paint, p.Lines[0].Set.Runs[0]
		if got := panel.Contrast(text.CMYK); got < 4.5 {
			t.Errorf("%s: contrast %.1f", c.name, got)
		}
		if text == colour.White && run.Size < 7*pt {
			t.Errorf("%s: white type of %v pt", c.name, run.Size.Points())
		}
		if f := p.Fills[0].Rect; f.Intersect(p.Rect) != f {
			t.Errorf("%s: the panel %v reaches out of its frame", c.name, f)
		}
	}
}

// TestNoCaptionIsLost holds that every character of every caption is in
// exactly one line or in the overset list, whatever the frames, and that a
// layout with the cache of other pages equals one without.
func TestNoCaptionIsLost(t *testing.T) {
	cache := layout.NewCache()
	rapid.Check(t, func(t *rapid.T) {
		d := oddCaptions(t)
		l := layOut(d)
		for _, photo := range d.Photos {
			checkCaption(t, l, photo)
		}
		if warm := layout.LayOut(d, testfont.Book(), cache); !reflect.DeepEqual(l, warm) {
			t.Fatal("a layout with a cache differs from one without")
		}
	})
}

func oddCaptions(t *rapid.T) *document.Document {
	var captions []string
	var frames []document.Frame
	var ids []document.PhotoID
	for i := range rapid.IntRange(1, 5).Draw(t, "photos") {
		captions = append(captions, oddTexts.Draw(t, "caption"))
		ids = append(ids, document.PhotoID(rune('a'+i)))
		if rapid.IntRange(0, 4).Draw(t, "isPlaced") > 0 {
			frames = append(frames, photoAt(ids[i], oddRect(t)))
		}
	}
	set := document.CaptionSet{
		Placement: rapid.SampledFrom([]document.Placement{"", document.Beside, document.Inside, document.Free, "nonsense"}).Draw(t, "placement"),
		Label:     rapid.SampledFrom([]document.Label{"", document.NumberLabel, document.DirectionLabel, "nonsense"}).Draw(t, "label"),
		Panel:     document.Panel{Ink: rapid.SampledFrom([]string{"", "black", "nonsense"}).Draw(t, "ink"), Tint: rapid.Float64().Draw(t, "tint")},
		Snug:      rapid.Bool().Draw(t, "snug"),
	}
	f := captionAt(oddRect(t), set, rapid.Permutation(ids).Draw(t, "order")...)
	f.OnGrid = rapid.Bool().Draw(t, "grid")
	f.VAlign = rapid.SampledFrom([]document.VAlign{"", document.Middle, document.Bottom, "nonsense"}).Draw(t, "valign")
	f.Align = rapid.SampledFrom([]design.Align{"", design.AlignJustify, design.AlignEnd, design.AlignCentre}).Draw(t, "align")
	d := captioned(captions, append(frames, f)...)
	d.Locale = rapid.SampledFrom([]story.Locale{"zh-Hans", "en", ""}).Draw(t, "locale")
	d.Design.Photos.Marker = rapid.Bool().Draw(t, "marker")
	return d
}

// checkCaption counts in how many lines and overset entries each rune lies.
func checkCaption(t *rapid.T, l *layout.Layout, photo document.Photo) {
	runes := []rune(photo.Caption)
	seen := make([]int, len(runes))
	for _, line := range placedOf(l, "caption").Lines {
		if !line.Label && line.Text == photo.Caption && (line.Photo == photo.ID || line.Photo == "") {
			for i := line.Set.Start; i < line.Set.End; i++ {
				seen[i]++
			}
		}
	}
	for _, o := range l.Overset {
		if o.Photo == photo.ID {
			for i := o.Start; i < len(runes); i++ {
				seen[i]++
			}
		}
	}
	for i, n := range seen {
		if n != 1 && (n != 0 || !unicode.IsSpace(runes[i])) {
			t.Fatalf("photo %s: rune %d, %q, stands %d times", photo.ID, i, runes[i], n)
		}
	}
}
