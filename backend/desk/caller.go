package desk

// Caller says who asks. Language ("zh", "en") is that of the messages in the
// answer, Client names the tab or script: events tell it, and the serials of
// its edits are counted by it.
type Caller struct {
	Client   string
	Language string
}

// State is what a client has of a document: its revision, and the scene that
// it shows. Changes lead on from there.
type State struct {
	Base  Revision `json:"base"`
	Scene string   `json:"scene"`
	// Serial counts the client's requests that change a document, from 1. One
	// that comes a second time, because its answer was lost, is answered and not
	// done again; 0 is not counted.
	Serial int `json:"serial,omitempty"`
}
