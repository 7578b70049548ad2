package geom

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		name string
		got  Length
		want Length
	}{
		{"a point", Points(1), 1000},
		{"half a thousandth rounds away from zero", Points(0.0005), 1},
		{"below zero too", Points(-0.0005), -1},
		{"an inch is 25.4 mm", MM(25.4), Inch},
		{"a broadsheet's width", MM(390), 1105512},
		{"a third", Length(100).Scale(1.0 / 3), 33},
		{"two thirds", Length(100).Scale(2.0 / 3), 67},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
	if got := Inch.Points(); got != 72 {
		t.Errorf("an inch has %v points", got)
	}
}

// TestUnitsComeBack holds that a length survives the way to points or
// millimetres and back.
func TestUnitsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Length(rapid.Int64Range(-1e9, 1e9).Draw(t, "length"))
		if p, m := Points(l.Points()), MM(l.MM()); p != l || m != l {
			t.Fatalf("%d came back as %d by points, %d by millimetres", l, p, m)
		}
	})
}

func TestRect(t *testing.T) {
	r := Rect{10, 20, 100, 50}
	for _, c := range []struct {
		name      string
		got, want Rect
	}{
		{"inset", r.Inset(5), Rect{15, 25, 90, 40}},
		{"outset", r.Inset(-5), Rect{5, 15, 110, 60}},
		{"moved", r.Move(Point{-10, 5}), Rect{0, 25, 100, 50}},
		{"common part", r.Intersect(Rect{50, 0, 100, 40}), Rect{50, 20, 60, 20}},
		{"union", r.Union(Rect{0, 0, 5, 5}), Rect{0, 0, 110, 70}},
		{"union with an empty one", r.Union(Rect{0, 0, 0, 5}), r},
		{"union of an empty one", Rect{}.Union(r), r},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	if r.Right() != 110 || r.Bottom() != 70 {
		t.Errorf("edges %d, %d", r.Right(), r.Bottom())
	}
	if got := (Rect{0, 0, MM(10), MM(20)}).Area(); math.Abs(got-200) > 0.01 {
		t.Errorf("10 × 20 mm cover %v mm²", got)
	}
}

func TestOverlaps(t *testing.T) {
	r := Rect{10, 20, 100, 50}
	for _, c := range []struct {
		name string
		s    Rect
		want bool
	}{
		{"itself", r, true},
		{"inside", Rect{20, 30, 1, 1}, true},
		{"touches the right edge", Rect{110, 20, 10, 10}, false},
		{"touches the lower edge", Rect{10, 70, 10, 10}, false},
		{"beside", Rect{200, 20, 10, 10}, false},
		{"empty, inside", Rect{20, 30, 0, 10}, false},
	} {
		if r.Overlaps(c.s) != c.want || c.s.Overlaps(r) != c.want {
			t.Errorf("%s: overlaps %v and %v, want %v", c.name, r.Overlaps(c.s), c.s.Overlaps(r), c.want)
		}
	}
}

func TestContains(t *testing.T) {
	r := Rect{10, 20, 100, 50}
	for p, want := range map[Point]bool{{10, 20}: true, {109, 69}: true, {110, 20}: false, {10, 70}: false, {9, 20}: false} {
		if got := r.Contains(p); got != want {
			t.Errorf("%v: %v, want %v", p, got, want)
		}
	}
}

// TestRectLaws holds what must be true of any two rectangles.
func TestRectLaws(t *testing.T) {
	side := rapid.Int64Range(-50, 50)
	draw := func(t *rapid.T) Rect {
		return Rect{Length(side.Draw(t, "x")), Length(side.Draw(t, "y")), Length(side.Draw(t, "w")), Length(side.Draw(t, "h"))}
	}
	rapid.Check(t, func(t *rapid.T) {
		r, s := draw(t), draw(t)
		common := r.Intersect(s)
		if common != s.Intersect(r) || r.Overlaps(s) == common.IsEmpty() {
			t.Fatalf("%v and %v have %v in common", r, s, common)
		}
		all := r.Union(s)
		p := Point{Length(side.Draw(t, "px")), Length(side.Draw(t, "py"))}
		if (r.Contains(p) || s.Contains(p)) && !all.Contains(p) {
			t.Fatalf("%v lies in %v or %v, but not in %v", p, r, s, all)
		}
		if (r.Contains(p) && s.Contains(p)) != (common.Contains(p) && !common.IsEmpty()) {
			t.Fatalf("%v: in %v %v, in %v %v, in both %v", p, r, r.Contains(p), s, s.Contains(p), common)
		}
	})
}

func TestMatrix(t *testing.T) {
	if x, y := Identity.Apply(3, 4); x != 3 || y != 4 {
		t.Errorf("the identity gives %v, %v", x, y)
	}
	quarter := Matrix{A: 0, B: 1, C: -1, D: 0, E: 10, F: 20}
	if x, y := quarter.Apply(3, 4); x != 6 || y != 23 {
		t.Errorf("a quarter turn gives %v, %v", x, y)
	}
}
