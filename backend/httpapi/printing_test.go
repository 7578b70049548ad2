package httpapi

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"path"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	reporting "broadsheet/backend/preflight/report"
	"broadsheet/backend/press"
)

// checkProfiles: the default comes first, in the words of who asks.
func checkProfiles(k contract) {
	by := k.by
	by.Language = "en"
	all := k.room.Profiles(by)
	if len(all) < 4 || all[0].Name != press.Default || all[0].InkLimit != 240 || all[0].Standard != press.X4 {
		k.Fatalf("%+v", all)
	}
	by.Language = "zh"
	if zh := k.room.Profiles(by); zh[0].Title == all[0].Title || zh[0].Title == "" {
		k.Errorf("titles %q and %q", zh[0].Title, all[0].Title)
	}
}

// checkPreflight: findings by a profile, each with what becomes of it, in the
// words of who asks; and the same as a page.
func checkPreflight(k contract) {
	hairline := `{"type":"insertFrame","page":0,"index":0,"frame":{"id":"thin","kind":"rule","rect":{"X":60000,"Y":90000,"W":200000,"H":0},"width":100}}`
	value(k.room.Edit(ctx, k.by, k.document, desk.EditRequest{State: k.state(), Edits: []desk.Edit{edit([]byte(`{"name":"rule","steps":[` + hairline + `]}`))}}))(k)
	defer func() { value(k.room.Undo(ctx, k.by, k.document, k.state()))(k) }()
	p := value(k.room.Preflight(ctx, k.by, k.document, desk.PreflightRequest{}))(k)
	if p.Profile.Name != press.Default || p.Subject.Date != "2025-01-15" || len(p.Findings) == 0 || p.Counts.Stop+p.Counts.Warn+p.Counts.Note != len(p.Findings) {
		k.Fatalf("%+v", p)
	}
	if p.MayExport != (p.Counts.Stop == 0) {
		k.Errorf("%+v says that it may: %v", p.Counts, p.MayExport)
	}
	isMended := false
	for _, e := range p.Findings {
		if e.Message == "" || e.Decision == "" || e.Place.Page > 0 && e.Rect == nil {
			k.Errorf("%+v", e)
		}
		isMended = isMended || e.Mend != nil && len(e.Mend.Steps) > 0
	}
	if !isMended {
		k.Error("no finding has a mend")
	}
	web := value(k.room.Preflight(ctx, k.by, k.document, desk.PreflightRequest{Profile: "web"}))(k)
	if web.Profile.Name != "web" || len(web.Findings) >= len(p.Findings) {
		k.Errorf("the web profile finds %d, the press %d", len(web.Findings), len(p.Findings))
	}
	page := value(k.room.PreflightPage(ctx, k.by, k.document, desk.PreflightRequest{}))(k)
	if !strings.HasPrefix(page.Type, "text/html") || !bytes.Contains(page.Data, []byte("Preflight report")) {
		k.Errorf("%s %.60q", page.Type, page.Data)
	}
	pass := desk.Override{By: "夜班 & co", Why: "印厂同意"}
	passed := value(k.room.Preflight(ctx, k.by, k.document, desk.PreflightRequest{Overrides: []desk.Override{pass}}))(k)
	if passed.Counts.Stop != 0 || !passed.MayExport || len(passed.Overrides) != 1 || passed.Overrides[0].By != pass.By || passed.Overrides[0].Why != pass.Why {
		k.Errorf("let pass: %+v, %+v", passed.Counts, passed.Overrides)
	}
	_, err := k.room.Preflight(ctx, k.by, k.document, desk.PreflightRequest{Overrides: []desk.Override{{By: pass.By}}})
	k.refused(err, reporting.OverrideBlank)
	_, err = k.room.Preflight(ctx, k.by, k.document, desk.PreflightRequest{Profile: "none"})
	k.refused(err, press.UnknownProfile)
	_, err = k.room.Preflight(ctx, k.by, "nothing", desk.PreflightRequest{})
	k.refused(err, desk.NoDocument)
}

