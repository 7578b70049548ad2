package layout

import (
	"strconv"
	"strings"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// folioRole is the role of everything in the strip on top of a page.
const folioRole = "folio"

// folioGap is the least distance between two fields, in points; editors and
// paper, the number and the rubric stand that far apart.
const folioGap = 10 * geom.Pt

// The fields of a folio, as indexes in the cache.
const (
	fieldNumber = iota
	fieldRubric
	fieldDate
	fieldEditors
	fieldPaper
)

// folio returns the strip of page i: on a sheet with a fold one over each
// half. Without anything to say only its rules are left.
func (l *layouter) folio(i int) []Placed {
	area := l.d.Design.Format.TypeArea
	fold := l.d.Design.Format.Fold
	if fold <= 0 {
		return []Placed{l.folioOver(area, i, i)}
	}
	half := area
	half.W = (area.W - fold) / 2
	left := l.folioOver(half, 2*i, 2*i)
	half.X = area.Right() - half.W
	right := l.folioOver(half, 2*i+1, 2*i+1)
	mirror(&right, half)
	return []Placed{left, right}
}

// mirror turns a strip round, so that the number of a right-hand page stands
// at its outer edge.
func mirror(p *Placed, area geom.Rect) {
	turned := func(x, width geom.Length) geom.Length { return area.X + area.Right() - x - width }
	for i := range p.Fills {
		p.Fills[i].Rect.X = turned(p.Fills[i].Rect.X, p.Fills[i].Rect.W)
	}
	for i := range p.Lines {
		p.Lines[i].X = turned(p.Lines[i].X, p.Lines[i].Measure)
	}
}

// pageLabel returns the printed number of sheet i: of a spread both numbers.
func (l *layouter) pageLabel(i int) string {
	first := l.d.Folio.PageNumber
	if l.d.Design.Format.Fold <= 0 {
		return countOn(first, i)
	}
	left, right := countOn(first, 2*i), countOn(first, 2*i+1)
	if left == right {
		return left
	}
	return left + "-" + right
}

// countOn returns the page number n pages after first: the digits at its end
// count on and keep their leading zeros ("04" to "05", "A9" to "A10"). A
// number without digits stays.
func countOn(first string, n int) string {
	head := strings.TrimRight(first, "0123456789")
	digits := first[len(head):]
	v, err := strconv.Atoi(digits)
	if err != nil {
		return first
	}
	out := strconv.Itoa(v + n)
	return head + strings.Repeat("0", max(0, len(digits)-len(out))) + out
}

// folioOver returns the strip over an area for the nth page.
func (l *layouter) folioOver(area geom.Rect, n, owner int) Placed {
	look := l.d.Design.Folio
	p := Placed{Role: folioRole, Rect: geom.Rect{X: area.X, Y: look.RuleY - look.BlockH, W: area.W, H: look.BlockH}}
	p.Rules = l.folioRules(area)
	data := l.d.Folio
	if !look.Show || data == (document.Folio{}) {
		return p
	}
	s := folioStrip{l: l, area: area, owner: "folio" + strconv.Itoa(owner)}
	s.setNumber(&p, countOn(data.PageNumber, n))
	s.setFields(&p, data)
	return p
}

func (l *layouter) folioRules(area geom.Rect) []Rule {
	look := l.d.Design.Folio
	if look.RuleY <= 0 {
		return nil
	}
	line := func(y, width geom.Length) Rule {
		return Rule{From: geom.Point{X: area.X, Y: y}, To: geom.Point{X: area.Right(), Y: y}, Width: width, Paint: l.d.Design.Paint("black")}
	}
	var out []Rule
	if look.ThickRule > 0 {
		out = append(out, line(look.RuleY, look.ThickRule))
	}
	if look.ThinRule > 0 {
		out = append(out, line(look.RuleY+look.RuleGap, look.ThinRule))
	}
	return out
}

// folioStrip is one strip being set.
type folioStrip struct {
	l     *layouter
	area  geom.Rect
	owner string
	left  geom.Length // where the fields may begin, page space
}

// setNumber sets the page number on its coloured block, which stands on the
// thick rule at the left edge; one that would take more than a third of the
// strip is set smaller.
func (s *folioStrip) setNumber(p *Placed, number string) {
	s.left = s.area.X
	if number == "" {
		return
	}
	look := s.l.d.Design.Folio
	w := s.word(fieldNumber, number, "folionumber", 1)
	if room := s.area.W/3 - folioGap; w.width > room {
		w = s.word(fieldNumber, number, "folionumber", max(leastFolioShare, float64(room)/float64(w.width)*0.995))
	}
	block := geom.Rect{X: s.area.X, Y: look.RuleY - look.ThickRule/2 - look.BlockH, W: look.BlockW, H: look.BlockH}
	block.W = max(block.W, w.width+folioGap)
	p.Fills = append(p.Fills, Fill{Rect: block, Paint: s.l.d.Design.Paint(look.Ink)})
	line := w.line(block.X+(block.W-w.width)/2, s.l.d.Design.Paint("white"))
	line.Baseline = block.Y + opticalMiddle(w, block.H)
	line.Role = folioRole
	p.Lines = append(p.Lines, line)
	s.left = block.Right() + folioGap
}

func (s *folioStrip) word(field int, text, style string, share float64) word {
	look := sound(s.l.d.Design.Style(style))
	look.Size = max(1, look.Size.Scale(share))
	return s.l.setWord(textKey{owner: s.owner, index: field}, text, look, s.l.localeOf(""))
}

// field is one text of the strip.
type field struct {
	index int
	text  string
	style string
	word  word
}

// setFields sets rubric, date, editors and paper: the rubric at the left, the
// date in the middle of the page, the paper at the right edge, the editors
// before it. Where they would touch, the date gives way; where the strip is
// too short, all of them are set smaller.
func (s *folioStrip) setFields(p *Placed, data document.Folio) {
	fields := [...]field{
		{index: fieldRubric, text: data.Rubric, style: "foliorubric"},
		{index: fieldDate, text: printedDate(data.Date, s.l.localeOf("")), style: "foliotext"},
		{index: fieldEditors, text: data.Editors, style: "foliotext"},
		{index: fieldPaper, text: data.Paper, style: "foliopaper"},
	}
	s.setWords(fields[:])
	rubric, date, editors, paper := &fields[0].word, &fields[1].word, &fields[2].word, &fields[3].word
	left, right := s.left, s.area.Right()
	if rubric.width > 0 {
		s.put(p, rubric, fields[0].style, left)
		left += rubric.width + folioGap
	}
	paperX := right - paper.width
	if paper.width > 0 {
		right = paperX - folioGap
	}
	editorsX := right - editors.width
	if editors.width > 0 {
		right = editorsX - folioGap
	}
	s.put(p, date, "foliotext", min(max(s.area.X+(s.area.W-date.width)/2, left), right-date.width))
	s.put(p, editors, "foliotext", editorsX)
	s.put(p, paper, fields[3].style, paperX)
}

// setWords sets all fields side by side, smaller where the strip is too short.
func (s *folioStrip) setWords(fields []field) {
	taken, gaps := s.setAt(fields, 1)
	room := s.area.Right() - s.left
	if taken+gaps > room && taken > 0 {
		s.setAt(fields, max(leastFolioShare, float64(room-gaps)/float64(taken)*0.995))
	}
}

// leastFolioShare keeps a folio that is given a whole essay from vanishing.
const leastFolioShare = 0.1

// setAt sets all fields at a share of their size and returns the length of
// their text and of the gaps between them.
func (s *folioStrip) setAt(fields []field, share float64) (taken, gaps geom.Length) {
	for i := range fields {
		f := &fields[i]
		if f.text == "" {
			continue
		}
		f.word = s.word(f.index, f.text, f.style, share)
		if taken > 0 {
			gaps += folioGap
		}
		taken += f.word.width
	}
	return taken, gaps
}

func (s *folioStrip) put(p *Placed, w *word, style string, x geom.Length) {
	if !w.isSet {
		return
	}
	line := w.line(x, s.l.d.Design.Paint(s.l.d.Design.Style(style).Ink))
	line.Baseline, line.Role = s.l.d.Design.Folio.Baseline, folioRole
	p.Lines = append(p.Lines, line)
}

var weekdays = [...]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}

// printedDate returns an ISO day in the words of the locale, with its weekday.
// What is not such a day is printed as it stands.
func printedDate(iso string, locale story.Locale) string {
	day, err := time.Parse(time.DateOnly, iso)
	switch {
	case err != nil:
		return iso
	case locale.IsChinese():
		return day.Format("2006年1月2日 ") + weekdays[day.Weekday()]
	}
	return day.Format("Monday, January 2, 2006")
}
