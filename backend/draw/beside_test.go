package draw_test

import (
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
	"broadsheet/backend/story"
)

// TestPhotosAreReadWhereTheyBelong: behind the last paragraph of their
// section, else behind the paragraph that they stand nearest to.
func TestPhotosAreReadWhereTheyBelong(t *testing.T) {
	text := func(id, role, says string) story.Block {
		return story.Block{ID: story.BlockID(id), Role: story.Role(role), Spans: []story.Span{{Text: says}}}
	}
	photo := func(section int, y float64) func(*document.Document) {
		return func(d *document.Document) {
			d.Photos = []document.Photo{{ID: "p", Section: section}}
			frame := document.Frame{ID: "photo", Kind: document.PhotoFrame, Photo: "p", Rect: geom.Rect{X: 90 * pt, Y: geom.Points(y), W: 10 * pt, H: 10 * pt}}
			d.Pages[0].Frames = append(d.Pages[0].Frames, frame)
		}
	}
	plain := []story.Block{text("one", "body", "一二三四五六七八九十"), text("two", "body", "一二三四五六七八九十"), text("credit", "credit", "图")}
	parted := []story.Block{text("one", "body", "一"), text("h", "sectionhead", "题"), text("two", "body", "二"), text("h2", "sectionhead", "末"), text("credit", "credit", "图")}
	for name, c := range map[string]struct {
		blocks []story.Block
		change func(*document.Document)
		want   string
	}{
		"beside the first paragraph":      {plain, photo(-1, 0), "one"},
		"beside the last":                 {plain, photo(0, 60), "two"},
		"of the part before all heads":    {parted, photo(0, 60), "one"},
		"of a section":                    {parted, photo(1, 0), "two"},
		"of a section that is a head":     {parted, photo(2, 0), "h2"},
		"of a section that is gone":       {parted, photo(9, 0), "one"},
		"on no page, of no section":       {plain, func(d *document.Document) { d.Photos = []document.Photo{{ID: "p", Section: -1}} }, ""},
		"of a document without any story": {nil, func(d *document.Document) { photo(0, 0)(d); d.Stories, d.Threads = nil, nil }, ""},
	} {
		d := report()
		d.Stories[0].Story.Blocks = c.blocks
		c.change(d)
		if got := drawn(d).Reading.Beside["p"]; got.Block != c.want || c.want != "" && got.Story != "s" {
			t.Errorf("%s: behind %+v, want %q", name, got, c.want)
		}
	}
}

// linksOf are the links of a page in the order of its lines.
func linksOf(items []scene.Item) (out []scene.Link) {
	for _, item := range items {
		switch v := item.(type) {
		case scene.Group:
			out = append(out, linksOf(v.Items)...)
		case scene.Link:
			out = append(out, v)
		}
	}
	return out
}

// TestAddressesAreLinks: those of the web and of mail, without the marks of
// their sentence, and nothing else.
func TestAddressesAreLinks(t *testing.T) {
	for text, want := range map[string]string{
		"见https://a.cn/x。":          "https://a.cn/x",
		"（http://a.cn/x?y=1&z=2），":  "http://a.cn/x?y=1&z=2",
		"see (www.a.cn), then":      "http://www.a.cn",
		"see https://a.cn/w_(x).":   "https://a.cn/w_(x)",
		"信箱ed@news.cn。":             "mailto:ed@news.cn",
		"javascript://alert(1)":     "",
		"file:///etc/passwd":        "",
		"他@了我 www. 和 https:// 都不是":  "",
		"no address here, 3:2 @ 5.": "",
	} {
		d := report()
		d.Stories[0].Story.Blocks[1].Spans = []story.Span{{Text: text}}
		links := linksOf(drawn(d).Pages[0].Items)
		if want == "" && len(links) != 0 || want != "" && (len(links) == 0 || links[0].URL != want || links[0].Continues || links[len(links)-1].URL != want) {
			t.Errorf("%s: %+v, want %s", text, links, want)
		}
	}
}

// TestLinksCoverTheirText: on each of the lines over which it is broken.
func TestLinksCoverTheirText(t *testing.T) {
	d := report()
	d.Stories[0].Story.Blocks[1].Spans = []story.Span{{Text: "一二三www.abcdefghijklmnop.cn四"}}
	links := linksOf(drawn(d).Pages[0].Items)
	if len(links) < 2 || links[0].Continues || !links[1].Continues {
		t.Fatalf("%+v", links)
	}
	for i, l := range links {
		if l.Rect.X < 0 || l.Rect.Right() > 80*pt || l.Rect.H != 10*pt || l.Rect.W < pt {
			t.Errorf("part %d covers %v", i, l.Rect)
		}
	}
	if links[0].Rect.Y == links[1].Rect.Y {
		t.Error("both parts are on one line")
	}
}
