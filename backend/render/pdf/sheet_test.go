package pdf

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// profileOf is a whole ICC profile of a class, in a space, without a single
// table: enough for what reads headers.
func profileOf(class, space string, version byte) []byte {
	p := make([]byte, iccHeader+4)
	binary.BigEndian.PutUint32(p, uint32(len(p)))
	p[iccVersion] = version
	copy(p[iccClass:], class)
	copy(p[iccSpace:], space)
	copy(p[20:], "Lab ")
	copy(p[iccSignature:], "acsp")
	return p
}

var issueDay = time.Date(2025, 1, 15, 0, 0, 0, 0, time.UTC)

// forPress are the options of a press file with everything around the page.
func forPress(standard Standard) Options {
	return Options{
		Standard: standard, Date: issueDay, Overprint: true, Links: true,
		Intent: &OutputIntent{Identifier: "Newsprint", Condition: "新闻纸", ICC: profileOf("prtr", "CMYK", 2)},
		Sheet:  &Sheet{Bleed: geom.MM(3), Crop: true, Registration: true, Bar: true, Slug: "page.pdf 2025-01-15 press"},
	}
}

// pressScene is sample with its photos, for a page of process inks.
func pressScene() *scene.Scene {
	s := sample(square())
	for i, item := range s.Pages[0].Items {
		if p, ok := item.(scene.Picture); ok {
			p.Photo = "inks"
			s.Pages[0].Items[i] = p
		}
	}
	return s
}

