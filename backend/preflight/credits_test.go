package preflight

import (
	"slices"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

func TestCreditLineIn(t *testing.T) {
	for whole, want := range map[string]string{
		"本版图片由区政协提供":        "本版图片由区政协提供",
		"（本版图片由区政协提供）。":     "本版图片由区政协提供",
		"（本版图片由区政协提供。）":     "本版图片由区政协提供",
		"(Photos: Ann Lee)": "Photos: Ann Lee",
		"本版摄影：沈禾（除署名外）":     "本版摄影：沈禾（除署名外）",
		"（本版摄影：沈禾（除署名外））":   "本版摄影：沈禾（除署名外）",
		"\u3000本版摄影：沈禾":     "本版摄影：沈禾",
		"（）。":               "",
		"（":                 "（",
		"（独家）图片由区政协提供":      "（独家）图片由区政协提供",
		"":                  "",
	} {
		line := creditLineIn(whole)
		if line.Text != want || string([]rune(whole)[line.From:line.To()]) != want {
			t.Errorf("%q has the line %q at %d to %d, want %q", whole, line.Text, line.From, line.To(), want)
		}
	}
}

// credits are the codes of what is found of credits in a document of photos a,
// b, … on one page, with a line.
func credits(line string, photos ...document.Photo) []finding.Code {
	d, l := withCaptions(slices.Repeat([]string{""}, len(photos))...)
	d.Pages = []document.Page{{}}
	for i, p := range photos {
		p.ID, p.Name, p.Width, p.Height = d.Photos[i].ID, d.Photos[i].Name, 3000, 2000
		d.Photos[i] = p
		if p.Section < 0 { // stands on no page
			continue
		}
		d.Pages[0].Frames = append(d.Pages[0].Frames, document.Frame{Kind: document.PhotoFrame, Photo: p.ID})
	}
	d.Stories = []document.Story{{ID: "s", Story: story.Story{Blocks: []story.Block{{ID: "c", Role: story.Credit, Spans: []story.Span{{Text: line}}}}}}}
	var out []finding.Code
	for _, f := range Check(d, l, nil) {
		if f.Code == MissingCredit || f.Code == CreditLineStale || f.Code == CreditLineExtra {
			out = append(out, f.Code)
		}
	}
	return out
}

func TestCreditsAgainstTheirLine(t *testing.T) {
	council, agency, silent := document.Photo{Credit: "区政协"}, document.Photo{Credit: "新华社"}, document.Photo{}
	apart := document.Photo{Credit: "新华社", ApartCredit: true}
	unplaced := document.Photo{Credit: "新华社", Section: -1}
	const one, both = "本版图片由区政协提供", "本版图片由区政协、新华社提供"
	for _, c := range []struct {
		name   string
		line   string
		photos []document.Photo
		want   []finding.Code
	}{
		{"in step", one, []document.Photo{council, council}, nil},
		{"a source is not named", one, []document.Photo{council, agency}, []finding.Code{CreditLineStale}},
		{"a source whose photo stands on no page", both, []document.Photo{council, unplaced}, []finding.Code{CreditLineExtra}},
		{"a source that stands with its photo", both, []document.Photo{council, apart}, []finding.Code{CreditLineExtra}},
		{"a written line may speak for who names nobody", one, []document.Photo{silent, {Credit: "区政协", Section: -1}}, nil},
		{"a line covers who names nobody", one, []document.Photo{council, silent}, nil},
		{"no line", "", []document.Photo{council, silent}, []finding.Code{MissingCredit}},
		{"an editor's line speaks for all", "图片由本报资料室提供", []document.Photo{silent, silent}, nil},
		{"how it was given is not part of the name", one, []document.Photo{{Credit: "区政协供图"}}, nil},
	} {
		if got := credits(c.line, c.photos...); !slices.Equal(got, c.want) {
			t.Errorf("%s: found %v, want %v", c.name, got, c.want)
		}
	}
}
