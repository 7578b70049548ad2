package compose

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/photo"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// prose is what made-up paragraphs are cut from: figures, marks and quotes in
// the mixture of a report.
const prose = "去年以来，全镇围绕“稳增长、促发展”这条主线，先后组织调研12次、协商议事6场，收集意见建议86条，" +
	"推动解决道路养护、农田灌溉、养老服务等一批群众关心的问题；《2024年工作要点》所列23项任务全部完成，满意率达到98.6%。" +
	"村口的老槐树下，几位老人说起渠水进田的那个早晨：“水来了，心就定了。”新修的桥把两岸的集市连成一条街。"

// words are what made-up Latin text is cut from.
const words = "The council met twelve times last year, heard 86 proposals and mended the road to the mill; “water came,” " +
	"an old man said, “and our hearts were at rest.” A bridge now joins the two markets, and the festival drew 4,500 guests. "

// chinese returns n runes of prose, from a place that depends on seed. It
// neither begins nor ends with a mark.
func chinese(n, seed int) string {
	text := []rune(strings.Repeat(prose, 2+n/100))
	at := seed * 17 % 150
	for noStart(text[at]) || noEnd(text[at]) {
		at++
	}
	return string(text[at : at+n])
}

// latin returns about n runes of words.
func latin(n, seed int) string {
	text := strings.Repeat(words, 2+n/150)
	at := strings.IndexByte(text[seed*13%150:], ' ') + seed*13%150 + 1
	return strings.TrimSpace(text[at : at+n])
}

// A draft is a story under way.
type draft struct{ blocks []story.Block }

func (d *draft) add(role story.Role, label, text string) *draft {
	id := story.BlockID(fmt.Sprintf("b%d", len(d.blocks)))
	d.blocks = append(d.blocks, story.Block{ID: id, Role: role, Label: label, Spans: []story.Span{{Text: text}}})
	return d
}

// body adds paragraphs of the given lengths.
func (d *draft) body(lengths ...int) *draft {
	for _, n := range lengths {
		d.add(story.Body, "", chinese(n, len(d.blocks)))
	}
	return d
}

func (d *draft) story() story.Story { return story.Story{Locale: "zh-Hans", Blocks: d.blocks} }

// picture is a photo of a size that nobody took.
func picture(n, width, height, section int, caption string) Picture {
	return Picture{
		Photo:   photo.Photo{ID: photo.ID(fmt.Sprintf("%032d", n)), Name: fmt.Sprintf("%02d.jpg", n), Width: width, Height: height},
		Caption: caption, Section: section, Confidence: 0.7,
	}
}

func loadDesign(tb testing.TB, name string) design.Design {
	tb.Helper()
	d, err := design.Load(name)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// input is a page's material with the square font and a broadsheet's design.
func input(tb testing.TB, s story.Story, pictures ...Picture) Input {
	tb.Helper()
	return Input{Story: s, Pictures: pictures, Design: loadDesign(tb, "broadsheet"), Book: testfont.Book(), Alternatives: 1}
}

// copyOf takes a story apart as Compose does.
func copyOf(in Input) *copyText {
	in.Story = orderStory(in.Story, in.Credit)
	return readCopy(&in, typeset.NewSetter(in.Book, in.Design.Faces, in.Design.Characters))
}

// report is a story of three lettered sections with all that may lead it.
func report() *draft {
	d := &draft{}
	d.add(story.Headline, "", "履职尽责显担当　硕果满枝展芳华").add(story.Deck, "", "——全镇水利建设一年回眸").add(story.Byline, "", "本报记者 林一川")
	d.add(story.Lead, "", chinese(120, 3))
	for i, head := range []string{"坚持党的领导，以“新思想”指引“新方向”", "聚焦中心大局，以“新作为”服务“新发展”", "践行为民宗旨，以“新担当”增进“新福祉”"} {
		d.add(story.SectionHead, string(rune('A'+i)), head).body(130, 210, 90, 170, 60, 240)
	}
	return d
}

// composed runs Compose and stops the test where it fails.
func composed(tb testing.TB, in Input) Result {
	tb.Helper()
	r, err := Compose(context.Background(), in)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// framesOf lists the frames of a kind on all pages.
func framesOf(d *document.Document, kind document.Kind) []document.Frame {
	var out []document.Frame
	for _, p := range d.Pages {
		for _, f := range p.Frames {
			if f.Kind == kind {
				out = append(out, f)
			}
		}
	}
	return out
}

var inf = math.Inf(1)
