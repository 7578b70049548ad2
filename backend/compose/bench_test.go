package compose

import (
	"context"
	"fmt"
	"image"
	_ "image/jpeg" // the sizes of the sample photos
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/backend/caption"
	"broadsheet/backend/font"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/manuscript"
	"broadsheet/backend/story"
)

// facesFolder is a source of the bundled faces as they lie in their folder.
type facesFolder struct{ dir string }

// Faces implements font.Source.
func (facesFolder) Faces() []font.Description {
	return []font.Description{
		{Family: "Noto Serif SC", Weight: 400, File: "NotoSerifSC_400Regular.ttf"},
		{Family: "Noto Serif SC", Weight: 600, File: "NotoSerifSC_600SemiBold.ttf"},
		{Family: "Noto Serif SC", Weight: 900, File: "NotoSerifSC_900Black.ttf"},
		{Family: "Noto Sans SC", Weight: 400, File: "NotoSansSC_400Regular.ttf"},
		{Family: "Noto Sans SC", Weight: 500, File: "NotoSansSC_500Medium.ttf"},
		{Family: "Noto Sans SC", Weight: 900, File: "NotoSansSC_900Black.ttf"},
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

// sample is the sample report with its first seven photos: their sizes,
// captions and sections.
func sample(tb testing.TB) Input {
	tb.Helper()
	dir := os.Getenv("BROADSHEET_SAMPLES")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "samples")
	}
	raw, err := os.ReadFile(filepath.Join(dir, "huinong.txt"))
	if err != nil {
		tb.Skip("no samples: set BROADSHEET_SAMPLES to their folder")
	}
	m, err := manuscript.Read(context.Background(), manuscript.Input{Name: "huinong.txt", Data: raw})
	if err != nil {
		tb.Fatal(err)
	}
	in := input(tb, m.Story)
	in.Book, in.Credit, in.Alternatives = realBook(tb), m.Credit, 5
	in.Pictures = samplePictures(tb, m, filepath.Join(dir, "photos"))
	return in
}

func samplePictures(tb testing.TB, m *manuscript.Manuscript, dir string) []Picture {
	tb.Helper()
	var texts, sections []string
	var stands []int
	for _, c := range m.Captions {
		texts, stands = append(texts, c.Text), append(stands, c.Section)
	}
	for _, s := range m.Story.Sections() {
		sections = append(sections, sectionText(s))
	}
	matches := caption.Sections(texts, sections, stands)
	var out []Picture
	for i := range min(7, len(texts)) {
		w, h := pixelsOf(tb, dir, i+1)
		p := picture(i+1, w, h, matches[i].Section, texts[i])
		p.Confidence = matches[i].Confidence
		out = append(out, p)
	}
	return out
}

func sectionText(s story.Section) string {
	var out strings.Builder
	if s.Head != nil {
		out.WriteString(s.Head.Text())
	}
	for _, b := range s.Body {
		out.WriteString(b.Text())
	}
	return out.String()
}

// pixelsOf returns the size of the sample photo with a number.
func pixelsOf(tb testing.TB, dir string, n int) (w, h int) {
	tb.Helper()
	found, err := filepath.Glob(filepath.Join(dir, fmt.Sprintf("%02d-*.jpg", n)))
	if err != nil || len(found) == 0 {
		tb.Skip("no sample photo ", n)
	}
	file, err := os.Open(found[0])
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	size, _, err := image.DecodeConfig(file)
	if err != nil {
		tb.Fatal(err)
	}
	return size.Width, size.Height
}

