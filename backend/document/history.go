package document

import (
	"encoding/json"
	"slices"
	"strconv"

	"broadsheet/backend/finding"
)

// EntryKind says what an entry does to the history.
type EntryKind string

// The kinds of entries.
const (
	EditEntry EntryKind = "edit"
	UndoEntry EntryKind = "undo"
	RedoEntry EntryKind = "redo"
	GotoEntry EntryKind = "goto"
)

// version of entries and snapshots.
const version = 1

// Entry is one thing that happened to a document, kept for ever. Prepare makes
// it, Do puts it in force, now and whenever the document is read again.
type Entry struct {
	Version int       `json:"v"`
	Kind    EntryKind `json:"kind"`
	Edit    Edit      `json:"edit,omitzero"`
	Inverse Steps     `json:"inverse,omitempty"`
	Target  int       `json:"target"` // the cursor afterwards, of undo, redo and goto
	Client  string    `json:"client,omitempty"`
	// Serial is the number of the client's request, counted from 1; 0 where
	// it does not count. The desk sets it, so that a request whose answer was
	// lost is not done twice.
	Serial int   `json:"serial,omitempty"`
	Time   int64 `json:"time"` // Unix, ms
}

// HistoryStep is one step of the history as it is shown.
type HistoryStep struct {
	Name  string
	Time  int64
	Count int // edits joined in it
}

type past struct {
	Name    string `json:"name"`
	Time    int64  `json:"time"`
	Count   int    `json:"count"`
	Client  string `json:"client,omitempty"`
	Steps   Steps  `json:"steps"`
	Inverse Steps  `json:"inverse"`
}

// History is a document with all that was done to it. Undo belongs to the
// document: it takes back the last step in force, whoever made it.
type History struct {
	doc    *Document
	steps  []past
	cursor int  // steps in force
	isOpen bool // the last entry was an edit, so that one may join it
	// serials are the numbers of the clients' last requests.
	serials map[string]int
}

// NewHistory returns the history of a document to which nothing was done.
func NewHistory(origin *Document) *History { return &History{doc: origin.Normal()} }

// LastSerial returns the number of a client's last request that was done, 0
// where there was none.
func (h *History) LastSerial(client string) int { return h.serials[client] }

// count remembers the request that an entry was asked for by.
func (h *History) count(e Entry) {
	if e.Serial == 0 {
		return
	}
	if h.serials == nil {
		h.serials = map[string]int{}
	}
	h.serials[e.Client] = e.Serial
}

// Document returns the document as it is now. It must not be changed.
func (h *History) Document() *Document { return h.doc }

// Cursor returns how many steps are in force.
func (h *History) Cursor() int { return h.cursor }

// Steps lists the steps, oldest first.
func (h *History) Steps() []HistoryStep {
	out := make([]HistoryStep, len(h.steps))
	for i, p := range h.steps {
		out[i] = HistoryStep{Name: p.Name, Time: p.Time, Count: p.Count}
	}
	return out
}

// CanUndo returns whether there is a step to undo, and its name.
func (h *History) CanUndo() (name string, ok bool) {
	if h.cursor == 0 {
		return "", false
	}
	return h.steps[h.cursor-1].Name, true
}

// CanRedo returns whether there is a step to redo, and its name.
func (h *History) CanRedo() (name string, ok bool) {
	if h.cursor == len(h.steps) {
		return "", false
	}
	return h.steps[h.cursor].Name, true
}

// Prepare makes the entry of an edit without putting it in force.
func (h *History) Prepare(e Edit, client string, time int64) (Entry, error) {
	steps := Steps{}
	for _, s := range flat(e.Steps) {
		steps = append(steps, bare(s))
	}
	inverse, err := steps.Invert(h.doc)
	if err != nil {
		return Entry{}, err
	}
	e.Steps = steps
	return Entry{Version: version, Kind: EditEntry, Edit: e, Inverse: flat(inverse), Client: client, Time: time}, nil
}

// PrepareUndo makes the entry that takes the last step in force back.
func (h *History) PrepareUndo(client string, time int64) (Entry, error) {
	return h.prepareMove(UndoEntry, h.cursor-1, client, time)
}

