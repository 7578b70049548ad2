package desk

import (
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// Finding is a finding as the editor reads it: with its words, and a mend
// where there is one.
type Finding struct {
	finding.Finding
	Message string `json:"message"`
	// Mend is applied like any edit of the present revision.
	Mend *Edit `json:"mend,omitempty"`
}

// Overset is text that found no room. Start is a rune offset in the block's
// text or the photo's caption.
type Overset struct {
	Story      document.StoryID `json:"story,omitempty"`
	Block      story.BlockID    `json:"block,omitempty"`
	Photo      document.PhotoID `json:"photo,omitempty"`
	Start      int              `json:"start"`
	Lines      int              `json:"lines"`
	Characters int              `json:"characters"`
	// Frame is the one at which the text ends; empty where no thread shows it.
	Frame document.FrameID `json:"frame,omitempty"`
}

// Status is what everyone who looks at a document has to know of its state.
type Status struct {
	Revision Revision  `json:"revision"`
	Overset  []Overset `json:"overset"`
	Findings []Finding `json:"findings"`
	CanUndo  bool      `json:"canUndo"`
	CanRedo  bool      `json:"canRedo"`
	// UndoName and RedoName are the keys of the edits that undo and redo touch.
	UndoName string `json:"undoName,omitempty"`
	RedoName string `json:"redoName,omitempty"`
}
