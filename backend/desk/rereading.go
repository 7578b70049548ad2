package desk

import (
	"context"
	"sync"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/manuscript"
	"broadsheet/backend/reread"
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

// keptRereads bounds the comparisons that may still be applied.
const keptRereads = 8

// comparison is a manuscript as compared with a document.
type comparison struct {
	document string
	story    document.StoryID
	changes  []reread.Change
}

// rereads are the comparisons that may still be applied.
type rereads struct {
	mu     sync.Mutex
	byID   map[string]*comparison
	oldest []string
}

func (r *rereads) keep(id string, c *comparison) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.byID == nil {
		r.byID = map[string]*comparison{}
	}
	r.byID[id] = c
	r.oldest = append(r.oldest, id)
	if len(r.oldest) > keptRereads {
		delete(r.byID, r.oldest[0])
		r.oldest = r.oldest[1:]
	}
}

func (r *rereads) get(document, id string) (*comparison, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c := r.byID[id]; c != nil && c.document == document {
		return c, nil
	}
	return nil, finding.Stop(NoReread, finding.Place{})
}

// Reread compares a corrected manuscript with the edited story. Nothing is
// changed.
func (n *Newsroom) Reread(ctx context.Context, c Caller, id string, r RereadRequest) (Reread, error) {
	now, err := n.present(ctx, id)
	if err != nil {
		return Reread{}, err
	}
	u, err := n.upload(r.Upload)
	if err != nil {
		return Reread{}, err
	}
	data, err := u.Read()
	if err != nil {
		return Reread{}, err
	}
	m, err := manuscript.Read(ctx, manuscript.Input{Name: u.Name, Data: data})
	if err != nil {
		return Reread{}, err
	}
	if len(now.document.Stories) == 0 {
		return Reread{}, finding.Stop(NoReread, finding.Place{})
	}
	s := &now.document.Stories[0]
	base := s.Read
	if base == nil {
		base = &s.Story
	}
	compared := &comparison{document: id, story: s.ID, changes: reread.Compare(*base, s.Story, m.Story)}
	out := Reread{ID: newID(), Changes: make([]RereadChange, len(compared.changes)), Findings: []Finding{}}
	for i, change := range compared.changes {
		out.Changes[i] = RereadChange{
			Number: change.Number, Kind: string(change.Kind), Block: change.Block,
			Before: change.Before, Current: change.Current, After: change.After, IsConflict: change.Conflict,
		}
	}
	for _, f := range m.Findings {
		out.Findings = append(out.Findings, told(f, nil, c.Language))
	}
	n.rereads.keep(out.ID, compared)
	n.library.DropUpload(u.ID)
	return out, nil
}

// ApplyReread takes changes of a manuscript over, as one step of the history.
func (n *Newsroom) ApplyReread(ctx context.Context, c Caller, id, rid string, r RereadTake) (Change, error) {
	return n.change(ctx, c, id, r.State, func(d *openDocument) (record, error) {
		compared, err := n.rereads.get(id, rid)
		if err != nil {
			return nil, err
		}
		steps, read := reread.Steps(d.now.document, compared.story, compared.changes, r.Take)
		if len(steps) > 0 {
			steps = append(steps, document.SetRead{Story: compared.story, Read: &read})
		}
		return d.prepareOwn("reread", steps...)
	})
}
