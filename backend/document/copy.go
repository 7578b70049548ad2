package document

import (
	"maps"
	"slices"
)

// Copy returns a history that goes its own way from here on. It is cheap: what
// was done is shared and never changes.
func (h *History) Copy() *History {
	out := *h
	out.steps = slices.Clone(h.steps)
	for i := range out.steps {
		out.steps[i].Steps = slices.Clip(out.steps[i].Steps) // who appends moves them
	}
	out.serials = maps.Clone(h.serials)
	return &out
}
