package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"broadsheet/backend/finding"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/photo"
	"broadsheet/backend/store"
)

// newTestDesk is a desk with the square font, no cache and a clock that ticks
// a millisecond at each look.
func newTestDesk() *Desk {
	return New(Tools{
		Cache:     photo.NoCache{},
		Originals: store.NewOriginals(),
		Bundled:   testfont.Source(),
		Clock:     newTickingClock(),
	})
}

func newTickingClock() func() time.Duration {
	var looks atomic.Int64
	return func() time.Duration { return time.Duration(looks.Add(1)) * time.Millisecond }
}

// report is a short manuscript of the form that the reader knows best.
const report = `河道整治一年间 两岸又见水鸟飞

——临江镇水岸回访

本报记者 沈禾

清晨六点，河边的雾还没有散，老码头上已经有人在散步。一年以前，这里还是一片堆放砂石的空地。



志愿者在河边清点水鸟。



水站的黑板每天写三次数字。

A 岸线退让，以“窄河岸”换来“宽河滩”

去年春天，镇上把沿河的十七处堆场全部迁走，岸线向后退了三十米。退出来的地方没有盖房子，种了芦苇、香蒲和水杉，又铺了一条能走轮椅的木栈道。

住在河边的人说，夏天开窗能听见蛙声，这是二十年来的第一次。

B 水质公开，以“三次测”守住“一湾清”

水站的记录本摆在玻璃柜里，谁都可以翻看。每天早、中、晚各测一次，数字写在门口的黑板上。有一回数字超了标，第二天上游的两家作坊就停了排水口。

（本版图片由临江镇政府提供）
`

// drawnPhoto is a photo of a size with something to see in it.
func drawnPhoto(name string, w, h int, shade uint8) PhotoFile {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), shade, 255})
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		panic(err)
	}
	return PhotoFile{Name: name, Read: func() ([]byte, error) { return out.Bytes(), nil }}
}

func ask(text string, photos ...PhotoFile) Request {
	return Request{Manuscript: Manuscript{Name: "river.txt", Data: []byte(text)}, Photos: photos}
}

