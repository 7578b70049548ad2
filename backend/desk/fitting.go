package desk

import (
	"broadsheet/backend/document"
	"broadsheet/backend/story"
)

// FitRequest asks to take up (-1) or release (+1) lines of a story, or of one
// of its blocks.
type FitRequest struct {
	Base  Revision         `json:"base"`
	Story document.StoryID `json:"story"`
	Block story.BlockID    `json:"block,omitempty"`
	Lines int              `json:"lines"`
}

// FitChange is one thing that a proposal changes.
type FitChange struct {
	Kind   string           `json:"kind"` // "looseness", "tracking", "photo"
	Block  story.BlockID    `json:"block,omitempty"`
	Frame  document.FrameID `json:"frame,omitempty"`
	Before string           `json:"before"`
	After  string           `json:"after"`
	Lines  int              `json:"lines"`
}

// FitProposal is an edit that takes up or releases lines, and what it changes.
type FitProposal struct {
	Edit    Edit        `json:"edit"`
	Changes []FitChange `json:"changes"`
	Lines   int         `json:"lines"`
}
