package desk

import (
	"bytes"
	"context"
	"image/png"
	"testing"
)

// TestUneditedDocumentIsTheComposedPage holds that what the editor exports
// without having touched it is, byte for byte, what compose gives.
func TestUneditedDocumentIsTheComposedPage(t *testing.T) {
	e := newEditor(t)
	photos := []PhotoFile{drawnPhoto("1.jpg", 1800, 1200, 10), drawnPhoto("2.jpg", 1200, 1500, 90)}
	r := ask(report, photos...)
	r.Folio = Folio{Date: "2025-05-16", PageNumber: "04"}
	var want bytes.Buffer
	if err := composed(t, r).ExportPDF(context.Background(), &want, 0); err != nil {
		t.Fatal(err)
	}
	id := e.create(report, photos[1], photos[0]) // in whatever order they come
	j := e.finished(must[Job](e)(e.room.Export(context.Background(), e.caller, id, ExportRequest{Format: "pdf"})))
	file := must[File](e)(e.room.Result(j.ID))
	if !bytes.Equal(file.Data, want.Bytes()) {
		t.Errorf("the exported PDF has %d bytes and differs from the composed one with %d", len(file.Data), want.Len())
	}
	if file.Name != "20250516-04-河道整治一年间 两岸又见水鸟飞.pdf" || file.Type != "application/pdf" {
		t.Errorf("file %q of type %q", file.Name, file.Type)
	}
}

func TestThumbnail(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	thumb := must[Image](e)(e.room.Thumbnail(context.Background(), id, 0, 320, ""))
	img, err := png.Decode(bytes.NewReader(thumb.Data))
	if err != nil || img.Bounds().Dx() != 320 {
		t.Fatalf("thumbnail of %v (%v)", img.Bounds(), err)
	}
	again := must[Image](e)(e.room.Thumbnail(context.Background(), id, 0, 320, thumb.ETag))
	if again.Data != nil || again.ETag != thumb.ETag {
		t.Error("a known thumbnail is sent again")
	}
}

func TestShelf(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	titles := func(query string, binned bool) (out []string) {
		t.Helper()
		for _, d := range must[[]DocumentInfo](e)(e.room.Documents(ctx, query, binned)) {
			out = append(out, d.Title)
		}
		return out
	}
	copied := must[DocumentInfo](e)(e.room.Duplicate(ctx, e.caller, id, "Second version"))
	if copied.ID == id || copied.Pages != 1 || copied.Design != DefaultDesign {
		t.Errorf("the copy is %+v", copied)
	}
	if got := titles("VERSION second", false); len(got) != 1 || got[0] != "Second version" {
		t.Errorf("found %q", got)
	}
	if err := e.room.Bin(ctx, copied.ID); err != nil {
		t.Fatal(err)
	}
	if got := titles("", false); len(got) != 1 {
		t.Errorf("on the shelf: %q", got)
	}
	if got := titles("", true); len(got) != 1 {
		t.Errorf("in the bin: %q", got)
	}
	if back := must[DocumentInfo](e)(e.room.Restore(ctx, copied.ID)); back.IsBinned {
		t.Error("still in the bin")
	}
	if err := e.room.Delete(ctx, copied.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := e.room.Open(ctx, e.caller, copied.ID); codeOf(err) != NoDocument {
		t.Errorf("a deleted document: %v", err)
	}
}
