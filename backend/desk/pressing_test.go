package desk

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"broadsheet/backend/colour/newsprint"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/internal/pdfx/open"
	"broadsheet/backend/press"
	"broadsheet/backend/story"
)

// ownProfiles is a newspaper's folder.
func ownProfiles() fs.FS {
	return fstest.MapFS{
		"north.yaml": {Data: []byte(`
extends: press
condition: {identifier: North 26v5, registry: "http://www.color.org", icc: north.icc, inkLimit: 220}
sheet: {bleedMM: 3, crop: true, registration: true, bar: true, slug: true}
`)},
		"north.icc":    {Data: newsprint.ICC(newsprint.Options{})},
		"broken.yaml":  {Data: []byte("extends: press\ncondition: {icc: broken.icc}\n")},
		"broken.icc":   {Data: []byte("no profile")},
		"missing.yaml": {Data: []byte("extends: press\ncondition: {icc: nowhere.icc}\n")},
	}
}

func withProfiles(d *Desk) *Desk {
	d.tools.Profiles = ProfilesIn(ownProfiles())
	return d
}

// TestProfilesMakeTheirFiles composes one page by each profile, with photos,
// and holds the files of PDF/X to its rules.
func TestProfilesMakeTheirFiles(t *testing.T) {
	photos := []PhotoFile{drawnPhoto("1.jpg", 1800, 1200, 10), drawnPhoto("2.jpg", 1200, 1500, 90)}
	for profile, want := range map[string]struct {
		standard pdfx.Standard
		has, not []string
	}{
		"":          {pdfx.X4, []string{"/DeviceCMYK", "/OP true", "/StructTreeRoot", "(Broadsheet newsprint)"}, []string{"/DeviceRGB", "/ICCBased", "/Separation"}},
		"press-x1a": {pdfx.X1a, []string{"%PDF-1.4", "/DeviceCMYK", "/StructTreeRoot"}, []string{"/DeviceRGB", "/ICCBased"}},
		"north":     {pdfx.X4, []string{"(North 26v5)", "(http://www.color.org)", "/Separation"}, []string{"/ICCBased"}},
		"web":       {"", []string{"/ICCBased", "/StructTreeRoot"}, []string{"/DeviceCMYK", "GTS_PDFX", "/OP true"}},
		"proof":     {"", []string{"/ICCBased", "/ca .2", "/StructTreeRoot"}, []string{"/DeviceCMYK", "GTS_PDFX"}},
	} {
		r := ask(report, photos...)
		r.Folio, r.Profile = Folio{Date: "2025-05-16", PageNumber: "04"}, profile
		c, err := withProfiles(newTestDesk()).Compose(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := c.ExportPDF(context.Background(), &out, 0); err != nil {
			t.Fatal(err)
		}
		for _, s := range append(want.has, "(D:20250516000000+00'00')") {
			if !bytes.Contains(out.Bytes(), []byte(s)) {
				t.Errorf("%q: the file lacks %s", profile, s)
			}
		}
		for _, s := range want.not {
			if bytes.Contains(out.Bytes(), []byte(s)) {
				t.Errorf("%q: the file has %s", profile, s)
			}
		}
		holdTo(t, out.Bytes(), want.standard)
	}
}

// holdTo holds a file to what it claims to be, and to claim it.
func holdTo(t *testing.T, data []byte, want pdfx.Standard) {
	t.Helper()
	f, err := open.File(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := pdfx.Claimed(f); got != want {
		t.Errorf("the file claims %q, want %q", got, want)
	}
	if want == "" {
		return
	}
	for _, b := range pdfx.Check(f, want) {
		t.Errorf("%s: %s: %s", want, b.Rule.Name, b.Detail)
	}
}

func TestProfilesThatCannotBeUsed(t *testing.T) {
	for profile, want := range map[string]struct {
		code finding.Code
		say  string
	}{
		"nope":    {press.UnknownProfile, "north"},
		"../x":    {press.UnknownProfile, "press-x1a"},
		"broken":  {press.BadProfile, "broken.icc"},
		"missing": {press.BadProfile, "nowhere.icc"},
	} {
		r := ask(report)
		r.Profile = profile
		_, err := withProfiles(newTestDesk()).Compose(context.Background(), r)
		var stop *finding.Error
		if !errors.As(err, &stop) || stop.Finding.Code != want.code {
			t.Errorf("%s: %v, want %s", profile, err, want.code)
			continue
		}
		if said := stop.Finding.Place.File + " " + stop.Finding.Params["names"]; !strings.Contains(said, want.say) {
			t.Errorf("%s: it says %q, want %q in it", profile, said, want.say)
		}
	}
	e := newEditor(t)
	if _, err := e.room.Export(context.Background(), e.caller, e.page(), ExportRequest{Format: "pdf", Profile: "nope"}); err == nil {
		t.Error("an export by an unknown profile is begun")
	}
}

// TestSlugLine: the slug line is in the page's language, and its face is one of
// the desk's, whatever faces the page has.
func TestSlugLine(t *testing.T) {
	d := withProfiles(newTestDesk())
	p, err := d.pressing("north")
	if err != nil {
		t.Fatal(err)
	}
	p.profile.Title = map[string]string{"zh": "北方印务", "en": "Northern Print"}
	page := document.Document{Title: "惠农政策", Locale: "zh-CN", Folio: document.Folio{Date: "2025-05-16", PageNumber: "04"}}
	for _, c := range []struct{ locale, date, want string }{
		{"zh-CN", "2025-05-16", "20250516-04-惠农政策.pdf · 2025-05-16 · 北方印务"},
		{"en-GB", "", "04-惠农政策.pdf · Northern Print"},
	} {
		page.Locale, page.Folio.Date = story.Locale(c.locale), c.date
		if got := p.options(&page, time.Time{}).Sheet.Slug; got != c.want {
			t.Errorf("%s: %q, want %q", c.locale, got, c.want)
		}
	}
	for _, r := range "惠农校样-04.pdf · a" {
		if face, ok := p.options(&page, time.Time{}).Lettering(r); !ok || face.Family() != "Noto Sans SC" {
			t.Errorf("%q has no face of its own: %v", r, face)
		}
	}
}

// TestOneConditionServesMany: photos of two pages for one press share their
// renditions, which a press made anew would not.
func TestOneConditionServesMany(t *testing.T) {
	d := newTestDesk()
	first, err := d.pressing("")
	if err != nil {
		t.Fatal(err)
	}
	again, err := d.pressing("press-x1a")
	if err != nil || again.condition != first.condition {
		t.Errorf("the same condition is made twice (%v)", err)
	}
	if web, err := d.pressing("web"); err != nil || web.condition != nil || web.icc != nil {
		t.Errorf("a page for the screen has a press: %v, %v", web, err)
	}
}

func TestDatesOfFiles(t *testing.T) {
	d := newTestDesk()
	p, err := d.pressing("press")
	if err != nil {
		t.Fatal(err)
	}
	web, err := d.pressing("web")
	if err != nil {
		t.Fatal(err)
	}
	epoch := time.Unix(1_700_000_000, 0).UTC()
	folio := time.Date(2025, 1, 15, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		by     *pressing
		folio  string
		source time.Time
		want   time.Time
	}{
		{p, "2025-01-15", time.Time{}, folio}, {p, "2025年1月15日", time.Time{}, folio}, {p, "2025-01-15", epoch, epoch},
		{p, "", time.Time{}, undated}, {p, "soon", time.Time{}, undated}, {web, "", time.Time{}, time.Time{}}, {web, "2025-01-15", time.Time{}, folio},
	} {
		doc := &document.Document{Folio: document.Folio{Date: c.folio}}
		if got := c.by.options(doc, c.source).Date; !got.Equal(c.want) {
			t.Errorf("%s, folio %q, source %v: %v, want %v", c.by.profile.Name, c.folio, c.source, got, c.want)
		}
	}
}
