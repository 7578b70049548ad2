package compose

import (
	"encoding/binary"
	"hash/fnv"
	"math"
)

// How far another batch may prefer what would cost more: enough that other
// pages come first, and no worse ones than an editor would look at.
const (
	tileLiking    = 5.0
	openingLiking = 4.0
	pageLiking    = 3.0
)

// liking is what a batch adds to the cost of a choice, from 0 to most: by
// chance, but the same for the same seed and choice. The first batch, seed 0,
// adds nothing.
func liking(seed int64, most float64, choice ...int) float64 {
	if seed == 0 {
		return 0
	}
	h := fnv.New64a()
	var word [8]byte
	for _, v := range append([]int{int(seed)}, choice...) {
		binary.LittleEndian.PutUint64(word[:], uint64(v))
		h.Write(word[:])
	}
	x := h.Sum64()
	x ^= x >> 32
	x *= 0x9e3779b97f4a7c15
	return most * float64(x>>11) / float64(uint64(1)<<53)
}

// likeTiles adds the batch's liking to a table of tiles: by width and, in
// steps, by height.
func (m *moduler) likeTiles(t *tileTable) {
	if m.copy.in.Seed == 0 {
		return
	}
	for w := range t.cost {
		for h := range t.cost[w] {
			if !math.IsInf(t.cost[w][h], 1) {
				t.cost[w][h] += m.tileLiking(t.tile[w][h], w, h)
			}
		}
	}
}

// heightStep is the rows within which a batch likes a tile alike.
const heightStep = 6

func (m *moduler) tileLiking(t tile, w, h int) float64 {
	part := -1
	if t.kind == sectionTile {
		part = t.module.section
	}
	return liking(m.copy.in.Seed, tileLiking, int(t.kind), part, w, h/heightStep)
}

// treeLiking is what the batch's liking added to a cutting.
func (m *moduler) treeLiking(n *cutting) float64 {
	sum := 0.0
	for _, leaf := range n.leaves() {
		sum += m.tileLiking(*leaf.tile, leaf.cols, leaf.rows)
	}
	return sum
}

// likePage is what a batch adds to a whole page when pages are picked: by where
// its dominant photo and its head stand.
func (c *candidate) likePage(seed int64) {
	main, head := c.places[mainPhoto], c.places["head"]
	c.liking = liking(seed, pageLiking, len(c.family), c.grid.Columns, main.col, main.row/heightStep, main.cols, head.col, head.cols, head.rows)
	c.cost += c.liking
}

// likeOpenings says how this batch likes openings, by what makes them look
// different.
func (r *runner) likeOpenings(all []opening) {
	if r.copy.in.Seed == 0 {
		return
	}
	for i := range all {
		o := &all[i]
		head, beside := headPlan{}, len(o.slots)
		if o.head != nil {
			head = *o.head
		}
		o.liking = liking(r.copy.in.Seed, openingLiking, head.cols, head.lines, beside, o.leadRow, o.rows)
	}
}
