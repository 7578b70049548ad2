package icc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"broadsheet/backend/colour"
)

// inksFor is a plain way back to inks for the device press: complements of
// sRGB, of which a part of the grey becomes black.
func inksFor(c colour.XYZ) Sample {
	codes := SRGB().shaper.codes(c)
	var inks Sample
	for i := range 3 {
		inks[i] = 1 - clip(codes[i])
	}
	grey := min(inks[0], inks[1], inks[2])
	inks[3] = square(grey) * 0.95
	for i := range 3 {
		inks[i] = clip(inks[i] - 0.7*square(grey))
	}
	return inks
}

// inkGrid samples a way to inks over the connection space.
func inkGrid(side int, e encoding, width int, ways func(colour.XYZ) Sample) (b []byte) {
	for i := range side * side * side {
		for _, v := range ways(e.decode(gridSample(i, 3, side))) {
			if width == 1 {
				b = append(b, byteOf(v))
			} else {
				b = append(b, u16(uint16(math.Round(65535*v)))...)
			}
		}
	}
	return b
}

// toInks writes a lut16Type or lut8Type to inks, with straight curves.
func toInks(kind string, side int, pcs Space, ways func(colour.XYZ) Sample) []byte {
	head := [][]byte{{3, 4, byte(side), 0}, fixeds(1, 0, 0, 0, 1, 0, 0, 0, 1)}
	if kind == "mft1" {
		straight := make([]byte, 256)
		for i := range straight {
			straight[i] = byte(i)
		}
		return typed(kind, append(head, bytes.Repeat(straight, 3), inkGrid(side, labV4, 1, ways), bytes.Repeat(straight, 4))...)
	}
	return typed(kind, append(head, u16(2, 2), bytes.Repeat(u16(0, 65535), 3),
		inkGrid(side, encodingOf(pcs, kind), 2, ways), bytes.Repeat(u16(0, 65535), 4))...)
}

// lutBToA writes a lutBToAType: B curves, cube, and A curves that square what
// the cube holds.
func lutBToA(side int, ways func(colour.XYZ) Sample) []byte {
	b, a := bytes.Repeat(padded(curvOf()), 3), bytes.Repeat(padded(paraOf(0, 2)), 4)
	grid := inkGrid(side, labV4, 2, func(c colour.XYZ) Sample {
		s := ways(c)
		for i := range s {
			s[i] = math.Sqrt(s[i])
		}
		return s
	})
	cube := padded(append(append(append(bytes.Repeat([]byte{byte(side)}, 3), make([]byte, 13)...), 2, 0, 0, 0), grid...))
	return typed("mBA ", []byte{3, 4, 0, 0}, u32(32, 0, 0, uint32(32+len(b)), uint32(32+len(b)+len(cube))), b, cube, a)
}

// clipped is a table that ends to follow above the press's black, as those do
// that clip: its greys are not straight.
func clipped(c colour.XYZ) Sample {
	lab := c.Lab()
	lab.L = max(30, 12+0.9*lab.L)
	return inksFor(lab.XYZ())
}

// paper is the white of a newspaper.
var paper = xyzOf(colour.Lab{L: 82, A: 0, B: 3}.XYZ())

var presses = map[string][]byte{
	"lut16-v2": write(2, "prtr", CMYK, Lab, body{"wtpt", paper},
		body{"A2B0", lut16(4, 9, Lab, press)}, body{"A2B1", lut16(4, 9, Lab, press)},
		body{"B2A0", toInks("mft2", 17, Lab, inksFor)}, body{"B2A1", toInks("mft2", 17, Lab, inksFor)}),
	"lut8-v2": write(2, "prtr", CMYK, Lab, body{"wtpt", paper},
		body{"A2B0", lut16(4, 9, Lab, press)}, body{"A2B1", lut16(4, 9, Lab, press)},
		body{"B2A0", toInks("mft1", 17, Lab, inksFor)}, body{"B2A1", toInks("mft1", 17, Lab, clipped)}),
	"mba-v4": write(4, "prtr", CMYK, Lab, body{"wtpt", paper},
		body{"A2B0", lutAToB(4, 9, Lab, 2, press)}, body{"A2B1", lutAToB(4, 9, Lab, 2, press)},
		body{"B2A0", lutBToA(17, inksFor)}, body{"B2A1", lutBToA(17, clipped)}),
}

