package compose

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"broadsheet/backend/design"
	"broadsheet/backend/story"
)

// displayOrder is the order in which the parts of a story stand on a page.
var displayOrder = map[story.Role]int{
	story.Kicker: 0, story.Headline: 1, story.Deck: 2, story.Byline: 3, story.Dateline: 3, story.Lead: 4,
}

const bodyOrder = 5

// orderStory brings display blocks to the front in the order of the page.
// Only one kicker, headline and deck can lead a page: further ones, and leads
// that stand among the sections, become what they are near. Blocks without a
// character take no place. Nothing is lost.
func orderStory(s story.Story, credit string) story.Story {
	out := orderBlocks(s, false)
	if credit != "" {
		out.Blocks = append(out.Blocks, story.Block{ID: story.BlockID(freeID(out, "credit")), Role: story.Credit, Spans: []story.Span{{Text: credit}}})
	}
	return out
}

// orderBlocks orders and roles the blocks; keepAll neither drops blank ones
// nor joins decks: an edited story keeps every block.
func orderBlocks(s story.Story, keepAll bool) story.Story {
	out := s
	out.Blocks = nil
	seen := map[story.Role]bool{}
	inBody := false
	leads := headlessRoles(s)
	for _, b := range s.Blocks {
		if isBlank(b) {
			if keepAll {
				out.Blocks = append(out.Blocks, blankBlock(b))
			}
			continue
		}
		if role, ok := leads[b.Role]; ok {
			b.Role = role
		}
		if isTooLongForHead(b, s.Locale) {
			if !keepAll {
				b = withLabelInText(b)
			}
			b.Role = story.Body
		}
		switch b.Role {
		case story.Kicker, story.Headline, story.Deck:
			if !keepAll && b.Role == story.Deck && seen[b.Role] && !inBody && joinDeck(&out, b) {
				continue
			}
			if seen[b.Role] {
				b.Role = story.Lead
				if inBody {
					b.Role = story.Body
				}
			}
			seen[b.Role] = true
		case story.Lead:
			if inBody {
				b.Role = story.Body
			}
		case story.Byline, story.Dateline, story.Note:
		default:
			inBody = true
		}
		out.Blocks = append(out.Blocks, b)
	}
	sort.SliceStable(out.Blocks, func(i, j int) bool { return order(out.Blocks[i]) < order(out.Blocks[j]) })
	leadIsBody(&out)
	return out
}

// blankBlock is a block that an editor has not filled yet: an empty line of
// the body, wherever it stands. In the display text it has no place.
func blankBlock(b story.Block) story.Block {
	if order(b) == bodyOrder {
		b.Role = story.Body
	}
	return b
}

// isBlank reports whether a block has nothing to show.
func isBlank(b story.Block) bool {
	return strings.TrimSpace(b.Label) == "" && strings.TrimSpace(b.Text()) == ""
}

// headlessRoles says what the parts of the head group become in a story
// without a headline: there is no group for them to stand in.
func headlessRoles(s story.Story) map[story.Role]story.Role {
	for _, b := range s.Blocks {
		if b.Role == story.Headline && !isBlank(b) {
			return nil
		}
	}
	return map[story.Role]story.Role{story.Kicker: story.Lead, story.Deck: story.Lead, story.Byline: story.Note, story.Dateline: story.Note}
}

// mostHead is the length of the longest heading inside the text, in
// characters: what is longer is a paragraph.
const mostHead = 60

func isTooLongForHead(b story.Block, locale story.Locale) bool {
	limit := mostHead
	if !locale.IsChinese() {
		limit *= 3
	}
	isHead := b.Role == story.SectionHead || b.Role == story.Crosshead
	return isHead && len([]rune(b.Text())) > limit
}

// withLabelInText returns a block whose label stands in its text: only
// headings have labels of their own.
func withLabelInText(b story.Block) story.Block {
	b.Spans = labelled(b)
	b.Label = ""
	return b
}

// followSections returns the pictures with the sections of the ordered story
// that hold what their sections in the story as written began with.
func followSections(pictures []Picture, written, ordered story.Story) []Picture {
	at := map[story.BlockID]int{}
	for i, s := range ordered.Sections() {
		if s.Head != nil {
			at[s.Head.ID] = i
		}
		for _, b := range s.Body {
			at[b.ID] = i
		}
	}
	sections := written.Sections()
	out := append([]Picture(nil), pictures...)
	for i := range out {
		p := &out[i]
		if p.Section < 0 || p.Section >= len(sections) {
			p.Section = -1
			continue
		}
		p.Section = firstPlace(sections[p.Section], at)
	}
	return out
}

// firstPlace is where the first block of a section that has a place stands, -1
// where none has.
func firstPlace(s story.Section, at map[story.BlockID]int) int {
	blocks := s.Body
	if s.Head != nil {
		blocks = append([]story.Block{*s.Head}, blocks...)
	}
	for _, b := range blocks {
		if n, ok := at[b.ID]; ok {
			return n
		}
	}
	return -1
}

// mostDeckLines is how many decks join into one of as many lines.
const mostDeckLines = 3

// joinDeck sets a further deck as a line of its own under the first. It
// reports false where there are enough.
func joinDeck(s *story.Story, b story.Block) bool {
	for i := range s.Blocks {
		first := &s.Blocks[i]
		if first.Role != story.Deck {
			continue
		}
		joined := withLabelInText(b)
		if strings.Count(first.Text(), "\n")+1 >= mostDeckLines {
			return false
		}
		spans := append([]story.Span(nil), first.Spans...)
		first.Spans = append(append(spans, story.Span{Text: "\n"}), joined.Spans...)
		return true
	}
	return false
}

