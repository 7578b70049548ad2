package compose

import "broadsheet/backend/design"

// pick chooses the best n candidates such that both families occur (where
// both were found) and any two differ where the eye sees it.
func pick(found []candidate, n int) []candidate {
	var out []candidate
	take := func(want design.Family, limit int) {
		for _, c := range found {
			if len(out) >= limit {
				return
			}
			if (want == "" || c.family == want) && differs(c, out) {
				out = append(out, c)
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	take("", 1)
	if n > 1 {
		take(other(found[0].family), min(n, 2))
	}
	take(found[0].family, min(n, (n+1)/2+1))
	take(other(found[0].family), min(n, n-1))
	take("", n)
	sortByCost(out)
	return out
}

func other(f design.Family) design.Family {
	if f == design.Modules {
		return design.Running
	}
	return design.Modules
}

// differs reports whether a candidate differs from all of those taken: in the
// dominant photo's place, or in the family.
func differs(c candidate, taken []candidate) bool {
	for _, t := range taken {
		if t.main == c.main && t.family == c.family && t.grid.Columns == c.grid.Columns {
			return false
		}
		if t.family == c.family && near(c.main, t.main) && t.grid.Columns == c.grid.Columns {
			return false
		}
	}
	return true
}

// near reports whether two places of the dominant photo look the same.
func near(a, b mainPlace) bool {
	return a.col == b.col && a.cols == b.cols && abs(a.row-b.row) < 6
}

func abs(v int) int { return max(v, -v) }

func sortByCost(c []candidate) {
	for i := 1; i < len(c); i++ {
		for j := i; j > 0 && c[j].cost < c[j-1].cost; j-- {
			c[j], c[j-1] = c[j-1], c[j]
		}
	}
}
