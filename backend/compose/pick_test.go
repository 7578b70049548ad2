package compose

import (
	"testing"

	"broadsheet/backend/design"

	"pgregory.net/rapid"
)

// drawCandidates draws pages of five parts that stand anywhere.
func drawCandidates(t *rapid.T) []candidate {
	var out []candidate
	cost := 0.0
	for i := range rapid.IntRange(1, 30).Draw(t, "candidates") {
		cost += float64(rapid.IntRange(0, 20).Draw(t, "step")) / 4
		c := candidate{number: i, cost: cost, family: rapid.SampledFrom([]design.Family{design.Modules, design.Running}).Draw(t, "family"), places: places{}}
		c.grid.Columns = rapid.IntRange(6, 8).Draw(t, "columns")
		for _, name := range []string{"head", "lead", mainPhoto, "photo-1", "section-0"} {
			if name == mainPhoto || rapid.IntRange(0, 5).Draw(t, "has") > 0 {
				c.places[name] = place{rapid.IntRange(0, 2).Draw(t, "col"), 10 * rapid.IntRange(0, 2).Draw(t, "row"), 2, 12}
			}
		}
		out = append(out, c)
	}
	return out
}

// TestPick holds that the best page is picked, that any two of one family look
// different, that both families occur where both were found, and that no page
// is left out that could be added.
func TestPick(t *testing.T) {
	checkTimes(t, 300, func(t *rapid.T) {
		found := drawCandidates(t)
		n := rapid.IntRange(1, 6).Draw(t, "wanted")
		picked := pick(found, n)
		if len(picked) == 0 || len(picked) > n || picked[0].cost != found[0].cost {
			t.Fatalf("%d picked of %d wanted, the first at %v, the best is %v", len(picked), n, picked[0].cost, found[0].cost)
		}
		for i, a := range picked {
			if i > 0 && a.cost < picked[i-1].cost {
				t.Fatalf("page %d is better than the one before", i)
			}
			for _, b := range picked[:i] {
				if a.number == b.number || a.family == b.family && !a.differs(b) {
					t.Fatalf("pages %d and %d look the same", a.number, b.number)
				}
			}
		}
		for _, f := range []design.Family{design.Modules, design.Running} {
			if n > 1 && count(found, f) > 0 && count(picked, f) == 0 {
				t.Fatalf("none of the %d pages in %s was picked", count(found, f), f)
			}
		}
		checkNoneLeft(t, found, picked, n)
	})
}

func checkNoneLeft(t *rapid.T, found, picked []candidate, n int) {
	if len(picked) == n {
		return
	}
	for _, c := range found {
		fits := true
		for _, p := range picked {
			fits = fits && c.number != p.number && c.differs(p)
		}
		if fits {
			t.Fatalf("%d of %d picked, and page %d differs from all of them", len(picked), n, c.number)
		}
	}
}

func TestDiffers(t *testing.T) {
	base := places{"head": {0, 0, 6, 12}, mainPhoto: {0, 14, 4, 30}, "photo-1": {4, 14, 2, 20}, "lead": {4, 40, 4, 10}}
	with := func(changes places) candidate {
		c := candidate{family: design.Modules, places: places{}}
		for name, at := range base {
			c.places[name] = at
		}
		for name, at := range changes {
			c.places[name] = at
		}
		return c
	}
	for _, c := range []struct {
		name    string
		changes places
		want    bool
	}{
		{"the same", nil, false},
		{"a part two rows lower", places{mainPhoto: {0, 16, 4, 30}}, false},
		{"the dominant photo elsewhere, nothing else", places{mainPhoto: {4, 14, 4, 30}}, false},
		{"the dominant photo and another part elsewhere", places{mainPhoto: {4, 14, 4, 30}, "photo-1": {0, 14, 2, 20}}, true},
		{"half of the parts elsewhere", places{"lead": {0, 60, 4, 10}, "photo-1": {0, 80, 2, 20}}, true},
		{"one part elsewhere", places{"lead": {0, 60, 4, 10}}, false},
	} {
		if got := with(c.changes).differs(with(nil)); got != c.want {
			t.Errorf("%s: differs %v, want %v", c.name, got, c.want)
		}
	}
	other := with(nil)
	other.family = design.Running
	if !other.differs(with(nil)) {
		t.Error("pages of two families count as the same")
	}
}

// TestAlternativesDiffer holds it for whole pages: of a report with photos,
// five alternatives, two families, no two alike.
func TestAlternativesDiffer(t *testing.T) {
	in := input(t, report().story(), threePictures()...)
	in.Alternatives = 5
	result := composed(t, in)
	if len(result.Alternatives) != 5 {
		t.Fatalf("%d alternatives, want 5", len(result.Alternatives))
	}
	families := map[design.Family]int{}
	for i, a := range result.Alternatives {
		families[a.Family]++
		for j, b := range result.Alternatives[:i] {
			if same := sameFrames(a, b); same > 0.5 && samePhoto(a, b) {
				t.Errorf("alternatives %d and %d: %.0f %% of the frames and the dominant photo stand on one place", j+1, i+1, 100*same)
			}
		}
	}
	if families[design.Modules] == 0 || families[design.Running] == 0 {
		t.Errorf("families: %v, want both", families)
	}
}
