package typeset

import (
	"strings"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/geom"
)

// The tests here need no font: a character is a box of one em, or half an em
// where it is ASCII, a space a quarter.

const testEm = 1000

// boxes builds a paragraph from a text without shaping it.
func boxes(text string, change func(*design.ParagraphStyle)) *Paragraph {
	style := plainStyle()
	if change != nil {
		change(&style)
	}
	runes := []rune(text)
	classes := classify(runes, true)
	clusters := make([]cluster, len(runes))
	pen := int64(0)
	for i, r := range runes {
		w := int64(testEm)
		switch {
		case r == ' ':
			w = testEm / 4
		case r < 0x80:
			w = testEm / 2
		}
		clusters[i] = cluster{start: int32(i), end: int32(i + 1), pen: pen, advance: w}
		pen += w
	}
	p := &Paragraph{text: runes, style: style, em: testEm, splits: make([]split, 1)}
	var before []between
	p.items, before = cells{em: testEm, squeeze: squeezeStyle(style)}.build(clusters, classes, runes)
	p.finish(before, spacingFor(style, testEm, true), breaker{
		kinsoku: kinsoku{kinsokuStyle(style)}, latin: latinBreaks(runes, classes, nil)})
	return p
}

// cutText returns the lines of an option.
func cutText(p *Paragraph, q *plan, option int) string {
	var out []string
	start := 0
	for _, c := range q.ends[option] {
		end := p.runeAt(int(c.item))
		out = append(out, string(p.text[start:end]))
		start = end
	}
	return strings.Join(out, "|")
}

func han(n int) string { return strings.Repeat("国", n) }

func TestBreaks(t *testing.T) {
	cases := []struct {
		name, text string
		measure    Measure
		want       string
	}{
		{"full lines", han(9), Fixed(inEm(3)), "国国国|国国国|国国国"},
		{"one line", han(3), Fixed(inEm(13)), "国国国"},
		{"measures that differ by line", han(10), stairs(2, 3, 5), "国国|国国国|国国国国国"},
		{"measures that open and close", han(12), stairs(4, 2, 4), "国国国国|国国|国国国国|国国"},
		{"a space goes with the line it ends", "aaaa bbbb cccc", Fixed(inEm(2)), "aaaa |bbbb |cccc"},
		{"a forced break", "国国\n国国国", Fixed(inEm(5)), "国国\n|国国国"},
		{"forced breaks in a row are one", "国国\n\n国国国", Fixed(inEm(5)), "国国\n\n|国国国"},
		{"a word wider than the line is broken at the edge", strings.Repeat("a", 20), Fixed(inEm(3)), "aaaaaa|aaaaaa|aaaaaa|aa"},
		{"a measure narrower than one em", han(3), Fixed(inEm(0.5)), "国|国|国"},
		{"no measure", han(3), Fixed(0), "国|国|国"},
		{"a no-break space", "aa\u00a0bb cc", Fixed(inEm(2.5)), "aa\u00a0bb |cc"},
		{"a zero width space", "aaaa\u200bbbbb", Fixed(inEm(2)), "aaaa\u200b|bbbb"},
	}
	for _, c := range cases {
		p := boxes(c.text, nil)
		q := p.planFor(c.measure)
		check(t, c.name, cutText(p, q, q.choose(0)), c.want)
	}
}

// stairs gives each line its measure in em, the last to all that follow.
func stairs(em ...float64) Measure {
	return func(line int) geom.Length { return inEm(em[min(line, len(em)-1)]) }
}

// The whole paragraph decides: the first line gives a character away so that
// the last is not a single one.
func TestBreaksLookAhead(t *testing.T) {
	p := boxes(han(27), nil)
	q := p.uniformPlan(inEm(13))
	check(t, "no lone character", cutText(p, q, q.choose(0)), han(13)+"|"+han(12)+"|"+han(2))
}

func TestOptions(t *testing.T) {
	cases := []struct {
		name, text string
		em         float64
		want       []int
	}{
		{"nothing to choose", han(30), 13, []int{3}},
		{"full last line: one looser", han(39), 13, []int{3, 4}},
		{"a lone character is squeezed back", "国国，国国国，国国国国国国国", 13, []int{1, 2}},
		{"empty", "", 13, []int{1}},
		{"white space only", " 　 ", 13, []int{1}},
	}
	for _, c := range cases {
		p := boxes(c.text, nil)
		var got []int
		for i, o := range p.Options(inEm(c.em)) {
			got = append(got, o.Lines)
			if o.Badness >= Intolerable {
				t.Errorf("%s: option %d is intolerable", c.name, i)
			}
		}
		check(t, c.name, got, c.want)
	}
}

