package compose

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"sort"
	"strings"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// checkTimes checks a property n times; -rapid.checks, if it was given,
// decides instead.
func checkTimes(t *testing.T, n int, property func(*rapid.T)) {
	t.Helper()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given {
		checks := flag.Lookup("rapid.checks").Value
		before := checks.String()
		defer checks.Set(before)
		if err := checks.Set(fmt.Sprint(n)); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, property)
}

// Labels as manuscripts have them.
var oddLabels = []string{"", "", "A", "B", "一、", "（三）", "2.", "12", "第三章", "①", "Part One", "IV"}

// oddText draws a paragraph: mostly prose, now and then what nobody expects.
func oddText(t *rapid.T, most int) string {
	seed := rapid.IntRange(0, 40).Draw(t, "seed")
	switch rapid.IntRange(0, 11).Draw(t, "text") {
	case 0:
		return ""
	case 1:
		return "水"
	case 2:
		return latin(rapid.IntRange(1, most).Draw(t, "latin"), seed)
	case 3:
		return rapid.SampledFrom([]string{"　　", "……", "“”", "——", "a", "https://example.org/a/very/long/address/that/never/ends/2024-11-30.html",
			"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "一\n二", "12345678901234567890123456789012345678901234567890"}).Draw(t, "oddity")
	}
	return chinese(rapid.IntRange(1, most).Draw(t, "length"), seed)
}

// oddStory draws a story of 0 to 9 sections and 0 to 40 paragraphs.
func oddStory(t *rapid.T) story.Story {
	d := &draft{}
	has := func(what string) bool { return rapid.IntRange(0, 3).Draw(t, what) > 0 }
	if rapid.IntRange(0, 5).Draw(t, "kicker") == 0 {
		d.add(story.Kicker, "", oddText(t, 30))
	}
	if has("headline") {
		d.add(story.Headline, "", oddText(t, rapid.SampledFrom([]int{14, 24, 60, 160}).Draw(t, "headline length")))
	}
	if has("deck") {
		d.add(story.Deck, "", oddText(t, 50))
	}
	for range rapid.IntRange(0, 2).Draw(t, "bylines") {
		d.add(story.Byline, "", "本报记者 "+oddText(t, 12))
	}
	for range rapid.IntRange(0, 3).Draw(t, "leads") {
		d.add(story.Lead, "", oddText(t, 220))
	}
	sections := rapid.IntRange(0, 9).Draw(t, "sections")
	left := rapid.IntRange(0, 40).Draw(t, "paragraphs")
	for i := 0; i <= sections; i++ {
		if i > 0 {
			d.add(story.SectionHead, rapid.SampledFrom(oddLabels).Draw(t, "label"), oddText(t, rapid.SampledFrom([]int{12, 24, 70}).Draw(t, "head length")))
		}
		n := rapid.IntRange(0, left).Draw(t, "here")
		if i == sections {
			n = left
		}
		left -= n
		for range n {
			d.add(oddRole(t), "", oddText(t, rapid.SampledFrom([]int{40, 150, 500}).Draw(t, "paragraph length")))
		}
	}
	s := d.story()
	s.Locale = rapid.SampledFrom([]story.Locale{"zh-Hans", "zh-Hans", "zh-Hans", "en", ""}).Draw(t, "locale")
	return s
}

func oddRole(t *rapid.T) story.Role {
	return rapid.SampledFrom([]story.Role{story.Body, story.Body, story.Body, story.Body, story.Body, story.Body, story.Body, story.Body,
		story.Crosshead, story.Note, story.Lead, story.Byline, story.Dateline, story.Headline, story.Credit}).Draw(t, "role")
}

func oddPicture(t *rapid.T, n, sections int) Picture {
	size := rapid.OneOf(rapid.SampledFrom([]int{3000, 2000, 1500, 1200}), rapid.IntRange(50, 8000))
	w, h := size.Draw(t, "width"), size.Draw(t, "height")
	switch rapid.IntRange(0, 9).Draw(t, "shape") {
	case 0:
		h = max(50, w/10)
	case 1:
		w = max(50, h/10)
	}
	p := picture(n, w, h, rapid.IntRange(-1, sections).Draw(t, "section"), "")
	if rapid.IntRange(0, 4).Draw(t, "captioned") > 0 {
		p.Caption = oddText(t, 90)
	}
	p.Confidence = rapid.Float64Range(0, 1).Draw(t, "confidence")
	return p
}

func oddInput(t *rapid.T, look design.Design) Input {
	in := Input{Story: oddStory(t), Design: look, Book: testfont.Book(), Alternatives: rapid.IntRange(1, 5).Draw(t, "alternatives"), Seed: 7}
	if rapid.Bool().Draw(t, "credit") {
		in.Credit = "本版图片均由受访单位提供"
	}
	for i := range rapid.IntRange(0, 12).Draw(t, "pictures") {
		in.Pictures = append(in.Pictures, oddPicture(t, i+1, len(in.Story.Sections())))
	}
	return in
}

// TestEveryPageIsWhole holds for every design and whatever the story: nothing
// is lost, nothing shown twice, nothing stands on another thing or outside the
// type area, and a second run gives the same.
func TestEveryPageIsWhole(t *testing.T) {
	for _, name := range design.Names() {
		look := loadDesign(t, name)
		t.Run(name, func(t *testing.T) {
			checkTimes(t, 4, func(t *rapid.T) { checkCompose(t, oddInput(t, look)) })
		})
	}
}

func checkCompose(t *rapid.T, in Input) {
	result, err := Compose(context.Background(), in)
	if err != nil {
		if len(in.Story.Blocks) > 0 || len(in.Pictures) > 0 || in.Credit != "" {
			t.Fatalf("not composed: %v", err)
		}
		return
	}
	for i := range result.Alternatives {
		a := &result.Alternatives[i]
		at := fmt.Sprintf("alternative %d (%s, %d columns, %d pages)", i+1, a.Family, a.Columns, len(a.Document.Pages))
		for _, fault := range pageFaults(a, in) {
			t.Errorf("%s: %s", at, fault)
		}
	}
	if t.Failed() {
		t.Log(told(in))
	}
	again, err := Compose(context.Background(), in)
	if err != nil || asJSON(t, result) != asJSON(t, again) {
		t.Errorf("a second run gives something else (%v)", err)
	}
}

// told is the material of a page in a few lines, for failures.
func told(in Input) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s %q credit %q\n", in.Design.Name, in.Story.Locale, in.Credit)
	for _, b := range in.Story.Blocks {
		text := []rune(b.Text())
		fmt.Fprintf(&out, "  %s %s %q %d runes: %.24s\n", b.ID, b.Role, b.Label, len(text), string(text))
	}
	for i, p := range in.Pictures {
		fmt.Fprintf(&out, "  picture %d: %d × %d, section %d, caption of %d runes\n", i, p.Photo.Width, p.Photo.Height, p.Section, len([]rune(p.Caption)))
	}
	return out.String()
}

// asJSON is what must be equal from run to run.
func asJSON(t *rapid.T, r Result) string {
	var out strings.Builder
	for _, a := range r.Alternatives {
		raw, err := json.Marshal(a.Document)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, a.Family, a.Columns, a.Score, a.Fill, a.PhotoShare, string(raw))
	}
	fmt.Fprintln(&out, r.Findings, r.Tried)
	return out.String()
}

