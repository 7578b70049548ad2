package typeset

import (
	"sync"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

func TestSetterRemembers(t *testing.T) {
	s := square()
	a := s.Prepare(plain("国国"), plainStyle(), "zh-Hans")
	if b := s.Prepare(plain("国国"), plainStyle(), "zh-Hans"); a != b {
		t.Error("the same paragraph is prepared twice")
	}
	other := plainStyle()
	other.Size *= 2
	for name, b := range map[string]*Paragraph{
		"text":   s.Prepare(plain("国家"), plainStyle(), "zh-Hans"),
		"style":  s.Prepare(plain("国国"), other, "zh-Hans"),
		"locale": s.Prepare(plain("国国"), plainStyle(), "en"),
		"named":  s.Prepare([]story.Span{{Text: "国国", Style: "kai"}}, plainStyle(), "zh-Hans"),
		"spans":  s.Prepare([]story.Span{{Text: "国"}, {Text: "国", Bold: true}}, plainStyle(), "zh-Hans"),
	} {
		if a == b {
			t.Errorf("%s makes no difference", name)
		}
	}
}

func TestSetterForgets(t *testing.T) {
	s := square()
	for i := range 3 * generationRunes / 20000 {
		s.Prepare(plain(string(rune('一'+i))+han(20000)), plainStyle(), "zh-Hans")
	}
	if n := len(s.recent) + len(s.older); n > 2*generationRunes/20000+2 {
		t.Errorf("%d paragraphs remembered", n)
	}
}

func TestFaces(t *testing.T) {
	s := NewSetter(nil, map[string]string{"serif": "Song", "kai": "Kai"}, map[string]design.CharacterStyle{"k": {Family: "kai"}, "s": {Weight: 900}})
	style := design.ParagraphStyle{Family: "serif", Weight: 400}
	cases := []struct {
		name         string
		bold, italic bool
		isHan        bool
		want         font.Query
	}{
		{"plain", false, false, true, font.Query{Family: "Song", Weight: 400}},
		{"bold", true, false, true, font.Query{Family: "Song", Weight: 700}},
		{"italic Han is Kai", false, true, true, font.Query{Family: "Kai", Weight: 400}},
		{"italic Latin", false, true, false, font.Query{Family: "Song", Weight: 400, Italic: true}},
	}
	for _, c := range cases {
		check(t, c.name, s.queryFor(style, c.bold, c.italic, c.isHan), c.want)
	}
	check(t, "character style", s.queryFor(s.inStyle(style, "k"), false, false, true), font.Query{Family: "Kai", Weight: 400})
	check(t, "its weight alone", s.queryFor(s.inStyle(style, "s"), false, false, true), font.Query{Family: "Song", Weight: 900})
	check(t, "an unknown one", s.inStyle(style, "x"), style)
	style.Weight = 600
	check(t, "bold of 600", s.queryFor(style, true, false, true).Weight, 900)
}

func TestRunsByFace(t *testing.T) {
	s := square()
	p := s.Prepare([]story.Span{{Text: "国国"}, {Text: "国A", Italic: true}}, plainStyle(), "zh-Hans")
	runs := p.Set(Fixed(inEm(10)), 0).Lines[0].Runs
	if len(runs) != 3 || runs[1].Face.Family() != "LXGW WenKai" {
		t.Fatalf("%d runs", len(runs))
	}
	check(t, "ranges", []int{runs[0].Start, runs[0].End, runs[1].Start, runs[1].End, runs[2].End}, []int{0, 2, 2, 3, 4})
	check(t, "origins", []geom.Length{runs[0].X, runs[1].X, runs[2].X}, []geom.Length{0, inEm(2), inEm(3.25)})
}

func TestMissing(t *testing.T) {
	p := square().Prepare(plain("国\U0001F600国\U0001F600\u200b"), plainStyle(), "zh-Hans")
	check(t, "each once", string(p.Missing()), "\U0001F600")
	check(t, "also in the setting", string(p.Set(Fixed(inEm(10)), 0).MissingRunes), "\U0001F600")
}

func TestNoFaces(t *testing.T) {
	p := NewSetter(font.NewBook(), nil, nil).Prepare(plain("国a"), plainStyle(), "zh-Hans")
	s := p.Set(Fixed(inEm(10)), 0)
	check(t, "text is kept", linesOf(p, s), "国a")
	check(t, "missing", string(s.MissingRunes), "国a")
}

func TestAlign(t *testing.T) {
	cases := []struct {
		align design.Align
		want  string
	}{
		{design.AlignJustify, "国0 国1"}, {design.AlignStart, "国0 国1"}, {design.AlignEnd, "国8 国9"},
		{design.AlignCentre, "国4 国5"}, {design.AlignSpread, "国0 国9"},
	}
	for _, c := range cases {
		p, s := setSquare("国国", 10, func(st *design.ParagraphStyle) { st.Align = c.align })
		check(t, string(c.align), drawn(p, s.Lines[0]), c.want)
	}
	p, s := setSquare("国A国", 10, func(st *design.ParagraphStyle) { st.Tracking = 0.5 })
	check(t, "tracking", drawn(p, s.Lines[0]), "国0 A1.75 国3")
}

// Heads break between phrases, and their lines balance.
func TestHeads(t *testing.T) {
	centre := func(st *design.ParagraphStyle) { st.Align = design.AlignCentre }
	p, s := setSquare("履职尽责显担当 硕果满枝展芳华", 14, centre)
	check(t, "at the space", linesOf(p, s), "履职尽责显担当 |硕果满枝展芳华")
	p, s = setSquare("坚持党的领导，以新思想指引新方向", 12, centre)
	check(t, "behind the comma", linesOf(p, s), "坚持党的领导，|以新思想指引新方向")
}

// A head can be set in one line or in two that balance; ragged text keeps its
// lines full.
func TestRaggedOptions(t *testing.T) {
	counts := func(align design.Align, n int, em float64) (out []int) {
		style := plainStyle()
		style.Align = align
		for _, o := range square().Prepare(plain(han(n)), style, "zh-Hans").Options(inEm(em)) {
			out = append(out, o.Lines)
		}
		return out
	}
	check(t, "head", counts(design.AlignCentre, 12, 14), "[1 2]")
	check(t, "caption", counts(design.AlignStart, 26, 13), "[2 3]")
}

// A setting is remembered for its measures, all of them.
func TestSetAgain(t *testing.T) {
	p := square().Prepare(plain(han(39)), plainStyle(), "zh-Hans")
	for _, em := range []float64{13, 6, 13, 9, 11, 4, 3, 13} {
		check(t, "lines", len(p.Set(Fixed(inEm(em)), 0).Lines), int((39+em-1)/em))
	}
	check(t, "varying", len(p.Set(stairs(13, 6.5), 0).Lines), 6)
	check(t, "fixed again", len(p.Set(Fixed(inEm(13)), 0).Lines), 3)
	check(t, "a count that is asked for", len(p.Set(Fixed(inEm(13)), 4).Lines), 4)
	check(t, "the nearest", len(p.Set(Fixed(inEm(13)), 99).Lines), 4)
}

func TestConcurrentUse(t *testing.T) {
	s := square()
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for k := range 50 {
				p := s.Prepare(plain(han(20+k)), plainStyle(), "zh-Hans")
				p.Options(inEm(float64(5 + (i+k)%7)))
				p.Set(Fixed(inEm(float64(5+i))), 0)
			}
		})
	}
	wait.Wait()
}
