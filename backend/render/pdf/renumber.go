package pdf

import (
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
)

// numbers returns the numbers in use, ascending.
func (f *file) numbers() []ref {
	ns := make([]ref, 0, len(f.objects))
	for n := range f.objects {
		ns = append(ns, n)
	}
	slices.Sort(ns)
	return ns
}

// walk numbers the objects that can be reached, in the order in which they are
// met, keys sorted: so the numbers depend on the content alone, and what
// nothing refers to is left out.
type walk struct {
	from  map[ref]object
	to    map[ref]ref
	order []ref // old numbers
}

func (w *walk) visit(o object) {
	switch v := o.(type) {
	case ref:
		if _, seen := w.to[v]; seen || w.from[v] == nil {
			return
		}
		w.order = append(w.order, v)
		w.to[v] = ref(len(w.order))
		w.visit(w.from[v])
	case array:
		for _, item := range v {
			w.visit(item)
		}
	case dict:
		for _, k := range sortedKeys(v) {
			w.visit(v[k])
		}
	case *stream:
		w.visit(v.dict)
	}
}

// renumbered returns o with its references led to the new numbers; one that
// leads nowhere becomes null.
func (w *walk) renumbered(o object) object {
	switch v := o.(type) {
	case ref:
		if n, ok := w.to[v]; ok {
			return n
		}
		return plain("null")
	case array:
		out := make(array, len(v))
		for i, item := range v {
			out[i] = w.renumbered(item)
		}
		return out
	case dict:
		out := make(dict, len(v))
		for k, item := range v {
			out[k] = w.renumbered(item)
		}
		return out
	case *stream:
		return &stream{w.renumbered(v.dict).(dict), v.data}
	}
	return o
}

// header returns the first two lines: the version, and four high bytes that
// tell transports that the file is binary (ISO 32000-1, 7.5.2).
func header(version string) string { return "%PDF-" + version + "\n%\xe2\xe3\xcf\xd3\n" }

// write numbers the objects anew and writes the finished file. Its id is the
// hash of all other objects, so that it can stand in the metadata too.
func (f *finishing) write(w io.Writer) error {
	walk := &walk{from: f.objects, to: map[ref]ref{}}
	walk.visit(f.root)
	walk.visit(f.info)
	hash := sha256.New()
	bodies := make([][]byte, 0, len(walk.order)+1)
	for _, old := range walk.order {
		if old == f.metadata {
			bodies = append(bodies, nil)
			continue
		}
		b := appendIndirect(nil, walk.to[old], walk.renumbered(f.objects[old]))
		hash.Write(b)
		bodies = append(bodies, b)
	}
	id := hash.Sum(nil)[:16]
	n := walk.to[f.metadata]
	bodies[n-1] = appendIndirect(nil, n, f.xmp(id))
	return writeFile(w, f.options.version(), bodies, dict{
		"Size": number(len(bodies) + 1),
		"Root": walk.to[f.root],
		"Info": walk.to[f.info],
		"ID":   array{text(id), text(id)},
	})
}

func appendIndirect(b []byte, n ref, o object) []byte {
	b = fmt.Appendf(b, "%d 0 obj\n", n)
	b = appendObject(b, o)
	return append(b, "\nendobj\n"...)
}

// writeFile writes header, objects 1, 2, …, the cross-reference table and the
// trailer.
func writeFile(w io.Writer, version string, bodies [][]byte, trailer dict) error {
	head := header(version)
	at := len(head)
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(bodies)+1)
	for _, b := range bodies {
		table = fmt.Appendf(table, "%010d 00000 n \n", at)
		at += len(b)
	}
	table = append(table, "trailer\n"...)
	table = appendDict(table, trailer)
	table = fmt.Appendf(table, "\nstartxref\n%d\n%%%%EOF\n", at)
	for _, part := range slices.Concat([][]byte{[]byte(head)}, bodies, [][]byte{table}) {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}