// checkGuard: what a profile stops is exported only where somebody lets it
// pass, and says why; a proof of it is always to be had.
func checkGuard(k contract) {
	many := strings.Repeat("岸线向后退了三十米，", 2000)
	value(k.room.Edit(ctx, k.by, k.document, desk.EditRequest{State: k.state(), Edits: []desk.Edit{edit(k.typing(many))}}))(k)
	defer func() { value(k.room.Undo(ctx, k.by, k.document, k.state()))(k) }()
	stops := value(k.room.Preflight(ctx, k.by, k.document, desk.PreflightRequest{}))(k).Counts.Stop
	if stops == 0 {
		k.Fatal("nothing stops the page")
	}
	request := desk.ExportRequest{Format: "pdf"}
	_, err := k.room.Export(ctx, k.by, k.document, request)
	k.refused(err, desk.ExportStopped)
	if f, _ := finding.FromError(err); f.Place.Page != 1 || f.Params["first"] == "" {
		k.Errorf("refused with %+v", f)
	}
	request.Overrides = []desk.Override{{By: "夜班"}}
	_, err = k.room.Export(ctx, k.by, k.document, request)
	k.refused(err, reporting.OverrideBlank)
	request.Overrides = []desk.Override{{By: "夜班", Why: "印厂同意", Codes: []finding.Code{"layout.nothing"}}}
	_, err = k.room.Export(ctx, k.by, k.document, request)
	k.refused(err, desk.ExportStopped)
	if p := value(k.room.Preflight(ctx, k.by, k.document, desk.PreflightRequest{Overrides: request.Overrides}))(k); p.MayExport {
		k.Error("another code lets it pass")
	}
	request.Overrides[0].Codes[0] = "layout.overset"
	job := k.finished(value(k.room.Export(ctx, k.by, k.document, request))(k))
	if len(job.Findings) != 1 || job.Findings[0].Code != desk.ExportOverridden || !strings.Contains(job.Findings[0].Message, "印厂同意") {
		k.Errorf("let pass: %+v", job.Findings)
	}
	k.finished(value(k.room.Export(ctx, k.by, k.document, desk.ExportRequest{Format: "pdf", Profile: "proof"}))(k))
}

// checkPackage: all that a printer is handed, as one zip.
func checkPackage(k contract) {
	job := k.finished(value(k.room.Export(ctx, k.by, k.document, desk.ExportRequest{Format: "package", Profile: "press-x1a"}))(k))
	f := value(k.room.Result(job.ID))(k)
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil || f.Type != "application/zip" {
		k.Fatalf("%s, %v", f.Type, err)
	}
	names := map[string]bool{}
	for _, entry := range value(zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len())))(k).File {
		names[path.Ext(entry.Name)] = true
	}
	for _, ext := range []string{".pdf", ".broadsheet", ".csv", ".html", ".json", ".txt"} {
		if !names[ext] {
			k.Errorf("no %s", ext)
		}
	}
	_, err := k.room.Export(ctx, k.by, k.document, desk.ExportRequest{Format: "package", Profile: "none"})
	k.refused(err, press.UnknownProfile)
}

// checkPlates: the page comes as four planes, its type on K alone; the inks
// have a look, on white and on paper.
func checkPlates(k contract) {
	packed := value(k.room.Plates(ctx, k.document, desk.PlatesRequest{DPI: 40}))(k)
	stream, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		k.Fatal(err)
	}
	data, err := io.ReadAll(stream)
	if err != nil || len(data) < 12 || string(data[:4]) != "PLTS" {
		k.Fatalf("%.20q, %v", data, err)
	}
	w, h := int(binary.LittleEndian.Uint32(data[4:])), int(binary.LittleEndian.Uint32(data[8:]))
	if size := w * h; len(data) != 12+4*size || w < 100 || h < 100 || bytes.Count(data[12+3*size:], []byte{0}) == size {
		k.Errorf("%d × %d pixels in %d bytes", w, h, len(data))
	}
	cube, paper := value(k.room.InkCube("press", false))(k), value(k.room.InkCube("press", true))(k)
	if len(cube) != 11*11*11*11*3 || !bytes.Equal(cube[:3], []byte{255, 255, 255}) || paper[0] >= 240 || cube[len(cube)-1] > 80 {
		k.Errorf("white is %v, on paper %v, all inks %v", cube[:3], paper[:3], cube[len(cube)-3:])
	}
	_, err = k.room.Plates(ctx, k.document, desk.PlatesRequest{Profile: "web"})
	k.refused(err, desk.NoPlates)
	_, err = k.room.InkCube("none", false)
	k.refused(err, press.UnknownProfile)
	_, err = k.room.Plates(ctx, k.document, desk.PlatesRequest{DPI: 5000})
	k.refused(err, desk.BadRequest)
}

// checkSheets: a profile's boxes and marks, for each page; the proof has its
// slug line, the default neither bleed nor marks.
func checkSheets(k contract) {
	proof := value(k.room.Sheets(ctx, k.document, "proof"))(k)
	if len(proof) != 1 || proof[0].Slug == nil || !strings.Contains(proof[0].Slug.Text, "proof") || proof[0].Media.W <= proof[0].Bleed.W {
		k.Errorf("proof: %+v", proof)
	}
	plain := value(k.room.Sheets(ctx, k.document, ""))(k)
	if s := plain[0]; s.Media != s.Bleed || s.Bleed.IsEmpty() || len(s.Lines) != 0 || s.Slug != nil {
		k.Errorf("default: %+v", s)
	}
	_, err := k.room.Sheets(ctx, k.document, "none")
	k.refused(err, press.UnknownProfile)
	_, err = k.room.Sheets(ctx, "nothing", "")
	k.refused(err, desk.NoDocument)
}
