package desk

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/backend/draw"
	"broadsheet/backend/font/bundled"
	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
	"broadsheet/backend/render/pdf"
	"broadsheet/backend/scene"
	"broadsheet/backend/store"
	"broadsheet/backend/story"
)

// newRealDesk is a desk with the faces that a reader will see.
func newRealDesk(tb testing.TB) *Desk {
	tb.Helper()
	if len(bundled.Source().Faces()) == 0 {
		tb.Skip("no bundled faces: run make fonts")
	}
	return New(Tools{
		Cache:     photo.NoCache{},
		Originals: store.NewOriginals(),
		Bundled:   bundled.Source(),
		Clock:     newTickingClock(),
	})
}

// sample is the request for the sample report with its photos.
func sample(tb testing.TB) Request {
	tb.Helper()
	dir := os.Getenv("BROADSHEET_SAMPLES")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "samples")
	}
	path := filepath.Join(dir, "huinong.txt")
	text, err := os.ReadFile(path)
	if err != nil {
		tb.Skip("no samples: set BROADSHEET_SAMPLES to their folder")
	}
	files, _, err := store.ListPhotos(filepath.Join(dir, "photos"))
	if err != nil {
		tb.Skip("no sample photos: ", err)
	}
	r := Request{Manuscript: Manuscript{Name: "huinong.txt", Data: text}, Folio: Folio{Date: "2025-01-15", PageNumber: "04"}}
	for _, f := range files[:min(7, len(files))] {
		r.Photos = append(r.Photos, PhotoFile{Name: f.Name, Read: f.Read})
	}
	return r
}

// BenchmarkEditToPDF changes one character of the sample's page and goes the
// whole way to a new PDF; the renditions are those made before.
func BenchmarkEditToPDF(b *testing.B) {
	c, err := newRealDesk(b).Compose(context.Background(), sample(b))
	if err != nil {
		b.Fatal(err)
	}
	if err := c.ExportPDF(context.Background(), io.Discard, 0); err != nil {
		b.Fatal(err)
	}
	cache := layout.NewCache()
	edited := c.result.Alternatives[0].Document
	block := longestBlock(edited.Stories[0].Story.Blocks)
	pics := c.renditions(context.Background(), 0)
	layout.LayOut(&edited, c.desk.book, cache)
	for b.Loop() {
		block.Spans = typeInto(block.Spans)
		s := draw.Draw(&edited, layout.LayOut(&edited, c.desk.book, cache))
		if err := renderPDF(s, c, pics); err != nil {
			b.Fatal(err)
		}
	}
}

func renderPDF(s *scene.Scene, c *Composition, pics renditions) error {
	var out bytes.Buffer
	return pdf.Render(&out, s, c.desk.book, pics, pdf.Options{Overprint: true, Links: true})
}

func longestBlock(blocks []story.Block) *story.Block {
	best := &blocks[0]
	for i := range blocks {
		if blocks[i].Role == story.Body && len(blocks[i].Text()) > len(best.Text()) {
			best = &blocks[i]
		}
	}
	return best
}

// typeInto replaces one character in the middle by its neighbour, so that each
// call gives a text that was not there before for a long while.
func typeInto(spans []story.Span) []story.Span {
	text := []rune(spans[0].Text)
	i := len(text)/2 + rand.IntN(len(text)/4)
	text[i] = han[rand.IntN(len(han))]
	out := append([]story.Span(nil), spans...)
	out[0].Text = string(text)
	return out
}

var han = []rune("时间勾勒年轮的更迭记录奋斗足迹翻开履职答卷厚重充实有为是全最美底色坚持引领高质量推进各项工作写了新篇章")

// BenchmarkTextLength composes texts of growing length without photos, from
// the manuscript to the composed pages: the cost is to grow about linearly.
func BenchmarkTextLength(b *testing.B) {
	for _, n := range []int{3000, 10000, 30000, 100000} {
		b.Run(fmt.Sprintf("chars=%d", n), func(b *testing.B) {
			d := newRealDesk(b)
			r := Request{Manuscript: Manuscript{Name: "long.txt", Data: []byte(textOf(n))}}
			for b.Loop() {
				if _, err := d.Compose(context.Background(), r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// textOf makes a report of about n characters: a headline, and sections of
// paragraphs of 40 to 220 characters. The same n gives the same text.
func textOf(n int) string {
	dice := rand.New(rand.NewPCG(1, uint64(n)))
	var s strings.Builder
	s.WriteString("一条河改变一座城 一群人守住一湾水\n\n——临江镇水岸回访\n\n")
	for chars, paragraph := 0, 0; chars < n; paragraph++ {
		if paragraph%6 == 1 && paragraph < 140 {
			fmt.Fprintf(&s, "%c 坚持向前走，以“新办法”解决“老问题”\n\n", 'A'+rune(paragraph/6))
		}
		length := 40 + dice.IntN(180)
		chars += length
		s.WriteString(paragraphOf(length, dice))
		s.WriteString("\n\n")
	}
	return s.String()
}

func paragraphOf(length int, dice *rand.Rand) string {
	var s strings.Builder
	for i := range length - 1 {
		if i%17 == 16 {
			s.WriteRune('，')
			continue
		}
		s.WriteRune(han[dice.IntN(len(han))])
	}
	s.WriteRune('。')
	return s.String()
}