// Whatever cannot be set well is reported by its badness, and still set.
func TestIntolerable(t *testing.T) {
	for _, text := range []string{han(5) + strings.Repeat("a", 13) + han(5), strings.Repeat("a", 40)} {
		p := boxes(text, nil)
		o := p.Options(inEm(6))
		if len(o) != 1 || o[0].Badness < Intolerable {
			t.Errorf("%s: options %v", text, o)
		}
	}
}

// Section 6: the order in which gaps give way and open.
func TestJustifyOrder(t *testing.T) {
	cases := []struct {
		rule, text string
		need       int64 // units short of the measure
		want       string
	}{
		{"squeeze 4, brackets first", "国（国，国。国", -300, "国>（-300"},
		{"squeeze 5, then commas", "国（国，国。国", -700, "国>（-500 ，>国-200"},
		{"squeeze 7, full stops last", "国（国，国。国", -1200, "国>（-500 ，>国-500 。>国-200"},
		{"squeeze 5 before 6, Han-Latin", "国，国A国", -550, "，>国-500 国>A-25 A>国-25"},
		{"squeeze 6 before 7, Han-Latin to an eighth", "国。国A国", -300, "。>国-50 国>A-125 A>国-125"},
		{"places of one class alike", "国，国，国、国", -600, "，>国-200 ，>国-200 、>国-200"},
		{"：and ； with the commas", "国：国；国", -600, "：>国-300 ；>国-300"},
		{"stretch 1, word spaces", "国国a b国", 200, "a>b+200"},
		{"stretch 2, then Han-Latin to a third", "国国a b国", 400, "国>a+75 a>b+250 b>国+75"},
		{"stretch 3, then all gaps equally", "国国a国国", 366, "国>国+100 国>a+83 a>国+83 国>国+100"},
		{"never inside a unit", "国——国国", 240, "国>—+80 —>国+80 国>国+80"},
		{"never inside a number", "国，2024国", 100, "国>，+9 ，>2+9 4>国+83"},
		{"never beside connectors and interpuncts", "国–国·国国", 100, "国>国+100"},
		{"Han characters never shrink", "国国国", -100, ""},
	}
	for _, c := range cases {
		p := boxes(c.text, nil)
		l := line{p: p, to: len(p.items)}
		l.justify(c.need * int64(p.style.Size))
		check(t, "6: "+c.rule, extras(p, l), c.want)
	}
}

// extras lists the gaps that justifying changed, in units.
func extras(p *Paragraph, l line) string {
	var out []string
	for i, e := range l.extra {
		if e == 0 {
			continue
		}
		sign := "+"
		if e < 0 {
			sign = ""
		}
		out = append(out, string(p.items[i].last)+">"+string(p.items[i+1].first)+sign+trim(float64(roundDiv(e, int64(p.style.Size)))))
	}
	return strings.Join(out, " ")
}

// The extras of a line add up to what it needs, to the last unit.
func TestShareIsExact(t *testing.T) {
	p := boxes(han(14)+"a b"+han(3), nil)
	for need := int64(1); need < 20_000_000; need += 777_777 {
		l := line{p: p, to: len(p.items)}
		left := l.justify(need)
		sum := left
		for _, e := range l.extra {
			sum += e
		}
		if sum != need {
			t.Fatalf("need %d, given %d", need, sum)
		}
	}
}

// A long paragraph takes about as long per character as a short one, and its
// line count is right.
func TestLongParagraph(t *testing.T) {
	p := boxes(strings.Repeat(han(17)+"，"+han(8)+"。", 4000), nil)
	s := p.uniformPlan(inEm(13))
	if o := s.options[s.choose(0)]; o.Lines < 8000 || o.Lines > 8400 || o.Badness >= Intolerable {
		t.Errorf("option %+v", o)
	}
	p = boxes(strings.Repeat("a", 100_000), nil)
	s = p.uniformPlan(inEm(13))
	check(t, "lines of one endless word", s.options[0].Lines, (100_000+25)/26)
}
