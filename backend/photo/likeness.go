package photo

import (
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"math/bits"

	"github.com/corona10/goimagehash"
)

// Likeness is what two copies of a photo have in common, whatever their size,
// compression and tone: which of its lowest frequencies are strong, and where
// it becomes lighter from left to right. The zero Likeness, of a plain area,
// is like nothing.
type Likeness struct {
	Frequencies uint64 `json:"frequencies"` // pHash: DCT of 64 × 64, the lowest 8 × 8 over their median
	Slopes      uint64 `json:"slopes"`      // dHash: 9 × 8, each pixel against its right neighbour
}

// likenessVersion is part of the key in the cache: raise it whenever the same
// picture gives another Likeness.
const likenessVersion = 1

// Unlike is the distance of photos of which one is like nothing.
const Unlike = 64

// IsKnown reports whether there is anything to compare.
func (l Likeness) IsKnown() bool { return l != Likeness{} }

// Distance tells how unlike two photos are, 0 to 64: the mean of the bits that
// differ in both hashes, rounded up.
func (l Likeness) Distance(m Likeness) int {
	if !l.IsKnown() || !m.IsKnown() {
		return Unlike
	}
	return (bits.OnesCount64(l.Frequencies^m.Frequencies) + bits.OnesCount64(l.Slopes^m.Slopes) + 1) / 2
}

// alikeWithin is the greatest distance at which two photos count as copies of
// one: docs/decisions/0018 has the measurements.
const alikeWithin = 10

// IsAlike reports whether two photos are copies of one.
func (l Likeness) IsAlike(m Likeness) bool { return l.Distance(m) <= alikeWithin }

// Likeness returns that of a photo. It decodes the original to an eighth of its
// size, unless the photo was analysed before, or asked for. Errors:
// *finding.Error where the original cannot be used, or the context's.
func (d *Darkroom) Likeness(ctx context.Context, id ID, name string) (Likeness, error) {
	if l, ok := d.KnownLikeness(id); ok {
		return l, nil
	}
	n, err := d.smallNegative(ctx, id, name)
	if err != nil {
		return Likeness{}, err
	}
	return d.keepLikeness(id, n), ctx.Err()
}

// smallNegative is the negative that is there, or else a small one that is not
// kept: nothing can be printed from it.
func (d *Darkroom) smallNegative(ctx context.Context, id ID, name string) (*negative, error) {
	if n := d.drawer.get(id, (*negative).isWhole); n != nil {
		return n, nil
	}
	o := original{id: id, name: name}
	if err := d.read(&o); err != nil {
		return nil, err
	}
	h, err := readHeader(name, o.data)
	if err != nil {
		return nil, err
	}
	// At least twice the side is left.
	times := min(bits.Len(uint(min(h.width, h.height)/(2*likenessSide))), 3)
	done, err := d.work(ctx, h.cost(times)+int64(len(o.data)))
	if err != nil {
		return nil, err
	}
	defer done()
	n := newNegative(o.data, h, nil)
	n.halvings = max(n.least, times)
	return n.develop(ctx, name, o.data, h)
}

func likenessKey(id ID) string { return fmt.Sprintf("likeness/%d/%s", likenessVersion, id) }

// keepLikeness finds the likeness of a photo's negative and puts it into the cache.
func (d *Darkroom) keepLikeness(id ID, n *negative) Likeness {
	l := n.likeness()
	data := binary.BigEndian.AppendUint64(nil, l.Frequencies)
	d.cache.Put(likenessKey(id), binary.BigEndian.AppendUint64(data, l.Slopes))
	return l
}

// KnownLikeness returns what the cache knows.
func (d *Darkroom) KnownLikeness(id ID) (Likeness, bool) {
	data, ok := d.cache.Get(likenessKey(id))
	if !ok || len(data) != 16 {
		return Likeness{}, false
	}
	return Likeness{binary.BigEndian.Uint64(data), binary.BigEndian.Uint64(data[8:])}, true
}

// likenessSide is about the size at which a picture is hashed: the hashes look
// at 64 pixels, and their own reduction is slow from many.
const likenessSide = 128

func (n *negative) likeness() Likeness {
	small := upright(n.lightness(likenessSide), n.orientation).(*image.Gray)
	if isPlain(small) {
		return Likeness{}
	}
	frequencies, err1 := goimagehash.PerceptionHash(small)
	slopes, err2 := goimagehash.DifferenceHash(small)
	if err1 != nil || err2 != nil {
		return Likeness{} // only of no picture at all
	}
	return Likeness{frequencies.GetHash(), slopes.GetHash()}
}

// lightness is the negative in grey, reduced by a whole factor to about a side.
func (n *negative) lightness(side int) *image.Gray {
	var from plane
	switch m := n.picture.(type) {
	case *image.Gray:
		from = grey(m)
	case *image.YCbCr:
		from = luma(m)
	}
	factor := max(1, min(from.width, from.height)/side)
	return reduceGray(&image.Gray{Pix: from.pix, Stride: from.stride, Rect: image.Rect(0, 0, from.width, from.height)}, factor)
}

// isPlain reports whether a picture shows no more than the noise of an area
// of one tone, whose hashes are chance.
func isPlain(m *image.Gray) bool {
	const noise = 8
	least, most := uint8(255), uint8(0)
	for y := range m.Rect.Dy() {
		for _, v := range m.Pix[y*m.Stride:][:m.Rect.Dx()] {
			least, most = min(least, v), max(most, v)
		}
	}
	return int(most)-int(least) < noise
}
