package desk

import (
	"broadsheet/backend/document"
)

// Opened is a document as a client begins with it.
type Opened struct {
	ID       string             `json:"id"`
	Document *document.Document `json:"document"`
	Scene    *Scene             `json:"scene"`
	Status   Status             `json:"status"`
}

// Change leads from a client's state to the present one. Scene is set where
// the client's scene is still known, else Whole.
type Change struct {
	Status   Status `json:"status"`
	Document Delta  `json:"document"`
	// Anew is the whole document, where the client's base is too long ago.
	Anew  *document.Document `json:"anew,omitempty"`
	Scene *SceneDelta        `json:"scene,omitempty"`
	Whole *Scene             `json:"whole,omitempty"`
	// Foreign are the steps of others between the client's base and its own
	// steps, oldest first; Applied are its own as they were applied.
	Foreign Steps `json:"foreign,omitempty"`
	Applied Steps `json:"applied,omitempty"`
	// Late are the steps of others behind its own: of a request whose answer
	// was lost and that came a second time.
	Late Steps `json:"late,omitempty"`
}

// EditRequest asks for edits, all or none, in their order.
type EditRequest struct {
	State
	Edits []Edit `json:"edits"`
}

// PreviewRequest asks what steps would make of a document.
type PreviewRequest struct {
	State
	Steps Steps `json:"steps"`
}

// Preview is how the page would look. Nothing is stored.
type Preview struct {
	Scene    *SceneDelta `json:"scene,omitempty"`
	Whole    *Scene      `json:"whole,omitempty"`
	Overset  []Overset   `json:"overset"`
	Document Delta       `json:"document"`
}
