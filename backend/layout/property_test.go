package layout_test

import (
	"fmt"
	"reflect"
	"testing"
	"unicode"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// oddLength draws lengths that make sense, and now and then some that do not.
func oddLength(t *rapid.T, name string) geom.Length {
	return geom.Length(rapid.OneOf(rapid.Int64Range(0, 300_000), rapid.SampledFrom([]int64{-5000, 0, 1, 1 << 40})).Draw(t, name))
}

func oddRect(t *rapid.T) geom.Rect {
	return geom.Rect{X: oddLength(t, "x"), Y: oddLength(t, "y"), W: oddLength(t, "w"), H: oddLength(t, "h")}
}

func oddFrame(t *rapid.T, id int) document.Frame {
	kinds := []document.Kind{document.TextFrame, document.TextFrame, document.TextFrame, document.PhotoFrame, document.CaptionFrame, document.BoxFrame, document.RuleFrame, ""}
	f := document.Frame{
		ID: document.FrameID(fmt.Sprintf("f%d", id)), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Rect: oddRect(t),
		Columns: rapid.SampledFrom([]int{0, 1, 2, 3, -1, 1 << 30}).Draw(t, "columns"), Gutter: oddLength(t, "gutter") / 10,
		OnGrid: rapid.Bool().Draw(t, "grid"), Balance: rapid.Bool().Draw(t, "balance"), NoWrap: rapid.Bool().Draw(t, "wrap"),
		Size: rapid.SampledFrom([]geom.Length{0, 0, 0, 30000, -1}).Draw(t, "size"), Photo: "p",
		Style:  rapid.SampledFrom([]string{"", "", "headline", "nonsense"}).Draw(t, "style"),
		VAlign: rapid.SampledFrom([]document.VAlign{"", document.Middle, document.Bottom}).Draw(t, "valign"),
	}
	if rapid.Bool().Draw(t, "badge") {
		f.Badge = &document.Badge{Side: oddLength(t, "side") / 10, Gap: oddLength(t, "gap") / 10}
	}
	return f
}

var oddTexts = rapid.StringOfN(rapid.SampledFrom([]rune("一二三四五六七八九十，。“”《》（）—…aBc 12-\u3000\n\u0e01😀")), 0, 120, -1)

func oddBlock(t *rapid.T) (story.Block, document.Fit) {
	roles := []story.Role{story.Body, story.Body, story.Body, story.Lead, story.SectionHead, story.Crosshead, story.Headline, ""}
	b := story.Block{Role: rapid.SampledFrom(roles).Draw(t, "role"), Label: rapid.SampledFrom([]string{"", "", "A", "一、"}).Draw(t, "label"),
		Spans: []story.Span{{Text: oddTexts.Draw(t, "text")}, {Text: oddTexts.Draw(t, "bold"), Bold: true}}}
	fit := document.Fit{Lines: rapid.IntRange(-1, 9).Draw(t, "lines"), Rows: rapid.SampledFrom([]int{0, 0, 3, -2, 1 << 40}).Draw(t, "rows")}
	for range rapid.IntRange(0, 3).Draw(t, "parts") {
		fit.Parts = append(fit.Parts, document.Part{End: rapid.IntRange(-3, 300).Draw(t, "end"), Size: oddLength(t, "partsize") / 10,
			X: oddLength(t, "partx") / 10, Top: oddLength(t, "top") / 10})
	}
	return b, fit
}

func oddDocument(t *rapid.T) *document.Document {
	var blocks []story.Block
	var fits []document.Fit
	for range rapid.IntRange(0, 6).Draw(t, "blocks") {
		b, fit := oddBlock(t)
		blocks, fits = append(blocks, b), append(fits, fit)
	}
	var frames []document.Frame
	for i := range rapid.IntRange(0, 6).Draw(t, "frames") {
		frames = append(frames, oddFrame(t, i))
	}
	d := page(blocks, frames...)
	for i, fit := range fits {
		if rapid.Bool().Draw(t, "fitted") {
			d.Stories[0].Fits[blocks[i].ID] = fit
		}
	}
	d.Design.Photos.Marker, d.Photos = true, []document.Photo{{ID: "p", Caption: "说明文字"}}
	if rapid.IntRange(0, 9).Draw(t, "oddgrid") == 0 {
		d.Grid.Leading, d.Grid.Size = oddLength(t, "leading"), oddLength(t, "gridsize")
	}
	if rapid.IntRange(0, 9).Draw(t, "nodesign") == 0 {
		d.Design = design.Design{}
	}
	return d
}

// TestNoCharacterIsLost holds that every character of every block is in
// exactly one line or in the overset list, whatever the document.
func TestNoCharacterIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := oddDocument(t)
		l := layOut(d)
		for _, b := range d.Stories[0].Story.Blocks {
			checkBlock(t, l, b)
		}
	})
}

// checkBlock counts in how many lines and overset entries each rune lies.
func checkBlock(t *rapid.T, l *layout.Layout, b story.Block) {
	runes := []rune(b.Text())
	seen, labels := make([]int, len(runes)), 0
	for _, page := range l.Pages {
		for _, p := range page.Placed {
			for _, line := range p.Lines {
				switch {
				case line.Block != b.ID:
				case line.Label && line.Text == b.Label:
					labels++
				case !line.Label:
					for i := line.Set.Start; i < line.Set.End; i++ {
						seen[i]++
					}
				}
			}
		}
	}
	for _, o := range l.Overset {
		if o.Block == b.ID {
			for i := o.Start; i < len(runes); i++ {
				seen[i]++
			}
			if o.Label {
				labels++
			}
		}
	}
	for i, n := range seen {
		if n != 1 && (n != 0 || !unicode.IsSpace(runes[i])) {
			t.Fatalf("block %s: rune %d, %q, stands %d times", b.ID, i, runes[i], n)
		}
	}
	if b.Label != "" && labels != 1 {
		t.Fatalf("block %s: the label stands %d times", b.ID, labels)
	}
}

// TestCacheChangesNothing holds that a layout with the cache of another
// document equals one without.
func TestCacheChangesNothing(t *testing.T) {
	cache := layout.NewCache()
	rapid.Check(t, func(t *rapid.T) {
		d := oddDocument(t)
		warm := layout.LayOut(d, testfont.Book(), cache)
		again := layout.LayOut(d, testfont.Book(), cache)
		if cold := layOut(d); !reflect.DeepEqual(cold, warm) || !reflect.DeepEqual(cold, again) {
			t.Fatal("a layout with a cache differs from one without")
		}
	})
}
