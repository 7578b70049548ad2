package desk

// Event is something that clients hear of without asking. Data is Hello,
// Changed, Job or Shelf, by its Name; a shell has others beside (Tell).
type Event struct {
	Name string // "hello", "changed", "job", "shelf"
	Data any
}

// Hello is the first event of a stream; another Server than before means that
// the program was started anew.
type Hello struct {
	Server string `json:"server"`
}

// Changed tells that a document has a new revision, and which client made it.
type Changed struct {
	Document string   `json:"document"`
	Revision Revision `json:"revision"`
	Client   string   `json:"client"`
}

// Shelf tells that the list of documents is another one.
type Shelf struct{}
