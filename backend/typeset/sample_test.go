package typeset

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// fontFiles are the real faces that tests use where BROADSHEET_FONTS names a
// folder that has them.
var fontFiles = []font.Description{
	{Family: "Noto Serif SC", Weight: 400, File: "NotoSerifSC_400Regular.ttf"},
	{Family: "Noto Sans SC", Weight: 400, File: "NotoSansSC_400Regular.ttf"},
	{Family: "LXGW WenKai", Weight: 400, File: "LXGWWenKai-Regular.ttf"},
}

// folder is a font source for tests: font files anywhere below a folder.
type folder struct{ paths map[string]string }

func openFolder(root string) folder {
	f := folder{map[string]string{}}
	_ = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			f.paths[filepath.Base(path)] = path
		}
		return nil
	})
	return f
}

func (f folder) Faces() []font.Description {
	var out []font.Description
	for _, d := range fontFiles {
		if f.paths[d.File] != "" {
			d.Families = []string{d.Family}
			out = append(out, d)
		}
	}
	return out
}

func (f folder) Load(d font.Description) (*font.Face, error) {
	raw, err := os.ReadFile(f.paths[d.File])
	if err != nil {
		return nil, err
	}
	return font.ParseFace(raw, d.Index)
}

var realFamilies = map[string]string{"serif": "Noto Serif SC", "sans": "Noto Sans SC", "kai": "LXGW WenKai"}

// realSetter sets with the real faces, or skips the test.
func realSetter(t testing.TB) *Setter {
	t.Helper()
	root := os.Getenv("BROADSHEET_FONTS")
	if root == "" {
		root = filepath.Join("..", "font", "bundled", "files")
	}
	source := openFolder(root)
	if len(source.Faces()) == 0 {
		t.Skip("no fonts: set BROADSHEET_FONTS to a folder with Noto Serif SC")
	}
	return NewSetter(font.NewBook(source), realFamilies, nil)
}

// sample returns the paragraphs of the sample report that are body text, or
// skips the test.
func sample(t testing.TB) []string {
	t.Helper()
	root := os.Getenv("BROADSHEET_SAMPLES")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "samples")
	}
	raw, err := os.ReadFile(filepath.Join(root, "huinong.txt"))
	if err != nil {
		t.Skip("no sample: set BROADSHEET_SAMPLES to the folder of the samples")
	}
	var out []string
	for _, line := range strings.Split(string(raw), "\n") {
		if line = strings.TrimSpace(line); len([]rune(line)) > 40 {
			out = append(out, line)
		}
	}
	return out
}

// bodyStyle is the newspaper's body: 9 pt, indent 2 em.
func bodyStyle() design.ParagraphStyle {
	return design.ParagraphStyle{Family: "serif", Weight: 400, Size: 9 * geom.Pt, Leading: 13 * geom.Pt,
		Indent: 2, Align: design.AlignJustify, Kinsoku: design.KinsokuGB, Squeeze: design.SqueezeAdjacent}
}

func plain(text string) []story.Span { return []story.Span{{Text: text}} }

// hanGaps returns the space added between Han characters in the justified
// lines of a setting, in em.
func hanGaps(p *Paragraph, s Setting) []float64 {
	var out []float64
	for i, l := range s.Lines {
		if i == len(s.Lines)-1 {
			continue
		}
		last, at, ok := rune(0), geom.Length(0), false
		for _, r := range l.Runs {
			for k, c := range r.Clusters {
				ch := p.text[c]
				if ch == ' ' {
					continue
				}
				x := r.X + r.At[k]
				if ok && isHanRune(last) && isHanRune(ch) {
					out = append(out, float64(x-at-r.Size)/float64(r.Size))
				}
				last, at, ok = ch, x, true
			}
		}
	}
	return out
}

func isHanRune(r rune) bool { return r >= 0x3400 && r <= 0x9fff }

// quantile of sorted values.
func quantile(v []float64, q float64) float64 {
	if len(v) == 0 {
		return 0
	}
	return v[min(len(v)-1, int(q*float64(len(v))))]
}

