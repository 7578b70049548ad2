package desk

import (
	"context"
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

// History lists a document's steps.
func (n *Newsroom) History(ctx context.Context, id string) (History, error) {
	d, release, err := n.acquire(ctx, id)
	if err != nil {
		return History{}, err
	}
	defer release()
	d.mu.Lock()
	steps, cursor := d.history.Steps(), d.history.Cursor()
	d.mu.Unlock()
	out := History{Cursor: cursor, Steps: make([]HistoryStep, len(steps))}
	for i, s := range steps {
		out.Steps[i] = HistoryStep{Number: i + 1, Name: s.Name, Time: time.UnixMilli(s.Time).UTC(), Count: s.Count}
	}
	return out, nil
}