// pageFaults lists what is wrong with a composed page, whoever's fault it is.
func pageFaults(a *Alternative, in Input) []string {
	var out []string
	for _, o := range a.Layout.Overset {
		out = append(out, fmt.Sprintf("overset: block %q photo %q from rune %d, %d characters", o.Block, o.Photo, o.Start, o.Characters))
	}
	out = append(out, threadFaults(&a.Document)...)
	out = append(out, pictureFaults(&a.Document, in)...)
	for i := range a.Document.Pages {
		out = append(out, frameFaults(&a.Document, i)...)
		out = append(out, lineFaults(a, i)...)
	}
	return out
}

// threadFaults: every block is shown by exactly one thread, with its text, and
// threads name frames that are there.
func threadFaults(d *document.Document) []string {
	var out []string
	frames := map[document.FrameID]bool{}
	for _, p := range d.Pages {
		for _, f := range p.Frames {
			if frames[f.ID] {
				out = append(out, fmt.Sprintf("two frames are called %s", f.ID))
			}
			frames[f.ID] = true
		}
	}
	at := map[story.BlockID]int{}
	blocks := d.Stories[0].Story.Blocks
	for i, b := range blocks {
		at[b.ID] = i
	}
	shown := make([]int, len(blocks))
	for _, th := range d.Threads {
		from, ok1 := at[th.From]
		to, ok2 := at[th.To]
		if !ok1 || !ok2 || len(th.Frames) == 0 {
			out = append(out, fmt.Sprintf("a thread from %q to %q through %v", th.From, th.To, th.Frames))
			continue
		}
		for i := from; i <= to; i++ {
			shown[i]++
		}
		for _, id := range th.Frames {
			if !frames[id] {
				out = append(out, fmt.Sprintf("a thread through a frame that is not there: %s", id))
			}
		}
	}
	for i, n := range shown {
		if n != 1 {
			out = append(out, fmt.Sprintf("block %s (%s) is in %d threads", blocks[i].ID, blocks[i].Role, n))
		}
	}
	return out
}

