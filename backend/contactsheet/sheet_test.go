package contactsheet

import (
	"bytes"
	"strings"
	"testing"

	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/scene"
)

func sheetOf(n int) Sheet {
	s := Sheet{Title: "照片", Count: "13", Locale: "zh-CN", Faces: map[string]string{}}
	for range n {
		s.Photos = append(s.Photos, Photo{ID: "a", Name: "01.jpg", Width: 600, Height: 400, Caption: strings.Repeat("去年春天，镇上把堆场全部迁走。", 20), Credit: "本报"})
	}
	return s
}

func texts(p scene.Page) (out []string) {
	for _, item := range p.Items {
		if g, ok := item.(scene.Glyphs); ok {
			out = append(out, g.Text)
		}
	}
	return out
}

func TestSheetHasTwelveAPage(t *testing.T) {
	book := font.NewBook(testfont.Source())
	for n, want := range map[int]int{0: 1, 1: 1, 12: 1, 13: 2, 25: 3} {
		if got := len(Draw(sheetOf(n), book).Pages); got != want {
			t.Errorf("%d photos take %d pages, want %d", n, got, want)
		}
	}
	var first, again bytes.Buffer
	if err := scene.Dump(&first, Draw(sheetOf(13), book)); err != nil {
		t.Fatal(err)
	}
	if err := scene.Dump(&again, Draw(sheetOf(13), book)); err != nil || first.String() != again.String() {
		t.Error("the same photos give another sheet")
	}
}

func TestEverythingStandsOnThePage(t *testing.T) {
	s := sheetOf(12)
	s.Title = strings.Repeat("一个名字很长的文件夹", 20)
	s.Photos[3].Name = strings.Repeat("longname", 40) + ".jpg"
	s.Photos[4] = Photo{Name: "bad.jpg", Trouble: strings.Repeat("这个文件不是能读的图片。", 20)}
	s.Photos[5].Width, s.Photos[5].Height = 1, 9000
	for _, item := range Draw(s, font.NewBook(testfont.Source())).Pages[0].Items {
		var area geom.Rect
		switch item := item.(type) {
		case scene.Picture:
			area = item.Rect
		case scene.Fill:
			area = item.Rect
		case scene.Glyphs:
			area = geom.Rect{X: item.Origin.X, Y: item.Origin.Y, W: item.X[len(item.X)-1]}
		}
		if area.X < 0 || area.Y < 0 || area.X+area.W > paper.W-margin+gutter || area.Y+area.H > paper.H {
			t.Errorf("%T at %+v", item, area)
		}
	}
}

func TestTextsAreCutWithASign(t *testing.T) {
	page := Draw(sheetOf(1), font.NewBook(testfont.Source())).Pages[0]
	cut := 0
	for _, text := range texts(page) {
		if strings.HasSuffix(text, "…") {
			cut++
		}
	}
	if cut != 1 {
		t.Errorf("%d texts are cut: %q", cut, texts(page))
	}
}

func TestWithinKeepsTheShape(t *testing.T) {
	box := geom.Rect{X: 10, Y: 20, W: 600, H: 400}
	for _, c := range []struct{ w, h, wantW, wantH int }{{3, 2, 600, 400}, {2, 1, 600, 300}, {1, 1, 400, 400}, {0, 5, 600, 400}} {
		r := within(box, c.w, c.h)
		if int(r.W) != c.wantW || int(r.H) != c.wantH || r.Y+r.H != box.Y+box.H || r.X != box.X {
			t.Errorf("%+v: %+v", c, r)
		}
	}
}
