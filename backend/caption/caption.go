// Package caption brings captions to their photos, says which section of a
// story a photo belongs to, and makes the line that names the photos' sources.
//
// Nothing is written that is not in the manuscript or in the photos.
package caption

import (
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// The codes of this package.
const (
	PhotoWithoutCaption finding.Code = "caption.photo-without-caption"
	UnknownPhoto        finding.Code = "caption.unknown-photo"
	AlreadyBound        finding.Code = "caption.already-bound"
	UnevenCount         finding.Code = "caption.uneven-count"
)

// Entry is a caption as it stands in the manuscript.
type Entry struct {
	Text string
	Line int // of the manuscript, counted from 1
	// Picture is the photo that is embedded beside it; empty for none.
	Picture photo.ID
	// Photo is the file name or number that the manuscript gives with it
	// ("03.jpg", "图3", "③"); empty for none.
	Photo string
	// Section is the index of the section in or after which it stands, -1
	// before the first head.
	Section int
}

// Caption is what stands under a photo.
type Caption struct {
	Text string `json:"text"`
	// Credit is the source of the picture as the photo itself names it.
	Credit string `json:"credit,omitempty"`
	Line   int    `json:"line,omitempty"` // of the manuscript; 0 if it is not from there
}

// How tells by what a caption was bound to its photo.
type How string

// The ways, the surest first.
const (
	ByEmbedding How = "embedded" // the picture stands beside it in the manuscript
	ByName      How = "name"     // it names the file
	ByNumber    How = "number"   // it gives the photo's number
	ByText      How = "text"     // the photo's own caption says nearly the same
	ByOrder     How = "order"    // nothing but its place in the order
	FromPhoto   How = "photo"    // it is the photo's own
	Unbound     How = "none"     // a photo without caption, or a caption without photo
)

// Bound is a photo with its caption, or one of them alone.
type Bound struct {
	Photo   photo.ID // empty: a caption that no photo is left for
	Caption Caption
	How     How
	// Confidence that they belong together, 0 to 1.
	Confidence float64
	// Entry is the index of the manuscript's caption, -1 if it is not from
	// there.
	Entry int
}

// credit returns the source that a photo names: who provides it, else who took
// it, else who owns it.
func credit(m photo.Metadata) string {
	for _, name := range []string{m.Credit, m.Byline, m.Source} {
		if name != "" {
			return name
		}
	}
	return ""
}
