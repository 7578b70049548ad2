package icc

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"broadsheet/backend/colour"
)

// referenceFile holds what littlecms 2.14 makes of the specimens, sRGB from 0
// to 255: a line "= NAME" for each, then one for each patch, in their order.
// `go test ./backend/colour/icc -run LittleCMS -littlecms` writes it anew with
// transicc (Debian: liblcms2-utils), which computes in floating point, without
// precalculated tables (-c0) and clipped (-s), to the profile of
// colour.SRGBProfile.
const referenceFile = "testdata/littlecms.txt"

var writeReference = flag.Bool("littlecms", false, "write "+referenceFile+" anew with transicc")

// limit bounds CIEDE2000 over the patches of a specimen.
type limit struct{ median, worst float64 }

// The promise is a median of 1; held is what was reached. In rows nearly all
// of it is the rounding to bytes: half a level of a dark grey is 1.
var (
	exactLimit = limit{0.01, 0.1}
	rowsLimit  = limit{0.2, 1.2}
)

func TestReference(t *testing.T) {
	want := readReference(t)
	for _, s := range specimens {
		t.Run(s.name, func(t *testing.T) { s.compare(t, want[s.name]) })
	}
}

// TestLittleCMS asks the littlecms of this machine.
func TestLittleCMS(t *testing.T) {
	program, err := exec.LookPath("transicc")
	if err != nil {
		t.Skip("transicc is not installed (Debian: liblcms2-utils): the stored values of TestReference must do")
	}
	var all bytes.Buffer
	for _, s := range specimens {
		got := s.transicc(t, program, colour.SRGBProfile())
		fmt.Fprintf(&all, "= %s\n", s.name)
		for _, c := range got {
			fmt.Fprintf(&all, "%.3f %.3f %.3f\n", c[0], c[1], c[2])
		}
		t.Run(s.name, func(t *testing.T) { s.compare(t, got) })
	}
	if *writeReference {
		if err := os.WriteFile(referenceFile, all.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// transicc converts the patches to an RGB profile, 0 to 255.
func (s specimen) transicc(t *testing.T, program string, destination []byte) (out [][3]float64) {
	t.Helper()
	from, to := filepath.Join(t.TempDir(), "from.icc"), filepath.Join(t.TempDir(), "to.icc")
	data := s.profile()
	for name, profile := range map[string][]byte{from: data, to: destination} {
		if err := os.WriteFile(name, profile, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"-i" + from, "-o" + to, "-t" + strconv.Itoa(int(s.options.Intent)), "-c0", "-s", "-n"}
	if s.options.BlackPoint {
		args = append(args, "-b")
	}
	run := exec.Command(program, args...)
	run.Stdin = strings.NewReader(asInput(mustParse(t, data).Space))
	answer, err := run.Output()
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	for line := range strings.Lines(string(answer)) {
		var c [3]float64
		if n, _ := fmt.Sscan(line, &c[0], &c[1], &c[2]); n == 3 {
			out = append(out, c)
		}
	}
	return out
}

// asInput writes patches as transicc reads them: ink in percent, light to 255.
func asInput(space Space) string {
	var b strings.Builder
	for _, p := range space.patches() {
		for _, v := range p {
			if space == CMYK {
				fmt.Fprintf(&b, "%.9f ", float64(v)/2.55)
			} else {
				fmt.Fprintf(&b, "%d ", v)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func readReference(t *testing.T) map[string][][3]float64 {
	t.Helper()
	raw, err := os.ReadFile(referenceFile)
	if err != nil {
		t.Fatal(err)
	}
	out, name := map[string][][3]float64{}, ""
	for line := range strings.Lines(string(raw)) {
		var c [3]float64
		if title, ok := strings.CutPrefix(line, "= "); ok {
			name = strings.TrimSpace(title)
		} else if n, _ := fmt.Sscan(line, &c[0], &c[1], &c[2]); n == 3 {
			out[name] = append(out[name], c)
		}
	}
	return out
}

// compare judges both the exact way and the rows of a picture.
func (s specimen) compare(t *testing.T, want [][3]float64) {
	t.Helper()
	p := mustParse(t, s.profile())
	patches := p.Space.patches()
	if len(want) != len(patches) {
		t.Fatalf("%d reference values for %d patches", len(want), len(patches))
	}
	link, err := NewLink(p, SRGB(), s.options)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := NewTransform(p, SRGB(), s.options)
	if err != nil {
		t.Fatal(err)
	}
	judge(t, "exact", exactLimit, patches, want, func(p []byte) [3]float64 { return exactly(link, p) })
	judge(t, "rows", rowsLimit, patches, want, func(p []byte) [3]float64 { return inRow(rows, p) })
}

func judge(t *testing.T, way string, l limit, patches [][]byte, want [][3]float64, convert func([]byte) [3]float64) {
	t.Helper()
	var differences []float64
	for i, p := range patches {
		differences = append(differences, looks(convert(p)).Difference(looks(want[i])))
	}
	median, worst, worstAt := spread(differences)
	t.Logf("%s: CIEDE2000 median %.3f, worst %.3f", way, median, worst)
	if median > l.median || worst > l.worst {
		t.Errorf("%s: CIEDE2000 median %.3f (limit %v), worst %.3f (limit %v): %v becomes %.2f, littlecms says %.2f",
			way, median, l.median, worst, l.worst, patches[worstAt], convert(patches[worstAt]), want[worstAt])
	}
}

// spread returns the median, the worst and where that is.
func spread(all []float64) (median, worst float64, at int) {
	for i, d := range all {
		if !(d <= worst) {
			worst, at = d, i
		}
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2], worst, at
}

// looks returns the look of sRGB, 0 to 255.
func looks(c [3]float64) colour.Lab {
	return SRGB().connection(Sample{c[0] / 255, c[1] / 255, c[2] / 255}, Relative).Lab()
}

func exactly(l *Link, p []byte) (out [3]float64) {
	var s Sample
	for i, v := range p {
		s[i] = float64(v) / 255
	}
	for i, v := range l.At(s) {
		if i < 3 {
			out[i] = 255 * clip(v)
		}
	}
	return out
}

func inRow(tr *Transform, p []byte) (out [3]float64) {
	row := append(bytes.Clone(p), 0, 0)
	got := tr.Row(row, row[:len(p)])
	for i := range out {
		out[i] = float64(got[i%len(got)])
	}
	return out
}

func mustParse(t testing.TB, data []byte) *Profile {
	t.Helper()
	p, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
