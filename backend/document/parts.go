package document

// A heading's parts point into its text by their ends. The functions here keep
// them in step with it: text typed at the seam of two parts goes to the first,
// a part that lost all its text goes, but one always stays to take what is
// typed next. (Fit.Lines is left alone: layout takes the nearest count that
// the paragraph can be set in, so a wish that has become wrong costs nothing,
// and undo would otherwise have to bring it back.)

// afterReplace returns the parts after runes from..to gave way to n.
func afterReplace(parts []Part, from, to, n int) []Part {
	if len(parts) == 0 {
		return parts
	}
	return movedEnds(parts, func(end int) int {
		switch {
		case end >= to:
			return end + n - (to - from)
		case end > from:
			return from + n
		}
		return end
	})
}

// afterCut returns the parts of a text that now ends at rune at.
func afterCut(parts []Part, at int) []Part {
	return movedEnds(parts, func(end int) int { return min(end, at) })
}

// afterAppend returns the parts of a text of length before to which n runes
// were put: the last part takes them.
func afterAppend(parts []Part, before, n int) []Part {
	if len(parts) == 0 || n == 0 {
		return parts
	}
	out := append([]Part(nil), parts...)
	out[len(out)-1].End = before + n
	return out
}

func movedEnds(parts []Part, move func(end int) int) []Part {
	out := make([]Part, 0, len(parts))
	was, last := 0, 0
	for _, p := range parts {
		lost := move(p.End) <= last && p.End > was // had text and has none now
		was, p.End = p.End, move(p.End)
		last = p.End
		if !lost {
			out = append(out, p)
		}
	}
	if len(out) == 0 && len(parts) > 0 {
		first := parts[0]
		first.End = 0
		return []Part{first}
	}
	return out
}

// withParts returns the fit with other parts.
func (f Fit) withParts(parts []Part) *Fit {
	f.Parts = parts
	return &f
}