// The sample report at the measures of newspaper columns, with every
// paragraph at its best, tightest and loosest: the figures that a page is
// judged by.
func TestSample(t *testing.T) {
	setter := realSetter(t)
	paragraphs := sample(t)
	for _, em := range []int{13, 14, 15, 16, 18, 20, 25} {
		for _, pick := range []string{"best", "tightest", "loosest"} {
			var f figures
			for _, text := range paragraphs {
				p := setter.Prepare(plain(text), bodyStyle(), "zh-Hans")
				f.add(t, p, geom.Length(em)*9*geom.Pt, pick)
			}
			f.check(t, fmt.Sprintf("%d em, %s", em, pick))
		}
	}
}

// figures are what pagecheck measures on a page.
type figures struct {
	lines, options int
	gaps           []float64
	pairs, tight   int
	marks, half    int
	faults         []string
}

// add sets a paragraph in one of its options.
func (f *figures) add(t *testing.T, p *Paragraph, measure geom.Length, pick string) {
	options := p.Options(measure)
	f.options += len(options)
	n := 0
	switch pick {
	case "tightest":
		n = options[0].Lines
	case "loosest":
		n = options[len(options)-1].Lines
	}
	s := p.Set(Fixed(measure), n)
	f.lines += len(s.Lines)
	if s.Badness >= Intolerable {
		f.faults = append(f.faults, "intolerable: "+p.Text())
	}
	f.gaps = append(f.gaps, hanGaps(p, s)...)
	for i, l := range s.Lines {
		f.addLine(p, l, measure, i == len(s.Lines)-1)
	}
	if last := s.Lines[len(s.Lines)-1]; len(s.Lines) > 1 && letterCount(p.text[last.Start:last.End]) < 2 {
		f.faults = append(f.faults, "lone: "+p.Text())
	}
}

const (
	noStart = "、，。．！？；：‼⁇⁈⁉”’）》〉】〗〕］｝」』–～·・‧／%‰℃,.;:!?)]}"
	noEnd   = "“‘（《〈【〖〔［｛「『([{"
)

func (f *figures) addLine(p *Paragraph, l Line, measure geom.Length, isLast bool) {
	text := []rune(strings.TrimSpace(string(p.text[l.Start:l.End])))
	first, end := text[0], text[len(text)-1]
	if strings.ContainsRune(noStart, first) || strings.ContainsRune(noEnd, end) {
		f.faults = append(f.faults, "kinsoku: "+string(text))
	}
	f.addPairs(p, l)
	if c := marks[end]; !isLast && (c == classClose || c.isPause()) {
		f.marks++
		run := l.Runs[len(l.Runs)-1]
		if x := run.X + run.At[len(run.At)-1]; x == measure-run.Size/2 {
			f.half++
		}
	}
	if !isLast && l.Start > 0 && l.Width != measure {
		f.faults = append(f.faults, "not justified: "+string(text))
	}
}

// addPairs counts neighbouring marks, one of them a bracket, that share an em
// and a half.
func (f *figures) addPairs(p *Paragraph, l Line) {
	for _, r := range l.Runs {
		for k := 1; k < len(r.GIDs); k++ {
			a, b := marks[p.text[r.Clusters[k-1]]], marks[p.text[r.Clusters[k]]]
			if a == 0 || b == 0 || a.isPause() && b.isPause() || a == classOpen && b != classOpen {
				continue
			}
			f.pairs++
			if float64(r.At[k]-r.At[k-1]) < 0.8*float64(r.Size) {
				f.tight++
			}
		}
	}
}

func letterCount(text []rune) int {
	n := 0
	for _, r := range text {
		if isHanRune(r) || isAlnum(r) {
			n++
		}
	}
	return n
}

func (f *figures) check(t *testing.T, name string) {
	t.Helper()
	sort.Float64s(f.gaps)
	p50, p95, most := quantile(f.gaps, .5), quantile(f.gaps, .95), f.gaps[len(f.gaps)-1]
	t.Logf("%s: %d lines, %d options; gaps %.3f to %.3f, p50 %.3f, p95 %.3f; pairs %d of %d, line ends %d of %d", name,
		f.lines, f.options, f.gaps[0], most, p50, p95, f.tight, f.pairs, f.half, f.marks)
	if p50 > 0.02 || p95 > 0.10 || most > 0.12 || f.gaps[0] < -0.001 {
		t.Errorf("%s: Han gaps", name)
	}
	if f.tight != f.pairs || f.half != f.marks || len(f.faults) > 0 {
		t.Errorf("%s: pairs %d of %d, line ends %d of %d, faults:\n%s", name, f.tight, f.pairs, f.half, f.marks, strings.Join(f.faults, "\n"))
	}
}
