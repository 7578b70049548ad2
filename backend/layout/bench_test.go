package layout_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/font"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

// facesFolder is a source of the bundled faces as they lie in their folder.
type facesFolder struct{ dir string }

// Faces implements font.Source.
func (facesFolder) Faces() []font.Description {
	return []font.Description{
		{Family: "Noto Serif SC", Weight: 400, File: "NotoSerifSC_400Regular.ttf"},
		{Family: "Noto Serif SC", Weight: 900, File: "NotoSerifSC_900Black.ttf"},
		{Family: "Noto Sans SC", Weight: 500, File: "NotoSansSC_500Medium.ttf"},
		{Family: "LXGW WenKai", Weight: 400, File: "LXGWWenKai-Regular.ttf"},
	}
}

// Load implements font.Source.
func (f facesFolder) Load(d font.Description) (*font.Face, error) {
	file, err := os.Open(filepath.Join(f.dir, d.File))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	return font.ParseFace(raw, 0)
}

// realBook returns the bundled faces, or the square font where they are not.
func realBook(tb testing.TB) *font.Book {
	f := facesFolder{filepath.Join("..", "font", "bundled", "files")}
	for _, d := range f.Faces() {
		if _, err := os.Stat(filepath.Join(f.dir, d.File)); err != nil {
			tb.Logf("the face %s is not here (make fonts fetches it): measured with the square font", d.File)
			return testfont.Book()
		}
	}
	return font.NewBook(f)
}

// sentence is repeated, shifted and cut into paragraphs as long as those of a
// report; it has figures, marks and quotes in the usual mixture.
const sentence = "去年以来，全区围绕“稳增长、促发展”这条主线，先后组织调研12次、协商议事6场，收集意见建议86条，" +
	"推动解决道路养护、农田灌溉、养老服务等一批群众关心的问题；《2024年工作要点》所列23项任务全部完成，群众满意率达到98.6%。"

// broadsheetPage is a page of the sample's size: a grid of eight columns and
// 107 rows, five sections with forty paragraphs, four photos among the columns.
func broadsheetPage(tb testing.TB) *document.Document {
	look, err := design.Load("broadsheet")
	if err != nil {
		tb.Fatal(err)
	}
	d := &document.Document{Title: "page", Locale: "zh-Hans", Design: look, Grid: look.Grids[2],
		Folio: document.Folio{PageNumber: "04", Rubric: "专题", Date: "2025-01-15", Paper: "日报"}}
	blocks, fits := broadsheetBlocks()
	d.Stories = []document.Story{{ID: "s", Story: story.Story{Locale: "zh-Hans", Blocks: blocks}, Fits: fits}}
	body := document.Frame{ID: "body", Kind: document.TextFrame, OnGrid: true, Rect: look.Format.TypeArea, Columns: 8, Gutter: d.Grid.Gutter}
	frames := []document.Frame{body}
	for i, column := range []int{0, 2, 4, 6} {
		id := document.PhotoID(fmt.Sprint("p", i))
		x, w := d.Grid.SpanX(column, 2)
		photo := document.Frame{ID: document.FrameID(id), Kind: document.PhotoFrame, Photo: id, Rect: look.Format.TypeArea}
		photo.Rect.X, photo.Rect.W, photo.Rect.Y, photo.Rect.H = x, w, d.Grid.RowTop(10+15*i), d.Grid.RowFoot(30+15*i)-d.Grid.RowTop(10+15*i)
		frames = append(frames, photo)
		d.Photos = append(d.Photos, document.Photo{ID: id})
	}
	d.Pages = []document.Page{{Frames: frames}}
	d.Threads = []document.Thread{{Story: "s", Frames: []document.FrameID{"body"}}}
	return d
}

func broadsheetBlocks() ([]story.Block, map[story.BlockID]document.Fit) {
	long := []rune(strings.Repeat(sentence, 4))
	fits := map[story.BlockID]document.Fit{}
	var blocks []story.Block
	for i := range 45 {
		b := story.Block{ID: story.BlockID(fmt.Sprint("b", i)), Role: story.Body, Spans: []story.Span{{Text: string(long[i*3 : i*3+40+(i*37)%90])}}}
		if i%9 == 0 {
			b.Role, b.Label, b.Spans[0].Text = story.SectionHead, string(rune('A'+i/9)), "围绕主线聚力，稳中求进开新局"
			fits[b.ID] = document.Fit{Badge: &document.Badge{Side: 22000, Gap: 6000},
				Parts: []document.Part{{End: 7, Size: 13000, X: 28000, Top: 4000}, {End: 14, Size: 13000, Top: 28000}}}
		}
		blocks = append(blocks, b)
	}
	return blocks, fits
}

// TestBroadsheetPageIsSet holds that the benchmarks measure a page that works.
func TestBroadsheetPageIsSet(t *testing.T) {
	l := layout.LayOut(broadsheetPage(t), realBook(t), nil)
	if len(l.Overset) > 0 || len(l.Findings) > 0 {
		t.Errorf("overset %v, findings %v", l.Overset, codes(l))
	}
}

// BenchmarkRelayout lays a whole page out again after one changed character.
func BenchmarkRelayout(b *testing.B) {
	d, book, cache := broadsheetPage(b), realBook(b), layout.NewCache()
	span := &d.Stories[0].Story.Blocks[20].Spans[0]
	text := []rune(span.Text)
	layout.LayOut(d, book, cache)
	for i := 0; b.Loop(); i++ {
		text[10] = rune(0x4e00 + i%5000)
		span.Text = string(text)
		layout.LayOut(d, book, cache)
	}
}

// BenchmarkLayOut lays a whole page out with nothing remembered.
func BenchmarkLayOut(b *testing.B) {
	d, book := broadsheetPage(b), realBook(b)
	layout.LayOut(d, book, nil)
	for b.Loop() {
		layout.LayOut(d, book, nil)
	}
}
