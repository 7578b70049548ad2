package compose

import (
	"strings"
	"testing"
	"unicode"

	"broadsheet/backend/geom"
	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// headingOf measures a text as a section head in the square font.
func headingOf(tb testing.TB, locale story.Locale, label, text string) *heading {
	tb.Helper()
	in := input(tb, story.Story{Locale: locale})
	b := story.Block{ID: "h", Role: story.SectionHead, Label: label, Spans: []story.Span{{Text: text}}}
	c := copyOf(in)
	c.locale = locale
	return c.heading(b, "sectionhead")
}

// cutText shows how a heading is cut: its lines, parted by strokes.
func cutText(h *heading, parts []emPart) string {
	var lines []string
	for _, p := range parts {
		lines = append(lines, strings.TrimSpace(string(h.text[p.start:p.end])))
	}
	return strings.Join(lines, "|")
}

func TestHeadingParts(t *testing.T) {
	for _, c := range []struct {
		name, locale, text string
		n                  int
		want               string
	}{
		{"one line", "zh-Hans", "坚持党的领导", 1, "坚持党的领导"},
		{"at the writer's space", "zh-Hans", "履职尽责显担当　硕果满枝展芳华", 2, "履职尽责显担当|硕果满枝展芳华"},
		{"halves that differ", "zh-Hans", "水利　一年建成三座水库", 2, "水利|一年建成三座水库"},
		{"after a comma", "zh-Hans", "坚持党的领导，以思想指引方向", 2, "坚持党的领导，|以思想指引方向"},
		{"never before a closing mark", "zh-Hans", "以“新思想”指引“新方向”", 2, "以“新思想”|指引“新方向”"},
		{"a dash is not torn", "zh-Hans", "水利建设——全镇一年回眸", 2, "水利建设——|全镇一年回眸"},
		{"figures are not torn", "zh-Hans", "二十二年2024", 2, "二十二|年2024"},
		{"between words", "en", "Water comes to the valley", 2, "Water comes|to the valley"},
		{"a line break, asked for one line", "zh-Hans", "一水\n二山", 1, "一水|二山"},
		{"no place to break", "en", "Donaudampfschifffahrt", 2, "Donaudampfschifffahrt"},
	} {
		h := headingOf(t, story.Locale(c.locale), "", c.text)
		if got := cutText(h, h.parts(c.n)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestHeadingPartsCoverTheText holds that no way to cut a heading loses a
// character, and that a part is as wide as is told.
func TestHeadingPartsCoverTheText(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("一二三四五六七八，。“”《》—…aBc 12-　\n")), 1, 60, -1)
	checkTimes(t, 60, func(t2 *rapid.T) {
		h := headingOf(t, rapid.SampledFrom([]story.Locale{"zh-Hans", "en"}).Draw(t2, "locale"), rapid.SampledFrom(oddLabels).Draw(t2, "label"), text.Draw(t2, "text"))
		for n := 1; n <= 4; n++ {
			checkParts(t2, h, h.parts(n))
			checkParts(t2, h, h.evenParts(n))
		}
		measure := geom.Length(rapid.IntRange(40, 400).Draw(t2, "measure")) * geom.Pt
		parts, size := h.fitLines(measure, 12*geom.Pt, 30*geom.Pt)
		checkParts(t2, h, parts)
		if w := geom.Length(widest(parts) * float64(size)); w > measure {
			t2.Fatalf("%q: the widest line takes %v of %v", string(h.text), w, measure)
		}
	})
}

func checkParts(t *rapid.T, h *heading, parts []emPart) {
	t.Helper()
	at := 0
	for i, p := range parts {
		if p.start != at || p.end <= p.start {
			t.Fatalf("%q: part %d is %d to %d, the one before ended at %d", string(h.text), i, p.start, p.end, at)
		}
		at = p.end
	}
	if at != len(h.text) {
		t.Fatalf("%q: parts end at %d of %d", string(h.text), at, len(h.text))
	}
}

// TestHeadingBreaks holds the rules on line ends for every break, with the
// writer's own aside.
func TestHeadingBreaks(t *testing.T) {
	checkTimes(t, 100, func(t *rapid.T) {
		runes := rapid.SliceOfN(rapid.SampledFrom([]rune("一二三，。“”《》—…aBc12　 ")), 2, 40).Draw(t, "text")
		last := 0
		for _, b := range breakPlaces(runes, true) {
			if b.at <= last || b.at >= len(runes) {
				t.Fatalf("%q: breaks out of order: %d after %d", string(runes), b.at, last)
			}
			last = b.at
			prev, next := runes[b.at-1], runes[b.at]
			if !unicode.IsSpace(prev) && (noStart(next) || noEnd(prev)) {
				t.Fatalf("%q: may be broken between %q and %q", string(runes), prev, next)
			}
		}
	})
}

func TestFitSize(t *testing.T) {
	for _, c := range []struct {
		measure     geom.Length
		em          float64
		least, most geom.Length
		want        geom.Length
	}{
		{100 * geom.Pt, 10, 1, 50 * geom.Pt, 9990},
		{100 * geom.Pt, 1, 1, 50 * geom.Pt, 50 * geom.Pt},
		{100 * geom.Pt, 100, 5 * geom.Pt, 50 * geom.Pt, 5 * geom.Pt},
		{100 * geom.Pt, 0, 1, 50 * geom.Pt, 50 * geom.Pt},
	} {
		if got := fitSize(c.measure, c.em, c.least, c.most); got != c.want {
			t.Errorf("%v em on %v: %v, want %v", c.em, c.measure, got, c.want)
		}
	}
}
