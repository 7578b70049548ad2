package desk

import (
	"math/rand"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/preflight"
	"broadsheet/backend/story"
)

// creditedPage is a page of photos with one credit, and the line that says so.
func creditedPage(line string) *document.Document {
	d := &document.Document{Locale: "zh-Hans", Pages: []document.Page{{}}}
	d.Stories = []document.Story{{ID: "s", Story: story.Story{Blocks: []story.Block{{ID: "c", Role: story.Credit, Spans: []story.Span{{Text: line}}}}}}}
	for _, id := range []string{"a", "b", "c"} {
		d.Photos = append(d.Photos, document.Photo{ID: document.PhotoID(id), Width: 30, Height: 20, Credit: "区政协"})
		d.Pages[0].Frames = append(d.Pages[0].Frames, frameOf(id))
	}
	return d
}

func frameOf(photo string) document.Frame {
	return document.Frame{ID: document.FrameID("f" + photo), Kind: document.PhotoFrame, Photo: document.PhotoID(photo), Crop: document.Crop{W: 1, H: 1}}
}

// crediting applies steps with what the desk adds to them.
func crediting(t *testing.T, d *document.Document, steps ...document.Step) *document.Document {
	t.Helper()
	after, err := append(document.Steps(steps), followCredits(d, steps)...).Apply(d)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

func lineIn(d *document.Document) string { return d.Stories[0].Story.Blocks[0].Text() }

// anyCredit is some edit of the credits of a page, or of which photos stand on
// it. Photo a always stands there.
func anyCredit(random *rand.Rand, d *document.Document) document.Step {
	sources := []string{"", " ", "区政协", "新华社发", "区融媒体中心供图", "沈禾 摄"}
	p := d.Photos[random.Intn(len(d.Photos))]
	if p.ID == "a" {
		p.Credit = sources[2+random.Intn(4)]
		return document.SetPhoto{Photo: p}
	}
	switch random.Intn(5) {
	case 0:
		p.ApartCredit = !p.ApartCredit
	case 1:
		p.Byline = []string{"", "沈禾", "唐果 摄"}[random.Intn(3)]
	case 2:
		for _, f := range d.Pages[0].Frames {
			if f.Photo == p.ID {
				return document.RemoveFrame{Frame: f.ID}
			}
		}
		return document.InsertFrame{Frame: frameOf(string(p.ID))}
	default:
		p.Credit = sources[random.Intn(len(sources))]
	}
	return document.SetPhoto{Photo: p}
}

// TestCreditLineIsInStep holds the line to the credits after every edit of
// them, whatever was done to them on the way.
func TestCreditLineIsInStep(t *testing.T) {
	for seed := range int64(300) {
		random := rand.New(rand.NewSource(seed))
		d := madePage("本版图片由区政协提供")
		for n := range 20 {
			step := anyCredit(random, d)
			if n%4 == 0 {
				step = withCredit(d.Photos[0], []string{"", "新华社", "唐果 摄"}[random.Intn(3)])
			}
			d = crediting(t, d, step)
			if want := madeLine(d); want != "" && lineIn(d) != want {
				t.Fatalf("seed %d, edit %d, %+v: the line is %q, want %q", seed, n, step, lineIn(d), want)
			}
		}
	}
}

// TestReportersLineKeepsWhoItSpeaksFor: only one photo says itself whose it is.
func TestReportersLineKeepsWhoItSpeaksFor(t *testing.T) {
	for _, credit := range []string{"", "新华社"} {
		d := creditedPage("（本版图片由区政协提供）")
		d.Photos[1].Credit, d.Photos[2].Credit = "", ""
		first := d.Photos[0]
		first.Credit = credit
		if d = crediting(t, d, document.SetPhoto{Photo: first}); lineIn(d) != "（本版图片由区政协提供）" {
			t.Errorf("with credit %q it became %q", credit, lineIn(d))
		}
	}
}

func TestCreditLineThatIsWritten(t *testing.T) {
	set := func(d *document.Document, credit string) document.Steps {
		var steps document.Steps
		for _, p := range d.Photos {
			p.Credit = credit
			steps = append(steps, document.SetPhoto{Photo: p})
		}
		return steps
	}
	d := creditedPage("（本版图片由区政协提供）。")
	if d = crediting(t, d, set(d, "新华社")...); lineIn(d) != "（本版图片由新华社提供）。" {
		t.Errorf("in brackets it became %q", lineIn(d))
	}
	one := d.Photos[1]
	one.Credit = ""
	if d = crediting(t, d, document.SetPhoto{Photo: one}); lineIn(d) != "（本版部分图片由新华社提供）。" {
		t.Errorf("with one cleared it became %q", lineIn(d))
	}
	one.Credit = "区政协"
	if d = crediting(t, d, document.SetPhoto{Photo: one}); lineIn(d) != "（本版图片由新华社、区政协提供）。" {
		t.Errorf("with one written anew it became %q", lineIn(d))
	}
	own := creditedPage("图片均为资料图片")
	if own = crediting(t, own, set(own, "新华社")...); lineIn(own) != "图片均为资料图片" {
		t.Errorf("an editor's line became %q", lineIn(own))
	}
	silent := creditedPage("")
	if silent = crediting(t, silent, set(silent, "新华社")...); lineIn(silent) != "" {
		t.Errorf("a line that was taken out says %q", lineIn(silent))
	}
	d = creditedPage("本版图片由区政协提供")
	line, _ := preflight.CreditLineOf(d)
	typed := document.ReplaceText{At: line.At, From: line.From, To: line.To(), Spans: []story.Span{{Text: "图片：本报"}}}
	if d = crediting(t, d, append(set(d, "新华社"), typed)...); lineIn(d) != "图片：本报" {
		t.Errorf("what one edit writes became %q", lineIn(d))
	}
}

func TestCreditLineFollowsAnotherDocument(t *testing.T) {
	d := creditedPage("本版图片由区政协、新华社提供")
	d.Photos[2].Credit = "新华社"
	fewer := creditedPage("本版图片由区政协、新华社提供")
	fewer.Photos[2].Credit = "新华社"
	fewer.Pages[0].Frames = fewer.Pages[0].Frames[:2]
	if d = crediting(t, d, document.ReplaceDocument{Document: fewer}); lineIn(d) != "本版图片由区政协提供" {
		t.Errorf("with a photo less the line is %q", lineIn(d))
	}
}
