package scene

import "broadsheet/backend/geom"

// Reading is the order in which the page is read by who cannot see it, or who
// follows one article through its columns.
type Reading struct {
	Blocks []BlockRef // of all stories, one story after the other
	Photos []string   // by importance
	// Beside names the block behind which a photo is read; a photo without one
	// is read at the end of the first story.
	Beside map[string]BlockAt
	// Captions names the photo whose caption a frame shows, by the frame's id;
	// the lines of frames with several captions name theirs themselves.
	Captions map[string]string
	Articles []Article
}

// BlockRef names a block of a story.
type BlockRef struct {
	Story, Block, Role string
	Lang               string // BCP 47
}

// BlockAt is a block of a story.
type BlockAt struct{ Story, Block string }

// Article is the way of one story through its frames.
type Article struct {
	Title string
	Beads []Bead
}

// Bead is one frame on an article's way.
type Bead struct {
	Page int // index of the page
	Rect geom.Rect
}
