package desk

import (
	"broadsheet/backend/story"
)

// RereadRequest asks to compare a manuscript with the edited story.
type RereadRequest struct {
	Base   Revision `json:"base"`
	Upload string   `json:"upload"`
}

// RereadChange is one difference of a manuscript that is read in again.
type RereadChange struct {
	Number     int           `json:"number"`
	Kind       string        `json:"kind"` // "changed", "added", "removed", "role"
	Block      story.BlockID `json:"block"`
	Before     string        `json:"before"`  // as last read
	Current    string        `json:"current"` // as edited
	After      string        `json:"after"`   // as read now
	IsConflict bool          `json:"isConflict"`
}

// Reread is what a manuscript that is read again would change.
type Reread struct {
	ID       string         `json:"id"`
	Changes  []RereadChange `json:"changes"`
	Findings []Finding      `json:"findings"`
}

// RereadTake says which of the changes are taken.
type RereadTake struct {
	State
	Take []int `json:"take"`
}