func composed(t *testing.T, r Request) *Composition {
	t.Helper()
	c, err := newTestDesk().Compose(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestComposeAndExport(t *testing.T) {
	r := ask(report, drawnPhoto("1.jpg", 1800, 1200, 10), drawnPhoto("2.jpg", 1200, 1500, 90))
	r.Folio = Folio{Date: "2025年5月16日", PageNumber: "04", Rubric: "专题"}
	c := composed(t, r)
	if c.Alternatives() != 1 || c.Pages(0) < 1 {
		t.Fatalf("%d alternatives, %d pages", c.Alternatives(), c.Pages(0))
	}
	var page, proof bytes.Buffer
	if err := c.ExportPDF(context.Background(), &page, 0); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(page.Bytes(), []byte("%PDF-1.6")) {
		t.Errorf("the PDF begins with %.12q", page.String())
	}
	if err := c.ExportPNG(context.Background(), &proof, 0, 0, 30); err != nil {
		t.Fatal(err)
	}
	if img, err := png.DecodeConfig(&proof); err != nil || img.Width < 300 || img.Height < img.Width {
		t.Errorf("the proof is %d × %d (%v)", img.Width, img.Height, err)
	}
	checkReport(t, c.Report("test", "zh"))
}

func checkReport(t *testing.T, r Report) {
	t.Helper()
	if r.CharactersIn == 0 || r.CharactersIn != r.CharactersSet+r.Overset {
		t.Errorf("%d characters in, %d set, %d overset", r.CharactersIn, r.CharactersSet, r.Overset)
	}
	if len(r.Photos) != 2 || r.Photos[0].Caption != "志愿者在河边清点水鸟。" || r.Photos[0].Page != 1 || r.Photos[0].PPI <= 0 {
		t.Errorf("photos %+v", r.Photos)
	}
	if r.TypeAreaMM[2]-r.TypeAreaMM[0] != 350 || r.BodyPt < 9 || r.HeadlinePt <= r.BodyPt {
		t.Errorf("type area %v, body %v pt, headline %v pt", r.TypeAreaMM, r.BodyPt, r.HeadlinePt)
	}
	if tm := r.TimingsMS; tm.Total <= 0 || tm.Compose <= 0 || tm.Render <= 0 || tm.Total < tm.Read {
		t.Errorf("timings %+v", tm)
	}
}

// TestReportNames holds the names that other programs rely on.
func TestReportNames(t *testing.T) {
	raw, err := json.Marshal(composed(t, ask(report)).Report("test", "en"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for d := json.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := d.Token()
		if err != nil {
			break
		}
		if s, ok := token.(string); ok {
			names = append(names, s)
		}
	}
	at := 0
	for _, want := range []string{
		"version", "pages", "type_area_mm", "characters_in", "characters_set", "overset", "body_pt", "leading_pt", "columns", "family",
		"fill_pct", "photo_share_pct", "headline_pt", "photos", "findings", "alternatives", "timings_ms", "read", "photos", "compose",
		"layout", "render", "total",
	} {
		i := slices.Index(names[at:], want)
		if i < 0 {
			t.Fatalf("%q is missing, or not in its order, in %s", want, raw)
		}
		at += i + 1
	}
}

func TestSameInputSameBytes(t *testing.T) {
	pdfOf := func() []byte {
		c := composed(t, ask(report, drawnPhoto("1.jpg", 900, 600, 10)))
		var out bytes.Buffer
		if err := c.ExportPDF(context.Background(), &out, 0); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	if !bytes.Equal(pdfOf(), pdfOf()) {
		t.Error("two runs gave different bytes")
	}
}

func codesOf(fs []finding.Finding) []finding.Code {
	var out []finding.Code
	for _, f := range fs {
		out = append(out, f.Code)
	}
	return out
}

func TestBadPhotosAreFindings(t *testing.T) {
	good := drawnPhoto("1.jpg", 900, 600, 10)
	twin := PhotoFile{Name: "3.jpg", Read: good.Read}
	broken := PhotoFile{Name: "2.jpg", Read: func() ([]byte, error) { return []byte("\xff\xd8\xff\xe0 cut off"), nil }}
	gone := PhotoFile{Name: "4.jpg", Read: func() ([]byte, error) { return nil, errors.New("gone") }}
	c := composed(t, ask(report, good, broken, twin, gone))
	if got := c.Report("", "zh").Photos; len(got) != 1 || got[0].File != "1.jpg" {
		t.Errorf("photos on the page: %+v", got)
	}
	codes := codesOf(c.Findings())
	for _, want := range []finding.Code{PhotoTwice, PhotoUnusable, CaptionInText} {
		if !slices.Contains(codes, want) {
			t.Errorf("no %s among %v", want, codes)
		}
	}
	for _, f := range c.Findings() {
		if f.Severity == finding.Fault {
			t.Errorf("a bad photo is no fault: %v", f.Message("en"))
		}
	}
}

// TestDamagedPhotoIsOnThePage holds that a photo which breaks off is placed, and
// that the editor is told by its name.
func TestDamagedPhotoIsOnThePage(t *testing.T) {
	whole := drawnPhoto("1.jpg", 900, 600, 10)
	cut := PhotoFile{Name: "1.jpg", Read: func() ([]byte, error) {
		data, err := whole.Read()
		return data[:len(data)*2/3], err
	}}
	c := composed(t, ask(report, cut))
	if got := c.Report("", "zh").Photos; len(got) != 1 || got[0].File != "1.jpg" {
		t.Errorf("photos on the page: %+v", got)
	}
	told := 0
	for _, f := range c.Findings() {
		if f.Code == photo.CutOff && f.Severity == finding.Warning && f.Place.File == "1.jpg" {
			told++
		}
	}
	if told != 1 {
		t.Errorf("told %d times, findings %v", told, codesOf(c.Findings()))
	}
}

func TestCoarsePhotosAreTold(t *testing.T) {
	c := composed(t, ask(report, drawnPhoto("1.jpg", 2400, 1600, 10), drawnPhoto("2.jpg", 90, 60, 20)))
	var told []string
	for _, f := range c.Findings() {
		if f.Code == PhotoCoarse {
			told = append(told, f.Place.File)
		}
	}
	if !slices.Equal(told, []string{"2.jpg"}) {
		t.Errorf("told to be coarse: %q, want 2.jpg", told)
	}
}

func TestCaptionsWithoutPhotosAreNotLost(t *testing.T) {
	c := composed(t, ask(report))
	r := c.Report("", "zh")
	if r.CharactersIn != r.CharactersSet+r.Overset {
		t.Errorf("%d characters in, %d set, %d overset", r.CharactersIn, r.CharactersSet, r.Overset)
	}
	if codes := codesOf(c.Findings()); !slices.Contains(codes, CaptionsListed) {
		t.Errorf("no %s among %v", CaptionsListed, codes)
	}
}

func TestPhotoThatGoesAwayLeavesAGreyArea(t *testing.T) {
	reads := 0
	whole := drawnPhoto("1.jpg", 900, 600, 10)
	fleeting := PhotoFile{Name: "1.jpg", Read: func() ([]byte, error) {
		if reads++; reads > 1 { // once to measure it and to look at it
			return nil, errors.New("the disk is gone")
		}
		return whole.Read()
	}}
	c := composed(t, ask(report, fleeting))
	c.darkroom = photo.NewDarkroom(photo.NoCache{}, c.desk.tools.Originals, 1) // forget what was decoded
	var out bytes.Buffer
	if err := c.ExportPDF(context.Background(), &out, 0); err != nil {
		t.Fatal(err)
	}
	if codes := codesOf(c.Findings()); !slices.Contains(codes, RenditionFailed) {
		t.Errorf("no %s among %v", RenditionFailed, codes)
	}
}

func TestInputThatCannotBeUsed(t *testing.T) {
	with := func(change func(*Request)) Request {
		r := ask(report)
		change(&r)
		return r
	}
	for name, c := range map[string]struct {
		request Request
		want    string
	}{
		"bad date":       {with(func(r *Request) { r.Folio.Date = "2025-02-30" }), string(BadDate)},
		"bad design":     {with(func(r *Request) { r.Design = "poster" }), string(UnknownDesign)},
		"nothing":        {ask(""), "manuscript."},
		"bytes":          {ask("\x00\x01\x02\x03\x00\x00\xff\xfe\x00"), "manuscript."},
		"date in the md": {with(func(r *Request) { r.Manuscript = Manuscript{"a.md", []byte("---\ndate: never\n---\n# A\n\nText.\n")} }), string(BadDate)},
	} {
		_, err := newTestDesk().Compose(context.Background(), c.request)
		if f, ok := finding.FromError(err); !ok || !strings.HasPrefix(string(f.Code), c.want) {
			t.Errorf("%s: %v, want code %s", name, err, c.want)
		}
	}
}

func TestWithoutFontsThereIsAClearError(t *testing.T) {
	d := New(Tools{Originals: store.NewOriginals(), Clock: newTickingClock()})
	_, err := d.Compose(context.Background(), ask(report))
	if f, _ := finding.FromError(err); f.Code != NoFaces {
		t.Errorf("got %v, want %s", err, NoFaces)
	}
}

func TestComposeStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := newTestDesk().Compose(ctx, ask(report, drawnPhoto("1.jpg", 90, 60, 1))); !errors.Is(err, context.Canceled) {
		t.Errorf("Compose: %v", err)
	}
	if err := composed(t, ask(report)).ExportPDF(ctx, &bytes.Buffer{}, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("ExportPDF: %v", err)
	}
}

func TestFolioPrefersTheRequest(t *testing.T) {
	r := ask("---\ndate: 2025-05-16\npage: \"04\"\npaper: 临江日报\n---\n# 标题\n\n正文。\n")
	r.Manuscript.Name = "river.md"
	r.Folio = Folio{PageNumber: "07", Rubric: "专\n题"}
	c := composed(t, r)
	folio := c.result.Alternatives[0].Document.Folio
	if folio.Date != "2025-05-16" || folio.PageNumber != "07" || folio.Paper != "临江日报" || folio.Rubric != "专 题" {
		t.Errorf("%+v", folio)
	}
}

func TestOtherScriptOtherDesign(t *testing.T) {
	english := "A River Comes Back\n\nBy Jane Doe\n\nAt six in the morning the mist still lay on the water, and the old pier had its first visitors.\n\nA year ago nobody came here.\n"
	c := composed(t, ask(english))
	if c.design.Name != DefaultLatinDesign {
		t.Errorf("design %s, want %s", c.design.Name, DefaultLatinDesign)
	}
	if codes := codesOf(c.Findings()); !slices.Contains(codes, OtherDesign) {
		t.Errorf("no %s among %v", OtherDesign, codes)
	}
}

func TestProgressCountsThePhotos(t *testing.T) {
	steps := make(chan Step, 100)
	r := ask(report, drawnPhoto("1.jpg", 90, 60, 1), drawnPhoto("2.jpg", 90, 60, 2))
	r.Progress = func(s Step) { steps <- s }
	composed(t, r)
	close(steps)
	seen := map[string]int{}
	for s := range steps {
		seen[s.Name]++
	}
	if seen["read"] != 1 || seen["photos"] != 2 || seen["compose"] != 1 {
		t.Errorf("steps %v", seen)
	}
}