// foreignPresses adds the profiles of this machine that print inks.
func foreignPresses(t testing.TB) map[string][]byte {
	out := map[string][]byte{}
	for name, data := range presses {
		out[name] = data
	}
	out["newsprint"] = computedNewsprint(t)
	files, _ := filepath.Glob("/usr/share/color/icc/*/*.icc")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		if p, err := Parse(data); err == nil && p.Space == CMYK && p.canShow() == nil {
			out[filepath.Base(file)] = data
		}
	}
	return out
}

// computedNewsprint is our own profile, as it is embedded.
func computedNewsprint(t testing.TB) []byte {
	t.Helper()
	file, err := os.Open("../newsprint/newsprint240.icc.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var inkIntents = []Options{{}, {BlackPoint: true}, {Intent: Relative}, {Intent: Relative, BlackPoint: true}, {Intent: Absolute}}

// TestLittleCMSInks holds RGB, grey and CMYK to inks against the littlecms of
// this machine. Inks are judged by what they print.
func TestLittleCMSInks(t *testing.T) {
	program, err := exec.LookPath("transicc")
	if err != nil {
		t.Skip("transicc is not installed (Debian: liblcms2-utils)")
	}
	sources := map[string][]byte{
		"srgb": colour.SRGBProfile(), "grey": write(2, "mntr", Gray, XYZ, body{"kTRC", curvOf(0x0233)}),
		"inks": presses["lut16-v2"],
	}
	for name, to := range foreignPresses(t) {
		for source, from := range sources {
			for i, o := range inkIntents {
				if source == "inks" && i%3 != 0 { // slow, and the destination does not ask where colours come from
					continue
				}
				t.Run(fmt.Sprintf("%s-to-%s-%d-%v", source, name, o.Intent, o.BlackPoint), func(t *testing.T) {
					compareInks(t, program, from, to, o)
				})
			}
		}
	}
}

func compareInks(t *testing.T, program string, from, to []byte, o Options) {
	source, press := mustParse(t, from), mustParse(t, to)
	link, err := NewLink(source, press, o)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := NewTransform(source, press, o)
	if err != nil {
		t.Fatal(err)
	}
	patches, want := source.Space.patches(), askForInks(t, program, from, to, o, source.Space)
	if len(want) != len(patches) {
		t.Fatalf("%d answers for %d patches", len(want), len(patches))
	}
	look := func(s Sample) colour.Lab { return press.connection(s, Relative).Lab() }
	judgeInks(t, "exact", limit{0.02, 0.3}, patches, func(i int) float64 {
		return look(link.At(sampleOf(patches[i]))).Difference(look(want[i]))
	})
	if rows.IsIdentity() {
		return
	}
	row := func(i int) Sample { return sampleOf(rows.Row(make([]byte, 4), patches[i])) }
	if press.Connection == XYZ {
		judgeLevels(t, patches, func(i int) float64 { return 255 * farthest(row(i), want[i]) })
		return
	}
	judgeInks(t, "rows", limit{0.5, 2}, patches, func(i int) float64 {
		return look(row(i)).Difference(look(want[i]))
	})
}

// judgeLevels is for profiles that count light: in their depth, one level of
// ink already is more than the difference that is judged elsewhere.
func judgeLevels(t *testing.T, patches [][]byte, levels func(i int) float64) {
	t.Helper()
	for i, p := range patches {
		if d := levels(i); d > 4 {
			t.Errorf("rows: an ink of %v is %.2f levels off", p, d)
		}
	}
}

func farthest(a, b Sample) (d float64) {
	for i := range a {
		d = max(d, math.Abs(a[i]-b[i]))
	}
	return d
}

func judgeInks(t *testing.T, way string, l limit, patches [][]byte, difference func(i int) float64) {
	t.Helper()
	all := make([]float64, len(patches))
	for i := range patches {
		all[i] = difference(i)
	}
	median, worst, at := spread(all)
	t.Logf("%s: CIEDE2000 median %.3f, worst %.3f at %v", way, median, worst, patches[at])
	if !(median <= l.median && worst <= l.worst) {
		t.Errorf("%s: CIEDE2000 median %.3f (limit %v), worst %.3f (limit %v) at %v", way, median, l.median, worst, l.worst, patches[at])
	}
}

func sampleOf(p []byte) (s Sample) {
	for i, v := range p {
		s[i] = float64(v) / 255
	}
	return s
}

// askForInks has transicc convert the patches; it answers in percent.
func askForInks(t *testing.T, program string, from, to []byte, o Options, space Space) (out []Sample) {
	t.Helper()
	dir := t.TempDir()
	names := [2]string{filepath.Join(dir, "from.icc"), filepath.Join(dir, "to.icc")}
	for i, data := range [][]byte{from, to} {
		if err := os.WriteFile(names[i], data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"-i" + names[0], "-o" + names[1], "-t" + strconv.Itoa(int(o.Intent)), "-c0", "-n"} // -s would take inks for 0 to 1
	if o.BlackPoint {
		args = append(args, "-b")
	}
	run := exec.Command(program, args...)
	run.Stdin = strings.NewReader(asInput(space))
	answer, err := run.Output()
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	for line := range strings.Lines(string(answer)) {
		var c Sample
		if n, _ := fmt.Sscan(line, &c[0], &c[1], &c[2], &c[3]); n == 4 {
			for i := range c {
				c[i] = clip(c[i] / 100)
			}
			out = append(out, c)
		}
	}
	return out
}

func inkTransform(t testing.TB, from, to []byte, o Options) *Transform {
	t.Helper()
	tr, err := NewTransform(mustParse(t, from), mustParse(t, to), o)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// TestConvertMakesRoom holds that pictures become inks row by row, with
// strides of their own, and that what lies beside the rows stays.
func TestConvertMakesRoom(t *testing.T) {
	const width, height = 37, 29
	for name, from := range map[string][]byte{"rgb": colour.SRGBProfile(), "grey": write(2, "mntr", Gray, XYZ, body{"kTRC", curvOf(0x0233)})} {
		tr := inkTransform(t, from, presses["lut16-v2"], Options{Intent: Relative, BlackPoint: true})
		if tr.Out() != 4 {
			t.Fatalf("%s: %d bytes of ink", name, tr.Out())
		}
		srcStride, dstStride := width*tr.In()+3, width*4+5
		src, dst := noise(srcStride*height), bytes.Repeat([]byte{0xa5}, dstStride*height)
		tr.Convert(dst, dstStride, src, srcStride, width, height)
		for y := range height {
			want := tr.Row(make([]byte, width*4), src[y*srcStride:][:width*tr.In()])
			if row := dst[y*dstStride:][:dstStride]; !bytes.Equal(row[:width*4], want) || !bytes.Equal(row[width*4:], bytes.Repeat([]byte{0xa5}, 5)) {
				t.Fatalf("%s: row %d differs", name, y)
			}
		}
	}
}

func TestRowsInPlaceNeedRoom(t *testing.T) {
	tr := inkTransform(t, colour.SRGBProfile(), presses["lut16-v2"], Options{})
	defer func() {
		if recover() == nil {
			t.Error("RGB became inks in place")
		}
	}()
	tr.Rows(make([]byte, 12), 2, 2, 6)
}

// TestInksForTheSamePressStay holds that black type is not made of four inks.
func TestInksForTheSamePressStay(t *testing.T) {
	if !inkTransform(t, presses["lut16-v2"], presses["lut16-v2"], Options{Intent: Relative}).IsIdentity() {
		t.Error("inks for a press are changed on their way to it")
	}
	if inkTransform(t, presses["lut16-v2"], presses["lut8-v2"], Options{Intent: Relative}).IsIdentity() {
		t.Error("inks for one press go to another as they are")
	}
}

// TestProofShowsThePaper holds that bare paper is white in a relative proof
// and has its own colour in an absolute one.
func TestProofShowsThePaper(t *testing.T) {
	for _, c := range []struct {
		intent Intent
		want   colour.Lab
	}{{Relative, colour.Lab{L: 100}}, {Absolute, colour.Lab{L: 82, A: 0, B: 3}}} {
		tr := inkTransform(t, presses["lut16-v2"], colour.SRGBProfile(), Options{Intent: c.intent})
		got := tr.Row(make([]byte, 3), make([]byte, 4))
		if d := looks([3]float64{float64(got[0]), float64(got[1]), float64(got[2])}).Difference(c.want); d > 0.5 {
			t.Errorf("intent %d: paper becomes %v, %.2f from %v", c.intent, got, d, c.want)
		}
	}
}

func BenchmarkInks(b *testing.B) {
	const width, height = 2000, 500
	for _, name := range []string{"rgb", "inks"} {
		from := map[string][]byte{"rgb": colour.SRGBProfile(), "inks": presses["lut8-v2"]}[name]
		tr := inkTransform(b, from, presses["lut16-v2"], Options{Intent: Relative, BlackPoint: true})
		src, dst := noise(width*height*tr.In()), make([]byte, width*height*4)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				tr.Convert(dst, 4*width, src, tr.In()*width, width, height)
			}
			b.ReportMetric(width*height*float64(b.N)/b.Elapsed().Seconds()/1e6, "MP/s")
		})
	}
}
