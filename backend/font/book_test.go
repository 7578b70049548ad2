package font_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/internal/testfont"
)

// listed is a source of square fonts; it counts what is asked of it.
type listed struct {
	options []testfont.Options
	isSlow  bool
	mu      sync.Mutex
	lists   int
	loads   []string
}

func (l *listed) IsSlow() bool { return l.isSlow }

func (l *listed) Faces() []font.Description {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lists++
	var all []font.Description
	for i, o := range l.options {
		all = append(all, font.Description{Family: o.Family, Families: []string{o.Family, o.LocalName}, Weight: o.Weight, Italic: o.Italic, File: "file", Index: i})
	}
	return all
}

func (l *listed) Load(d font.Description) (*font.Face, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.loads = append(l.loads, d.Family)
	if d.Family == "Broken" {
		return font.ParseFace([]byte("no font"), 0)
	}
	return testfont.New(l.options[d.Index]), nil
}

// some is a short font: few runes make it quick to build.
func some(family string, weight int, runes string) testfont.Options {
	return testfont.Options{Family: family, Weight: weight, Runes: runes}
}

func newsroom() (user, bundled, installed *listed) {
	user = &listed{options: []testfont.Options{some("House", 400, "甲乙")}}
	song := some("Noto Serif SC", 400, "甲乙丙")
	song.LocalName = "思源宋体"
	bundled = &listed{options: []testfont.Options{
		song, some("Noto Serif SC", 600, "甲乙丙"), some("Noto Serif SC", 900, "甲乙丙六"),
		some("Noto Sans SC", 400, "甲黑"), some("Noto Sans SC", 500, "甲黑"), some("Broken", 400, "甲"),
	}}
	italic := some("Georgia", 400, "ab")
	italic.Italic = true
	forbidden := some("Locked", 400, "锁")
	forbidden.FSType = 2
	installed = &listed{isSlow: true, options: []testfont.Options{
		some("Georgia", 400, "ab"), italic, some("KaiTi", 400, "甲楷"), some("Emoji", 400, "☺"), forbidden,
	}}
	return user, bundled, installed
}

func TestBookFace(t *testing.T) {
	user, bundled, installed := newsroom()
	b := font.NewBook(user, bundled, installed)
	for _, c := range []struct {
		query  font.Query
		family string
		weight int
		italic bool
	}{
		{font.Query{Family: "Noto Serif SC", Weight: 400}, "Noto Serif SC", 400, false},
		{font.Query{Family: "noto-serif sc"}, "Noto Serif SC", 400, false},
		{font.Query{Family: "思源宋体", Weight: 400}, "Noto Serif SC", 400, false},
		{font.Query{Family: "Noto Serif SC", Weight: 700}, "Noto Serif SC", 900, false},
		{font.Query{Family: "Noto Serif SC", Weight: 500}, "Noto Serif SC", 400, false},
		{font.Query{Family: "Noto Serif SC", Weight: 400, Italic: true}, "Noto Serif SC", 400, false},
		{font.Query{Family: "serif", Weight: 900}, "Noto Serif SC", 900, false},
		{font.Query{Family: "Sans", Weight: 600}, "Noto Sans SC", 500, false},
		{font.Query{Family: "kai"}, "KaiTi", 400, false},
		{font.Query{Family: "georgia", Italic: true}, "Georgia", 400, true},
		{font.Query{Family: "House", Weight: 900}, "House", 400, false},
		{font.Query{}, "Noto Serif SC", 400, false},
		{font.Query{Family: "No Such Sans"}, "Noto Sans SC", 400, false},
		{font.Query{Family: "某某楷体"}, "KaiTi", 400, false},
		{font.Query{Family: "Broken"}, "Noto Serif SC", 400, false},
		{font.Query{Family: "Locked"}, "Noto Serif SC", 400, false},
	} {
		f, err := b.Face(c.query)
		if err != nil {
			t.Errorf("%+v: %v", c.query, err)
			continue
		}
		if f.Family() != c.family || f.Weight() != c.weight || f.Italic() != c.italic {
			t.Errorf("%+v: got %s %d italic %v, want %s %d %v", c.query, f.Family(), f.Weight(), f.Italic(), c.family, c.weight, c.italic)
		}
		if same, ok := b.ByID(f.ID()); !ok || same != f {
			t.Errorf("%+v: its face is not found by its id", c.query)
		}
	}
	var codes []finding.Code
	for _, f := range b.Findings() {
		codes = append(codes, f.Code)
	}
	want := []finding.Code{"font.family-missing", "font.family-missing", "font.family-missing", "font.family-missing", "font.no-embedding", "font.not-a-font"}
	slices.Sort(codes)
	if !slices.Equal(codes, want) {
		t.Errorf("findings %v, want %v", codes, want)
	}
}

