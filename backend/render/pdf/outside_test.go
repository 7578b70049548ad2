package pdf

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"broadsheet/backend/colour"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// save puts a PDF where outside tools can read it.
func save(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool runs an outside program; without it the test is skipped.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// sample has everything that a page can hold.
func sample(faces ...*font.Face) *scene.Scene {
	clip := geom.Rect{X: 20 * geom.Pt, Y: 100 * geom.Pt, W: 50 * geom.Pt, H: 30 * geom.Pt}
	red := colour.Paint{CMYK: colour.CMYK{M: 1, Y: 0.8}}
	items := []scene.Item{
		scene.Fill{Rect: geom.Rect{X: -10 * geom.Pt, W: 220 * geom.Pt, Y: -10 * geom.Pt, H: 30 * geom.Pt}, Paint: red},
		scene.Picture{Photo: "one", Rect: geom.Rect{X: 20 * geom.Pt, Y: 60 * geom.Pt, W: 80 * geom.Pt, H: 50 * geom.Pt}, Crop: scene.Crop{W: 1, H: 1}},
		scene.Group{Role: "photo", Clip: &clip, Items: []scene.Item{
			scene.Picture{Photo: "grey", Rect: geom.Rect{X: 10 * geom.Pt, Y: 100 * geom.Pt, W: 80 * geom.Pt, H: 50 * geom.Pt}, Crop: scene.Crop{W: 1, H: 1}},
			scene.Rule{From: geom.Point{X: 0, Y: 110 * geom.Pt}, To: geom.Point{X: 100 * geom.Pt, Y: 110 * geom.Pt}, Width: 500, Paint: colour.White},
		}},
		scene.Rule{From: geom.Point{X: 10 * geom.Pt, Y: 150 * geom.Pt}, To: geom.Point{X: 190 * geom.Pt, Y: 150 * geom.Pt}, Width: 250, Dash: []geom.Length{2000, 1000}, Paint: colour.Black},
		scene.Link{Rect: geom.Rect{X: 10 * geom.Pt, Y: 10 * geom.Pt, W: 50 * geom.Pt, H: 10 * geom.Pt}, URL: "https://example.org/农(1)"},
	}
	for i, f := range faces {
		y := 170 + 24*float64(i)
		items = append(items, setLine(f, 10500, 10.125, y, "本报讯——“惠农”政策，Hello."))
		items = append(items, setLine(f, 7250, 10, y+10, "第二行：1234 WAVE"))
	}
	return onePage(items...)
}

func TestOutsideToolsAreContent(t *testing.T) {
	path := save(t, renderPDF(t, sample(square()), shelve(square())))
	if out := tool(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Errorf("qpdf: %s", out)
	}
	info := tool(t, "pdfinfo", "-box", path)
	for _, want := range []string{
		`Title: +惠农 \(test\)`, `Author: +记者`, `PDF version: +1\.6`, `Pages: +1\n`,
		`MediaBox: +0\.00 +0\.00 +220\.00 +320\.00`, `BleedBox: +0\.00 +0\.00 +220\.00 +320\.00`, `TrimBox: +10\.00 +10\.00 +210\.00 +310\.00`,
	} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("pdfinfo does not show %s:\n%s", want, info)
		}
	}
	if strings.Contains(info, "CreationDate") {
		t.Error("there is a date that no one gave")
	}
	fonts := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:]
	for _, l := range fonts {
		if !regexp.MustCompile(`yes +yes +yes +\d+ +\d+\s*$`).MatchString(l) {
			t.Errorf("not embedded, subset and with Unicode: %s", l)
		}
	}
	if images := tool(t, "pdfimages", "-list", path); !regexp.MustCompile(`icc +3`).MatchString(images) || !regexp.MustCompile(`gray +1`).MatchString(images) {
		t.Errorf("pictures are not one by profile and one grey:\n%s", images)
	}
}

func TestPdfcpuReads(t *testing.T) {
	path := save(t, renderPDF(t, sample(square()), shelve(square())))
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	if err := api.ValidateFile(path, conf); err != nil {
		t.Error(err)
	}
}

func TestTextCopiesOut(t *testing.T) {
	cases := []struct{ file, text string }{
		{"", "本报讯——“惠农”政策，落地。"},
		{"NotoSerifSC_400Regular.ttf", "本报讯——“惠农”政策，落地。office fi"},
		{"NotoSansSC_900Black.ttf", "𠮷野家：1.5%、·‧–—…"},
		{"LXGWWenKai-Regular.ttf", "霞鹜文楷，①②③"},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			face := square()
			if c.file != "" {
				face = realFace(t, c.file)
			}
			path := save(t, renderPDF(t, onePage(setLine(face, 9000, 10, 50, c.text)), shelve(face)))
			for _, got := range []string{tool(t, "pdftotext", path, "-"), tool(t, "mutool", "draw", "-F", "text", path)} {
				if !strings.Contains(got, c.text) {
					t.Errorf("%q comes out as %q", c.text, strings.TrimSpace(got))
				}
			}
		})
	}
}