func order(b story.Block) int {
	if isBlank(b) && b.Role != story.Body {
		return -1
	}
	if o, ok := displayOrder[b.Role]; ok {
		return o
	}
	return bodyOrder
}

// leadIsBody lets a long lead run on with the body, and one that has no body
// after it.
func leadIsBody(s *story.Story) {
	lead, body := 0, 0
	for _, b := range s.Blocks {
		if b.Role == story.Lead {
			lead += len([]rune(b.Text()))
		} else if order(b) == bodyOrder {
			body += len([]rune(b.Text()))
		}
	}
	limit := longLead
	if !s.Locale.IsChinese() {
		limit *= 3
	}
	if lead == 0 || lead <= limit && body > lead/2 {
		return
	}
	for i := range s.Blocks {
		if s.Blocks[i].Role == story.Lead {
			s.Blocks[i].Role = story.Body
		}
	}
}

// freeID returns an id that no block of the story has.
func freeID(s story.Story, base string) string {
	used := map[story.BlockID]bool{}
	for _, b := range s.Blocks {
		used[b.ID] = true
	}
	id := base
	for n := 2; used[story.BlockID(id)]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

// A gridChoice is a grid with what the story would take on it.
type gridChoice struct {
	grid   design.Grid
	likely int     // rows of running text
	share  float64 // of the type area that is left to pictures
	cost   float64
}

// Shares of a full page, estimated before anything is placed.
const (
	openingShare  = 0.18 // head group and lead
	gapShare      = 0.05 // empty rows between modules
	pictureShare  = 0.86 // of a slot that is picture, not caption and white
	costShare     = 10.0 // per unit of share beside the aim, squared and scaled
	costMisfit    = 8.0  // per column left white beside what stays
	costSmallBody = 0.35 // per point below the design's largest body
)

// chooseGrids orders the design's grids by how well text and pictures would
// fill one page.
func (c *copyText) chooseGrids() []gridChoice {
	d := c.in.Design
	low, high := c.shareAim()
	var out []gridChoice
	largest := d.Grids[len(d.Grids)-1].Size
	for _, g := range d.Grids {
		ch := gridChoice{grid: g}
		ch.likely = c.estimateRows(g)
		cells := float64(g.Columns * g.Rows)
		opening := openingShare
		if len(c.lead) == 0 {
			opening = 0.11
		}
		if c.headline == nil {
			opening = 0
		}
		free := 1 - opening - gapShare - c.in.kept.share(d.Format.TypeArea, false) - float64(ch.likely)/cells
		ch.share = free * pictureShare
		miss := max(0, low-ch.share, ch.share-high) / 0.05
		ch.cost = costShare*miss*miss/4 + costSmallBody*(largest-g.Size).Points()
		ch.cost += costMisfit * c.in.kept.misfit(g)
		out = append(out, ch)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].cost < out[j].cost })
	return out
}

// shareAim is the range of the type area that the pictures should take: less
// than the design's aim where there are few, or where they are small.
func (c *copyText) shareAim() (low, high float64) {
	low, high = c.designShare()
	if asked := c.in.Conditions.PhotoShare; asked > 0 {
		low, high = max(0, asked-shareSlack), asked+shareSlack
	}
	limit, stays := c.sharpLimit(), c.in.kept.share(c.in.Design.Format.TypeArea, true)
	return max(0, min(low-stays, limit)), max(0, min(high-stays, limit))
}

// designShare is the range that the design asks for, by the number of pictures.
func (c *copyText) designShare() (low, high float64) {
	d := c.in.Design.Photos
	n := len(c.in.Pictures)
	few := []float64{0, 0.45, 0.65, 0.8, 0.9}
	scale := 1.0
	if n < len(few) {
		scale = few[n]
	}
	return d.MinShare * scale, d.MaxShare * scale
}

// sharpLimit is the share of the type area beyond which the pictures together
// would be too coarse.
func (c *copyText) sharpLimit() float64 {
	d := c.in.Design.Photos
	limit := 0.0
	area := c.in.Design.Format.TypeArea
	for _, p := range c.in.Pictures {
		limit += float64(p.Photo.Width) / d.MinPPI * 25.4 * float64(p.Photo.Height) / d.MinPPI * 25.4
	}
	return 0.8 * limit / area.Area()
}

// estimateRows guesses the rows of the running text on a grid from its widths
// in em, without breaking a line.
func (c *copyText) estimateRows(g design.Grid) int {
	rows := 0.0
	for i := range c.sections {
		s := &c.sections[i]
		if s.head != nil {
			rows += 4.5
		}
		for k, b := range s.body {
			if len(s.em) <= k {
				s.em = append(s.em, c.bodyWidth(b))
			}
			rows += math.Ceil((s.em[k]+2)/g.Characters - 0.04)
		}
	}
	return int(rows)
}

// bodyWidth is a paragraph's width in em on one line.
func (c *copyText) bodyWidth(b story.Block) float64 {
	style := c.in.Design.Style("body")
	return float64(c.setter.Prepare(labelled(b), style, c.locale).NaturalWidth()) / float64(style.Size)
}