func TestBookFaceFor(t *testing.T) {
	user, bundled, installed := newsroom()
	b := font.NewBook(user, bundled, installed)
	serif := font.Query{Family: "serif", Weight: 400}
	for _, c := range []struct {
		name   string
		r      rune
		family string
		weight int
		ok     bool
	}{
		{"its own", '丙', "Noto Serif SC", 400, true},
		{"another weight of the family", '六', "Noto Serif SC", 900, true},
		{"another bundled family", '黑', "Noto Sans SC", 400, true},
		{"an installed family of another kind", '楷', "KaiTi", 400, true},
		{"any installed family", '☺', "Emoji", 400, true},
		{"a face that may not be embedded", '锁', "Noto Serif SC", 400, false},
		{"nowhere", '无', "Noto Serif SC", 400, false},
		{"a variation selector", 0xFE0F, "Noto Serif SC", 400, true},
		{"a soft hyphen", 0xAD, "Noto Serif SC", 400, true},
		{"a line break", '\n', "Noto Serif SC", 400, true},
	} {
		for range 2 { // found, and remembered
			f, ok := b.FaceFor(serif, c.r)
			if f.Family() != c.family || f.Weight() != c.weight || ok != c.ok {
				t.Errorf("%s: got %s %d %v, want %s %d %v", c.name, f.Family(), f.Weight(), ok, c.family, c.weight, c.ok)
			}
		}
	}
}

func TestBookAsksOnlyWhatItNeeds(t *testing.T) {
	user, bundled, installed := newsroom()
	b := font.NewBook(user, bundled, installed)
	b.Preload(font.Query{Family: "serif"}, font.Query{Family: "serif", Weight: 900}, font.Query{Family: "serif"})
	b.FaceFor(font.Query{Family: "serif"}, '甲')
	if installed.lists != 0 {
		t.Errorf("the installed fonts were listed for nothing")
	}
	if got := len(bundled.loads); got != 2 {
		t.Errorf("%d faces were opened, want 2: %v", got, bundled.loads)
	}
}

func TestBookIsSafeForConcurrentUse(t *testing.T) {
	user, bundled, installed := newsroom()
	b := font.NewBook(user, bundled, installed)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, r := range "甲六黑楷☺无" {
				b.FaceFor(font.Query{Family: "serif", Weight: 600}, r)
			}
			b.Findings()
		})
	}
	wg.Wait()
	for _, s := range []*listed{bundled, installed} {
		if s.lists > 1 || len(s.loads) > len(s.options) {
			t.Errorf("listed %d times, opened %v: want each face once", s.lists, s.loads)
		}
	}
}

func TestEmptyBook(t *testing.T) {
	b := font.NewBook()
	_, err := b.Face(font.Query{Family: "serif"})
	var e *finding.Error
	if !errors.As(err, &e) || e.Finding.Code != font.CodeNoFaces {
		t.Errorf("got %v, want %s", err, font.CodeNoFaces)
	}
	if f, ok := b.FaceFor(font.Query{}, '国'); f != nil || ok {
		t.Errorf("got %v, %v", f, ok)
	}
}

func TestCheckRunes(t *testing.T) {
	user, bundled, installed := newsroom()
	b := font.NewBook(user, bundled, installed)
	got := b.CheckRunes(font.Query{Family: "serif"}, "甲黑黑无六\n", finding.Place{File: "稿.txt"})
	want := []string{
		"稿.txt: “Noto Serif SC”缺少“黑”（U+9ED1），该字取自“Noto Sans SC”。",
		"稿.txt: 所有字体都没有“无”（U+65E0），页面上会显示为空框。请用 --fonts 添加含有此字的字体，或改写此字。",
	}
	var said []string
	for _, f := range got {
		said = append(said, f.Message("zh"))
	}
	if !slices.Equal(said, want) {
		t.Errorf("got\n%q\nwant\n%q", said, want)
	}
}
