package typeset

import (
	"strings"
	"testing"

	"broadsheet/backend/geom"
)

// composerEms are measures that a composer tries, in em.
var composerEms = []geom.Length{11, 12, 13, 14, 15, 16, 18, 20, 22, 25}

func BenchmarkPrepareSample(b *testing.B) {
	base := realSetter(b)
	paragraphs := sample(b)
	for b.Loop() {
		s := NewSetter(base.book, base.families, base.characters)
		for _, text := range paragraphs {
			s.Prepare(plain(text), bodyStyle(), "zh-Hans")
		}
	}
}

func BenchmarkPrepareAgain(b *testing.B) {
	s := realSetter(b)
	paragraphs := sample(b)
	for b.Loop() {
		for _, text := range paragraphs {
			s.Prepare(plain(text), bodyStyle(), "zh-Hans")
		}
	}
}

func preparedSample(b *testing.B) []*Paragraph {
	s := realSetter(b)
	var out []*Paragraph
	for _, text := range sample(b) {
		out = append(out, s.Prepare(plain(text), bodyStyle(), "zh-Hans"))
	}
	return out
}

// forget drops what a paragraph remembers of its measures.
func (p *Paragraph) forget() { p.plans, p.settings = nil, nil }

func BenchmarkOptionsOneMeasure(b *testing.B) {
	prepared := preparedSample(b)
	for b.Loop() {
		for _, p := range prepared {
			p.forget()
			p.Options(13 * 9 * geom.Pt)
		}
	}
}

func BenchmarkOptionsTenMeasures(b *testing.B) {
	prepared := preparedSample(b)
	for b.Loop() {
		for _, p := range prepared {
			p.forget()
			for _, em := range composerEms {
				p.Options(em * 9 * geom.Pt)
			}
		}
	}
}

func BenchmarkSet(b *testing.B) {
	prepared := preparedSample(b)
	for b.Loop() {
		for _, p := range prepared {
			p.settings = nil
			p.Set(Fixed(13*9*geom.Pt), 0)
		}
	}
}

func BenchmarkSetVarying(b *testing.B) {
	prepared := preparedSample(b)
	for b.Loop() {
		for _, p := range prepared {
			p.forget()
			p.Set(func(line int) geom.Length { return (13 + geom.Length(line/3%2)*4) * 9 * geom.Pt }, 0)
		}
	}
}

func BenchmarkLongParagraph(b *testing.B) {
	s := realSetter(b)
	text := strings.Join(sample(b), "")
	p := s.Prepare(plain(strings.Repeat(text, 100_000/len([]rune(text))+1)), bodyStyle(), "zh-Hans")
	for b.Loop() {
		p.forget()
		p.Set(Fixed(13*9*geom.Pt), 0)
	}
}
