package desk

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/colour"
	"broadsheet/backend/colour/newsprint"
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/preflight"
	reporting "broadsheet/backend/preflight/report"
	"broadsheet/backend/press"
	"broadsheet/backend/render/pdf"
	"broadsheet/backend/scene"
	"broadsheet/backend/story"
)

func (e *editor) preflight(id string, r PreflightRequest) *Preflight {
	e.Helper()
	return must[*Preflight](e)(e.room.Preflight(context.Background(), e.caller, id, r))
}

// having are the entries of a report with a code.
func having(p *Preflight, code finding.Code) []reporting.Entry {
	var out []reporting.Entry
	for _, entry := range p.Findings {
		if entry.Code == code {
			out = append(out, entry)
		}
	}
	return out
}

func TestPreflightOfAPage(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	p := e.preflight(id, PreflightRequest{})
	if p.Profile.Name != press.Default || p.Subject.Date != "2025-05-16" || len(p.Subject.Labels) != 1 || p.Subject.Labels[0] != "04" || p.Version != "test" {
		t.Errorf("%+v, %+v", p.Profile, p.Subject)
	}
	for _, entry := range p.Findings {
		if entry.Message == "" || strings.Contains(entry.Message, "{") || entry.Place.Page > 0 && entry.Rect == nil {
			t.Errorf("%+v", entry)
		}
	}
	if web := e.preflight(id, PreflightRequest{Profile: "web"}); len(having(web, preflight.FineRule)) != 0 || web.Profile.Name != "web" {
		t.Error("the web profile asks for what a press does")
	}
	_, err := e.room.Preflight(context.Background(), e.caller, id, PreflightRequest{Profile: "none"})
	if codeOf(err) != press.UnknownProfile {
		t.Errorf("an unknown profile: %v", err)
	}
}

// spoil makes a page that no press prints: what each change brings about is
// named beside it.
func spoil(e *editor, id string) map[finding.Code]bool {
	o := e.open(id)
	d := o.Document
	look := d.Design
	look.Inks = map[string]colour.Paint{}
	for name, p := range d.Design.Inks {
		look.Inks[name] = p
	}
	look.Inks["accent"] = colour.Paint{CMYK: colour.CMYK{C: 0.9, M: 1, Y: 0.9}} // ink-over-limit, in the number's block
	look.Inks["night"] = colour.Paint{CMYK: colour.CMYK{C: 0.3, M: 0.2, Y: 0.2, K: 1}}
	look.Folio.ThinRule = geom.Points(0.1)
	styles := look.Styles
	look.Styles = map[string]design.ParagraphStyle{}
	for name, s := range styles {
		if name == "headline" {
			s.Ink = "night" // black-of-inks
		}
		if name == "foliotext" {
			s.Ink, s.Size = "grey", geom.Points(7)
		}
		look.Styles[name] = s
	}
	photo := *photoFrame(d)
	caption := *frameOfKind(d, document.CaptionFrame)
	caption.Rect = geom.Rect{X: photo.Rect.X, Y: photo.Rect.Y, W: photo.Rect.W, H: photo.Rect.H / 3}
	caption.Caption.Placement, caption.Caption.Panel = document.Inside, document.Panel{Ink: "black"}
	caption.Size = geom.Points(7.2) // small-reversed-type
	folio := d.Folio
	folio.Date = "2025年5月16日 星期一" // folio-weekday: it was a Friday
	e.mustEdit(id, stateOf(o), document.Edit{Name: "spoil", Steps: document.Steps{
		document.SetProperties{Design: &look, Folio: &folio}, document.SetFrame{Frame: caption},
		document.MoveFrame{Frame: caption.ID, Page: 0, Index: len(d.Pages[0].Frames) - 1},
	}})
	return map[finding.Code]bool{
		preflight.InkOverLimit: true, preflight.BlackOfInks: true, preflight.ThinRule: true, preflight.SmallColoured: true,
		preflight.SmallReversed: true, preflight.FolioWeekday: true,
	}
}

func frameOfKind(d *document.Document, kind document.Kind) *document.Frame {
	for i := range d.Pages[0].Frames {
		if f := &d.Pages[0].Frames[i]; f.Kind == kind {
			return f
		}
	}
	return nil
}

// TestEveryMendMends applies the mends of a spoiled page one after the other,
// as an editor clicks: each takes its finding away for good.
func TestEveryMendMends(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	wanted := spoil(e, id)
	p := e.preflight(id, PreflightRequest{})
	for code := range wanted {
		if len(having(p, code)) == 0 {
			t.Errorf("%s is not found", code)
			continue
		}
		found := having(e.preflight(id, PreflightRequest{}), code)
		for range 5 { // a kind of fault may be there in several colours
			if len(found) == 0 {
				break
			}
			if found[0].Mend == nil || found[0].Rect == nil {
				t.Fatalf("%+v has no mend or no place", found[0])
			}
			e.mustEdit(id, stateOf(e.open(id)), *found[0].Mend)
			found = having(e.preflight(id, PreflightRequest{}), code)
		}
		if len(found) != 0 {
			t.Errorf("after its mends: %+v %s", found[0].Place, found[0].Message)
		}
	}
	if p.MayExport || p.Counts.Stop < 2 {
		t.Errorf("the spoiled page may print: %+v", p.Counts)
	}
	after := e.preflight(id, PreflightRequest{})
	for code := range wanted {
		if len(having(after, code)) != 0 {
			t.Errorf("%s came back", code)
		}
	}
}

