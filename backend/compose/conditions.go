package compose

import (
	"math"
	"slices"

	"broadsheet/backend/design"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
)

// Conditions narrow the search for a page; a zero field is free.
type Conditions struct {
	Family design.Family
	// Columns of the grid.
	Columns int
	// Size of the body.
	Size geom.Length
	// PhotoShare is the share of the type area that the photos should take, 0
	// to 1.
	PhotoShare float64
}

// CodeUnmet says that no page of the design fits a condition, which was then
// left aside.
const CodeUnmet finding.Code = "compose.condition-unmet"

// A condition is one of Conditions by its name in the finding.
type condition string

const (
	conditionFamily  condition = "family"
	conditionColumns condition = "columns"
	conditionSize    condition = "size"
	conditionShare   condition = "photo-share"
)

// hold returns the input with a design that has only what the conditions
// allow, and what of them the design cannot give.
func (in Input) hold() (Input, []finding.Finding) {
	in.whole = in.Design
	var unmet []finding.Finding
	miss := func(c condition) { unmet = append(unmet, unmetCondition(c)) }
	want := in.Conditions
	if want.Family != "" {
		if slices.Contains(in.Design.Families, want.Family) {
			in.Design.Families = []design.Family{want.Family}
		} else {
			miss(conditionFamily)
			in.Conditions.Family = ""
		}
	}
	narrow := func(is bool, c condition, keep func(design.Grid) bool) {
		if !is {
			return
		}
		if grids := gridsThat(in.Design.Grids, keep); len(grids) > 0 {
			in.Design.Grids = grids
		} else {
			miss(c)
		}
	}
	narrow(want.Columns > 0, conditionColumns, func(g design.Grid) bool { return g.Columns == want.Columns })
	narrow(want.Size > 0, conditionSize, func(g design.Grid) bool { return isNear(g.Size, want.Size, geom.Pt/20) })
	return in, unmet
}

// What the photos may miss the share by that was asked for: as the aim of the
// search, and before it is told.
const (
	shareSlack = 0.02
	shareMiss  = 0.05
)

func unmetCondition(c condition) finding.Finding {
	return finding.New(finding.Warning, CodeUnmet, finding.Place{}, "condition", string(c))
}

func gridsThat(grids []design.Grid, keep func(design.Grid) bool) []design.Grid {
	var out []design.Grid
	for _, g := range grids {
		if keep(g) {
			out = append(out, g)
		}
	}
	return out
}

func isNear(a, b, d geom.Length) bool { return a-b <= d && b-a <= d }

// checkConditions reports the conditions that the best page does not meet: the
// search found none that does.
func checkConditions(want Conditions, best *Alternative) []finding.Finding {
	var out []finding.Finding
	if want.Family != "" && best.Family != want.Family {
		out = append(out, unmetCondition(conditionFamily))
	}
	if s := want.PhotoShare; s > 0 && math.Abs(best.PhotoShare-s) > shareMiss {
		out = append(out, unmetCondition(conditionShare))
	}
	return out
}
