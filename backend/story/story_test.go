package story

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func block(role Role, label, text string) Block {
	return Block{ID: BlockID(text), Role: role, Label: label, Spans: []Span{{Text: text}}}
}

func TestSections(t *testing.T) {
	for _, c := range []struct {
		name   string
		blocks []Block
		want   string // head(label): body; "-" without a head
	}{
		{"nothing", nil, ""},
		{"display text alone", []Block{block(Headline, "", "题"), block(Lead, "", "导")}, ""},
		{"a body without heads", []Block{block(Body, "", "一"), block(Note, "", "二")}, "-(): 一 二"},
		{"heads", []Block{block(SectionHead, "A", "甲"), block(Body, "", "一"), block(SectionHead, "B", "乙")}, "甲(A): 一; 乙(B):"},
		{"text before the first head", []Block{block(Lead, "", "导"), block(Body, "", "一"), block(SectionHead, "A", "甲"), block(Crosshead, "", "小"), block(Credit, "", "图")},
			"-(): 一; 甲(A): 小 图"},
	} {
		var got []string
		for _, s := range (Story{Blocks: c.blocks}).Sections() {
			head := "-"
			if s.Head != nil {
				head = s.Head.Text()
			}
			line := head + "(" + s.Label + "):"
			for _, b := range s.Body {
				line += " " + b.Text()
			}
			got = append(got, line)
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%s: %q, want %q", c.name, text, c.want)
		}
	}
}

// TestSectionHeadIsTheStorys holds that a section points into its story.
func TestSectionHeadIsTheStorys(t *testing.T) {
	s := Story{Blocks: []Block{block(SectionHead, "A", "甲"), block(SectionHead, "B", "乙")}}
	for i, section := range s.Sections() {
		if section.Head != &s.Blocks[i] {
			t.Errorf("the head of section %d is a copy", i)
		}
	}
}

func TestFirstAndAll(t *testing.T) {
	s := Story{Blocks: []Block{block(Body, "", "一"), block(Byline, "", "甲"), block(Body, "", "二")}}
	if b, ok := s.First(Body); !ok || b.Text() != "一" {
		t.Errorf("first body: %q, %v", b.Text(), ok)
	}
	if _, ok := s.First(Deck); ok {
		t.Error("a deck that is not there was found")
	}
	if all := s.All(Body); len(all) != 2 || all[1].Text() != "二" {
		t.Errorf("all bodies: %v", all)
	}
}

func TestText(t *testing.T) {
	b := Block{Label: "A", Spans: []Span{{Text: "渠水"}, {Text: "进田", Bold: true}, {}}}
	if got := b.Text(); got != "渠水进田" {
		t.Errorf("text %q", got)
	}
	if got := (Block{}).Text(); got != "" {
		t.Errorf("text of nothing: %q", got)
	}
}

func TestRunes(t *testing.T) {
	s := Story{Blocks: []Block{block(SectionHead, "一、", "渠水　进田"), block(Body, "", "a b\tc\u00a0\u200b\n"), {}}}
	if got := s.Runes(); got != 2+4+3 {
		t.Errorf("%d characters, want 9", got)
	}
}

func TestIsChinese(t *testing.T) {
	for locale, want := range map[Locale]bool{"zh-Hans": true, "zh-Hant": true, "zh": true, "en": false, "ja": false, "": false} {
		if got := locale.IsChinese(); got != want {
			t.Errorf("%q: %v", locale, got)
		}
	}
}

// TestStorySurvivesJSON holds that nothing of a story is lost on the wire.
func TestStorySurvivesJSON(t *testing.T) {
	s := Story{Locale: "zh-Hans", Mode: VerticalRL, Blocks: []Block{
		{ID: "b1", Role: SectionHead, Label: "（三）", Confidence: 0.8, Line: 12, Spans: []Span{{Text: "渠<水>&", Bold: true}, {Text: "进田", Italic: true}}},
	}}
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var back Story
	if err := json.Unmarshal(raw, &back); err != nil || !reflect.DeepEqual(s, back) {
		t.Errorf("came back as %+v (%v) from %s", back, err, raw)
	}
}
