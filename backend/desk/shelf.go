package desk

import (
	"time"
)

// DocumentInfo is a document as the shelf shows it.
type DocumentInfo struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	Revision Revision  `json:"revision"`
	Pages    int       `json:"pages"`
	Design   string    `json:"design"`
	Rubric   string    `json:"rubric,omitempty"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	IsBinned bool      `json:"isBinned"`
}