func renderPress(t testing.TB, o Options) []byte {
	t.Helper()
	inks := album{"inks": inksJPEG(t), "grey": rows(4, 4, 3, []byte{128})}
	var b bytes.Buffer
	if err := Render(&b, pressScene(), shelve(square()), inks, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBoxesOfASheet(t *testing.T) {
	bleed, marks := geom.MM(3).Points(), markRoom.Points()
	info := tool(t, "pdfinfo", "-box", save(t, renderPress(t, forPress(X4))))
	for box, inset := range map[string]float64{"MediaBox": 0, "BleedBox": marks, "TrimBox": marks + bleed} {
		m := regexp.MustCompile(box + `: +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)`).FindStringSubmatch(info)
		if m == nil {
			t.Fatalf("no %s in\n%s", box, info)
		}
		side := 200 + 2*(bleed+marks)
		for i, want := range []float64{inset, inset, side - inset, side + 100 - inset} {
			if got := number64(t, m[i+1]); got < want-0.006 || got > want+0.006 {
				t.Errorf("%s: side %d is at %v, want %.2f", box, i, got, want)
			}
		}
	}
}

// plates draws a page at 72 dpi and returns its inks by place, points from the
// upper left of the media box.
func plates(t *testing.T, file []byte) (at func(x, y float64) []byte, width, height int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plates.pam")
	tool(t, "mutool", "draw", "-r", "144", "-c", "cmyk", "-o", path, save(t, file))
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, pixels, _ := bytes.Cut(raw, []byte("ENDHDR\n"))
	width = int(number64(t, regexp.MustCompile(`WIDTH (\d+)`).FindStringSubmatch(string(head))[1]))
	height = len(pixels) / 4 / width
	return func(x, y float64) []byte { return pixels[4*(int(2*y)*width+int(2*x)):][:4] }, width, height
}

// TestMarksStandOutsideTheBleed looks for each mark where it should be, and
// for the page's own red fill, which reaches 10 pt over the trim, where the
// bleed ends.
func TestMarksStandOutsideTheBleed(t *testing.T) {
	at, _, _ := plates(t, renderPress(t, forPress(X1a)))
	bleed, room := geom.MM(3).Points(), markRoom.Points()
	left := room + bleed
	dark := func(x, y float64) bool { // on every plate, hairlines are grey
		for dx := -1.0; dx <= 1; dx += 0.5 {
			for dy := -1.0; dy <= 1; dy += 0.5 {
				if p := at(x+dx, y+dy); min(p[0], p[1], p[2], p[3]) > 40 {
					return true
				}
			}
		}
		return false
	}
	off := geom.MM(4).Points()
	if !dark(left, room-off) || !dark(room-off, left) {
		t.Error("no crop mark at the upper left corner")
	}
	if dark(left, room-1) {
		t.Error("a crop mark reaches the bleed")
	}
	if cross := left + 100; !dark(cross, room-geom.MM(6).Points()+geom.MM(2).Points()) {
		t.Error("no registration mark above the middle")
	}
	if p := at(room+2, room+2); p[1] < 200 {
		t.Errorf("the page's fill does not reach its bleed: %v", p)
	}
	if p := at(room-2, room-2); p[1] > 20 {
		t.Errorf("the page's fill reaches beyond its bleed: %v", p)
	}
	patch := markSpan(geom.Rect{W: 200 * geom.Pt}).Points() / float64(len(bar))
	first := left + clearSide.Points()
	for i, want := range [][]byte{{255, 0, 0, 0}, {0, 255, 0, 0}, {0, 0, 255, 0}, {0, 0, 0, 255}} {
		if patch < geom.MM(1).Points() {
			break // asserted by TestBarNeedsRoom
		}
		if p := at(first+(float64(i)+0.5)*patch, room-geom.MM(4).Points()); !bytes.Equal(p, want) {
			t.Errorf("patch %d of the bar is %v, want %v", i, p, want)
		}
	}
}

func number64(t *testing.T, s string) float64 {
	t.Helper()
	n := 0.0
	whole, part, _ := strings.Cut(s, ".")
	for _, c := range whole {
		n = 10*n + float64(c-'0')
	}
	for i, scale := 0, 0.1; i < len(part); i, scale = i+1, scale/10 {
		n += scale * float64(part[i]-'0')
	}
	return n
}

func TestSlugAndWatermark(t *testing.T) {
	press := forPress(X4)
	press.Watermark = "校样"
	text := tool(t, "mutool", "draw", "-F", "text", save(t, renderPress(t, press)))
	if !strings.Contains(text, press.Sheet.Slug) {
		t.Errorf("the slug line is not on the page:\n%s", text)
	}
	if strings.Contains(text, "校样") {
		t.Error("a watermark in PDF/X")
	}
	proof := Options{Watermark: "校样", Screen: true}
	out := renderPDF(t, sample(square()), shelve(square()))
	if bytes.Contains(out, []byte("/ca ")) {
		t.Error("transparency in a file without a watermark")
	}
	var b bytes.Buffer
	if err := Render(&b, sample(square()), shelve(square()), camera{}, proof); err != nil {
		t.Fatal(err)
	}
	path := save(t, b.Bytes())
	if text := tool(t, "mutool", "draw", "-F", "text", path); !strings.Contains(text, "校样") {
		t.Errorf("no watermark on the proof:\n%s", text)
	}
	if trace := tool(t, "mutool", "trace", path); strings.Contains(trace, `colorspace="DeviceCMYK"`) {
		t.Errorf("inks in a file for the screen:\n%s", regexp.MustCompile(`.*colorspace="DeviceCMYK".*`).FindString(trace))
	}
}

func TestBlackKnocksOutUnlessAsked(t *testing.T) {
	for _, overprint := range []bool{true, false} {
		var b bytes.Buffer
		if err := Render(&b, onePage(setLine(square(), 9000, 10, 50, "国")), shelve(square()), camera{}, Options{Overprint: overprint}); err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(b.Bytes(), []byte("/OP true")); got != overprint {
			t.Errorf("asked for overprint %v, the file has it: %v", overprint, got)
		}
	}
}

func TestOptionsThatLackWhatTheStandardAsksFor(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"no date":             func(o *Options) { o.Date = time.Time{} },
		"no condition":        func(o *Options) { o.Intent = nil },
		"no identifier":       func(o *Options) { o.Intent = &OutputIntent{ICC: profileOf("prtr", "CMYK", 2)} },
		"no profile":          func(o *Options) { o.Intent = &OutputIntent{Identifier: "x"} },
		"half a profile":      func(o *Options) { o.Intent = &OutputIntent{Identifier: "x", ICC: profileOf("prtr", "CMYK", 2)[:130]} },
		"a monitor's profile": func(o *Options) { o.Intent = &OutputIntent{Identifier: "x", ICC: profileOf("mntr", "RGB ", 2)} },
		"a profile too new":   func(o *Options) { o.Intent = &OutputIntent{Identifier: "x", ICC: profileOf("prtr", "CMYK", 5)} },
		"an unknown standard": func(o *Options) { o.Standard = "PDF/X-9" },
	} {
		o := forPress(X4)
		change(&o)
		var b bytes.Buffer
		if err := Render(&b, onePage(), shelve(), nil, o); err == nil || b.Len() > 0 {
			t.Errorf("%s: %d bytes and error %v, want none and an error", name, b.Len(), err)
		}
	}
	o := forPress(X1a)
	o.Intent.ICC = profileOf("prtr", "CMYK", 4)
	if err := Render(&bytes.Buffer{}, onePage(), shelve(), nil, o); err == nil {
		t.Error("a profile of version 4 in PDF 1.4")
	}
}

// TestBarNeedsRoom: a narrow page has no bar rather than one of slivers.
func TestBarNeedsRoom(t *testing.T) {
	for _, c := range []struct {
		mm   float64
		want int
	}{{390, 12}, {100, 12}, {50, 0}} {
		s := onePage()
		s.Pages[0].Trim.W = geom.MM(c.mm)
		if got := len(SurroundOf(&s.Pages[0], &Sheet{Bar: true}).Patches); got != c.want {
			t.Errorf("%.0f mm wide: %d patches, want %d", c.mm, got, c.want)
		}
	}
}

// TestSurroundIsWhatTheFileHas: each mark that is told to who shows the page
// stands in the file where it was told, and nothing is told that is not asked
// for.
func TestSurroundIsWhatTheFileHas(t *testing.T) {
	o, page := forPress(X1a), &pressScene().Pages[0]
	at, width, height := plates(t, renderPress(t, o))
	s := SurroundOf(page, o.Sheet)
	if w, h := s.Media.W.Points(), s.Media.H.Points(); math.Abs(2*w-float64(width)) > 1 || math.Abs(2*h-float64(height)) > 1 {
		t.Errorf("a sheet of %v × %v pt, the file has %d × %d half points", w, h, width, height)
	}
	ink := func(p geom.Point) (most byte) {
		for _, d := range [][2]float64{{0, 0}, {-0.5, 0}, {0, -0.5}, {0.5, 0}, {0, 0.5}} {
			for _, v := range at((p.X-s.Media.X).Points()+d[0], (p.Y-s.Media.Y).Points()+d[1]) {
				most = max(most, v)
			}
		}
		return most
	}
	if len(s.Lines) != 16 || len(s.Rings) != 4 || s.Slug == nil {
		t.Fatalf("%d lines, %d rings, slug %v", len(s.Lines), len(s.Rings), s.Slug)
	}
	for _, l := range s.Lines {
		quarter := geom.Point{X: (3*l.From.X + l.To.X) / 4, Y: (3*l.From.Y + l.To.Y) / 4}
		if ink(quarter) < 40 {
			t.Errorf("no line at %v", quarter)
		}
	}
	for _, r := range s.Rings {
		slant := r.Radius.Scale(math.Sqrt2 / 2)
		if p := (geom.Point{X: r.Middle.X + slant, Y: r.Middle.Y - slant}); ink(p) < 40 {
			t.Errorf("no ring at %v", p)
		}
	}
	bare := SurroundOf(page, &Sheet{Bleed: geom.MM(3)})
	if len(bare.Lines)+len(bare.Rings)+len(bare.Patches) != 0 || bare.Slug != nil || bare.Media != bare.Bleed || bare.Bleed != page.Trim.Inset(-geom.MM(3)) {
		t.Errorf("without marks: %+v", bare)
	}
}

// TestMarksKeepTheirOwnColours: what is painted around a page is registration
// colour, inks or K, never RGB, whatever the page is.
func TestMarksKeepTheirOwnColours(t *testing.T) {
	trace := tool(t, "mutool", "trace", save(t, renderPress(t, forPress(X4))))
	spaces := map[string]int{}
	for _, m := range regexp.MustCompile(`colorspace="([^"]+)"`).FindAllStringSubmatch(trace, -1) {
		spaces[m[1]]++
	}
	for space := range spaces {
		if space != "DeviceCMYK" && space != "DeviceGray" && !strings.Contains(space, "Separation") {
			t.Errorf("%d objects in %s", spaces[space], space)
		}
	}
	if len(spaces) < 2 {
		t.Errorf("spaces %v: no registration colour", spaces)
	}
}