// PrepareRedo makes the entry that puts the next step in force again.
func (h *History) PrepareRedo(client string, time int64) (Entry, error) {
	return h.prepareMove(RedoEntry, h.cursor+1, client, time)
}

// PrepareGoto makes the entry that puts the first cursor steps in force.
func (h *History) PrepareGoto(cursor int, client string, time int64) (Entry, error) {
	return h.prepareMove(GotoEntry, cursor, client, time)
}

func (h *History) prepareMove(kind EntryKind, target int, client string, time int64) (Entry, error) {
	if err := h.checkTarget(target); err != nil {
		return Entry{}, err
	}
	return Entry{Version: version, Kind: kind, Target: target, Client: client, Time: time}, nil
}

func (h *History) checkTarget(target int) error {
	if target < 0 || target > len(h.steps) {
		return refuse(CodeNoHistory, finding.Place{}, "cursor", strconv.Itoa(target), "length", strconv.Itoa(len(h.steps)))
	}
	return nil
}

// Do puts an entry in force, live or when a document is read again, and
// returns the steps that it applied, each with the document it met (Trace).
// After an error the history is as it was.
func (h *History) Do(e Entry) (Steps, error) {
	if e.Version > version {
		return nil, refuse(CodeNewer, finding.Place{}, "version", strconv.Itoa(e.Version))
	}
	if e.Kind == EditEntry {
		return h.doEdit(e)
	}
	if err := h.checkTarget(e.Target); err != nil {
		return nil, err
	}
	traced, after, err := h.way(e.Target).Trace(h.doc)
	if err != nil {
		return nil, err
	}
	h.doc, h.cursor, h.isOpen = after, e.Target, false
	h.count(e)
	return traced, nil
}

// way returns the steps from the cursor to another place.
func (h *History) way(target int) Steps {
	var out Steps
	for i := h.cursor; i > target; i-- {
		out = append(out, h.steps[i-1].Inverse...)
	}
	for i := h.cursor; i < target; i++ {
		out = append(out, h.steps[i].Steps...)
	}
	return out
}

func (h *History) doEdit(e Entry) (Steps, error) {
	traced, after, err := e.Edit.Steps.Trace(h.doc)
	if err != nil {
		return nil, err
	}
	joins := e.Edit.Join && h.isOpen && h.cursor == len(h.steps) && h.cursor > 0 && h.steps[h.cursor-1].Client == e.Client
	before := h.doc
	h.doc, h.isOpen = after, true
	h.count(e)
	if joins {
		h.steps[h.cursor-1].join(e, before)
		return traced, nil
	}
	// A new edit behind an undo drops the steps ahead.
	h.steps = append(h.steps[:h.cursor:h.cursor], past{Name: e.Edit.Name, Time: e.Time, Count: 1, Client: e.Client, Steps: slices.Clip(e.Edit.Steps), Inverse: e.Inverse})
	h.cursor++
	return traced, nil
}

type snapshot struct {
	Version  int       `json:"v"`
	Document *Document `json:"document"`
	Cursor   int       `json:"cursor"`
	IsOpen   bool      `json:"open,omitempty"`
	Steps    []past    `json:"steps"`
	// Serials are the last request of each client.
	Serials map[string]int `json:"serials,omitempty"`
}

// Snapshot returns the history as JSON.
func (h *History) Snapshot() ([]byte, error) {
	return json.Marshal(snapshot{version, h.doc, h.cursor, h.isOpen, present(h.steps), h.serials})
}

// RestoreHistory returns the history that a snapshot holds.
func RestoreHistory(raw []byte) (*History, error) {
	var s snapshot
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, unreadable(err)
	}
	if s.Version > version {
		return nil, refuse(CodeNewer, finding.Place{}, "version", strconv.Itoa(s.Version))
	}
	if s.Document == nil {
		return nil, unfit(finding.Place{}, "no document")
	}
	h := &History{doc: s.Document.Normal(), steps: s.Steps, cursor: s.Cursor, isOpen: s.IsOpen, serials: s.Serials}
	if err := h.checkTarget(s.Cursor); err != nil {
		return nil, err
	}
	return h, h.doc.Check()
}
