package open

import (
	"bufio"
	"bytes"
	"fmt"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// plain is a PDF of one page, each object by itself.
func plain() []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 50]/Resources<<>>/Contents 4 0 R>>",
		"<</Length 13>>\nstream\n0 0 9 9 re f \nendstream",
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.6\n")
	var at []int
	for i, o := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return out.Bytes()
}

// inStreams is the same with its objects in streams of objects.
func inStreams(t *testing.T) []byte {
	t.Helper()
	withoutSettings()
	conf := model.NewDefaultConfiguration()
	conf.WriteObjectStream, conf.WriteXRefStream = true, true
	ctx, err := pdfcpu.Read(bytes.NewReader(plain()), conf)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	ctx.Write.Writer = bufio.NewWriter(&out)
	if err := pdfcpu.WriteContext(ctx); err != nil {
		t.Fatal(err)
	}
	if err := ctx.Write.Flush(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out.Bytes(), []byte("/ObjStm")) {
		t.Fatal("the writer made no stream of objects")
	}
	return out.Bytes()
}

func TestPagesAreFound(t *testing.T) {
	for name, data := range map[string][]byte{"plain": plain(), "in streams": inStreams(t)} {
		f, err := File(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		pages := f.Pages()
		if len(pages) != 1 {
			t.Errorf("%s: %d pages", name, len(pages))
			continue
		}
		box, _ := f.Rect(pages[0]["MediaBox"])
		content, isWhole := f.Content(pages[0])
		if box != [4]float64{0, 0, 100, 50} || !isWhole || !bytes.Contains(content, []byte("re f")) {
			t.Errorf("%s: box %v, content %q, whole %v", name, box, content, isWhole)
		}
		if f.HasObjectStreams != (name == "in streams") {
			t.Errorf("%s: streams of objects %v", name, f.HasObjectStreams)
		}
	}
}

func FuzzFile(f *testing.F) {
	f.Add(plain())
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = File(data) })
}