// pictureFaults: every picture is shown once, its caption once if it has one.
func pictureFaults(d *document.Document, in Input) []string {
	photos, captions := map[document.PhotoID]int{}, map[document.PhotoID]int{}
	for _, f := range framesOf(d, document.PhotoFrame) {
		photos[f.Photo]++
	}
	for _, f := range framesOf(d, document.CaptionFrame) {
		captions[f.Photo]++
	}
	var out []string
	for i, p := range in.Pictures {
		id := document.PhotoID(p.Photo.ID)
		wanted := 0
		if strings.TrimSpace(p.Caption) != "" {
			wanted = 1
		}
		if photos[id] != 1 || captions[id] != wanted {
			out = append(out, fmt.Sprintf("picture %d is shown %d times, its caption %d times", i, photos[id], captions[id]))
		}
	}
	return out
}

// slack is what rounding may do to a rectangle.
const slack = geom.Pt / 100

// frameFaults: frames lie in the type area and not on each other. Text on the
// grid runs around pictures that stand in its frame.
func frameFaults(d *document.Document, page int) []string {
	var out []string
	area := d.Design.Format.TypeArea.Inset(-slack)
	var solid []document.Frame
	for _, f := range d.Pages[page].Frames {
		r := f.Rect
		if r.X < area.X || r.Y < area.Y || r.Right() > area.Right() || r.Bottom() > area.Bottom() || r.W < 0 || r.H < 0 {
			out = append(out, fmt.Sprintf("page %d: %s leaves the type area: %v in %v", page+1, f.ID, r, d.Design.Format.TypeArea))
		}
		switch f.Kind {
		case document.PhotoFrame, document.CaptionFrame, document.TextFrame:
			for _, g := range solid {
				if f.Rect.Inset(slack).Overlaps(g.Rect.Inset(slack)) && !isIsland(f, g) && !isIsland(g, f) {
					out = append(out, fmt.Sprintf("page %d: %s %v stands on %s %v", page+1, f.ID, f.Rect, g.ID, g.Rect))
				}
			}
			solid = append(solid, f)
		}
	}
	return out
}

// isIsland reports whether f is a picture in the running text of g.
func isIsland(f, g document.Frame) bool {
	return g.Kind == document.TextFrame && g.OnGrid && f.Kind != document.TextFrame
}

// lineFaults: no line stands on a picture, nor on another line.
func lineFaults(a *Alternative, page int) []string {
	var out []string
	solid := map[document.FrameID]geom.Rect{}
	for _, f := range framesOf(&document.Document{Pages: a.Document.Pages[page : page+1]}, document.PhotoFrame) {
		solid[f.ID] = f.Rect
	}
	type inked struct {
		frame document.FrameID
		text  string
		box   geom.Rect
	}
	var lines []inked
	for _, p := range a.Layout.Pages[page].Placed {
		for _, l := range p.Lines {
			if p.Frame == "" || len(l.Set.Runs) == 0 {
				continue
			}
			if crossesFold(&a.Document.Design.Format, l) {
				out = append(out, fmt.Sprintf("page %d: a line of %s crosses the fold", page+1, p.Frame))
			}
			one := inked{p.Frame, string([]rune(l.Text)[l.Set.Start:min(l.Set.End, l.Set.Start+8)]), inkBox(l)}
			for id, r := range solid {
				if one.box.Overlaps(r) {
					out = append(out, fmt.Sprintf("page %d: %q of %s stands on %s", page+1, one.text, p.Frame, id))
				}
			}
			for _, other := range lines {
				if one.box.Overlaps(other.box) {
					out = append(out, fmt.Sprintf("page %d: %q of %s stands on %q of %s", page+1, one.text, p.Frame, other.text, other.frame))
				}
			}
			lines = append(lines, one)
		}
	}
	sort.Strings(out)
	return out
}

// crossesFold reports whether a line stands in the strip around the fold where
// only the head group may.
func crossesFold(f *design.Format, l layout.Line) bool {
	switch story.Role(l.Role) {
	case story.Kicker, story.Headline, story.Deck, story.Byline, story.Dateline, "caption":
		return false
	}
	strip := geom.Rect{X: f.TypeArea.X + f.TypeArea.W/2 - f.Fold/2, W: f.Fold, Y: f.TypeArea.Y, H: f.TypeArea.H}
	return f.Fold > 0 && inkBox(l).Overlaps(strip)
}

// inkBox is about where a line's ink is, as high as a small letter.
func inkBox(l layout.Line) geom.Rect {
	size := l.Set.Runs[0].Size
	for _, r := range l.Set.Runs {
		size = min(size, r.Size)
	}
	return geom.Rect{X: l.X + l.Set.Runs[0].X, Y: l.Baseline - size/2, W: l.Set.Width, H: size / 2}
}