func TestOverrides(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	spoil(e, id)
	by := []Override{{By: "值班主编", Why: "广告按客户来稿"}}
	p := e.preflight(id, PreflightRequest{Overrides: by})
	if !p.MayExport || p.Counts.Stop != 0 || p.Counts.Overridden == 0 || len(p.Overrides) != 1 {
		t.Errorf("%+v %+v", p.Counts, p.Overrides)
	}
	_, err := e.room.Preflight(context.Background(), e.caller, id, PreflightRequest{Overrides: []Override{{By: "x"}}})
	if codeOf(err) != reporting.OverrideBlank {
		t.Errorf("without a reason: %v", err)
	}
}

func TestPreflightPage(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	spoil(e, id)
	first := must[File](e)(e.room.PreflightPage(context.Background(), e.caller, id, PreflightRequest{}))
	again := must[File](e)(e.room.PreflightPage(context.Background(), e.caller, id, PreflightRequest{}))
	if !bytes.Equal(first.Data, again.Data) {
		t.Error("the same page, another report")
	}
	p := e.preflight(id, PreflightRequest{})
	pictures := 0
	for _, entry := range p.Findings {
		if entry.Rect != nil {
			pictures++
		}
	}
	if got := bytes.Count(first.Data, []byte("data:image/jpeg;base64,")); got != pictures+1 || pictures < 5 {
		t.Errorf("%d pictures, want %d and the page", got, pictures)
	}
	if !strings.HasSuffix(first.Name, ".preflight.html") {
		t.Errorf("named %s", first.Name)
	}
}

// BenchmarkPreflight is what the findings of a profile cost after a keystroke:
// drawing and checking the sample's page, of which the texts are checked
// already.
func BenchmarkPreflight(b *testing.B) {
	e, id := sampleEditor(b)
	for b.Loop() {
		must[*Preflight](e)(e.room.Preflight(context.Background(), e.caller, id, PreflightRequest{}))
	}
}

// BenchmarkPreflightPage is the report with its pictures.
func BenchmarkPreflightPage(b *testing.B) {
	e, id := sampleEditor(b)
	for b.Loop() {
		must[File](e)(e.room.PreflightPage(context.Background(), e.caller, id, PreflightRequest{}))
	}
}