// TestSampleIsComposed holds that the benchmark measures pages that work, and
// what the sample's best page must show.
func TestSampleIsComposed(t *testing.T) {
	in := sample(t)
	result := composed(t, in)
	if len(result.Alternatives) != 5 || len(result.Findings) > 0 {
		t.Errorf("%d alternatives, findings %v", len(result.Alternatives), result.Findings)
	}
	for i := range result.Alternatives {
		a := &result.Alternatives[i]
		for _, fault := range pageFaults(a, in) {
			t.Errorf("alternative %d (%s): %s", i+1, a.Family, fault)
		}
		if len(a.Document.Pages) != 1 || a.PhotoShare < 0.27 || a.PhotoShare > 0.41 {
			t.Errorf("alternative %d (%s): %d pages, photos take %.3f", i+1, a.Family, len(a.Document.Pages), a.PhotoShare)
		}
	}
}

// BenchmarkAlternatives searches and lays out five pages of the sample report.
func BenchmarkAlternatives(b *testing.B) {
	in := sample(b)
	composed(b, in) // the faces are read before an editor asks for pages
	b.ReportAllocs()
	for b.Loop() {
		composed(b, in)
	}
}

// BenchmarkSeveral composes long texts over many pages; the time for each
// character should not grow with their length.
func BenchmarkSeveral(b *testing.B) {
	for _, chars := range []int{3000, 10000, 30000, 100000} {
		for _, pictures := range []int{0, 20} {
			b.Run(fmt.Sprintf("pictures=%d/chars=%d", pictures, chars), func(b *testing.B) {
				in := longInput(b, chars, pictures)
				for b.Loop() {
					composed(b, in)
				}
			})
		}
	}
}

// longInput is a report of sections of about 1,500 characters.
func longInput(tb testing.TB, chars, pictures int) Input {
	tb.Helper()
	d := (&draft{}).add(story.Headline, "", "渠水进田　集市连街").add(story.Byline, "", "本报记者 林一川")
	sections := 0
	for n := 0; n < chars; {
		if n >= 1500*sections {
			d.add(story.SectionHead, fmt.Sprint(sections+1), "聚焦中心大局，以“新作为”服务“新发展”")
			sections++
		}
		length := 60 + len(d.blocks)*37%200
		d.body(length)
		n += length
	}
	in := input(tb, d.story())
	in.Design = loadDesign(tb, "report-a4")
	for i := range pictures {
		in.Pictures = append(in.Pictures, picture(i+1, 3000+i%3*500, 2000+i%5*300, i*sections/pictures, "干部在渠边商量工期。"))
	}
	return in
}

// TestSeveralPages holds of long texts: every page but the last is full, no
// picture is lost, and pictures stand near their sections.
func TestSeveralPages(t *testing.T) {
	for _, c := range []struct{ chars, pictures int }{{3000, 0}, {3000, 20}, {30000, 0}, {30000, 1}, {30000, 20}, {100000, 20}} {
		t.Run(fmt.Sprintf("%d characters, %d pictures", c.chars, c.pictures), func(t *testing.T) {
			in := longInput(t, c.chars, c.pictures)
			a := composed(t, in).Alternatives[0]
			for _, fault := range pageFaults(&a, in) {
				t.Error(fault)
			}
			for page := range a.Document.Pages[:len(a.Document.Pages)-1] {
				if n := emptyCells(&a, page); n > mostEmpty {
					t.Errorf("page %d of %d: %d cells are empty\n%s", page+1, len(a.Document.Pages), n, drawnPage(&a, page))
				}
			}
		})
	}
}

// mostEmpty is how many cells of a full page may stay empty: rows before
// headings that would stand last in a column.
const mostEmpty = 12

// emptyCells counts the cells below the opening that show nothing, the rows
// between the lines of heads and around pictures aside.
func emptyCells(a *Alternative, page int) int {
	cells := pageCells(a, page, blockLetters(a.Document.Stories[0].Story))
	n := 0
	for col := range a.Document.Grid.Columns {
		run := 0
		for row := range cells {
			if cells[row][col] != '.' {
				if run > 3 {
					n += run
				}
				run = 0
				continue
			}
			run++
		}
		if run > 1 {
			n += run
		}
	}
	return n
}
