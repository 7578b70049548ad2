package desk

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"broadsheet/backend/finding"
	"broadsheet/backend/internal/pdfx/painted"
	"broadsheet/backend/preflight"
)

// exportedPage is a page with a dark photo, as a profile makes it.
func exportedPage(t *testing.T, profile string) []byte {
	t.Helper()
	r := ask(report, drawnPhoto("1.jpg", 1800, 1200, 0))
	r.Profile = profile
	var out bytes.Buffer
	if err := composed(t, r).ExportPDF(context.Background(), &out, 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestOurOwnFilesPassAsForeignOnes: what is exported for a press is sent back
// by no check of what is painted.
func TestOurOwnFilesPassAsForeignOnes(t *testing.T) {
	d := newTestDesk()
	for _, profile := range []string{"press", "press-x1a"} {
		data := exportedPage(t, profile)
		p, err := d.PreflightPDF("page.pdf", data, PreflightRequest{Profile: profile}, "zh")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range p.Findings {
			// The test's photo is small, and there is no date.
			if f.Code != preflight.LowPPI && f.Code != preflight.HighPPI {
				t.Errorf("%s: %s %s", profile, f.Code, f.Message)
			}
		}
		checkSubject(t, profile, p)
		checkPictureInk(t, profile, data)
	}
}

func checkSubject(t *testing.T, profile string, p *Preflight) {
	t.Helper()
	if len(p.Subject.Trims) != 1 || p.Subject.Trims[0][0] < 300 {
		t.Errorf("%s: trims %v", profile, p.Subject.Trims)
	}
}

// checkPictureInk counts the ink of the page's picture, which is dark enough to
// come near to the limit of 240 %.
func checkPictureInk(t *testing.T, profile string, data []byte) {
	t.Helper()
	file, err := openPDF(data)
	if err != nil {
		t.Fatal(err)
	}
	pictures := painted.Read(file).Pictures
	if len(pictures) != 1 {
		t.Errorf("%s: %d pictures", profile, len(pictures))
	}
	for _, picture := range pictures {
		most, share, ok := picture.Inks.Of(240)
		if !ok || most < 180 || most > 240 || share != 0 {
			t.Errorf("%s: the picture takes %g %%, %g of it over the limit, read %v", profile, most, share, ok)
		}
	}
}

func TestWhatAForeignPagePaintsIsHeld(t *testing.T) {
	d := newTestDesk()
	p, err := d.PreflightPDF("page.pdf", exportedPage(t, "web"), PreflightRequest{Profile: "press"}, "en")
	if err != nil {
		t.Fatal(err)
	}
	var codes []finding.Code
	for _, f := range p.Findings {
		codes = append(codes, f.Code)
		if f.Place.File != "page.pdf" || f.Mend != nil {
			t.Errorf("%s: place %+v, mend %v", f.Code, f.Place, f.Mend)
		}
		if f.Code == preflight.InLight && (f.Place.Page != 1 || f.Rect == nil || f.Params["picture"] != "1" || f.Params["type"] == "0") {
			t.Errorf("%+v", f)
		}
	}
	for _, want := range []finding.Code{PDFBreach, preflight.InLight} {
		if !slices.Contains(codes, want) {
			t.Errorf("no %s among %v", want, codes)
		}
	}
}