// pressPDF is a small page of a standard, as our own writer makes it.
func pressPDF(t *testing.T, s pdf.Standard) []byte {
	t.Helper()
	page := scene.Page{Label: "1", Trim: geom.Rect{W: geom.MM(100), H: geom.MM(150)}, Items: []scene.Item{
		scene.Fill{Rect: geom.Rect{W: geom.MM(20), H: geom.MM(20)}, Paint: colour.Black},
	}}
	options := pdf.Options{
		Standard: s, Date: time.Date(2025, 1, 15, 0, 0, 0, 0, time.UTC),
		Intent: &pdf.OutputIntent{Identifier: "Newsprint", Condition: "newsprint", ICC: newsprint.ICC(newsprint.Options{})},
	}
	var out bytes.Buffer
	if err := pdf.Render(&out, &scene.Scene{Title: "页", Lang: "zh-Hans", Pages: []scene.Page{page}}, nil, nil, options); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPreflightOfAPDF(t *testing.T) {
	d := New(Tools{Clock: newTickingClock(), Version: "test"})
	x4 := pressPDF(t, pdf.X4)
	for name, c := range map[string]struct {
		data    []byte
		profile string
		may     bool
		code    finding.Code
	}{
		"as it should be":       {x4, "press", true, ""},
		"the older part":        {pressPDF(t, pdf.X1a), "press-x1a", true, ""},
		"another part":          {x4, "press-x1a", false, PDFBreach},
		"no output intent":      {bytes.ReplaceAll(x4, []byte("/GTS_PDFX/"), []byte("/GTS_NONE/")), "press", false, PDFBreach},
		"a profile without one": {x4, "web", true, PDFNotHeld},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := d.PreflightPDF("page.pdf", c.data, PreflightRequest{Profile: c.profile}, "zh")
			if err != nil {
				t.Fatal(err)
			}
			if p.MayExport != c.may || c.code == "" && len(p.Findings) > 0 || c.code != "" && len(having(p, c.code)) == 0 {
				t.Errorf("may %v: %+v", p.MayExport, p.Findings)
			}
			var page bytes.Buffer
			if err := p.HTML(&page); err != nil || !strings.Contains(page.String(), "page.pdf") {
				t.Error(err)
			}
		})
	}
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("page"), "cut": x4[:len(x4)/3], "head": []byte("%PDF-1.6\n"), "noise": append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte{'<', '<', 0xff, '['}, 500)...)} {
		if _, err := d.PreflightPDF("page.pdf", data, PreflightRequest{}, "zh"); codeOf(err) != PDFUnreadable {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// export asks for an export and returns how the job ended.
func (e *editor) export(id string, r ExportRequest) (Job, error) {
	e.Helper()
	job, err := e.room.Export(context.Background(), e.caller, id, r)
	if err != nil {
		return job, err
	}
	return e.finished(job), nil
}

// TestExportIsGuarded: what a profile stops is no file, but for what somebody
// lets pass; and what he does is told.
func TestExportIsGuarded(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	if job := must[Job](e)(e.export(id, ExportRequest{Format: "pdf"})); len(job.Findings) != 0 {
		t.Errorf("a sound page: %+v", job.Findings)
	}
	spoiled := spoil(e, id)
	_, err := e.export(id, ExportRequest{Format: "pdf"})
	var stopped *Stopped
	if !errors.As(err, &stopped) || codeOf(err) != ExportStopped {
		t.Fatalf("a spoiled page: %v", err)
	}
	stops := stopped.Findings()
	if len(stops) != stopped.Report.Counts.Stop || !spoiled[stops[0].Code] || stops[0].Place.Page != 1 || stops[0].Message == "" {
		t.Errorf("%d stop: %+v", stopped.Report.Counts.Stop, stops)
	}
	by := Override{By: "值班主编", Why: "客户来稿"}
	job := must[Job](e)(e.export(id, ExportRequest{Format: "pdf", Overrides: []Override{by}}))
	if len(job.Findings) != 1 || job.Findings[0].Code != ExportOverridden || !strings.Contains(job.Findings[0].Message, by.Why) {
		t.Errorf("overridden: %+v", job.Findings)
	}
	by.Codes = []finding.Code{stops[0].Code}
	if _, err := e.export(id, ExportRequest{Format: "pdf", Overrides: []Override{by}}); codeOf(err) != ExportStopped {
		t.Errorf("only %s let pass: %v", by.Codes, err)
	}
	if _, err := e.export(id, ExportRequest{Format: "pdf", Overrides: []Override{{By: "x"}}}); codeOf(err) != reporting.OverrideBlank {
		t.Errorf("without a reason: %v", err)
	}
	for _, r := range []ExportRequest{{Format: "png"}, {Format: "captions"}, {Format: "pdf", Profile: "proof"}} {
		if _, err := e.export(id, r); err != nil {
			t.Errorf("%+v shows what is wrong and is refused: %v", r, err)
		}
	}
}

// TestSomePages: a PDF of some pages holds these alone, and what is wrong with
// others does not stop it.
func TestSomePages(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	o := e.open(id)
	long := document.ReplaceText{At: document.TextRef{Story: o.Document.Stories[0].ID}, Spans: []story.Span{{Text: strings.Repeat("岸线向后退了三十米，", 2000)}}}
	for _, b := range o.Document.Stories[0].Story.Blocks {
		if b.Role == story.Body {
			long.At.Block = b.ID
		}
	}
	e.mustEdit(id, stateOf(o), document.Edit{Name: "page", Steps: document.Steps{long, document.InsertPage{Index: 1, Page: document.Page{Frames: []document.Frame{}}}}})
	if _, err := e.export(id, ExportRequest{Format: "pdf", Pages: []int{0}}); codeOf(err) != ExportStopped {
		t.Errorf("the overset page: %v", err)
	}
	job := must[Job](e)(e.export(id, ExportRequest{Format: "pdf", Pages: []int{1, 1}, Name: "../a:b "}))
	file := must[File](e)(e.room.Result(job.ID))
	if file.Name != "a b.pdf" {
		t.Errorf("named %q", file.Name)
	}
	if p := must[*Preflight](e)(e.room.desk.PreflightPDF("x.pdf", file.Data, PreflightRequest{}, "zh")); !p.MayExport || bytes.Count(file.Data, []byte("/TrimBox")) != 1 {
		t.Errorf("%d pages, %+v", bytes.Count(file.Data, []byte("/TrimBox")), p.Findings)
	}
	for code, r := range map[finding.Code]ExportRequest{
		NoPage: {Format: "pdf", Pages: []int{2}}, BadRequest: {Format: "package", Pages: []int{1}},
	} {
		if _, err := e.export(id, r); codeOf(err) != code {
			t.Errorf("%+v: %v", r, err)
		}
	}
	if p := e.preflight(id, PreflightRequest{Profile: "web"}); !strings.HasSuffix(p.FileName, "-04-"+fileNameOf(o.Document.Title)+"-web") {
		t.Errorf("proposes %q", p.FileName)
	}
}
