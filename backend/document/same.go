package document

import (
	"maps"
	"reflect"
	"unsafe"

	"broadsheet/backend/design"
)

// Documents share what steps left alone, so most comparisons end at a pointer.

// sameSlice reports whether two slices are one in memory.
func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (a == nil) == (b == nil) && (len(a) == 0 || unsafe.SliceData(a) == unsafe.SliceData(b))
}

// sameMap reports whether two maps are one in memory, or both empty.
func sameMap[M ~map[K]V, K comparable, V any](a, b M) bool {
	return len(a) == len(b) && (len(a) == 0 || reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer())
}

func sameFit(a, b *Fit) bool {
	if a == nil || b == nil {
		return a == b
	}
	return reflect.DeepEqual(a, b)
}

// sameDesign compares the parts of a design that are copied by reference first.
func sameDesign(a, b *design.Design) bool {
	if a.Name == b.Name && sameMap(a.Styles, b.Styles) && sameMap(a.Inks, b.Inks) && sameMap(a.Faces, b.Faces) && sameMap(a.Characters, b.Characters) &&
		sameSlice(a.Grids, b.Grids) && a.Format == b.Format && a.Head == b.Head && a.Badge == b.Badge &&
		a.Photos == b.Photos && a.Folio == b.Folio && a.Rules == b.Rules && a.Continues == b.Continues &&
		a.Locale == b.Locale && maps.Equal(a.Title, b.Title) && sameSlice(a.Families, b.Families) {
		return true
	}
	return reflect.DeepEqual(a, b)
}
