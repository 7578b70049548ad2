package photo

// axis is the direction in which a crop is moved.
type axis uint8

const (
	horizontal axis = iota
	vertical
)

const (
	// placeSteps is how many places are tried.
	placeSteps = 120
	// thirds is where the middle of a crop is laid if nothing is known: across
	// in the middle, down a little above it, for heads and horizons stand in
	// the upper part.
	thirdsAcross, thirdsDown = 0.5, 0.40
	// priorWeight is what the distance from there costs; for a crop of half a
	// side at most about a tenth of the importance.
	priorWeight = 0.9
	// headWeight is what all heads together cost when they are lost.
	headWeight = 1.2
)

// place returns where a crop that keeps a share of one side begins, as a
// fraction of that side.
func (f Focus) place(a axis, share float64) float64 {
	room := 1 - share
	best, start := -1e9, room*0.5
	for i := range placeSteps + 1 {
		from := room * float64(i) / placeSteps
		if score := f.score(a, from, share); score > best+1e-9 {
			best, start = score, from
		}
	}
	return start
}

// score says how good a place is.
func (f Focus) score(a axis, from, share float64) float64 {
	prior, profile := thirdsAcross, f.Columns
	if a == vertical {
		prior, profile = thirdsDown, f.Rows
	}
	off := 0.0
	if room := 1 - share; room > 0 {
		off = from/room - prior
	}
	return mass(profile, from, from+share) - f.headsLost(a, from, from+share) - priorWeight*(1-share)*off*off
}

// headsLost returns the cost of heads that a stretch cuts: a head cut in two is
// worse than one left out, and one at the upper edge wants some air.
func (f Focus) headsLost(a axis, from, to float64) float64 {
	var lost, total float64
	for i, h := range f.Heads {
		start, size := h.X, h.W
		if a == vertical {
			start, size = h.Y, h.H
		}
		if size <= 0 {
			continue
		}
		weight := size / float64(i+2) // the surest and largest first
		inside := max(0, min(start+size, to)-max(start, from)) / size
		cost := 1 - inside
		if inside > 0 && inside < 0.999 {
			cost += 0.5
		}
		lost, total = lost+weight*cost, total+weight
	}
	if total == 0 {
		return 0
	}
	return headWeight * lost / total
}
