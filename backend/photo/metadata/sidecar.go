package metadata

import (
	"encoding/xml"
	"errors"
	"fmt"
	"reflect"
)

// ErrSidecar says that a sidecar cannot be added to without losing some of it.
var ErrSidecar = errors.New("the sidecar cannot be read")

// Sidecar returns the fields as the bytes of an .xmp file. Of a file that is
// there already everything stays that is not ours; a property that says what a
// field says is not touched, one of an empty field is taken out. An existing
// file that cannot be read gives an ErrSidecar.
func Sidecar(f Fields, existing []byte) ([]byte, error) {
	f = f.Normal()
	if len(xmpText(existing)) == 0 {
		return wrap(wholeXMP(writeFields(&f, anyProperty))), nil
	}
	out, err := merge(f, existing, func(xml.Name) bool { return false })
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSidecar, err)
	}
	return out, nil
}

// merge puts fields into XMP and takes out what else a test names. The result
// says what the fields say.
func merge(f Fields, existing []byte, isUnwanted func(xml.Name) bool) ([]byte, error) {
	had, err := ReadSidecar(existing)
	if err != nil {
		return nil, err
	}
	cut := map[xml.Name]bool{}
	isChanged := func(p property) bool { return !p.isSame(&f, &had) }
	for _, p := range vocabulary {
		for _, name := range p.read {
			cut[name] = cut[name] || isChanged(p)
		}
	}
	rest, err := cutProperties(existing, func(n xml.Name) bool { return cut[n] || isUnwanted(n) })
	if err != nil {
		return nil, err
	}
	out := rest.with(writeFields(&f, isChanged))
	if got, err := ReadSidecar(out); err != nil || !reflect.DeepEqual(got, f) {
		return nil, errors.Join(errors.New("XMP of a form that cannot be added to"), err)
	}
	return out, nil
}

// isSame reports whether two say the same in the field of a property.
func (p property) isSame(a, b *Fields) bool {
	return reflect.DeepEqual(p.values(a), p.values(b))
}
