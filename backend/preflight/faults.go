package preflight

import (
	"strconv"
	"strings"

	"broadsheet/backend/colour"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
)

// faultKey is what faults have in common that are told as one: forty column
// rules that are too thin are one thing to mend.
type faultKey struct {
	code  finding.Code
	page  int
	frame document.FrameID // of faults that are told frame by frame
	name  string           // of a face or a photo
	paint colour.CMYK
	width geom.Length
}

// fault is one kind of fault, with all the places where it occurs.
type fault struct {
	faultKey
	severity finding.Severity
	first    spot
	count    int
	least    geom.Length // the smallest size
	limit    geom.Length
	ground   colour.CMYK
	amount   float64 // of ink, in percent
	said     []rune  // the characters concerned, each once
	frames   []document.FrameID
	texts    []textKey
	role     string
}

// add counts a fault at a spot, and returns it for what else there is to keep.
func (c *pressCheck) add(s finding.Severity, key faultKey, at *spot) *fault {
	key.page = c.page
	f, ok := c.faults[key]
	if !ok {
		f = &fault{faultKey: key, severity: s, first: *at, role: at.role}
		c.faults[key] = f
		c.order = append(c.order, f)
	}
	f.count++
	f.frames = appendNew(f.frames, at.frame)
	if at.in != (textKey{}) {
		f.texts = appendNew(f.texts, at.in)
	}
	return f
}

// appendNew appends a value unless it is the list's last one: what belongs
// together is met together.
func appendNew[T comparable](list []T, v T) []T {
	if n := len(list); n > 0 && list[n-1] == v {
		return list
	}
	return append(list, v)
}

// smallest keeps the least size of a fault and the limit that it misses.
func (f *fault) smallest(size, limit geom.Length) {
	if f.least == 0 || size < f.least {
		f.least = size
	}
	f.limit = max(f.limit, limit)
}

// tell puts a fault into a finding, with its mend.
func (c *pressCheck) tell(f *fault) Finding {
	at := finding.Place{Page: f.page + 1, Frame: string(f.first.frame), Block: f.first.in.block, Photo: f.first.in.photo}
	at.Excerpt = firstRunes(f.first.text)
	params := []string{
		"count", strconv.Itoa(f.count), "size", points(f.least), "limit", points(f.limit),
		"colour", inks(f.paint), "ground", inks(f.ground), "ink", percent(f.amount),
		"characters", string(f.said), "face", f.name, "photo", f.name,
	}
	switch f.code {
	case InkOverLimit, OverprintInk:
		params = append(params, "limit", percent(c.Profile.Condition.InkLimit))
	case TextNearTrim, PictureTrim:
		params = append(params, "limit", tenths(f.limit.MM()))
	}
	return Finding{Finding: finding.New(f.severity, f.code, at, usedBy(f.code, params)...), Rect: f.first.rect, Mend: c.mendOf(f)}
}

// parametersOf names what each code's text says, so that a finding carries no
// more.
var parametersOf = map[finding.Code]string{
	InkOverLimit: "ink limit colour count", OverprintInk: "ink limit ground count", BlackOfInks: "colour count",
	ThinRule: "count size limit", FineRule: "count size limit colour",
	SmallType: "count size limit", SmallReversed: "count size limit ground", SmallColoured: "count size limit colour",
	TypeUnseen: "count", FontForbidden: "face count", FontMissing: "face count", MissingGlyph: "characters count",
	TextNearTrim: "count limit", PictureTrim: "photo limit",
}

func usedBy(code finding.Code, pairs []string) []string {
	var out []string
	for _, name := range strings.Fields(parametersOf[code]) {
		for i := len(pairs) - 2; i >= 0; i -= 2 {
			if pairs[i] == name {
				out = append(out, name, pairs[i+1])
				break
			}
		}
	}
	return out
}

func firstRunes(text string) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), excerptRunes)])
}

// points writes a length in points with as many digits as it has, three at
// most.
func points(l geom.Length) string { return strconv.FormatFloat(l.Points(), 'f', -1, 64) }

func percent(v float64) string { return whole(v) }

// tenths writes a figure to a tenth; what is there at all is not told as 0.
func tenths(v float64) string { return strconv.FormatFloat(max(0.1, v), 'f', 1, 64) }

// inks writes a colour as its inks in percent: "C 12 M 100 Y 92 K 8"; bare
// paper as 0.
func inks(p colour.CMYK) string {
	var parts []string
	for _, ink := range []struct {
		name   string
		amount float64
	}{{"C", p.C}, {"M", p.M}, {"Y", p.Y}, {"K", p.K}} {
		if whole := percent(100 * ink.amount); whole != "0" {
			parts = append(parts, ink.name+" "+whole)
		}
	}
	if parts == nil {
		return "0"
	}
	return strings.Join(parts, " ")
}
