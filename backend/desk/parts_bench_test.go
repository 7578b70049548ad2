package desk

import (
	"context"
	"testing"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/preflight"
	"broadsheet/backend/render/canvas"
)

// BenchmarkParts tells where the time of a keystroke and of a dragged photo
// goes on the sample's page.
func BenchmarkParts(b *testing.B) {
	c, err := newRealDesk(b).Compose(context.Background(), sample(b))
	if err != nil {
		b.Fatal(err)
	}
	doc := c.result.Alternatives[0].Document
	block := longestBlock(doc.Stories[0].Story.Blocks)
	b.Run("typing", func(b *testing.B) {
		benchParts(b, c, &doc, func(int) { block.Spans = typeInto(block.Spans) })
	})
	var photo *document.Frame
	for i := range doc.Pages[0].Frames {
		if f := &doc.Pages[0].Frames[i]; f.Kind == document.PhotoFrame && (photo == nil || f.Rect.W < photo.Rect.W) {
			photo = f
		}
	}
	at := photo.Rect
	b.Run("dragging", func(b *testing.B) {
		benchParts(b, c, &doc, func(i int) {
			area := doc.Design.Format.TypeArea
			photo.Rect.X = area.X + geom.Length(i)*7*geom.Pt%(area.W-at.W)
			photo.Rect.Y = area.Y + geom.Length(i)*5*geom.Pt%(area.H-at.H)
		})
	})
}

func benchParts(b *testing.B, c *Composition, doc *document.Document, change func(i int)) {
	cache, tables, memo := layout.NewCache(), new(canvas.Tables), new(preflight.Memo)
	old := canvas.Encode(draw.Draw(doc, layout.LayOut(doc, c.desk.book, cache)), tables)
	var spent [5]time.Duration
	i, size := 0, 0
	for b.Loop() {
		change(i)
		i++
		t0 := time.Now()
		l := layout.LayOut(doc, c.desk.book, cache)
		t1 := time.Now()
		s := draw.Draw(doc, l)
		t2 := time.Now()
		next := canvas.Encode(s, tables)
		t3 := time.Now()
		d, _ := canvas.Diff(old, next)
		size += len(d.AppendJSON(nil))
		t4 := time.Now()
		preflight.Check(doc, l, memo)
		t5 := time.Now()
		for k, d := range []time.Duration{t1.Sub(t0), t2.Sub(t1), t3.Sub(t2), t4.Sub(t3), t5.Sub(t4)} {
			spent[k] += d
		}
		old = next
	}
	for k, name := range []string{"layout", "draw", "encode", "diff", "preflight"} {
		b.ReportMetric(float64(spent[k].Microseconds())/float64(b.N)/1000, "ms-"+name)
	}
	b.ReportMetric(float64(size)/float64(b.N), "B-delta")
}
