package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// captionText is what a caption frame says: captions and what is put between
// them, run on as one paragraph.
type captionText struct {
	key      textKey
	spans    []story.Span
	segments []segment
	// isShared is set where the frame shows captions of several photos.
	isShared bool
}

// segment is a stretch of the paragraph: a caption, the label before one, or the
// credit behind it.
type segment struct {
	photo    document.Photo
	text     string
	from, to int // rune offsets in the paragraph

	// Of labels: the place in the group, and whether it begins a line.
	isLabel, isBroken bool
	member            int
}

// mostBreaks is how often a group is set anew for a label at a line's end:
// where that is not enough, each caption begins a line.
const mostBreaks = 8

// setShared sets the captions of a group, each behind its label. A label that
// a line's end would part from its caption begins a line of its own.
func (l *layouter) setShared(f *document.Frame, group []member, room captionRoom) (captionText, []typeset.Line) {
	isBroken := make([]bool, len(group))
	for {
		text := l.sharedText(f, group, isBroken)
		set := l.setText(text, room)
		i := text.stranded(set)
		if i < 0 {
			return text, set
		}
		isBroken[i] = true
		if countIf(isBroken, is) > mostBreaks {
			isBroken = slices.Repeat([]bool{true}, len(group))
		}
	}
}

// sharedText runs the captions of a group on. Without labels, and where
// isBroken says so, a caption begins on a line of its own.
func (l *layouter) sharedText(f *document.Frame, group []member, isBroken []bool) captionText {
	t := captionText{key: textKey{owner: string(f.ID), index: -1 - countIf(isBroken, is)}, isShared: true}
	for i, m := range group {
		white := ""
		switch {
		case i > 0 && isBroken[i]:
			white = "\n"
		case i > 0:
			white = l.partedBy(group[i-1], m)
		}
		t.add(segment{photo: m.photo, text: white + m.label, isLabel: true, member: i, isBroken: i == 0 || white == "\n"}, l.labelSpan())
		t.add(segment{photo: m.photo, text: m.photo.Caption}, story.Span{})
		l.addCredit(&t, m.photo, i)
	}
	return t
}

// addCredit puts the credit of a photo behind its caption, where the line for
// all photos does not name it. Like a label it is no part of the caption.
func (l *layouter) addCredit(t *captionText, p document.Photo, member int) {
	look := story.Span{}
	if _, ok := l.d.Design.Characters["captioncredit"]; ok {
		look.Style = "captioncredit"
	}
	t.add(segment{photo: p, text: p.CreditApart(l.localeOf("")), isLabel: true, isBroken: true, member: member}, look)
}

func is(b bool) bool { return b }

// stranded returns the first of a group whose label does not stand in one line
// with the beginning of its caption, or whose line begins with the white that
// parts it from the one before; -1 where all do.
func (t *captionText) stranded(set []typeset.Line) int {
	for _, s := range t.segments {
		if !s.isLabel || s.isBroken {
			continue
		}
		for _, line := range set {
			isCut := s.from < line.End && line.End <= s.to
			if isCut || line.Start == s.from {
				return s.member
			}
		}
	}
	return -1
}

// partedBy returns what stands between two captions: nothing but white.
func (l *layouter) partedBy(before, after member) string {
	last, _ := utf8.DecodeLastRuneInString(before.photo.Caption)
	switch {
	case before.label == "" || after.label == "":
		return "\n"
	case !l.localeOf("").IsChinese():
		return " "
	case unicode.IsPunct(last) || unicode.IsSpace(last):
		return ""
	}
	return "\u3000"
}

// labelSpan is how labels look: the design's character style for them, else
// its sans, else bold.
func (l *layouter) labelSpan() story.Span {
	for _, name := range []string{"captionlabel", "sans"} {
		if _, ok := l.d.Design.Characters[name]; ok {
			return story.Span{Style: name}
		}
	}
	return story.Span{Bold: true}
}

// add appends a segment, in a span that looks as given.
func (t *captionText) add(s segment, look story.Span) {
	if s.text == "" {
		return
	}
	if n := len(t.segments); n > 0 {
		s.from = t.segments[n-1].to
	}
	s.to = s.from + utf8.RuneCountInString(s.text)
	look.Text = s.text
	t.segments, t.spans = append(t.segments, s), append(t.spans, look)
}

// cut returns a set line as lines of the captions and labels that it shows. at
// gives what they have in common; isLast marks the paragraph's last line.
func (t *captionText) cut(set typeset.Line, at Line, isLast bool) []Line {
	var out []Line
	for _, s := range t.segments {
		from, to := max(s.from, set.Start), min(s.to, set.End)
		if from >= to {
			continue
		}
		line := at
		line.Text, line.Label = s.text, s.isLabel
		line.Last = to == s.to && (isLast || t.isShared)
		line.Set = cutLine(set, from, to, s.from)
		if t.isShared {
			line.Photo = s.photo.ID
		}
		if !s.isLabel || strings.TrimSpace(s.text) != "" && len(line.Set.Runs) > 0 {
			out = append(out, line)
		}
	}
	return out
}

// cutLine returns runes from..to of a set line, with offsets counted from
// start. A line that is wanted whole and from 0 is returned as it is.
func cutLine(set typeset.Line, from, to, start int) typeset.Line {
	if start == 0 && from == set.Start && to == set.End {
		return set
	}
	out := typeset.Line{Start: from - start, End: to - start, Width: set.Width}
	for _, r := range set.Runs {
		if cut, ok := cutRun(r, from, to); ok {
			out.Runs = append(out.Runs, shiftedRun(cut, -start))
		}
	}
	return out
}

// cutRun returns the glyphs of a run that stand for runes from..to, each where
// it was; ok is false where there are none.
func cutRun(r typeset.Run, from, to int) (cut typeset.Run, ok bool) {
	if from <= r.Start && r.End <= to {
		return r, true
	}
	isIn := func(c int32) bool { return from <= int(c) && int(c) < to }
	a := slices.IndexFunc(r.Clusters, isIn)
	if a < 0 {
		return typeset.Run{}, false
	}
	b := a
	for b < len(r.Clusters) && isIn(r.Clusters[b]) {
		b++
	}
	cut = r
	cut.GIDs, cut.Clusters = r.GIDs[a:b], r.Clusters[a:b]
	cut.X = r.X + r.At[a]
	cut.At = make([]geom.Length, b-a)
	for i := range cut.At {
		cut.At[i] = r.At[a+i] - r.At[a]
	}
	if r.Rise != nil {
		cut.Rise = r.Rise[a:b]
	}
	cut.Start, cut.End = max(r.Start, from), min(r.End, to)
	return cut, true
}
