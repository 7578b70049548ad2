package metadata

import (
	"bytes"
	"cmp"
	"slices"
)

// node is an entry of a directory that is written: a value, or a directory.
type node struct {
	entry
	isFixed bool // the value lies at its old place already
	child   []node
}

// stripEXIF returns EXIF anew, with nothing in it but what stays: no thumbnail,
// which may show what was cropped, no texts, which XMP and IPTC have, and no
// time of taking on another day than the fields'. Empty if nothing is left.
func stripEXIF(exif []byte, date string, keep Keep) []byte {
	t, ok := openBlock(exif)
	if !ok {
		return nil
	}
	main := t.first()
	camera := t.sub(main, tagEXIF)
	taken, _ := find(camera, tagTaken)
	isKept := func(e entry) bool {
		return keep.keepsTag(e.tag) && (!takenTags[e.tag] || day(decodeASCII(taken.value)) == date)
	}
	root := nodesOf(main, isKept)
	root = t.appendChild(root, tagEXIF, nodesOf(camera, isKept))
	if keep.Location {
		root = t.appendChild(root, tagGPS, nodesOf(t.sub(main, tagGPS), func(entry) bool { return true }))
	}
	return t.write(root)
}

func nodesOf(entries []entry, isKept func(entry) bool) []node {
	var out []node
	seen := map[uint16]bool{}
	for _, e := range entries {
		if isKept(e) && !seen[e.tag] {
			seen[e.tag] = true
			out = append(out, node{entry: e})
		}
	}
	return out
}

func (t block) appendChild(nodes []node, tag uint16, child []node) []node {
	if len(child) == 0 {
		return nodes
	}
	return append(nodes, node{entry: entry{tag: tag, kind: 4, count: 1}, child: child})
}

// maxBlock is the most bytes that EXIF may have in a JPEG.
const maxBlock = 0xffff - 2 - len(ExifHeader)

// write lays out directories and values behind the header. A maker note stays
// where it was, since offsets in it count from the start of the block;
// everything else follows it. A block that is too large does without, and then
// with the orientation alone: honest ones hold no more than they held.
func (t block) write(root []node) []byte {
	out := append(bytes.Clone(t.b[:4]), 0, 0, 0, 0)
	if note := makerNote(root); note != nil && len(note.value) > 4 {
		if note.at < 8 { // in the header: broken
			return t.write(without(root, tagMakerNote))
		}
		note.isFixed = true
		out = append(out, make([]byte, note.at-8)...)
		out = append(out, note.value...)
		out = append(out, make([]byte, len(out)&1)...)
	}
	t.order.PutUint32(out[4:], uint32(len(out)))
	switch out = t.appendDirectory(out, root); {
	case len(out) <= maxBlock:
		return out
	case makerNote(root) != nil:
		return t.write(without(root, tagMakerNote))
	}
	return t.write(nodesOf(t.first(), func(e entry) bool { return e.tag == tagOrientation && len(e.value) <= 4 }))
}

func makerNote(root []node) *node {
	for i := range root {
		for j := range root[i].child {
			if n := &root[i].child[j]; n.tag == tagMakerNote {
				return n
			}
		}
	}
	return nil
}

// without returns nodes less those of a tag, and less directories that have
// nothing else.
func without(nodes []node, tag uint16) []node {
	var out []node
	for _, n := range nodes {
		child := without(n.child, tag)
		if n.tag == tag || len(n.child) > 0 && len(child) == 0 {
			continue
		}
		n.child = child
		out = append(out, n)
	}
	return out
}

// appendDirectory appends a directory, its values, and then its directories.
func (t block) appendDirectory(out []byte, nodes []node) []byte {
	slices.SortStableFunc(nodes, func(a, b node) int { return cmp.Compare(a.tag, b.tag) })
	at := len(out)
	out = append(out, make([]byte, 2+12*len(nodes)+4)...)
	t.order.PutUint16(out[at:], uint16(len(nodes)))
	for i, n := range nodes {
		out = t.putValue(out, at+2+12*i, n)
	}
	for i, n := range nodes {
		if len(n.child) > 0 {
			t.order.PutUint32(out[at+2+12*i+8:], uint32(len(out)))
			out = t.appendDirectory(out, n.child)
		}
	}
	return out
}

// putValue writes an entry, and its value behind all if it has no room in it.
func (t block) putValue(out []byte, at int, n node) []byte {
	t.order.PutUint16(out[at:], n.tag)
	t.order.PutUint16(out[at+2:], n.kind)
	t.order.PutUint32(out[at+4:], n.count)
	switch {
	case len(n.value) <= 4:
		copy(out[at+8:at+12], n.value)
	case n.isFixed:
		t.order.PutUint32(out[at+8:], uint32(n.at))
	default:
		t.order.PutUint32(out[at+8:], uint32(len(out)))
		out = append(out, n.value...)
		out = append(out, make([]byte, len(out)&1)...)
	}
	return out
}
