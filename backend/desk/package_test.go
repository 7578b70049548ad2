package desk

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"broadsheet/backend/document"
)

// packed exports a package and returns its files, and its bytes.
func (e *editor) packed(id string, r ExportRequest) (map[string][]byte, []byte) {
	e.Helper()
	r.Format = "package"
	job := must[Job](e)(e.export(id, r))
	file := must[File](e)(e.room.Result(job.ID))
	var out bytes.Buffer
	if _, err := file.WriteTo(&out); err != nil {
		e.Fatal(err)
	}
	z := must[*zip.Reader](e)(zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len())))
	files := map[string][]byte{}
	for _, f := range z.File {
		files[f.Name] = must[[]byte](e)(io.ReadAll(must[io.ReadCloser](e)(f.Open())))
	}
	return files, out.Bytes()
}

// TestPackage: the printer gets the page, the originals byte for byte, and all
// that tells of them; the same page gives the same bytes.
func TestPackage(t *testing.T) {
	e := newEditor(t)
	one, other := drawnPhoto("河岸.jpg", 1800, 1200, 10), drawnPhoto("河岸.JPG", 1200, 1500, 90)
	id := e.create(report, one, other)
	files, first := e.packed(id, ExportRequest{})
	name := "20250516-04-" + fileNameOf(e.open(id).Document.Title)
	for _, want := range []string{name + ".pdf", "README.txt", "captions.csv", "fonts.csv", "preflight.html", "preflight.json"} {
		if len(files[want]) == 0 {
			t.Errorf("no %s", want)
		}
	}
	for i, p := range e.open(id).Document.Photos {
		want := must[[]byte](e)(map[string]PhotoFile{one.Name: one, other.Name: other}[p.Name].Read())
		if name := "photos/" + []string{p.Name, "河岸-2" + path.Ext(p.Name)}[i]; !bytes.Equal(files[name], want) {
			t.Errorf("%s has %d bytes, the original %d", name, len(files[name]), len(want))
		}
	}
	job := must[Job](e)(e.export(id, ExportRequest{Format: "pdf"}))
	if pdf := must[File](e)(e.room.Result(job.ID)); !bytes.Equal(pdf.Data, files[name+".pdf"]) {
		t.Error("another PDF than the export's")
	}
	// The square font says nothing of its licence, but that it may be embedded.
	if rows := string(files["fonts.csv"]); !strings.Contains(rows, "0x0000") || !strings.Contains(rows, "as a subset") || !strings.Contains(rows, "comes with the program") {
		t.Errorf("fonts:\n%s", rows)
	}
	var report Preflight
	if err := json.Unmarshal(files["preflight.json"], &report); err != nil || !report.MayExport || report.Subject.File != name+".pdf" {
		t.Errorf("%+v %v", report.Subject, err)
	}
	if _, again := e.packed(id, ExportRequest{}); !bytes.Equal(first, again) {
		t.Error("the same page, another package")
	}
	document := e.upload("back.broadsheet", files[fileNameOf(e.open(id).Document.Title)+".broadsheet"])
	if back := e.finished(must[Job](e)(e.room.Import(context.Background(), e.caller, document))); back.State != JobDone {
		t.Errorf("the document in it: %+v", back)
	}
}

// TestFontsOfThePackage are those that the file holds, no more and no less:
// also of the slug line and of the watermark.
func TestFontsOfThePackage(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	for _, profile := range []string{"press", "proof", "web"} {
		files, _ := e.packed(id, ExportRequest{Profile: profile, Name: "x"})
		held := map[string]bool{}
		for _, m := range regexp.MustCompile(`/BaseFont\s*/[A-Z]{6}\+([A-Za-z0-9-]+)`).FindAllSubmatch(files["x.pdf"], -1) {
			held[string(m[1])] = true
		}
		listed := map[string]bool{}
		for _, row := range must[[][]string](e)(csv.NewReader(bytes.NewReader(files["fonts.csv"])).ReadAll())[1:] {
			listed[row[2]] = true
		}
		if len(held) == 0 || !maps.Equal(held, listed) {
			t.Errorf("%s: the file holds %v, the list has %v", profile, held, listed)
		}
	}
}

// TestPackageIsGuarded, and tells who let pass what stops it; a photo that is
// on no page stays at home.
func TestPackageIsGuarded(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	o := e.open(id)
	i := slices.IndexFunc(o.Document.Pages[0].Frames, func(f document.Frame) bool { return f.Kind == document.PhotoFrame })
	off := o.Document.Pages[0].Frames[i]
	e.mustEdit(id, stateOf(o), document.Edit{Name: "remove", Steps: document.Steps{document.RemoveFrame{Frame: off.ID}}})
	spoil(e, id)
	if _, err := e.export(id, ExportRequest{Format: "package"}); codeOf(err) != ExportStopped {
		t.Fatalf("%v", err)
	}
	files, _ := e.packed(id, ExportRequest{Overrides: []Override{{By: "值班主编", Why: "客户来稿"}}})
	if !bytes.Contains(files["preflight.json"], []byte("客户来稿")) || !bytes.Contains(files["preflight.html"], []byte("客户来稿")) {
		t.Error("the report does not say who let it pass")
	}
	originals := 0
	for name := range files {
		if strings.HasPrefix(name, "photos/") {
			originals++
		}
	}
	if originals != 1 {
		t.Errorf("%d originals, one photo is on the page", originals)
	}
}

func TestNamesForEveryFileSystem(t *testing.T) {
	for in, want := range map[string]string{
		"河岸.jpg": "河岸.jpg", `C:\x\a.JPG`: "a.JPG", "../../etc/passwd": "passwd", "a:b?.tif": "a b.tif", "con.jpg": "_con.jpg",
		"evil\u202egpj.exe": "evilgpj.exe", "..": "broadsheet", "": "broadsheet", "a.b c": "a.b c", strings.Repeat("长", 300) + ".jpg": strings.Repeat("长", 60) + ".jpg",
	} {
		got := originalName(in)
		if in == "evil\u202egpj.exe" {
			got = strings.ReplaceAll(got, " ", "")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
