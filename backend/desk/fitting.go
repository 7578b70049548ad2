package desk

import (
	"context"

	"broadsheet/backend/compose"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// FitRequest asks to take up (-1) or release (+1) lines of a story, or of one
// of its blocks.
type FitRequest struct {
	Base  Revision         `json:"base"`
	Story document.StoryID `json:"story"`
	Block story.BlockID    `json:"block,omitempty"`
	Lines int              `json:"lines"`
}

// FitChange is one thing that a proposal changes.
type FitChange struct {
	Kind   string           `json:"kind"` // "looseness", "tracking", "photo"
	Block  story.BlockID    `json:"block,omitempty"`
	Frame  document.FrameID `json:"frame,omitempty"`
	Before string           `json:"before"`
	After  string           `json:"after"`
	Lines  int              `json:"lines"`
}

// FitProposal is an edit that takes up or releases lines, and what it changes.
type FitProposal struct {
	Edit    Edit        `json:"edit"`
	Changes []FitChange `json:"changes"`
	Lines   int         `json:"lines"`
}

// Fit proposes an edit that takes up or releases lines.
func (n *Newsroom) Fit(ctx context.Context, c Caller, id string, r FitRequest) (FitProposal, error) {
	now, err := n.present(ctx, id)
	if err != nil {
		return FitProposal{}, err
	}
	if r.Base != now.revision {
		return FitProposal{}, refused(PageMovedOn, finding.Place{})
	}
	p, err := compose.Fit(now.document, n.desk.book, nil, r.Story, r.Block, r.Lines)
	if f, ok := finding.FromError(err); ok && f.Code == compose.CodeNoFit {
		return FitProposal{}, finding.Stop(NoFit, f.Place)
	}
	if err != nil {
		return FitProposal{}, err
	}
	out := FitProposal{Edit: document.Edit{Name: "fit", Steps: p.Steps}, Lines: p.Lines, Changes: make([]FitChange, len(p.Changes))}
	for i, change := range p.Changes {
		out.Changes[i] = FitChange{
			Kind: string(change.Kind), Block: change.Block, Frame: change.Frame,
			Before: change.Before, After: change.After, Lines: change.Lines,
		}
	}
	return out, nil
}