// traced is a glyph as mutool reads it back: points from the upper left of
// the media box.
type traced struct {
	x, y  float64
	space string
}

var (
	traceTransform = regexp.MustCompile(`transform="([^"]+)"`)
	traceSpace     = regexp.MustCompile(`colorspace="([^"]+)"`)
	traceGlyph     = regexp.MustCompile(`<g unicode="[^"]*" glyph="([^"]*)" x="([^"]+)" y="([^"]+)"`)
)

func trace(t *testing.T, path string) []traced {
	var out []traced
	var m [6]float64
	space := ""
	for _, l := range strings.Split(tool(t, "mutool", "trace", path), "\n") {
		if f := traceTransform.FindStringSubmatch(l); f != nil && strings.Contains(l, "_text") {
			for i, v := range strings.Fields(f[1]) {
				m[i], _ = strconv.ParseFloat(v, 64)
			}
			space = traceSpace.FindStringSubmatch(l)[1]
		}
		if g := traceGlyph.FindStringSubmatch(l); g != nil && g[1] != "-1" {
			x, _ := strconv.ParseFloat(g[2], 64)
			y, _ := strconv.ParseFloat(g[3], 64)
			out = append(out, traced{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5], space})
		}
	}
	return out
}

// TestPositionsReadBack holds the second invariant: what the scene says is
// where the PDF puts it, to 0.01 mm.
func TestPositionsReadBack(t *testing.T) {
	faces := []*font.Face{square()}
	if f, err := os.ReadFile(filepath.Join("..", "..", "font", "bundled", "files", "NotoSerifSC_400Regular.ttf")); err == nil {
		face, err := font.ParseFace(f, 0)
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, face)
	}
	var runs []scene.Glyphs
	for i, size := range []geom.Length{9000, 10500, 7333, 64000} {
		for j, face := range faces {
			g := setLine(face, size, 10.333, 20+70*float64(i)+30*float64(j), "国家Type，惠农‘字’ fi")
			for k := range g.X { // justified: every gap another odd amount
				g.X[k] += geom.Length(k*k*7 + 1)
			}
			runs = append(runs, g)
		}
	}
	runs[0].ScaleX = 0.93
	runs[1].Y = make([]geom.Length, len(runs[1].X))
	runs[1].Y[2], runs[1].Y[3] = 1234, -777
	far := setLine(faces[0], 1000, 1, 290, "远远")
	far.X[1] = 150 * geom.Pt
	runs = append(runs, far)
	items := make([]scene.Item, len(runs))
	for i := range runs {
		items[i] = runs[i]
	}
	got := trace(t, save(t, renderPDF(t, onePage(items...), shelve(faces...))))
	const bleed, mm = 10, 25.4 / 72
	n := 0
	worst := 0.0
	for _, g := range runs {
		for i := range g.X {
			if n == len(got) {
				t.Fatalf("only %d glyphs read back", n)
			}
			x, y := (g.Origin.X+g.X[i]).Points()+bleed, g.Origin.Y.Points()+bleed
			if g.Y != nil {
				y -= g.Y[i].Points()
			}
			off := math.Hypot(got[n].x-x, got[n].y-y) * mm
			worst = max(worst, off)
			if off > 0.002 {
				t.Errorf("glyph %d of %q: at %.4f, %.4f pt, the scene says %.4f, %.4f", i, g.Text, got[n].x, got[n].y, x, y)
			}
			if got[n].space != "DeviceCMYK" {
				t.Errorf("glyph %d of %q is painted in %s", i, g.Text, got[n].space)
			}
			n++
		}
	}
	if n != len(got) {
		t.Errorf("%d glyphs read back, the scene has %d", len(got), n)
	}
	t.Logf("%d glyphs, worst deviation %.5f mm", n, worst)
}

func TestColoursAreInks(t *testing.T) {
	out := tool(t, "mutool", "trace", save(t, renderPDF(t, sample(square()), shelve(square()))))
	for _, l := range strings.Split(out, "\n") {
		if strings.Contains(l, "<fill_path") || strings.Contains(l, "<stroke_path") || strings.Contains(l, "_text colorspace") {
			if !strings.Contains(l, `colorspace="DeviceCMYK"`) {
				t.Errorf("not painted in DeviceCMYK: %s", strings.TrimSpace(l))
			}
		}
	}
	if !strings.Contains(out, `color="0 1 .8 0"`) && !strings.Contains(out, `color="0 1 0.8 0"`) {
		t.Error("the red fill is not there")
	}
}

func TestPicturesStandWhereTheSceneSays(t *testing.T) {
	out := tool(t, "mutool", "trace", save(t, renderPDF(t, sample(square()), shelve(square()))))
	// size, then x and y from the media box's upper left
	want := regexp.MustCompile(fmt.Sprintf(`<fill_image .*transform="80 0 -?0 50 %d %d"`, 20+10, 60+10))
	if !want.MatchString(out) {
		t.Errorf("no picture with %s in\n%s", want, regexp.MustCompile(`(?m)^.*fill_image.*$`).FindAllString(out, -1))
	}
}
