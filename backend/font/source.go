package font

// Description says what a source has, before the face is opened.
type Description struct {
	Family   string   // in English where it has such a name
	Families []string // every name of the family, Family included
	Weight   int
	Italic   bool
	File     string // for messages and for the source itself
	Index    int    // of the face in a collection
}

// Source offers faces to a Book. It must be safe for concurrent use and give
// the same list each time.
type Source interface {
	// Faces lists what the source has, in an order that does not change.
	Faces() []Description
	// Load opens a face of the list. The error is a finding: font.unreadable,
	// font.too-large, or one of ParseFace.
	Load(Description) (*Face, error)
}

// Coverer is a Source that can tell whether a face has a rune for less than
// it costs to load the face.
type Coverer interface {
	Covers(d Description, r rune) bool
}

// Slow is a Source whose list is costly to make. The Book asks it last, and
// only for families and runes that no other source has.
type Slow interface {
	IsSlow() bool
}

func isSlow(s Source) bool {
	slow, ok := s.(Slow)
	return ok && slow.IsSlow()
}
