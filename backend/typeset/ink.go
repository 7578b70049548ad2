package typeset

import (
	"sync"

	"broadsheet/backend/font"
)

// inkCache remembers the horizontal reach of glyphs' ink, in font units. Only
// marks are asked for, so it stays small.
type inkCache struct {
	mu    sync.Mutex
	reach map[inkKey]ink
}

type inkKey struct {
	face *font.Face
	gid  font.GID
}

// of returns the reach of a glyph's ink from its origin.
func (c *inkCache) of(f *font.Face, gid font.GID) ink {
	key := inkKey{f, gid}
	c.mu.Lock()
	defer c.mu.Unlock()
	if r, ok := c.reach[key]; ok {
		return r
	}
	if c.reach == nil {
		c.reach = map[inkKey]ink{}
	}
	r := reachOf(f.Outline(gid))
	c.reach[key] = r
	return r
}

// reachOf is the horizontal reach of an outline's points; control points may
// lie a little outside the ink.
func reachOf(outline []font.Segment) ink {
	var r ink
	first := true
	for _, seg := range outline {
		for _, p := range seg.P[:pointsOf(seg.Op)] {
			x := int64(p.X)
			if first {
				r, first = ink{x, x}, false
			}
			r.left, r.right = min(r.left, x), max(r.right, x)
		}
	}
	return r
}

func pointsOf(op font.SegmentOp) int {
	switch op {
	case font.QuadTo:
		return 2
	case font.CubeTo:
		return 3
	}
	return 1
}
