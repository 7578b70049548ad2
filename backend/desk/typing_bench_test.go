package desk

import (
	"context"
	"runtime"
	"slices"
	"testing"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/font/bundled"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/store"
	"broadsheet/backend/story"
)

// sampleEditor has the sample's page open, with the faces that a reader will
// see, over a library on disk.
func sampleEditor(b *testing.B) (e *editor, id string) {
	if len(bundled.Source().Faces()) == 0 {
		b.Skip("no bundled faces: run make fonts")
	}
	r := sample(b)
	library, err := store.OpenLibrary(context.Background(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	room, err := OpenNewsroom(context.Background(), Tools{
		Cache: new(photo.MemoryCache), Bundled: bundled.Source(), Clock: newTickingClock(), Version: "test",
	}, library)
	if err != nil {
		b.Fatal(err)
	}
	e = &editor{TB: b, room: room, library: library, caller: Caller{Client: "one", Language: "zh"}}
	b.Cleanup(e.close)
	return e, e.create(string(r.Manuscript.Data), r.Photos...)
}

// sectionC is the block in the middle of the sample's third section.
func sectionC(d *document.Document) *story.Block {
	sections := d.Stories[0].Story.Sections()
	body := sections[min(2, len(sections)-1)].Body
	return &body[len(body)/2]
}

// BenchmarkTyping types into the middle of section C of the sample's page, one
// request for each character, as a client does: each is answered once it is on
// the disk.
func BenchmarkTyping(b *testing.B) {
	e, id := sampleEditor(b)
	o := e.open(id)
	at := stateOf(o)
	block := sectionC(o.Document)
	ref := document.TextRef{Story: o.Document.Stories[0].ID, Block: block.ID}
	place := len([]rune(block.Text())) / 2
	var took []time.Duration
	i := 0
	for b.Loop() {
		step := document.ReplaceText{At: ref, From: place + i%40, To: place + i%40, Spans: []story.Span{{Text: string(han[i%len(han)])}}}
		if i%80 >= 40 { // and takes them back again
			step = document.ReplaceText{At: ref, From: place + 39 - i%40, To: place + 40 - i%40}
		}
		begin := time.Now()
		change := e.mustEdit(id, at, document.Edit{Name: "type", Steps: document.Steps{step}, Join: i%40 > 0})
		took = append(took, time.Since(begin))
		at = after(at, change)
		i++
	}
	reportTimes(b, took)
}

// reportTimes gives the median and the 95th percentile.
func reportTimes(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(milliseconds(took[len(took)/2]), "ms-p50")
	b.ReportMetric(milliseconds(took[len(took)*95/100]), "ms-p95")
}

// BenchmarkDragging previews a photo on its way across the text of the sample.
func BenchmarkDragging(b *testing.B) {
	e, id := sampleEditor(b)
	o := e.open(id)
	moved := *photoFrame(o.Document)
	area := o.Document.Design.Format.TypeArea
	var took []time.Duration
	i := geom.Length(0)
	for b.Loop() {
		moved.Rect.X = area.X + i*7*geom.Pt%(area.W-moved.Rect.W)
		moved.Rect.Y = area.Y + i*5*geom.Pt%(area.H-moved.Rect.H)
		begin := time.Now()
		must[Preview](e)(e.room.Preview(context.Background(), e.caller, id, PreviewRequest{
			State: stateOf(o), Steps: document.Steps{document.SetFrame{Frame: moved}},
		}))
		took = append(took, time.Since(begin))
		i++
	}
	reportTimes(b, took)
}

// BenchmarkOpen loads the sample from the library and lays it out.
func BenchmarkOpen(b *testing.B) {
	e, id := sampleEditor(b)
	for b.Loop() {
		e.room.mu.Lock()
		clear(e.room.open)
		e.room.mu.Unlock()
		e.open(id)
	}
}

// BenchmarkTenOpen tells how much memory ten open documents of the sample's
// size take.
func BenchmarkTenOpen(b *testing.B) {
	e, id := sampleEditor(b)
	ctx := context.Background()
	ids := []string{id}
	for range 9 {
		ids = append(ids, must[DocumentInfo](e)(e.room.Duplicate(ctx, e.caller, id, "")).ID)
	}
	for b.Loop() {
		for _, id := range ids {
			o := e.open(id)
			at := stateOf(o)
			for i := range 20 {
				at = after(at, e.mustEdit(id, at, typing(o.Document, i, "字", i > 0)))
			}
		}
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapInuse)/(1<<20), "MB-heap")
	b.ReportMetric(float64(m.Sys)/(1<<20), "MB-sys")
}
