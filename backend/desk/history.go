package desk

import (
	"time"
)

// HistoryStep is one entry of a document's history.
type HistoryStep struct {
	Number int       `json:"number"` // from 1
	Name   string    `json:"name"`   // key of the edit's name
	Time   time.Time `json:"time"`
	Count  int       `json:"count"` // edits joined in it
}

// History lists the steps, oldest first. Cursor is how many are in force.
type History struct {
	Cursor int           `json:"cursor"`
	Steps  []HistoryStep `json:"steps"`
}
